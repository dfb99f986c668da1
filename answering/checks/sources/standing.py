"""Where a thing stands, as a draft has it and as the letters have it: "The fee is in rule 12" beside "The fee is in rule 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.locators import locators
from answering.record.placed import standing
from corpus.anatomy.titles import policies_in
from corpus.exchange import Letter
from corpus.sentences import sentences
from corpus.source import Span

Stands = tuple[frozenset[str], str, str, frozenset[str]]  # what stands there, kind and number of the place, the documents named


def stands_elsewhere(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each place that a draft gives to a thing, where the letters give that very thing another of the same kind, and never this one."""
    reviewed = " ".join(f"{change.notice} {change.now}" for change in library.changes)  # where it stands today
    known = [(row, letter) for letter in library.letters for row in _of_letter(letter)]
    for said in draft.part("answered"):
        titles = frozenset(title.lower() for title in policies_in(said.text))
        for what, kind, number in standing(said.text):
            same = [(row, letter) for row, letter in known if row[1] == kind and (what == row[0] or (len(what) > 1 and what <= row[0])) and (not titles or not row[3] or titles & row[3])]
            if not same or any(row[2] == number for row, _ in same) or re.search(rf"\b{kind}s? {re.escape(number)}(?!\d)", reviewed, re.I):
                continue
            row, letter = max(same, key=lambda one: one[1].published.date.toordinal() if one[1].published else 0)
            place = next(one for one in locators(said.text) if one.number == number)
            span = Span(said.span.start + place.span.start, said.span.start + place.span.end)
            yield Raised("wrong_locator.stands", span, {"number": f"{kind} {number}", "known": f"{kind} {row[2]}", "reference": letter.reference}, (), (letter.reference,))


@lru_cache(maxsize=1024)  # letters that are on file, the same for every draft
def _of_letter(letter: Letter) -> tuple[Stands, ...]:
    """What a letter's answers say stands where."""
    found: list[Stands] = []
    for exchange in letter.exchanges:
        for span in exchange.answered:
            text = letter.slice(span)
            for a, b in sentences(text):
                found += [(what, kind, number, frozenset(title.lower() for title in policies_in(text[a:b]))) for what, kind, number in standing(text[a:b])]
    return tuple(found)
