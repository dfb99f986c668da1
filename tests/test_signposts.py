"""Who may be at risk: the table first, then what holds for every message."""

import json
import time
from pathlib import Path

import numpy as np
import pytest
from conftest import ROOT

from answering.alarm import Alarm
from answering.phrases import Phrases, sentences
from answering.signposts import SITUATIONS, situations
from index.embedding import SentenceEmbeddings

CASES = [json.loads(line) for line in Path(__file__).with_name("routing_cases.jsonl").read_text(encoding="utf-8").splitlines()]
AT_RISK = [case for case in CASES if case["label"] == "at_risk"]
ALARM = Alarm()
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
    ("they'd all be better off without me", "suicide"),
    ("I can't go on", "suicide"),
    ("i'm being followed", "stalking"),
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
    "can i tell the judge cafcass got it wrong",
    "is she going to recommend that my boys live with me",
    "where is the domestic abuse assessment that the officer did?",
    "i could murder that officer",
    "they are bleeding us dry",
]  # fmt: skip


def seen(text: str, embeddings: SentenceEmbeddings, previous: tuple[str, ...] = ()) -> tuple[str, ...]:
    return situations(text, embeddings.query(text), previous, ALARM)


@pytest.mark.parametrize(("text", "situation"), TABLE)
def test_a_disclosure_shows_its_situation(text, situation, embeddings):
    assert situation in seen(text, embeddings)


@pytest.mark.parametrize("text", LURES)
def test_a_figure_of_speech_or_a_question_about_policy_shows_none(text, embeddings):
    assert seen(text, embeddings) == ()


def test_nearly_all_cases_at_risk_are_seen(embeddings):
    """The model is statistical: floors for all cases together, the failing texts printed."""
    missed = [case["text"] for case in AT_RISK if not seen(case["text"], embeddings)]
    misnamed = [case["text"] for case in AT_RISK if case["want"] not in seen(case["text"], embeddings)]
    assert len(missed) <= 0.05 * len(AT_RISK), missed
    assert len(misnamed) <= 0.1 * len(AT_RISK), misnamed


def test_hardly_anybody_else_is_alarmed(embeddings):
    alarmed = [case["text"] for case in NOT_AT_RISK if seen(case["text"], embeddings)]
    assert len(alarmed) <= 0.03 * len(NOT_AT_RISK), alarmed


def test_the_fixed_set_is_told_apart(embeddings):
    rows = [json.loads(line) for line in (ROOT / "eval" / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["part"] == "dev"]
    shown = [(row, bool(seen(row["question"], embeddings, tuple(row["previous"])))) for row in rows]
    missed = [row["question"] for row, help_is_shown in shown if row["signposts"] and not help_is_shown]
    alarmed = [row["question"] for row, help_is_shown in shown if not row["signposts"] and help_is_shown]
    assert not missed
    assert len(alarmed) <= 0.02 * len(rows), alarmed
    assert not [row for row, help_is_shown in shown if row["kind"] == "emotional_long" and help_is_shown]


@pytest.mark.parametrize(("text", "situation"), TABLE)
def test_without_a_vector_the_words_decide(text, situation):
    assert situation in situations(text)
    assert situations(text, np.ones(768, dtype=np.float32)) == situations(text)


def test_the_most_urgent_comes_first(embeddings):
    found = seen("He beat me last week and he is outside now with a knife", embeddings)
    assert found[0] == "danger_now"
    assert "domestic_abuse" in found
    assert list(found) == sorted(found, key=SITUATIONS.index)


def test_an_earlier_message_alone_shows_nothing_but_adds_to_a_hint(embeddings):
    earlier = "he threatened me with a knife"
    assert seen("How long does a report take?", embeddings, (earlier,)) == ()
    assert seen("police were useless", embeddings) == ()
    assert seen("police were useless", embeddings, (earlier,)) != ()


@pytest.mark.parametrize("text", [text for text, _ in TABLE] + LURES)
def test_how_it_is_typed_never_matters(text, embeddings):
    expected = seen(text, embeddings)
    for typed in (text.upper(), text.lower(), f"  \n{text}\t ", text.replace("'", "\u2019"), text.replace("'", ""), f"{text} \u200b\u00a0"):
        assert seen(typed, embeddings) == expected
        assert situations(typed) == situations(text)


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
