"""Fit `answering/standalone.json`: does a message lean on the one before?

Logistic regression (scikit-learn, L2) over the signs of `answering.leaning`, on written conversations: messages that
lean, changes of topic, and the same messages rewritten to stand alone. Questions to letters, each after another of the
same author, are further new questions; left out are those with "it" or "that" for a thing they do not name, because
they lean on their letter. Judged on authors held out whole; authors kept back are never learnt from.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from answering.leaning import signs
from answering.standalone import Judge, stand_alone
from answering.weights import odds
from eval.written import rows_in
from index.words import stems

SHARE = {"leans": 0.5, "change of topic": 0.2, "rewritten": 0.1, "question to a letter": 0.2}  # what each group weighs in the fit
CLOSENESS = 2.0  # of the fit (C)
THRESHOLD = 0.0  # log-odds: a topic dragged along costs what a missed follow-up costs

Weights = dict[str, float]


@dataclass(frozen=True)
class Row:
    """A message after another, its signs, and the group it is of."""

    folder: str
    group: str
    signs: dict[str, float]


def conversations(data: Path) -> list[dict[str, Any]]:
    """The written conversations, as they stand in `followup.jsonl`."""
    return [json.loads(line) for line in (data / "followup.jsonl").open(encoding="utf-8")]


def rows_of(said: Iterable[dict[str, Any]], letters: Sequence[dict[str, Any]]) -> list[Row]:
    """Every message to learn from."""
    rows = []
    for turn in said:
        group = "change of topic" if turn["kind"] == "topic_switch" else "leans"
        rows.append(Row(turn["folder"], group, signs(turn["question"], turn["previous"][-1])))
        rows.append(Row(turn["folder"], "rewritten", signs(turn["standalone"], turn["previous"][-1])))
    for folder, question, earlier in new_questions(letters, random.Random(7)):
        found = signs(question, earlier)
        if not found["points"] and not found["points late"]:
            rows.append(Row(folder, "question to a letter", found))
    return rows


def new_questions(letters: Sequence[dict[str, Any]], rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Author, question and the question before it: to the same letter half of the time, else to another of the author.
    Long questions are left out, because their length would tell them."""
    for letter in letters:
        others = [other for other in letters if other["folder"] == letter["folder"]]
        for asked in (question for exchange in letter["exchanges"] for question in exchange["questions"]):
            source = letter if rng.random() < 0.5 else rng.choice(others)
            before = [other["text"] for other in rng.choice(source["exchanges"])["questions"] if other["text"] != asked["text"]]
            if asked["kind"] != "long" and before:
                yield letter["folder"], asked["text"], rng.choice(before)


def fit(rows: Sequence[Row]) -> Weights:
    """Sign -> weight, with the bias among the signs; each group counts for its SHARE whatever its number."""
    names = list(rows[0].signs)
    counts = {group: sum(row.group == group for row in rows) for group in SHARE}
    weights = np.array([1000 * SHARE[row.group] / counts[row.group] for row in rows])
    x = np.array([[row.signs[name] for name in names] for row in rows])
    model = LogisticRegression(C=CLOSENESS, max_iter=3000).fit(x, [row.group == "leans" for row in rows], sample_weight=weights)
    return {"bias": round(float(model.intercept_[0]), 3)} | {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}


def overlap(text: str, wanted: str) -> float:
    """F1 of the stems of two texts' content words: 1 when they are the same, 0 when they share none.

    >>> overlap("how many letters in 2012", "letters of 2011")
    0.4
    """
    ours, theirs = set(stems(text)), set(stems(wanted))
    shared = len(ours & theirs)
    return 2 * shared / (len(ours) + len(theirs)) if shared else 0.0


def figures(rows: Sequence[Row], said: Sequence[dict[str, Any]], weights: Weights) -> dict[str, float]:
    """How weights do on messages that they were not fitted on; the last three are mean overlaps of the text to search
    for with the message as it was rewritten by hand, over the messages that lean, with two plain ways beside it."""
    told = {group: [odds(weights, row.signs) > THRESHOLD for row in rows if row.group == group] for group in SHARE}
    judge: Judge = cache(lambda question, earlier: odds(weights, signs(question, earlier)) > THRESHOLD)
    leaning = [turn for turn in said if turn["kind"] != "topic_switch"]
    report = {f"told to lean: {group}": mean(told[group]) for group in SHARE if told[group]}
    if leaning:
        report["overlap"] = mean(overlap(stand_alone(turn["question"], turn["previous"], judge), turn["standalone"]) for turn in leaning)
        report["overlap of the message alone"] = mean(overlap(turn["question"], turn["standalone"]) for turn in leaning)
        report["overlap after the last message"] = mean(overlap(f"{turn['previous'][-1]} {turn['question']}", turn["standalone"]) for turn in leaning)
    return {name: round(float(value), 3) for name, value in report.items()}


def main(arguments: argparse.Namespace) -> None:
    """Report how each author's messages are read by a fit without them, then fit on all but those kept back."""
    said = conversations(arguments.data)
    rows = rows_of(said, rows_in(arguments.data))
    learnt = [row for row in rows if row.folder not in arguments.without]
    held_out = {}
    for folder in sorted({row.folder for row in rows}):
        weights = fit([row for row in learnt if row.folder != folder])
        held_out[folder] = figures([row for row in rows if row.folder == folder], [turn for turn in said if turn["folder"] == folder], weights)
        print(folder, json.dumps(held_out[folder], indent=1))
    stored = {"messages": len(learnt), "held_out": held_out, "threshold": THRESHOLD, "weights": fit(learnt)}
    out = Path(__file__).parents[1] / "answering" / "standalone.json"
    out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"{out.name}: {len(stored['weights'])} weights from {len(learnt)} messages")  # type: ignore[arg-type]
