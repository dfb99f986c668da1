"""Refusals as officers of different bodies write them: terse, chatty, formal, in tables. `{R: }` is the reason, `{P: }` the weighing
of the public interest, `{E: }` the estimate and `{N: }` the help to narrow; a test takes one of them out."""

from __future__ import annotations

import re

REFUSALS = {
    "formal 43": "The Authority holds the tender evaluation. It is, however, exempt from disclosure pursuant to section 43(2) of the Act. {R:Its disclosure would be likely to prejudice the commercial interests of "
    "the unsuccessful bidders, whose methods and margins could be inferred from the scores.} {P:The Authority has considered the public interest. There is a legitimate public interest in the award of contracts being "
    "open to scrutiny. That is outweighed by the interest in bidders continuing to come forward.}",
    "chatty 43": "We've got this but can't share it, sorry. {R:The firm gave us its day rate on the understanding that other firms wouldn't see it, and if they did it'd lose work.} That's covered by section 43(2) of the FOI "
    "Act. {P:We know the public interest in seeing where money goes is strong, which is why we publish totals, but we think it's stronger in keeping the market honest.}",
    "terse 42": "Withheld: FOIA s42(1). {R:It is advice from counsel, sought for the purpose of defending a claim.} {P:Public interest: openness on one side; on the other, being able to take legal advice in private. The second wins.}",
    "first person 40": "I have decided not to disclose the notes. {R:They are about two identifiable members of staff and were made for the purposes of a grievance. Neither would have foreseen that the notes might be made "
    "public, and to do so would be unfair.} I rely on section 40(2), read with section 40(3A)(a), of the Freedom of Information Act.",
    "law last 40": "You asked for the name of the person who took the call. {R:Call handlers are junior employees. They have a right to expect that their names will not be put on the internet, and there is nothing in the public "
    "interest that calls for it.} For that reason the name is exempt (section 40(2) and section 40(3A)(a): the first data protection principle).",
    "law first 31": "Section 31(1)(a) of the Act applies to the patrol times. {R:Anyone who knew them could work out when the building stands empty, and burglary would become easier.} {P:The test of the public interest has been "
    "carried out. For release: reassurance that the site is watched. Against: the site is watched to less effect if the times are known. We come down against release.}",
    "bullets 36": "The minutes are exempt under section 36(2)(b)(i) and (ii). {R:The qualified person, our Chief Executive, is of the reasonable opinion that members would speak less freely if they expected their words to be published.}\n"
    "{P:In weighing the public interest we took into account:\n- the interest in knowing how a decision of this size was reached;\n- the need for a space in which members can be candid; and\n- that the decision itself is "
    "public.\nWe conclude that the exemption should be maintained.}",
    "table 22": "Held? Yes. Released? No. Law: section 22(1) FOIA. {R:Why: the annual survey is due out on 3 November 2026, a date set in March, and it is reasonable that everyone should get it at the same time.} {P:Public interest: early "
    "release would serve the curious; publication in full serves everybody. We favour the latter.}",
    "short 21": "This is exempt under section 21(1) of the Act{R:, since it can be had from the Land Registry for a small fee}.",
    "chatty 21": "You don't need us for this one{R:: it's all on the Department's statistics page, https://www.gov.uk/government/statistics/family-court, where anyone can get it}. Strictly speaking section 21(1) FOIA is the reason we're not "
    "sending it again.",
    "headed 38": "The decision\nWe are withholding the plan of the building.\n\nThe exemption\nSection 38(1)(b) of the Act.\n\n{R:Why it applies\nStaff have been assaulted in the waiting area twice. A person who meant harm could use the plan to "
    "find the staff entrance, and somebody's safety would be at risk.\n\n}{P:The public interest\nPeople have an interest in seeing that public buildings are well run. It weighs little beside the risk of injury, and we find that the public "
    "interest favours withholding the plan.}",
    "passive 41": "The report was obtained from a charity. {R:It was sent under an express undertaking of confidentiality, contains matter not known outside the charity, and the charity would be entitled to sue were it published.} It has "
    "accordingly been withheld under section 41(1) of the Act.",
    "short 41": "The letter from the school can't be released (section 41(1)). {R:The head sent it to us in confidence and would have a claim against us if we passed it on.}",
    "two 40 and 43": "The schedule is withheld under sections 40(2) and 43(2) of the Act. {R:It gives the home address of each sub-contractor, which is personal data that it would be unfair to publish (section 40(3A)(a)), and what each "
    "one charges, which would let its rivals undercut it.} {P:As regards section 43(2), we balanced the public interest in seeing how the money was spent against that in getting the best price next time, and the second is the greater.}",
    "neither 40": "We can neither confirm nor deny that we hold this. {R:To say either would tell the world whether a named person had been investigated, which is that person's own data and would be unfair to them.} Section 40(5B)(a)(i) of the Act "
    "applies.",
    "vexatious": "We are not going to answer this part of your request. Section 14(1) of the Act says that we need not comply with a vexatious request. {R:This is the 23rd message on the same decision since January, and the tone of the last "
    "four has caused distress to the officer concerned.}",
    "dense 35": "The submission to ministers is exempt from release by section 35(1)(a). {R:It formed part of the development of the Government's policy on private law reform, on which no decision has been taken.} {P:There is a public interest "
    "in understanding how policy is made, and a greater one, while it is still being made, in ministers having a safe space in which to make it.}",
    "minutes 43 you": "You also wanted the profit share. You can't have that I'm afraid. {R:Knowing it would hand the other suppliers an advantage in the bidding round which opens in May.} The exemption that applies is the one in "
    "section 43(2) of the Freedom of Information Act, on commercial interests. {P:Weighing things up in the public interest, we accept that you and others want to know we're getting a good deal, but we wouldn't get one if we showed our hand.}",
}

COSTS = {
    "formal": "The Authority estimates that compliance with this part would exceed the appropriate limit laid down under section 12(1) of the Act. {E:It would require 3,150 personal files to be retrieved from store and read, at an average of "
    "twelve minutes a file, or 630 hours.} {N:Should you be minded to confine your request to a single quarter, the Authority will consider it afresh.}",
    "chatty": "Sorry, this one's too big for us: section 12(1) of the Act lets us say no when the work would go over the cost limit. {E:We'd have to open about 4,000 emails and it'd take someone more than three weeks.} {N:Want to try again with "
    "just one team, or a couple of months? We'd be happy to look at that.}",
    "terse": "Refused (s.12(1)). {E:1,900 records x 8 minutes = 253 hours.} {N:A request for one office would probably come in under the limit.}",
    "passive": "This part is refused under section 12(1) FOIA, the cost of compliance being above the limit. {E:The data are not held in a form that can be searched; each of some 800 complaints would have to be examined by hand, which is put at "
    "a quarter of an hour apiece.} {N:You are invited to reduce the scope of the question, for example by naming a region or a year.}",
    "list": "We can't answer this within the cost limit in section 12(1).\n{E:- There are 12,400 cases in the period.\n- Each would need five minutes to check.\n- That makes more than 1,000 hours.\n}{N:What you could do: ask about a sample of cases, "
    "or about one court only.}",
}  # fmt: skip

LAYOUTS = {
    "numbered": "1. How many officers work in the north?\n\nThere were 214 officers on 31 January 2024.\n\n2. What is held on the second matter?\n\n{}\n\n3. When did the office open?\n\nIt opened on 4 May 2019.",
    "Q and A": "Q: How many officers work in the north?\nA: 214 on 31 January 2024.\n\nQ: What do you hold on the second matter?\nA: {}\n\nQ: When did the office open?\nA: On 4 May 2019.",
    "headed": "Officers in the north\n\nThere were 214 officers on 31 January 2024.\n\nThe second matter\n\n{}\n\nOpening of the office\n\nThe office opened on 4 May 2019.",
    "prose": "You asked how many officers work in the north, for what we hold on the second matter, and when the office opened.\n\nWe had 214 officers in the north on 31 January 2024.\n\n{}\n\nThe office opened on 4 May 2019.",
    "labels": "You wanted to know three things.\n\nOfficers: 214 in the north on 31 January 2024.\n\nThe second matter: {}\n\nThe office: it opened on 4 May 2019.",
}
HEAD = """Northvale Family Service
1 High Street, Northvale NV1 1AA

12 March 2024

Dear Ms Sample,

Thank you for your request of 26 February 2024. We handled it under the Freedom of Information Act 2000.

"""
TAIL = """

If you are unhappy with this reply you can ask for an internal review within 40 working days. If you are still unhappy you can complain to the Information Commissioner's Office under section 50 of the Act.

Yours sincerely,

The Information Team
"""
_PIECE = re.compile(r"\{(?P<kind>[A-Z]):(?P<words>[^{}]*)\}")


def letter(refusal: str, layout: str, without: str = "") -> str:
    """A draft with one refusal in it, without one of its pieces."""
    said = _PIECE.sub(lambda match: "" if match["kind"] == without else match["words"], refusal)
    return HEAD + LAYOUTS[layout].replace("{}", re.sub(r" {2,}", " ", said).strip()) + TAIL


def has(refusal: str, piece: str) -> bool:
    """Whether a refusal has such a piece."""
    return f"{{{piece}:" in refusal
