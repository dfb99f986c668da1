"""A long copy of a past sentence with one "no" or "not" less, or more: "who took the decision" for "who took no part in the decision"."""

from __future__ import annotations

import re

from answering.record.altered import NEARLY
from answering.record.difference import Difference, words
from answering.support.strength import denies
from answering.support.tokens import read
from index.words import STOP

LONG = 10  # words of a copy in which one "not" more or less is no other way of putting it
DENIES = frozenset("not no never".split())
_AND_NOT = re.compile(r"\b(?:and|but|or) not\b", re.I)


def one_not_less(whole: Difference) -> bool:
    """Whether a long copy has one "no" or "not" less, or more, and hardly anything else: "who took the decision" for "who took no part in the decision"."""
    if any(_AND_NOT.search(text) for text in (whole.draft, whole.past)):
        return False  # who does not, beside who does
    only = [whole.only(side) for side in ("draft", "past")]
    nots, rest = [[word for word in side if word in DENIES] for side in only], [word for side in only for word in side if word not in STOP and word not in DENIES]
    return whole.match >= NEARLY and len(words(whole.draft)) >= LONG and sorted(map(len, nots)) == [0, 1] and len(rest) <= 1 and not any(denies(token) for side, some in zip(only, nots, strict=True) if not some for token in read(" ".join(side)))
