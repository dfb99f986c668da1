"""The names in a sentence: words with capitals, and whether a text knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"[A-Za-z][A-Za-z&]*(?:['’][a-z]+)?")
_NO_NAMES = frozenset("i we you he she it they the a an in on at by if when where while as for from to of and or but no not this that these those there".split())


def names_of(sentence: str) -> Iterator[str]:
    """The words that are written with a capital where no sentence begins, and abbreviations wherever they stand."""
    for match in _WORD.finditer(sentence):
        word = re.sub(r"['’]s?$", "", match[0])
        before = sentence[: match.start()].rstrip()
        first = not before or before[-1] in ".!?:"
        inner = any(letter.isupper() for letter in word[1:])
        if inner or (word[0].isupper() and not first and word.lower() not in _NO_NAMES):
            yield word


def unknown_names(sentence: str, source: str, body: Sequence[str], terms: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The names in a sentence that the source has not: not as a word, not as initials of its words, not as words that
    an abbreviation of its stands for. The body's own names are known."""
    words = _WORD.findall(source)
    known = {_plain(word) for text in (source, *body) for word in _WORD.findall(text)}
    initials = "".join(word[0] for word in words).lower(), "".join(word[0] for word in words if word.lower() not in _NO_NAMES).lower()
    for short, meant in terms.items():
        if _plain(short) in known:
            known |= {_plain(word) for text in meant for word in _WORD.findall(text)}
        if any(text.lower() in source.lower() for text in meant):
            known.add(_plain(short))
    return tuple(name for name in names_of(sentence) if _plain(name) not in known and not (_abbreviates(name) and any(_plain(name) in row for row in initials)))


def _abbreviates(name: str) -> bool:
    return sum(letter.isupper() for letter in name) >= 2


def _plain(word: str) -> str:
    """A word for comparing: small, without a possessive or a plural ending."""
    word = re.sub(r"['’]s?$", "", word).lower()
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
