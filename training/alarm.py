"""Teach the alarm: a message -> whether somebody at risk speaks, and in which situation.

all-MiniLM-L6-v2 (Apache 2.0) with mean pooling and two linear heads. Messages at risk stand against lures, which sound
like them, and against questions of every kind. Now and then a message is run into a dry question, because people in
danger ask about hearing dates. From where on help is shown is fitted on messages that the network has not read (`weigh`).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from answering.alarm import HEARD, WINDOW, as_heard
from answering.risk_model import heard_odds, model_of
from answering.signposts import signs
from index.embedding import SentenceEmbeddings, packaged_model
from training.export import export
from training.loop import NO_DROPOUT, Plan, train
from training.material import worn
from training.router import messages, passed_by, share, store

GROUP, STEPS, RATE = 32, 500, 1.5e-4  # messages a step
JOINED = 0.2  # share of messages that are run into a plain question
OTHERS = 1.5  # plain messages to one at risk, in each pass
LURED = 0.1  # share of the unread lures, written to sound alarming, for which help may be shown in vain
BESIDE = 0.05  # share of the situations beside the one labelled that may be shown too
OF = {
    "suicide_self_harm": "suicide", "child_harmed": "child_at_risk", "stalking_harassment": "stalking", "honour_forced_marriage": "forced_marriage",
    "own_violence": "own_behaviour",
}  # fmt: skip
Row = dict[str, str]


class Listener(torch.nn.Module):
    """The transformer with its two heads over the mean of its states."""

    def __init__(self, folder: Path | str) -> None:
        super().__init__()
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(str(folder))
        self.model = AutoModel.from_pretrained(str(folder), **NO_DROPOUT)
        self.risk = torch.nn.Linear(self.model.config.hidden_size, 1)
        self.of = torch.nn.Linear(self.model.config.hidden_size, len(HEARD))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The log-odds of risk (rows,), and of each situation (rows, situations)."""
        mask = attention_mask.unsqueeze(-1).float()
        states = self.model(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state
        mean = (states * mask).sum(1) / mask.sum(1)
        return self.risk(mean).squeeze(-1), self.of(mean)

    def hear(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """The same for messages, of which the first WINDOW tokens are read."""
        return self(**self.tokenizer([as_heard(text) for text in texts], padding=True, truncation=True, max_length=WINDOW + 2, return_tensors="pt"))


def groups(rows: Sequence[Row], rng: random.Random) -> Iterator[list[Row]]:
    """One pass over all messages at risk and all lures, with as many others drawn anew, GROUP at a time."""
    near = [row for row in rows if row["label"] in ("at_risk", "lure")]
    others = [row for row in rows if row["label"] not in ("at_risk", "lure")]
    at_risk = sum(row["label"] == "at_risk" for row in near)
    drawn = near + rng.sample(others, min(len(others), round(OTHERS * at_risk)))
    plain = [row["text"] for row in others if row["label"] in ("question", "general") and len(row["text"]) < 120]
    drawn = [_joined(row, rng.choice(plain), rng) if row in near and rng.random() < JOINED else row | {"text": worn(row["text"], rng)} for row in drawn]
    rng.shuffle(drawn)
    for start in range(0, len(drawn), 16 * GROUP):
        some = sorted(drawn[start : start + 16 * GROUP], key=lambda row: len(row["text"]))
        chunks = [some[n : n + GROUP] for n in range(0, len(some), GROUP)]
        rng.shuffle(chunks)
        yield from chunks


def _joined(row: Row, question: str, rng: random.Random) -> Row:
    parts = [row["text"], question]
    rng.shuffle(parts)
    return row | {"text": " ".join(parts)}


def loss_of(model: Listener, group: Sequence[Row]) -> torch.Tensor:
    """The mean loss: risk of every message, situations of those at risk."""
    risk, of = model.hear([row["text"] for row in group])
    truth = torch.tensor([float(row["label"] == "at_risk") for row in group])
    binary = torch.nn.functional.binary_cross_entropy_with_logits
    loss = binary(risk, truth)
    told = [n for n, row in enumerate(group) if row["label"] == "at_risk" and situation(row) in HEARD]
    if told:
        which = torch.tensor([HEARD.index(situation(group[n])) for n in told])
        loss = loss + 0.5 * binary(of[told], torch.nn.functional.one_hot(which, len(HEARD)).float()) * len(HEARD) / 3
    return loss


def situation(row: Row) -> str:
    """The situation that a message at risk is labelled with."""
    return OF.get(row.get("sub", ""), row.get("sub", ""))


def heard(model: Listener, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds of risk and of the situations, for many messages."""
    model.eval()
    with torch.no_grad():
        found = [model.hear(texts[n : n + 64]) for n in range(0, len(texts), 64)]
    return np.concatenate([risk.numpy() for risk, _ in found]), np.concatenate([of.numpy() for _, of in found])


def judge(model: Listener, rows: Sequence[Row]) -> dict[str, float]:
    """On messages that were not read: at risk or lure, recall at 3% of the lures, and the situation right."""
    near = [row for row in rows if row["label"] in ("at_risk", "lure")]
    risk, of = heard(model, [row["text"] for row in near])
    y = np.array([row["label"] == "at_risk" for row in near])
    at = np.sort(risk[~y])[::-1][int(0.03 * (~y).sum())]
    right = [HEARD[of[n].argmax()] == situation(near[n]) for n in np.flatnonzero(y) if situation(near[n]) in HEARD]
    return {"AUC": round(float(roc_auc_score(y, risk)), 4), "recall at 3%": round(float((risk[y] > at).mean()), 4), "situation": round(float(np.mean(right)), 4)}


def weigh(model: Listener, kept: Sequence[Row]) -> dict[str, Any]:
    """From which log-odds on help is shown, and a further situation beside the likeliest: the lowest that no more than
    LURED of the unread lures reach, and BESIDE of the situations that are not the one labelled."""
    texts, y = [row["text"] for row in kept], np.array([row["label"] == "at_risk" for row in kept])
    risk, of = heard(model, texts)
    embeddings, linear = SentenceEmbeddings(), model_of("meaning")
    seen = [signs(text) for text in texts]
    odds = [linear.odds(text, embeddings.query(text), said) for text, said in zip(texts, seen, strict=True)]
    sums = np.array([heard_odds(*row) for row in zip(risk.tolist(), odds, seen, strict=True)])
    threshold = passed_by(sums[~y], LURED)
    told = [n for n in np.flatnonzero(y) if situation(kept[n]) in HEARD]
    others = np.concatenate([np.delete(of[n], HEARD.index(situation(kept[n]))) for n in told])
    report = {"recall": share(sums[y], threshold), "false alarms, lures": share(sums[~y], threshold), "AUC": round(float(roc_auc_score(y, sums)), 4)}
    return {"unread": report, "threshold": threshold, "situation": passed_by(others, BESIDE)}


def split(data: Path) -> tuple[list[Row], list[Row]]:
    """The messages to learn from, and those on which the weighing is fitted: every third of two authors', of whom one avoids
    every alarming word and one says it in plain ones."""
    veiled, plain = ([json.loads(line) for line in (data / f"{name}.jsonl").open(encoding="utf-8")] for name in ("veiled", "plain_risk"))
    kept = [*veiled[::3], *plain[::3]]
    return [*messages(data), *(row for some in (veiled, plain) for n, row in enumerate(some) if n % 3)], kept


def main(arguments: argparse.Namespace) -> None:
    """Train, write `models/alarm`, and weigh it beside the rules."""
    rows, kept = split(arguments.data)
    folder = arguments.runs / "alarm"
    torch.manual_seed(7)
    model = Listener(packaged_model())
    model.model.embeddings.requires_grad_(False)
    body = [p for name, p in model.model.named_parameters() if p.requires_grad and "pooler" not in name]
    heads = [*model.risk.parameters(), *model.of.parameters()]
    train(
        model, [body, heads], Plan(folder, arguments.steps or STEPS, arguments.every, (RATE, 10 * RATE)),
        lambda rng: groups(rows, rng), lambda group, rng: loss_of(model, group), lambda: judge(model, kept),
    )  # fmt: skip
    model.tokenizer.save_pretrained(folder)
    export("alarm", model, ["risk", "of"], folder / "tokenizer.json")
    weighed = weigh(model, kept)
    print(json.dumps(weighed, indent=1))
    store("alarm.json", weighed)
