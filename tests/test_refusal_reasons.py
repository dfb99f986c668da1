"""Why an exemption applies, and both sides of the public interest: what only sounds like it."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.refusals import cost_limit, exemptions

FOIA = "of the Freedom of Information Act 2000"
BOTH = "There is a public interest in seeing how money is spent. Against that, bidders must be able to compete. The public interest in maintaining the exemption is the stronger."


def names(said: str, library) -> set[str]:
    return {f.check for f in findings(letter(said, "Please send me the report."), library, exemptions.CHECKS) if f.severity != "note"}


@pytest.mark.parametrize(
    "said",
    [
        f"We hold this report, but we are not sending it today, because it is exempt under section 22(1) {FOIA}. {BOTH}",
        f"We hold this report. It is withheld under section 22(1) {FOIA}. Section 22 is a qualified exemption. We have taken into account, in favour of disclosure, that families want to see it early. Against that, figures not yet checked may mislead.",
        f"We hold the bids. They are withheld under section 43(2) {FOIA}. The competition is being run under the Procurement Act 2023. {BOTH}",
        f"We hold the names. They are exempt under section 40(2) {FOIA}, read with section 40(3A)(a). The Data Protection Act 2018 gives us no other ground on which they could be disclosed.",
        f"We hold the plan. It is withheld under section 31(1)(a) {FOIA}. We have applied the public interest test, as we must for this exemption. {BOTH}",
        f"I hold it, but I am withholding it under section 22(1) {FOIA}. I have applied the public interest test. I recognise that parents would like to read it early. Against that, one launch lets everybody see the same text. The public interest in keeping to the date outweighs the public interest in earlier disclosure.",
        "We hold this list. It is exempt under section 31(1)(g), read with section 31(2)(c). This exemption too is qualified. I recognise that people have an interest in knowing that visits are shared out. I give greater weight to the interest in visits that find things as the public finds them, and would be prejudiced in none.",
        f"We hold it. It is exempt under section 40(2) {FOIA}. It would not be appropriate to disclose it.",
        f"We hold the e-mails. They are exempt under section 36(2)(b)(ii) {FOIA}, because disclosure would be likely to inhibit the free and frank exchange of views. {BOTH}",
        f"We hold it. It is exempt under section 40(2) {FOIA}. We gave the same answer in 2018 to a requester who asked when a parent would have access to the record.",
        f"We hold the advice. It is exempt under section 42(1) {FOIA}. Disclosure would help the public to understand our view. But a body must be able to take frank advice in private. The public interest in keeping the exemption is the stronger.",
    ],
)
def test_what_is_no_reason(library, said):
    assert "exemption_incomplete" in names(said, library)


@pytest.mark.parametrize(
    "said",
    [
        f"We hold this report. It is withheld under section 22(1) {FOIA}, because it was settled before you asked that it will be published in December 2026. This being a qualified exemption, I have weighed the public interest. In favour of disclosure, the report would let people see how we work. Against it, the text is still being checked for errors. I find that the public interest in maintaining the exemption outweighs that in disclosure.",
        f"We hold the bids. They are withheld under section 43(2) {FOIA}, because disclosure would be likely to prejudice the commercial interests of the bidders. The competition is being run under the Procurement Act 2023. {BOTH}",
    ],
)
def test_a_reason_beside_them_is_seen(library, said):
    assert not names(said, library)


@pytest.mark.parametrize(
    ("weighed", "missing"),
    [
        ("A public body must be able to take frank advice in private, and the matter is still live. The public interest in keeping the exemption is the stronger.", True),
        ("Factors against: the advice is recent, and others would write less candidly. On balance the public interest in maintaining the exemption prevails.", True),
        ("Factors in favour of disclosure: transparency in a matter that touches many. On balance the public interest in maintaining the exemption prevails.", True),
        ("There is a public interest in knowing that the matter was properly handled.", True),
        ("Factors in favour of disclosure: transparency. Factors against: the advice is recent and others would write less candidly. On balance the public interest in maintaining the exemption prevails.", False),
        ("There is a public interest in openness about decisions, but a stronger one in our being able to take advice without fear that it will be published.", False),
        ("This exemption is qualified. There is a public interest in openness about how advice is taken. We have therefore decided to keep it back.", True),
        ("This exemption is subject to the public interest test. The matter is still open, and others would write less candidly. We concluded that the public interest in keeping to the exemption is greater than the public interest in releasing it.", True),
        ("It is in favour of disclosure that many families are affected. It is against disclosure that officers need to ask in private. We find that the second is the stronger.", False),
        ("Against release: the total value of the contract is already published, and a weaker position would cost the public more. On balance the public interest in maintaining the exemption outweighs that in disclosure.", True),
        ("For release: the public should see how money is spent. Against release: the total value is already published, and a weaker position would cost the public more. On balance the public interest in maintaining the exemption prevails.", False),
        ("It is in the public interest that people can see that an office is safe. It is also in the public interest, and more strongly, that nobody should be attacked. The exemption is therefore maintained.", False),
        (BOTH, False),
    ],
)
def test_both_sides_are_argued_and_not_only_concluded(library, weighed, missing):
    said = f"We hold the advice. It is exempt under section 42(1) {FOIA}, as it is advice from our solicitor to which legal professional privilege applies. {weighed}"
    assert ("public_interest_missing" in names(said, library)) is missing


@pytest.mark.parametrize(("section", "lacks"), [("36(2)", True), ("36(2)(b)(i)", False), ("22(1)", False)])
def test_a_subsection_whose_paragraphs_are_grounds_of_their_own_needs_one(library, section, lacks):
    reason = "because in the reasonable opinion of the qualified person its disclosure would inhibit the free and frank provision of advice" if section.startswith("36") else "because it will be published in December 2026"
    found = findings(letter(f"The notes are exempt under section {section} {FOIA}, {reason}. {BOTH}", "Please send me the notes."), library, exemptions.CHECKS, "exemption_incomplete")
    assert any("paragraphs" in f.message for f in found) is lacks


@pytest.mark.parametrize("ending", ["", " Regard was had, in favour of disclosure, to early scrutiny of training."])
def test_a_section_of_the_said_act_is_one_of_this_act(library, ending):
    said = f"It is withheld under section 22(1) of the said Act, the programme being intended for publication in December 2026 before the request was received.{ending}"
    assert "public_interest_missing" in names(said, library)
    assert "exemption_wrong" in names(said.replace("22(1)", "21(1)"), library) and "exemption_incomplete" in names(said.replace("22(1)", "22"), library)


def test_what_a_narrower_request_would_take_is_no_estimate_of_this_one(library):
    refused = f"The work would be above the appropriate limit of £450, or 18 hours, so we refuse it under section 12(1) {FOIA}. "
    narrower = "To bring it within the limit you could ask for a single region and three months, which we estimate at 90 files and 15 hours."
    estimate = "There are 3,000 files, and at ten minutes each it would take 500 hours. "
    check = tuple(one for one in exemptions.CHECKS if one.rule is cost_limit.cost_limit)
    assert findings(letter(refused + narrower, "Each file on this."), library, check, "cost_limit_incomplete")
    assert not findings(letter(estimate + refused + narrower, "Each file on this."), library, check, "cost_limit_incomplete")
    in_words = "You could choose a single quarter. We hold about 60 reports for each quarter, and could read them in seven hours at most."
    assert findings(letter(refused + in_words, "Each file on this."), library, check, "cost_limit_incomplete")
    assert not findings(letter(estimate + refused + in_words, "Each file on this."), library, check, "cost_limit_incomplete")


def test_the_reasons_of_a_past_letter_are_none_of_this_one(library):
    said = f"We hold six reports and withhold them under section 41(1) {FOIA}. Section 41 is absolute. "
    for told, wrong in (("You will find the same reasons in our letter of 10 October 2018.", True), ("They were given to us in confidence, and disclosure would be an actionable breach of it.", False)):
        assert ("exemption_incomplete" in {one.check for one in findings(letter(said + told, "The reports."), library, exemptions.CHECKS)}) == wrong


@pytest.mark.parametrize(
    "said",
    [
        f"We hold the file. It is exempt under section 40(1) {FOIA}. You can ask for it as a subject access request instead.",
        f"We hold it but do not disclose it. It is exempt under section 40(2) {FOIA}, read with section 40(3A)(a). All our officers have worked with children and families at risk.",
        f"We hold one advice from our solicitors. It is exempt under section 42(1) {FOIA}. {BOTH}",
        f"Fewer than five were late; we do not give a lower number, so that nobody can be identified. The price is held, but is exempt under section 43(2) {FOIA}. {BOTH}",
        f"The report is held. It is exempt under section 22(1) {FOIA}. For disclosure now, it can be said that the public would be able to judge it sooner. For waiting, it can be said that figures still being checked may mislead. The second is the stronger.",
    ],
)
def test_more_that_is_no_reason(library, said):
    assert "exemption_incomplete" in names(said, library)


@pytest.mark.parametrize(
    ("weighed", "missing"),
    [
        ("For disclosure now: it would let people comment in time. For waiting: an unfinished text could mislead them. The second is the stronger, and the exemption is maintained.", False),
        ("For disclosure now: it would let people comment in time. The second is the stronger, and the exemption is maintained.", True),
        ("There is a public interest in showing how money is spent. On the other hand, publishing a single price would help rivals. On balance the public interest favours withholding it.", False),
        ("There is a public interest in showing how money is spent. On balance the public interest favours withholding it.", True),
        ("For early release, there is a public interest in informed debate. For waiting, there is a public interest in publishing the report once, accurate and complete.", False),
        ("We have set the two sides of the public interest against each other. Disclosure would show that complaints are taken seriously. For now, the public interest in maintaining the exemption outweighs the other.", True),
        ("The public interest in protecting the bidders' trade is the greater.", True),
        ("There is a public interest in seeing that we get good value. We have weighed against it the harm to a competition that is still open, and have concluded that the balance lies in withholding the bids.", False),
        ("In favour of disclosure, the public has an interest in seeing how money is spent. We find that the public interest in keeping the exemption is the stronger until the contract is signed.", True),
    ],
)
def test_sides_in_more_words(library, weighed, missing):
    said = f"We hold the bids. They are exempt under section 43(2) {FOIA}, since to disclose them would be likely to prejudice the commercial interests of the bidders. {weighed}"
    assert ("public_interest_missing" in names(said, library)) is missing


def test_what_was_withheld_once_needs_no_test_now(library):
    assert not names(f"In 2022 we withheld the report under section 22(1) {FOIA}, because it was to be published in February 2023. You may now read it at https://www.cafcass.gov.uk/report.", library)


@pytest.mark.parametrize(
    "said",
    [
        f"It is exempt under section 21(1) {FOIA}. Section 21 is an absolute exemption. If you cannot use the website, telephone us and we will post a copy.",
        f"We hold the reports, but they are exempt under section 32(1)(a) {FOIA}. The exemption is absolute. It is for the court to decide who may see papers in family proceedings.",
        f"We hold a plan. It is withheld under section 38(1)(b) {FOIA}. This is a qualified exemption. Parents have a fair interest in knowing that the rooms are safe. But the same details would help a violent person. The public interest in maintaining the exemption is the stronger.",
    ],
)
def test_still_more_that_is_no_reason(library, said):
    assert "exemption_incomplete" in names(said, library)


def test_how_much_work_there_is_helps_nobody_to_narrow_it(library):
    check = tuple(one for one in exemptions.CHECKS if one.rule is cost_limit.cost_limit)
    said = f"There are at least 1,500 closed files in a single region. At twenty minutes each that is 500 hours, which is above the limit of £450 or 18 hours, so we refuse it under section 12(1) {FOIA}."
    assert findings(letter(said, "Each file on this."), library, check, "cost_limit_incomplete")
    assert not findings(letter(said + " You could choose one office and one month.", "Each file on this."), library, check, "cost_limit_incomplete")
