"""Fit `answering/answerable.json`: from what a search found, how likely is it that its best unit answers?

Logistic regression with the signs of its weights held (a closer match can only help, a missing number only hurt),
fitted on the invented bodies and judged on authors held out whole. Each body is drawn again and again as a small
corpus of 4 to 60 letters, so that the model serves five letters and five hundred. To each corpus its own questions
are put, its near misses, and questions to letters that it does not hold. They are weighed as if two questions in
three could be answered.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from answering.answerable import NAMES, features
from corpus.exchange import Letter
from eval.written import Question, WrittenBody, bodies
from index.embedding import SentenceEmbeddings
from index.passages import passages_of
from index.search import Hit, search
from index.store import SCHEMA, Meta, Store, write

SIZES = {4: 12, 8: 8, 20: 4, 60: 2}  # letters in a corpus: how many corpora of that size from each body
SHARE = {"answerable": 4 / 6, "none": 1 / 6, "elsewhere": 1 / 6}
RIDGE = 0.001
THRESHOLD = 0.38  # a false answer costs 0.6 of a missed one: it shows what had been asked, so a reader can see the difference


@dataclass(frozen=True)
class Row:
    """What was found for one question, and whether its best unit answers. `kind` is the question's kind, or
    "elsewhere" when the corpus does not hold its letter."""

    found: list[float]
    right: bool
    kind: str
    folder: str
    size: int


class Known(SentenceEmbeddings):
    """Embeddings that make the vectors of many texts at once and remember them: a question at a time is slow."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, np.ndarray] = {}

    def learn(self, texts: list[str]) -> None:
        """Embed the texts not yet known."""
        new = list(dict.fromkeys(text for text in texts if text not in self.kept))
        rows = super().encode(new, lambda rows: tqdm(rows, desc="embedding", leave=False))
        self.kept |= dict(zip(new, rows, strict=True))

    def encode(self, texts, progress=iter, batch=64):  # type: ignore[no-untyped-def]
        """The vectors, from memory where they are known."""
        self.learn(list(texts))
        return np.stack([self.kept[text] for text in texts])


def store_of(letters: Sequence[Letter], embeddings: SentenceEmbeddings, folder: Path) -> Store:
    """An index of some invented letters."""
    passages = list(passages_of(letters))
    vectors = embeddings.encode([passage.meaning for passage in passages])
    write(folder, letters, passages, vectors, Meta(SCHEMA, embeddings.identity, vectors.shape[1], "", {}, len(passages)))
    return Store(folder)


def rows_of(body: WrittenBody, embeddings: SentenceEmbeddings, rng: random.Random) -> Iterator[Row]:
    """Rows from small corpora drawn from one body."""
    for size, times in SIZES.items():
        for _ in range(times if size <= len(body.letters) else 0):
            letters = sorted(rng.sample(body.letters, size), key=lambda letter: letter.key)
            keys = {letter.key for letter in letters}
            own = [question for question in body.questions if question.letter in keys]
            other = [question for question in body.questions if question.letter not in keys and question.gold]
            asked = [(q, q.kind) for q in rng.sample(own, min(60, len(own)))] + [(q, "elsewhere") for q in rng.sample(other, min(30, len(other)))]
            with tempfile.TemporaryDirectory() as folder:
                store = store_of(letters, embeddings, Path(folder))
                for question, kind in asked:
                    hits = search(store, embeddings, question.text)
                    found = features(question.text, hits)
                    yield Row([found[name] for name in NAMES], kind != "elsewhere" and holds(hits, question), kind, body.folder, size)


def holds(hits: Sequence[Hit], question: Question) -> bool:
    """Whether the best hit's unit is the exchange that answers."""
    passage = hits[0].passage if hits else None
    if not passage or not question.gold or passage.source.key != question.letter or not isinstance(passage.source, Letter):
        return False
    return passage.exchange == passage.source.exchanges[question.exchange]


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> dict[str, float]:
    """The bias and the weights, for features as they are, each with the sign that it must have."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        odds = z @ p[1:] + p[0]
        value = np.logaddexp(0, -odds) * y + np.logaddexp(0, odds) * (1 - y)
        slope = (1 / (1 + np.exp(-odds)) - y) * weight
        return float((value * weight).sum() + RIDGE * (p[1:] ** 2).sum()), np.r_[slope.sum(), z.T @ slope + 2 * RIDGE * p[1:]]

    bounds = [(None, None)] + [(None, 0) if name in ("lacks", "background") else (0, None) for name in NAMES]
    p = minimize(loss, np.zeros(len(NAMES) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x
    weights = p[1:] / spread
    return {"bias": round(float(p[0] - weights @ mean), 4)} | {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)}


def weights_of(rows: Sequence[Row]) -> np.ndarray:
    """Each row's weight, so that each group counts for its SHARE whatever its number."""
    groups = [row.kind if row.kind in SHARE else "answerable" for row in rows]
    counts = Counter(groups)
    return np.array([SHARE[group] / counts[group] for group in groups])


def odds_of(rows: Sequence[Row], weights: dict[str, float]) -> np.ndarray:
    """The log-odds that a model gives to rows."""
    return weights["bias"] + np.array([row.found for row in rows]) @ np.array([weights[name] for name in NAMES])


def main(arguments: argparse.Namespace) -> None:
    """Collect rows, report by held-out author, fit on all."""
    embeddings, rng = Known(), random.Random(11)
    rows: list[Row] = []
    for body in bodies(arguments.data):
        embeddings.learn([question.text for question in body.questions])
        rows += tqdm(rows_of(body, embeddings, rng), desc=body.name, leave=False)
    held_out = {}
    for folder in sorted({row.folder for row in rows}):
        inside, outside = [row for row in rows if row.folder == folder], [row for row in rows if row.folder != folder]
        odds = odds_of(inside, _fit(outside))
        shown, right = odds >= np.log(THRESHOLD / (1 - THRESHOLD)), np.array([row.right for row in inside])
        kinds = np.array([row.kind for row in inside])
        answerable = ~np.isin(kinds, ("none", "elsewhere"))
        held_out[folder] = {
            "questions": len(inside),
            "area under the curve, right or not": round(float(roc_auc_score(right, odds)), 3),
            "right exchange first, of answerable": round(float(right[answerable].mean()), 3),
            "right and shown, of answerable": round(float((right & shown)[answerable].mean()), 3),
            "wrong and shown, of answerable": round(float((~right & shown)[answerable].mean()), 3),
            "shown, of near misses": round(float(shown[kinds == "none"].mean()), 3),
            "shown, of questions to other letters": round(float(shown[kinds == "elsewhere"].mean()), 3),
        }
        print(folder, held_out[folder])
    stored = {"questions": len(rows), "held_out": held_out, "threshold": THRESHOLD, "weights": _fit(rows)}
    path = Path(__file__).parents[1] / "answering" / "answerable.json"
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def _fit(rows: Sequence[Row]) -> dict[str, float]:
    return fit(np.array([row.found for row in rows]), np.array([row.right for row in rows], float), weights_of(rows))
