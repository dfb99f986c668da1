"""Must for may, and may for must, in words of one's own: over bodies that nobody shipped."""

from __future__ import annotations

import pytest

from answering.record.bound import bound_otherwise
from answering.record.opposed import strength
from answering.record.point import STRONG

NAMES = ("Northmere Housing Trust", "Northmere")
MUST = "Housing officers are required to inspect an empty home within ten days, and are under a duty to report asbestos to the regulator."
MAY = "A tenancy manager may refer a serious complaint to the panel; this could include a formal hearing."
CHOICE = "Which survey form is used is a matter of discretion for the housing officer."


@pytest.mark.parametrize(
    ("draft", "past"),
    [
        ("Housing officers may inspect an empty home.", MUST),
        ("Housing officers have a discretion to inspect an empty home within ten days.", MUST),
        ("Our rules leave housing officers free to inspect an empty home within ten days.", MUST),
        ("Housing officers inspect an empty home within ten days if they see fit.", MUST),
        ("The rules merely permit housing officers to inspect an empty home.", MUST),
        ("Officers can, if so minded, report asbestos to the regulator.", MUST),
        ("The tenancy manager has to refer a serious complaint to the panel.", MAY),
        ("A serious complaint is always referred to the panel.", MAY),
        ("A tenancy manager has no choice but to refer a serious complaint to the panel.", MAY),
        ("A formal hearing follows every time.", MAY),
        ("Housing officers have to use the survey form, without exception.", CHOICE),
        ("Officers may report asbestos to the regulator and must inspect an empty home.", MUST),
        ("Officers must inspect an empty home and are free to report asbestos should they wish.", MUST),
        ("Housing officers can, if they judge it useful, inspect an empty home.", MUST),
        ("Housing officers are at liberty to inspect an empty home.", MUST),
        ("Housing officers are free to report asbestos to the regulator.", "Housing officers have a duty to inspect an empty home and to report asbestos to the regulator."),
    ],
)
def test_bound_otherwise(draft, past):
    assert bound_otherwise(draft, past, NAMES, STRONG)


@pytest.mark.parametrize(
    ("draft", "past"),
    [
        ("Housing officers must inspect an empty home.", MUST),
        ("Inspecting an empty home within ten days is compulsory for housing officers.", MUST),
        ("An empty home is inspected by housing officers within ten days.", MUST),
        ("The regulator may report asbestos.", "The regulator may report asbestos, and officers must."),
        ("A tenancy manager can refer a serious complaint to the panel.", MAY),
        ("The referral of a serious complaint to the panel is not automatic.", MAY),
        ("No rule obliges the manager to refer a serious complaint to the panel.", MAY),
        ("Housing officers are free to choose the survey form.", CHOICE),
        ("Tenants must pay rent each Monday.", MAY),
        ("It can inspect an empty home.", MUST),  # who that is, stands elsewhere
        ("Officers must inspect an empty home and must report asbestos to the regulator.", MUST),
    ],
)
def test_not_bound_otherwise(draft, past):
    assert not bound_otherwise(draft, past, NAMES, STRONG)


def test_the_month_of_may_allows_nothing():
    assert strength("As we put it in May 2015, the advice rests on this.") == set() and strength("They may ask in 2015.") == {"allows"}
