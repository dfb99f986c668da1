"""The working days of section 10(6), against counts made by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.working_days import due_date, is_working_day, working_days_between

COUNTS = [  # received, sent, working days in England and Wales, of these holidays elsewhere in the United Kingdom
    (date(2015, 3, 11), date(2015, 4, 7), 17, 1),  # Easter; St Patrick's Day
    (date(2015, 4, 16), date(2015, 5, 11), 16, 0),  # early May bank holiday
    (date(2016, 9, 23), date(2016, 9, 29), 4, 0),
    (date(2018, 9, 21), date(2018, 10, 10), 13, 0),
    (date(2019, 12, 14), date(2019, 12, 17), 2, 0),  # received on a Saturday
    (date(2016, 6, 16), date(2016, 7, 14), 20, 1),  # the twelfth of July
]


@pytest.mark.parametrize(("received", "sent", "here", "elsewhere"), COUNTS)
def test_how_long_a_reply_took(received: date, sent: date, here: int, elsewhere: int) -> None:
    assert working_days_between(received, sent) == here - elsewhere


DUE = [
    (date(2017, 5, 29), date(2017, 6, 26)),  # received on a bank holiday
    (date(2019, 1, 20), date(2019, 2, 15)),  # received on a Sunday
    (date(2022, 10, 12), date(2022, 11, 9)),
    (date(2016, 6, 16), date(2016, 7, 15)),  # 14 July without the holiday in Northern Ireland
    (date(2023, 7, 10), date(2023, 8, 9)),  # 12 July in Northern Ireland, 7 August in Scotland
    (date(2024, 11, 29), date(2025, 1, 3)),  # St Andrew's Day (moved to Monday), Christmas, 1 and 2 January
]


@pytest.mark.parametrize(("received", "due"), DUE)
def test_when_a_reply_is_due(received: date, due: date) -> None:
    assert due_date(received) == due


FREE = ["2025-12-25", "2025-04-18", "2025-04-21", "2025-03-17", "2025-08-04", "2025-07-12", "2021-12-28"]


@pytest.mark.parametrize("day", [date.fromisoformat(day) for day in FREE])
def test_days_that_do_not_count(day: date) -> None:
    assert not is_working_day(day)


@given(st.dates(date(2005, 1, 1), date(2040, 1, 1)))
def test_the_due_date_is_the_twentieth_working_day(received: date) -> None:
    due = due_date(received)
    assert is_working_day(due)
    assert working_days_between(received, due) == 20
    assert working_days_between(received, due - timedelta(days=1)) == 19
