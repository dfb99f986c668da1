"""Fit `answering/risk.json`: how words, meaning and what the rules saw tell that somebody is at risk.

Logistic regression as in `training/router.py`, whose messages and matrix it shares, against lures, general questions,
questions about one's own case, and questions to letters, short and long: a long, unhappy message is no alarm. It is
fitted twice, with the sentence vector and without. The threshold is the lowest at which, in five-fold cross-validation,
no more than an allowed share of lures and of plain questions would be shown help. The rules were written with some of
these messages in sight, so their part in the cross-validated figures is flattered.
"""

from __future__ import annotations

import argparse
import json

import numpy as np
from sklearn.metrics import roc_auc_score

from answering.risk_model import leeway
from answering.signposts import signs
from index.embedding import SentenceEmbeddings
from training.router import design, fit, messages, out_of_fold, passed_by, share, store, stored_model

# The share of false alarms allowed, among lures and among questions; less for words alone, which know least.
ALLOWED = {"meaning": (0.07, 0.01), "words": (0.05, 0.005)}

WEIGHTS = {"question": 1.0, "long question": 1.5, "personal_case": 3.0}  # of the messages in fitting; all others 2


def main(arguments: argparse.Namespace) -> None:
    """Judge by cross-validation, then fit on all messages."""
    rows = messages(arguments.data)
    labels = np.array([row["label"] for row in rows])
    texts = [row["text"] for row in rows]
    embeddings = SentenceEmbeddings()
    seen = [signs(text) for text in texts]
    y = labels == "at_risk"
    weights = np.array([WEIGHTS.get(label, 2.0) for label in labels])
    models, report = {}, {}
    for name, vectors in (("meaning", embeddings.encode(texts)), ("words", None)):
        x, names = design(texts, vectors, seen)
        odds = out_of_fold(x, y, labels, weights)
        curve = round(float(roc_auc_score(y, odds)), 4)
        odds += np.array([leeway(row) for row in seen])
        questions = odds[np.isin(labels, ("general", "question"))]
        threshold = max(passed_by(odds[labels == "lure"], ALLOWED[name][0]), passed_by(questions, ALLOWED[name][1]))
        report[name] = {
            "area under the curve": curve,
            "recall": share(odds[y], threshold),
            "false alarms, lures": share(odds[labels == "lure"], threshold),
            "false alarms, general": share(odds[labels == "general"], threshold),
            "false alarms, own case": share(odds[labels == "personal_case"], threshold),
            "false alarms, plain questions": share(odds[labels == "question"], threshold),
            "false alarms, long questions": share(odds[labels == "long question"], threshold),
        }
        models[name] = stored_model(fit(x, y, weights), names, threshold)
    print(json.dumps(report, indent=1))
    store(
        "risk.json",
        {"messages": len(rows), "embedding": embeddings.identity, "cross_validated": report, "models": models},
    )
