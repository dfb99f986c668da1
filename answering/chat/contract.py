"""The sentence contract: what the chat model is shown and what it must reply, in words that are defined here alone."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ROWS, SENTENCE, KEYS, QUESTION = "sentences", "sentence", "keys", "question"  # the names in a reply
MOST = 12  # sentences of one reply
OPEN_PASSAGE, CLOSE_PASSAGE = "<passage>", "</passage>"
OPEN_QUESTION, CLOSE_QUESTION = "<question>", "</question>"
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.S)
_FENCED = re.compile(r"\A```(?:json)?\s*\n(.*)\n```\Z", re.S)
_MARKS = re.compile(r"\s*(?:\[(?:P?\d+)(?:, ?P?\d+)*\]|\(P\d+\)|【[^】]*】|\[\^\d+\])")


class BrokenContract(Exception):
    """A reply that is not what was asked for. The message says what is wrong, in words that can be sent back."""


@dataclass(frozen=True)
class Row:
    """One sentence of the model's, and the keys of the passages that it says it rests on."""

    sentence: str
    keys: tuple[str, ...]


def key_of(number: int) -> str:
    """The key of the passage of that number, from 1: "P1"."""
    return f"P{number}"


def rows_of(reply: str) -> tuple[Row, ...]:
    """The rows of a reply. Raises BrokenContract for anything but the one object that was asked for."""
    content = _object(reply, ROWS)
    if not isinstance(content, list):
        raise BrokenContract(f'"{ROWS}" is not a list')
    if len(content) > MOST:
        raise BrokenContract(f"there are more than {MOST} sentences")
    rows = []
    for one in content:
        if not isinstance(one, dict) or set(one) != {SENTENCE, KEYS}:
            raise BrokenContract(f'every row needs "{SENTENCE}" and "{KEYS}" and nothing else')
        sentence, keys = one[SENTENCE], one[KEYS]
        if not isinstance(sentence, str) or not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise BrokenContract(f'"{SENTENCE}" must be words, and "{KEYS}" a list of keys')
        rows.append(Row(sentence.strip(), tuple(dict.fromkeys(key.strip() for key in keys))))
    return tuple(rows)


def question_of(reply: str) -> str:
    """The question of a reply. Raises BrokenContract for anything but the one object that was asked for."""
    content = _object(reply, QUESTION)
    if not isinstance(content, str) or not content.strip() or "\n" in content.strip():
        raise BrokenContract(f'"{QUESTION}" must be one line of words')
    return content.strip()


def _object(reply: str, name: str) -> Any:
    text = _THOUGHT.sub("", reply).strip()
    if fenced := _FENCED.match(text):
        text = fenced[1]
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise BrokenContract("it is not JSON, or not the whole of it") from None
    if not isinstance(content, dict) or set(content) != {name}:
        raise BrokenContract(f'it is not one object with "{name}" and nothing else')
    return content[name]


def rows_schema() -> dict[str, Any]:
    """The JSON schema of the rows, for providers that hold a model to one."""
    row = _object_schema({SENTENCE: {"type": "string"}, KEYS: {"type": "array", "items": {"type": "string"}}})
    return {"title": "plain_words", "description": "The passages in plain words.", **_object_schema({ROWS: {"type": "array", "items": row}})}


def question_schema() -> dict[str, Any]:
    """The JSON schema of a question."""
    return {"title": "standalone_question", "description": "The question, written out.", **_object_schema({QUESTION: {"type": "string"}})}


def _object_schema(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def rows_shape() -> str:
    """The shape of the rows, as a prompt shows it."""
    return json.dumps({ROWS: [{SENTENCE: "…", KEYS: [key_of(1)]}]}, ensure_ascii=False)


def question_shape() -> str:
    """The shape of a question, as a prompt shows it."""
    return json.dumps({QUESTION: "…"}, ensure_ascii=False)


def fenced(passages: Sequence[tuple[str, str]]) -> str:
    """Passages under their keys, each fenced as data."""
    return "\n\n".join(f"{key}\n{OPEN_PASSAGE}\n{as_data(text)}\n{CLOSE_PASSAGE}" for key, text in passages)


def as_data(text: str) -> str:
    """A text that can close no fence: its angle brackets become others."""
    return text.replace("<", "‹").replace(">", "›")


def without_marks(text: str) -> str:
    """A message without citation marks: "[1]", "(P2)"."""
    return _MARKS.sub("", text).strip()
