"""How the value of a setting is read from words and checked; each refusal is one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import Field
from ipaddress import ip_network
from pathlib import Path
from typing import Any

Check = Callable[[Any], str]  # what a value should have been, in words; empty for one that is right
PROBLEM = "{name} {words}."
_BOOLEANS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
_KINDS: dict[str, tuple[Any, str]] = {
    "str": (str, "words in quotation marks"), "int": (int, "a whole number"), "float": (float, "a number"), "bool": (bool, "true or false"),
    "Path": (str, "the name of a file or folder"),
}  # fmt: skip
_LIST, _ACCOUNTS = "tuple[str, ...]", "tuple[tuple[str, str], ...]"


class InvalidSetting(Exception):
    """A setting that cannot be used. Its message is one plain sentence that names it and never shows a secret."""


def between(least: float, most: float) -> Check:
    """A number from `least` to `most`, or words of that many characters."""

    def check(value: Any) -> str:
        size, what = (len(value), "characters") if isinstance(value, str) else (value, "")
        return "" if least <= size <= most else f"from {least:,} to {most:,} {what}".rstrip()

    return check


def matching(pattern: str, meant: str) -> Check:
    """Words that the pattern fits as a whole."""
    return lambda value: "" if re.fullmatch(pattern, value) else meant


def networks(value: str) -> str:
    """An address or a network of addresses."""
    try:
        ip_network(value, strict=False)
    except ValueError:
        return "addresses or networks such as 10.0.0.2 or 10.0.0.0/8"
    return ""


def from_words(name: str, words: str, one: Field[Any]) -> Any:
    """The value that words in the environment stand for, as the file would hold it. Raises InvalidSetting."""
    words = words.strip()
    if one.type in ("int", "float"):
        try:
            return int(words) if one.type == "int" else float(words)
        except ValueError:
            raise _wrong(name, _KINDS[str(one.type)][1]) from None
    if one.type == "bool":
        if words.lower() not in _BOOLEANS:
            raise _wrong(name, _KINDS["bool"][1])
        return _BOOLEANS[words.lower()]
    if one.type == _LIST:
        return re.split(r"[\s,]+", words) if words else []
    if one.type == _ACCOUNTS:
        pairs = [pair.partition("=") for pair in words.split()]
        return {account: secret for account, _, secret in pairs}
    return words


def checked(name: str, value: Any, one: Field[Any]) -> Any:
    """The value as Settings holds it. Raises InvalidSetting for one of another type or beyond its bounds."""
    check: Check = one.metadata["check"] or (lambda value: "")
    if one.type == _LIST:
        if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
            raise _wrong(name, "a list of words")
        for part in value:
            _held(name, part, check)
        return tuple(value)
    if one.type == _ACCOUNTS:
        return _accounts(name, value, check)
    kind, meant = _KINDS[str(one.type)]
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool) or (kind is float and not abs(value) < float("inf")):
        raise _wrong(name, meant)
    _held(name, value, check)
    if one.type == "Path":
        if not value or "\0" in value:
            raise _wrong(name, meant)
        return Path(value)
    return value


def _accounts(name: str, value: Any, check: Check) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(secret, str) for secret in value.values()):
        raise _wrong(name, "a table of names, each with its hash")
    for account, secret in value.items():
        if not re.fullmatch(r"[\w.@+-]{1,64}", account):
            raise _wrong(name, "names of letters, figures and . @ + - alone")
        if not secret:
            raise _wrong(name, "names that each have a hash")
        _held(name, secret, check)
    return tuple(sorted(value.items()))


def _held(name: str, value: Any, check: Check) -> None:
    if meant := check(value):
        raise _wrong(name, meant)


def _wrong(name: str, meant: str) -> InvalidSetting:
    return InvalidSetting(PROBLEM.format(name=name, words=f"must be {meant}"))
