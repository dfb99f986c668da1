"""Letters that say otherwise: another figure, or a "not" more or less; never another year's figures."""

from __future__ import annotations

import pytest

from answering.disagreement import disagree


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("We aim to reply to a complaint within 15 working days.", "We aim to reply to a complaint within 20 working days.", True),
        ("Parents may record a meeting with an officer at the office.", "Parents may not record a meeting with an officer at the office.", True),
        ("Each officer has eight days of training a year.", "Each officer has five days of training a year.", True),
        ("In 2016 there were 40 complaints about reports in the north.", "In 2017 there were 52 complaints about reports in the north.", False),
        ("We aim to reply to a complaint within 15 working days.", "We aim to reply to a complaint within 15 working days.", False),
        ("The court decides.", "The court does not decide.", False),  # too little to tell what is spoken of
        ("We aim to reply to a complaint within 15 working days.", "Reports are sent to the court 5 days before the hearing.", False),
    ],
)
def test_what_counts_as_disagreement(one, other, differ):
    assert disagree(one, other) is differ
    assert disagree(other, one) is differ
