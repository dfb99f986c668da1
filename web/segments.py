"""A source cut into the stretches that are shown as one: what was asked, what was answered, and the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.exchange import Exchange, Letter
from corpus.source import Source, Span

Role = Literal["asked", "answered", "plain"]
_LABEL = 12  # characters before a span on its line that are taken for its label ("1. ", "a, ")


@dataclass(frozen=True)
class Segment:
    """A stretch of a source that is shown as one: what was asked, what was answered, or the rest."""

    role: Role
    span: Span
    exchange: Exchange | None = None


def segments(source: Source) -> tuple[Segment, ...]:
    """The whole text of a source cut into segments, in reading order; only white space is left out."""
    claimed: dict[Span, Segment] = {}
    if isinstance(source, Letter):
        for exchange in source.exchanges:
            for span in exchange.asked:
                claimed.setdefault(span, Segment("asked", span, exchange))
            for span in exchange.answered:
                claimed.setdefault(span, Segment("answered", span, exchange))
    found: list[Segment] = []
    at = 0
    for segment in sorted(claimed.values(), key=lambda segment: segment.span):
        start = max(at, _line_start(source.text, segment.span.start))
        found += [Segment("plain", span) for span in [_trimmed(source.text, at, start)] if span]
        here = Segment(segment.role, Span(start, segment.span.end), segment.exchange)
        if found and (found[-1].role, found[-1].exchange) == (here.role, here.exchange):
            here = Segment(here.role, Span(found.pop().span.start, here.span.end), here.exchange)
        found.append(here)
        at = max(at, segment.span.end)
    found += [Segment("plain", span) for span in [_trimmed(source.text, at, len(source.text))] if span]
    return tuple(found)


def _line_start(text: str, start: int) -> int:
    line = text.rfind("\n", 0, start) + 1
    return line if start - line <= _LABEL else start


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    return (
        Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
        if words.strip()
        else None
    )
