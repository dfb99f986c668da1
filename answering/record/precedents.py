"""A sentence of a draft -> the past sentences on the same point, and whether it agrees with them.

Sentences are compared clause by clause, since a draft takes up one half of what a past letter said in one breath. A
difference counts only between two that are on one point, and only if it is of a kind that changes what is said
(`answering.record.opposed`); everything else is said in other words, or is something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from answering.answer import Citation
from answering.library import Library
from answering.record.agents import marked
from answering.record.compared import Precedent, compared
from answering.record.copies import HOLDS, bare
from answering.record.counted import counts_only
from answering.record.deeds import deeds
from answering.record.plainly import plainly
from answering.record.point import CERTAIN, nearness
from answering.record.put_otherwise import COPIED
from answering.record.said_too import FARTHER, said_too
from answering.record.settling import settled
from answering.record.subject import subject
from index.passages import Passage
from index.search import Hit
from index.words import stems

NEAR, DEPTH = 16, 100  # past sentences looked at, by meaning and by words each; passages of any side among which they are found
SIDES = ("answered", "section", "review")
LIKE = 0.55  # cosine from which two requests ask the same
LEANS = 5  # stems of a sentence that is also looked for with the request that it answers
SURELY, BEHIND = 0.7, 0.1  # cosine from which they do whatever else was found, and how far one may lie behind the likest below it
FOUND, AHEAD = 1.0, 0.3  # score of a request that is by far the likest, and how far it must lie before the next

_POINTS_BACK = re.compile(r"\b(?:ones?|it|they|them|this|these|those|such|that|he|she|so)\b", re.I)


def precedents(sentence: str, library: Library, asked: str = "", before: str = "") -> tuple[Precedent, ...]:
    """The past sentences on the point of a draft's, the nearest first; those that say the same before those that say
    otherwise. `before` is the sentence before it, to which it may point back; `asked` the request that it answers: a
    sentence such as "This is not held." means something only beside its question, and is compared only with answers to
    a request like it."""
    store = library.store
    plain = plainly(sentence)
    spoken = [plain]
    if asked and (len(subject(plain)) <= LEANS or _POINTS_BACK.search(plain) or any(deed.decides for deed in deeds(plain, library.body.names))):
        spoken.append(f"{asked} {plain}")
    if asked and counts_only(plain):
        spoken.append(f"{asked} {plain}")
    if before and _POINTS_BACK.search(plain):
        spoken.append(f"{before} {plain}")
    spoken += settled(plain, asked, library.body.names)
    vectors = [library.embeddings.query(text) for text in spoken]
    rankings = [[n for n, _ in store.nearest(vector, DEPTH)] for vector in vectors]
    rankings += [[n for n, _ in store.matching(stems(f"{plain} {' '.join(library.glossary.official(plain))}"), DEPTH)]]
    known = sorted({n for ranking in rankings for n in ranking})
    passages = {n: passage for n, passage in zip(known, store.passages(known), strict=True) if passage.side in SIDES} if known else {}
    chosen = {n for ranking in rankings for n in [n for n in ranking if n in passages][:NEAR]}
    alike: frozenset[tuple[str, str]] = frozenset()
    if asked and (HOLDS.search(plain) or any(passages[n].leans for n in chosen)):
        alike = _alike(asked, library)
        leaning = _leaning(alike, asked, library)
        passages |= leaning
        chosen |= set(leaning)
    numbers = sorted(chosen)
    if not numbers:
        return ()
    cosines = dict(zip(numbers, np.max(store.vectors_of(numbers) @ np.stack(vectors).T, axis=1).tolist(), strict=True))
    names = library.body.names
    said = [marked(text, names) for text in spoken]
    nears = {n: max(nearness(text, marked(passages[n].text, names), cosines[n]) for text in said) for n in numbers}
    alone = {passages[n].key: nearness(said[0], marked(passages[n].text, names), float(own)) for n, own in zip(numbers, store.vectors_of(numbers) @ vectors[0], strict=True)}
    found = [one for n in numbers if (one := compared(plain, asked, passages[n], cosines[n], nears[n], alike, library))]
    order = {"same": 0, "agrees": 1, "conflicts": 1, "apart": 2}
    nearest, likest = (max((near(p) for p in found if p.relation != "conflicts"), default=0.0) for near in (lambda p: p.near, lambda p: alone[p.passage.key]))

    def in_view(p: Precedent) -> bool:
        return p.match >= COPIED or bare(p.passage) or p.near >= nearest - FARTHER or (p.reason == "actor" and alone[p.passage.key] >= max(CERTAIN, likest))

    found = [p if p.relation != "conflicts" or in_view(p) else replace(p, relation="apart", reason="") for p in found]
    found = [replace(p, relation="apart", reason="") if p.relation == "conflicts" and said_too(p, plain, found, names) else p for p in found]
    ahead = {p.passage.key: p.match / 100 + p.near + (FARTHER if p.relation == "conflicts" else 0.0) for p in found}
    return tuple(sorted(found, key=lambda p: (order[p.relation], -round(ahead[p.passage.key], 3), p.passage.key)))


def _alike(asked: str, library: Library) -> frozenset[tuple[str, str]]:
    """The exchanges that were asked the same: near in meaning, or by far the nearest in meaning and words."""
    best: dict[tuple[str, str], Hit] = {}
    for hit in library.search(asked, sides=("asked",)):
        best.setdefault(hit.passage.unit, hit)
    ranked = sorted(best.values(), key=lambda hit: -hit.score)
    second = ranked[1].score if len(ranked) > 1 else 0.0
    return frozenset(hit.passage.unit for hit in ranked if hit.meaning >= SURELY or (hit.meaning >= LIKE and hit.score >= ranked[0].score - BEHIND) or (hit is ranked[0] and hit.score >= FOUND and hit.score - second >= AHEAD))


def _leaning(alike: frozenset[tuple[str, str]], asked: str, library: Library) -> dict[int, Passage]:
    """The answers of these exchanges that say no more than whether something is held."""
    store = library.store
    numbers = [hit.number for hit in library.search(asked, sides=("asked",)) if hit.passage.unit in alike] if alike else []
    units = sorted(store.units(numbers)) if numbers else []
    within = sorted({n for some in store.passages_in(units).values() for n in some}) if units else []
    return {n: passage for n, passage in zip(within, store.passages(within), strict=True) if passage.leans} if within else {}


def cited(found: Sequence[Precedent]) -> tuple[Citation, ...]:
    """The past sentences as citations, numbered from 1."""
    return tuple(Citation(n, p.passage.source, p.passage.start, p.passage.end, p.passage.exchange) for n, p in enumerate(found, 1))
