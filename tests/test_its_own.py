"""Figures and names of a draft's own, which no past letter speaks against."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import CORPUS
from draft_samples import findings, letter

from answering.checks.said_before import record
from corpus.register import load_changes

PAST = "In 2015-16 we received 412 complaints about sites. Of these, 139 led to an inspection, 241 were closed and 32 were outside our remit."
FILES = "We hold files on 2,140 sites. It would take at least five minutes to open each file and see whether it is about spacing, which comes to 178 hours."
TOTALS = "In 2016-17 we issued 181 notices. In 2017-18 we issued 203 notices and seven orders."
FIRM = "They are withheld because disclosure would be likely to prejudice the interests of Pellmoor Digital in the next competition for such work."


@pytest.fixture
def past(library_of):
    return library_of(("How many complaints did you receive, and of what?", f"{PAST} {FILES} {TOTALS} {FIRM}"))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("In 2025-26 we received 538 complaints about sites. Of these, 171 led to an inspection, 326 were closed and 41 were outside our remit.", False),
        ("In 2015-16 we received 412 complaints about sites. Of these, 171 led to an inspection, 241 were closed and 32 were outside our remit.", True),
        ("We refuse this under section 12. We hold files on 2,268 sites. It would take at least five minutes to open each file and see whether it is about spacing, which comes to 189 hours.", False),
        ("We hold files on 2,268 sites.", True),  # no sum of the draft's bears it out
        ("In 2016-17 we issued 181 notices. In 2017-18 we issued 203 notices and seven orders. That is 384 notices over the two years.", False),
        ("In 2016-17 we issued 181 notices. In 2017-18 we issued 203 notices and seven orders. That is 394 notices over the two years.", True),
        ("The system comes from Threnody Systems. They are withheld because disclosure would be likely to prejudice the interests of Threnody Systems in the next competition for such work.", False),
        ("They are withheld because disclosure would be likely to prejudice the interests of Threnody Systems in the next competition for such work.", True),
    ],
)
def test_what_is_the_drafts_own(past, said, wrong):
    assert bool(findings(letter(said, "How many complaints did you receive?"), past, record.CHECKS, "conflict")) is wrong, [f.message for f in findings(letter(said), past, record.CHECKS)]


def test_what_holds_now_is_no_slip(library_of):
    charged = library_of(("What do you charge?", "The charge is £290 plus VAT for each fire engine for each hour."))
    facts = replace(load_changes(CORPUS)[0], letters=(), scope="quote", notice="Since 1 April 2024 the charge has been £415 plus VAT for each fire engine for each hour.", now="")
    known = replace(charged, changes=(*charged.changes, facts))
    for library, wrong in ((charged, True), (known, False)):
        assert bool(findings(letter("The charge is £415 plus VAT for each fire engine for each hour.", "What do you charge?"), library, record.CHECKS, "conflict")) is wrong
