"""Rights that a slip takes away."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.ending import denied


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("you can ask us for an internal review", "you cannot ask us for an internal review", "you cannot"),
        ("you can ask us for an internal review", "you may not ask us for an internal review", "you may not"),
        ("you can complain to the Information", "you are not free to complain to the Information", "you are not"),
        ("by email to governance@cafcass.gov.uk.", "by email to governance@cafcass.gov.uk. The result will not reach you within 20 working days.", "result will not reach you within 20 working days"),
        ("by email to governance@cafcass.gov.uk.", "by email to governance@cafcass.gov.uk. The result will reach you within 20 working days.", ""),
        ("you can complain to the Information", "you must complain to the Information", "you must complain to the Information Commissioner"),
        ("you can complain to the Information", "you must then take the matter to the regulator, the Information", "you must then take the matter to the regulator, the Information Commissioner"),
        ("you can complain to the Information", "you must take it to the regulator within six weeks: the Information", ""),
        ("If you are unhappy with this reply", "If you are not happy with this reply", ""),
        ("If you are still unhappy after the review", "You do not have to pay for the review. If you are still unhappy after the review", ""),
        ("by email to governance@cafcass.gov.uk.", "by email to governance@cafcass.gov.uk. You cannot ask for a review after that.", ""),
    ],
)
def test_a_right_is_not_denied(library, old, new, words):
    text = letter().replace(old, new)
    assert new in text and "".join(f.text for f in findings(text, library, denied.CHECKS)) == words
