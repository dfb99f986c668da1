"""A draft reply -> DraftReport: every check, in one list. Deterministic, without a chat model; nothing of a draft is kept.

It reports and never rewrites; and it says so where something could not be checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from answering.checks.answers import requests
from answering.checks.check import Check
from answering.checks.ending import act_claims, contacts, denied, review_by, review_times, rights
from answering.checks.itself import (
    enclosures,
    given_after_all,
    held_because,
    held_within,
    including,
    list_counts,
    summed_up,
    taken_back,
    totals,
    undone,
    yes_no,
)
from answering.checks.people import kept_below, personal
from answering.checks.refusals import cost_sums, exemptions
from answering.checks.reviewed import known_claims, known_copies, known_facts, redress_named, superseded
from answering.checks.said_before import changed, holding, record
from answering.checks.sources import citing, document_dates, law_places, letter_dates, locating, quoting
from answering.checks.timing import dates, spans, to_come
from answering.checks.wording import english, links, names
from answering.draft_text import Draft, read_draft
from answering.findings import DraftReport, Duty, Excused, Finding, Judged, Raised
from answering.library import Library
from corpus.document import Document
from corpus.formats.text import decoded
from corpus.reading import read
from prompts.findings import DraftWords, load_draft_words

CHECKS: tuple[Check, ...] = (
    *dates.CHECKS, *requests.CHECKS, *exemptions.CHECKS, *rights.CHECKS, *review_times.CHECKS, *review_by.CHECKS, *denied.CHECKS, *contacts.CHECKS, *superseded.CHECKS,
    *record.CHECKS, *holding.CHECKS, *held_within.CHECKS, *held_because.CHECKS, *summed_up.CHECKS, *including.CHECKS, *enclosures.CHECKS, *given_after_all.CHECKS, *yes_no.CHECKS, *taken_back.CHECKS, *act_claims.CHECKS, *undone.CHECKS, *changed.CHECKS, *quoting.CHECKS, *citing.CHECKS, *letter_dates.CHECKS, *document_dates.CHECKS, *known_facts.CHECKS, *known_claims.CHECKS, *known_copies.CHECKS, *redress_named.CHECKS, *to_come.CHECKS, *spans.CHECKS, *cost_sums.CHECKS, *locating.CHECKS, *law_places.CHECKS, *links.CHECKS, *list_counts.CHECKS, *totals.CHECKS, *personal.CHECKS, *kept_below.CHECKS,
    *names.CHECKS, *english.CHECKS,
)  # fmt: skip
LONGEST = 20_000  # words of a draft that are checked
_ORDER = {"error": 0, "warning": 1, "note": 2}


class UnusableDraft(Exception):
    """A draft that cannot be checked. Its message is one plain sentence with the way out."""


def check_draft(text: str, library: Library) -> DraftReport:
    """The report on a pasted draft. Raises UnusableDraft when there is nothing to check or too much."""
    _bounded(text)
    given = text.replace("\r\n", "\n").replace("\r", "\n")
    return checked(read_draft(Document((given,)), "draft.txt", library.body, given), library)


def check_file(path: Path, library: Library) -> DraftReport:
    """The report on a draft in a file. Raises UnusableDraft, and UnreadableFile for one that cannot be read."""
    document = read(path)
    _bounded("\n".join(document.pages))
    plain = path.suffix.lower() in (".txt", ".text", ".md")
    given = decoded(path.read_bytes(), path.name).replace("\r\n", "\n").replace("\r", "\n") if plain else None
    return checked(read_draft(document, path.name, library.body, given), library)


def checked(draft: Draft, library: Library, checks: Sequence[Check] = CHECKS) -> DraftReport:
    """The report on a draft that has been read."""
    words = load_draft_words()
    by_check = [(check, list(check.rule(draft, library))) for check in checks]
    raised = [one for _, found in by_check for one in found if isinstance(one, Raised)]
    duties = [_duty(check, [*found, *(one for one in raised if one.check == check.also)], words) for check, found in by_check]
    findings = {(f.start, f.end, f.check, f.message): f for f in (_finding(one, draft, words) for one in raised)}
    in_order = sorted(findings.values(), key=lambda f: (f.start, _ORDER[f.severity], f.end, f.check))
    sentences = tuple(_placed(judged, draft) for judged in record.judged(draft, library))
    return DraftReport(draft.text if draft.given is None else draft.given, tuple(in_order), sentences, tuple(duties), draft.letter.warnings)


def _finding(one: Raised, draft: Draft, words: DraftWords) -> Finding:
    wording, place = words.wordings[one.name], draft.original(one.span)
    text = (draft.text if draft.given is None else draft.given)[place.start : place.end]
    paragraph = words.paragraphs[one.paragraph].format_map(one.values) if one.paragraph else ""
    message, action = (said.format_map(one.values) for said in (wording.message, wording.action))
    return Finding(one.check, wording.severity, place.start, place.end, text, message, action, one.evidence, one.sources, paragraph)  # type: ignore[arg-type]


def _duty(check: Check, found: Sequence[Raised | Excused], words: DraftWords) -> Duty:
    line = words.duties[check.duty]
    if excused := next((one for one in found if isinstance(one, Excused)), None):
        return Duty(check.duty, excused.status, f"{line} {excused.reason}")
    graver = any(words.wordings[one.name].severity != "note" for one in found if isinstance(one, Raised))
    return Duty(check.duty, "not_met" if graver else "met", line)


def _placed(judged: Judged, draft: Draft) -> Judged:
    place = draft.original(type(draft.end)(judged.start, judged.end))
    text = (draft.text if draft.given is None else draft.given)[place.start : place.end]
    return Judged(place.start, place.end, text, judged.verdict, judged.match, judged.citations)


def _bounded(text: str) -> None:
    words = len(text.split())
    if not words:
        raise UnusableDraft("There is nothing to check yet. Paste the text of a draft reply, or choose a file.")
    if words > LONGEST:
        raise UnusableDraft(f"This draft has {words:,} words, and at most {LONGEST:,} can be checked at once. Check it in parts.")


def all_messages(findings: Iterable[Finding]) -> str:
    """The findings in words, one a line, for a terminal."""
    return "\n".join(f"{f.severity.upper():8} {f.check}: {f.message} {f.action}" for f in findings)
