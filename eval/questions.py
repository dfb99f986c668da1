"""The fixed question set: one question a line, each field checked when it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from answering.answer import Outcome

FIXED = Path(__file__).parent / "questions.jsonl"


class InvalidQuestions(Exception):
    """A question set that cannot be used; the message names the file, the line and the field."""


@dataclass(frozen=True)
class Question:
    """One question, and what a right answer to it is.

    `previous` are earlier questions of the same person, oldest first. `gold_sources` are the keys of every source that
    answers; `gold_quotes` the sentences to be shown, in the words of one of them. `part` is `dev`, which may be looked
    at while building, or `test`, which only reports. None means that nothing is known: what depends on it is reported
    and not scored.
    """

    id: str
    question: str
    previous: tuple[str, ...] = ()
    kind: str = ""
    answerable: bool | None = None
    gold_sources: tuple[str, ...] = ()
    gold_quotes: tuple[str, ...] = ()
    outcome: Outcome | None = None
    signposts: tuple[str, ...] | None = None
    notices: tuple[str, ...] | None = None
    part: str = ""
    note: str = ""


def load_questions(path: Path = FIXED) -> tuple[Question, ...]:
    """The questions of a file, in its order; ids are unique.

    Raises InvalidQuestions at the first line that is wrong, and FileNotFoundError where there is no such file.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{path}: there is no such file. Name a file of questions with --questions.")
    found: dict[str, Question] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.strip():
            row = Row(f"{path.name}, line {number}", line)
            question = row.question()
            if question.id in found:
                raise row.wrong("id", f"{question.id} stands on an earlier line too; give each question its own")
            found[question.id] = question
    if not found:
        raise InvalidQuestions(f"{path.name}: no question in it. Write one JSON object a line.")
    return tuple(found.values())


class Row:
    """One line, read field by field; `place` names it in every message."""

    def __init__(self, place: str, line: str) -> None:
        self.place = place
        try:
            self.values: Mapping[str, Any] = json.loads(line)
        except ValueError as error:
            raise InvalidQuestions(f"{place}: not JSON ({error}). Write one JSON object a line.") from error
        if not isinstance(self.values, dict):
            raise InvalidQuestions(f"{place}: a JSON object is expected, with at least id and question.")

    def wrong(self, field: str, message: str) -> InvalidQuestions:
        """The exception for one field."""
        return InvalidQuestions(f"{self.place}, {field}: {message}.")

    def question(self) -> Question:
        """The line as a Question, its fields checked one by one and against each other."""
        names = tuple(field.name for field in fields(Question))
        for name in self.values.keys() - set(names):
            if meant := get_close_matches(name, names, 1, 0.85):
                raise self.wrong(name, f"there is no such field; {meant[0]} is meant")
        question = Question(
            self.text("id", True), self.text("question", True), self.texts("previous") or (), self.text("kind"),
            self.truth("answerable"), self.texts("gold_sources") or (), self.texts("gold_quotes") or (),
            self.one_of("outcome", get_args(Outcome)), self.texts("signposts"), self.texts("notices"),
            self.one_of("part", ("dev", "test", "")) or "", self.text("note"),
        )  # fmt: skip
        if question.answerable is False and question.gold_quotes:
            raise self.wrong("gold_quotes", "a question that cannot be answered has none; empty it or set answerable to true")
        if any(character.isspace() for character in question.id):
            raise self.wrong("id", f"{question.id!r} has a space in it; TREC files part their columns by spaces")
        return question

    def text(self, field: str, required: bool = False) -> str:
        """A text; empty where it is missing and not required."""
        value = self._value(field, "a text", lambda value: isinstance(value, str))
        if required and not (value or "").strip():
            raise self.wrong(field, "missing or empty; every question needs it")
        return value or ""

    def texts(self, field: str) -> tuple[str, ...] | None:
        """A list of texts; None where it is missing."""
        value = self._value(field, "a list of texts", lambda value: isinstance(value, list) and all(isinstance(x, str) and x.strip() for x in value))
        return None if value is None else tuple(value)

    def truth(self, field: str) -> bool | None:
        """True, false, or None where it is missing."""
        value: bool | None = self._value(field, "true or false", lambda value: isinstance(value, bool))
        return value

    def one_of(self, field: str, allowed: tuple[str, ...]) -> Any:
        """One of some words; None where it is missing."""
        return self._value(field, "one of " + ", ".join(word or '""' for word in allowed), lambda value: value in allowed)

    def _value(self, field: str, expected: str, fits: Callable[[Any], bool]) -> Any:
        value = self.values.get(field)
        if value is not None and not fits(value):
            raise self.wrong(field, f"{json.dumps(value, ensure_ascii=False)} is not {expected}")
        return value


def of_part(questions: tuple[Question, ...], part: str) -> Iterator[Question]:
    """The questions of one part; of `all`, every one."""
    return (question for question in questions if part in ("all", question.part))
