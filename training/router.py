"""Fit `answering/router.json`: what is not answered from letters (own cases, other subjects, orders, small talk).

For each kind a logistic regression (scikit-learn, L2) over words and the sentence vector, against all other messages:
general questions, lures and messages at risk of `routing.jsonl`, and questions to letters of `letters.jsonl`. Each
threshold is the lowest at which, in five-fold cross-validation, no more than an allowed share of the questions that
letters answer would go elsewhere, those left out that words spare (`routing.spared`): a question refused in vain is
the worst error.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from answering.phrases import sentences, words_of
from answering.router_model import KINDS
from answering.routing import spared
from eval.written import rows_in
from index.embedding import SentenceEmbeddings, Vectors

MEANING, WORDS = 3.0, 2.0  # how much the vector and the words are stretched: what is stretched is fitted more closely
SMALLEST = 0.12  # weights of words below this change no decision
# The share of false alarms that a kind may have: among general questions and lures, and among plain questions. Some
# plain questions do speak of somebody's own case, and many are to councils and schools, whose subjects are many.
ALLOWED = {
    "injection": (0.006, 0.004),
    "personal_case": (0.004, 0.015),
    "off_topic": (0.006, 0.015),
    "chat": (0.003, 0.006),
}

Weights = NDArray[np.float64]


def main(arguments: argparse.Namespace) -> None:
    """Judge by cross-validation, then fit on all messages."""
    rows = [row for row in messages(arguments.data) if row["label"] != "personal_data"]
    labels = np.array([row["label"] for row in rows])
    texts = [row["text"] for row in rows]
    embeddings = SentenceEmbeddings()
    x, names = design(texts, embeddings.encode(texts))
    models, report = {}, {}
    for kind in KINDS:
        y = labels == kind
        weights = np.ones(len(rows))
        weights[np.isin(labels, ("general", "lure"))] = 3.0
        if kind == "personal_case":  # help is offered to people at risk first; they may well speak of their own case
            weights[labels == "at_risk"] = 0.3
        odds = out_of_fold(x, y, labels, weights)
        curve = round(float(roc_auc_score(y, odds)), 4)
        odds[[spared(kind, sentences(text)) for text in texts]] = -99.0
        ours, plain = odds[np.isin(labels, ("general", "lure"))], odds[labels == "question"]
        threshold = max(passed_by(ours, ALLOWED[kind][0]), passed_by(plain, ALLOWED[kind][1]))
        report[kind] = {
            "area under the curve": curve,
            "recall": share(odds[y], threshold),
            "false alarms, general and lures": share(ours, threshold),
            "false alarms, plain questions": share(plain, threshold),
            "false alarms, long questions": share(odds[labels == "long question"], threshold),
        }
        models[kind] = stored_model(fit(x, y, weights), names, threshold)
    print(json.dumps(report, indent=1))
    store(
        "router.json",
        {"messages": len(rows), "embedding": embeddings.identity, "cross_validated": report, "models": models},
    )


def messages(data: Path, count: int = 4000, seed: int = 3) -> list[dict[str, str]]:
    """The labelled messages, and questions to letters: everyday talk of children, courts and councils. Long questions
    have a label of their own, because long messages tell stories."""
    rows = [json.loads(line) for path in sorted(data.glob("routing*.jsonl")) for line in path.open(encoding="utf-8")]
    asked = [question for row in rows_in(data) for exchange in row["exchanges"] for question in exchange["questions"]]
    plain = [question["text"] for question in asked if question["kind"] != "long"]
    rows += [{"text": text, "label": "question"} for text in random.Random(seed).sample(plain, min(count, len(plain)))]
    return rows + [
        {"text": question["text"], "label": "long question"} for question in asked if question["kind"] == "long"
    ]


def design(
    texts: Sequence[str], vectors: Vectors | None, signs: Sequence[Mapping[str, float]] = ()
) -> tuple[Any, list[str]]:
    """The matrix to fit on, one row a message, and the names of its columns: words, "=" and a sign, "==" for the vector."""
    words = [words_of(text) for text in texts]
    vectorizer = DictVectorizer()
    said = vectorizer.fit_transform([dict.fromkeys(found, WORDS / max(len(found), 1) ** 0.5) for found in words])
    often = np.asarray((said > 0).sum(axis=0)).ravel() > 1  # a word of one message alone teaches nothing
    parts, names = [said[:, often]], [str(name) for name in vectorizer.get_feature_names_out()[often]]
    if signs:
        parts.append(sp.csr_matrix([[row[name] / 2 for name in sorted(row)] for row in signs]))
        names += [f"={name}" for name in sorted(signs[0])]
    if vectors is not None:
        parts.append(sp.csr_matrix(vectors * MEANING))
        names += ["=="] * vectors.shape[1]
    return sp.hstack(parts).tocsr(), names


def fit(x: Any, y: NDArray[np.bool_], weights: Weights) -> LogisticRegression:
    """One kind against the rest."""
    return LogisticRegression(C=1.0, solver="liblinear", tol=1e-3, random_state=0).fit(x, y, sample_weight=weights)


def out_of_fold(x: Any, y: NDArray[np.bool_], labels: NDArray[np.str_], weights: Weights) -> Weights:
    """The log-odds of every message from a model that did not see it."""
    odds = np.zeros(len(y))
    for inside, outside in StratifiedKFold(5, shuffle=True, random_state=5).split(x, labels):
        odds[outside] = fit(x[inside], y[inside], weights[inside]).decision_function(x[outside])
    return odds


def passed_by(odds: Weights, allowed: float) -> float:
    """The threshold that at most this share of messages reaches."""
    return round(float(np.sort(odds)[::-1][int(len(odds) * allowed)]) + 0.01, 2)


def share(odds: Weights, threshold: float) -> float:
    """The share of messages that reach the threshold."""
    return round(float((odds >= threshold).mean()), 4)


def stored_model(model: LogisticRegression, names: Sequence[str], threshold: float) -> dict[str, Any]:
    """A model as `LinearModel` reads it, with what was stretched for fitting put back."""
    words, signs, meaning = {}, {}, []
    for name, weight in zip(names, model.coef_[0].tolist(), strict=True):
        if name == "==":
            meaning.append(round(weight * MEANING, 3))
        elif name.startswith("="):
            signs[name.removeprefix("=")] = round(weight / 2, 3)
        elif abs(weight * WORDS) >= SMALLEST:
            words[name] = round(weight * WORDS, 2)
    numbers: dict[str, Any] = {"bias": round(float(model.intercept_[0]), 3), "threshold": threshold}
    numbers |= {"signs": signs} if signs else {}
    numbers |= {"meaning": meaning} if meaning else {}
    return numbers | {"words": words}


def store(name: str, content: Mapping[str, Any]) -> None:
    """Write the numbers beside the code that reads them: a line for each model's vector, a line for each word."""
    path = Path(__file__).parents[1] / "answering" / name
    text = json.dumps(content, indent=0, ensure_ascii=False)
    start = 0
    while (start := text.find('"meaning": [', start) + 1) > 0:
        end = text.index("]", start)
        text = text[:start] + text[start:end].replace("\n", "") + text[end:]
    path.write_text(text + "\n", encoding="utf-8")
