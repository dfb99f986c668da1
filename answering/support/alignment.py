"""Which word of a claim stands for which word of its source: the heaviest matching that keeps the order of both.

The longest common subsequence (Hirschberg 1975) with weights: what carries meaning weighs more than grammar, the same
word more than another of the same meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from answering.support.borne_out import same_figure
from answering.support.tokens import Token

EXACT, MEANING, KIN, GRAMMAR, NONE = 1.0, 0.8, 0.6, 0.2, 0.0
ONE_SENTENCE = 0.95  # share of the weight from which one sentence of the source is taken alone
_NEIGHBOURS = 0.05  # for a match right after a match: runs are better than scattered words


def likeness(one: Token, other: Token) -> float:
    """How much one token stands for another, from 0 to 1."""
    if one.figure or other.figure:
        return EXACT if one.figure and other.figure and same_figure(one.figure, other.figure) else NONE
    shared = one.keys & other.keys
    if not shared:
        return KIN if one.content and other.content and kin(one, other) else NONE
    if not (one.content and other.content):
        return GRAMMAR if not one.part else 0.5
    if one.stem == other.stem or (" " not in one.stem + other.stem and any(key[0] not in "=~@" for key in shared)):
        return EXACT
    return MEANING if any(key[0] == "=" for key in shared) else KIN


def kin(one: Token, other: Token) -> bool:
    """Whether two words have the beginning of one family: "inspector" and "inspection"."""
    a, b = one.stem, other.stem
    if a[:5] != b[:5]:
        return False
    if " " in a or " " in b or one.name or other.name:
        return False
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= 5 and shared >= 0.6 * max(len(a), len(b))


@dataclass(frozen=True)
class Alignment:
    """`places[n]` is where in the source the claim's token n stands in order, or None; `elsewhere[n]` where it stands
    out of order, the nearest first, empty where the source has no such word at all."""

    claim: tuple[Token, ...]
    source: tuple[Token, ...]
    places: tuple[int | None, ...]
    elsewhere: tuple[tuple[int, ...], ...]

    @cached_property
    def added(self) -> tuple[Token, ...]:
        """The claim's tokens of meaning that the source has nowhere."""
        return tuple(token for token, place, far in zip(self.claim, self.places, self.elsewhere, strict=True) if token.content and place is None and not far)

    @cached_property
    def moved(self) -> tuple[int, ...]:
        """The numbers of the claim's tokens of meaning that the source has in another order only."""
        return tuple(n for n, (token, place, far) in enumerate(zip(self.claim, self.places, self.elsewhere, strict=True)) if token.content and place is None and far)


def align(claim: Sequence[Token], source: Sequence[Token]) -> Alignment:
    """The alignment of one sentence of a claim to its source: to one sentence of it, where that explains nearly all."""
    alike = [[likeness(one, other) for other in source] for one in claim]
    weight, places = _heaviest(alike, 0, len(source))
    starts = [n for n, token in enumerate(source) if n == 0 or token.sentence != source[n - 1].sentence]
    for start, end in pairwise([*starts, len(source)]):
        one, within = _heaviest(alike, start, end)
        if one >= ONE_SENTENCE * weight:
            weight, places = one, within
            break
    elsewhere = tuple(
        tuple(m for m in range(len(source)) if alike[n][m] >= KIN) if place is None else () for n, place in enumerate(places)
    )
    return Alignment(tuple(claim), tuple(source), tuple(places), elsewhere)


def _heaviest(alike: Sequence[Sequence[float]], start: int, end: int) -> tuple[float, list[int | None]]:
    """The heaviest matching with the source's tokens from start to end: its weight, and a place for each claim token."""
    rows, columns = len(alike), end
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for n in range(rows - 1, -1, -1):
        for m in range(columns - 1, start - 1, -1):
            value = max(best[n + 1][m], best[n][m + 1])
            if alike[n][m]:
                beside = _NEIGHBOURS if n + 1 < rows and m + 1 < columns and alike[n + 1][m + 1] else 0.0
                value = max(value, best[n + 1][m + 1] + alike[n][m] + beside)
            best[n][m] = value
    places: list[int | None] = [None] * rows
    n, m = 0, start
    while n < rows and m < columns:
        beside = _NEIGHBOURS if n + 1 < rows and m + 1 < columns and alike[n + 1][m + 1] else 0.0
        if alike[n][m] and best[n][m] == best[n + 1][m + 1] + alike[n][m] + beside:
            places[n] = m
            n, m = n + 1, m + 1
        elif best[n][m] == best[n + 1][m]:
            n += 1
        else:
            m += 1
    return best[0][start], places
