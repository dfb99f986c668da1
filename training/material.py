"""The written material as the encoders and the reader learn from it: exchanges with the questions put to them.

Letters are read as passages exactly as an index reads them, so that what is learnt is what is served. A policy's
section stands for an exchange whose question is its heading.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.exchange import Exchange, Letter
from corpus.outcome import outcome_of
from corpus.source import Span
from eval.perturb import spoken, typos
from eval.written import ALSO_REPORT, ONLY_REPORTS, rows_in
from index.passages import passages_of

CALIBRATION = ("fam_f", "fam_g", "fam_i", "fam_l")  # kept back from encoder and reader: answerability is calibrated on them
KEPT_BACK = (ONLY_REPORTS, *ALSO_REPORT, *CALIBRATION)
MISTYPED = 0.15  # share of the questions that are mistyped or put as spoken each time they are seen


@dataclass(frozen=True)
class Asked:
    """A question to one exchange. `gold` are the numbers, from 0, of the smallest set of its sentences that answers;
    empty for a near miss."""

    kind: str
    text: str
    gold: tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """One exchange: whose letter it stands in, what was asked, the answer's sentences as they stand and as they are
    embedded (`meanings`), and the questions to it."""

    folder: str
    body: str
    reference: str
    asked: str
    sentences: tuple[str, ...]
    meanings: tuple[str, ...]
    questions: tuple[Asked, ...]


def items(data: Path, kept_back: Iterable[str] = KEPT_BACK) -> list[Item]:
    """The exchanges of the written material, but those of authors that are kept back."""
    kept_back = set(kept_back)
    return [_item(row, exchange) for row in rows_in(data) if row["folder"] not in kept_back for exchange in row["exchanges"]]


def _item(row: dict, said: dict) -> Item:
    sentences = tuple(said["answered"])
    if row["layout"] == "policy":
        meanings = tuple(f"{said['asked']} {sentence}" for sentence in sentences)
    else:
        meanings = _meanings(said["asked"], sentences)
    questions = tuple(Asked(q["kind"], q["text"], tuple(g - 1 for g in q["gold"] if g <= len(sentences))) for q in said["questions"])
    return Item(row["folder"], row["body"], row["ref"], said["asked"], sentences, meanings, tuple(q for q in questions if q.gold or q.kind == "none"))


def _meanings(asked: str, sentences: Sequence[str]) -> tuple[str, ...]:
    """Each sentence as an index would embed it. One that the index would split is taken whole."""
    text, spans = asked + "\n\n", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    outcome, shown_by = outcome_of(asked, spans, text)
    exchange = Exchange("1", (Span(0, len(asked)),), tuple(spans), outcome, shown_by)
    letter = Letter(key="L", kind="letter", reference="L", title="L", text=text, path="L.txt", digest="", exchanges=(exchange,))
    found = {passage.start: passage for passage in passages_of([letter]) if passage.side == "answered"}
    whole = {start: passage.meaning for start, passage in found.items() if Span(passage.start, passage.end) in spans}
    return tuple(whole.get(span.start, sentence) for span, sentence in zip(spans, sentences, strict=True))


def worn(text: str, rng: random.Random) -> str:
    """The question as it is, or now and then mistyped or as spoken."""
    draw = rng.random()
    return typos(text, rng) if draw < MISTYPED / 2 else spoken(text, rng) if draw < MISTYPED else text
