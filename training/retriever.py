"""Tune the encoder: a question lies near the sentence that answers it and near what was asked there.

all-MiniLM-L6-v2 (Apache 2.0) goes on learning from the written material with an in-batch softmax loss (van den Oord
et al. 2018; Henderson et al. 2017) over the very score that search ranks by:

    cos(question, sentence) + ASKED * cos(question, what was asked)

Beside each right sentence stands another of the same answer that does not answer; the rest of a large batch are the other
wrong ones. Measured and left out, since they gave nothing: batches of one body, and wrong exchanges mined by an encoder
tuned before. What counts is the rate, dropout where a question is seen more than twice, and, above all, how much has been
written (docs/decisions/0008).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from index.embedding import packaged_model
from index.search import ASKED
from training.export import export
from training.loop import Plan, train
from training.material import Asked, Item, items, worn

BATCH, STEPS, RATE, SCALE, LONGEST = 128, 500, 2e-4, 20.0, 96
TOGETHER = 48  # texts in one run of the network
SAME = 0.8  # share of words from which another sentence of the batch may be right as well


class Encoder(torch.nn.Module):
    """The transformer with mean pooling and unit length, as sentence-transformers runs it."""

    def __init__(self, folder: Path | str) -> None:
        super().__init__()
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(str(folder))
        self.model = AutoModel.from_pretrained(str(folder))

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors, float32, (len(texts), 384)."""
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        rows: list[Any] = [None] * len(texts)
        for part in (order[n : n + TOGETHER] for n in range(0, len(order), TOGETHER)):  # short with short: less padding
            tokens = self.tokenizer([texts[n] for n in part], padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
            with torch.autocast("cpu", torch.bfloat16, enabled=self.training):  # in two thirds of the time, where the processor has such sums
                states = self.model(**tokens).last_hidden_state.float()
            mask = tokens["attention_mask"].unsqueeze(-1).float()
            vectors = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)
            for row, n in zip(vectors, part, strict=True):
                rows[n] = row
        return torch.stack(rows)


def batches(material: Sequence[Item], rng: random.Random) -> Iterator[list[tuple[Item, Asked]]]:
    """One pass over the answerable questions, BATCH at a time."""
    pool = [(item, question) for item in material for question in item.questions if question.gold]
    rng.shuffle(pool)
    yield from (pool[start : start + BATCH] for start in range(0, len(pool) - BATCH // 2, BATCH))


def loss_of(encoder: Encoder, batch: Sequence[tuple[Item, Asked]], rng: random.Random) -> torch.Tensor:
    """The mean loss of a batch: which of its sentences, right and beside-right, answers each question."""
    gold = [rng.choice(question.gold) for _, question in batch]
    beside = []
    for (item, question), _ in zip(batch, gold, strict=True):
        others = [n for n in range(len(item.sentences)) if n not in question.gold]
        beside.append(rng.choice(others) if others else -1)
    asked = list(dict.fromkeys(item.asked for item, _ in batch))
    right = [item.meanings[n] for (item, _), n in zip(batch, gold, strict=True)]
    wrong = [item.meanings[n] for (item, _), n in zip(batch, beside, strict=True) if n >= 0]
    owners = [item for item, _ in batch] + [item for (item, _), n in zip(batch, beside, strict=True) if n >= 0]
    vectors = encoder([worn(question.text, rng) for _, question in batch] + right + wrong + asked)
    q, s, a = vectors.split([len(batch), len(right) + len(wrong), len(asked)])
    of = torch.tensor([asked.index(item.asked) for item in owners])
    scores = SCALE * (q @ s.T + ASKED * (q @ a.T)[:, of])
    also = torch.zeros_like(scores, dtype=torch.bool)
    words = [set(text.lower().split()) for text in right + wrong]
    for row, (item, question) in enumerate(batch):
        mine = {item.meanings[n] for n in question.gold}
        for column, text in enumerate(right + wrong):
            alike = len(words[row] & words[column]) >= SAME * len(words[row] | words[column])
            also[row, column] = column != row and (text in mine or alike)
    scores = scores.masked_fill(also, float("-inf"))
    of_asked = SCALE * (q @ a.T)
    target = torch.tensor([asked.index(item.asked) for item, _ in batch])
    return torch.nn.functional.cross_entropy(scores, torch.arange(len(batch))) + 0.2 * torch.nn.functional.cross_entropy(of_asked, target)


def judge(encode: Any, material: Sequence[Item]) -> dict[str, float]:
    """By meaning alone, over whole bodies: right exchange first, and all needed sentences in the first 3 and 40."""
    first, in_three, in_forty, count = 0, 0, 0, 0
    for body in sorted({item.body for item in material}):
        mine = [item for item in material if item.body == body]
        texts = [text for item in mine for text in item.meanings]
        owner = np.repeat(np.arange(len(mine)), [len(item.meanings) for item in mine])
        start = np.cumsum([0] + [len(item.meanings) for item in mine])
        s, a = encode(texts), encode([item.asked for item in mine])
        asked = [(n, question) for n, item in enumerate(mine) for question in item.questions if question.gold]
        q = encode([question.text for _, question in asked])
        scores = q @ s.T + ASKED * (q @ a.T)[:, owner]
        for row, (n, question) in zip(scores, asked, strict=True):
            order = np.argsort(-row, kind="stable")
            needed = {start[n] + g for g in question.gold}
            first += int(owner[order[0]] == n)
            in_three += needed <= set(order[:3])
            in_forty += needed <= set(order[:40])
        count += len(asked)
    return {"questions": count, "right exchange first": round(first / count, 4), "all in 3": round(in_three / count, 4), "all in 40": round(in_forty / count, 4)}


def main(arguments: argparse.Namespace) -> None:
    """Train, judged on the authors that are kept back, and write `models/retriever`."""
    everything = items(arguments.data, ())
    material = [item for item in everything if item.folder not in arguments.without]
    held_out = [item for item in everything if item.folder in arguments.without]
    encoder = Encoder(arguments.start or packaged_model())

    def encode(texts: Sequence[str]) -> np.ndarray:
        with torch.no_grad():
            return np.concatenate([encoder(texts[n : n + 128]).numpy() for n in range(0, len(texts), 128)])

    folder = arguments.runs / "retriever"
    train(
        encoder, [list(encoder.parameters())], Plan(folder, arguments.steps or STEPS, arguments.every, (RATE,)),
        lambda rng: batches(material, rng), lambda batch, rng: loss_of(encoder, batch, rng), lambda: judge(encode, held_out) if held_out else {},
    )  # fmt: skip
    encoder.model.save_pretrained(folder / "weights")
    encoder.tokenizer.save_pretrained(folder / "weights")
    export("retriever", Pooled(encoder.model), ["vectors"], folder / "weights" / "tokenizer.json")


class Pooled(torch.nn.Module):
    """The encoder with its pooling, as it is exported: token rows -> unit vectors, float32, (rows, 384)."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        """The vectors."""
        mask = attention_mask.unsqueeze(-1).float()
        states = self.model(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state
        return torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)
