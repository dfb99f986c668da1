"""Hybrid search: the sentences that may answer a question, ranked by meaning and by words, on both sides of an
exchange.

    score = cos(question, sentence) + ASKED * cos(question, what was asked)
            + SENTENCE * coverage(sentence) + UNIT * coverage(exchange)

A convex fusion of scores that are each on a scale of their own meaning, which beat fusion by rank on the invented
bodies (docs/decisions/0004-fusion.md); after Bruch, Gai and Ingber (2023).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from index.embedding import TUNED, SentenceEmbeddings
from index.passages import Passage
from index.store import Store
from index.words import stems

ASKED = 0.5
SENTENCE, UNIT = 0.5, 0.8  # with a stock model
SENTENCE_TUNED, UNIT_TUNED = 0.3, 0.4  # our own encoder knows more of the words itself, so they count for less
DEPTH = 200  # passages taken from each ranking before their units are scored whole


@dataclass(frozen=True)
class Hit:
    """A passage that was found, and why.

    `rank` starts at 1; higher `score` is better. `meaning` is its cosine to the question, `asked` the best cosine of
    what was asked in its exchange, or of another way to ask it, `words` and `unit_words` the share of the question's words, weighted by rarity,
    that the sentence and its whole unit cover. `background` is the mean cosine of the whole index to the question:
    what any passage gets. `number` is the passage's number in the index.
    """

    passage: Passage
    score: float
    rank: int
    meaning: float
    asked: float
    words: float
    unit_words: float
    background: float
    number: int


def search(store: Store, embeddings: SentenceEmbeddings, question: str, k: int = 50, words: str = "",
           without: Collection[str] = (), sides: Collection[str] = ("answered", "section", "review")) -> tuple[Hit, ...]:  # fmt: skip
    """The k best sentences for a question, the best first; equal scores by their place in the index.

    `words` are other words for what it says (synonyms). `without` are keys of sources to leave out, `sides` whose words
    may be found. What a requester asked is never a hit; it only helps to find its answer.
    """
    if not question.strip() or not store.meta.passages:
        return ()
    query = embeddings.query(question)
    sentence, whole = (SENTENCE_TUNED, UNIT_TUNED) if embeddings.name == TUNED else (SENTENCE, UNIT)
    looked_for, also = stems(question), stems(words)
    by_words = dict(store.matching(looked_for, 5 * DEPTH, also=also))
    by_unit = dict(store.matching(looked_for, DEPTH, units=True, also=also))
    near = [number for number, _ in store.nearest(query, DEPTH)]
    units = store.units([*near, *list(by_words)[:DEPTH]]) | store.passages_in(list(by_unit)[:DEPTH])
    numbers = [number for unit in sorted(units) for number in units[unit]]
    passages = dict(zip(numbers, store.passages(numbers), strict=True))
    cosines = dict(zip(numbers, np.round(store.vectors_of(numbers) @ query, 6).tolist(), strict=True))
    background = round(float(store.centroid @ query), 6)
    rows = []
    for unit, members in units.items():
        asked = max((cosines[n] for n in members if passages[n].side in ("asked", "phrasing")), default=0.0)
        for n in members:
            if passages[n].side in sides and passages[n].source.key not in without:
                parts = (cosines[n], asked, by_words.get(n, 0.0), by_unit.get(unit, 0.0))
                score = parts[0] + ASKED * parts[1] + sentence * parts[2] + whole * parts[3]
                rows.append((round(score, 6), n, parts))
    rows.sort(key=lambda row: (-row[0], row[1]))
    return tuple(
        Hit(passages[n], score, rank, meaning, asked, covered, unit_covered, background, n)
        for rank, (score, n, (meaning, asked, covered, unit_covered)) in enumerate(rows[:k], 1)
    )
