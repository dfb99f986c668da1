"""Answers that say that nothing is held and go on as if it were."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.itself import given_after_all, held_within

ROLE = "The role of Cafcass is to safeguard and promote the welfare of children. As part of our child protection responsibilities in private law cases, Cafcass provides a safeguarding assessment to the court regarding parties in family proceedings."
ASKED = "How does Cafcass deal with safeguarding issues before the first hearing?"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("We do not keep any list of that office's staff. It is exempt under section 40(2) of the Act, because it is personal data.", True),
        ("No advice note is held by us. It is exempt under section 42(1), because it is privileged.", True),
        ("We do not hold these, but section 12(1) applies.", True),
        ("We hold nothing of that kind; the reports are exempt under section 32(1)(a) of the Act.", True),
        ("We have no such reports, but finding the answer would cost too much, and we refuse this part under section 12(1).", True),
        ("Cafcass has none of this information, but we refuse this part under section 12(1) of the Act.", True),
        ("There is no list on our files of any meeting places. It is exempt under section 38(1)(b), because somebody could wait there.", True),
        ("There is no such record at Cafcass. It is personal data about one adviser. She would not expect it to be published. It is exempt under section 40(2) of the Act.", True),
        ("No report of that kind was ever in our possession. The exemption is section 40(2), and it is absolute.", True),
        ("No report of that kind was ever in our possession. We asked the office.", False),
        ("There is no list on our files of any meeting places. We asked every office.", False),
        ("We do not keep any list of that office's staff. We looked in the register of posts.", False),
        ("We do not hold a list. We hold the names, which are exempt under section 40(2) of the Act.", False),
        (f"We do not hold this information. {ROLE}", True),
        (f"We hold this information. {ROLE}", False),
        (f"We have no record of this. {ROLE}", True),
        (f"We do not hold this information. We searched our files and found nothing. {ROLE}", False),  # why, and what may help
        (f"We do not hold this information. However, this may help. {ROLE}", False),
        ("We do not hold this information. The policy was published in May. We withhold the advice under section 42(1) of the Act, which protects privilege.", True),
        ("We do not hold a draft, but we refuse this request under section 22(1) of the Act, which is about information to be published.", True),
        ("We do not hold the names. We hold the count, which is exempt under section 40(2).", False),
        ("We do not hold the case and complaint files, but each complaint file would have to be opened and read. Section 12(1) lets us refuse.", True),
        ("We hold the case and complaint files, but each complaint file would have to be opened and read. Section 12(1) lets us refuse.", False),
        ("We do not have these figures. They are from our register, as it stood in May.\n\n| Year | Reported |\n| 2024 | 12 |", True),
        ("We have these figures. They are from our register, as it stood in May.\n\n| Year | Reported |\n| 2024 | 12 |", False),
        ("We do not hold this information. In 2016 the duty to assess risk stood in sections 2.40 to 2.42 of the Framework.", True),
        ("We do not hold this information. Nobody at the office writes down who was in the car on any of those days.", False),
        ("We do not hold this information. What we can tell you is that 187 of 1,204 sailings were lost to the weather.", False),
        ("We do not hold the court's files. Each report was sent to the court.", False),
    ],
)
def test_what_is_not_held_is_not_given(library, said, wrong):
    assert bool(findings(letter(said, ASKED), library, given_after_all.CHECKS)) is wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("The audit report is not held. It is exempt under section 22(1), because it will be published in May.", True),
        ("The audit report is held. It is exempt under section 22(1), because it will be published in May.", False),
        ("We do not hold the unit price and are withholding it under section 43(2): others would learn how it is made up.", True),
        ("Cafcass does not have guidance or a position on this, and so the information is held.", True),
        ("Cafcass does not have guidance or a position on this, and so the information is not held.", False),
        ("We hold this information. Cafcass does not have guidance or a position on when to complain.", True),
        ("We hold this information. Cafcass does not decide when to complain.", False),
    ],
)
def test_what_is_held_is_not_lacking(library, said, wrong):
    assert bool(findings(letter(said, ASKED), library, held_within.CHECKS)) is wrong
