"""Dates as letters write them, and the date of a letter: stated, or the best bound and said as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.source import Published

MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:\s?\^?(?:st|nd|rd|th))?"
_FORMS = (
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(r"\b(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)[/.](?P<year>(?:19|20)?\d\d)\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"),
    re.compile(
        rf"\b{_DAY}[-\s](?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[-\s](?P<year>(?:19|20)?\d\d)\b", re.I
    ),
)
_NO_YEAR = re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b(?!,?\s+\d{{4}})", re.I)
_ALONE = re.compile(
    r"^(?:(?:date|dated|sent|date of (?:response|reply|letter|issue))\s*[:\-]?\s*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|"
    r"Sun),\s+)?(?P<rest>.+?)(?:\s+\d\d:\d\d(?::\d\d)?.*)?[.,]?$",
    re.I,
)
_REFERENCE_LINE = re.compile(r"^\W*(?:our )?(?:FOI )?(?:ref(?:erence)?\b|[A-Z]{2,}[ /-]?\d)(?!.*\b(?:received|requests?|your)\b)", re.I)
_REQUEST_DATE = re.compile(
    r"\b(?:e-?mail|letter|request|correspondence|enquiry|message|application|contact)s?\b[^.?!]{0,60}?"
    r"(?:\bof\b|\bdated\b|\bon\b|received|\bfrom\b|sent|:)",
    re.I,
)


def dates_in(text: str) -> list[tuple[date, int, int]]:
    """Every full date in a text, with where it stands; impossible dates (31 June) are left out.

    >>> dates_in("received on 7th April 2015")[0][0].isoformat()
    '2015-04-07'
    """
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            if value := _date(match["year"], match["month"], match["day"]):
                found.append((value, match.start(), match.end()))
    return sorted(set(found), key=lambda row: (row[1], row[2]))


def _date(year: str, month: str, day: str) -> date | None:
    number = (
        int(month)
        if month.isdigit()
        else next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))
    )
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None


def date_alone(text: str) -> date | None:
    """The date that a line consists of ("Date: 7th April 2015"), or None when the line says more than a date."""
    match = _ALONE.match(text.strip().rsplit(" / ", 1)[-1])  # a bilingual letter gives it twice
    if not match:
        return None
    found = dates_in(match["rest"])
    if found and found[0][2] - found[0][1] >= len(match["rest"].rstrip(" .,")) - 2:
        return found[0][0]
    return None


def request_date(receipt: str, year: int | None) -> date | None:
    """The date of the request, from the receipt formula; a missing year is taken from `year` (letter or reference)."""
    start = _REQUEST_DATE.search(receipt)
    text = receipt[start.end() :] if start else receipt
    for part in (text, receipt):
        if found := dates_in(part):
            return found[0][0]
    if year and (match := _NO_YEAR.search(text)):
        return _date(str(year), match["month"], match["day"])
    return None


_OF_REQUEST = re.compile(r"\W*(?:date )?(?:received|asked|(?:of )?(?:the |your )?(?:request|receipt|enquiry)(?: (?:received|dated?|made|sent))?)\b", re.I)  # the date behind it is the request's


def letter_date(head: Sequence[str], receipt: str, tail: Sequence[str], reference_year: int | None) -> Published | None:
    """When the letter was written.

    `head` are the lines before the body, `receipt` the sentence that acknowledges the request, `tail` the lines from
    the sign-off on. A date that stands alone is the letter's; without one, a reply is later than its request, and
    without that, not earlier than the year in its reference.
    """
    for lines in (head, tail):
        for line in lines:
            if (found := date_alone(line)) and not _OF_REQUEST.match(line):
                return Published(found)
    for line in (re.sub(r"^[|\s]+|\s*\|\s*", " ", line).strip() for line in head):  # a row of a table says it too
        if re.match(r"(?:date|dated|sent|answered|replied|responded|(?:reply|letter|response) (?:sent|date|dated|issued)|issued)\b(?! (?:of (?:the |your )?(?:request|receipt)|received|your))", line, re.I) and (dates := dates_in(line)):
            return Published(dates[0][0])
    for line in head:  # the reference on the left and the date on the right
        if _REFERENCE_LINE.match(line) and (dates := dates_in(line)) and len(dates) == 1 and not re.search(r"\w", line[dates[0][2] :]):
            return Published(dates[0][0])
    if asked_on := request_date(receipt, reference_year):
        return Published(asked_on, basis="inferred")
    if reference_year:
        return Published(date(reference_year, 1, 1), precision="year", basis="inferred")
    return None
