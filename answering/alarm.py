"""Hearing: does somebody at risk speak in this message, and of what?

A small network of ours (`python -m training alarm`) that reads the message itself, since people in danger seldom use the
words that a list would have. Where its weights are absent the rules and the linear models of `risk.json` decide.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.phrases import sentences
from index.network import OPENS, PARTS, Network

WINDOW, STRIDE = 160, 110  # tokens read at once of a long message, and from one place to the next
HEARD = (
    "danger_now", "suicide", "child_at_risk", "child_writing", "abduction", "own_behaviour", "domestic_abuse", "stalking", "forced_marriage",
)  # in the order of the network's second output  # fmt: skip


@dataclass(frozen=True)
class Hearing:
    """`risk` is the log-odds that somebody at risk speaks, `of` the log-odds of each situation, given that."""

    risk: float
    of: dict[str, float]


class Alarm:
    """The network that `models/` holds."""

    def __init__(self, network: Network | None = None) -> None:
        self.network = network or Network("alarm")

    @property
    def present(self) -> bool:
        """Whether there is a network to listen with."""
        return self.network.present

    def hear(self, text: str) -> Hearing:
        """What the most alarming part of a message says; nothing at all is no alarm."""
        tokens = self.network.tokenize(as_heard(text))
        if not tokens:
            return Hearing(-math.inf, dict.fromkeys(HEARD, -math.inf))
        return max((self._part(part) for part in parts(tokens)), key=lambda heard: heard.risk)

    def _part(self, tokens: Sequence[int]) -> Hearing:
        risk, of = self.network.run([[OPENS, *tokens, PARTS]])
        return Hearing(float(risk[0]), dict(zip(HEARD, map(float, of[0]), strict=True)))


def as_heard(text: str) -> str:
    """A message as the network reads it, however it was typed: its words in lower case, a full stop between sentences.

    >>> as_heard("I\u2019m OK!! Is it\u200b  far?")
    'im ok . is it far'
    """
    return " . ".join(sentence.strip() for sentence in sentences(text))


def parts(tokens: Sequence[int]) -> Iterator[Sequence[int]]:
    """The windows in which a message is read: all of it, or pieces that overlap.

    >>> [(part[0], len(part)) for part in parts(range(200))]
    [(0, 160), (40, 160)]
    """
    last = max(0, len(tokens) - WINDOW)
    yield from (tokens[start : start + WINDOW] for start in dict.fromkeys((*range(0, last, STRIDE), last)))
