"""Fit `answering/answerable.json`: from what was found and read, how likely is it that the best exchange answers?

Logistic regression with the signs of its weights held (a closer match can only help, a missing number only hurt),
fitted on the invented bodies and judged on authors held out whole. Each body is drawn again and again as a small
corpus of 4 to 60 letters, so that the model serves five letters and five hundred. To each corpus its own questions
are put, its near misses, and questions to letters that it does not hold. They are weighed as if two questions in
three could be answered.

Where there is a reader, only bodies that neither it nor the encoder has learnt from are asked (CALIBRATION): on its own
material it would seem surer than it is. Without one, all are.
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
from scipy.special import softmax
from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from answering.answerable import READER, SEARCH, features
from answering.candidates import READ, Candidate, candidates, order_features, read, sentence_features
from answering.extract import considered
from answering.reader import Exchanged, Reader, Reading
from answering.weights import odds
from corpus.exchange import Letter
from eval.written import Question, WrittenBody, bodies
from index.embedding import SentenceEmbeddings
from index.passages import passages_of
from index.search import search
from index.store import SCHEMA, Meta, Store, write
from training.material import CALIBRATION

SIZES = {4: 12, 8: 8, 20: 4, 60: 2}  # letters in a corpus: how many corpora of that size from each body (half as many with a reader, which takes its time)
SHARE = {"answerable": 4 / 6, "none": 1 / 6, "elsewhere": 1 / 6}
RIDGE = 0.001
THRESHOLD = 0.45  # a false answer costs four fifths of a missed one: it shows what had been asked, so a reader can see the difference


@dataclass(frozen=True)
class Asked:
    """A question put to a small corpus, and the candidates for it. `kind` is the question's kind, or "elsewhere" when
    the corpus does not hold its letter."""

    question: Question
    kind: str
    folder: str
    ranked: tuple[Candidate, ...]


@dataclass(frozen=True)
class Row:
    """What was found for one question, and whether its best candidate answers."""

    found: list[float]
    right: bool
    kind: str
    folder: str


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


def asked_of(body: WrittenBody, embeddings: SentenceEmbeddings, reader: Reader, rng: random.Random) -> Iterator[Asked]:
    """Questions put to small corpora drawn from one body."""
    for size, times in SIZES.items():
        for _ in range((times // 2 if reader.present else times) if size <= len(body.letters) else 0):
            letters = sorted(rng.sample(body.letters, size), key=lambda letter: letter.key)
            keys = {letter.key for letter in letters}
            own = [question for question in body.questions if question.letter in keys]
            other = [question for question in body.questions if question.letter not in keys and question.gold]
            asked = [(q, q.kind) for q in rng.sample(own, min(60, len(own)))] + [(q, "elsewhere") for q in rng.sample(other, min(30, len(other)))]
            with tempfile.TemporaryDirectory() as folder:
                store = store_of(letters, embeddings, Path(folder))
                for question, kind in asked:
                    ranked = candidates(question.text, considered(search(store, embeddings, question.text, k=200)))[:READ]
                    if ranked:
                        yield Asked(question, kind, body.folder, tuple(read(question.text, ranked, reader)) if reader.present else ranked)


def holds(candidate: Candidate, question: Question) -> bool:
    """Whether a candidate is the exchange that answers."""
    passage = candidate.hits[0].passage
    if not question.gold or passage.source.key != question.letter or not isinstance(passage.source, Letter):
        return False
    return passage.exchange == passage.source.exchanges[question.exchange]


def fitted_order(asked: Sequence[Asked]) -> dict[str, float]:
    """Weights of `order_features`, none below 0: a softmax over the candidates of each question that has its answer
    among them (conditional logit, McFadden 1974)."""
    groups = [(np.array([list(order_features(c).values()) for c in one.ranked]), n) for one in asked for n, c in enumerate(one.ranked) if holds(c, one.question) and one.kind != "elsewhere"]
    names = list(order_features(asked[0].ranked[0]))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = RIDGE * len(groups) * float(w @ w), 2 * RIDGE * len(groups) * w
        for x, right in groups:
            p = softmax(x @ w)
            value -= float(np.log(p[right] + 1e-12))
            slope = slope + x.T @ p - x[right]
        return value, slope

    w = minimize(loss, np.ones(len(names)), jac=True, bounds=[(0, None)] * len(names), method="L-BFGS-B").x
    return {name: round(float(value), 4) for name, value in zip(names, w, strict=True)}


def fitted_belonging(asked: Sequence[Asked]) -> dict[str, float]:
    """The bias and weights of `sentence_features` over the sentences of the exchanges that answer."""
    rows, truth, names = [], [], []
    for one in asked:
        for candidate in one.ranked:
            if one.kind != "elsewhere" and holds(candidate, one.question) and candidate.reading:
                best = max(hit.meaning for hit in candidate.read)
                for hit, read in zip(candidate.read, candidate.reading.sentences, strict=True):
                    found = sentence_features(hit, best, read)
                    names = list(found)
                    rows.append(list(found.values()))
                    truth.append(any(span.start <= hit.passage.start < span.end for span in one.question.gold))
    y = np.array(truth, float)
    return fit(np.array(rows), y, np.ones(len(y)) / len(y), names, less=("below",))


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, names: Sequence[str], less: Sequence[str] = ("lacks", "background")) -> dict[str, float]:
    """The bias and the weights, for features as they are, each with the sign that it must have: those in `less` can
    only lower the odds, all others only raise them."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        odds = z @ p[1:] + p[0]
        value = np.logaddexp(0, -odds) * y + np.logaddexp(0, odds) * (1 - y)
        slope = (1 / (1 + np.exp(-odds)) - y) * weight
        return float((value * weight).sum() + RIDGE * (p[1:] ** 2).sum()), np.r_[slope.sum(), z.T @ slope + 2 * RIDGE * p[1:]]

    bounds = [(None, None)] + [(None, 0) if name in less else (0, None) for name in names]
    p = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x
    weights = p[1:] / spread
    return {"bias": round(float(p[0] - weights @ mean), 4)} | {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def weights_of(rows: Sequence[Row]) -> np.ndarray:
    """Each row's weight, so that each group counts for its SHARE whatever its number."""
    groups = [row.kind if row.kind in SHARE else "answerable" for row in rows]
    counts = Counter(groups)
    return np.array([SHARE[group] / counts[group] for group in groups])


def rows_of(asked: Sequence[Asked], order: dict[str, float]) -> list[Row]:
    """What answerability is judged on: each question's best candidate, in the fitted order."""
    rows = []
    for one in asked:
        read = one.ranked[0].reading is not None
        best = max(one.ranked, key=lambda c: odds(order, order_features(c))) if read else one.ranked[0]
        found = features(one.question.text, best)
        rows.append(Row(list(found.values()), one.kind != "elsewhere" and holds(best, one.question), one.kind, one.folder))
    return rows


def odds_of(rows: Sequence[Row], weights: dict[str, float]) -> np.ndarray:
    """The log-odds that a model gives to rows."""
    return weights["bias"] + np.array([row.found for row in rows]) @ np.array([w for name, w in weights.items() if name != "bias"])


def main(arguments: argparse.Namespace) -> None:
    """Collect, report by held-out author (with a reader: by held-out letters), fit on all."""
    embeddings, reader, rng = Known(), Remembering(), random.Random(11)
    asked: list[Asked] = []
    for body in bodies(arguments.data):
        if not reader.present or body.folder in CALIBRATION:
            embeddings.learn([question.text for question in body.questions])
            asked += tqdm(asked_of(body, embeddings, reader, rng), desc=body.name, leave=False)
    names = READER if reader.present else SEARCH

    def group(one: Asked) -> str:
        return str(int(one.question.letter[1:]) % 5) if reader.present else one.folder

    held_out = {}
    for part in sorted({group(one) for one in asked}):
        inside, outside = [one for one in asked if group(one) == part], [one for one in asked if group(one) != part]
        order = fitted_order(outside) if reader.present else {}
        held_out[part] = figures(rows_of(inside, order), _fit(rows_of(outside, order), names))
        print(part, held_out[part], flush=True)
    order = fitted_order(asked) if reader.present else {}
    rows = rows_of(asked, order)
    stored = {"questions": len(rows), "held_out": held_out, "threshold": THRESHOLD, "weights": _fit(rows, names)}
    if reader.present:
        stored |= {"order": order, "belongs": fitted_belonging(asked)}
    path = Path(__file__).parents[1] / "answering" / "answerable.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["reader" if reader.present else "search"] = stored
    path.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")


class Remembering(Reader):
    """A reader that reads the same question beside the same exchange once."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, Exchanged], Reading] = {}

    def read(self, question: str, exchanges: Sequence[Exchanged]) -> list[Reading]:
        """A reading of each exchange, from memory where it is known."""
        for exchange in exchanges:
            if (question, exchange) not in self.kept:
                self.kept[question, exchange] = super().read(question, [exchange])[0]
        return [self.kept[question, exchange] for exchange in exchanges]


def figures(rows: Sequence[Row], weights: dict[str, float]) -> dict[str, float]:
    """How a model does on rows that it has not seen."""
    odds = odds_of(rows, weights)
    shown, right = odds >= np.log(THRESHOLD / (1 - THRESHOLD)), np.array([row.right for row in rows])
    kinds = np.array([row.kind for row in rows])
    answerable = ~np.isin(kinds, ("none", "elsewhere"))
    return {
        "questions": len(rows),
        "area under the curve, right or not": round(float(roc_auc_score(right, odds)), 3),
        "area under the curve, answerable or not": round(float(roc_auc_score(answerable, odds)), 3),
        "right exchange first, of answerable": round(float(right[answerable].mean()), 3),
        "right and shown, of answerable": round(float((right & shown)[answerable].mean()), 3),
        "wrong and shown, of answerable": round(float((~right & shown)[answerable].mean()), 3),
        "shown, of near misses": round(float(shown[kinds == "none"].mean()), 3),
        "shown, of questions to other letters": round(float(shown[kinds == "elsewhere"].mean()), 3),
    }


def _fit(rows: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    return fit(np.array([row.found for row in rows]), np.array([row.right for row in rows], float), weights_of(rows), names)
