"""Fit `answering/checks/answers/evading.json`: how an answer that tells nothing of what was asked sounds.

Logistic regression (scikit-learn, L2) over the sentence vector of an answer and a few signs, on `evasive.jsonl` (written for it, half of the rows
evasive) and on every answer of the committed drafts: those of the clean ones, and those that a seeded error made evasive. Judged with whole sets
of drafts, and whole requests, held out in turn. Run it with `python -m training evasive`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from answering.checks.answers.evading import SURE, TOLD, features
from answering.draft_text import Said, read_draft
from corpus.body import Body, load_body
from corpus.document import Document
from eval.mutants import load_clean, load_mutants
from index.embedding import SentenceEmbeddings

FOLDS, STRENGTH, DECIMALS = 5, 3.0, 4
OUT = Path(__file__).parents[1] / "answering" / "checks" / "answers" / "evading.json"
Row = tuple[str, bool, str]  # an answer, whether it evades, and what is held out with it


def answers(text: str, body: Body) -> Iterator[tuple[Said, ...]]:
    """The sentences of each answer of a draft."""
    draft = read_draft(Document((text,)), "draft.txt", body, text)
    found: dict[int, list[Said]] = {}
    for said in draft.part("answered"):
        if said.exchange is not None and said.span.start < draft.ending:
            found.setdefault(id(said.exchange), []).append(said)
    yield from map(tuple, found.values())


def rows_of(folder: Path, corpus: Path) -> Iterator[Row]:
    """Every answer of a set's clean drafts, and every one that a seeded error made evasive."""
    body, clean = load_body(corpus), load_clean(folder)
    for text in clean.values():
        yield from ((" ".join(said.text for said in one), False, folder.name) for one in answers(text, body))
    for mutant in load_mutants(folder):
        end = mutant.start + len(mutant.put)
        if mutant.kind == "evasive_answer":
            hit = (one for one in answers(mutant.of(clean[mutant.clean]), body) if any(said.span.start < end and mutant.start < said.span.end for said in one))
            yield from ((" ".join(said.text for said in one), True, folder.name) for one in hit)


def written(path: Path) -> Iterator[Row]:
    """The rows written for it, those of one request held out together."""
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        yield row["answer"], row["vague"], row["asked"]


def committed() -> Iterator[Row]:
    """The answers of every committed set of drafts."""
    for folder in sorted(Path("eval/drafts").iterdir()):
        if (folder / "mutants.jsonl").exists() and folder.name != "test":
            yield from rows_of(folder, Path("corpus"))
    for body in sorted(Path("eval/elsewhere").iterdir()):
        for folder in sorted((body / "drafts").iterdir()):
            yield from rows_of(folder, body / "corpus")


def main(arguments: argparse.Namespace) -> None:
    """Fit on all rows, after reporting how those held out are told apart."""
    own = list(written(arguments.data / "evasive.jsonl"))
    rows = [*committed(), *own]
    embeddings = SentenceEmbeddings()
    x = np.stack([features(text, embeddings) for text, _, _ in rows])
    y = np.array([evades for _, evades, _ in rows])
    fold = np.array([int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS for _, _, group in rows])
    odds = np.zeros(len(rows))
    for n in range(FOLDS):
        odds[fold == n] = LogisticRegression(C=STRENGTH, max_iter=3000).fit(x[fold != n], y[fold != n]).decision_function(x[fold == n])
    said = (odds > SURE) & np.array([not TOLD.search(text) for text, _, _ in rows])
    ours = np.arange(len(rows)) >= len(rows) - len(own)
    held_out = {name: {"evasive found": round(float(said[part & y].mean()), 3), "others taken for it": round(float(said[part & ~y].mean()), 4)} for name, part in (("drafts", ~ours), ("written", ours))}
    print(json.dumps(held_out, indent=1))
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(x, y)
    stored = {"encoder": embeddings.identity, "rows": len(rows), "evasive": int(y.sum()), "held_out": held_out, "bias": round(float(model.intercept_[0]), DECIMALS), "weights": [round(float(one), DECIMALS) for one in model.coef_[0]]}
    OUT.write_text(json.dumps(stored) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(stored['weights'])} weights from {len(rows)} answers")  # type: ignore[arg-type]
