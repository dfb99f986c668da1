"""The same told of another day or year, and what is only counted anew."""

from __future__ import annotations

import pytest

from answering.record.redated import another_year, redated

LICENCES = "In 2022/23 the Board issued 1,570 licences."
RULES = "The Byelaws came into force on 1 September 2011."


@pytest.mark.parametrize(
    ("said", "is_another"),
    [
        ("In 2021/22 we issued 1,570 licences.", True),
        ("In 2021/22 we issued 1,210 licences.", False),  # another year's figure
        ("In 2022/23 we issued 1,570 licences.", False),
        ("In 2022–23 we issued 1,570 licences.", False),
        ("In 2021/22 we issued licences.", False),  # nothing is counted
        ("In 2021/22 we issued 1,210 licences, and in 2022/23 1,570.", False),
        ("On 1 June 2021 we issued 1,570 licences.", False),  # a day is no year
        ("In 2021 paragraphs 15 to 70 spoke of licences.", False),  # places are not counted
    ],
)
def test_another_year(said: str, is_another: bool) -> None:
    assert another_year(said, LICENCES) == is_another


@pytest.mark.parametrize(
    ("said", "is_redated"),
    [
        ("They came into force on 11 September 2011.", True),
        ("They came into force on 1 October 2011.", True),
        ("They came into force on 1 September 2012.", True),
        ("They came into force on 1 September 2011.", False),
        ("They came into force on 4 October 2012.", False),  # more than a slip: another day
        ("They came into force in September 2011.", False),
        ("They came into force on 1 October 2011, and were amended on 3 May 2014.", False),
        ("On 1 October 2011 there were 214 of them.", False),  # something else is counted
    ],
)
def test_redated(said: str, is_redated: bool) -> None:
    assert redated(said, RULES) == is_redated


def test_one_of_two_dates_is_a_slip() -> None:
    past = "The Board received 1,460 complaints between 1 April 2016 and 31 March 2019."
    assert redated("The Board received 1,460 complaints between 1 April 2015 and 31 March 2019.", past)
    assert not redated("The Board received 1,212 complaints between 1 April 2015 and 31 March 2019.", past)
    assert not redated("The Board received 1,460 complaints between 1 April 2015 and 31 March 2018.", past)
