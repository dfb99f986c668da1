"""The dates that a draft gives to documents and agreements by their names: where past letters give one, a slip from it is an error.

"The Exhumation Protocol, approved on 9 December 2019": the name, and a date tied to it. Another date may be of another edition, so
only one that is a single slip away from a known one (`redated.Day`), and that no letter gives to the same name, counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.copies import TITLE
from answering.record.redated import DATE, Day
from corpus.dates import MONTHS
from corpus.exchange import Letter
from corpus.sentences import sentences
from corpus.source import Span

_DONE = r"(?:adopted|approved|issued|published|signed|agreed|made|revised|launched|updated|dated|in force|came into force|took effect|reissued)"
_TIED = re.compile(rf"(?:['’]s?)?(?: \((?:(?:version|edition|issue|revision|revised|\w+ edition) ?[\w.]*,? )?(?:{_DONE} )?(?:of |in |on )?$|(?: \([^()]*\))?),? ?(?:(?:which|that) )?(?:(?:was|were|has been|is|are) )?(?:(?:first|last|then|also) )?(?:{_DONE} )?(?:of|on|from|since|in)? ?$", re.I)
_NOT_A_NAME = re.compile(rf"\b(?:{'|'.join(MONTHS)}|freedom of information|act|acts|letter)\b", re.I)


@dataclass(frozen=True)
class Dated:
    """A name with the date tied to it, and where the date stands in the text."""

    name: str
    day: Day
    start: int
    end: int


def dated_names(text: str) -> Iterator[Dated]:
    """The names of a text that have a date behind them."""
    dates = list(DATE.finditer(text))
    for name in TITLE.finditer(text):
        behind = next((date for date in dates if date.start() >= name.end()), None)
        if behind and not _NOT_A_NAME.search(name[0]) and _TIED.fullmatch(text[name.end() : behind.start()]):
            yield Dated(name[0].removeprefix("The ").lower(), Day(behind["day"] or "", behind["month"].lower(), behind["year"]), *behind.span())


def document_dates(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each date of a named document that is one slip away from the one that past letters give it."""
    said = [(one, found) for one in draft.part("answered") for found in dated_names(one.text)]
    if not said:
        return
    known: dict[str, list[tuple[Day, Letter, str]]] = {}
    for letter in library.letters:
        for past, found in _of_letter(letter):
            known.setdefault(found.name, []).append((found.day, letter, past))
    for one, found in said:
        given = known.get(found.name, [])
        if any(day == found.day for day, *_ in given):
            continue
        if meant := next((row for row in given if found.day.slip_for(row[0])), None):
            _, letter, past = meant
            when = letter.published.text if letter.published else "undated"
            span = Span(one.span.start + found.start, one.span.start + found.end)
            yield Raised("conflict.date", span, {"reference": letter.reference, "when": when, "past": " ".join(past.split())}, (), (letter.reference,))


@lru_cache(maxsize=1024)  # letters that are on file, the same for every draft
def _of_letter(letter: Letter) -> tuple[tuple[str, Dated], ...]:
    """The names that a letter gives dates to, each with its sentence."""
    return tuple((letter.text[a:b], found) for a, b in sentences(letter.text) for found in dated_names(letter.text[a:b]))


CHECKS = (Check("document_dates", document_dates),)
