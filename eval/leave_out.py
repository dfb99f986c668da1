"""Each letter's own requests, asked where that letter is missing: they must be refused.

The index is built again without the letter, so nothing of it is left to find. Some answers stand in a second letter
too; there an answer is no fault, so these requests are counted apart.
"""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from answering.library import Library
from corpus.exchange import Exchange, Letter
from corpus.sentences import sentences
from corpus.source import Span
from eval.intervals import mean
from eval.measures import answers
from eval.questions import Question
from eval.run import asker
from index.build import build, open_index

SEED, MOST = 29, 5  # letters that are left out, one by one, at most
SAME = 0.8  # share of words from which two sentences say the same
FACTS = ("sources.csv", "body.toml", "changes.yaml", "glossary.yaml")


def left_out(library: Library, corpus: Path, index: Path, progress: Callable[[Sequence[Any], str], Iterable[Any]] = lambda rows, _: rows) -> dict[str, Any]:
    """The share of requests that are refused, over all and over those whose answer stands in no other letter, with
    every request and what became of it."""
    letters = sorted(library.letters, key=lambda letter: letter.key)
    chosen = sorted(random.Random(SEED).sample(letters, min(MOST, len(letters))), key=lambda letter: letter.key)
    rows = [row for letter in progress(chosen, "left out") for row in _without(letter, library, corpus, index)]
    refused = {
        "every request": [float(row["refused"]) for row in rows],
        "answered nowhere else": [float(row["refused"]) for row in rows if not row["elsewhere"]],
    }
    return {"letters": len(chosen), "refused": {name: asdict(mean(values)) for name, values in refused.items()}, "requests": rows}


def _without(letter: Letter, library: Library, corpus: Path, index: Path) -> Iterator[dict[str, Any]]:
    others = [other for other in library.letters if other.key != letter.key]
    said = [words_of(other.slice(span)) for other in others for exchange in other.exchanges for part in exchange.answered
            for span in _sentences(other, part)]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        smaller, built = Path(folder) / "corpus", Path(folder) / "index"
        copy_without(corpus, smaller, letter.path)
        shutil.copytree(index, built)
        build(smaller, built, library.embeddings)
        ask = asker(replace(library, store=open_index(smaller, built, library.embeddings.identity)))
        for exchange in letter.exchanges:
            if not exchange.answered:
                continue
            row = ask.ask(Question(f"{letter.key}/{exchange.label}", " ".join(letter.asked(exchange).split())))
            cites = sorted({place.source for place in row.quoted})
            yield {"id": row.question.id, "asked": row.question.question, "outcome": row.answer["outcome"], "refused": not answers(row) and not row.failure,
                   "elsewhere": stands_in(letter, exchange, said), "cites": cites}  # fmt: skip


def copy_without(corpus: Path, folder: Path, path: str) -> None:
    """Copy a corpus's documents and facts into a folder, without the document at a path within it."""
    for name in ("letters", "policies"):
        if (corpus / name).is_dir():
            shutil.copytree(corpus / name, folder / name)
    for name in FACTS:
        if (corpus / name).is_file():
            shutil.copyfile(corpus / name, folder / name)
    (folder / path).unlink()


def stands_in(letter: Letter, exchange: Exchange, said: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence of an answer stands, in much the same words, among what other letters say."""
    own = [words_of(letter.slice(span)) for part in exchange.answered for span in _sentences(letter, part)]
    return any(len(a & b) >= SAME * len(a | b) for a in own for b in said if len(a) > 5)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in lower case, each once."""
    return frozenset(re.findall(r"\w+", text.lower()))


def _sentences(letter: Letter, part: Span) -> Iterator[Span]:
    for start, end in sentences(letter.slice(part)):
        yield Span(part.start + start, part.start + end)
