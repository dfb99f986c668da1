"""Whether the tuned encoder still knows what the stock one knew: right passage first and in ten on three public sets.

XQuAD (Artetxe et al. 2020), PolicyQA (Ahmad et al. 2020) and ShARC (Saeidi et al. 2018), each a folder of
`corpus.jsonl`, `queries.jsonl` and `qrels.tsv`; none of their text is in this repository. A passage is ranked by its
nearest sentence, as search ranks; at most so many questions of each set are drawn, from a seed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.sentences import sentences
from index.embedding import STOCK, TUNED, SentenceEmbeddings

DRAWN, SEED = 400, 7


def measured(embeddings: SentenceEmbeddings, folder: Path) -> dict[str, float]:
    """The share of the questions whose passage is first, and among the first ten."""
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").open(encoding="utf-8")]
    queries = [json.loads(line) for line in (folder / "queries.jsonl").open(encoding="utf-8")]
    right: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, passage, relevant = line.split("\t")
        if int(relevant):
            right.setdefault(query, set()).add(passage)
    queries = [query for query in queries if query["id"] in right]
    drawn = random.Random(SEED).sample(queries, min(DRAWN, len(queries)))
    texts, owner = _sentences(corpus)
    passages = embeddings.encode(texts)
    starts = np.flatnonzero(np.r_[True, np.diff(owner) > 0])
    scores = np.maximum.reduceat(embeddings.encode([query["text"] for query in drawn]) @ passages.T, starts, axis=1)
    first = ten = 0
    for query, row in zip(drawn, scores, strict=True):
        order = [corpus[n]["id"] for n in np.argsort(-row, kind="stable")[:10]]
        first += order[0] in right[query["id"]]
        ten += bool(right[query["id"]] & set(order))
    return {"questions": len(drawn), "first": round(first / len(drawn), 4), "in ten": round(ten / len(drawn), 4)}


def _sentences(corpus: Sequence[dict]) -> tuple[list[str], np.ndarray]:
    texts, owner = [], []
    for n, passage in enumerate(corpus):
        found = [passage["text"][a:b] for a, b in sentences(passage["text"])] or [passage["text"]]
        texts += found
        owner += [n] * len(found)
    return texts, np.array(owner)


def main(arguments: argparse.Namespace) -> None:
    """Print the figures of the stock and the tuned encoder on every set beside each other."""
    encoders = [SentenceEmbeddings(name) for name in (STOCK, TUNED)]
    for folder in sorted(path for path in arguments.public.iterdir() if (path / "qrels.tsv").is_file()):
        for encoder in encoders:
            print(f"{folder.name:12} {encoder.name:32} {measured(encoder, folder)}")
