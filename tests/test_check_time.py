"""The letter's date and the day of the request, written in many ways: a reply in time is left alone, a late one and one without a date are found."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from answering.checks.timing.dates import CHECKS
from answering.draft_text import read_draft
from answering.findings import Raised
from corpus.body import load_body
from corpus.document import Document

BODY = load_body(Path("corpus"))
LIBRARY = SimpleNamespace(body=BODY, changes=())
RECEIPTS = (
    "Thank you for your request of 5 February 2024, which we have handled under the Freedom of Information Act 2000.",
    "Your request got to us on 5 February 2024. Here is our answer under the Freedom of Information Act 2000.",
    "Here's our answer to your FOI request. It came in on 5 February 2024.",
    "Your message landed with us on 5 February 2024, and we've dealt with it under FOIA.",
    "I acknowledge your letter dated 5th February 2024, in which you ask for information under the Freedom of Information Act.",
    "We had your e-mail about our offices on 5 February 2024. We have looked at it under the FOI Act.",
    "On 5 February 2024 you asked us for information under the Freedom of Information Act 2000.",
    "You wrote on 5 February 2024 to ask about our offices. This is our reply under the Freedom of Information Act.",
    "Further to your enquiry (received Monday 5 February 2024), please find our response under the Freedom of Information Act 2000 below.",
    "Many thanks for getting in touch on 5 February 2024. We've treated this as a request under the FOI Act.",
    "I am replying to your request for information made on 5 February 2024 under the Freedom of Information Act.",
    "This is the response of the Service to the request made by you on 05/02/2024 pursuant to the Freedom of Information Act 2000.",
    "Your request, logged on 5 February 2024, has been considered under the Freedom of Information Act 2000.",
    "Request received: 5 February 2024\n\nThis was handled under the Freedom of Information Act 2000.",
    "Date of your request: 5 February 2024\n\nThis was handled under the Freedom of Information Act 2000.",
    "On 5 February 2024 we received four requests from you under the Freedom of Information Act 2000.",
    "Your request of the 5th of February has been dealt with under the Freedom of Information Act 2000.",
    "It was on 5 February 2024 that your request was received; it falls under the Freedom of Information Act 2000.",
)
HEADS = (
    "{}", "Date: {}", "Dated {}", "Northvale, {}", "Our ref: NV 24-11\n{}", "NV 24-11 | {}", "NV 24-11, {}", "Sent: {}", "Issued: {}", "Date of reply: {}", "Reply sent {}", "FOI reply NV 24-11 - {}",
    "Date of response: {}", "Response date: {}", "Letter date: {}",
)
BODIES = (
    "1. How many officers work in the north?\n\nThere were 214 officers on 31 January 2024.\n\n2. When did the office open?\n\nIt opened on 4 May 2019.",
    "You asked how many officers work in the north, and when the office opened.\n\nWe had 214 officers in the north on 31 January 2024.\n\nThe office opened on 4 May 2019.",
)
END = "If you are unhappy with this reply you can ask for an internal review within 40 working days. If you are still unhappy you can complain to the Information Commissioner's Office under section 50.\n\nYours sincerely,\n\nThe Information Team\n"


def raised(receipt: str, head: str, sent: str, body: str = BODIES[0], salutation: str = "Dear Ms Sample,") -> set[str]:
    top = head.format(sent) if sent else "Northvale Family Service"
    text = "\n\n".join(part for part in (top, salutation, receipt, body, END) if part)
    draft = read_draft(Document((text,)), "draft.txt", BODY, text)
    found = {one.name for check in CHECKS for one in check.rule(draft, LIBRARY) if isinstance(one, Raised)}
    return found - {"late_reply.counted_from"}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("receipt", RECEIPTS)
def test_every_way_to_name_the_day_of_the_request_is_read(receipt: str, body: str) -> None:
    assert raised(receipt, "{}", "26 February 2024", body) == set()
    assert raised(receipt, "{}", "18 March 2024", body) == {"late_reply.late"}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("written", ["{0} {1} 2024", "{0}th {1} 2024", "Monday {0} {1} 2024", "{1} {0}, 2024"])
def test_every_way_to_date_the_letter_is_read(head: str, written: str) -> None:
    assert raised(RECEIPTS[0], head, written.format(26, "February")) == set()
    assert raised(RECEIPTS[0], head, written.format(18, "March")) == {"late_reply.late"}


@pytest.mark.parametrize("receipt", RECEIPTS)
def test_a_letter_without_a_date_is_found(receipt: str) -> None:
    assert "missing_date.none" in raised(receipt, "", "")


@pytest.mark.parametrize("salutation", ["Hello Ms Sample", "Hi Jo,", "Dear Sir or Madam", "Good morning,", "Dear requester", "Jo,", ""])
def test_any_salutation_or_none(salutation: str) -> None:
    assert raised(RECEIPTS[1], "{}", "26 February 2024", salutation=salutation) == set()
    assert raised(RECEIPTS[1], "{}", "18 March 2024", salutation=salutation) == {"late_reply.late"}
    assert raised(RECEIPTS[1], "", "", salutation=salutation) == {"missing_date.none"}
