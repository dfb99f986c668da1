"""Somebody else in a copy, of whatever posts a body has."""

from __future__ import annotations

import pytest

from answering.record.difference import Difference
from answering.record.doers import another_doer

NAMES = ("Harbour Board", "the Board")
STOPPED = "A pilot whose work is not good enough may be stopped by the harbour master."
WHO = "It is the Head of Records who decides whether a log should be kept for longer."
READ = "All replies are read by either an Assistant Director or a Head of Practice before they are sent."
LETS = "The Duty Officer may close the lock without notice when the river is in flood."


@pytest.mark.parametrize(
    ("said", "past"),
    [
        ("A pilot whose work is not good enough may be stopped by a team leader.", STOPPED),
        ("It is the Director of Works who decides whether a log should be kept for longer.", WHO),
        ("All replies are read by either a Clerk of Dues or a service manager before they are sent.", READ),
        ("The rent is fixed each October by the Moorings Committee, and not by the harbour master.", "The rent is fixed each October by the Finance Committee, and not by the harbour master."),
        ("All replies are read by the line manager before they are sent.", READ),
        ("Their use is a matter of discretion by the line manager.", "The use of ropes is a matter of discretion by the harbour master."),
        ("A berth is given on the line manager's assessment of the vessel and her draught.", "A berth is given on the pilot master's assessment of the vessel and her draught."),
        ("A vessel may be moved by the Board where the parent considers that she is in danger.", "A vessel may be moved by the Board where the Board considers that she is in danger."),
        ("The lock inspector may close the lock without notice when the river is in flood.", LETS),
    ],
)
def test_another_does_it(said: str, past: str) -> None:
    assert another_doer(Difference(said, past), NAMES)


@pytest.mark.parametrize(
    ("said", "past"),
    [
        (STOPPED, STOPPED),
        ("A pilot whose work is not good enough may be stopped by the master.", STOPPED),  # the same, less fully
        ("A pilot whose work is not good enough may be stopped by letter.", STOPPED),  # no post
        ("All replies are read by a senior manager before they are sent.", READ),  # says less of who it is
        ("A pilot whose work is poor may be stopped by a team leader.", STOPPED),  # more than one place
        ("Our Duty Officer may close the lock without notice when the river is in flood.", LETS),
        ("The Duty Officer may close the lock without notice when the water is in flood.", LETS),  # not who does it
    ],
)
def test_the_same_does_it_or_something_else_differs(said: str, past: str) -> None:
    assert not another_doer(Difference(said, past), NAMES)
