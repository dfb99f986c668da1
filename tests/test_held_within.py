"""What a draft says of its own information and takes back itself."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.itself import held_within

SEARCHED = "We asked the three teams that might have it and searched the shared drive."


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Neither the names nor the e-mails are held by us. The names, without the posts, are attached.", "Neither the names nor the e-mails are held by us."),
        ("Neither the names nor the e-mails are held by us. We looked in every folder.", ""),
        ("We hold a list of names. We looked in the register and in the handbook, and neither contains one.", "We hold a list of names."),
        ("I am glad to say that we hold this. Membership is private and we keep no record of it.", "I am glad to say that we hold this."),
        ("I regret that we do not hold this. Membership is private and we keep no record of it.", ""),
        ("Information held. We looked at the speeches of two years, and none of them gives such an opinion.", "Information held."),
        ("Information not held. We looked at the speeches of two years, and none of them gives such an opinion.", ""),
        ("We possess no such plans. They are exempt under section 38(1)(b), because they would help a burglar.", "We possess no such plans."),
        ("This information is not held. We looked through our policies and found a passage that says it in those words.", "We looked through our policies and found a passage that says it in those words."),
        ("This information is not held. We looked through our policies and found no passage that says it.", ""),
        ("Nor do we hold any documents that guide us:\n\n1. The welfare checklist.\n2. The Practice Direction.", "Nor do we hold any documents that guide us:"),
        ("We do hold the documents that guide us:\n\n1. The welfare checklist.\n2. The Practice Direction.", ""),
        ("Cafcass does not have guidance on this, but this is held.", "Cafcass does not have guidance on this, but this is held."),
        ("Cafcass does not have guidance on this, but this is held by the regulator.", ""),
        ("We hold no such e-mails and are withholding them under section 36(2)(b)(ii).", "We hold no such e-mails and are withholding them under section 36(2)(b)(ii)."),
        ("We hold no note of advice. It is exempt under section 42(1), as it is privileged.", "We hold no note of advice."),
        ("We do not hold the names. They belong to junior staff, who would not expect it. The names are exempt under section 40(2).", "We do not hold the names."),
        (f"We hold this information. {SEARCHED} They found no record of it.", "We hold this information."),
        (f"We hold this information. {SEARCHED} The case system has no field for it, and neither team keeps a list.", "We hold this information."),
        ("I do not hold it, and I am withholding it under section 22(1).", "I do not hold it, and I am withholding it under section 22(1)."),
        ("No such plans are held, and we withhold them.", "No such plans are held, and we withhold them."),
        ("This information is held by us. The make is not recorded on the report, and we have no other record of it. We searched the system.", "This information is held by us."),
        ("We hold such a document: a search of our policies in May found none.", "We hold such a document: a search of our policies in May found none."),
        ("This guidance is not held by us, and a copy is enclosed.", "This guidance is not held by us, and a copy is enclosed."),
        ("Not held, and exempt under section 22(1).", "Not held, and exempt under section 22(1)."),
        ("We do not hold the assessments, which stay with the county. We hold the names and withhold them under section 40(2).", ""),
        ("We do not hold the manual but are withholding it under section 43(2).", "We do not hold the manual but are withholding it under section 43(2)."),
        ("We searched the statements and found none on this subject, so we hold the information.", "We searched the statements and found none on this subject, so we hold the information."),
        ("We searched the statements and found none on this subject, so the information is not held.", ""),
        ("We do not hold this information. The number is fewer than five. We are withholding the exact number under section 40(2).", "We do not hold this information."),
        ("We hold neither. We do not publish training records. The number is fewer than five. Disclosure of the record and of the number is exempt under section 40(2).", "We hold neither."),
        ("We hold this. We searched the store of paper claims. Claims of 2012 were destroyed in 2018.", "We hold this."),
        ("We do not hold two notes of advice. They are exempt under section 42(1), because they are privileged.", "We do not hold two notes of advice."),
        ("We do not hold two notes of advice. Nobody asked our solicitors.", ""),
        ("We do not hold one manual of our own, the workbook of 2026, and enclose all of it.", "We do not hold one manual of our own, the workbook of 2026, and enclose all of it."),
        ("We do not hold the figure, and it is fewer than five.", "We do not hold the figure, and it is fewer than five."),
        ("No guidance of this kind is not held.", "No guidance of this kind is not held."),
        ("No: this information is not held.", ""),
        ("Cafcass holds no minutes on this, and has withheld it under section 36(2)(b)(ii).", "Cafcass holds no minutes on this, and has withheld it under section 36(2)(b)(ii)."),
        ("No guidance of this kind is held.", ""),
        ("We searched and do not hold a statement of this kind, so this information is held.", "We searched and do not hold a statement of this kind, so this information is held."),
        ("We searched and do not hold a statement of this kind, so this information is not held.", ""),
        ("We hold this information. Courts do not order tools, so there is nothing to record. We searched the order fields.", "We hold this information."),
        ("We hold neither. We looked in both registers in October.", ""),
        ("Held. We searched the policy library; there is no such policy.", "Held."),
        ("Held. We searched the policy library; the policy is enclosed.", ""),
        ("We hold written guidance on that. Cafcass does not have guidance or a position on it.", "We hold written guidance on that."),
        ("We hold written guidance on that. Cafcass does not have a leaflet.", ""),
        ("There are no such statements in our possession. The case is open. The information is exempt under section 31(1)(g).", "There are no such statements in our possession."),
        ("There are no such statements in our possession. The case is open.", ""),
        ("Neither item is held. The rate is exempt under section 43(2).", "Neither item is held."),
        ("I can confirm that we hold one. I searched the files of both offices and found nothing of the kind.", "I can confirm that we hold one."),
        ("We do hold a recorded opinion of this kind. We asked both teams, and neither has one.", "We do hold a recorded opinion of this kind."),
        ("We hold such a list. The court does not order tools, so there is nothing to put in a list.", "We hold such a list."),
        ("We hold no manual for this. We enclose chapters 1 to 5.", "We hold no manual for this."),
        ("We hold this. As in October 2018, Cafcass does not have guidance or a position on it.", "We hold this."),
        ("We searched the shared drive and found none, so this information is held by us.", "We searched the shared drive and found none, so this information is held by us."),
        ("Cafcass does not have guidance on it, and we hold a document of that kind.", "Cafcass does not have guidance on it, and we hold a document of that kind."),
        ("We hold both. Centres buy their own devices, and we do not ask what they cost. We searched the database.", "We hold both."),
        ("We do not hold the exact count for complaints upheld in 2025-26 but are withholding it under section 40(2).", "We do not hold the exact count for complaints upheld in 2025-26 but are withholding it under section 40(2)."),
        ("We hold such guidance. Cafcass does not have guidance or a position on when to complain.", "We hold such guidance."),
        ("We hold such guidance. Cafcass does not have a position on when to complain.", ""),
        ("We do not hold this. When somebody asked us in 2016 we replied that we held the data, and that is still so: no field has it.", "When somebody asked us in 2016 we replied that we held the data, and that is still so: no field has it."),
        ("We do not hold this. When somebody asked us in 2016 we replied that we did not hold the data, and that is still so: no field has it.", ""),
        ("We hold 14 e-mails and are withholding them under section 36(2)(b)(ii).", ""),
        ("We do not hold the names. The other details are exempt under section 40(2).", ""),  # of something else
        (f"We hold this information. {SEARCHED} They found no cases in which it had gone wrong.", ""),  # a count of none is held
        ("In 2016 we held no such list. It is exempt under section 22(1), as it is to be published.", ""),  # of another year
        (f"We do not hold this information. {SEARCHED} They found no record of it.", ""),
    ],
)
def test_what_is_held_and_is_not(library, said, words):
    assert "".join(f.text for f in findings(letter(said, "Please send me the e-mails and the names."), library, held_within.CHECKS)) == words


@pytest.mark.parametrize(
    ("opening", "said", "wrong"),
    [
        ("We do not hold the information that you asked for in any of its parts.", "The policy is enclosed.", True),
        ("We do not hold the information that you asked for in any of its parts.", "This is not held.", False),
        ("We hold all of the information that you asked for.", "We do not hold this.", True),
        ("We hold all of the information that you asked for, except where we say otherwise.", "We do not hold this.", False),
        ("We hold all of the information that you asked for.", "The policy is enclosed.", False),
    ],
)
def test_what_an_opening_says_of_the_answers(library, opening, said, wrong):
    text = letter(said, "Please send me the policy.").replace("You asked:", f"{opening} You asked:")
    assert opening in text and bool(findings(text, library, held_within.CHECKS)) is wrong
