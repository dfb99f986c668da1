"""Hits -> the shortest set of sentences that answers, cut from the letters word for word.

From the exchange that answers best, the sentences that belong to the answer, in reading order, each list item with the
lead-in that it needs. The same words in other letters are not shown twice: they become "also said in".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.candidates import Candidate
from corpus.exchange import Letter
from corpus.outcome import NOT_HELD, WITHHELD
from corpus.source import Source, Span
from index.passages import SHORT, Passage
from index.search import Hit
from index.words import content_words

NEAR = 0.2  # a sentence this much below the best still belongs to the answer, where nothing was read
BELONGS = 0.0  # log-odds from which a sentence belongs to the answer, where it was read
TELLING = -2.0  # the same for a statement that nothing is held: it comes along a little sooner
MOST = 4  # sentences of one exchange
SAME_QUESTION = 0.5  # cosine from which what was asked is much the same as this question
SAME = 0.9  # share of words from which two sentences say the same


@dataclass(frozen=True)
class Quotation:
    """One stretch of a source that is quoted: neighbouring sentences are one. `also` are places, in other letters,
    where the same words stand."""

    source: Source
    span: Span
    passages: tuple[Passage, ...]
    also: tuple[tuple[Source, Span], ...] = ()

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.source.slice(self.span)


def considered(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits without those that would mislead: "This is not held" answers only a question that is much the same as
    the one it was said to."""
    return tuple(hit for hit in hits if not hit.passage.leans or hit.asked >= SAME_QUESTION)


def choose(candidate: Candidate) -> tuple[Hit, ...]:
    """The hits that make up the answer, in reading order: all from one exchange.

    The sentences that the reader finds to belong to it, and at least the one that belongs most; where nothing was
    read, those that search found nearly as good as the best. A statement that the body holds nothing, where the
    exchange ended so and the question is close to what was asked, always comes with it: without it the rest would
    mislead.
    """
    best, belonging = candidate.hits[0], candidate.belonging
    if belonging:
        ranked = sorted(candidate.read, key=lambda hit: (-belonging[hit.passage.start], hit.passage.start))
        chosen = [hit for n, hit in enumerate(ranked) if n == 0 or belonging[hit.passage.start] >= BELONGS][:MOST]
    else:
        chosen = [hit for hit in candidate.hits if hit.score >= best.score - NEAR][:MOST]
    exchange = best.passage.exchange
    if exchange and exchange.shown_by and exchange.outcome in ("not_held", "withheld", "partly"):
        telling = [hit for hit in candidate.hits if hit.passage.start == exchange.shown_by.start]
        if belonging:
            close = exchange.outcome == "not_held" and any(belonging.get(hit.passage.start, TELLING) >= TELLING for hit in telling)
        else:
            close = exchange.outcome == "not_held" or any(hit.score >= best.score - NEAR for hit in telling)
        if telling and close and telling[0] not in chosen:
            chosen = [*chosen[: MOST - 1], telling[0]]
    return tuple(sorted(chosen, key=lambda hit: hit.passage.start))


def quotations(chosen: Sequence[Hit], hits: Sequence[Hit]) -> tuple[Quotation, ...]:
    """The chosen sentences as stretches to quote: neighbours joined, each list item after its lead-in."""
    wanted: dict[tuple[int, int], Passage] = {}
    for hit in chosen:
        passage = hit.passage
        if passage.lead_in:
            lead = next((h.passage for h in hits if h.passage.source is passage.source and h.passage.start == passage.lead_in.start), None)
            if lead:
                wanted[lead.start, lead.end] = lead
            for item in hits:  # a list is read whole, or its lead-in promises what is not shown
                if item.passage.source is passage.source and item.passage.lead_in == passage.lead_in:
                    wanted[item.passage.start, item.passage.end] = item.passage
        if passage.text.endswith(":"):
            for item in hits:
                if item.passage.source is passage.source and item.passage.lead_in == Span(passage.start, passage.end):
                    wanted[item.passage.start, item.passage.end] = item.passage
        wanted[passage.start, passage.end] = passage
    for passage in [p for p in wanted.values() if p.text.endswith(":") and len(content_words(p.text)) <= SHORT]:
        before = next((h.passage for h in hits if h.passage.source is passage.source and _adjoin(h.passage, passage)), None)
        if before and before.unit == passage.unit:  # "Please see:" says nothing without the sentence above it
            wanted[before.start, before.end] = before
    found: list[list[Passage]] = []
    for passage in sorted(wanted.values(), key=lambda p: p.start):
        if found and _adjoin(found[-1][-1], passage):
            found[-1].append(passage)
        else:
            found.append([passage])
    return tuple(_quotation(run, hits) for run in found)


def _quotation(run: Sequence[Passage], hits: Sequence[Hit]) -> Quotation:
    """The run as a quotation: from the newest letter that says the same, with the others beside it."""
    versions = [tuple(run), *_elsewhere(run, hits)]
    versions.sort(key=lambda version: (-dated(version[0].source), version[0].source.key))
    newest, *others = versions
    also = tuple((version[0].source, Span(version[0].start, version[-1].end)) for version in others)
    return Quotation(newest[0].source, Span(newest[0].start, newest[-1].end), newest, also)


def dated(source: Source) -> int:
    """A number that grows with a source's date; 0 when nothing dates it."""
    return source.published.date.toordinal() if source.published else 0


def _adjoin(before: Passage, after: Passage) -> bool:
    """Whether nothing but white space parts two sentences of one source."""
    return before.source is after.source and not before.source.text[before.end : after.start].strip()


def _elsewhere(run: Sequence[Passage], hits: Sequence[Hit]) -> list[tuple[Passage, ...]]:
    """The same run of sentences in other letters, in the order of their keys: every sentence, one after another."""
    found = []
    by_source: dict[str, list[Passage]] = {}
    for hit in sorted(hits, key=lambda hit: hit.number):
        if hit.passage.source is not run[0].source and isinstance(hit.passage.source, Letter):
            by_source.setdefault(hit.passage.source.key, []).append(hit.passage)
    for key in sorted(by_source):
        there = by_source[key]
        for n in range(len(there) - len(run) + 1):
            window = there[n : n + len(run)]
            adjoining = all(_adjoin(a, b) for a, b in zip(window, window[1:], strict=False))
            if adjoining and all(_same(a.text, b.text) for a, b in zip(window, run, strict=True)):
                found.append(tuple(window))
                break
    return found


def _same(a: str, b: str) -> bool:
    first, second = set(re.findall(r"\w+", a.lower())), set(re.findall(r"\w+", b.lower()))
    return len(first & second) >= SAME * max(len(first | second), 1) and len(first) > 5


def says_not_held(text: str) -> bool:
    """Whether a quotation says that the body holds nothing."""
    return bool(NOT_HELD.search(text))


def says_withheld(text: str) -> bool:
    """Whether a quotation says that something is kept back."""
    return bool(WITHHELD.search(text))
