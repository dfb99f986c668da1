"""Working days as the Freedom of Information Act counts them, and the day on which a reply is due.

Section 10(6): any day that is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in any part of the
United Kingdom. A holiday of Scotland or Northern Ireland therefore counts for a body in England too.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays

LIMIT = 20
_NATIONS = ("ENG", "WLS", "SCT", "NIR")
_DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def _free_days(year: int) -> frozenset[date]:
    """The public and bank holidays of a year, those of the four nations together."""
    return frozenset(day for nation in _NATIONS for day in holidays.country_holidays("GB", subdiv=nation, years=year))


def is_working_day(day: date) -> bool:
    """Whether a day is a working day within the meaning of section 10(6)."""
    return day.weekday() < 5 and day not in _free_days(day.year)


def due_date(received: date, days: int = LIMIT) -> date:
    """The last day in time: the 20th working day after receipt, the day after receipt being the first that can count.

    >>> due_date(date(2017, 5, 29))
    datetime.date(2017, 6, 26)
    """
    day, left = received, days
    while left:
        day += _DAY
        left -= is_working_day(day)
    return day


def working_days_between(received: date, sent: date) -> int:
    """How many working days a reply took: those after the day of receipt, up to and with the day of sending.

    0 where it went out on the day of receipt, or before it.

    >>> working_days_between(date(2019, 12, 14), date(2019, 12, 17))  # received on a Saturday
    2
    """
    return sum(is_working_day(received + n * _DAY) for n in range(1, (sent - received).days + 1))
