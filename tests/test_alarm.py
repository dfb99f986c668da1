"""The alarm: how a message is laid before the network, and what it hears."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.alarm import HEARD, STRIDE, WINDOW, Alarm, as_heard, parts
from answering.risk_model import at_risk
from answering.signposts import SITUATIONS, signs, situations
from index.network import Network

alarm = Alarm()
needed = pytest.mark.skipif(not alarm.present, reason="models/alarm is not here")
QUIET = dict.fromkeys(signs(""), 0.0)
DRY = " Can you tell me how long a report takes and who reads it before it is sent to the court?"


@given(st.lists(st.integers(), max_size=900))
def test_every_token_is_read_and_neighbours_overlap(tokens):
    windows = list(parts(range(len(tokens))))
    assert {n for window in windows for n in window} == set(range(len(tokens)))
    assert all(len(window) <= WINDOW for window in windows)
    assert all(later[0] - earlier[0] <= STRIDE and later[0] <= earlier[-1] for earlier, later in pairwise(windows))


@given(st.text())
def test_how_it_is_typed_is_not_heard(text):
    assert as_heard(text.replace("\u2019", "'")) == as_heard(text)
    assert as_heard(f"  {text}\u200b ") == as_heard(text)


def test_every_situation_that_is_heard_has_its_signposts():
    assert set(HEARD) == set(SITUATIONS)


def test_without_weights_rules_and_words_decide(tmp_path):
    absent = Alarm(Network("alarm", tmp_path))
    assert not absent.present
    for text in ("he strangled me last night", "what is the policy on domestic abuse?"):
        assert situations(text, None, (), absent) == situations(text)


@needed
@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("I counted out my tablets again, there is enough now. I only wanted to know when the hearing is.", "suicide"),
        ("he took my bank card and my phone and I have to ask before I can see my own mum", "domestic_abuse"),
        ("there are little round burns on her arm every time she comes back from contact", "child_at_risk"),
        ("im 11 and mums boyfriend locks me in the shed", "child_writing"),
        ("her passport is gone and he told her they are flying on friday and not coming back", "abduction"),
        ("they have found a husband for my sister in pakistan, she is 16 and she cries all night", "forced_marriage"),
        ("there was a tracker under my car and now he is parked across the road from work every day", "stalking"),
    ],
)
def test_what_no_list_of_words_has_is_heard(text, situation):
    assert situation in situations(text, None, (), alarm)
    assert situation in situations(DRY + " " + text + DRY, None, (), alarm)


@needed
@pytest.mark.parametrize(
    "text",
    [
        "my mum will kill me if I lose this letter",
        "how many reports in 2019 recommended no contact because of domestic abuse?",
        "for my essay I need your policy on self harm",
        "he has never hit me or the children, do I still have to fill in that form?",
        "this wait is killing me",
    ],
)
def test_what_only_sounds_like_it_is_not(text):
    assert situations(text, None, (), alarm) == ()


@needed
def test_a_long_story_is_as_alarming_as_its_worst_part():
    story = "We moved house in May and the school is lovely. " * 40
    worst = "he said if I leave he will kill me and the children"
    alone, within = alarm.hear(worst), alarm.hear(story + worst + ". " + story)
    assert at_risk("", QUIET, None, alone) and at_risk("", QUIET, None, within)
    assert not at_risk("", QUIET, None, alarm.hear(story))


@needed
@pytest.mark.parametrize("text", ["", "?", "🙂"])
def test_nothing_said_is_no_alarm(text):
    assert alarm.hear(text).risk == -math.inf and not situations(text, None, (), alarm)
