"""Internal review and the right to complain to the regulator: what counts as saying it, and where it belongs."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from answering.checks.ending.redress import names, names_right, offers_review
from answering.checks.ending.rights import CHECKS
from answering.draft_text import Draft, Said, read_draft
from answering.findings import Excused, Raised
from corpus.body import load_body
from corpus.document import Document
from corpus.source import Span

CORPUS = Path(__file__).parents[1] / "corpus"
BODY = load_body(CORPUS)
LIBRARY: Any = SimpleNamespace(body=BODY)
RULES = {check.duty: check.rule for check in CHECKS}
NAMED = names(BODY.regulator)

OFFERS = [
    "If you are unhappy with the decisions made in relation to your request, you may ask for an internal review to be undertaken.",
    "You have the right to an internal review.",
    "You are entitled to ask us to look at this decision again.",
    "You may ask the Constabulary to look again at its decision.",
    "Requests for internal review should reach us within two months, addressed to foi@wfc.example.",
    "An internal review can be requested by writing to the Head of Governance.",
    "Anyone who made a request is entitled to a review, and should ask within 40 working days.",
    "Should you wish to appeal, please write to the Director of Resources at the address above.",
    "If you think we got this wrong, please tell us within 40 working days and someone else will look at it afresh.",
    "A requester who disagrees with this decision should write to the address above within two calendar months.",
    "If you are not satisfied with our response, please contact the Complaints Team.",
    "If you disagree with this decision you can ask us to reconsider it.",
    "We do not have an internal review procedure.",
    "If you wish to complain about how we handled your request, write to us within 40 working days.",
    "If you're unhappy with this response you can ask for an internal review and, if still unhappy after that, complain to the Information Commissioner.",
    "To request an internal review, use the form on our website.",
    "If you would like our decision to be reviewed, let us know by 3 July 2025.",
    "Appeals should be sent to the Chief Executive within 40 working days.",
    "You can challenge our decision by writing to the Monitoring Officer.",
    "If you are dissatisfied with this response, please put your complaint to the Monitoring Officer within 40 working days.",
    "If you want us to think again, ask within 40 working days.",
    "The ICO recommends that you ask us to review our decision first.",
]
NO_OFFERS = [
    "If you are unhappy with this reply. We are sorry that this is not the answer for which you hoped.",
    "If you are dissatisfied with the way the review is handled or the decision made at that review, you can contact the Information Commissioner's office:",
    "If you are not content with the outcome of the internal review, you have the right to apply directly to the Information Commissioner for a decision.",
    "Generally, the ICO cannot make a decision unless you have exhausted the complaints procedure provided by the Council.",
    "If, after the review, you are still unhappy, you can complain to the ICO.",
    "If you have asked for an internal review and remain dissatisfied, you may complain to the Information Commissioner.",
    "If you remain dissatisfied following an internal review you can complain to the ICO.",
    "The ICO will generally not consider a case until our own review has been finished.",
    "If you are still unhappy you can complain to the Information Commissioner under section 50, normally within six weeks.",
    "If you are dissatisfied with this reply, you can complain to the Information Commissioner's Office.",
    "If you have any queries about this letter, please contact me.",
    "You may ask the Information Commissioner to review our decision.",
    "If you remain unhappy you have the right to appeal to the Information Commissioner.",
    "The Commissioner will expect you to have first requested an internal review.",
    "If our review does not settle the matter you may apply to the Information Commissioner.",
    "When you have had the result of the review you may still go to the Commissioner.",
    "If you are unhappy with this reply, write to the Local Government Ombudsman.",
    "We review our policies every year.",
    "We hope that this answers your questions.",
]
RIGHTS = [
    "If you are dissatisfied with the way the internal review is handled you are free to contact the Information Commissioner's office (www.ico.org.uk):",
    "You then have the right to apply to the Information Commission for a decision.",
    "The Information Commissioner can be contacted at: Wycliffe House.",
    "You may appeal to the ICO.",
    "The ICO is the independent body that looks at complaints about freedom of information.",
    "Complaints can be made online at ico.org.uk/foicomplaints.",
    "Complain to the Information Commissioner",
    "You can also take your case to the Information Commissioner’s Office.",
]
NO_RIGHTS = [
    "Information Commissioner's Office",
    "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/",
    "Generally, the ICO cannot make a decision unless you have exhausted the complaints procedure provided by the Council.",
    "The ICO will generally not consider a case until our own review has been finished.",
    "You may complain to the Parliamentary and Health Service Ombudsman.",
    "If you are unhappy, you can ask for an internal review.",
]


def closing(text: str) -> Said:
    return Said(text, Span(0, len(text)), "closing")


@pytest.mark.parametrize("text", OFFERS)
def test_a_review_is_offered(text: str) -> None:
    assert offers_review(closing(text), (), NAMED)


@pytest.mark.parametrize("text", NO_OFFERS)
def test_a_review_is_presupposed_or_not_spoken_of(text: str) -> None:
    assert not offers_review(closing(text), (), NAMED)


@pytest.mark.parametrize("text", RIGHTS)
def test_the_right_to_complain_is_named(text: str) -> None:
    assert names_right(closing(text), (), NAMED)


@pytest.mark.parametrize("text", NO_RIGHTS)
def test_the_right_to_complain_is_not_named(text: str) -> None:
    assert not names_right(closing(text), (), NAMED)


def test_lines_below_a_colon_or_a_heading_are_read_with_it() -> None:
    assert offers_review(closing("If you are unhappy with this reply, please:"), (closing("- write to the Secretary within 40 working days"),), NAMED)
    assert offers_review(closing("Internal review"), (closing("Write to the Head of Governance within 40 working days."),), NAMED)
    assert not offers_review(closing("Internal review"), (closing("Information Commissioner's Office"),), NAMED)
    assert names_right(closing("If you remain unhappy you may complain to:"), (closing("Post"), closing("Information Commissioner's Office")), NAMED)


REVIEW = "If you are unhappy with this reply, you may ask for an internal review within 40 working days by writing to the Secretary. Someone else will answer."
RIGHT = "If you are still unhappy, you can complain to the Information Commissioner's Office under section 50 of the Act:"
BLOCK = "Information Commissioner's Office\nWycliffe House\nWilmslow SK9 5AF\n0303 123 1113\nhttps://ico.org.uk/make-a-complaint/foi-and-eir-complaints/"
LETTER = f"""Westmarch Family Courts Service

Our ref: WFC 26-131

4 March 2026

Dear Ms Underhay

Freedom of Information Act 2000

Thank you for your email of 11 February 2026. You asked:

1. How many complaints about you did the ICO receive in 2025?

The Information Commissioner's Office told us of six complaints in 2025.

2. Do you review every report?

A manager reviews every report before it is filed.

{REVIEW}

{RIGHT}

{BLOCK}

Yours sincerely

Governance Team
"""


def drafted(text: str) -> Draft:
    return read_draft(Document((text,)), "draft.txt", BODY, text)


def raised(text: str) -> list[Raised]:
    draft = drafted(text)
    return [one for rule in RULES.values() for one in rule(draft, LIBRARY) if isinstance(one, Raised)]


def found(text: str) -> list[tuple[str, str]]:
    draft = drafted(text)
    return [(one.name, draft.text[slice(*one.span)]) for one in raised(text)]


FILED = "A manager reviews every report before it is filed."
OMBUDSMAN = RIGHT.replace("Information Commissioner's Office", "Local Government Ombudsman")
COMPANION = "Generally, the ICO cannot make a decision until our review is over."
FIRST, LAST = REVIEW.split(". ")[0] + ".", REVIEW.split(". ")[1]
CASES = [
    ("", "", []),
    (FIRST + " ", "", [("missing_review_rights.none", RIGHT)]),
    (REVIEW, "", [("missing_review_rights.none", RIGHT)]),
    (RIGHT, "", [("missing_regulator.none", "Information Commissioner's Office")]),
    (f"{RIGHT}\n\n{BLOCK}\n\n", "", [("missing_regulator.none", LAST)]),
    (f"{REVIEW}\n\n{RIGHT}\n\n{BLOCK}\n\n", "", [("missing_review_rights.none", FILED), ("missing_regulator.none", FILED)]),
    (RIGHT, OMBUDSMAN, [("missing_regulator.none", OMBUDSMAN)]),
    (RIGHT, COMPANION, [("missing_regulator.none", COMPANION)]),
    (" within 40 working days", "", [("missing_review_rights.no_time", FIRST.replace(" within 40 working days", ""))]),
    (" by writing to the Secretary", "", [("missing_review_rights.no_route", FIRST.replace(" by writing to the Secretary", ""))]),
    (" under section 50 of the Act", "", [("missing_regulator.no_section50", RIGHT.replace(" under section 50 of the Act", ""))]),
    (f"{REVIEW}\n\n{RIGHT}", f"Your right to complain\n\n{REVIEW}\n\n{RIGHT}", []),
    (f"{RIGHT}\n\n{BLOCK}", "You may then apply to the Information Commissioner (section 50).", []),
    (REVIEW, "You may ask us to look at this again by replying to this e-mail by 1 May 2026.", []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_what_is_missing_is_found_where_it_belongs(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert old in LETTER
    assert found(LETTER.replace(old, new, 1)) == expected


def test_paragraphs_are_filled_from_what_is_on_file() -> None:
    review, regulator = raised(LETTER.replace(f"{REVIEW}\n\n{RIGHT}\n\n{BLOCK}\n\n", ""))
    assert (review.paragraph, regulator.paragraph) == ("review", "regulator")
    assert BODY.foi.post in review.values["route"]
    assert regulator.values["regulator"] == BODY.regulator.name
    assert BODY.regulator.phone in regulator.values["contacts"]


def test_the_outcome_of_a_review_offers_no_other() -> None:
    draft = drafted(LETTER.replace("Freedom of Information Act 2000\n", "Internal review: WFC 26-131\n").replace(REVIEW, ""))
    assert [type(one) for one in RULES["review_rights"](draft, LIBRARY)] == [Excused]
    assert not list(RULES["regulator"](draft, LIBRARY))


@pytest.mark.parametrize("path", sorted((CORPUS / "letters").glob("*.txt")), ids=lambda path: path.stem)
def test_letters_that_were_sent_give_both_and_too_little_of_each(path: Path) -> None:
    told = {name for name, _ in found(path.read_text(encoding="utf-8"))}
    assert told == {"missing_review_rights.no_route", "missing_review_rights.no_time", "missing_regulator.no_section50"}


@pytest.mark.parametrize(
    ("closing", "wrong"),
    [
        ("If you are still unhappy after that, you must complain under section 50 of the Act to the Information Commissioner's Office.", ["must"]),
        ("If you are still unhappy after that, you can complain under section 50 of the Act to the Information Commissioner's Office.", []),
        ("You must ask us for a review first, and can then complain to the Information Commissioner's Office.", []),
    ],
)
def test_nobody_has_to_complain_to_the_regulator(closing, wrong):
    draft = read_draft(Document((f"Dear Ms Applecross\n\n1. Who decides?\n\nThe court decides.\n\n{closing}\n\nYours sincerely",)), "draft.txt", BODY)
    assert [draft.text[slice(*one.span)] for one in RULES["regulator"](draft, LIBRARY) if isinstance(one, Raised) and one.name == "conflict.complaint_duty"] == wrong
