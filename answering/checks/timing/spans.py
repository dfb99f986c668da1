"""How long before or after a letter, or the request, a day is said to have been: "One day after that letter, on 11 October 2018"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from answering.checks.check import Check
from answering.checks.timing.days import in_words, receipt_day
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.support.numerals import NUMBER, number
from corpus.dates import dates_in
from corpus.references import canonical, references_in
from corpus.source import Span

DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}
OUT = {"day": 0.5, "week": 3.5, "fortnight": 3.0, "month": 16.0, "year": 190.0}  # days by which so many of them may be out, each for the first
_HOW_LONG = rf"(?P<n>an?|{NUMBER}) (?P<unit>days?|weeks?|fortnights?|months?|years?)(?: (?:later|earlier))?"
_SPAN = re.compile(
    rf"(?:\b(?P<lead>on) (?P<first>\d{{1,2}} [A-Z][a-z]+ (?:19|20)\d\d),? )?(?P<about>(?:about|around|some|almost|nearly|roughly|over|more than|less than|just under|just over) )?\b{_HOW_LONG} (?P<way>before|after) (?P<what>(?:that|the|this|our|the same) (?:letter|reply|answer|response)|your (?:request|e-?mail|letter)(?: (?:arrived|reached us|came))?|you (?:wrote|asked))(?P<behind>,? (?:on|and on) \d{{1,2}} [A-Z][a-z]+ (?:19|20)\d\d)?",
    re.I,
)


def spans(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each length of time told beside a day that is not so far from the letter, or from the request, that it is counted from."""
    letters = {canonical(letter.reference): letter.published.date for letter in library.letters if letter.published and letter.published.basis == "stated"}
    received = receipt_day(draft)
    last: date | None = None
    for said in draft.part("opening", "answered", "closing"):
        for match in _SPAN.finditer(said.text):
            stated = match["first"] or match["behind"]
            before = [letters[canonical(one)] for one in references_in(said.text[: match.start()]) if canonical(one) in letters]
            dated = [day for day, *_ in dates_in(said.text[: match.start()]) if day in letters.values()]
            of_letter = [last, *(before or dated)][-1]
            start = (received.value if received else None) if match["what"].lower().startswith("you") else of_letter
            days = [day for day, *_ in dates_in(stated)] if stated else []
            counted_from = [start] if match["what"].lower().startswith("you") else [start, *letters.values()]  # "that letter" may be any
            if start and len(days) == 1 and not any(_so_far(match, one, days[0]) for one in counted_from if one):
                when = f"{abs((days[0] - start).days):,} day{'s' if abs((days[0] - start).days) != 1 else ''} {'after' if days[0] > start else 'before'} {in_words(start)}"
                yield Raised("conflict.span", Span(said.span.start + match.start("n"), said.span.start + match.end("what")), {"day": in_words(days[0]), "when": when})
        named = [letters[canonical(one)] for one in references_in(said.text) if canonical(one) in letters] or [day for day, *_ in dates_in(said.text) if day in letters.values()]
        last = named[-1] if named else last


def _so_far(match: re.Match[str], start: date, day: date) -> bool:
    """Whether a day is as far from the start as a match says, and on that side of it."""
    unit = match["unit"].lower().rstrip("s")
    told = (1.0 if match["n"].lower() in ("a", "an") else number(match["n"])) * DAYS[unit]
    apart = (day - start).days * (1 if match["way"].lower() == "after" else -1)
    return abs(apart - told) <= OUT[unit] + (told * 0.3 if match["about"] else 0.0)


CHECKS = (Check("spans", spans),)
