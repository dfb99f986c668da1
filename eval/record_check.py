"""Rewordings of sentences on record, each put to the record as a draft would put it (`python -m eval record`).

The written rewordings (`training/data/written/rewording*.jsonl`) change a source in a known way or say it again. Some sources
are laid down as the answers of past letters; a rewording conflicts where one of its sentences does. What contradicts should,
what is supported must not. The draft check's rules for the record can so be judged on other subjects than the corpus's.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering.library import Library
from answering.record.precedents import precedents
from corpus.exchange import Letter
from corpus.sentences import sentences
from eval.questions import InvalidQuestions
from eval.written import WrittenBody, letter_of, written_library
from index.embedding import SentenceEmbeddings

SEED = 1
ASKED = "Please answer my request about this."

Progress = Callable[[Sequence[Any], str], Iterator[Any]]


@dataclass(frozen=True)
class Reworded:
    """A rewording: its label (contradicted, supported, unsupported), what was done to its source, and whether it was
    found to conflict."""

    label: str
    change: str
    claim: str
    conflicts: bool


def reworded(path: Path, sources: int, embeddings: SentenceEmbeddings, progress: Progress = lambda rows, _: iter(rows)) -> list[Reworded]:
    """The rewordings of some sources of a file, drawn from a seed, each put to a record of these sources alone. Raises
    InvalidQuestions where the file holds none, or a line that is none."""
    rows = _rows(path)
    drawn = sorted({row["source"] for row in rows})
    random.Random(SEED).shuffle(drawn)
    drawn = drawn[:sources]
    letters = tuple(_letter(n, source) for n, source in enumerate(drawn))
    chosen = [row for row in rows if row["source"] in set(drawn)]
    with tempfile.TemporaryDirectory() as folder:
        library = written_library(WrittenBody("the Service", "", letters, ()), embeddings, Path(folder))
        return [Reworded(row["label"], row["change"], row["claim"], conflicts(row["claim"], library)) for row in progress(chosen, path.stem)]


def _rows(path: Path) -> list[dict[str, str]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            rows.append({name: row[name] for name in ("source", "claim", "label", "change")})
        except (ValueError, KeyError, TypeError):
            raise InvalidQuestions(f"{path}, line {number}: expected an object with source, claim, label and change.") from None
    if not rows:
        raise InvalidQuestions(f"{path}: there are no rewordings here.")
    return rows


def _letter(number: int, source: str) -> Letter:
    said = [source[start:end] for start, end in sentences(source)]
    exchange = {"label": "1", "asked": ASKED, "outcome": "given", "answered": said, "questions": []}
    return letter_of(number, {"ref": f"X/{number:04}", "date": "4 June 2019", "exchanges": [exchange]})[0]


def conflicts(claim: str, library: Library) -> bool:
    """Whether a sentence of a claim is at odds with the record."""
    return any(found[0].relation == "conflicts" for start, end in sentences(claim) if (found := precedents(claim[start:end], library)))


def as_json(rows: Sequence[Reworded]) -> dict[str, dict[str, dict[str, int]]]:
    """By label and by what was done: how many rewordings there are, and how many conflict."""
    figures: dict[str, dict[str, dict[str, int]]] = {}
    for row in rows:
        found = figures.setdefault(row.label, {}).setdefault(row.change, {"rewordings": 0, "conflicts": 0})
        found["rewordings"] += 1
        found["conflicts"] += row.conflicts
    return figures


def told(rows: Sequence[Reworded]) -> str:
    """By label and by what was done: how many conflict, of how many."""
    lines = []
    for label in ("contradicted", "supported", "unsupported"):
        mine = [row for row in rows if row.label == label]
        lines.append(f"{label}: {sum(row.conflicts for row in mine)} of {len(mine)} conflict")
        for change in sorted({row.change for row in mine}):
            some = [row for row in mine if row.change == change]
            lines.append(f"  {sum(row.conflicts for row in some):3} of {len(some):3}  {change}")
    return "\n".join(lines)
