"""Misspelt words mended against the corpus's own words: "gardian" is looked for as "guardian".

A word is mended only where the corpus does not know it, no tokenizer piece spells it whole (so that it is no English
word of its own), and a word of the corpus lies one slip away (two in a long word): a letter lost, doubled, struck
wrong, or swapped with the next (Damerau 1964). Of several the likeliest is taken: most frequent, then by the alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_WORD = re.compile(r"[A-Za-z]{4,}")
LONG = 8  # letters from which two slips are allowed


def mended(text: str, vocabulary: Mapping[str, int], known: Callable[[str], bool]) -> str:
    """The text with its misspelt words mended; `vocabulary` holds the corpus's words in lower case and how often each
    occurs, `known` says whether a lower-case word is English.

    >>> mended("the childs gardian", {"guardian": 9, "child": 20}, {"the", "childs"}.__contains__)
    'the childs guardian'
    """

    def mend(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word in vocabulary or known(word) or (word.endswith("s") and (word[:-1] in vocabulary or known(word[:-1]))):
            return match[0]
        return _nearest(word, vocabulary) or match[0]

    return _WORD.sub(mend, text)


def _nearest(word: str, vocabulary: Mapping[str, int]) -> str:
    allowed = 2 if len(word) >= LONG else 1
    best: tuple[int, int, str] | None = None
    for other, count in vocabulary.items():
        if len(other) >= 4 and abs(len(other) - len(word)) <= allowed and other[0] == word[0]:
            slips = distance(word, other, allowed)
            if slips <= allowed and (best is None or (slips, -count, other) < best):
                best = (slips, -count, other)
    return best[2] if best else ""


def distance(a: str, b: str, most: int) -> int:
    """The slips between two words (optimal string alignment); `most + 1` as soon as there are more.

    >>> distance("gardian", "guardian", 2), distance("freind", "friend", 2), distance("cat", "horse", 1)
    (1, 1, 2)
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        after = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        if min(after) > most:
            return most + 1
        before, row = row, after
    return row[-1]
