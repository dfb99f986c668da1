"""The official sentences that rewordings are made from: the corpus's own, and those of an author set aside."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.exchange import Letter, Policy
from corpus.sentences import sentences
from corpus.source import Source
from eval.written import ONLY_REPORTS


@dataclass(frozen=True)
class Said:
    """One sentence, the next one of the same answer (or ""), the name of the body that said it, and the document."""

    text: str
    after: str
    body: str
    document: str


def said_in(sources: Iterable[Source], data: Path, seed: int, author: str = ONLY_REPORTS) -> list[Said]:
    """Whole sentences of what bodies said, in the sources and in the letters of an author, shuffled from a seed."""
    found = [*_corpus(sources), *_written(data, author)]
    random.Random(seed).shuffle(found)
    return found


def _corpus(sources: Iterable[Source]) -> Iterable[Said]:
    for source in sources:
        spans = [span for exchange in source.exchanges for span in exchange.answered] if isinstance(source, Letter) else []
        spans += [section.span for section in source.sections] if isinstance(source, Policy) else []
        for span in spans:
            text = source.slice(span)
            yield from _said([text[start:end] for start, end in sentences(text)], "Cafcass", source.key)


def _written(data: Path, author: str) -> Iterable[Said]:
    for line in (data / "letters.jsonl").open(encoding="utf-8"):
        letter = json.loads(line)
        if letter["folder"] == author:
            for exchange in letter["exchanges"]:
                yield from _said(exchange["answered"], letter["short"], letter["ref"])


def _said(run: list[str], body: str, document: str) -> Iterable[Said]:
    flat = [" ".join(one.split()) for one in run]
    if not flat:
        return
    for one, after in zip(flat, [*flat[1:], ""], strict=True):
        if re.fullmatch(r"[A-Z].{25,300}[.]", one) and 6 <= len(one.split()) <= 50 and not re.search(r"https?:|www\.|[“”\"\[\]@]|[‘'][A-Z]", one):
            yield Said(one, after, body, document)
