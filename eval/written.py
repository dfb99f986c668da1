"""The invented bodies' letters as Sources, and their questions: what the small models are fitted on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.dates import dates_in
from corpus.exchange import Exchange, Letter
from corpus.outcome import outcome_of
from corpus.source import Published, Span


@dataclass(frozen=True)
class Question:
    """A question to one exchange of one letter. `gold` are the spans of the smallest set of sentences that answers;
    empty for a near miss that no sentence of that letter answers."""

    text: str
    kind: str
    letter: str
    exchange: int
    gold: tuple[Span, ...]


@dataclass(frozen=True)
class WrittenBody:
    """A body's letters and the questions to them. `folder` is the author: split by it, never by question."""

    name: str
    folder: str
    letters: tuple[Letter, ...]
    questions: tuple[Question, ...]


def bodies(data: Path) -> Iterator[WrittenBody]:
    """Every invented body in `letters.jsonl`; its policies are left out, since they are read in another way."""
    rows: dict[str, list[dict]] = {}
    for line in (data / "letters.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["layout"] != "policy":
            rows.setdefault(row["body"], []).append(row)
    for name in sorted(rows):
        read = [_letter(n, row) for n, row in enumerate(rows[name])]
        questions = tuple(question for _, asked in read for question in asked)
        yield WrittenBody(name, rows[name][0]["folder"], tuple(letter for letter, _ in read), questions)


def _letter(number: int, row: dict) -> tuple[Letter, list[Question]]:
    key, text = f"L{number:04}", ""
    exchanges, questions = [], []
    for n, said in enumerate(row["exchanges"]):
        asked = Span(len(text), len(text) + len(said["asked"]))
        text += said["asked"] + "\n\n"
        spans = []
        for sentence in said["answered"]:
            spans.append(Span(len(text), len(text) + len(sentence)))
            text += sentence + "\n"
        text += "\n"
        outcome, shown_by = outcome_of(said["asked"], spans, text)
        exchanges.append(Exchange(said["label"], (asked,), tuple(spans), outcome, shown_by))
        for question in said["questions"]:
            gold = tuple(spans[g - 1] for g in question["gold"] if g <= len(spans))
            questions.append(Question(question["text"], question["kind"], key, n, gold))
    dated = dates_in(row["date"] or "")
    letter = Letter(
        key=key, kind="letter", reference=row["ref"], title=row["ref"], text=text, path=f"letters/{key}.txt",
        digest=sha256(text.encode()).hexdigest(), published=Published(dated[0][0]) if dated else None, exchanges=tuple(exchanges),
    )  # fmt: skip
    return letter, questions
