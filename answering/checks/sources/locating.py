"""Sections, paragraphs and pages of documents and Acts: a number that past letters do not know, and nearly do.

The record knows which places past letters named in which document. Another place may be right all the same, so only
one that looks like a slip of the pen for a known one (two digits changed about, one too many or another) is an error; but
what a past letter is said to have named must be what it named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from answering.checks.check import Check
from answering.checks.sources.document_places import (
    LETTER_SAID,
    OF_IT,
    WE_SAID,
    Placed,
    Record,
    Rows,
    Short,
    paired_with,
    plain_title,
    record_of,
    where,
)
from answering.checks.sources.listed_places import in_lists
from answering.checks.sources.misplaced import of_another_edition, told_elsewhere
from answering.checks.sources.places_told import of_a_letter, of_document, of_its_year, reported, withheld_then
from answering.checks.sources.standing import stands_elsewhere
from answering.draft_text import Draft
from answering.findings import Excused, Raised
from answering.library import Library
from answering.record.locators import Locator, locators
from answering.record.slips import slip
from corpus.anatomy.titles import policies_in
from corpus.references import references_in
from corpus.source import Span

UNTITLED = ("minute", "item", "entry")  # places of which the document is seldom named
_FOIA = re.compile(r"\bFreedom of Information\b")
_SAME_ONE = re.compile(r"\b(?:that|this|the same|its|of it|in it|(?:a|an|the) (?:later|earlier|then|old|older|new|newer|present|current) edition)\b", re.I)
_IN_USE = re.compile(r"\bedition (?:that was )?(?:then )?(?:in use|in force|current|used) in (?P<month>january|february|march|april|may|june|july|august|september|october|november|december)?\s*(?P<year>(?:19|20)\d\d)\b", re.I)
_BY_THE_ACT = re.compile(r"\b(?:under|by|and) (?:sections? )?$", re.I)  # "Under section 16 we can suggest that you narrow this point"
_THEN = re.compile(r"\b(?:in|our|on|the)\s+(?:\d{1,2} )?(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)?\s*(?P<year>(?:19|20)\d\d)\b", re.I)
_OF_DOCUMENT = re.compile(r"\b(?:adopted|approved|issued|published|agreed|made|revised|dated|force|edition|version|since|consulted on)\b[^.;,]{0,30}$|\([^()]*$", re.I)  # when a document was made
_EDITION = re.compile(r"\s+(?:edition|version)\b")
_MONTHS = "january february march april may june july august september october november december".split()


def places(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Each place in a document that looks like a slip for one that past letters name, once."""
    seen: set[Span] = set()
    for one in _places(draft, library):
        if isinstance(one, Excused) or one.span not in seen:
            seen |= {one.span} if isinstance(one, Raised) else set()
            yield one


def _places(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """What each of the rules below finds."""
    record, short = record_of(library), Short()
    rows = [(said, here := locators(said.text), paired_with(said.text, here, short)) for said in draft.part("answered")]
    last = ""
    for said, here, paired in rows:
        if last and not paired and (_SAME_ONE.search(said.text) or LETTER_SAID.search(said.text)):
            paired = [(last, one) for one in here if not _BY_THE_ACT.search(said.text[: one.span.start])]
        paired = [(last if last and OF_IT.match(said.text, one.span.end) else title, one) for title, one in paired]
        last = (policies_in(said.text) or [last])[-1]
        for title, one in paired:
            known = of_document(plain_title(title, library), record)
            numbers = {number: named_in[0][0] for (kind, number), named_in in known.items() if kind == one.kind}
            meant = next((number for number in numbers if slip(one.number, number)), None) if not _of_an_act(title, one, numbers) else None
            if meant and not any(one.number == number or one.number.startswith(f"{number}(") for number in numbers):
                span = where(said, one)
                values = {"number": one.number, "title": title, "known": meant, "reference": numbers[meant].reference}
                yield Raised("wrong_locator.differs", span, values, (), (numbers[meant].reference,))
        for one in here:
            if "." not in one.number or any(one is other and plain_title(title, library) in record for title, other in paired):
                continue
            beside = {number: rows_of[0][0] for title in policies_in(said.text) for (kind, number), rows_of in of_document(plain_title(title, library), record).items() if "." in number}
            meant = next((number for number in beside if slip(one.number, number)), None)
            if meant and one.number not in beside:
                span = where(said, one)
                yield Raised("wrong_locator.differs", span, {"number": one.number, "title": policies_in(said.text)[0], "known": meant, "reference": beside[meant].reference}, (), (beside[meant].reference,))
                break
    yield from _untitled(rows, library)
    yield from in_lists(rows, library)
    yield from stands_elsewhere(draft, library)
    yield from of_another_edition(rows, record, library)
    yield from told_elsewhere(rows, record, library)
    in_documents = [(said, paired) for said, _, paired in rows]
    yield from of_a_letter(rows, library)
    yield from of_its_year(rows, library)
    yield from withheld_then(rows, library)
    yield from _dated(in_documents, record, library)
    yield from reported(in_documents, record, library)
    if not any(here for _, here, _ in rows):
        yield Excused("not_applicable", "The draft names no section, paragraph or page.")


def _untitled(rows: Placed, library: Library) -> Iterator[Raised]:
    """Each "minute 2.7" of no named document that is a slip for the only ones that past letters name."""
    for said, here, paired in rows:
        for one in here:
            if one.kind not in UNTITLED or any(one is other for _, other in paired):
                continue
            known = {place.number: letter for letter in library.letters for exchange in letter.exchanges for span in exchange.answered for place in locators(letter.slice(span)) if place.kind == one.kind}
            meant = next((number for number in known if slip(one.number, number)), None)
            if meant and one.number not in known:
                reference = known[meant].reference
                yield Raised("wrong_locator.differs", where(said, one), {"number": one.number, "title": f"{one.kind}s", "known": meant, "reference": reference}, (), (reference,))


def _of_an_act(title: str, one: Locator, known: Iterable[str]) -> bool:
    """Whether a place is a section of the Freedom of Information Act, whose sections are known by themselves: it is called so, or has a
    subsection where no place of the document has one."""
    return bool(_FOIA.search(title)) or ("(" in one.number and not any("(" in number for number in known))


def _dated(rows: Rows, record: Record, library: Library) -> Iterator[Raised]:
    """Each sentence of what was said in a year of a place that only letters of another year name."""
    for said, paired in rows:
        in_use = _IN_USE.search(said.text)
        then = in_use or _THEN.search(said.text)
        if not then or references_in(said.text) or (not in_use and (not WE_SAID.search(said.text) or _OF_DOCUMENT.search(said.text[: then.start()]) or _EDITION.match(said.text, then.end()))):
            continue
        named = [row for title, one in paired for row in record.get(plain_title(title, library), {}).get((one.kind, one.number), ())]
        if in_use and not paired:  # "in the edition in use in October 2018 this was paragraph 5.21"
            named = [row for one in locators(said.text) if "." in one.number for known in record.values() for row in known.get((one.kind, one.number), ())]
        days = [source.published.date for source, _ in named if source.published]
        month = _MONTHS.index(then["month"].lower()) + 1 if then["month"] else None
        if in_use and not any(month == day.month or str(day.year) == then["year"] for day in days):
            continue  # no slip: an edition of another time
        if days and not any(str(day.year) in said.text and (month is None or day.month == month or str(day.year) != then["year"]) for day in days):
            source, past = named[0]
            when = source.published.text if source.published else "undated"
            span = Span(said.span.start + then.start("month" if then["month"] else "year"), said.span.start + then.end())
            yield Raised("conflict.date", span, {"reference": source.reference, "when": when, "past": " ".join(past.split())}, (), (source.reference,))


CHECKS = (Check("locators", places),)
