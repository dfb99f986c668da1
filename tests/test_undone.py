"""A refusal that takes away what its own section rests on, and things that the law has under a name."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.ending import act_claims
from answering.checks.itself import undone
from answering.checks.sources import law_places

ADVICE = "We hold this advice and withhold it under section 42(1) of the Act. It was given by our solicitors. "
PRICES = "We hold the prices and withhold them under section 43(2) of the Act. "
NAMES = "We hold the names and withhold them under section 40(2) of the Act, by virtue of section 40(3A)(a). "


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (ADVICE + "That privilege has been waived.", "That privilege has been waived."),
        (ADVICE + "That privilege has not been waived.", ""),
        (ADVICE + "If privilege had been waived, we would send it.", ""),
        (PRICES + "Disclosure would not be likely to prejudice the interests of our supplier.", "Disclosure would not be likely to prejudice the interests of our supplier."),
        (PRICES + "Disclosure would be likely to prejudice the interests of our supplier.", ""),
        (PRICES + "The total would not prejudice anybody's interests, so we give it.", ""),  # of a part that is given
        (PRICES + "We asked the supplier, which did not object to their release.", "We asked the supplier, which did not object to their release."),
        (PRICES + "We asked the supplier, which has not agreed to their release.", ""),
        (NAMES + "The officers would expect their names to be published.", "The officers would expect their names to be published."),
        (NAMES + "The officers would not expect their names to be published.", ""),
        (NAMES + "Nobody concerned would expect them to be published.", ""),
        (NAMES + "Disclosure would not breach any data protection principle.", "Disclosure would not breach any data protection principle."),
        ("The report is exempt under section 22(1) of the Act. We do not intend to publish it.", "We do not intend to publish it."),
        ("The report is exempt under section 22(1) of the Act. We intend to publish it in March.", ""),
        ("The notes are exempt under section 41(1) of the Act. They were not given to us in confidence.", "They were not given to us in confidence."),
        ("The list is exempt under section 21(1) of the Act. It is not available on our website.", "It is not available on our website."),
        ("The reports since 2022 are exempt under section 21(1) of the Act. Earlier reports are not published, but you may ask for them.", ""),
        ("The names are therefore not exempt under section 40(2) of the Act, by virtue of section 40(3A)(a): they are personal data, and giving them out would be unfair.", "The names are therefore not exempt under section 40(2) of the Act, by virtue of section 40(3A)(a): they are personal data, and giving them out would be unfair."),
        ("The names are not exempt under section 40(2) of the Act, though they are personal data, and we enclose them.", ""),
        (PRICES + "We have not weighed the public interest.", "We have not weighed the public interest."),
        ("The e-mails are exempt under section 36(2)(b)(ii) of the Act. On 3 March our press officer gave the reasonable opinion that it would inhibit debate.", "On 3 March our press officer gave the reasonable opinion that it would inhibit debate."),
        ("The e-mails are exempt under section 36(2)(b)(ii) of the Act. On 3 March our qualified person gave the reasonable opinion that it would inhibit debate.", ""),
        ("We do not intend to publish the report. The names are given below.", ""),  # nothing is kept back
    ],
)
def test_what_takes_an_exemption_away(library, said, words):
    assert "".join(f.text for f in findings(letter(said, "Please send me the advice."), library, undone.CHECKS)) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("We report with reference to the Welfare Checklist in section 3(1) of the Children Act 1989.", "section 3(1) of the Children Act"),
        ("It is the duty under section 11A of the Children Act 1989. The Act is at https://www.legislation.gov.uk/ukpga/1989/41/section/16A", "section 11A of the Children Act"),
        ("It is the duty under section 16A of the Children Act 1989. The Act is at https://www.legislation.gov.uk/ukpga/1989/41/section/16A", ""),
        ("The list is in section 3(1) of the Children Act 1989. The Act is at https://www.legislation.gov.uk/ukpga/1989/41/section/1", "section 3(1) of the Children Act"),
        ("The list is in section 1(3) of the Children Act 1989. The Act is at https://www.legislation.gov.uk/ukpga/1989/41/section/1", ""),
        ("We report with reference to the welfare checklist in section 1(3) of the Children Act 1989.", ""),
        ("We report with reference to the Welfare Checklist. The checklist is in section 1(2) of the Children Act 1989.", "section 1(2) of the Children Act"),
        ("We report with reference to the Welfare Checklist. The checklist is in section 1(3) of the Children Act 1989.", ""),
        ("We report with reference to the welfare checklist in section 1 of the Children Act 1989.", ""),
        ("Cases follow the Child Arrangements Programme (Practice Direction 12J).", "Practice Direction 12J"),
        ("Cases follow the Child Arrangements Programme (Practice Direction 12B).", ""),
        ("The welfare checklist is read by us, and section 7 of the Children Act 1989 is about reports.", ""),  # of something else
    ],
)
def test_what_the_law_has_under_a_name_stands_where_the_notes_put_it(library, said, words):
    found = findings(letter(said), library, law_places.CHECKS)
    assert "".join(f.text for f in found) == words and all(f.check == "wrong_locator" for f in found)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("The Act requires us to create an opinion in order to answer a request.", True),
        ("The Act does not require us to create an opinion in order to answer a request.", False),
        ("We are not obliged to create new information.", False),
        ("We are required to write one in order to answer a request.", True),
        ("We are not required to write one in order to answer a request.", False),
        ("We are obliged to create new information.", True),
        ("Section 12 obliges us to refuse a request above the limit.", True),
        ("Section 12 does not oblige us to answer a request above the limit.", False),
        ("The Act gives a right to what is recorded; it requires Cafcass to create an opinion in order to answer a request.", True),
        ("We must not answer the rest of a request once one part goes over the limit.", True),
        ("We do not have to answer the rest of a request once one part goes over the limit.", False),
        ("You must tell us why you want the information.", True),
        ("You need not tell us why you want the information.", False),
        ("The court requires us to create a plan for each child.", False),
        ("The Act gives a right to information that is not recorded.", True),
        ("The Act gives a right to recorded information only.", False),
    ],
)
def test_what_is_said_of_the_act_is_what_it_provides(library, said, wrong):
    assert bool(findings(letter(said), library, act_claims.CHECKS)) is wrong
