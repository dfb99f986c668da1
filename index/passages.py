"""Source -> Passages: the slices of a source that can be found, each with the exchange it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from corpus.exchange import Exchange, Letter, Policy, Section
from corpus.source import Source, Span

Side = Literal["asked", "answered", "section", "note", "review"]


@dataclass(frozen=True)
class Passage:
    """A slice of a source: a sentence or list item, with the exchange or section that gives it its meaning.

    `side` says whose words these are: `asked` (the requester's, never an answer), `answered` (the body's), `section`
    (a policy's), `note` (ours) or `review` (the closing paragraph on internal review, the same in every letter).
    """

    source: Source
    start: int
    end: int
    side: Side
    exchange: Exchange | None = None
    section: Section | None = None

    @property
    def text(self) -> str:
        """The passage's words, cut from the source (law 1)."""
        return self.source.text[self.start : self.end]
