"""What is said to have changed since a past letter."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.said_before import changed

COURT = '"It is the court, and not Cafcass, that makes decisions about contact."'


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (f"Our position has changed since our letter CAF 15-67 of 11 May 2015, which said: {COURT}", True),
        (f"Our position has not changed since our letter CAF 15-67 of 11 May 2015, which said: {COURT}", False),
        (f"Our position has changed since our letter CAF 15-67 of 11 May 2015, which said: {COURT} The law now speaks of child arrangements.", False),
        ("The regulator has changed since 2018. Anyone can write to it.", False),
        ("We cannot confirm that the rule has changed yet. It is the court, and not Cafcass, that makes decisions about contact.", False),
        ("We do not know whether that has changed. It is the court, and not Cafcass, that makes decisions about contact.", False),
    ],
)
def test_what_has_changed_is_told(library, said, wrong):
    assert bool(findings(letter(said), library, changed.CHECKS)) is wrong
