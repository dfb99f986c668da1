"""One sentence of a claim beside its source: what stands where, and what stands there on one side only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from answering.support.abbreviations import spelt_out
from answering.support.alignment import Alignment, align
from answering.support.tokens import Token, read

COPIED = 0.3  # share of copied words, in runs of four or more, from which a sentence is judged as a copy
SPEAKERS = frozenset({"we", "you", "i"})


class Gap(NamedTuple):
    """What stands unmatched at one place: the claim's tokens there (`near`) and the source's (`far`).

    `numbers` are the places of `near` in the claim, `places` those of `far` in the source; `left` and `right` those of the matches about it in the source,
    None before the first and after the last. The source's side holds only the clauses that these matches stand in.
    """

    near: tuple[Token, ...]
    far: tuple[Token, ...]
    numbers: tuple[int, ...]
    places: tuple[int, ...]
    left: int | None
    right: int | None

    @property
    def replaces(self) -> bool:
        """Whether something that carries meaning stands on both sides."""
        return any(token.content for token in self.near) and any(token.content for token in self.far)


def pairs(claim: str, source: str) -> tuple[Pair, ...]:
    """Each sentence of a claim beside the whole source."""
    said, known = spelt_out(read(claim), read(source))
    return tuple(Pair(tuple(token for token in said if token.sentence == n), known) for n in sorted({token.sentence for token in said}))


@dataclass(frozen=True)
class Pair:
    """`claim` is one sentence, `source` all of the source."""

    claim: tuple[Token, ...]
    source: tuple[Token, ...]

    @cached_property
    def alignment(self) -> Alignment:
        """The claim's words in the order of the source."""
        return align(self.claim, self.source)

    @cached_property
    def matched(self) -> tuple[int | None, ...]:
        """Where each token of the claim stands in the source: in order, or else nearest to those that stand in order."""
        places, far = self.alignment.places, self.alignment.elsewhere
        anchors = [place for place, token in zip(places, self.claim, strict=True) if place is not None and token.content]
        return tuple(
            min((min((abs(anchor - m) for anchor in anchors), default=0), m) for m in far[n])[1] if place is None and far[n] else place
            for n, place in enumerate(places)
        )

    @cached_property
    def home(self) -> frozenset[int]:
        """The sentences of the source from which the claim's words come."""
        counts: dict[int, float] = {}
        for token, place in zip(self.claim, self.matched, strict=True):
            if place is not None and token.content:
                sentence = self.source[place].sentence
                counts[sentence] = counts.get(sentence, 0.0) + (2.0 if token.figure else 1.0)
        most = max(counts.values(), default=0.0)
        return frozenset(sentence for sentence, count in counts.items() if (count >= 2 and count >= 0.3 * most) or count == most)

    @cached_property
    def clauses(self) -> frozenset[int]:
        """The clauses of these sentences in which a word of the claim stands."""
        places = (place for place, token in zip(self.matched, self.claim, strict=True) if place is not None and token.content)
        return frozenset(self.source[place].clause for place in places if self.source[place].sentence in self.home)

    def runs(self, least: int) -> float:
        """The share of the claim's words that stand in the source in runs of at least so many, from 0 to 1."""
        places, inside, n = self.alignment.places, 0, 0
        while n < len(places):
            m = n
            while m + 1 < len(places) and places[m] is not None and places[m + 1] == (places[m] or 0) + 1:
                m += 1
            if places[n] is not None and m - n + 1 >= least:
                inside += m - n + 1
            n = m + 1
        return inside / max(len(places), 1)

    @cached_property
    def copied(self) -> bool:
        """Whether the claim is a copy of its source, changed here and there: COPIED of its words stand there in runs, or,
        where it is short, in pairs, with nearly all that carries meaning in the same order."""
        if self.runs(4) >= COPIED:
            return True
        content = [place is not None for place, token in zip(self.alignment.places, self.claim, strict=True) if token.content]
        return self.runs(2) >= 0.5 and sum(content) >= 0.8 * len(content)

    @cached_property
    def anchors(self) -> tuple[tuple[int, int], ...]:
        """The matches that hold the sentence in place, in order: what carries meaning or has a part, and who speaks."""
        return tuple(
            (n, place)
            for n, place in enumerate(self.alignment.places)
            if place is not None and (self.claim[n].content or self.claim[n].part or self.claim[n].keys & SPEAKERS)
        )

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps between the matches, before the first and after the last, in order."""
        return tuple(self._gaps())

    def _gaps(self) -> Iterator[Gap]:
        places = self.alignment.places
        if not self.anchors:
            return
        for (n, left), (m, right) in pairwise([(-1, None), *self.anchors, (len(self.claim), None)]):
            about = [self.source[place] for place in (left, right) if place is not None]
            clauses, sentences = {token.clause for token in about}, {token.sentence for token in about}
            numbers = tuple(k for k in range(n + 1, m) if places[k] is None)
            used = set(places[n + 1 : m])
            between = range(-1 if left is None else left, len(self.source) if right is None else right)
            there = tuple(k for k in between[1:] if k not in used and self.source[k].sentence in sentences and self.source[k].clause in clauses)
            if numbers or there:
                yield Gap(tuple(self.claim[k] for k in numbers), tuple(self.source[k] for k in there), numbers, there, left, right)
