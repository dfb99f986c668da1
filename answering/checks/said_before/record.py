"""Each sentence of a draft against everything said before: the same, in agreement, in conflict, or without precedent.

A conflict is red whatever the likeness: one figure, one "not" or one name in the wrong place is what does harm. Another word in
a copy, of any other kind, is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from answering.answer import Citation
from answering.checks.check import Check
from answering.checks.said_before.in_years import in_years
from answering.checks.said_before.pointed import pointed
from answering.checks.said_before.tabled import rows
from answering.checks.said_before.taken_apart import CLAIM
from answering.checks.said_before.verdicts import SHOWN, weighed
from answering.checks.shown import shortened
from answering.draft_text import Draft, Said
from answering.extract import dated
from answering.findings import Judged, Raised
from answering.library import Library
from answering.record.compared import Precedent
from answering.record.precedents import cited
from corpus.exchange import Exchange
from corpus.source import Source, Span
from index.words import content_words

LIKE = 0.8  # cosine from which two requests ask the same

_KINDS = {
    "number": "figure", "date": "date", "day": "date", "year": "date", "section": "locator", "negation": "negation", "direction": "negation", "actor": "actor", "modality": "modality", "wording": "wording",
}  # fmt: skip


def judged(draft: Draft, library: Library) -> tuple[Judged, ...]:
    """The verdicts as the report gives them; offsets in the clean text."""
    return tuple(
        Judged(said.span.start, said.span.end, said.text, verdict, found[0].match if found else 0, cited(found))
        for said, verdict, found in weighed(draft, library)
    )


def conflicts(draft: Draft, library: Library) -> Iterator[Raised]:
    """Every sentence that past letters contradict, at the words that differ."""
    for said, verdict, found in weighed(draft, library):
        if verdict != "conflicts":
            continue
        worst = found[0]
        source = worst.passage.source
        when = source.published.text if source.published else "undated"
        values = {"reference": source.reference, "when": when, "past": shortened(worst.passage.text)}
        yield Raised(f"conflict.{_KINDS[worst.reason]}", _differing(said, worst), values, cited(found), (source.reference,))


def contradictions(draft: Draft, library: Library) -> Iterator[Raised]:
    """What past letters contradict: sentences, the rows of tables, pointers beside the answer they stand in, and figures told of years."""
    found = list(conflicts(draft, library))
    yield from found
    yield from rows(draft, library)
    yield from pointed(draft, library)
    yield from (one for one in in_years(draft, library) if not any(one.span.start < other.span.end and other.span.start < one.span.end for other in found))


def unprecedented(draft: Draft, library: Library) -> Iterator[Raised]:
    """Every claim of some length that nothing said before bears out."""
    for said, verdict, _ in weighed(draft, library):
        if verdict == "no_precedent" and len(content_words(said.text)) >= CLAIM:
            yield Raised("no_precedent.none", said.span)


def siblings(draft: Draft, library: Library) -> Iterator[Raised]:
    """Past letters that answered the same request, so that a reply can be built from theirs, the newest first."""
    for exchange in draft.letter.exchanges:
        asked = draft.letter.asked(exchange)
        hits = [hit for hit in library.search(asked, sides=("asked",)) if hit.meaning >= LIKE and hit.passage.exchange]
        likest = {hit.passage.unit: hit for hit in reversed(hits)}
        for hit in sorted(likest.values(), key=lambda hit: (-dated(hit.passage.source), hit.passage.source.key))[:SHOWN]:
            source, past = hit.passage.source, hit.passage.exchange
            when = source.published.text if source.published else "undated"
            yield Raised("sibling.asked_before", exchange.asked[-1], {"reference": source.reference, "when": when}, answers_of(source, past))


def answers_of(source: Source, exchange: Exchange | None) -> tuple[Citation, ...]:
    """A past answer as citations, numbered from 1."""
    return tuple(Citation(n, source, span.start, span.end, exchange) for n, span in enumerate(exchange.answered if exchange else (), 1))


def _differing(said: Said, past: Precedent) -> Span:
    """The words of a draft's sentence that differ from the past one's, where it is a copy; else the sentence."""
    places = past.difference.places
    if past.match < 50 or not places:
        return said.span
    at = said.text.find(past.difference.draft[: places[-1].end])
    if at < 0:
        return said.span
    start = said.span.start + at
    return Span(start + places[0].start, start + places[-1].end)


CHECKS = (Check("consistent", contradictions), Check("precedent", unprecedented), Check("siblings", siblings))
