"""The month that a draft gives to a past letter in front of its reference: "in the middle of April 2015 (letter CAF 15-67)"."""

from __future__ import annotations

import re

from corpus.dates import MONTHS
from corpus.exchange import Letter

_MONTH = "|".join(MONTHS)


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
