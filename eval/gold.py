"""Where words stand in the sources: gold quotes and shown quotes, as places that can be compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpus.source import Source

_WORD = re.compile(r"\w+")


class Place(NamedTuple):
    """A half-open range of offsets, [start, end), in the text of the source with this key."""

    source: str
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """The words of a source in lower case, joined by single spaces, and where each stands in the text."""

    source: Source

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word begins and ends in the text."""
        return tuple(match.span() for match in _WORD.finditer(self.source.text))

    @cached_property
    def line(self) -> str:
        """All words, a space before and after each."""
        return _line(self.source.text)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 1
        for start, end in self.spans:
            starts.append(at)
            at += end - start + 1
        return tuple(starts)

    def places(self, quote: str) -> list[Place]:
        """Where a run of words stands, whatever white space and punctuation parts them."""
        wanted, found = _line(quote), []
        if not wanted.strip():
            return []
        size, at = len(_WORD.findall(quote)), self.line.find(wanted)
        while at >= 0:
            first = bisect_left(self._starts, at + 1)
            found.append(Place(self.source.key, self.spans[first][0], self.spans[first + size - 1][1]))
            at = self.line.find(wanted, at + 1)
        return found


@dataclass(frozen=True)
class Grounds:
    """Every source of a corpus, so that words can be looked up in them."""

    sources: tuple[Source, ...]

    @cached_property
    def by_key(self) -> dict[str, Words]:
        """The words of each source, by its key."""
        return {source.key: Words(source) for source in self.sources}

    def places(self, quote: str, keys: Sequence[str] = ()) -> tuple[Place, ...]:
        """Every place where a quote stands, in the sources with these keys, or in any source where none is named."""
        looked_in = [self.by_key[key] for key in keys if key in self.by_key] if keys else self.by_key.values()
        return tuple(place for words in looked_in for place in words.places(quote))

    def words_at(self, place: Place) -> set[tuple[str, int]]:
        """The words within a place, as (source key, offset)."""
        words = self.by_key[place.source]
        first = bisect_left(words.spans, (place.start, -1))
        found = set()
        for start, end in words.spans[first:]:
            if end > place.end:
                break
            found.add((place.source, start))
        return found

    def words_of(self, places: Iterable[Place]) -> set[tuple[str, int]]:
        """The words within any of some places, as (source key, offset)."""
        return {word for place in places if place.source in self.by_key for word in self.words_at(place)}


def _line(text: str) -> str:
    # lower() may change a letter's length ("İ"), and offsets are counted on the text as it stands
    lowered = (word.lower() if len(word.lower()) == len(word) else word for word in _WORD.findall(text))
    return f" {' '.join(lowered)} "
