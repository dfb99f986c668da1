"""Every question through the real answer path, one by one; what fails is an answer too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from answering.answer import Answer, Statement
from answering.answerable import features, probability
from answering.as_json import answer_json
from answering.candidates import LEAST, READ, Candidate
from answering.extract import choose
from answering.library import Library
from answering.question import answer_question
from eval.answered import Answered, Found
from eval.gold import Grounds, Place
from eval.laws import requesters
from eval.questions import Question
from index.search import Hit

REFUSED = ("personal_case", "off_topic", "failed")  # whatever had been found, nothing would be shown


@dataclass(frozen=True)
class Watched(Library):
    """A library that remembers what was looked for in it, so that the measures see what the answer path saw."""

    @cached_property
    def weighed(self) -> list[tuple[str, tuple[Candidate, ...]]]:
        """What was looked for and what was weighed, in order, since it was last cleared."""
        return []

    def candidates(self, question: str, most: int = READ) -> tuple[Candidate, ...]:
        """The candidates for a question, remembered."""
        found = super().candidates(question, most)
        self.weighed.append((question, found))
        return found


@dataclass(frozen=True)
class Asker:
    """Asks one library, and knows its sources well enough to judge."""

    library: Watched
    grounds: Grounds
    requesters: frozenset[str] = frozenset()

    def ask(self, question: Question) -> Answered:
        """The question with its answer. An exception becomes the outcome `failed`, with what it said."""
        self.library.weighed.clear()
        failure = ""
        started = time.perf_counter()
        try:
            answer = answer_question(question.question, self.library, question.previous)
        except Exception as error:
            failure = f"{type(error).__name__}: {error}"
            answer = Answer(question.question, "failed", (Statement(self.library.say("outcomes.failed"), "fixed"),))
        seconds = time.perf_counter() - started
        ranked = sorted(((_sure(asked, found), found) for asked, found in self.library.weighed), key=lambda row: -row[0])
        confidence = ranked[0][0] if ranked and answer.outcome not in REFUSED else 0.0
        found = {hit.number: found_of(hit) for _, candidates in ranked for hit in in_order(candidates)}
        return Answered(question, answer_json(answer), self.grounds, tuple(found.values()), confidence, seconds, failure, self.requesters)


def asker(library: Library, corpus: Path | None = None) -> Asker:
    """An Asker of a library; with the corpus folder, it also knows which requesters' names to look out for."""
    watched = Watched(**{field.name: getattr(library, field.name) for field in fields(library)})
    return Asker(watched, Grounds(library.sources), requesters(library.sources, corpus) if corpus else frozenset())


def answer_all(questions: Sequence[Question], ask: Asker, progress: Callable[[Sequence[Any], str], Iterable[Any]] = lambda rows, _: rows) -> list[Answered]:
    """Every question with its answer, in order. The first is asked once before, so that no question waits for a model to load."""
    for question in questions[:1]:
        ask.ask(question)
    return [ask.ask(question) for question in progress(questions, "answering")]


def in_order(candidates: Sequence[Candidate]) -> Iterator[Hit]:
    """The hits as they are ranked in the end: those that the best exchange would be quoted with, then the best of each
    exchange after it, then the rest."""
    by_exchange = [sorted(one.hits, key=lambda hit: (-one.belonging.get(hit.passage.start, LEAST), hit.rank)) for one in candidates]
    first = choose(candidates[0]) if candidates else ()
    yield from sorted(first, key=lambda hit: by_exchange[0].index(hit))
    yield from (hits[0] for hits in by_exchange[1:])
    yield from (hit for hits in by_exchange for hit in hits)


def found_of(hit: Hit) -> Found:
    """A hit as the measures see it."""
    passage = hit.passage
    return Found(Place(passage.source.key, passage.start, passage.end), unit_name(passage.unit), hit.score)


def unit_name(unit: tuple[str, str]) -> str:
    """A unit's name as one word, for TREC files."""
    return "/".join(unit).replace(" ", "_")


def _sure(asked: str, candidates: Sequence[Candidate]) -> float:
    try:
        return round(probability(features(asked, candidates[0])), 6) if candidates else 0.0
    except Exception:  # the answer itself will have failed for the same reason
        return 0.0
