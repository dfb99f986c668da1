"""On what condition: "unless the manager agrees" beside "if the manager agrees", where the rest is the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.record.denying import NOT
from answering.support.lexicon import stem
from index.words import STOP

SAME = 0.6  # share of the words of meaning of a condition, and of what hangs on it, that must be the same
FEWEST = 2  # of them
_CONDITION = re.compile(r"(?:^|[,;:] ?|\b)(?P<word>unless|except (?:when|where|if)|only (?:if|when|where)|if|when|whenever|wherever|where|once|provided(?: that)?|as long as)\b(?P<what>[^,;:.]+)", re.I)
_AGAINST = re.compile(r"unless|except", re.I)


@dataclass(frozen=True)
class Condition:
    """A condition: whether what hangs on it is done where it is not met, its words of meaning, and those of the rest of the sentence."""

    against: bool
    what: frozenset[str]
    rest: frozenset[str]
    denied: bool


def conditions(text: str) -> Iterator[Condition]:
    """The conditions of a sentence.

    >>> [one.against for one in conditions("It stays closed unless the court asks, and opens when it does.")]
    [True, False]
    """
    for match in _CONDITION.finditer(text):
        rest = text[: match.start()].split(";")[-1] + " " + text[match.end() :].split(";")[0]
        yield Condition(bool(_AGAINST.match(match["word"])), _meaning(match["what"]), _meaning(rest), bool(NOT.search(match["what"])) != bool(NOT.search(rest)))


def conditioned_otherwise(draft: str, past: str) -> bool:
    """Whether a draft has done unless something is so what a past sentence has done if it is, or the other way about."""
    known = list(conditions(past))
    for mine in conditions(draft):
        same = [other for other in known if _alike(mine.what, other.what) and _alike(mine.rest, other.rest)]
        if same and all(other.against != mine.against and other.denied == mine.denied for other in same):
            return True
    return False


def _meaning(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"[a-z][\w'’-]*", text.lower()) if word not in STOP)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer, more = sorted((one, other), key=len)
    return len(fewer) >= FEWEST and len(fewer & more) >= SAME * len(fewer) and len(fewer & more) >= FEWEST
