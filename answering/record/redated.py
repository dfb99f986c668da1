"""The same told of another day or year: "in 2013/14 we opened 286 cases" for "in 2014/15 the Board opened 286 cases".

A slip changes one thing about a date. Where all else that is counted is the same, another year is one too; where something
else is counted, both may be true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.record.difference import words
from answering.record.locators import without_places
from corpus.dates import MONTHS

_MONTH = "|".join(MONTHS)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b")
DATE = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b", re.I)
_FIGURE = re.compile(r"£?\d[\d,.]*\d%?")  # two digits or more: "two offices" are there in many a year
_MORE = re.compile(r",? of (?:which|whom|these|those)\b| \((?:our |the |in )?(?:letter|reply)\b")  # what is told besides
_MORE_THAN_SMALL = frozenset("thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split())
_SMALL = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
SEVERAL = 2  # small figures from which they are no more there by chance


@dataclass(frozen=True)
class Day:
    """A date as it is written; a part that is not given is empty."""

    day: str
    month: str
    year: str

    def slip_for(self, other: Day) -> bool:
        """Whether one part alone, of those that both give, is another."""
        return sum(mine != theirs for mine, theirs in ((self.day, other.day), (self.month, other.month), (self.year, other.year))) == 1 and bool(self.day) == bool(other.day)


def dates(text: str) -> list[Day]:
    """The dates of a text that give a month and a year at least, in order."""
    return [Day(one["day"] or "", one["month"].lower(), one["year"]) for one in DATE.finditer(text)]


def redated(draft: str, past: str) -> bool:
    """Whether one of their dates is one slip apart, all others are the same, and so is all that is counted beside them."""
    apart = [(one, other) for one, other in zip(dates(draft), dates(past), strict=False) if one != other]
    return len(dates(draft)) == len(dates(past)) and len(apart) == 1 and apart[0][0].slip_for(apart[0][1]) and _counted(draft) == _counted(past)


def another_year(draft: str, past: str) -> bool:
    """Whether each names one year, not the same, and all that they count beside it is the same.

    >>> another_year("In 2021/22 we issued 1,570 statements.", "In 2022/23 we issued 1,570 statements.")
    True
    >>> another_year("In 2021/22 we issued 1,210 statements.", "In 2022/23 we issued 1,570 statements.")
    False
    """
    mine, theirs = ({re.sub(r"\s|[–/-]", "", year) for year in _YEARS.findall(DATE.sub(" ", text))} for text in (draft, past))
    here = _counted(draft)
    return len(mine) == len(theirs) == 1 and mine != theirs and bool(here) and here == _counted(past)


def same_counts_redated(draft: str, past: str) -> bool:
    """Whether all that a draft counts, and something of two digits at least, is what the past sentence counts of another day or year.

    >>> same_counts_redated("There were 264 complaints in 2011/12.", "In 2012/13 we received 264 complaints, of which 119 were about lateness.")
    True
    """
    draft = _MORE.split(draft)[0]
    here, there = (set(_FIGURE.findall(_YEARS.sub(" ", DATE.sub(" ", without_places(text))))) for text in (draft, past))
    if not here or not here <= there:
        return False
    mine, theirs = dates(draft), dates(past)
    if len(mine) == len(theirs) == 1:
        return mine[0].slip_for(theirs[0])
    years, others = ({re.sub(r"\s|[–/-]", "", year) for year in _YEARS.findall(text)} for text in (draft, past))
    return not mine and not theirs and len(years) == len(others) == 1 and years != others and not any(one.startswith(other) or other.startswith(one) for one in years for other in others)


def _counted(text: str) -> Sequence[str]:
    """The figures of a text, dates, years and places in documents left out."""
    found = [word.text for word in words(_YEARS.sub(" ", DATE.sub(" ", without_places(text))))]
    small = [word for word in found if word in _SMALL or re.fullmatch(r"\d", word)]
    return sorted([word for word in found if _FIGURE.fullmatch(word) or {*word.split("-")} & _MORE_THAN_SMALL] + (small if len(small) >= SEVERAL else []))
