"""What each part is worth: the same questions with one part taken away at a time (`python -m eval parts`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

from answering.library import Library, open_library
from answering.reader import Reader
from eval.questions import Question
from eval.run import answer_all, asker
from eval.summary import measured
from index.build import build
from index.embedding import STOCK, SentenceEmbeddings
from index.network import Network

SHOWN = ("source_first", "whole", "quote_precision", "outcome", "coverage", "false_answer")
NOWHERE = Path("/nonexistent")

Progress = Callable[[Sequence[Any], str], Iterable[Any]]


def variants(corpus: Path, index: Path, scratch: Path) -> Iterator[tuple[str, Library]]:
    """The library whole, and without each of its parts, a chat model in none. What needs an index of its own is built in the scratch folder."""
    whole = replace(open_library(corpus, index), speaker=None)
    blind = Reader(Network("reader", NOWHERE))
    yield "everything", whole
    yield "without the reader", replace(whole, reader=blind)
    yield "without everyday words", replace(whole, glossary=replace(whole.glossary, everyday=()))
    bare = scratch / "corpus"
    copytree(corpus, bare, ignore=ignore_patterns("phrasings"))
    yield "without phrasings", _built(bare, scratch / "no_phrasings")
    stock = _built(corpus, scratch / "stock", STOCK)
    yield "without our encoder", stock
    yield "without both", replace(stock, reader=blind)


def _built(corpus: Path, index: Path, model: str | None = None) -> Library:
    embeddings = SentenceEmbeddings(*filter(None, (model,)))
    build(corpus, index, embeddings)
    return replace(open_library(corpus, index, embeddings.name), speaker=None)


def ablated(questions: Sequence[Question], libraries: Iterable[tuple[str, Library]], progress: Progress = lambda rows, _: rows) -> dict[str, dict[str, Any]]:
    """The measures of SHOWN for each library, by its name."""
    found = {}
    for name, library in libraries:
        figures = measured(answer_all(questions, asker(library), lambda rows, _, name=name: progress(rows, name)))  # type: ignore[misc]
        found[name] = {measure: figures[measure] for measure in SHOWN}
    return found


def told(figures: dict[str, dict[str, Any]]) -> str:
    """The figures as a table in Markdown, in percent."""
    lines = [f"| | {' | '.join(name.replace('_', ' ') for name in SHOWN)} |", "|---" * (len(SHOWN) + 1) + "|"]
    for name, row in figures.items():
        cells = (f"{100 * row[measure]['value']:.0f}" for measure in SHOWN)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)
