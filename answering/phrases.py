"""Phrases as a reviewer writes them, and whether a message says them.

A phrase is a line of words: `he .. {hurts} me`. The words must come in that order within one sentence.

    hurt*            any word that begins with hurt
    me|us            either word
    (me|the kids)    either phrase
    my?              the word may be missing, and so may a choice: a|the?
    ..               up to six other words
    ~                up to three other words
    {hurts}          any phrase of the group called hurts

Apostrophes and capitals never matter: "He's", "hes" and "HE’S" are the same word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff'`´‘’ʼ′]")
_SENTENCE_END = re.compile(r"[.!?;:\n…]+(?=\s|$)|\n|;")
_NOT_A_WORD = re.compile(r"[^\w£%+@#]+|_+")
_WORD = re.compile(r"[^\W\d_]+|[?!£]|\d+")
_ITEM = re.compile(r"\([^)]*\)\??|\S+")  # a choice in brackets is one item
_GAPS = {"..": r"(?: [^ ]+){0,6}?", "~": r"(?: [^ ]+){0,3}?"}


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text` as plain lower-case words: each begins and ends with a space, one space between words."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())
    parts = (_NOT_A_WORD.sub(" ", part).strip() for part in _SENTENCE_END.split(plain))
    return tuple(f" {part} " for part in parts if part)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a message and the pairs of neighbouring words, each once, in the order of the alphabet.

    Capitals and apostrophes never matter; every number is "#"; "?", "!" and "£" are words.

    >>> words_of("He's outside!")
    ('!', 'hes', 'hes outside', 'outside', 'outside !')
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())
    words = ["#" if word.isdigit() else word for word in _WORD.findall(plain)]
    return tuple(sorted({*words, *(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))}))


class Phrases:
    """A list of phrases that can be looked for in a message.

    Every gap is bounded, so the time grows with the length of the message and no faster.
    Raises `KeyError` with the group's name when a phrase speaks of a group that does not exist, and `ValueError` when
    a phrase asks for no word at all and would be found everywhere.
    """

    def __init__(self, lines: Iterable[str], groups: Mapping[str, Iterable[str]] | None = None):
        self.lines = tuple(lines)
        for line in self.lines:
            if all(item in _GAPS or item.endswith("?") for item in _ITEM.findall(line)):
                raise ValueError(f'The phrase "{line}" asks for no word: every message would say it.')
        self._patterns = tuple(re.compile(_phrase(line, groups or {}) + "(?= )") for line in self.lines)

    def said_in(self, message: Iterable[str]) -> tuple[str, ...]:
        """The phrases that the message says, as they are written in the list; `message` comes from `sentences`."""
        kept = tuple(message)
        return tuple(
            line for line, pattern in zip(self.lines, self._patterns, strict=True) if any(map(pattern.search, kept))
        )

    def without(self, message: Iterable[str]) -> tuple[str, ...]:
        """The message with every phrase of the list taken out of it."""
        kept = []
        for sentence in message:
            for pattern in self._patterns:
                sentence = pattern.sub(" -", sentence)
            kept.append(sentence)
        return tuple(kept)


def _phrase(line: str, groups: Mapping[str, Iterable[str]]) -> str:
    return "".join(_GAPS.get(item) or _item(item, groups) for item in _ITEM.findall(line))


def _item(item: str, groups: Mapping[str, Iterable[str]]) -> str:
    optional = item.endswith("?")
    item = item.rstrip("?")
    if item.startswith("("):
        choices = [_phrase(choice, groups) for choice in item.strip("()").split("|")]
    else:
        choices = [choice for word in item.split("|") for choice in _word(word, groups)]
    return f"(?:{'|'.join(choices)})" + ("?" if optional else "")


def _word(word: str, groups: Mapping[str, Iterable[str]]) -> list[str]:
    if word.startswith("{"):
        return [_phrase(member, groups) for member in groups[word.strip("{}")]]
    return [" " + re.escape(word.replace("'", "")).replace(r"\*", "[^ ]*")]
