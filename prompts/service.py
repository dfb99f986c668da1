"""What the service says about itself: busy, closed, not found. Read once, and checked before anything is shown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from prompts import FOLDER, InvalidPrompts, check_placeholders

PLACEHOLDERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "busy": frozenset(), "too_fast": frozenset({"seconds"}), "failed": frozenset({"contact"}), "not_found": frozenset(), "wrong_host": frozenset(),
        "too_large": frozenset({"limit"}), "not_json": frozenset({"docs"}), "wrong_field": frozenset({"field", "docs"}), "no_letter": frozenset(),
        "wrong_method": frozenset({"docs"}),
        "not_ready": frozenset(), "nothing_asked": frozenset(), "closed.title": frozenset(), "closed.text": frozenset({"body", "contact"}), "closed.help": frozenset(),
    }
)  # fmt: skip


class ServiceWords:
    """Every text by its dotted name."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def say(self, name: str, **values: str | int) -> str:
        """The text under a name, its placeholders filled; values that it does not use are ignored."""
        return self._texts[name].format_map(values)


def load_service_words(path: Path = FOLDER / "service.toml") -> ServiceWords:
    """The words in a file. Raises InvalidPrompts when one is missing, unknown, empty, or has the wrong placeholders."""
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidPrompts(f"{path.name}: {error}.") from error
    closed = content.pop("closed", {})
    found = content | {f"closed.{name}": text for name, text in (closed.items() if isinstance(closed, dict) else ())}
    if wrong := sorted(found.keys() ^ PLACEHOLDERS.keys()):
        raise InvalidPrompts(f'{path.name}: "{wrong[0]}" is missing, or is not a name that is used.')
    for name, text in found.items():
        if not isinstance(text, str) or not text.strip():
            raise InvalidPrompts(f"{path.name}, {name}: expected some words.")
        check_placeholders(path.name, name, text, PLACEHOLDERS[name])
    return ServiceWords(MappingProxyType({name: text.strip() for name, text in found.items()}))
