"""How a message is read for what it goes on from: its words, and the lists in `prompts/followup_words.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import takewhile
from pathlib import Path

from index.words import content_words

WORD = re.compile(r"[^\W_]+(?:[/’'.-][^\W_]+)*")
I_MEAN = (" i mean ", " i meant ")


def names_something(word: str) -> bool:
    """Whether a word names a thing: a content word that is not hollow ("thing", "mean"), a number or a word that joins on."""
    return bool(content_words(word)) and not word[0].isdigit() and word not in words_of("hollow") and word not in words_of("joining")


def is_verb(word: str) -> bool:
    """Whether a word is, or looks like, a verb."""
    return word in words_of("verbs") or word.endswith(("ed", "ing"))


def after_joining(words: list[str]) -> tuple[list[str], list[str]]:
    """The words with which a message joins on, "ok" and the like among them, and the rest."""
    begun = list(takewhile(lambda word: word in words_of("joining") or word in words_of("filling"), words))
    return begun, words[len(begun) :]


def begins(start: str, name: str) -> bool:
    """Whether a line, padded with spaces, begins with one of a list of phrases."""
    return any(start.startswith(f" {phrase} ") for phrase in words_of(name))


def words_in(text: str) -> list[str]:
    """The words in lower case, without apostrophes; "17/18" is one word."""
    return [re.sub("[’']", "", word.lower()) for word in WORD.findall(text)]


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lists of words, by its name."""
    path = Path(__file__).parents[1] / "prompts" / "followup_words.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[name])
