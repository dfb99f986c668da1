"""Fit `answering/risk.json`: the words by which a message from someone at risk is known.

Logistic regression over words and pairs of words (scikit-learn, L2), each message scaled to unit length; judged by
five-fold cross-validation, alone and together with the rules (`answering/signposts.py`).
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import normalize

from answering.risk_model import features
from answering.signposts import ALONE, PERHAPS, by_rules

SMALLEST = 0.12  # weights below this change no decision


def main(arguments: argparse.Namespace) -> None:
    """Judge by cross-validation, then fit on all messages."""
    rows = [json.loads(line) for line in (arguments.data / "routing.jsonl").open(encoding="utf-8")]
    rows += plain_questions(arguments.data)
    labels = np.array([row["label"] for row in rows])
    vectorizer = DictVectorizer()
    x = normalize(vectorizer.fit_transform([dict.fromkeys(features(row["text"]), 1.0) for row in rows]))
    y = (labels == "at_risk").astype(int)
    odds = np.zeros(len(rows))
    for inside, outside in StratifiedKFold(5, shuffle=True, random_state=5).split(x, labels):
        odds[outside] = _fit(x[inside], y[inside]).decision_function(x[outside])
    fires = odds >= ALONE
    either = fires | (np.array([bool(by_rules(row["text"])) for row in rows]) & (odds >= PERHAPS))
    report = {
        "area under the curve": round(float(roc_auc_score(y, odds)), 4),
        "recall of the model": round(float(fires[y == 1].mean()), 4),
        "recall of model or rules": round(float(either[y == 1].mean()), 4),
        "false alarms of model or rules, lures": round(float(either[labels == "lure"].mean()), 4),
        "false alarms of model or rules, questions": round(float(either[labels == "general"].mean()), 4),
    }
    print(report)
    model = _fit(x, y)
    names = vectorizer.get_feature_names_out()
    weights = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= SMALLEST}
    stored = {"messages": len(rows), "cross_validated": report, "bias": round(float(model.intercept_[0]), 3), "weights": weights}
    path = Path(__file__).parents[1] / "answering" / "risk.json"
    path.write_text(json.dumps(stored, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def plain_questions(data: Path, count: int = 4000, seed: int = 3) -> list[dict]:
    """Questions to letters, as messages that are not at risk: everyday talk of children and courts is no alarm. Long
    ones, which may tell of danger, and those that the rules know are left out."""
    texts = [
        question["text"]
        for line in (data / "letters.jsonl").open(encoding="utf-8")
        for exchange in json.loads(line)["exchanges"]
        for question in exchange["questions"]
        if question["kind"] != "long" and not by_rules(question["text"])
    ]
    return [{"text": text, "label": "question"} for text in random.Random(seed).sample(texts, min(count, len(texts)))]


def _fit(x, y):  # type: ignore[no-untyped-def]
    return LogisticRegression(C=10, max_iter=3000).fit(x, y)
