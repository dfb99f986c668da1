"""The exemptions of a draft: named, right, weighed, and refused for cost as the Act asks."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from answering.checks.cited import cited, parts_of
from answering.checks.refusals.exemptions import CHECKS
from answering.checks.refusals.weighing import argued, both_sides, concluded, one_interest_alone, one_side_alone
from answering.draft_text import Draft, read_draft
from answering.findings import Excused, Raised
from corpus.body import Body, load_body
from corpus.document import Document
from corpus.exemption_facts import load_exemptions
from corpus.facts import InvalidFacts

BODY = load_body(Path("corpus"))
LIBRARY = SimpleNamespace(body=BODY, changes=())
HEAD = """Northvale Family Service
1 High Street, Northvale NV1 1AA

12 March 2024

Dear Ms Sample,

Thank you for your request of 26 February 2024. We handled it under the Freedom of Information Act 2000. Your request is copied below with our answer.

1. How many officers work in the north?

There were 214 officers on 31 January 2024.

2. {asked}

{answer}

If you are unhappy with this reply or our decision to withhold information, you can ask for an internal review within 40 working days. Section 17(7) requires us to say so.

If you are still unhappy you can complain to the Information Commissioner's Office under section 50 of the Act.

Yours sincerely,

The Information Team
"""


def draft(answer: str, asked: str = "Please send me the names and the documents.") -> Draft:
    text = HEAD.format(answer=answer, asked=asked)
    return read_draft(Document((text,)), "draft.txt", BODY, text)


def raised(answer: str, asked: str = "Please send me the names and the documents.", library: object = LIBRARY) -> list[tuple[str, str]]:
    read = draft(answer, asked)
    found = [one for check in CHECKS for one in check.rule(read, library)]
    return [(one.name, read.text[one.span.start : one.span.end]) for one in found if isinstance(one, Raised)]


GOOD = {
    "40": "We are withholding the names of the officers under section 40(2) of the Freedom of Information Act 2000, by virtue of section 40(3A)(a). The names are personal data, because a "
    "living person can be identified from them. Releasing them would breach the first data protection principle. This is an absolute exemption, so no public interest test is needed.",
    "43": "The hourly rates are exempt under section 43(2) of the Act (commercial interests). Disclosure would be likely to prejudice the commercial interests of our supplier, because its "
    "competitors would learn its prices. Section 43 is a qualified exemption, so we have weighed the public interest. There is a public interest in transparency about spending. Against it, suppliers must be able to compete. We have "
    "decided that the public interest in maintaining the exemption outweighs the public interest in disclosure.",
    "41": "The statements are withheld under section 41(1) of the Act. They were given to us in confidence, and disclosure would be an actionable breach of confidence. Section 41 is absolute.",
    "42": "The advice is exempt from disclosure under section 42(1) of the Act, because it is subject to legal professional privilege. The exemption is qualified. We recognise the public "
    "interest in openness, but the public interest in being able to speak freely to a lawyer outweighs it.",
    "31": "The security plan is withheld under section 31(1)(a) of the Act, as its release would be likely to prejudice the prevention or detection of crime. We considered the public interest "
    "in transparency and the public interest in preventing crime, and the balance lies in withholding.",
    "21": "The handbook is exempt under section 21(1) of the Act because it is already reasonably accessible to you: it is on our website. Section 21 is an absolute exemption.",
    "22": "The figures for 2023 are exempt under section 22(1) of the Act, since we intend to publish them in June 2024. Openness favours release now, but the public interest in publishing "
    "checked figures outweighs it.",
    "38": "We are withholding the floor plans under section 38(1)(b) of the Act. Disclosure would be likely to endanger the safety of our staff, two of whom were attacked last year. The public "
    "interest in transparency is real, but the public interest in keeping people safe is stronger.",
    "32": "The statements are exempt under section 32(1) of the Act, because we hold them only as court records: they were filed with the court in family proceedings. This exemption is absolute.",
    "36": "The minutes are withheld under section 36(2)(b)(ii) of the Act. The qualified person gave the opinion that release would be likely to inhibit the free and frank exchange of views. "
    "We weighed the public interest in openness against the need for a safe space, and found that the public interest in maintaining the exemption is stronger.",
    "14": "We are refusing this part of your request under section 14(1) of the Act, because we consider it vexatious. You have written to us 41 times since May 2023 on the same subject.",
    "12": "We refuse this part under section 12(1) of the Act, as it would exceed the cost limit. The limit for us is £450, which is 18 hours of work at £25 an hour. We would have to open 1,240 "
    "files at ten minutes each, which is about 206 hours. You could narrow your request to one office or one month.",
}  # fmt: skip

ALSO_GOOD = (
    "Some are exempt. The exemption that applies is section 42(1) of the Act, legal professional privilege, as the emails seek advice from our solicitors. In favour of disclosure is the public "
    "interest in accountability. Against it is the strong public interest in clients being able to talk to lawyers. We find that the latter outweighs the former.",
    "Section 40(2) of the FOIA exempts third-party personal data where disclosure would contravene a data protection principle. The job titles would allow individuals to be identified. We "
    "therefore withhold them under section 40(2) read with section 40(3A)(a). As this is an absolute exemption no public interest test applies.",
    "We neither confirm nor deny that we hold information about the named person under section 40(5B)(a)(i) of the Act, because to do so would itself disclose personal data.",
    "The names are exempt under section 40(2) (personal information) and the rates under section 43(2) (commercial interests). The names are personal data, and release would breach the first "
    "data protection principle. Disclosing the rates would let competitors undercut the supplier. Openness about spending favours release, but for section 43(2) the public interest in "
    "withholding outweighs it. Section 40(2) is absolute, whereas section 43(2) is qualified.",
    "We consider that section 44(1)(a) applies, because disclosure is prohibited by section 97 of the Children Act 1989. This is an absolute exemption.",
    "Some of a section 7 report under the Children Act 1989 is about risk. Section 47 enquiries are made by the local authority, section 31 of the Children Act 1989 covers care orders, and a "
    "guardian is appointed under section 41 of that Act.",
    "Under section 16A of the Children Act 1989 officers assess risk, and section 12 of the Administration of Justice Act 1960 restricts publication.",
    "We do not hold this information. Under section 1(1)(a) of the Act we confirm that, and under section 16 we suggest that you ask the Ministry.",
    "Section 12 of the Act does not apply, and we are answering in full. Nothing has been withheld.",
    "A copy is sent to each party unless the court directs that it be withheld on grounds of risk. An address may be withheld from the other party.",
    "Fourteen requests were refused as vexatious under section 14 in 2023. Section 40, personal information, was used 21 times.",
    "The limit for locks and alarms was raised to £1,500 in April 2022. Forty-one complaints went past the policy's time limit.",
    "At five minutes a file that is 191 hours for 2,300 files read by hand. This exceeds the appropriate limit of £450, which equals 18 hours at £25 per hour, and section 12(1) therefore "
    "applies. If you limited your request to the last three months, we could probably answer it.",
    "We refuse this part under section 12(1). A sample of 50 cases took four minutes a case; for the 6,000 cases of that year we estimate 400 hours, and the limit is 18 hours, that is £450. You might name one court and one month.",
    "The list is on our website, https://www.wexshire.example/lists, under its own name, so it is reasonably accessible to you and exempt under section 21(1) of the Act; that exemption is absolute.",
    "The note is held. It is exempt under section 36(2)(b)(ii), since our qualified person gave the opinion that its disclosure would be likely to inhibit the free and frank exchange of views. We have weighed the public interest. For release, openness would help people to see how it was "
    "reached. Against it, talk would be less frank. We find that the interest in maintaining the exemption outweighs that in release. The names of junior staff are redacted under section 40(2), by virtue of section 40(3A)(a): they are personal data, and to name them would be unfair.",
    "The minutes are held. They are exempt under section 36(2)(b)(ii), as our qualified person is of the opinion that disclosure would be likely to inhibit the free and frank exchange of views. Weighing matters up, we accept that parents would gain from knowing how guidance is made. "
    "Yet managers need room in which to test ideas, and losing it would harm the work. In our view, the balance favours keeping the minutes private.",
    "It would cost £2,350, far over the £450 limit in section 12. There are 3,000 files to read. If you were to name one team, we think that the work could be done.",
)  # fmt: skip


@pytest.mark.parametrize("answer", [*GOOD.values(), *ALSO_GOOD])
def test_a_good_answer_is_left_alone(answer: str) -> None:
    assert raised(answer) == []


@pytest.mark.parametrize("number", GOOD)
@pytest.mark.parametrize("other", GOOD)
def test_any_section_put_in_place_of_another_is_found(number: str, other: str) -> None:
    if number == other:
        return
    for swapped in (GOOD[number].replace(f"section {number}", f"section {other}", 1), re.sub(rf"(?i)section {number}\b", f"section {other}", GOOD[number])):
        assert "exemption_wrong.mismatch" in [name for name, _ in raised(swapped)], swapped


WRONG = (
    ("The names are withheld.", "exemption_incomplete.no_section", "The names are withheld."),
    ("We cannot release the names because they are personal data.", "exemption_incomplete.no_section", "We cannot release the names because they are personal data."),
    ("The pay of managers is withheld, as each could be identified.", "exemption_incomplete.no_section", "The pay of managers is withheld, as each could be identified."),
    ("To read each of the 900 files would exceed the cost limit. Please ask for one year.", "exemption_incomplete.no_section", "To read each of the 900 files would exceed the cost limit."),
    ("The names are exempt under section 40 of the Act because they are personal data.", "exemption_incomplete.no_subsection", "section 40"),
    ("The minutes are withheld under s.36, as release would inhibit frank advice.", "exemption_incomplete.no_subsection", "s.36"),
    ("The names are withheld under section 40(2).", "exemption_incomplete.no_reason", "The names are withheld under section 40(2)."),
    ("We reported fewer than five, and withhold the exact number under section 40(2) of the Act.", "exemption_incomplete.no_reason",
     "We reported fewer than five, and withhold the exact number under section 40(2) of the Act."),
    ("Papers must be kept in a safe. The room is locked. We withhold the makes of the alarms under section 31(1)(a) of the Act. On the one side, people want to be sure. On the other, thefts would be easier.",
     "exemption_incomplete.no_reason", "We withhold the makes of the alarms under section 31(1)(a) of the Act."),
    ("The exact number is withheld under section 40(1) of the Act, because colleagues could work out who they are; it is their personal data.", "exemption_wrong.own_data", "section 40(1)"),
    ("The papers are exempt under section 22(1) of the Act, because they were written with a view to being published once they have been used or withdrawn.", "public_interest_missing.none",
     "The papers are exempt under section 22(1) of the Act, because they were written with a view to being published once they have been used or withdrawn."),
    ("The names are exempt under section 40(2) (personal information). Section 40(2) is absolute.", "exemption_incomplete.no_reason",
     "The names are exempt under section 40(2) (personal information)."),
    ("The names are withheld under section 40(2), as people could be identified.", "exemption_incomplete.no_limb", "section 40(2)"),
    ("The names are withheld under section 45 of the Act because they are personal data.", "exemption_wrong.unknown", "section 45"),
    ("The names are exempt from disclosure under section 39A of the Act as they are personal data.", "exemption_wrong.unknown", "section 39A"),
    ("The names are exempt under section 400 of the Act, because they are personal data.", "exemption_wrong.unknown", "section 400"),
    ("We are relying on the exemption in section 47 to withhold the names, which are personal data.", "exemption_wrong.unknown", "section 47"),
    ("The rates are exempt under section 43 because it is personal information.", "exemption_wrong.mismatch", "section 43"),
    ("The advice is exempt under section 40 because of legal professional privilege.", "exemption_wrong.mismatch", "section 40"),
    ("We refuse this under section 41 as it would exceed the cost limit.", "exemption_wrong.mismatch", "section 41"),
    ("We refuse this under section 12, as it contains the personal data of third parties.", "exemption_wrong.mismatch", "section 12"),
    ("We apply the personal data exemption in section 43(2) to the names.", "exemption_wrong.mismatch", "section 43(2)"),
    ("The work would be above the limit of £450, or 18 hours at £25 an hour: 1,200 files at twenty minutes make 400 hours. We are therefore refusing part (a) under section 14(1). You could choose a single month.",
     "exemption_wrong.mismatch", "section 14(1)"),
    ("The number is exempt under section 40(2), with section 40(3A)(a), as it is personal data and its release would be unfair. People would know who is meant. They would not expect it. It could cause them distress. "
     "We have thought of what the public could gain. It is little. In these circumstances the exemption is not absolute.", "exemption_wrong.absolute", "absolute"),
    ("The names are personal data whose release would breach a data protection principle, and we rely on section 40(2), which is a qualified exemption.", "exemption_wrong.absolute", "qualified"),
    ("The names are withheld under section 40(2), as they are personal data. This exemption is subject to the public interest test.", "exemption_wrong.absolute", "subject to the public interest"),
    ("The prices are withheld under section 43(2), as release would harm commercial interests. This is an absolute exemption.", "exemption_wrong.absolute", "absolute"),
    ("The prices are withheld under section 43(2), as release would harm commercial interests. We are not required to consider the public interest.", "exemption_wrong.absolute",
     "not required to consider the public interest"),
    ("The handbook is on our website and section 21, a qualified exemption, applies.", "exemption_wrong.absolute", "qualified"),
    ("The names are withheld under section 40(2), read with section 40(3)(a)(i), as they are personal data.", "outdated_law.subsection", "section 40(3)(a)(i)"),
    ("We hold this report, and it is exempt under section 44(1)(a). We held it with a view to its publication before you asked.", "exemption_wrong.mismatch", "section 44(1)(a)"),
    ("We withhold the handbook under section 42(1). When your request arrived we had already decided to publish it, and it goes on our website in January.", "exemption_wrong.mismatch", "section 42(1)"),
    ("The advice is exempt under section 42(1), as it is legally privileged. There is a public interest in openness; against it, frank advice matters more.\n\nWe hold the names of two officers, but they are exempt under section 31(1)(f). "
     "They are personal data, and disclosure would be unfair and break the first data protection principle.", "exemption_wrong.mismatch", "section 31(1)(f)"),
    ("The two smallest figures are held back under section 40, because with so few people it is personal data.", "exemption_incomplete.no_subsection", "section 40"),
    ("The minutes are exempt under section 36(2)(b)(ii) of the Act. In the reasonable opinion of our qualified person, given on 11 November, the exemption is engaged. There is a public interest in openness; against it, the Board needs space.",
     "exemption_incomplete.no_reason", "The minutes are exempt under section 36(2)(b)(ii) of the Act."),
    ("We withhold the figure under section 31(1)(a) because so small a number could let colleagues work out who was concerned.", "exemption_wrong.mismatch", "section 31(1)(a)"),
    ("The plan is exempt under section 22(1), as we intend to publish it in January. We asked where the public interest lies. On one side, parents gain from seeing early what officers are taught. "
     "As the wait is short, the public interest in maintaining the exemption is the stronger.", "public_interest_missing.one_side", "We asked where the public interest lies."),
    ("The plan is exempt under section 22(1), as we intend to publish it in January. This exemption is subject to the public interest test. An unfinished version could mislead its readers. "
     "Because the wait is short, we conclude that the public interest in keeping to the date outweighs the public interest in releasing it now.", "public_interest_missing.one_sided",
     "Because the wait is short, we conclude that the public interest in keeping to the date outweighs the public interest in releasing it now."),
    ("We refuse this part under section 12 because it would exceed the appropriate limit. The estimate then was 59 hours, for 236 files at 15 minutes each. You could narrow it to one year.", "cost_limit_incomplete.no_estimate",
     "We refuse this part under section 12 because it would exceed the appropriate limit."),
    ("The e-mails are exempt under section 36(2)(b)(ii), because disclosure would be likely to inhibit the free and frank exchange of views.", "exemption_incomplete.no_opinion",
     "The e-mails are exempt under section 36(2)(b)(ii), because disclosure would be likely to inhibit the free and frank exchange of views."),
    ("Section 21(1) of the Act applies. Use of a tool is not counted; reading 4,200 files would take 350 hours and, at £25 an hour, £8,750.", "exemption_wrong.mismatch", "Section 21(1)"),
    ("We withhold the report of the test under section 35(1)(a) of the Act (formulation of government policy). Anyone wishing to break in could use it, so release would prejudice the prevention of crime.", "exemption_wrong.mismatch", "section 35(1)(a)"),
    ("We are withholding the manual under section 41(1) of the Act. The supplier sells it for a fee, and its sales would be likely to suffer. Section 43(2) is a qualified exemption. There is a public interest in openness; against it, a fair market matters more.", "exemption_wrong.two_sections", "section 41(1)"),
    ("The notes are exempt under section 36(2)(b)(ii) of the Act. Our qualified person gave the reasonable opinion that disclosure would be likely to inhibit the free and frank exchange of views. Section 35(1)(a) is qualified, and we weighed the public interest in debate against that in candour, which is the stronger.", "exemption_wrong.two_sections", "Section 35(1)(a)"),
    ("We are withholding the manual under section 43(3) of the Act. Disclosure would be likely to prejudice the commercial interests of its supplier. There is a public interest in openness; against it, a fair market matters more.", "exemption_wrong.neither", "section 43(3)"),
    ("Section 13 of the Act lets us refuse a request where finding the information would take more than 18 hours. We estimate 540 files at 10 minutes each, or 90 hours. You could narrow it to one month.", "exemption_wrong.mismatch", "Section 13"),
    ("The names are withheld under section 40(9), as they are personal data.", "exemption_wrong.subsection", "section 40(9)"),
    ("We neither confirm nor deny this under section 40(5), as to do so would disclose personal data.", "outdated_law.subsection", "section 40(5)"),
    ("The plan is withheld under section 31(1)(z), as release would help criminals.", "exemption_wrong.subsection", "section 31(1)(z)"),
    ("The prices are withheld under section 43(2), as they are commercially sensitive.", "public_interest_missing.none",
     "The prices are withheld under section 43(2), as they are commercially sensitive."),
    ("The advice is exempt under section 42(1), as it is legally privileged. We have considered the public interest.", "public_interest_missing.one_sided",
     "We have considered the public interest."),
    ("We refuse this part under section 12 because it would exceed the appropriate limit. You could narrow it to one team. A search of that size would take about 13 hours.", "cost_limit_incomplete.no_estimate",
     "We refuse this part under section 12 because it would exceed the appropriate limit."),
    ("We refuse this part under section 12 because it would exceed the appropriate limit. Some 9,600 files would have to be read. A request about the last six months, which is about 190 files and 16 hours, would fall within it, and we can help you to frame one.",
     "cost_limit_incomplete.no_estimate", "We refuse this part under section 12 because it would exceed the appropriate limit."),
    ("We refuse this part under section 12 because it would exceed the appropriate limit. You could narrow it to one year.", "cost_limit_incomplete.no_estimate",
     "We refuse this part under section 12 because it would exceed the appropriate limit."),
    ("We refuse this part under section 12, as it would exceed the limit. We would need to look at 900 files, at fifteen minutes each.", "cost_limit_incomplete.no_advice",
     "We would need to look at 900 files, at fifteen minutes each."),
    ("We refuse under section 12(1). The appropriate limit is £600. There are 900 files to read. Please ask for one year.", "conflict.wrong_limit", "£600"),
    ("We refuse under section 12(1). The limit is £450 (24 hours). There are 900 files to read. Please ask for one year.", "conflict.wrong_limit", "24 hours"),
    ("We refuse under section 12(1). The limit is £450, or 18 hours at £30 per hour. There are 900 files to read. Please ask for one year.", "conflict.wrong_limit", "£30 per hour"),
    ("This would take more than 24 hours and section 12 applies. There are 900 files to read. Please ask for one year.", "conflict.wrong_limit", "24 hours"),
)  # fmt: skip


@pytest.mark.parametrize(("answer", "name", "slice_"), WRONG)
def test_what_is_wrong_is_found_in_its_place(answer: str, name: str, slice_: str) -> None:
    assert (name, slice_) in raised(answer)


def test_what_speaks_for_release_and_against_it_needs_no_name() -> None:
    advice = "The advice is exempt under section 42(1), as it is legally privileged."
    sides = ("For disclosure, openness would help complainants.", "Against it, a body must be able to take advice.")
    assert not [name for name, _ in raised(f"{advice} {' '.join(sides)}") if name.startswith("public_interest_missing")]
    for other in (sides[0], sides[1], "Our policy favours openness. A complaint was made against this."):
        assert [name for name, _ in raised(f"{advice} {other}") if name.startswith("public_interest_missing")]


def test_the_requesters_words_never_count() -> None:
    assert raised("There were 12.", asked="Why did you say that the names are withheld under section 45 and section 43 because they are personal data?") == []


def test_the_limit_is_the_bodys_own() -> None:
    answer = GOOD["12"].replace("£450", "£600").replace("18 hours", "24 hours")
    assert "conflict.wrong_limit" in [name for name, _ in raised(answer)]
    assert raised(answer, library=SimpleNamespace(body=Body(), changes=())) == []


def test_every_duty_is_excused_where_nothing_is_withheld() -> None:
    read = draft("There were 12.")
    assert [[type(one) for one in check.rule(read, LIBRARY)] for check in CHECKS] == [[Excused]] * 4


def test_sections_of_other_acts_are_not_read_as_exemptions() -> None:
    read = draft("The names are withheld under sections 40(2) and 41 of the Act. Section 33A of the Data Protection Act 1998, DPA section 38 and section 31 orders are other things.")
    assert [(one.number, one.parts) for one in cited(read) if one.exemption] == [("40", ("2",)), ("41", ())]


def test_subsections_are_read_in_every_form() -> None:
    assert parts_of("(2) and (3A)(a)(i)") == ("2", "3A(a)")
    read = draft("The names are withheld under section 40, subsection (2), and under subsection (1) of section 41, FOIA 38(1) and s36(2)(c).")
    assert [(one.number, one.parts) for one in cited(read) if one.exemption] == [("40", ("2",)), ("41", ("1",)), ("38", ("1",)), ("36", ("2(c)",))]


def test_the_facts() -> None:
    facts = load_exemptions()
    assert {number for number, one in facts.items() if one.kind == "absolute"} == {"21", "23", "32", "34", "41", "44"}
    assert {number for number, one in facts.items() if one.kind == "partly"} == {"36", "37", "40"}
    assert [facts["40"].nature(parts) for parts in ((), ("2",), ("2", "3A(a)"), ("2", "3A(b)"), ("2", "3B"), ("2", "4A"))] == ["absolute"] * 4 + ["qualified"] * 2
    assert [facts["37"].nature(parts) for parts in (("1(a)",), ("1(b)",), ())] == ["absolute", "qualified", None]
    assert [facts["40"].has("5", day) for day in (date(2018, 5, 24), date(2018, 5, 25), None)] == [True, False, False]
    assert facts["12"].nature(("1",)) is None


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ('kind = "absolut"', "kind"),
        ('number = "4"', "number"),
        ('subsections = ["one"]', "subsections"),
        ('reasons = ["("]', "reasons"),
        ('usual = "absolute"', "kind"),
        ('former = ["3"]', "former_until"),
    ],
)
def test_a_mistake_in_the_facts_is_named(tmp_path: Path, changed: str, complaint: str) -> None:
    fields = dict(line.split(" = ", 1) for line in ('number = "43"', 'name = "x"', 'kind = "qualified"', 'basis = "class"', 'subsections = ["1"]', 'reasons = ["a"]', 'signs = ["a"]'))
    name, value = changed.split(" = ", 1)
    fields[name] = value
    path = tmp_path / "exemptions.toml"
    path.write_text('written_on = 2026-11-26\nsource = "https://www.legislation.gov.uk/x"\n[[exemption]]\n' + "\n".join(f"{k} = {v}" for k, v in fields.items()))
    with pytest.raises(InvalidFacts, match=complaint):
        load_exemptions(path)


WEIGHED = "We weighed the public interest."
OUTWEIGHS = "On balance the public interest in maintaining the exemption outweighs the public interest in disclosure."


@pytest.mark.parametrize(
    ("alone", "texts"),
    [
        (True, [WEIGHED, "In favour of disclosure, people should see how money is spent.", OUTWEIGHS]),
        (True, [WEIGHED, "Against release, firms would be deterred from bidding.", "The balance lies in keeping it back."]),
        (True, ["Factors favouring non-disclosure: the ability of the Trust to get value in a live market.", OUTWEIGHS]),
        (True, [WEIGHED, "Against release, a price published now would distort the contest.", "The total is already published, which meets much of the interest in openness.", OUTWEIGHS]),
        (True, ["It is exempt under section 31(1)(g), since the matter is still open.", WEIGHED, "It is against release that witnesses would be less frank.", OUTWEIGHS]),
        (False, ["In favour of release: transparency.", "Against release: it would harm the tender.", OUTWEIGHS]),
        (False, ["Factors for release: openness about public money.", "However, early figures could mislead families."]),
        (False, ["There is a public interest in openness, but against it stands the harm to competition."]),
        (True, [WEIGHED, "For withholding: a fair contest brings a lower price, and that saves public money.", OUTWEIGHS]),
        (True, ["The public interest in withholding is that an attack could put children at risk.", "We give more weight to that."]),
        (False, ["The public interest in release is that families know how records are kept.", "The public interest in withholding is that an attack would harm children."]),
        (False, [WEIGHED, "For disclosure: openness.", "For withholding: candour would suffer."]),
        (True, ["In favour of disclosure, we recognise that parents have an interest in seeing how our practice has been tested against the law.", OUTWEIGHS]),
        (True, ["People have an interest in knowing that the places are safe, which points to disclosure.", "I consider that the arguments for withholding carry more weight."]),
        (True, [WEIGHED, "Against, no decision has been taken, and a franker talk now may lead to a better policy.", OUTWEIGHS]),
        (True, [WEIGHED, "The need to get a fair price speaks against it, and the total that we give already lets people judge the spending.", OUTWEIGHS]),
        (False, [WEIGHED, "Money spent on staff is public money, and that speaks for disclosure.", "The need to get a fair price speaks against it."]),
        (False, ["The public interest in knowing how the chapel is let counts in favour of disclosure.", "Against it counts the public interest in frank advice, and we have decided that the second outweighs the first."]),
        (True, ["There is weight on the side of early release, for this is a matter of concern.", "We have concluded that the public interest in keeping to the planned date is the greater."]),
        (False, [WEIGHED, "In favour of disclosure: people who meet our officers have an interest in how they are taught.", "In favour of withholding: bidders would aim at the price.", OUTWEIGHS]),
        (False, [WEIGHED, "Families have an interest in knowing how the policy came to be changed, and this favours disclosure.", "On the other side is the strong interest in speaking freely with lawyers.", OUTWEIGHS]),
        (False, ["It favours openness about spending, so we have released the total.", "It also favours a fair competition that gets the best price.", OUTWEIGHS]),
        (True, ["There is a public interest in families being able to meet without fear, and this speaks against.", OUTWEIGHS]),
        (True, [WEIGHED, "For withholding there is the public interest in finding the true cause, and in witnesses speaking freely.", OUTWEIGHS]),
        (True, [WEIGHED, "The arguments against are that a frank debate makes a better guide, and that the debate is not over.", OUTWEIGHS]),
        (False, [WEIGHED, "People would like to see it sooner.", "Half-checked figures could mislead."]),  # no side is named: a note at most
    ],
)  # fmt: skip
def test_one_named_side_without_the_other(alone, texts):
    assert one_side_alone(texts) is alone


FINDS = "We find that the public interest in keeping it back outweighs the interest in disclosing it."


@pytest.mark.parametrize(
    ("alone", "texts"),
    [
        (True, ["There is a strong interest in a public body being able to take frank advice in confidence.", FINDS]),
        (True, ["There is a public interest in knowing how fees are spent.", FINDS]),
        (True, ["We have considered the public interest, which lies in protecting the estates from theft.", FINDS]),
        (False, ["There is a public interest in showing that security is bought at a fair price.", "I have set against it the damage to a competition that is not over."]),
        (True, ["There is a public interest in thefts not being made easier.", "We consider that the second outweighs the first."]),
        (False, ["There is a public interest in knowing how fees are spent.", "There is also a public interest in the Board being able to get a good price.", FINDS]),
        (False, ["There is a public interest in openness, but frank advice could suffer.", FINDS]),
        (False, ["There is a public interest in openness.", "Early figures would mislead families.", FINDS]),
        (False, ["There is a public interest in openness.", "On balance the public interest in people being able to speak freely to a lawyer outweighs it."]),
        (False, ["We weighed the public interest in openness about papers against the public interest in examinations that are fair, and the second outweighs the first."]),
        (True, ["There is a public interest in witnesses speaking freely to our inspectors and in the club being treated fairly before a decision is made."]),
        (True, ["There is a public interest in a fair competition while it is still open."]),
        (False, ["For disclosure now, we considered the public interest in the early scrutiny of our safeguarding work.", "Against it, unchecked figures could mislead.", FINDS]),
        (False, [WEIGHED, FINDS]),  # no interest is named: a note at most
    ],
)  # fmt: skip
def test_one_named_interest_without_another(alone, texts):
    assert one_interest_alone(texts) is alone


@pytest.mark.parametrize(
    "texts",
    [
        ["Early release would let families see the findings sooner, and that counts for disclosure.", "On the other side, unchecked figures could mislead them."],
        ["For disclosure it can be said that visitors wish to be sure.", "What weighs against is the risk of harm to staff."],
    ],
)
def test_two_sides_without_a_name_for_the_test(texts):
    assert argued(texts) and not argued(texts[:1])


@pytest.mark.parametrize(
    ("both", "texts"),
    [
        (False, ["It favours a fair competition that gets the best price for the taxpayer.", "While the tender is pending, we judge that the interest in maintaining the exemption is stronger than the interest in disclosure."]),
        (False, ["Disclosure would help the public to judge whether it gets value.", "Since the total is known, that interest is largely met, and the balance favours withholding the prices."]),
        (True, ["Openness about spending favours release, but the public interest in withholding outweighs it."]),
    ],
)
def test_a_conclusion_argues_for_neither(both, texts):
    assert both_sides(texts) is both


def test_coming_down_on_one_side_after_both():
    texts = ["We accept that parents would gain from knowing how guidance is made.", "Yet managers need room, and losing it would harm the work.", "In our view the balance favours keeping the minutes private."]
    assert concluded(texts) and not concluded(texts[:2]) and not concluded(texts[2:])
