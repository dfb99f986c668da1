"""Dates as letters write them, and when a letter was written."""

from datetime import date

import pytest

from corpus.dates import date_alone, dates_in, letter_date, request_date

DAY = date(2015, 4, 7)
FORMS = ["7 April 2015", "7th April 2015", "07 April 2015", "Tuesday 7 April 2015", "Date: 7 April 2015", "7 ^th April 2015", "07/04/2015",
         "7.4.15", "2015-04-07", "April 7, 2015", "7 Apr 2015", "Tue, 7 Apr 2015 09:14:00 +0000", "7 Ebrill 2015 / 7 April 2015"]  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_a_line_that_is_a_date(text: str) -> None:
    assert date_alone(text) == DAY


@pytest.mark.parametrize("text", ["We wrote on 7 April 2015 to say so.", "31 June 2015", "Section 7", "April", ""])
def test_lines_that_are_none(text: str) -> None:
    assert date_alone(text) is None


def test_impossible_dates_are_left_out() -> None:
    assert [found[0] for found in dates_in("from 31 June 2015 to 7 April 2015")] == [DAY]


REQUESTS = [
    ("Thank you for your email of 11 March 2015.", None, date(2015, 3, 11)),
    ("Thank you for your email of 11 March.", 2015, date(2015, 3, 11)),
    ("Thank you for your email of 11 March.", None, None),
    ("We received your request on 11 March 2015. It mentions 1 May 2012.", None, date(2015, 3, 11)),
]


@pytest.mark.parametrize(("receipt", "year", "expected"), REQUESTS)
def test_the_date_of_the_request(receipt: str, year: int | None, expected: date | None) -> None:
    assert request_date(receipt, year) == expected


BOUNDS = [
    (["Ref: 1", "7 April 2015"], "", [], None, "7 April 2015"),
    (["Ref: 1"], "", ["Yours sincerely", "7 April 2015"], None, "7 April 2015"),
    (["| Request received | 16 February 2017 |", "| Date of this reply | 14 March 2017 |"], "", [], 2017, "14 March 2017"),
    (["Request received: 29 June 2020", "Reply sent:  24 July 2020"], "", [], 2020, "24 July 2020"),
    (["Reference ADSB 18-45   4 July 2018"], "Thank you for your request, which we received on 11 June 2018.", [], 2018, "4 July 2018"),
    (["Reference of your request of 4 July 2018"], "Thank you for your email of 11 March 2015.", [], 2016, "after 11 March 2015"),
    (["Ref: 1"], "Thank you for your email of 11 March 2015.", [], 2016, "after 11 March 2015"),
    (["Ref: CAF 16-1"], "Thank you for your email.", [], 2016, "in or after 2016"),
]


@pytest.mark.parametrize(("head", "receipt", "tail", "year", "words"), BOUNDS)
def test_a_letters_date_or_its_best_bound(
    head: list[str], receipt: str, tail: list[str], year: int | None, words: str
) -> None:
    published = letter_date(head, receipt, tail, year)
    assert published
    assert published.text == words


def test_nothing_dates_it() -> None:
    assert letter_date(["Dear Sir"], "", [], None) is None
