"""One message, several asks; and the letters that a message names."""

from __future__ import annotations

from datetime import date

import pytest

from answering.asks import MOST, asks_of
from answering.mentioned import mentioned
from corpus.source import Published, Source


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("who decides?", 1),
        ("how long do you keep records and who can see them?", 2),
        ("Where does my letter go? When should I hear back?", 2),
        ("what training do they get, is it refreshed, and can i see what mine has done", 3),
        ("My ex moved away in May. Nobody told me. Can I ask for another officer?", 1),
        ("do you know who decides and when", 2),
        ("I want to know if they read it", 1),
        ("I was told who would come and what they would ask.", 1),
        ("how much is it? what for? who pays? and when? and where?", MOST),
    ],
)
def test_asks_are_counted_as_a_person_would(message, asks):
    assert len(asks_of(message)) == asks


def test_an_ask_that_leans_takes_the_one_before_it_along():
    assert asks_of("who can complain, and how do they do it?")[1].startswith("who can complain")


def test_within_one_message_it_is_what_was_named_before():
    assert "complaint" in asks_of("who reads the reply to my complaint, and can they pass it on to the judge?")[1]


@pytest.mark.parametrize("message", ["", "?", "and and and", "who? who? who?", "why " * 400])
def test_whatever_is_asked_something_is_looked_up(message):
    assert 1 <= len(asks_of(message)) <= MOST


def source(reference: str, day: date, kind: str = "letter") -> Source:
    return Source(key=reference.replace(" ", "-"), kind=kind, reference=reference, title=reference, text="", path="x.txt", digest="", published=Published(day))


SOURCES = (
    source("BW 15-44", date(2015, 5, 1)), source("BW 18-2", date(2018, 3, 4)), source("BW 18-20", date(2018, 9, 9)),
    source("Operating guide", date(2018, 1, 1), "policy"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("what did BW 15-44 say about training", {"BW-15-44"}),
        ("and bw15/44?", {"BW-15-44"}),
        ("what does BW-18-2 say", {"BW-18-2"}),
        ("in the 2018 letter, who decides", {"BW-18-2", "BW-18-20"}),
        ("your letter of 4 March 2018 says I can complain", {"BW-18-2"}),
        ("how many complaints in 2018", set()),
        ("what did BW 99-1 say", set()),
    ],
)
def test_letters_that_a_question_names(question, keys):
    assert mentioned(question, SOURCES) == keys
