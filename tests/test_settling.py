"""Who has the last word, put in words that share nothing with the record's."""

from __future__ import annotations

import pytest

from answering.record.precedents import precedents
from answering.record.settling import settled, settles_alone

LAST_WORD = "Who has the last word on whether a child sees a parent, the court or Cafcass?"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("The last word belongs to Cafcass.", LAST_WORD),
        ("The judge advises and we decide.", LAST_WORD),
        ("The final decision about a child spending time with a parent is ours.", ""),
        ("We take no side between parents, and our officer makes the final decision about contact.", ""),
    ],
)
def test_another_who_decides_is_a_conflict(library, said, asked):
    first = precedents(said, library, asked)[0]
    assert (first.relation, first.reason) == ("conflicts", "actor")
    assert "it is the court" in first.passage.text.lower()


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("The court decides.", LAST_WORD),
        ("The last word belongs to the judge.", LAST_WORD),
        ("The practitioner decides.", "Who picks the assessment tool in a case?"),
        ("We decide.", "Who decides which office deals with my letter?"),
        ("The line manager decides.", "Who decides whether action is taken against a worker?"),
        ("That is for us to decide.", "Who decides what is published?"),
    ],
)
def test_the_court_or_something_else_decided_is_none(library, said, asked):
    assert [p for p in precedents(said, library, asked) if p.relation == "conflicts"] == []


def test_what_is_decided_may_stand_in_the_request_alone():
    names = ("Northshire Council",)
    assert settled("We decide.", "Who decides on grants?", names) == ["Who decides on grants? It is Northshire Council that makes the final decision."]
    assert settled("The manager decides on grants.", "", names) == ["grants It is the manager that makes the final decision."]
    assert settles_alone("We decide.", names) and not settles_alone("We decide on grants.", names) and not settles_alone("We met.", names)
