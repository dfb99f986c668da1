"""The words of the draft check: what each finding says, the lines of the checklist, and standard paragraphs to put in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from prompts import FOLDER, InvalidPrompts

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Wording:
    """How one kind of finding is said. Placeholders in {braces} are filled by the rule."""

    severity: str
    message: str
    action: str


@dataclass(frozen=True)
class DraftWords:
    """Every wording by its dotted name ("late_reply.late"), the checklist's lines by duty, and the paragraphs by name."""

    wordings: Mapping[str, Wording]
    duties: Mapping[str, str]
    paragraphs: Mapping[str, str]


def load_draft_words(path: Path = FOLDER / "findings.toml") -> DraftWords:
    """The words in a file. Raises InvalidPrompts when it does not parse or a wording lacks a field or has a wrong one."""
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidPrompts(f"{path.name}: {error}.") from error
    duties, paragraphs = (_texts(path.name, name, content.pop(name, None)) for name in ("duties", "paragraphs"))
    wordings: dict[str, Wording] = {}
    for check, variants in content.items():
        if not isinstance(variants, dict) or not variants:
            raise InvalidPrompts(f"{path.name}, [{check}]: expected tables like [{check}.name].")
        for name, fields in variants.items():
            wordings[f"{check}.{name}"] = _wording(path.name, f"{check}.{name}", fields)
    return DraftWords(MappingProxyType(wordings), duties, paragraphs)


def _wording(file: str, name: str, fields: Any) -> Wording:
    if not isinstance(fields, dict) or set(fields) != {"severity", "message", "action"}:
        raise InvalidPrompts(f"{file}, [{name}]: expected the fields severity, message and action.")
    if fields["severity"] not in SEVERITIES:
        raise InvalidPrompts(f'{file}, [{name}], severity: expected one of {", ".join(SEVERITIES)}, found "{fields["severity"]}".')
    for field in ("message", "action"):
        if not isinstance(fields[field], str) or not fields[field].strip():
            raise InvalidPrompts(f"{file}, [{name}], {field}: expected some words.")
    return Wording(fields["severity"], fields["message"].strip(), fields["action"].strip())


def _texts(file: str, table: str, values: Any) -> Mapping[str, str]:
    if not isinstance(values, dict) or not all(isinstance(text, str) and text.strip() for text in values.values()):
        raise InvalidPrompts(f"{file}, [{table}]: expected names with some words each.")
    return MappingProxyType({name: text.strip() for name, text in values.items()})
