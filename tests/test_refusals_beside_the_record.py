"""What stands beside a refusal and is no reason for it; and what speaks of reviews and offers none."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.ending import rights
from answering.checks.refusals import exemptions

WITHHELD = "These we withhold under section 43(2) of the Freedom of Information Act 2000."
WEIGHED = "We weighed the public interest in openness about spending against the public interest in a fair price, and the second outweighs the first."


@pytest.mark.parametrize(
    ("beside", "reasoned"),
    [
        ("We also hold three workbooks which we use under licence from a training company, and the price of that licence.", False),
        ("Our letter CAF 18-101 of 10 October 2018 said that training is tailored to the needs of the business.", False),
        ("The company sells the same workbooks to other bodies, and its sales would be likely to be harmed if rivals knew the price.", True),
    ],
)
def test_what_is_held_and_what_a_letter_said_is_no_reason(library, beside, reasoned):
    found = findings(letter(f"{beside} {WITHHELD} {WEIGHED}", "Please send the workbooks."), library, exemptions.CHECKS, "exemption_incomplete")
    assert bool(found) is not reasoned, [f.message for f in found]


def test_how_many_reviews_there_were_offers_none(library):
    said = "In 2014/15 there were 44 requests for a review, of which 11 led to another answer."
    offer = "you can ask us for an internal review within 40 working days of this letter by email to governance@cafcass.gov.uk. If you are still unhappy after the review, "
    text = letter(said, "How many reviews were there?")
    assert offer in text
    assert [f.severity for f in findings(text.replace(offer, ""), library, rights.CHECKS, "missing_review_rights")] == ["error"]
    assert not findings(text, library, rights.CHECKS, "missing_review_rights")
