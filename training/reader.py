"""Teach the reader: a question beside an exchange -> whether it answers, and which of its sentences do.

A cross-encoder (Nogueira and Cho 2019) that starts from the tuned encoder. It reads each question beside the exchange
that answers it, or that it misses, one in two also beside another of the same body that search would have offered, and one
exchange in four with some of what does not answer left out; a near miss stands beside a question that the same exchange
answers (docs/decisions/0016). The loss is the sum of four: whether the exchange
answers (binary), which of two exchanges answers better and which of two questions is answered better (pairwise softmax,
Burges et al. 2005), and which sentences belong to the smallest set that answers (binary and listwise, Cao et al. 2007).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from tqdm import tqdm

from answering.reader import Exchanged, Laid, lay_out
from index.embedding import packaged_model
from index.search import ASKED
from training.export import export
from training.loop import NO_DROPOUT, Plan, train
from training.material import Item, items, worn
from training.retriever import Encoder
from training.shipped import shipped

GROUP, STEPS, RATE = 16, 3000, 2e-4  # questions a step
TOGETHER = 8  # pairs in one run of the network
JUDGED = 400  # questions of authors kept back, at each judgement
OFFERED = 8  # the exchanges that search ranks highest, from which the wrong one is drawn
WRONG = 0.5  # share of the questions that are read beside a wrong exchange too
THINNED = 0.25  # share of the exchanges that are read with some of the sentences that do not answer left out
TWIN = 0.55  # share of words from which another exchange may answer as well


class CrossEncoder(torch.nn.Module):
    """The transformer with two heads: one over [CLS], one over every token."""

    def __init__(self, folder: Path | str) -> None:
        super().__init__()
        from transformers import AutoModel

        self.model = AutoModel.from_pretrained(str(folder), **NO_DROPOUT)
        self.answers = torch.nn.Linear(self.model.config.hidden_size, 1)
        self.belongs = torch.nn.Linear(self.model.config.hidden_size, 1)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Log-odds that each row answers (rows,), and of each token that its sentence belongs (rows, tokens)."""
        states = self.model(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state
        return self.answers(states[:, 0]).squeeze(-1), self.belongs(states).squeeze(-1)

    def read(self, laid: Sequence[Laid]) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """The same for laid-out rows, the tokens of a sentence averaged."""
        order = sorted(range(len(laid)), key=lambda n: len(laid[n].ids))
        answers: list[Any] = [None] * len(laid)
        sentences: list[Any] = [None] * len(laid)
        for part in (order[n : n + TOGETHER] for n in range(0, len(order), TOGETHER)):  # short with short: less padding
            longest = len(laid[part[-1]].ids)
            ids = torch.tensor([laid[n].ids + [0] * (longest - len(laid[n].ids)) for n in part])
            mask = torch.tensor([[1] * len(laid[n].ids) + [0] * (longest - len(laid[n].ids)) for n in part])
            types = torch.tensor([laid[n].types + [0] * (longest - len(laid[n].types)) for n in part])
            with torch.autocast("cpu", torch.bfloat16, enabled=self.training):  # in two thirds of the time, where the processor has such sums
                read = self(ids, mask, types)
            for n, answer, row in zip(part, *(one.float() for one in read), strict=True):
                answers[n] = answer
                sentences[n] = torch.stack([row[a:b].mean() for a, b in filter(None, laid[n].spans)] or [row[0]])
        return torch.stack(answers), sentences


@dataclass(frozen=True)
class Lesson:
    """A question, the exchange to read, the right sentences in it (none when it does not answer), and a wrong exchange to
    read beside it."""

    question: str
    item: Item
    gold: tuple[int, ...]
    wrong: Item | None


Unit = tuple[Lesson, ...]  # a question by itself, or one that an exchange answers and one that it misses


def lessons(material: Sequence[Item], encoder: Encoder) -> list[tuple[Item, int, list[Item]]]:
    """Every question as (its exchange, its number there, wrong exchanges that search offers for it)."""
    made = []
    encoder.eval()

    def encode(texts: Sequence[str]) -> np.ndarray:
        with torch.no_grad():
            return np.concatenate([encoder(texts[n : n + 128]).numpy() for n in range(0, len(texts), 128)])

    for body in tqdm(sorted({item.body for item in material}), desc="offers"):
        mine = [item for item in material if item.body == body]
        starts = np.cumsum([0] + [len(item.meanings) for item in mine[:-1]])
        s, a = encode([text for item in mine for text in item.meanings]), encode([item.asked for item in mine])
        words = [[set(text.lower().split()) for text in item.sentences] for item in mine]
        asked = [(n, m) for n, item in enumerate(mine) for m in range(len(item.questions))]
        q = encode([mine[n].questions[m].text for n, m in asked])
        scores = np.maximum.reduceat(q @ s.T, starts, axis=1) + ASKED * (q @ a.T)
        for row, (n, m) in zip(scores, asked, strict=True):
            offered = []
            for other in np.argsort(-row, kind="stable")[: 3 * OFFERED]:
                if other != n and len(offered) < OFFERED and not _twin([words[n][g] for g in mine[n].questions[m].gold], words[other]):
                    offered.append(mine[other])
            made.append((mine[n], m, offered))
    return made


def _twin(gold: Sequence[set[str]], there: Sequence[set[str]]) -> bool:
    return any(len(g & t) >= TWIN * max(1, min(len(g), len(t))) for g in gold for t in there)


def groups(made: Sequence[tuple[Item, int, list[Item]]], rng: random.Random) -> Iterator[list[Unit]]:
    """One pass over all questions, about GROUP at a time, questions of like length together. Each near miss stands beside
    a question that the same exchange answers: half of the time the one that is put most like it."""
    drawn: list[Unit] = []
    for _, rows in groupby(made, key=lambda row: id(row[0])):
        alone = [_lesson(*row, rng) for row in rows]
        answered = [one for one in alone if one.gold]
        for miss in (one for one in alone if not one.gold):
            beside = [_alike(miss, answered) if rng.random() < 0.5 else rng.choice(answered)] if answered else []
            drawn.append((*beside, miss))
            alone = [one for one in alone if one is not miss and one not in beside]
        drawn += [(one,) for one in alone]
    rng.shuffle(drawn)
    for start in range(0, len(drawn), 64 * GROUP):
        near = sorted(drawn[start : start + 64 * GROUP], key=lambda unit: len(unit[0].question) + sum(map(len, unit[0].item.sentences)))
        chunks, chunk = [], []
        for unit in near:
            chunk.append(unit)
            if sum(map(len, chunk)) >= GROUP:
                chunks.append(chunk)
                chunk = []
        chunks += [chunk] if chunk else []
        rng.shuffle(chunks)
        yield from chunks


def _lesson(item: Item, m: int, offered: Sequence[Item], rng: random.Random) -> Lesson:
    """A question, one in two with one of the exchanges offered for it, sooner one that search ranks high; of one exchange in
    four a part is left out, and never what answers."""
    wrong = offered[min(rng.randrange(len(offered)), rng.randrange(len(offered)))] if offered and rng.random() < WRONG else None
    gold = item.questions[m].gold
    if rng.random() < THINNED:
        kept = [n for n in range(len(item.sentences)) if n in gold or rng.random() < 0.6] or list(range(len(item.sentences)))
        item, gold = replace(item, sentences=tuple(item.sentences[n] for n in kept)), tuple(kept.index(n) for n in gold)
    return Lesson(worn(item.questions[m].text, rng), item, gold, wrong)


def _alike(miss: Lesson, answered: Sequence[Lesson]) -> Lesson:
    words = set(miss.question.lower().split())
    return max(answered, key=lambda one: len(words & set(one.question.lower().split())) / len(words | set(one.question.lower().split())))


def loss_of(model: CrossEncoder, group: Sequence[Unit], tokenize) -> torch.Tensor:  # type: ignore[no-untyped-def]
    """The mean loss of some lessons."""
    laid, gold, weight, pairs, twins = [], [], [], [], []
    places: list[int] = []  # of the lessons of a unit: two where a near miss stands beside a question that is answered
    for lesson, ends in ((one, one is unit[-1]) for unit in group for one in unit):
        own = len(laid)
        places.append(own)
        if ends:
            twins += [(places[0], own)] if len(places) > 1 else []
            places = []
        laid.append(lay_out(tokenize, lesson.question, Exchanged(lesson.item.asked, lesson.item.sentences)))
        gold.append(lesson.gold)
        weight.append(1.0)
        if lesson.wrong:
            if lesson.gold:
                pairs.append((own, len(laid)))
            laid.append(lay_out(tokenize, lesson.question, Exchanged(lesson.wrong.asked, lesson.wrong.sentences)))
            gold.append(())
            weight.append(0.5)
    answers, sentences = model.read(laid)
    truth = torch.tensor([float(bool(g)) for g in gold])
    w = torch.tensor(weight)
    binary = torch.nn.functional.binary_cross_entropy_with_logits
    loss = (binary(answers, truth, reduction="none") * w).sum() / w.sum()
    if pairs:
        a, b = (torch.tensor(side) for side in zip(*pairs, strict=True))
        loss = loss + 0.5 * torch.nn.functional.softplus(answers[b] - answers[a]).mean()
    if twins:
        a, b = (torch.tensor(side) for side in zip(*twins, strict=True))
        loss = loss + 0.5 * torch.nn.functional.softplus(answers[b] - answers[a]).mean()
    belonging, listwise = [], []
    for row, one, g in zip(sentences, laid, gold, strict=True):
        fitted = [n for n, span in enumerate(one.spans) if span] or [0]
        target = torch.tensor([float(n in g) for n in fitted])
        belonging.append(binary(row, target) * (1.0 if g else 0.4))
        if target.sum() > 0:
            listwise.append(-(torch.log_softmax(row, 0) * target).sum() / target.sum())
    loss = loss + torch.stack(belonging).mean()
    return loss + 0.5 * torch.stack(listwise).mean() if listwise else loss


def judge(model: CrossEncoder, made: Sequence[tuple[Item, int, list[Item]]], tokenize) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """On questions never seen: answerable or near miss (area under the curve), the exchange that misses most surely read or
    the one that search offers first; right against offered exchange; the exact set of sentences at log-odds 0, and the
    first sentence right."""
    model.eval()
    odds, surest, truth, better, exact, first = [], [], [], [], [], []
    with torch.no_grad():
        for item, m, offered in made:
            question = item.questions[m]
            both = [item, *offered[:1]]
            answers, sentences = model.read([lay_out(tokenize, question.text, Exchanged(one.asked, one.sentences)) for one in both])
            odds.append(answers[0].item())
            surest.append(answers[0].item() if question.gold else answers.max().item())
            truth.append(bool(question.gold))
            if question.gold:
                better.append(len(both) == 1 or bool(answers[0] > answers[1]))
                row = sentences[0].numpy()
                exact.append(set(np.flatnonzero(row > 0)) == set(question.gold))
                first.append(int(row.argmax()) in question.gold)
    model.train()
    return {name: round(float(value), 4) for name, value in {
        "near misses, AUC": roc_auc_score(truth, odds), "near misses beside another, AUC": roc_auc_score(truth, surest),
        "right before offered": np.mean(better), "sentences exact": np.mean(exact), "sentence first": np.mean(first),
    }.items()}  # fmt: skip


def main(arguments: argparse.Namespace) -> None:
    """Train from the tuned encoder, that of the last run or the one that ships, judged on authors kept back, and write
    `models/reader`."""
    start = arguments.runs / "retriever" / "weights"
    tuned = start.is_dir()
    start = start if tuned else packaged_model()
    encoder, model = Encoder(start), CrossEncoder(start)
    for network in () if tuned else (encoder, model):
        _take(network, shipped("retriever"))
    if arguments.start:
        _take(model, _weights(arguments.start))
    model.model.embeddings.requires_grad_(False)
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def tokenize(text: str) -> list[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids)

    everything = items(arguments.data, ())
    made = lessons([item for item in everything if item.folder not in arguments.without and (not arguments.only or item.folder in arguments.only)], encoder)
    kept = lessons([item for item in everything if item.folder in arguments.without], encoder)
    random.Random(7).shuffle(kept)
    body = [p for name, p in model.model.named_parameters() if p.requires_grad and "pooler" not in name]
    heads = [*model.answers.parameters(), *model.belongs.parameters()]
    folder, rate = arguments.runs / "reader", arguments.rate or RATE
    train(
        model, [body, heads], Plan(folder, arguments.steps or STEPS, arguments.every, (rate, 10 * rate)),
        lambda rng: groups(made, rng), lambda group, rng: loss_of(model, group, tokenize), lambda: judge(model, kept[:JUDGED], tokenize) if kept else {},
    )  # fmt: skip
    if arguments.mean:
        _take(model, mean(model.state_dict(), _weights(arguments.mean)))
        torch.save({"model": model.state_dict()}, folder / "mean.pt")  # for a run that goes on from here
    export("reader", model, ["answers", "tokens"], start / "tokenizer.json")


def _take(network: torch.nn.Module, weights: Mapping[str, torch.Tensor]) -> None:
    """Put weights into a network. Raises ValueError where they are another's; the pooler, which nothing uses, may be missing."""
    found = network.load_state_dict(weights, strict=False)
    if wrong := [*found.unexpected_keys, *(name for name in found.missing_keys if "pooler" not in name)]:
        raise ValueError(f"These are not the weights of this network: {', '.join(wrong[:3])} ...")


def _weights(path: Path) -> Mapping[str, torch.Tensor]:
    """The weights of a checkpoint, or of a folder of `models/`."""
    held: Mapping[str, torch.Tensor] = shipped(path.name, path.parent) if path.is_dir() else torch.load(path, weights_only=True)["model"]
    return held


def mean(one: Mapping[str, torch.Tensor], other: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The weights half way between two runs, of which one went on from the other: better on what neither has seen than
    either (Wortsman et al. 2022)."""
    return {name: (weight + other[name]) / 2 if weight.is_floating_point() and name in other else weight for name, weight in one.items()}
