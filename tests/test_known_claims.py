"""What a draft says otherwise than the reviewed files, in whatever words."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.reviewed import known_claims, known_facts


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Complaints go to the Complaints and Correspondence team, which is not limited in what it can do once the court case has ended.", True),
        ("Complaints go to the Complaints and Correspondence team, which is limited in what it can do once the court case has ended.", False),
        ("Cafcass has added training since, which its staff may do, on domestic abuse and on alienating behaviours.", True),
        ("Cafcass has added training since, which its staff must do, on domestic abuse and on alienating behaviours.", False),
        ("The guidance of the Family Justice Council says that this is a syndrome that can be diagnosed.", True),
        ("The guidance of the Family Justice Council says that this is not a syndrome that can be diagnosed.", False),
        ("The guidance says that this is no syndrome, and that the practitioner decides what has happened.", True),
        ("The guidance says that this is no syndrome, and leaves it to the practitioner to decide what has happened.", True),
        ("The guidance says that this is no syndrome, and that the court decides what has happened.", False),
        ("A child who wants to tell us what they thought can ring 0808 175 3333; it is a helpline.", True),
        ("A child who wants to tell us what they thought can ring 0808 175 3333; it is not a helpline.", False),
        ("Training on domestic abuse and on alienating behaviours, which staff can do, has been added since.", True),
        ("Training on domestic abuse and on alienating behaviours, which staff must do, has been added since.", False),
        ("The Professional Capabilities Framework is now kept by BASW, which revised it in 2018.", False),
        ("The same association now keeps the Professional Capabilities Framework, which it revised in 2018.", False),  # which, stands before
        ("The Professional Capabilities Framework is now kept by Social Work England, which revised it in 2018.", True),
        ("If it cannot settle the matter, the next step is the Local Government and Social Care Ombudsman, through an MP.", True),
        ("If it cannot settle the matter, the next step is the Parliamentary and Health Service Ombudsman, through an MP.", False),
        ("That part is out of date: Social Work England is the regulator now, and concerns about a social worker now go to the Ombudsman.", True),
        ("Since 22 April 2014 the law has not spoken of contact but of child arrangements.", False),
        ("The telephone number is 0303 123 1113 and the page is online.", False),
        ("By November 2022 that policy had become the Safeguarding and Child Protection Policy, which does the same work today.", False),
        ("Those numbers belong to that edition, which may no longer be in use.", False),  # the row is about another letter's
    ],
)
def test_what_the_reviewed_files_say_otherwise(library, said, wrong):
    found = findings(letter(said), library, known_claims.CHECKS, "conflict")
    assert bool(found) is wrong and all("“" in f.message and f.sources for f in found)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The College of Social Work closed at the end of September 2016.", "September 2016"),  # though a letter is of that month
        ("The College of Social Work, of which most were members in April 2015, closed at the end of September 2015.", ""),
        ("The policy that we called the Child Protection Policy in 2016 had become the Safeguarding and Child Protection Policy by November 2022.", ""),
        ("Please see the Operating Framework in the edition used in September 2016.", ""),
        ("The 2014 edition of the Operating Framework had the duty at 2.40 to 2.42.", ""),
        ("The duty to assess risk was at 5.14 in the edition of the Operating Framework used in October 2018.", "5.14"),
        ("The duty to assess risk was at 5.41 in the edition of the Operating Framework used in October 2018.", ""),
        ("There is a Domestic Abuse Practice Policy, first published on 29 October 2024 and replaced by a revised version on 28 January 2025.", "29 October 2024"),
        ("There is a Domestic Abuse Practice Policy, first published on 9 October 2024 and replaced by a revised version on 28 January 2026.", "28 January 2026"),
        ("There is a Domestic Abuse Practice Policy, first published on 9 October 2024 and replaced by a revised version on 28 January 2025.", ""),
        ("The repeal of the presumption of parental involvement is in clause 7 of the Courts and Tribunals Bill.", "7"),
        ("The repeal of the presumption of parental involvement is in clause 17 of the Courts and Tribunals Bill.", ""),
        ("The College of Social Work, which we named in 2015, closed at the end of September 2016.", "September 2016"),
        ("On 7 May 2026 the government announced Child Focused Courts.", "7 May 2026"),
        ("On 17 March 2026 the government announced Child Focused Courts.", ""),
        ("Advisers are registered with Social Work England, which became the regulator on 12 September 2019.", "12 September 2019"),
        ("Advisers are registered with Social Work England, to which we sent a list on 12 September 2019.", ""),
        ("The Professional Capabilities Framework is kept by the British Association of Social Workers, which revised it in 2015.", "2015"),
        ("You can make a subject access request. There is a fee; the £10 charge went on 25 May 2018.", "There is a fee"),
        ("You can make a subject access request, for which there is a fee.", "there is a fee"),
        ("You can make a subject access request, for which there is no fee.", ""),
    ],
)
def test_more_dates_figures_and_fees(library, said, words):
    assert "".join(f.text for f in findings(letter(said), library, known_facts.CHECKS, "conflict")) == words
