"""Fit `corpus/anatomy/voice.json`: the words and signs of form that tell a requester's paragraph from a public body's.

Logistic regression over binary features (scikit-learn, L2), fitted on the letters of invented bodies and judged on
authors held out whole. Paragraphs are made as letters set them: requests whole and cut into sentences, answers in
runs of one to four sentences.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score

from corpus.anatomy.voice import features

KEEP = 1500  # weights kept, the largest first: more changes no decision


def paragraphs(letters: list[dict], seed: int = 7) -> list[tuple[str, int, str]]:
    """(text, 1 for a requester's, author folder) for each paragraph of the letters."""
    rng = random.Random(seed)
    found = []
    for letter in letters:
        if letter["layout"] == "policy":
            continue
        for exchange in letter["exchanges"]:
            asked = exchange["asked"]
            pieces = re.split(r"(?<=[.?!])\s+", asked)
            found.append((asked, 1, letter["folder"]))
            if len(pieces) > 1:
                found += [(piece, 1, letter["folder"]) for piece in pieces if len(piece) > 15]
            rest = list(exchange["answered"])
            while rest:
                size = rng.choice([1, 1, 2, 2, 3, 4])
                found.append((" ".join(rest[:size]), 0, letter["folder"]))
                rest = rest[size:]
    return found


def official(times: int = 3) -> list[tuple[str, int, str]]:
    """Stock phrases of replies, as a body's paragraphs: the letters of `data` have had theirs taken off."""
    lines = (Path(__file__).parent / "official.txt").read_text(encoding="utf-8").splitlines()
    return [(line, 0, "official") for line in lines if line.strip()] * times


def fit(rows: list[tuple[str, int, str]]) -> tuple[float, dict[str, float]]:
    """The bias and the weights that a fit on these paragraphs gives."""
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([dict.fromkeys(features(text), 1.0) for text, _, _ in rows])
    y = np.array([label for _, label, _ in rows])
    model = LogisticRegression(C=0.5, max_iter=2000, class_weight="balanced").fit(x, y)
    names, values = vectorizer.get_feature_names_out(), model.coef_[0]
    order = np.argsort(-np.abs(values))[:KEEP]
    weights = {str(names[i]): round(float(values[i]), 3) for i in sorted(order, key=lambda i: names[i])}
    return round(float(model.intercept_[0]), 3), weights


def score(rows: list[tuple[str, int, str]], bias: float, weights: dict[str, float]) -> tuple[float, float]:
    """Accuracy and area under the curve on these paragraphs."""
    odds = [bias + sum(weights.get(f, 0.0) for f in features(text)) for text, _, _ in rows]
    y = [label for _, label, _ in rows]
    return accuracy_score(y, [o > 0 for o in odds]), roc_auc_score(y, odds)


def main(arguments: argparse.Namespace) -> None:
    """Fit on all authors, after reporting how each reads when it is held out."""
    letters = [json.loads(line) for line in (arguments.data / "letters.jsonl").open(encoding="utf-8")]
    rows = paragraphs(letters)
    held_out = {}
    for folder in sorted({row[2] for row in rows}):
        model = fit([row for row in rows if row[2] != folder] + official())
        held_out[folder] = [round(value, 4) for value in score([row for row in rows if row[2] == folder], *model)]
        print(f"held out {folder}: accuracy {held_out[folder][0]:.3f}, area under the curve {held_out[folder][1]:.3f}")
    rows += official()
    bias, weights = fit(rows)
    out = Path(__file__).parents[1] / "corpus" / "anatomy" / "voice.json"
    stored = {"paragraphs": len(rows), "held_out": held_out, "bias": bias, "weights": weights}
    out.write_text(json.dumps(stored, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{out.name}: {len(weights)} weights from {len(rows)} paragraphs")
