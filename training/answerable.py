"""Fit `answering/answerable.json`: from what a search found, how likely is it that its best unit answers?

Logistic regression (scikit-learn, L2, standardised and folded back), fitted on the invented bodies' questions and
their near misses and judged on authors held out whole. Each question is also asked once with its own letter left
out, where nothing answers. The threshold is the one that best trades right answers shown against false ones, on
authors held out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler
from tqdm import tqdm

from answering.answerable import NAMES, features
from index.embedding import SentenceEmbeddings
from index.passages import passages_of
from index.search import search
from index.store import SCHEMA, Meta, Store, write
from index.words import stems
from training.written import WrittenBody, bodies

COST_OF_FALSE = 1.0  # a false answer costs as much as a right one is worth


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


def store_of(body: WrittenBody, embeddings: SentenceEmbeddings, folder: Path) -> Store:
    """An index of one invented body."""
    passages = list(passages_of(body.letters))
    vectors = embeddings.encode([passage.meaning for passage in passages])
    write(folder, body.letters, passages, vectors, Meta(SCHEMA, embeddings.identity, vectors.shape[1], "", {}, len(passages)))
    return Store(folder)


def rows_of(body: WrittenBody, store: Store, embeddings: SentenceEmbeddings) -> list[tuple[list[float], int, str]]:
    """(features, 1 when the best unit holds the gold, kind) for each question."""
    rows = []
    for n, question in enumerate(tqdm(body.questions, desc=body.name, leave=False)):
        rarity = store.rarity(stems(question.text))
        for without in ((), (question.letter,)) if n % 3 == 0 and question.gold else ((),):
            hits = search(store, embeddings, question.text, without=without)
            found = features(question.text, hits, rarity)
            best = hits[0].passage if hits else None
            right = bool(
                best and question.gold and best.source.key == question.letter and best.exchange
                and best.source.exchanges.index(best.exchange) == question.exchange  # type: ignore[attr-defined]
            )  # fmt: skip
            rows.append(([found[name] for name in NAMES], int(right), "left out" if without else question.kind))
    return rows


def fit(x: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """The weights, for features as they are, and the bias."""
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=0.3, max_iter=2000).fit(scaler.transform(x), y)
    weights = model.coef_[0] / scaler.scale_
    bias = model.intercept_[0] - float(np.dot(weights, scaler.mean_))
    return {"bias": round(float(bias), 4)} | {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)}


def _odds(x: np.ndarray, weights: dict[str, float]) -> np.ndarray:
    return weights["bias"] + x @ np.array([weights[name] for name in NAMES])


def main(arguments: argparse.Namespace) -> None:
    """Collect features, report by held-out author, fit on all."""
    embeddings = Known()
    rows: list[tuple[list[float], int, str, str]] = []
    for body in bodies(arguments.data):
        with tempfile.TemporaryDirectory() as folder:
            store = store_of(body, embeddings, Path(folder))
            embeddings.learn([question.text for question in body.questions])
            rows += [(*row, body.folder) for row in rows_of(body, store, embeddings)]
    x, y = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    folders, kinds = np.array([row[3] for row in rows]), np.array([row[2] for row in rows])
    held_out, odds = {}, np.zeros(len(rows))
    for folder in sorted(set(folders)):
        inside = folders == folder
        odds[inside] = _odds(x[inside], fit(x[~inside], y[~inside]))
        held_out[folder] = {
            "right or not": round(float(roc_auc_score(y[inside], odds[inside])), 4),
            "answerable or near miss": round(float(roc_auc_score(~np.isin(kinds[inside], ("none", "left out")), odds[inside])), 4),
        }
        print(f"held out {folder}: {held_out[folder]}")
    steps = np.quantile(odds, np.linspace(0, 1, 400))
    worth = [float(np.sum(y[odds >= step]) - COST_OF_FALSE * np.sum(1 - y[odds >= step])) for step in steps]
    best = steps[int(np.argmax(worth))]
    threshold = round(float(1 / (1 + np.exp(-best))), 3)
    shown = odds >= best
    print(f"threshold {threshold}: shown {np.mean(shown[y == 1]):.3f} of the right, {np.mean(shown[y == 0]):.3f} of the wrong")
    stored = {"questions": len(rows), "held_out": held_out, "threshold": threshold, "weights": fit(x, y)}
    path = Path(__file__).parents[1] / "answering" / "answerable.json"
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
