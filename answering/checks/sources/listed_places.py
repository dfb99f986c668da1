"""Lists of places in a document, against the lists of past letters: "pages 9, 11, 14" beside a letter's "pages 9, 13, 14"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.sources.document_places import Placed, where
from answering.findings import Raised
from answering.library import Library
from answering.record.locators import Locator, locators

LISTED = 3  # places of one kind that make a list
_JOINED = re.compile(r"\s*(?:,|and|&|, and)\s*")


def in_lists(rows: Placed, library: Library) -> Iterator[Raised]:
    """Each number of a list of three or more of which a past letter's list has all the others, and another in its place: "pages 9, 11, 14"."""
    known = [(runs, letter) for letter in library.letters for exchange in letter.exchanges for span in exchange.answered for runs in _runs(locators(letter.slice(span)), letter.slice(span))]
    for said, here, _ in rows:
        for run in _runs(here, said.text):
            numbers = [one.number for one in run]
            if any(numbers == [other.number for other in theirs] for theirs, _ in known):
                continue
            for theirs, letter in known:
                others = [other.number for other in theirs]
                apart = [n for n, (one, other) in enumerate(zip(numbers, others, strict=False)) if one != other]
                if len(numbers) == len(others) and run[0].kind == theirs[0].kind and len(apart) == 1:
                    yield Raised("wrong_locator.of_letter", where(said, run[apart[0]]), {"number": numbers[apart[0]], "known": others[apart[0]], "reference": letter.reference}, (), (letter.reference,))
                    break


def _runs(places: Sequence[Locator], text: str) -> Iterator[Sequence[Locator]]:
    """The lists of three or more places of one kind: nothing but commas and an "and" stands between them."""
    start = 0
    for n in range(1, len(places) + 1):
        joined = n < len(places) and places[n].kind == places[n - 1].kind and _JOINED.fullmatch(text[places[n - 1].span.end : places[n].span.start])
        if not joined:
            if n - start >= LISTED:
                yield places[start:n]
            start = n
