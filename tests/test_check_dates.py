"""The letter's date, the time the reply took, and the law it was handled under."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from answering.checks.timing.dates import CHECKS
from answering.draft_text import Draft, read_draft
from answering.findings import Excused, Raised
from corpus.body import load_body
from corpus.document import Document
from corpus.register import load_changes

CORPUS = Path(__file__).parents[1] / "corpus"
LIBRARY: Any = SimpleNamespace(body=load_body(CORPUS), changes=load_changes(CORPUS))
RULES = {check.duty: check.rule for check in CHECKS}

LETTER = """Westmarch Family Courts Service
2nd Floor
Gatehouse Court
Gatehouse GH1 9ZZ

Our ref: WFC 26-131
Tel 01632 960 881

4 March 2026

Dear Ms Underhay

Freedom of Information Act 2000

Thank you for your email of 11 February 2026. You asked:

1. How many court officers did you employ on 1 January 2026?

We employed 402 court officers on 1 January 2026.

2. How many of them hold a teaching qualification?

Nineteen told us when they were appointed that they hold one. The records were checked on 3 March 2019.

If you are unhappy with this reply, you may ask for an internal review within 40 working days. We aim to answer within 20 working days.

Yours sincerely

Governance Team
"""


def drafted(text: str) -> Draft:
    return read_draft(Document((text,)), "draft.txt", LIBRARY.body, text)


def found(text: str, *duties: str) -> list[tuple[str, str]]:
    draft = drafted(text)
    raised = [one for duty in duties or RULES for one in RULES[duty](draft, LIBRARY) if isinstance(one, Raised)]
    return [(one.name, draft.text[slice(*one.span)]) for one in raised]


def excuse(text: str, duty: str) -> str | None:
    told = list(RULES[duty](drafted(text), LIBRARY))
    return told[0].status if len(told) == 1 and isinstance(told[0], Excused) else None


def test_a_good_letter_is_silent() -> None:
    assert found(LETTER) == []
    assert excuse(LETTER, "in_time") is None


DATE, RECEIPT, ASKED = "4 March 2026\n", "Thank you for your email of 11 February 2026.", "Thank you for your email of 11 February 2026. You asked:"
SILENT = [
    (DATE, "Date: 4th March 2026\n"), (DATE, "Wednesday 4 March 2026\n"), (DATE, "04/03/2026\n"), (DATE, "2026-03-04\n"), (DATE, "Gatehouse, 4 March 2026\n"),
    (DATE, "Date of this letter: 4 March 2026\nDate of your request: 11 February 2026 (received the same day)\n"),
    (DATE, "Date received: 11 February 2026\nDate of reply: 4 March 2026\n"), (DATE, "FOI 26/131 Date: 4 March 2026\n"),
    (RECEIPT, "We received your request on 11 February 2026."), (RECEIPT, "Thank you for your email of 11 February."),
    (RECEIPT, "I refer to your request dated 11/02/2026."),
    (RECEIPT, "Thank you for your email of 2 February 2026, which we received on 9 February 2026."),
    (RECEIPT, "Thank you for your letter of 4 January 2026. We asked you to clarify it, and you did so on 20 February 2026."),
    (RECEIPT, "Thank you for your email of 5 January 2026. We wrote on 2 February to extend the time limit while we weighed the public interest."),
    (RECEIPT, "Thank you for your email of 5 January 2026. On 20 January we sent a fees notice."),
    (RECEIPT, "Thank you for your email of 5 January 2026, which was passed to us by Foxholme District Council on 20 February 2026."),
    ("Governance Team\n", "Governance Team\n\nDate: 4 March 2026\n"),
    ("Nineteen told us", "Your earlier request of 12 June 2024 asked the same. Nineteen told us"),
    ("2. How many of them", "2. Since 31 June 2024, how many of them"),
    ("We aim to answer within 20 working days.", "By law we must reply within 20 working days, and we did."),
    ("We aim to answer within 20 working days.", "A review should take 20 working days, and never more than 40 under the Act's code."),
    ("Nineteen told us", "On average we took 14 working days to respond under the Act. Nineteen told us"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SILENT)
def test_other_good_letters_are_silent(old: str, new: str) -> None:
    assert old in LETTER
    assert found(LETTER.replace(old, new, 1)) == []


WRONG = [
    (DATE, "Date of this letter: 4 March 2027\nDate of your request: 11 February 2026 (received the same day)\n", [("late_reply.late", "4 March 2027"), ("late_reply.counted_from", "11 February 2026")]),
    (DATE, "", [("missing_date.none", "Tel 01632 960 881")]),
    (DATE, "[Date]\n", [("missing_date.incomplete", "[Date]")]),
    (DATE, "XX March 2026\n", [("missing_date.incomplete", "XX March 2026")]),
    (DATE, "DD/MM/YYYY\n", [("missing_date.incomplete", "DD/MM/YYYY")]),
    (DATE, "March 2026\n", [("missing_date.incomplete", "March 2026")]),
    (DATE, "31 June 2026\n", [("missing_date.impossible", "31 June 2026")]),
    (DATE, "Date: 30/02/2026\n", [("missing_date.impossible", "30/02/2026")]),
    (DATE, "29th February 2026\n", [("missing_date.impossible", "29th February 2026")]),
    ("3 March 2019", "31 April 2019", [("missing_date.impossible", "31 April 2019")]),
    ("11 February 2026", "30 February 2026", [("missing_date.impossible", "30 February 2026")]),
    (DATE, "4 January 2026\n", [("missing_date.before_request", "4 January 2026"), ("missing_date.request_later", "11 February 2026")]),
    ("11 February 2026", "11 March 2026", [("missing_date.before_request", "4 March 2026"), ("missing_date.request_later", "11 March 2026")]),
    ("11 February 2026", "11 March", [("missing_date.before_request", "4 March 2026"), ("missing_date.request_later", "11 March")]),
    (" of 11 February 2026", "", [("missing_date.no_request_date", "Thank you for your email.")]),
    (DATE, "12 March 2026\n", [("late_reply.late", "12 March 2026"), ("late_reply.counted_from", "11 February 2026")]),
    (RECEIPT, "We received your request on 3 February 2026.", [("late_reply.late", "4 March 2026"), ("late_reply.counted_from", "3 February 2026")]),
    (RECEIPT, "Thank you for writing to us. Your request came on 3 February 2026.", [("late_reply.late", "4 March 2026"), ("late_reply.counted_from", "3 February 2026")]),
    (RECEIPT, "Re: request from Ms Underhay, received 3 February 2026\n\nThank you for writing.", [("late_reply.late", "4 March 2026"), ("late_reply.counted_from", "3 February 2026")]),
    (RECEIPT, "Thank you for your request of 15 December.", [("late_reply.late", "4 March 2026"), ("late_reply.counted_from", "15 December")]),
    (RECEIPT, "Thank you for your email of 5 January 2026. We are sorry for the delay.",
     [("late_reply.admitted", "4 March 2026"), ("late_reply.counted_from", "5 January 2026")]),
    (RECEIPT, f"{RECEIPT} We will send you the rest by 20 March 2026.", [("late_reply.wrong_deadline", "20 March 2026")]),
    (RECEIPT, f"{RECEIPT} The statutory deadline for a reply is 18 March 2026.", [("late_reply.wrong_deadline", "18 March 2026")]),
    (RECEIPT, f"{RECEIPT} You can expect a full response no later than 2 March 2026.", [("late_reply.past_deadline", "2 March 2026")]),
    ("We aim to answer within 20 working days.", "The Act requires us to respond within 30 working days.", [("late_reply.wrong_limit", "30")]),
    ("We aim to answer within 20 working days.", "Section 10 gives us ten working days to answer.", [("late_reply.wrong_limit", "ten")]),
    ("Freedom of Information Act 2000\n", "Re: Your request WFC 26-131\n", [("missing_regime.none", RECEIPT)]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), WRONG)
def test_what_is_wrong_is_found_at_its_place(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert old in LETTER
    assert found(LETTER.replace(old, new, 1)) == expected


def test_how_late_a_reply_is_and_when_it_was_due() -> None:
    raised = next(one for one in RULES["in_time"](drafted(LETTER.replace(DATE, "1 April 2026\n")), LIBRARY) if isinstance(one, Raised))
    assert (raised.values["days"], raised.values["due"]) == ("34", "11 March 2026")


EXCUSED = [
    (DATE, "", "not_checked"),
    (" of 11 February 2026", "", "not_checked"),
    (RECEIPT, "Thank you for your email of 5 January 2026. You narrowed your request on 20 February.", "not_applicable"),
    (RECEIPT, "Thank you for your email of 5 January 2026, in which you asked for an internal review.", "not_applicable"),
    (RECEIPT, "Thank you for your email of 5 January 2026. Schools have 20 school days to reply.", "not_applicable"),
]


@pytest.mark.parametrize(("old", "new", "status"), EXCUSED)
def test_time_is_not_judged(old: str, new: str, status: str) -> None:
    assert excuse(LETTER.replace(old, new, 1), "in_time") == status


LAWS = ["It was handled under the Environmental Information Regulations 2004.", "We dealt with it under FOIA.", "We considered it in accordance with the Act."]
NO_LAWS = ["Please write to foi@wfc.example.", "Our FOI Team looked into it.", "Ref: FOI 26/131", "We considered it with care."]


@pytest.mark.parametrize("said", LAWS + NO_LAWS)
def test_the_law_is_named(said: str) -> None:
    text = LETTER.replace("Freedom of Information Act 2000\n", "Re: Your questions\n").replace(RECEIPT, f"{RECEIPT} {said}")
    assert bool(found(text, "under_the_act")) == (said in NO_LAWS)


@pytest.mark.parametrize("path", sorted((CORPUS / "letters").glob("*.txt")), ids=lambda path: path.stem)
def test_letters_that_were_sent(path: Path) -> None:
    told = found(path.read_text(encoding="utf-8"), "letter_date", "in_time")
    assert [name for name, _ in told] == ([] if drafted(path.read_text(encoding="utf-8")).sent else ["missing_date.none"])
