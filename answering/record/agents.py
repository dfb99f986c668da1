"""Who acts in a sentence: the court, a manager, the body itself and its people, each marked by its class.

The words are those of `prompts/deeds.toml`: general English, and the body's own names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from answering.support.lexicon import plain, stem
from answering.support.lexicon import words as words_of
from index.words import stems

_VERBS = re.compile(r"\b((?:they|we|you|i|to|may|must|can|will|would|should|people) )judge\b(?! (?:who|that|to|alone|and|or))", re.I)  # who judges is no judge
_THAT_THE = re.compile(r"\b(that) (?=(?:the|an?|our|their|its|your) )", re.I)  # "an assessment that the court orders": "that" is no part of who it is
_FILE = Path(__file__).parents[2] / "prompts" / "deeds.toml"


@dataclass(frozen=True)
class Words:
    """The words of `prompts/deeds.toml`, ready for use."""

    agents: dict[str, tuple[str, ...]]
    inside: frozenset[str]
    kinds: frozenset[str]
    modifiers: str
    things: str
    matters: str
    single: frozenset[str]
    deciding: re.Pattern[str]
    counting: frozenset[str]
    contraries: tuple[tuple[frozenset[str], frozenset[str]], ...]
    softened: frozenset[str]
    light: frozenset[str]
    posts: re.Pattern[str]


@cache
def deed_words() -> Words:
    """The words, read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    said = table["words"]

    def either(words: Sequence[str]) -> str:
        return "|".join(sorted(map(re.escape, words), key=len, reverse=True))

    return Words(
        {name: tuple(words) for name, words in table["agents"].items()}, frozenset(table["inside"]["classes"]), frozenset(table["inside"]["kinds_of_body"]),
        either(said["modifiers"]), either(said["things"]), either(said["matters"]), frozenset(table["inside"]["single"]), re.compile(rf"\b(?:{either(said['deciding'])})\b"), frozenset(said["counting"]),
        tuple((_stems(one), _stems(other)) for one, other in table["contraries"]["pairs"]), frozenset(table["contraries"]["softened"]), frozenset(table["contraries"]["light"]),
        re.compile(rf"\b(?:{either(said['posts'])})s?\b", re.I),
    )  # fmt: skip


@cache
def post_stems() -> frozenset[str]:
    """The stems of the words by which a name is a post's: "committe", "offic"."""
    return frozenset(word for line in tomllib.loads(_FILE.read_text(encoding="utf-8"))["words"]["posts"] for word in stems(line))


def two_posts(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names, as stems, are two posts': each has a word that the other lacks, and what they share is a word for posts, or
    each is called by another such word ("Fleet Engineer", "Fleet Security Officer")."""
    mine, theirs, posts = one - other, other - one, post_stems()
    return bool(mine and theirs) and ((one & other) <= posts or bool(mine & posts and theirs & posts))


def _stems(line: str) -> frozenset[str]:
    return frozenset(" ".join(stem(word) for word in words_of(said)) for said in line.split("|"))


@lru_cache(maxsize=8)
def _known(names: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all who act, and the class of each word; a body goes by its names and by the kind that it is."""
    words = deed_words()
    classes = {word: name for name, some in words.agents.items() for word in some}
    for name in names:
        classes[name.lower()] = "body"
        kinds = [word for word in re.findall(r"[a-z]+", name.lower()) if word in words.kinds]
        classes |= dict.fromkeys(kinds[-1:], "body")
    heads = "|".join(sorted(map(re.escape, classes), key=len, reverse=True))
    own = "|".join(re.escape(name.lower()) for name in names) or "us"
    others = "|".join(sorted((re.escape(word) for word, name in classes.items() if " " not in word and name != "parent" and len(word) > 2), key=len, reverse=True))
    named = r"(?-i:(?!(?:When|Where|If|As|All|And|But|In|Under|For|It|That|This|How|What|Who|Why|Yes|No|Not|Some|Of|Then|So|Once|While)\b)[A-Z][a-z]+)"
    shown = r"(?:the|an?|our|your|their|its|any|every|each)\s+\w{3,}(?:ing|ed)"
    before = rf"(?:(?:{shown}|{words.modifiers}|(?:{own})(?:'s?)?|(?:{others})(?:'s)?|{named})\s+)*?"
    return re.compile(rf"\b(?P<before>{before})(?P<head>{heads})(?:e?s)?\b(?!\s+(?:{heads})(?:e?s)?\b)(?!\s+(?:{words.things})\b(?!\s+(?:an?|the|that|some|any|us|our|its|their|this|his|her|whether|how|on|up)\b))(?P<own>'s?(?=\s))?", re.I), classes


def marked(text: str, names: tuple[str, ...]) -> str:
    """A sentence in small letters with those who act marked: "<court> decides". "The court's" is "<court>'s".

    >>> marked("It is for the court, not Cafcass, to decide.", ("Cafcass",))
    'it is for <court>, not <body>, to decide.'
    """
    return as_marked(text, names).lower()


@lru_cache(maxsize=2048)  # no more, because a draft is private
def as_marked(text: str, names: tuple[str, ...]) -> str:
    """The same with its capitals."""
    pattern, classes = _known(names)
    named = pattern.sub(lambda match: f"<{classes[match['head'].lower()]}>" + ("'s" if match["own"] else ""), _THAT_THE.sub(r"\1 § ", _VERBS.sub(r"\1deem", _plain(text)))).replace(" § ", " ")
    return re.sub(r"<\w+>'s (?:own )?(?:(?P<over>manager|supervisor|boss|team leader)s?\b|(?=<))", lambda found: "<manager>" if found["over"] else "", named)


def _plain(text: str) -> str:
    """As `support.lexicon.plain`, with possessives left on."""
    text = re.sub(r"\b(it|that|there|here|what|who|he|she)['’]s\b", r"\1 is", text, flags=re.I)
    kept = re.sub(r"(?<=\w)['’]s(?=\s)|(?<=s)['’](?=\s)", "§", text)
    return plain(kept).replace("§", "'s")


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two groups of those who act have nobody in common: the body may be meant by its own people, and they by it."""
    inside = deed_words().inside
    return all(a != b and not ({a, b} & {"body"} and {a, b} & inside) for a in one for b in other)
