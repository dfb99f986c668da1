"""Which answer belongs to which of several requests that wait for one: by label, else by order and shared words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

LEAST_LIKENESS = 0.04  # share of a request's words that the answer given to it by order should repeat


@dataclass(frozen=True)
class Piece:
    """A block of the body, by its number, from an offset within it (a printed label is not part of what was said)
    to an end (None: to the end of the block)."""

    block: int
    offset: int = 0
    end: int | None = None


@dataclass
class Pair:
    """A request being put together: its label, the pieces asked, and the pieces answered."""

    label: str
    asked: list[Piece]
    answered: list[Piece] = field(default_factory=list)
    together: bool = False  # answered in one go with other requests
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """A paragraph of an answer: the requests that a phrase says it answers, and the number or letter it begins with."""

    piece: Piece
    targets: tuple[str, ...] = ()
    printed: str = ""
    printed_length: int = 0
    words: frozenset[str] = frozenset()


def words_of(text: str) -> frozenset[str]:
    """The content words of a text, cut to their stems, and its figures."""
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}|\d+", text.lower()))


def share_out(waiting: list[Pair], answers: Sequence[Answer]) -> list[Pair]:
    """The requests with their answers. Paragraphs of one request become several where the answers count them."""
    waiting = _by_paragraph(waiting, answers)
    if len(waiting) < 2 or not answers:
        for pair in waiting[:1]:
            pair.answered += [answer.piece for answer in answers]
        return waiting
    labels = [pair.label.lower() or str(n) for n, pair in enumerate(waiting, 1)]
    order = [str(n) for n in range(1, len(waiting) + 1)]
    said = [answer.targets for answer in answers]
    printed = [(answer.printed,) if answer.printed else () for answer in answers]
    for known in (labels, order):
        for names in (said, printed):
            if len({name for row in names for name in row if _place(name, known) is not None}) > 1:
                _by_label(waiting, answers, names, known)
                return waiting
    if len(answers) >= len(waiting) and (shares := _in_order(waiting, answers)):
        for pair, pieces in zip(waiting, shares, strict=True):
            pair.answered += pieces
        return waiting
    for pair in waiting:
        pair.answered += [answer.piece for answer in answers]
        pair.together = True
    return waiting


def _by_paragraph(waiting: list[Pair], answers: Sequence[Answer]) -> list[Pair]:
    """One unlabelled request of n paragraphs whose answers are counted from first to nth is n requests."""
    counted = {target for answer in answers for target in answer.targets}
    if len(waiting) != 1 or waiting[0].label:
        return waiting
    pieces = waiting[0].asked
    if len(pieces) < 2 or counted != {str(n) for n in range(1, len(pieces) + 1)}:
        return waiting
    return [Pair("", [piece]) for piece in pieces]


def _place(name: str, known: Sequence[str], start: int = 0) -> int | None:
    """Where a label stands among those known: itself, else as the part of a number ("a" for "1a")."""
    if name in known[start:]:
        return known.index(name, start)
    if name in known:
        return known.index(name)
    if name.isalpha():
        return next((n for n in range(start, len(known)) if known[n][:1].isdigit() and known[n].endswith(name)), None)
    return next(
        (n for n, label in enumerate(known) if name and re.fullmatch(re.escape(name) + r"[a-z.]\d*", label)), None
    )


def _by_label(
    waiting: list[Pair], answers: Sequence[Answer], names: Sequence[tuple[str, ...]], known: Sequence[str]
) -> None:
    current: list[int] = [0]
    last: tuple[str, ...] = ()
    for answer, row in zip(answers, names, strict=True):
        offset = answer.piece.offset
        places = [place for name in row if (place := _place(name, known, current[0])) is not None]
        if places and row != last and (len(places) > 1 or places[0] >= current[0] or answer.targets):
            current, last = places, row
            if answer.printed and row == (answer.printed,):
                offset = max(offset, answer.printed_length)
        for place in current:
            waiting[place].answered.append(Piece(answer.piece.block, offset))
            waiting[place].together |= len(current) > 1


def _in_order(waiting: Sequence[Pair], answers: Sequence[Answer]) -> list[list[Piece]]:
    """Unlabelled answers shared out without crossing, at least one each, so that the words shared are the most;
    empty where the words do not bear the order out and the numbers of requests and paragraphs differ."""
    asked, said = [pair.words for pair in waiting], [answer.words for answer in answers]
    likeness = [[len(q & a) / (1 + len(q)) for a in said] for q in asked]
    n, m = len(asked), len(said)
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for q in range(n - 1, -1, -1):
        for a in range(q, m - (n - q) + 1):
            ends = [m] if q == n - 1 else range(a + 1, m - (n - q - 1) + 1)
            best[q, a] = max(
                (sum(likeness[q][a:end]) + (best[q + 1, end][0] if q < n - 1 else 0.0), end) for end in ends
            )
    shares, a = [], 0
    for q in range(n):
        end = best[q, a][1]
        if m != n and max(likeness[q][a:end]) < LEAST_LIKENESS:
            return []
        shares.append([answer.piece for answer in answers[a:end]])
        a = end
    return shares
