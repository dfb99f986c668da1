"""Reading: a question beside an exchange -> does this exchange answer, and which of its sentences do?

A cross-encoder of ours (`python -m training reader`) that sees the question, what was asked and the answer's sentences
at once. Where its weights are absent nothing is read, and search alone decides.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np

from index.network import OPENS, PARTS, Network

QUESTION, ASKED, LONGEST = 64, 40, 256  # tokens read of a question, of what was asked, and altogether


@dataclass(frozen=True)
class Exchanged:
    """What is read beside a question: what had been asked, and the sentences of the answer."""

    asked: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """`answers` is the log-odds that the exchange answers the question, `sentences` the log-odds of each of its
    sentences that it belongs to the smallest set that does. A sentence that did not fit has -inf."""

    answers: float
    sentences: tuple[float, ...]


@dataclass(frozen=True)
class Laid:
    """A question and an exchange as tokens. `spans` are the half-open token ranges of the sentences, in order; None
    for one that did not fit."""

    ids: list[int]
    types: list[int]
    spans: tuple[tuple[int, int] | None, ...]


def lay_out(tokenize: Callable[[str], list[int]], question: str, exchange: Exchanged) -> Laid:
    """[CLS] question [SEP] what was asked [SEP] the sentences [SEP]; of a long question the end is kept, since people
    tell first and ask last."""
    ids = [OPENS, *tokenize(question)[-QUESTION:], PARTS]
    first = len(ids)
    ids += [*tokenize(exchange.asked)[:ASKED], PARTS]
    spans: list[tuple[int, int] | None] = []
    for sentence in exchange.sentences:
        tokens = tokenize(sentence)
        if not any(spans):  # the first is read as far as it goes
            tokens = tokens[: LONGEST - len(ids) - 1]
        fits = len(ids) + len(tokens) < LONGEST
        spans.append((len(ids), len(ids) + len(tokens)) if fits and tokens else None)
        ids += tokens if fits else []
    ids.append(PARTS)
    return Laid(ids, [0] * first + [1] * (len(ids) - first), tuple(spans))


def room(tokenize: Callable[[str], list[int]], question: str, asked: str) -> int:
    """The tokens of sentences that surely fit beside a question and what was asked."""
    return LONGEST - min(len(tokenize(question)), QUESTION) - min(len(tokenize(asked)), ASKED) - 4


class Reader:
    """The reader that `models/` holds."""

    def __init__(self, network: Network | None = None) -> None:
        self.network = network or Network("reader")

    @property
    def present(self) -> bool:
        """Whether there is a model to read with."""
        return self.network.present

    def read(self, question: str, exchanges: Sequence[Exchanged]) -> list[Reading]:
        """A reading of each exchange, in their order; the same whatever else is read beside it. Each core reads one."""
        return list(_cores().map(self._reading, (lay_out(self.network.tokenize, question, exchange) for exchange in exchanges)))

    def _reading(self, laid: Laid) -> Reading:
        answers, tokens = self.network.run([laid.ids], [laid.types])
        scores = tuple(float(np.mean(tokens[0, a:b])) if span else float("-inf") for span in laid.spans for a, b in [span or (0, 0)])
        return Reading(float(answers[0]), scores)


@cache
def _cores() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=os.cpu_count() or 1, thread_name_prefix="reader")
