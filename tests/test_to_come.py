"""Days told as past that have not come, and an ombudsman whom nobody knows."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.reviewed import redress_named
from answering.checks.timing import to_come


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Our qualified person saw the emails and gave an opinion on 13 March 2026.", "13 March 2026"),
        ("Our qualified person saw the emails and gave an opinion on 3 March 2026.", ""),
        ("The report will be published on 13 March 2026.", ""),
        ("The contract began on 1 November 2023 and ends on 31 October 2027.", ""),
        ("We searched our guidance in March 2027 and found nothing.", "March 2027"),
        ("In the reasonable opinion of the qualified person, given on 13 March 2026, it would inhibit advice.", "13 March 2026"),
        ("On 7 February 2026 we searched our policies and found nothing.", "7 February 2026"),  # before the request came
        ("On 17 February 2026 we searched our policies and found nothing.", ""),
        ("The document is advice, given in confidence in April 2028 about the law.", "April 2028"),
        ("Before you wrote, on 1 March 2026, our committee had already settled that it would be published.", "1 March 2026"),
        ("Before you wrote, on 1 February 2026, our committee had already settled that it would be published.", ""),
        ("We searched our guidance in March 2026 and found nothing.", ""),
        ("Our board decided on 18 February 2026, before your request arrived, that it will go on our website in July.", "18 February 2026"),
        ("Our board decided on 8 February 2026, before your request arrived, that it will go on our website in July.", ""),
        ("The file was closed on 1 February 2026, after we received your request.", "1 February 2026"),
        ("The file was closed on 21 February 2026, after we received your request.", ""),
        ("We intended when you asked that it be released on 13 March 2026.", ""),
        ("It applies to applications issued on 13 March 2026 or later.", ""),
    ],
)
def test_what_was_done_on_a_day_to_come(library, said, words):
    assert "".join(f.text for f in findings(letter(said), library, to_come.CHECKS)) == words


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("A complaint that goes further is for the Local Government and Social Care Ombudsman, through an MP.", True),
        ("A complaint that goes further is for the Parliamentary and Health Service Ombudsman, through an MP.", False),
        ("A complaint that goes further is for the Parliamentary and Health Service Ombudsman, through a judge.", True),
        ("A complaint that goes further is for the Parliamentary and Health Service Ombudsman, through your Member of Parliament.", False),
        ("A complaint that goes further is for the Ombudsman, through an MP.", False),
        ("A complaint goes to our team first. The next step is the judge who heard the case.", True),
        ("A complaint goes to our team first. The next step is an ombudsman.", False),
        ("You may ask for a review. The next step is the Information Commissioner.", False),
    ],
)
def test_the_ombudsman_is_the_one_that_is_known(library, said, wrong):
    assert bool(findings(letter(said), library, redress_named.CHECKS)) is wrong
