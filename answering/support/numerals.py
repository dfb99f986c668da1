"""Numbers in digits and in words."""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
LARGE = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
ORDINALS = {word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
SHARES = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "sixth": 16.7, "eighth": 12.5, "tenth": 10.0}

_WORD = rf"(?:{'|'.join(sorted([*SMALL, *LARGE], key=len, reverse=True))})"
_IN_WORDS = rf"(?:half a dozen|(?:an? )?(?:dozen|hundred|thousand|million)|{_WORD})(?:(?:[ -]|(?<=hundred|housand|million) and ){_WORD})*"
DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = rf"(?:(?:{DIGITS})(?:\s?(?:hundred|thousand|million|billion|bn|m|k)\b)?|{_IN_WORDS})"  # as a piece of a pattern


def number(said: str) -> float:
    """The value of a number in digits or in words.

    >>> number("two hundred and three"), number("1.46 million"), number("4,812")
    (203.0, 1460000.0, 4812.0)
    """
    if said.lower() == "half a dozen":
        return 6.0
    total, part = 0.0, 0.0
    for word in re.findall(r"[\d.,]+|[a-z]+", said.lower()):
        if word in ("a", "an"):
            part = 1.0
        elif word in SMALL:
            part += SMALL[word]
        elif word in ("dozen", "hundred"):
            part = (part or 1.0) * LARGE[word]
        elif word in LARGE or word in ("k", "m", "bn"):
            total += (part or 1.0) * {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000, **LARGE}[word]
            part = 0.0
        elif word != "and":
            part += float(word.replace(",", "").rstrip("."))
    return total + part
