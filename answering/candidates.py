"""Hits -> candidates: the exchanges that may answer, the likeliest first, the best of them read closely.

Search ranks by what lies near; the reader looks at the question and the exchange together. Where there is no reader
the order is the search's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from answering.reader import Exchanged, Reader, Reading, room
from answering.weights import fitted, odds
from corpus.exchange import Letter
from index.passages import Passage
from index.search import ASKED, Hit

READ = 4  # exchanges that are read, from the best that search found
SENTENCES = 8  # of one exchange, those that search found best
LEAST = -8.0  # log-odds of a sentence that did not fit beside the others


@dataclass(frozen=True)
class Candidate:
    """One exchange (or section) that may answer. `hits` are its sentences, best found first; `reading` is what the
    reader made of it and `read` the sentences that it saw, in reading order; None and empty where it was not read."""

    hits: tuple[Hit, ...]
    reading: Reading | None = None
    read: tuple[Hit, ...] = ()

    @property
    def unit(self) -> tuple[str, str]:
        """The unit's name: its source, and its place there."""
        return self.hits[0].passage.unit

    @cached_property
    def belonging(self) -> dict[int, float]:
        """The log-odds of each sentence that was read that it belongs to the answer, by where it starts."""
        if self.reading is None:
            return {}
        weights, best = fitted(True)["belongs"], max(hit.meaning for hit in self.read)
        seen = zip(self.read, self.reading.sentences, strict=True)
        return {hit.passage.start: odds(weights, sentence_features(hit, best, read)) for hit, read in seen}

    @cached_property
    def score(self) -> float:
        """What the candidates that were read are ordered by: higher is better."""
        return round(odds(fitted(True)["order"], order_features(self)), 6)


def sentence_features(hit: Hit, best: float, read: float) -> dict[str, float]:
    """What tells that a sentence belongs: its cosine, how far that lies below the exchange's best, the words it
    covers, and the reader's log-odds."""
    return {"meaning": hit.meaning, "below": best - hit.meaning, "words": hit.words, "read": max(read, LEAST)}


def order_features(candidate: Candidate) -> dict[str, float]:
    """What tells that an exchange answers: how near it lies, by the measure that the encoder has learnt (its best
    sentence, and half of what was asked), the words of that sentence and of the whole, and the reader's log-odds, of
    the exchange and of its best sentence."""
    hits, reading = candidate.hits, candidate.reading
    return {
        "near": max(hit.meaning for hit in hits) + ASKED * hits[0].asked,
        "words": max(hit.words for hit in hits),
        "unit_words": hits[0].unit_words,
        "answers": reading.answers if reading else 0.0,
        "read": max(LEAST, *reading.sentences, LEAST) if reading else 0.0,
    }


def candidates(question: str, hits: Sequence[Hit], reader: Reader | None = None, most: int = READ) -> tuple[Candidate, ...]:
    """The candidates among the hits, the likeliest first; only the first `most` that search found are read."""
    units: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        units.setdefault(hit.passage.unit, []).append(hit)
    found = [Candidate(tuple(of_unit)) for of_unit in units.values()]
    if not reader or not reader.present:
        return tuple(found)
    return (*sorted(read(question, found[:most], reader), key=lambda one: -one.score), *found[most:])


def read(question: str, found: Sequence[Candidate], reader: Reader) -> list[Candidate]:
    """The candidates with the reader's view of each, in the same order."""
    shown = [tuple(sorted(_fitting(question, one.hits[:SENTENCES], reader), key=lambda hit: hit.passage.start)) for one in found]
    readings = reader.read(question, [Exchanged(asked_of(some[0].passage), tuple(hit.passage.text for hit in some)) for some in shown])
    return [Candidate(one.hits, reading, some) for one, reading, some in zip(found, readings, shown, strict=True)]


def _fitting(question: str, hits: Sequence[Hit], reader: Reader) -> list[Hit]:
    """The hits that can be read at once, best found first: a long answer is read at the places that search points to."""
    left = room(reader.network.tokenize, question, asked_of(hits[0].passage))
    fitting: list[Hit] = []
    for hit in hits:
        size = len(reader.network.tokenize(hit.passage.text))
        if size <= left or not fitting:
            fitting.append(hit)
            left -= size
    return fitting


def asked_of(passage: Passage) -> str:
    """What had been asked to get these words; a section's heading stands for it in a policy."""
    if passage.exchange and isinstance(passage.source, Letter):
        return passage.source.asked(passage.exchange)
    return passage.section.heading if passage.section else ""

