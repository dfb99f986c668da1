"""By whom a review is done, and the section of the right to complain."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.ending import review_by

REVIEW = "you can ask us for an internal review within 40 working days of this letter by email to governance@cafcass.gov.uk."


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("It will be done by someone who was not involved.", ""),
        ("It will be done by someone who was involved.", "someone who was involved"),
        ("Someone who did deal with your request will answer.", "Someone who did deal with"),
        ("Someone who did not deal with your request will answer.", ""),
        ("A colleague who took no part in this reply will look at it.", ""),
        ("A colleague who took part in this reply will look at it.", "A colleague who took part in"),
    ],
)
def test_a_review_is_done_by_somebody_else(library, more, words):
    text = letter().replace(REVIEW, f"{REVIEW} {more}")
    assert more in text and "".join(f.text for f in findings(text, library, review_by.CHECKS)) == words


def test_the_right_to_complain_has_its_section(library):
    text = letter()
    assert "section 50" in text and not findings(text, library, review_by.CHECKS)
    assert [f.text for f in findings(text.replace("section 50", "section 54"), library, review_by.CHECKS)] == ["section 54"]
