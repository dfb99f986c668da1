"""The month that a draft gives to a past letter in front of its reference ("in the middle of April 2015 (letter CAF 15-67)"), and the month or the
year in which it says that it was asked the same before ("we were asked the same thing in September 2016")."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from corpus.dates import MONTHS
from corpus.exchange import Letter

_MONTH = "|".join(MONTHS)

_THE_SAME = r"(?:(?:much |nearly |almost |exactly |just )?the same|an? (?:very )?(?:similar|like|identical))"
_ASKED_SAME = re.compile(
    rf"\b(?:we (?:was|were|had been) (?:first |once |also |last )?asked (?:for )?{_THE_SAME}(?: (?:thing|question|point))?|{_THE_SAME} (?:question|request|point|thing) (?:was|had been) (?:first |once |also |last )?(?:put|asked|made|sent|raised)(?: (?:to|of) us)?),? in (?:the \w+ of )?(?P<when>(?:(?P<month>{_MONTH}) )?(?P<year>(?:19|20)\d\d))\b(?!\s?[/–-]\s?\d)|"
    rf"\bin (?:the \w+ of )?(?P<when_first>(?:(?P<month_first>{_MONTH}) )?(?P<year_first>(?:19|20)\d\d)),? (?:we (?:was|were|had been) (?:first |once |also )?asked (?:for )?{_THE_SAME}|{_THE_SAME} (?:question|request|point|thing) (?:was|had been) (?:first |once |also )?(?:put|asked|made|sent|raised))\b",
    re.I,
)

_POINTED = re.compile(r"\b(?:it|letter|reply|answer|we|[A-Z]{2,}[ /-]?\d[\w/-]*) (?:then |also )?(?:pointed|referred|directed)\b[^.;]*? to\b[^.;]*?\b(?:(?P<year>(?:19|20)\d\d) edition|edition of (?P<of>(?:19|20)\d\d))\b", re.I)


def later_edition(text: str, letter: Letter) -> tuple[int, int] | None:
    """Where a sentence that tells to what a letter pointed names an edition of a year after the letter's; None where it names none."""
    match = _POINTED.search(text)
    group = "year" if match and match["year"] else "of"
    late = match and letter.published and int(match[group]) > letter.published.date.year
    return match.span(group) if match and late else None


def same_asked_in(text: str, days: Collection[date]) -> tuple[int, int] | None:
    """Where a sentence gives the month or the year in which the same was asked before, and no letter on file, nor the request it answers, is of it."""
    match = _ASKED_SAME.search(text)
    if match is None:
        return None
    behind = "" if match["when"] else "_first"
    month, year = match[f"month{behind}"], int(match[f"year{behind}"])
    known = any(day.year == year and (not month or day.month == MONTHS.index(month.lower()) + 1) for day in days)
    return None if known else match.span(f"when{behind}")


def month_before(text: str, reference: str, letter: Letter) -> tuple[int, int] | None:
    """Where a sentence has a month and a year, without a day, right before the bracket with a letter's reference, and the letter is of another
    month; None where it has none, or the right one."""
    shown = re.escape(reference)
    match = re.search(rf"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )\b(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d),? \((?:our |the |that )?(?:letter|reply|response|reference)? ?{shown}\b", text, re.I)
    if match is None or letter.published is None:
        return None
    day = letter.published.date
    right = MONTHS.index(match["month"].lower()) + 1 == day.month and int(match["year"]) == day.year
    return None if right else (match.start("month"), match.end("year"))
