"""Turns -> Pairs: each request beside the answer that belongs to it.

Interleaved letters pair as they go. Where several requests stand together before their answers, the answers find
their requests by label ("With regard to point 2"), else by order, else by shared words, never out of order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.turns import Turn


@dataclass(frozen=True)
class Piece:
    """A block of the body, by its number, from an offset within it (a printed label is not part of what was said)."""

    block: int
    offset: int = 0


@dataclass
class Pair:
    """A request being put together: its label, the pieces asked, and the pieces answered."""

    label: str
    asked: list[Piece]
    answered: list[Piece] = field(default_factory=list)
    together: bool = False  # answered in one go with other requests
    words: frozenset[str] = frozenset()


@dataclass
class _Answer:
    piece: Piece
    target: str = ""  # the request that a phrase says it answers
    printed: str = ""  # the plain number or letter it begins with
    printed_length: int = 0
    words: frozenset[str] = frozenset()


def pairs(turns: Sequence[Turn]) -> list[Pair]:
    """The requests of a letter's body with their answers, in order."""
    found: list[Pair] = []
    waiting: list[Pair] = []
    answers: list[_Answer] = []
    stem: list[Piece] = []
    stem_label, heading, opens, target = "", "", False, ""

    def settle() -> None:
        _settle(waiting, answers)
        found.extend(waiting)
        waiting.clear()
        answers.clear()

    for i, turn in enumerate(turns):
        cue = turn.cue
        if turn.heading and not (cue and cue.whole):
            heading, opens = turn.block.text.rstrip(":"), True
        elif cue and cue.whole:
            if cue.role == "ask":
                heading, opens = cue.label, True
            else:
                target = cue.label
        elif turn.asks:
            if answers:
                settle()
            target = ""
            piece = Piece(i, cue.length if cue and (turn.label or cue.role) else 0)
            label = turn.label or (heading if opens else "")
            follows_stem = turn.label.isalpha() and bool(waiting) and waiting[-1].label.isdigit() and not waiting[-1].answered
            if follows_stem and turn.label in ("a", "i") and turns[i - 1].asks:
                stem_label, stem = waiting[-1].label, waiting.pop().asked
            if turn.label and not (turn.label.isalpha() and stem):
                stem, stem_label = [], ""
            if turn.label or opens or not waiting:
                part = bool(stem) and turn.label.isalpha()
                waiting.append(Pair(stem_label + label if part else label, [*stem, piece] if part else [piece]))
            else:
                waiting[-1].asked.append(piece)
            waiting[-1].words |= _words(turn.block.text)
            heading, opens = "", False
        else:
            offset = cue.length if cue and cue.role == "answer" else 0
            if cue and cue.role == "answer" and cue.label:
                target = cue.label
            printed = (cue.label, cue.length) if cue and cue.role is None else ("", 0)
            answers.append(_Answer(Piece(i, offset), target, printed[0].lower(), printed[1], _words(turn.block.text)))
    settle()
    found = _without_repeats(found, turns)
    for n, pair in enumerate(found, 1):
        pair.label = pair.label or str(n)
    return found


def _settle(waiting: list[Pair], answers: list[_Answer]) -> None:
    """Give each answer in a run to one of the requests that wait for it."""
    if len(waiting) < 2 or not answers:
        for pair in waiting[:1]:
            pair.answered += [answer.piece for answer in answers]
        return
    labels = [pair.label.lower() or str(n) for n, pair in enumerate(waiting, 1)]
    order = [str(n) for n in range(1, len(waiting) + 1)]
    for known in (labels, order):
        for said in ([a.target for a in answers], [a.printed for a in answers]):
            if len({label for label in said if label in known}) > 1:
                current = 0
                for answer, label in zip(answers, said, strict=True):
                    current = known.index(label) if label in known and known.index(label) >= current else current
                    offset = max(answer.piece.offset, answer.printed_length if label and label == answer.printed else 0)
                    waiting[current].answered.append(Piece(answer.piece.block, offset))
                return
    paragraphs = [answer.piece for answer in answers]
    if len(paragraphs) >= len(waiting):
        for pair, pieces in zip(waiting, _in_order(waiting, answers), strict=True):
            pair.answered += pieces
        return
    for pair in waiting:
        pair.answered += paragraphs
        pair.together = True


def _in_order(waiting: list[Pair], answers: list[_Answer]) -> list[list[Piece]]:
    """Unlabelled answers shared out without crossing, at least one each, so that the words shared are the most."""
    asked, said = [pair.words for pair in waiting], [answer.words for answer in answers]
    likeness = [[len(q & a) / (1 + len(q)) for a in said] for q in asked]
    n, m = len(asked), len(said)
    best: dict[tuple[int, int], tuple[float, int]] = {}

    def value(q: int, a: int) -> float:  # the best for requests q.. with answers a..
        if q == n:
            return 0.0 if a == m else -1e9
        if m - a < n - q:
            return -1e9
        if (q, a) not in best:
            options = [(sum(likeness[q][a:end]) + value(q + 1, end), end) for end in range(a + 1, m - (n - q - 1) + 1)]
            best[q, a] = max(options, key=lambda option: option[0])
        return best[q, a][0]

    value(0, 0)
    shares, a = [], 0
    for q in range(n):
        end = best[q, a][1]
        shares.append([answer.piece for answer in answers[a:end]])
        a = end
    return shares


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}|\d+", text.lower()))


def _without_repeats(found: list[Pair], turns: Sequence[Turn]) -> list[Pair]:
    """A list of requests that is repeated, one by one, above each answer is one list."""

    def words(piece: Piece) -> str:
        text = turns[piece.block].block.text[piece.offset :]
        return re.sub(r"\W+", " ", text).lower().strip()

    kept = []
    for n, pair in enumerate(found):
        later = {words(piece) for other in found[n + 1 :] for piece in other.asked}
        if pair.answered or not later or not all(words(piece) in later for piece in pair.asked):
            kept.append(pair)
    return kept
