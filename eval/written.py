"""The invented bodies' letters as Sources, and their questions: what the small models are fitted on, and a second,
larger corpus to be measured on."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from answering.library import Library
from corpus.body import Body
from corpus.dates import dates_in
from corpus.exchange import Exchange, Letter
from corpus.glossary import Glossary
from corpus.outcome import outcome_of
from corpus.source import Published, Source, Span
from eval import questions as fixed
from eval.gold import Grounds
from index.embedding import SentenceEmbeddings
from index.passages import passages_of
from index.store import SCHEMA, Meta, Store, write
from prompts import load_replies, load_signposts

ONLY_REPORTS = "fam_c"  # the author whose bodies are set aside: nothing is fitted or chosen on them
ALSO_REPORT = ("fam_r", "fam_u")  # two more, whose near misses are twins of questions that are answered
SEED = 31


class InvalidBody(Exception):
    """No such body; the message names those that there are."""


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

    @property
    def note(self) -> str:
        """What may be done with its figures."""
        if self.folder in (ONLY_REPORTS, *ALSO_REPORT):
            return "This body is set aside: it only reports, and nothing may be fitted or chosen on it."
        return "An invented body, whose letters the small models may have been fitted on: read these figures as dev figures."


def rows_in(data: Path) -> list[dict[str, Any]]:
    """The letters and policies of every `letters*.jsonl` in a folder, each exchange with the questions that
    `questions*.jsonl` add to it. Raises ValueError where one of these belongs nowhere."""
    rows = [json.loads(line) for path in sorted(data.glob("letters*.jsonl")) for line in path.open(encoding="utf-8")]
    exchanges = {(row["body"], row["ref"], n): said for row in rows for n, said in enumerate(row["exchanges"])}
    for path in sorted(data.glob("questions*.jsonl")):
        for line in path.open(encoding="utf-8"):
            more = json.loads(line)
            said = exchanges.get((more["body"], more["ref"], more["exchange"]))
            if said is None:
                raise ValueError(f"{path}: there is no exchange {more['exchange']} in {more['ref']} of {more['body']}.")
            said["questions"].append({"kind": more["kind"], "text": more["text"], "gold": more["gold"]})
    return rows


def bodies(data: Path) -> Iterator[WrittenBody]:
    """Every invented body; its policies are left out, since they are read in another way."""
    rows: dict[str, list[dict]] = {}
    for row in rows_in(data):
        if row["layout"] != "policy":
            rows.setdefault(row["body"], []).append(row)
    for name in sorted(rows):
        read = [letter_of(n, row) for n, row in enumerate(rows[name])]
        questions = tuple(question for _, asked in read for question in asked)
        yield WrittenBody(name, rows[name][0]["folder"], tuple(letter for letter, _ in read), questions)


def letter_of(number: int, row: dict) -> tuple[Letter, list[Question]]:
    """A row of `letters*.jsonl` as a letter, the number of its key given, and the questions to it."""
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


def body_named(data: Path, name: str) -> WrittenBody:
    """The body of this name, or whose name begins with it. Raises InvalidBody when there is none or more than one."""
    if not (data / "letters.jsonl").is_file():
        raise InvalidBody(f"{data}: no letters.jsonl here. Name its folder with --data.")
    found = list(bodies(data))
    named = [body for body in found if body.name.lower().startswith(name.lower())]
    if len(named) != 1:
        raise InvalidBody(f"{name}: {'more than one body begins so' if named else 'no such body'}. There are: {'; '.join(body.name for body in named or found)}.")
    return named[0]


def written_library(body: WrittenBody, embeddings: SentenceEmbeddings, folder: Path,
                    progress: Callable[[Sequence[Any], str], Iterable[Any]] = lambda rows, _: rows) -> Library:  # fmt: skip
    """A library of a body's letters, indexed in a folder; no register, glossary or facts of its own."""
    passages = list(passages_of(body.letters))
    vectors = np.ascontiguousarray(embeddings.encode([p.meaning for p in passages], lambda rows: progress(rows, "embedding")), dtype=np.float32)
    write(folder, body.letters, passages, vectors, Meta(SCHEMA, embeddings.identity, vectors.shape[1], "", {}, len(passages)))
    return Library(Store(folder), embeddings, Body(name=body.name), (), Glossary(), load_replies(), load_signposts())


def written_questions(body: WrittenBody, sources: Sequence[Source], limit: int) -> list[fixed.Question]:
    """Up to `limit` of a body's questions, drawn from a seed, as questions of the fixed set.

    Every letter that holds all the gold sentences is right, since bodies repeat themselves.
    """
    grounds, letters = Grounds(tuple(sources)), {letter.key: letter for letter in body.letters}
    numbers = sorted(random.Random(SEED).sample(range(len(body.questions)), min(limit, len(body.questions))))
    found = []
    for number in numbers:
        asked = body.questions[number]
        quotes = tuple(letters[asked.letter].slice(span) for span in asked.gold)
        homes = [{place.source for place in grounds.places(quote)} for quote in quotes]
        right = tuple(sorted({asked.letter}.union(set.intersection(*homes)))) if homes else ()
        found.append(fixed.Question(
            f"w{number:05}", asked.text, kind=asked.kind, answerable=bool(quotes), gold_sources=right, gold_quotes=quotes,
            outcome=None if quotes else "nothing_found", signposts=(), note=f"asked of {asked.letter}",
        ))  # fmt: skip
    return found
