"""Turns -> Pairs: each request beside the answer that belongs to it.

Interleaved letters pair as they go. Where several requests stand together before their answers, `corpus.anatomy.sharing`
gives each answer to its request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.anatomy.sharing import Answer, Pair, Piece, share_out, words_of
from corpus.anatomy.turns import Turn

__all__ = ["Pair", "Piece", "pairs"]


def pairs(turns: Sequence[Turn]) -> list[Pair]:
    """The requests of a letter's body with their answers, in order."""
    found = _Pairing(turns).run()
    found = _without_repeats(found, turns)
    for n, pair in enumerate(found, 1):
        pair.label = pair.label or str(n)
    return found


@dataclass
class _Pairing:
    """One walk through the turns. `waiting` are the requests that no answer has reached yet; `stem` is the request
    that stands over lettered parts, and `above` a topic heading over the next request."""

    turns: Sequence[Turn]
    found: list[Pair] = field(default_factory=list)
    waiting: list[Pair] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    stem: list[Piece] = field(default_factory=list)
    stem_label: str = ""
    above: list[Piece] = field(default_factory=list)
    opens: bool = False  # a line has said that a request follows
    opens_label: str = ""
    targets: tuple[str, ...] = ()
    pointer: Piece | None = None  # the last line that only pointed at an answer

    def run(self) -> list[Pair]:
        for i, turn in enumerate(self.turns):
            if turn.heading:
                self._settle_if_answered()
                self.above.append(Piece(i))
                self.opens = True
            elif turn.asks:
                self._asks(i, turn)
            else:
                self._answers(i, turn)
        self._settle()
        return self.found

    def _asks(self, i: int, turn: Turn) -> None:
        cue = turn.cue
        self._settle_if_answered()
        self.targets = ()
        if cue and cue.whole:
            if cue.label and (cue.names or turn.label):
                self.opens_label = cue.label
            self.opens = True
            return
        label = turn.label or self.opens_label
        piece = Piece(i, cue.length if cue and (turn.label or cue.role) else 0)
        if self.opens and not label.isalpha():
            self.stem, self.stem_label = [], ""
        if label in ("a", "i"):
            self._take_stem()
        elif label and not label.isalpha():
            self.stem, self.stem_label = [], ""
        opens = self.opens or bool(label) or not self.waiting or bool(cue and cue.role == "ask")
        if opens and label and not label.isalpha() and self.waiting and self._is_preamble(self.waiting[-1]):
            self.above = self.waiting.pop().asked + self.above
        if opens:
            before = [*self.above, *self.stem] if label.isalpha() else self.above
            part = self.stem_label + label if label.isalpha() else label
            self.waiting.append(Pair(part, [*before, piece]))
        else:
            self.waiting[-1].asked.append(piece)
        self.waiting[-1].words |= words_of(turn.block.text)
        self.above, self.opens, self.opens_label = [], False, ""

    def _take_stem(self) -> None:
        """The unanswered request just above a first lettered part is the stem of the parts."""
        self.stem, self.stem_label = [], ""
        if self.waiting and not self.waiting[-1].answered and not self.waiting[-1].label.isalpha() and not self.opens:
            pair = self.waiting.pop()
            self.stem, self.stem_label = pair.asked, pair.label

    def _is_preamble(self, pair: Pair) -> bool:
        """Whether an unlabelled paragraph above a numbered list of requests is no request of its own."""
        return not pair.label and not pair.answered and len(self.waiting) == 1

    def _answers(self, i: int, turn: Turn) -> None:
        cue = turn.cue
        if cue and cue.whole:
            if cue.label:
                self.targets = (cue.label, *cue.also)
            elif cue.role:
                self.targets = ()
            self.pointer = Piece(i) if self.waiting and re.search(r"\.$", turn.block.text) else None
            return
        offset = cue.length if cue and cue.role == "answer" else 0
        if cue and cue.label and (cue.role == "answer" or cue.names):
            self.targets = (cue.label, *cue.also)
        printed = (cue.label.lower(), cue.length) if cue and cue.role is None else ("", 0)
        self.answers.append(Answer(Piece(i, offset), self.targets, *printed, words_of(turn.block.text)))

    def _settle_if_answered(self) -> None:
        if self.answers or (self.waiting and self.pointer):
            self._settle()

    def _settle(self) -> None:
        """Give each answer to its request. A sentence that only points on ("Please see our reply below.") is the
        answer where nothing else is."""
        if self.waiting and not self.answers and self.pointer:
            self.answers.append(Answer(self.pointer))
        self.waiting = share_out(self.waiting, self.answers)
        self.found += self.waiting
        self.waiting, self.answers, self.pointer = [], [], None


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
