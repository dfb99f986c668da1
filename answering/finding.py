"""What the letters say to one question: found, read, judged, and cut into quotations.

A message may ask several things. It is looked up whole, and each ask by itself; one that no letter answers is named.
"""

from __future__ import annotations

from dataclasses import dataclass

from answering.answerable import features, probability, threshold
from answering.asks import asks_of
from answering.candidates import Candidate
from answering.disagreement import otherwise
from answering.extract import Quotation, choose, quotations
from answering.library import Library
from corpus.source import Span
from index.search import Hit

PART = 2  # exchanges that are read for one ask of several, and for them all together


@dataclass(frozen=True)
class Found:
    """What was found. `likely` is the probability, from 0 to 1, that it answers; `candidates` are all that was weighed,
    the likeliest first; `quoted` is empty where that is too little; `differing` says otherwise in other letters; `passed_over`
    are the asks left without an answer."""

    candidates: tuple[Candidate, ...]
    likely: float
    quoted: tuple[Quotation, ...] = ()
    differing: tuple[Quotation, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The sentences found, those of the likeliest exchange first."""
        return tuple(hit for candidate in self.candidates for hit in candidate.hits)


def find(question: str, library: Library) -> Found:
    """What the letters say to a question that stands alone."""
    asks = asks_of(question)
    ranked = library.candidates(question, *([PART] if len(asks) > 1 else []))
    if not ranked:
        return Found((), 0.0)
    least = threshold(library.reads)
    likely = probability(features(question, ranked[0]))
    parts = [] if len(asks) == 1 else [_part(ask, library) for ask in asks]
    chosen: dict[tuple[str, str], dict[int, Hit]] = {}
    for candidate, sure in ((ranked[0], likely), *((part.candidates[0], part.likely) for part in parts if part.candidates)):
        if sure >= least:
            chosen.setdefault(candidate.unit, {}).update((hit.passage.start, hit) for hit in choose(candidate))
    if not chosen:
        return Found(ranked, likely)
    weighed = (*ranked, *(candidate for part in parts for candidate in part.candidates))
    hits = tuple({hit.number: hit for candidate in weighed for hit in candidate.hits}.values())
    cut = (quotation for found in chosen.values() for quotation in quotations([found[start] for start in sorted(found)], hits))
    quoted = tuple({(quotation.source.key, quotation.span): quotation for quotation in cut}.values())  # two letters may say the same
    shown = {passage.key for quotation in quoted for passage in quotation.passages}
    other = {p.key: Quotation(p.source, Span(p.start, p.end), (p,)) for said in quoted for p in otherwise(said, hits) if p.key not in shown}
    passed_over = tuple(ask for ask, part in zip(asks, parts, strict=False) if part.likely < least)
    likely = max([likely, *(part.likely for part in parts)])
    return Found(ranked, likely, quoted, tuple(other.values()), passed_over if len(passed_over) < len(asks) else ())


def _part(ask: str, library: Library) -> Found:
    """What is found for one ask of several."""
    ranked = library.candidates(ask, PART)
    return Found(ranked, probability(features(ask, ranked[0])) if ranked else 0.0)
