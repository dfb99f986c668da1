"""How letters say that a reply can be looked at again, and that the regulator can be asked: in many voices, for tests."""

from __future__ import annotations

REVIEWS = (
    "If you are unhappy with this reply, you can ask for an internal review within 40 working days. Write to the FOI team at the address above.",
    "Think we've slipped up? Tell us. Reply to this email in the next 40 working days and one of my colleagues will go over it with fresh eyes.",
    "You have the right to have our decision looked at by somebody else here. Please put your request to foi@northvale.example by 14 May 2024.",
    "Should the Applicant wish to challenge the foregoing, representations may be addressed to the Head of Legal within forty working days.",
    "Not what you were after? Get in touch within 40 working days and we'll have another look.",
    "Internal review: write to the Records Manager, 1 High Street, Northvale NV1 1AA, within two months of today.",
    "We operate a review procedure. Requests under it must reach us within 40 working days and should be sent to the Information Governance Manager.",
    "If you do not agree with the outcome, let me know within 40 working days, and I shall arrange for a senior officer to reconsider it.",
    "Any dissatisfaction with this response may be raised with us in the first instance. We will then carry out a review.",
    "I hope that this helps. If it doesn't, please say so within 40 working days: the matter will be passed to someone who has not seen it before.",
    "You may appeal against this decision by writing to the Chief Executive within 40 working days of receiving it.",
    "Complaints about our handling of your request should come first to the Complaints Officer at this address, within 40 working days.",
    "What you can do next\n\nAsk us to reconsider. You have 40 working days from today. Email foi@northvale.example and tell us which part you would like reconsidered.",
    "**If you want this reviewed**\n\nContact the FOI team. A different member of staff will re-examine your request and reply in 20 working days.",
    "Right of appeal\n\nAny person who is dissatisfied with the reply may require the Service to review it, by notice in writing within 40 working days.",
    "This decision can be reviewed. To start a review, telephone 01632 960 001 or e-mail foi@northvale.example, no later than 40 working days from the date above.",
    "You're entitled to query any of this with us. We call that an internal review, and there's a form for it at https://www.northvale.example/foi-review.",
    "An independent officer will look at this decision again if you ask within 40 working days.",
    "Happy to have a second pair of eyes on this if you think that I have got it wrong; just reply within 40 working days.",
    "Disagree with any part? Say which part, and why, in an e-mail to foi@northvale.example within 40 working days. It will go to a reviewer.",
    "A request that the Service reconsider its reply may be made in writing within 40 working days.",
    "Dispute resolution: where a requester contests the reply, the Service will on request conduct an internal review.",
    "(i) You may within 40 working days ask that this response be reviewed by an officer senior to me.",
    "Please come back to me if any of this is not right and I'll get it checked by another team. You have 40 working days.",
    "If this isn't the answer that you were looking for, you can ask for it to be looked at again by a manager within 40 working days.",
)

REGULATORS = (
    "If you are still unhappy you can complain to the Information Commissioner's Office under section 50 of the Act: Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF.",
    "After that, it's over to the Information Commissioner's Office (ICO). Section 50 of the Act gives you the right to take it there. Call 0303 123 1113.",
    "The next step would be the ICO (section 50 FOIA), https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/.",
    "Thereafter the Applicant may seek a decision notice from the Information Commissioner under section 50(1).",
    "If the review leaves you dissatisfied, the Information Commissioner's Office will consider your case. Details are at https://ico.org.uk.",
    "Information Commissioner's Office: section 50 of the Act, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, 0303 123 1113.",
    "Still not happy after our review? The Information Commissioner's Office looks into cases like yours (section 50). Phone 0303 123 1113.",
    "Going to the regulator\n\nOnce our review is over, the Information Commissioner's Office can look into the matter. This is your right under section 50.",
    "You also have recourse under section 50 to the Information Commissioner's Office, which is independent of us.",
    "The body that oversees the Act is the Information Commissioner's Office. You can bring your case to it once the review has ended.",
    "If that does not settle the matter, the law (section 50) lets you put it before the Information Commissioner.",
    "External review\n\nInformation Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF. Tel 0303 123 1113.",
    "Should you remain aggrieved on completion of the review, you are at liberty to apply to the Information Commissioner's Office for a decision pursuant to section 50.",
    "Failing that, your remedy lies with the Information Commissioner's Office under section 50 of the Act.",
    "You don't have to stop there: the ICO can decide, under s.50, whether we got it right. Its number is 0303 123 1113.",
)

ANSWERS = (  # last answers that speak of complaints, reviews and regulators, and offer nothing
    "The office opened on 4 May 2019.",
    "Complaints about officers are reviewed by a manager, and the complainant is told of the outcome within 15 working days.",
    "We reported two losses of personal data to the Information Commissioner's Office in 2023.",
    "A parent who disagrees with a report can challenge it at court, and the judge will look at it again.",
    "The policy was reviewed in March 2023. It will be reviewed again in 2025.",
    "You can complain about a social worker to Social Work England, which will consider whether to investigate.",
)

HEAD = """Northvale Family Service
1 High Street, Northvale NV1 1AA

12 March 2024

Dear Ms Sample,

Thank you for your request of 26 February 2024. We handled it under the Freedom of Information Act 2000. {}

"""
BODIES = {
    "numbered": ("", "1. How many officers work in the north?\n\nThere were 214 officers on 31 January 2024.\n\n2. What else is known?\n\n{}"),
    "headed": ("", "Officers in the north\n\nThere were 214 officers on 31 January 2024.\n\nThe second matter\n\n{}"),
    "prose": ("You asked how many officers work in the north, and what else is known.", "We had 214 officers in the north on 31 January 2024.\n\n{}"),
    "labels": ("You wanted to know two things.", "Officers: 214 in the north on 31 January 2024.\n\nThe second matter: {}"),
}
SIGNED = "Yours sincerely,\n\nThe Information Team\n"


def letter(review: str, regulator: str, body: str = "numbered", answer: str = ANSWERS[0]) -> str:
    """A draft that ends with these words on review and on the regulator, either left out where it is empty."""
    lead, asked = BODIES[body]
    paragraphs = [asked.replace("{}", answer), review, regulator, SIGNED]
    return HEAD.replace(" {}", f" {lead}" if lead else "") + "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
