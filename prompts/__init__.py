"""Words as files: every reviewed reply and signpost, read once and checked before anything is shown.

`replies.toml` holds what the service says itself; `signposts.toml` holds where people at risk can turn, with the
helplines and their numbers. Placeholders stand in {braces}. Which ones a text may and must have is fixed here, so
that a slip of the pen stops the program at its start and never reaches a reader.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any, Literal

FOLDER = Path(__file__).parent

OUTCOMES = (
    "answered", "partly_answered", "not_held", "withheld", "nothing_found",
    "personal_case", "off_topic", "at_risk", "failed",
)  # fmt: skip
EXEMPTIONS = ("12", "14", "21", "22", "31", "32", "36", "38", "40", "41", "42", "43", "44")
SITUATIONS = (
    "danger_now", "domestic_abuse", "domestic_abuse_men", "domestic_abuse_lgbt", "forced_marriage", "stalking",
    "child_at_risk", "child_writing", "suicide", "abduction", "own_behaviour", "wales", "legal_help",
)  # fmt: skip

# The placeholders of each reply: it must have all of them and no other. A reply that is not named here has none.
PLACEHOLDERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "outcomes.answered": frozenset({"body"}),
        "outcomes.partly_answered": frozenset({"body"}),
        "outcomes.not_held": frozenset({"body"}),
        "outcomes.withheld": frozenset({"body"}),
        "outcomes.nothing_found": frozenset({"body", "letters"}),
        "outcomes.personal_case": frozenset({"body", "worker", "contact"}),
        "outcomes.off_topic": frozenset({"body"}),
        "outcomes.at_risk": frozenset(),
        "outcomes.failed": frozenset({"contact"}),
        "pieces.disclaimer": frozenset({"body"}),
        "pieces.then_answer": frozenset({"body"}),
        "pieces.dated_before": frozenset({"date"}),
        "pieces.checked": frozenset({"date"}),
        "pieces.asked": frozenset({"asked"}),
        "pieces.unaddressed": frozenset({"asked"}),
        "pieces.part_not_found": frozenset({"asked"}),
        "pieces.ask_yourself": frozenset({"body"}),
        "pieces.own_case": frozenset({"worker", "contact"}),
        "pieces.own_records": frozenset({"body"}),
        "pieces.elsewhere": frozenset({"jurisdiction"}),
        "pieces.withheld_under": frozenset({"section", "meaning"}),
        "pieces.decision": frozenset({"body"}),
        "pieces.review": frozenset({"body", "regulator"}),
        "pieces.too_long": frozenset({"limit"}),
        "pieces.what_this_is": frozenset({"body", "letters"}),
        "pieces.answered_when": frozenset({"body", "when", "reference"}),
        "pieces.replied_when": frozenset({"body", "when", "reference"}),
        "pieces.also_when": frozenset({"when", "reference"}),
        "pieces.reading": frozenset({"count"}),
        "pieces.read_as": frozenset({"asked"}),
        "pieces.policy_says": frozenset({"title"}),
        "pieces.whole_note": frozenset({"body"}),
        "request.text": frozenset({"body", "question"}),
    }
)
PIECES = (
    "disclaimer", "not_monitored", "note_label", "generated_label", "then_answer", "leave_page", "dated_before",
    "undated", "changed_since", "out_of_date", "checked", "asked", "unaddressed", "part_not_found", "said_otherwise", "names_removed", "different_dates", "nearest",
    "ask_yourself", "own_case", "own_records", "elsewhere", "withheld_under", "withheld", "decision", "review",
    "personal_data", "no_prediction", "no_question", "too_long", "open_letter", "title", "what_this_is",
    "what_this_is_not", "answered_when", "replied_when", "also_when", "policy_says", "no_day", "also_said",
    "official_text", "question_hidden", "looking", "reading", "checking", "read_as", "instead_label", "whole_letter", "whole_note", "not_answered_here",
)  # fmt: skip
_TABLES = {"outcomes": OUTCOMES, "pieces": PIECES, "exemptions": EXEMPTIONS, "request": ("title", "text", "before")}


class InvalidPrompts(Exception):
    """A file of words that cannot be used. Its message is for whoever edits it: the file, the key and what to put."""


@dataclass(frozen=True)
class Replies:
    """Every canned reply, by its dotted key: "outcomes.not_held", "pieces.disclaimer", "exemptions.40"."""

    texts: Mapping[str, str]

    def say(self, key: str, **values: str) -> str:
        """The reply under a key, its placeholders filled.

        All its placeholders must be given; values that it does not use are ignored, so that a caller can pass all it
        knows. Braces inside a value are words like any other. Raises KeyError for an unknown key or a missing value.
        """
        return self.texts[key].format_map(values)

    def outcome(self, name: str, **values: str) -> str:
        """The reviewed reply of an outcome: `outcome("not_held", body="Cafcass")`."""
        return self.say(f"outcomes.{name}", **values)

    def piece(self, name: str, **values: str) -> str:
        """A sentence or label that the page needs: `piece("not_monitored")`."""
        return self.say(f"pieces.{name}", **values)

    def exemption(self, section: str) -> str:
        """What a section of the Freedom of Information Act protects, in plain words, to follow "because".

        Subsections are cut off ("40(2)" reads as "40"); empty for a section that we have no words for.
        """
        number = section.strip().partition("(")[0].strip()
        return self.texts.get(f"exemptions.{number}", "")

    def request(self, body: str, question: str) -> str:
        """A ready Freedom of Information request for a question."""
        return self.say("request.text", body=body, question=question)


@dataclass(frozen=True)
class Helpline:
    """A service that people can turn to. `text` is how it is shown, with the number in it as people write it.

    `by` says whether the number is for calls or for text messages. A service without a number has a link.
    """

    id: str
    name: str
    text: str
    source: tuple[str, ...]
    checked_on: date
    number: str = ""
    link: str = ""
    by: Literal["call", "text"] = "call"

    @property
    def href(self) -> str:
        """What a link on the number opens: "tel:08001111" or "sms:85258"; empty where there is no number."""
        digits = self.number.replace(" ", "")
        return f"{'tel' if self.by == 'call' else 'sms'}:{digits}" if digits else ""


@dataclass(frozen=True)
class SignpostText:
    """The fixed words for one situation, and the helplines they name in the order in which they name them."""

    id: str
    text: str
    helplines: tuple[Helpline, ...] = ()

    def filled(self, body: str, jurisdiction: str = "") -> str:
        """The text with the public body's name, and the note on who does its work elsewhere, put in."""
        return self.text.replace("{body}", body).replace("{jurisdiction}", jurisdiction).strip()


@dataclass(frozen=True)
class Signposts:
    """Every signpost and every helpline, by id."""

    texts: Mapping[str, SignpostText]
    helplines: Mapping[str, Helpline] = field(default_factory=dict)

    def __getitem__(self, situation: str) -> SignpostText:
        return self.texts[situation]


def load_replies(path: Path = FOLDER / "replies.toml") -> Replies:
    """The replies in a file. Raises InvalidPrompts when one is missing, unknown, or has the wrong placeholders."""
    file, content = path.name, _read(path)
    _same_names(file, "the file", content, tuple(_TABLES))
    texts: dict[str, str] = {}
    for table, names in _TABLES.items():
        _same_names(file, f"[{table}]", content[table], names)
        for name in names:
            key = f"{table}.{name}"
            texts[key] = _words(file, key, content[table][name])
            check_placeholders(file, key, texts[key], PLACEHOLDERS.get(key, frozenset()))
    return Replies(MappingProxyType(texts))


def load_signposts(path: Path = FOLDER / "signposts.toml") -> Signposts:
    """The signposts in a file, each helpline put in its place. {body} and {jurisdiction} are left for `filled`.

    Raises InvalidPrompts when a situation is missing or unknown, when a text names a helpline that is not there, when
    a helpline is named by none, or when a helpline lacks its source or the day it was checked.
    """
    file, content = path.name, _read(path)
    _same_names(file, "the file", content, ("helplines", "situations"))
    helplines = {id: _helpline(file, id, values) for id, values in _table(file, "[helplines]", content["helplines"])}
    _same_names(file, "[situations]", content["situations"], SITUATIONS)
    texts: dict[str, SignpostText] = {}
    named: set[str] = set()
    for id in SITUATIONS:
        words = _words(file, f"situations.{id}", content["situations"][id])
        used = _placeholders(file, f"situations.{id}", words)
        unknown = [name for name in used if name not in helplines and name not in ("body", "jurisdiction")]
        if unknown:
            raise InvalidPrompts(f"{file}, situations.{id}: {{{unknown[0]}}} is not the id of a helpline.")
        lines = tuple(helplines[name] for name in used if name in helplines)
        named.update(line.id for line in lines)
        for line in lines:
            words = words.replace(f"{{{line.id}}}", line.text)
        texts[id] = SignpostText(id, words, lines)
    if unnamed := sorted(set(helplines) - named):
        raise InvalidPrompts(f"{file}, helplines.{unnamed[0]}: no situation names it. Use it or take it out.")
    return Signposts(MappingProxyType(texts), MappingProxyType(helplines))


def _helpline(file: str, id: str, values: object) -> Helpline:
    key = f"helplines.{id}"
    fields = dict(_table(file, key, values))
    unknown = set(fields) - {"name", "number", "link", "by", "text", "source", "checked_on"}
    if unknown:
        raise InvalidPrompts(f'{file}, {key}: unknown field "{sorted(unknown)[0]}".')
    source, checked_on = fields.get("source"), fields.get("checked_on")
    if not isinstance(source, list) or not source or not all(str(item).startswith("https://") for item in source):
        raise InvalidPrompts(f"{file}, {key}.source: expected a list of addresses that begin https://.")
    if type(checked_on) is not date:
        raise InvalidPrompts(f"{file}, {key}.checked_on: expected a day like 2026-11-23, without quotation marks.")
    parts: dict[str, Any] = {name: _words(file, f"{key}.{name}", fields[name]) for name in ("number", "link") if name in fields}
    if not re.fullmatch(r"[\d ]*", parts.get("number", "")):
        raise InvalidPrompts(f"{file}, {key}.number: expected digits and spaces, found \"{parts['number']}\".")
    if not parts:
        raise InvalidPrompts(f"{file}, {key}: expected a number or a link.")
    by = fields.get("by", "call")
    if by not in ("call", "text"):
        raise InvalidPrompts(f'{file}, {key}.by: expected "call" or "text".')
    text = _words(file, f"{key}.text", fields.get("text"))
    check_placeholders(file, f"{key}.text", text, frozenset(parts), optional=frozenset({"name"}))
    parts["name"] = _words(file, f"{key}.name", fields.get("name"))
    return Helpline(id=id, text=text.format_map(parts), source=tuple(source), checked_on=checked_on, by=by, **parts)


def _read(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InvalidPrompts(f"{path.name}: the file is missing from {path.parent}. Put it back.") from error
    except UnicodeDecodeError as error:
        raise InvalidPrompts(f"{path.name}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidPrompts(f"{path.name}: not valid TOML: {error}.") from error


def _table(file: str, key: str, values: object) -> list[tuple[str, object]]:
    if not isinstance(values, dict):
        raise InvalidPrompts(f"{file}, {key}: expected a table of names and values.")
    return list(values.items())


def _same_names(file: str, key: str, values: object, names: tuple[str, ...]) -> None:
    found = {name for name, _ in _table(file, key, values)}
    if missing := [name for name in names if name not in found]:
        raise InvalidPrompts(f'{file}, {key}: "{missing[0]}" is missing. Add it.')
    if unknown := sorted(found - set(names)):
        raise InvalidPrompts(f'{file}, {key}: "{unknown[0]}" is not a name that is used. Correct it or take it out.')


def _words(file: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InvalidPrompts(f"{file}, {key}: expected some words.")
    return value.strip()


def _placeholders(file: str, key: str, text: str) -> tuple[str, ...]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise InvalidPrompts(f"{file}, {key}: a brace is open or closed without its pair ({error}).") from error
    for _, name, spec, conversion in parts:
        if name is not None and (spec or conversion or not re.fullmatch(r"[a-z][a-z0-9_]*", name)):
            raise InvalidPrompts(f"{file}, {key}: expected a placeholder of small letters, found {{{name}}}.")
    return tuple(dict.fromkeys(name for _, name, _, _ in parts if name is not None))


def check_placeholders(
    file: str, key: str, text: str, required: frozenset[str], optional: frozenset[str] = frozenset()
) -> None:
    """Raises InvalidPrompts when a text lacks a placeholder that it must have, or has one that it may not."""
    found, names = set(_placeholders(file, key, text)), required | optional
    if unknown := sorted(found - names):
        raise InvalidPrompts(f"{file}, {key}: unknown placeholder {{{unknown[0]}}}. It may have: {_listed(names)}.")
    if missing := sorted(required - found):
        raise InvalidPrompts(f"{file}, {key}: the placeholder {{{missing[0]}}} is missing. Put it in.")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"
