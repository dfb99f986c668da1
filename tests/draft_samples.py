"""A draft reply that is current and complete, for tests that put one thing into it."""

from __future__ import annotations

from collections.abc import Sequence

from answering.checks.check import Check
from answering.draft import CHECKS, checked
from answering.draft_text import Draft, read_draft
from answering.findings import DraftReport, Excused, Finding
from answering.library import Library
from corpus.body import Body
from corpus.document import Document

LETTER = """Our ref: CAF 26-12

4 March 2026

Dear Ms Applecross

Freedom of Information Act 2000

Thank you for your email of 11 February 2026. You asked:

1. {asked}

Please see below for our response.

{said}

That is our answer.

If you are unhappy with this reply, you can ask us for an internal review within 40 working days of this letter by email to governance@cafcass.gov.uk. If you are still unhappy after the review, you can complain to the Information Commissioner's Office under section 50 of the Freedom of Information Act 2000: Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, telephone 0303 123 1113.

Yours sincerely

Governance Team
"""
ASKED = "Who decides about contact?"
SAID = "It is the court, and not Cafcass, that makes decisions about contact."


def letter(said: str = SAID, asked: str = ASKED) -> str:
    """The draft with one answer to one request."""
    return LETTER.replace("{asked}", asked).replace("{said}", said)


def drafted(text: str, body: Body) -> Draft:
    return read_draft(Document((text,)), "draft.txt", body, text)


def reported(text: str, library: Library, checks: Sequence[Check] = CHECKS) -> DraftReport:
    """The report of some checks alone."""
    return checked(drafted(text, library.body), library, checks)


def findings(text: str, library: Library, checks: Sequence[Check], check: str = "") -> list[Finding]:
    """What some checks find; of one check id, where given."""
    return [f for f in reported(text, library, checks).findings if not check or f.check == check]


def excuse(text: str, library: Library, checks: Sequence[Check], duty: str) -> Excused | None:
    """Why a duty does not apply, where the rule says so and nothing else."""
    rule = next(check.rule for check in checks if check.duty == duty)
    told = list(rule(drafted(text, library.body), library))
    return told[0] if len(told) == 1 and isinstance(told[0], Excused) else None
