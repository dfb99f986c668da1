"""Reading the files of reviewed facts: every field is checked, and a mistake is named by file, row and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

SOURCE = re.compile(r"https://\S+\.\S+|letter \S.*")  # an address, or "letter CAF 16-84"
_REQUIRED = object()


class InvalidFacts(Exception):
    """A facts file that cannot be used. Its message is for whoever edits the file: where it is wrong and what to put."""


class _StrictLoader(yaml.SafeLoader):
    """YAML that refuses a field written twice; plain YAML would keep the last one and say nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field name {key!r} should be a word", key_node.start_mark
                )
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f'the field "{key}" is written twice', key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_facts(path: Path) -> object | None:
    """The parsed YAML or TOML of a facts file; None where there is no such file or nothing in it.

    Raises InvalidFacts for a file that is not UTF-8 or does not parse, with the line where the parser stopped.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise InvalidFacts(f"{path.name}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error
    try:
        return tomllib.loads(text) if path.suffix == ".toml" else yaml.load(text, _StrictLoader)
    except tomllib.TOMLDecodeError as error:
        raise InvalidFacts(f"{path.name}: not valid TOML: {error}.") from error
    except (yaml.YAMLError, ValueError) as error:  # PyYAML lets the ValueError of a date like 2019-02-30 through
        raise InvalidFacts(f"{path.name}: not valid YAML: {' '.join(str(error).split())}.") from error


class Row:
    """One row of a facts file, taken field by field, so that whatever is left over at the end is a mistake.

    Each method takes a field and returns its value, or the default where one is given and the field is absent. A
    field that is missing without a default, or of another type, raises InvalidFacts. `close` refuses the rest.
    """

    def __init__(self, file: str, name: str, values: object):
        self.file, self.name = file, name
        if not isinstance(values, dict):
            raise InvalidFacts(f"{file}, {name}: expected fields with values, found {_shown(values)}.")
        self._left = dict(values)

    def wrong(self, field: str, expected: str, found: object) -> InvalidFacts:
        """The error for a field: where it is, what is expected there, and what was found."""
        return InvalidFacts(f'{self.file}, {self.name}, field "{field}": expected {expected}, found {_shown(found)}.')

    def _take(self, field: str, expected: str, default: Any) -> tuple[Any, bool]:
        if field in self._left:
            return self._left.pop(field), True
        if default is _REQUIRED:
            raise self.wrong(field, expected, None)
        return default, False

    def text(self, field: str, default: object = _REQUIRED) -> str:
        """Words, in one line unless the file keeps the line breaks; never blank."""
        value, present = self._take(field, "some words", default)
        if present and not (isinstance(value, str) and value.strip()):
            raise self.wrong(field, "some words", value)
        return value.strip() if present else value

    def texts(self, field: str, default: object = _REQUIRED) -> tuple[str, ...]:
        """A list of words, none blank, none twice."""
        expected = "a list of words, none blank and none twice"
        value, present = self._take(field, expected, default)
        if not present:
            return value
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.wrong(field, expected, value)
        items = tuple(item.strip() for item in value)
        if len(set(items)) != len(items) or (default is _REQUIRED and not items):
            raise self.wrong(field, expected, value)
        return items

    def text_or_texts(self, field: str) -> tuple[str, ...]:
        """Words, or a list of them; empty where the field is absent."""
        return (self.text(field),) if isinstance(self._left.get(field), str) else self.texts(field, ())

    def flag(self, field: str, default: bool) -> bool:
        """true or false."""
        value, _ = self._take(field, "true or false", default)
        if not isinstance(value, bool):
            raise self.wrong(field, "true or false", value)
        return value

    def number(self, field: str) -> int:
        """A whole number above zero."""
        value, _ = self._take(field, "a whole number above zero", _REQUIRED)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self.wrong(field, "a whole number above zero", value)
        return value

    def day(self, field: str) -> date:
        """A day, written 2026-11-23."""
        value, _ = self._take(field, "a day like 2026-11-23", _REQUIRED)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self.wrong(field, "a day like 2026-11-23", value)

    def raw(self, field: str, default: Any = None) -> Any:
        """The value as it was parsed, for a field with a form of its own."""
        return self._left.pop(field, default)

    def choice(self, field: str, choices: tuple[str, ...], default: Any = _REQUIRED) -> Any:
        """One of a few words."""
        value, present = self._take(field, "one of " + ", ".join(choices), default)
        if present and value not in choices:
            raise self.wrong(field, "one of " + ", ".join(choices), value)
        return value

    def sources(self) -> tuple[str, ...]:
        """The field `source`: where the fact was read, one address or a list of them."""
        expected = 'an address that begins https://, or "letter" and its reference'
        value, _ = self._take("source", expected, _REQUIRED)
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not items:
            raise self.wrong("source", expected, value)
        for item in items:
            if not isinstance(item, str) or not SOURCE.fullmatch(item.strip()):
                raise self.wrong("source", expected, item)
        return tuple(item.strip() for item in items)

    def table(self, field: str) -> Row | None:
        """A table within this one; None where it is absent."""
        return Row(self.file, field, self._left.pop(field)) if field in self._left else None

    def close(self) -> None:
        """Refuses any field that nobody has taken: it is misspelt, or belongs to another file."""
        if self._left:
            field = next(iter(self._left))
            raise InvalidFacts(f'{self.file}, {self.name}: unknown field "{field}". Correct its name or take it out.')


def rows_of(file: str, values: object, called: str = "row", named_by: str = "id") -> Iterator[Row]:
    """The rows of a list, each named by its `named_by` field where it has one, else by its place from 1."""
    if not isinstance(values, list):
        raise InvalidFacts(f"{file}: expected a list of {called}s, each beginning with a dash, found {_shown(values)}.")
    for place, fields in enumerate(values, start=1):
        name = fields.get(named_by) if isinstance(fields, dict) else None
        yield Row(file, f"{called} {name if isinstance(name, str) else f'number {place}'}", fields)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    return f'"{value}"' if isinstance(value, str) else str(value)
