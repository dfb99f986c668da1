"""Must for may before the very same verb, conditions turned about, and what is done without somebody."""

from __future__ import annotations

import pytest

from answering.record.bound_verbs import bound_the_other_way
from answering.record.conditions import conditioned_otherwise
from answering.record.without import without_whom

CAFCASS = ("Cafcass",)


@pytest.mark.parametrize(
    ("draft", "past", "other"),
    [
        ("As a condition of employment, they may maintain their registration, which has been with another body since.", "Advisers must maintain their registration with the council.", True),
        ("They must maintain their registration.", "Advisers must maintain their registration with the council.", False),
        ("They may then pass the assessment to the court.", "Practitioners are under a duty to undertake an assessment and to pass this information to the court.", True),
        ("The line manager is obliged then to take further action, which could include an investigation.", "The line manager may take appropriate further action if required.", True),
        ("They could also choose to provide evidence of their professional development.", "All social workers must provide evidence of their professional development.", True),
        ("The court may order a report from the council.", "Practitioners must order a report from the council.", False),  # of somebody else
        ("They may read the file, and must keep a note of it.", "They may read the file.", False),
        ("You may ask for a review.", "You must pay a fee.", False),
    ],
)
def test_the_same_verb_bound_the_other_way(draft, past, other):
    assert bound_the_other_way(draft, past, CAFCASS, 1.3) is other


@pytest.mark.parametrize(
    ("draft", "past", "other"),
    [
        ("Complaints may be drawn to the court's attention unless they are relevant to the proceedings.", "Complaints may be drawn to the court's attention where they are relevant to the proceedings.", True),
        ("Complaints may be drawn to the court's attention if they are relevant to the proceedings.", "Complaints may be drawn to the court's attention where they are relevant to the proceedings.", False),
        ("The file is not opened unless the court asks for the report.", "The file is opened if the court asks for the report.", False),  # says the same
        ("The file is closed unless the parent writes to the office.", "The officer calls if the parent writes to the court.", False),
    ],
)
def test_conditions(draft, past, other):
    assert conditioned_otherwise(draft, past) is other


@pytest.mark.parametrize(
    ("draft", "past", "other"),
    [
        ("Responses are sent without having been read by a Head of Practice.", "Responses are reviewed by either an Assistant Director or a Head of Practice before being sent.", True),
        ("A light may be altered without the consent of the Trust.", "Consent to alter a light is given by the Trust.", True),
        ("A light may not be altered without the consent of the Trust.", "Consent to alter a light is given by the Trust.", False),
        ("Responses are sent without having been read by the press office.", "Responses are reviewed by a Head of Practice.", False),
    ],
)
def test_without_whom(draft, past, other):
    assert without_whom(draft, past) is other
