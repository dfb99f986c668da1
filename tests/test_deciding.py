"""Who settles what, by the names of those who do."""

from __future__ import annotations

import pytest

from answering.record.deciding import decided_by_another, decisions

NAMES = ("Harbour Board", "the Board")
PANEL = "It is the Registrar of Berths, and not the harbour master, who decides whether a transfer of a berth is in order."
RENT = "The Dues Officer fixes the rent of a mooring in March, and a tenant may appeal."


@pytest.mark.parametrize(
    ("said", "past"),
    [
        ("Whether a transfer of a berth is in order is settled by the harbour master.", PANEL),
        ("The last word on an appeal belongs to the harbour master.", "The Appeals Panel, and not the harbour master, makes the final decision on an appeal."),
        ("It is for the harbour master alone to set the rent of a mooring.", RENT),
        ("The reserve price is put forward by the auctioneer and agreed by the harbour master.", "The auctioneer proposes the reserve price and the Dues Officer approves it."),
        ("Whether a transfer of a berth is in order is decided by the harbour master, and not by the Registrar of Berths.", PANEL),
        ("The harbour master, having told the Registrar, decides whether a transfer of a berth is in order.", PANEL),
        ("Whether the transfer of a berth is in order is decided by the insurer on the advice of a surveyor.", PANEL),
        ("The rent of a mooring is fixed by the Finance Committee each year.", RENT),
        ("The decision whether a transfer of a berth is in order belongs to the harbour master, and not to the Registrar of Berths.", PANEL),
        ("The Chief Pilot reviews each complaint reply before it is sent.", "All complaint replies are reviewed by the Head of Records before they are sent."),
    ],
)
def test_another_settles_it(said: str, past: str) -> None:
    assert decided_by_another(said, past, NAMES)


@pytest.mark.parametrize(
    ("said", "past"),
    [
        ("Whether a transfer of a berth is in order is settled by the Registrar of Berths.", PANEL),
        ("The last word on an appeal belongs to the Appeals Panel.", "The Appeals Panel, and not the harbour master, makes the final decision on an appeal."),
        ("The reserve price is put forward by the auctioneer and agreed by the Dues Officer.", "The auctioneer proposes the reserve price and the Dues Officer approves it."),
        ("Whether a transfer of a berth is in order is decided by the Registrar of Berths.", PANEL),
        ("The Registrar, and nobody else, decides whether a transfer of a berth is in order.", PANEL),
        ("The Board decides whether a transfer of a berth is in order.", PANEL),  # by its own people
        ("They decide whether a transfer of a berth is in order.", PANEL),
        ("The harbour master decides whether a pilot may sail in fog.", PANEL),  # something else
        ("The Dues Officer fixes the rent of a mooring.", RENT),
        ("The harbour master reviews the rent of a mooring.", RENT),  # and does not fix it
    ],
)
def test_the_same_settles_it_or_it_is_something_else(said: str, past: str) -> None:
    assert not decided_by_another(said, past, NAMES)


def test_what_is_read() -> None:
    (one,) = decisions("Whether a claim is admitted is decided by the insurer, and not by the Board.")
    assert (one.who, one.verb) == ({"insur"}, "decid") and {"claim", "admit"} <= one.deed
