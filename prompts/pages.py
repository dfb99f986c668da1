"""The words of the public pages beside the chat: read once, and checked before anything is shown."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from prompts import FOLDER, InvalidPrompts

KNOWN = frozenset({"body", "letters", "title", "contact", "jurisdiction", "questions", "number", "reference"})
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Part:
    """A part of the page about the service: its heading, and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class PageWords:
    """The short words by name, the parts of the page about the service, and what each measure says."""

    words: Mapping[str, str]
    about: tuple[Part, ...]
    measures: Mapping[str, str]

    def say(self, name: str, **values: str) -> str:
        """The words under a name, their placeholders filled; values that they do not use are ignored."""
        return self.words[name].format_map(values)


def load_page_words(path: Path = FOLDER / "pages.toml") -> PageWords:
    """The words in a file. Raises InvalidPrompts when a text is empty or has a placeholder that is not known."""
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        words, measures = ({name: _text(path, name, text) for name, text in content[table].items()} for table in ("words", "measures"))
        about = tuple(Part(_text(path, "about", row["title"]), _paragraphs(_text(path, row["title"], row["text"]))) for row in content["about"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise InvalidPrompts(f"{path.name}: {error}.") from error
    return PageWords(MappingProxyType(words), about, MappingProxyType(measures))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n"))


def _text(path: Path, name: str, text: object) -> str:
    if not isinstance(text, str) or not text.strip():
        raise InvalidPrompts(f"{path.name}, {name}: expected some words.")
    if unknown := sorted(set(_PLACEHOLDER.findall(text)) - KNOWN):
        raise InvalidPrompts(f"{path.name}, {name}: unknown placeholder {{{unknown[0]}}}.")
    return text.strip()
