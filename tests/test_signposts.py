"""Who may be at risk: the table first, then what holds for every message."""

import json
import time
from pathlib import Path

import pytest

from answering.phrases import Phrases, sentences
from answering.signposts import SITUATIONS, situations

CASES = [json.loads(line) for line in Path(__file__).with_name("routing_cases.jsonl").read_text(encoding="utf-8").splitlines()]
AT_RISK = [case for case in CASES if case["label"] == "at_risk"]
NOT_AT_RISK = [case for case in CASES if case["label"] != "at_risk"]

TABLE = [
    ("he says hes coming to take them tonight and i dont know if i should still do the cafcass call", "danger_now"),
    ("my ex has a knife", "danger_now"),
    ("He used to hit me and now he wants the children every weekend", "domestic_abuse"),
    ("I'm scared of what my husband will do if he sees this", "domestic_abuse"),
    ("her new boyfriend hits my son", "child_at_risk"),
    ("I'm 12 and I don't want to see my dad", "child_writing"),
    ("I don't want to be here any more", "suicide"),
    ("everyone would be better off without me", "suicide"),
    ("she took the kids to Spain and won't bring them back", "abduction"),
    ("I hit my wife last night and I want to stop", "own_behaviour"),
    ("he keeps following me home from work", "stalking"),
    ("my family are making me marry my cousin", "forced_marriage"),
]

LURES = [
    "my ex is a nightmare",
    "this is killing me",
    "this wait is killing me, how long does a report take?",
    "abuse policy",
    "what is Cafcass's policy on domestic abuse",
    "dying to know what they said about training",
    "he shot down my proposal",
    "As a journalist, I'd like the statistics on suicides of parents",
    "How does Cafcass assess domestic abuse?",
    "who decides if i see my kids",
    "can i complain about my officer?",
]  # fmt: skip


@pytest.mark.parametrize(("text", "situation"), TABLE)
def test_a_disclosure_shows_its_situation(text, situation):
    assert situation in situations(text)


@pytest.mark.parametrize("text", LURES)
def test_a_figure_of_speech_or_a_question_about_policy_shows_none(text):
    assert situations(text) == ()


@pytest.mark.parametrize("case", AT_RISK, ids=lambda case: case["text"][:40])
def test_a_case_at_risk_is_seen(case):
    assert case["want"] in situations(case["text"])


@pytest.mark.parametrize("case", NOT_AT_RISK, ids=lambda case: case["text"][:40])
def test_a_case_that_is_not_at_risk_is_left_alone(case):
    assert situations(case["text"]) == ()


def test_the_most_urgent_comes_first():
    found = situations("He beat me last week and he is outside now with a knife")
    assert found[0] == "danger_now"
    assert "domestic_abuse" in found
    assert list(found) == sorted(found, key=SITUATIONS.index)


def test_an_earlier_message_alone_shows_nothing_but_adds_to_a_hint():
    earlier = "he threatened me with a knife"
    assert situations("How long does a report take?", (earlier,)) == ()
    assert situations("police were useless") == ()
    assert situations("police were useless", (earlier,)) != ()


@pytest.mark.parametrize("text", [text for text, _ in TABLE] + LURES)
def test_how_it_is_typed_never_matters(text):
    expected = situations(text)
    assert situations(text.upper()) == expected
    assert situations(text.lower()) == expected
    assert situations(f"  \n{text}\t ") == expected
    assert situations(text.replace("'", "\u2019")) == expected
    assert situations(text.replace("'", "")) == expected
    assert situations(text + " \u200b\u00a0") == expected
    assert situations(text) == expected


@pytest.mark.parametrize("text", ["", " ", "?", "\u200b", "🙂"])
def test_an_empty_message_shows_none(text):
    assert situations(text) == ()


@pytest.mark.parametrize("unit", ["he ", "he hit ", "a", "my ex said he will ", "kill kill me ", "... "])
def test_the_time_grows_with_the_length(unit):
    situations("warm up")
    started = time.perf_counter()
    situations((unit * 20_000)[:20_000])
    assert time.perf_counter() - started < 10


def test_a_phrase_is_read_as_written():
    groups = {"hurts": ["hit", "beat* up"]}
    message = sentences("He\u2019s never, ever BEATEN up my dog. Me neither.")
    assert message == (" hes never ever beaten up my dog ", " me neither ")
    assert Phrases(["hes .. {hurts} my|his dog"], groups).said_in(message) == ("hes .. {hurts} my|his dog",)
    assert Phrases(["hes {hurts}"], groups).said_in(message) == ()
    assert Phrases(["dog me"]).said_in(message) == ()  # a phrase never crosses the end of a sentence
    assert Phrases(["never ever? beaten"]).without(message) == (" hes - up my dog ", " me neither ")


def test_a_phrase_without_a_word_is_refused():
    with pytest.raises(ValueError, match="asks for no word"):
        Phrases(["please? .."])
    with pytest.raises(KeyError, match="nobody"):
        Phrases(["{nobody} came"])
