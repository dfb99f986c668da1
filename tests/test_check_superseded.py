"""The rules that a draft rests on nothing that has changed, on the draft's own date. Rows come from the register itself."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from draft_samples import findings, letter

from answering.checks.reviewed.superseded import CHECKS, superseded
from answering.draft_text import read_draft
from answering.findings import Excused
from corpus.body import load_body
from corpus.document import Document
from corpus.register import ChangedOn, load_changes

LIBRARY = SimpleNamespace(body=load_body(Path("corpus")), changes=load_changes(Path("corpus")))
TODAY = date(2026, 11, 26)


def found(text: str, today: date = TODAY) -> list[tuple[str, str]]:
    draft = read_draft(Document((text,)), "draft.txt", LIBRARY.body, text)
    return [(one.name, draft.text[one.span.start : one.span.end]) for one in superseded(draft, LIBRARY, today)]


OLD = [
    ("When somebody asked us in 2015 we pointed to the Child Protection Policy, which is the one that our staff follow today.", [("outdated_policy.changed", "Child Protection Policy")]),
    ("Our letter ended by pointing to the Child Protection Policy, which remains the policy that we follow.", [("outdated_policy.changed", "Child Protection Policy")]),
    ("On domestic abuse, the policy that our practitioners use is the one published on 9 October 2024.", [("outdated_policy.newer", "domestic abuse"), ("outdated_policy.older_edition", "9 October 2024")]),
    ("Anyone can complain to the HCPC about a social worker.", [("outdated_body.changed", "HCPC")]),
    ("Our advisers are registered with the Health and Care Professions Council.", [("outdated_body.changed", "Health and Care Professions Council")]),
    ("Most advisers are members of the College of Social Work.", [("outdated_body.changed", "College of Social Work")]),
    ("The College closed in 2015, and the present rules are the Standards of Proficiency.", [("outdated_policy.changed", "Standards of Proficiency")]),
    ("Staff follow the Standards of Proficiency.", [("outdated_policy.changed", "Standards of Proficiency")]),
    ("This is personal data under the Data Protection Act 1998.", [("outdated_law.changed", "Data Protection Act 1998")]),
    ("A subject access request costs £10.", [("outdated_law.changed", "subject access request costs £10")]),
    ("It applies if either the first or the second condition below is satisfied.", [("outdated_law.changed", "either the first or the second condition")]),
    ("Cafcass supports a meaningful relationship with both parents.", [("outdated_law.announced", "meaningful relationship with both parents")]),
    ("The Child Arrangements Programme applies.", [("outdated_law.partly", "Child Arrangements Programme")]),
    ("Our Operating Framework sets this out.", [("outdated_policy.changed", "Operating Framework")]),
    ("See section 5.41 of the Operating Framework.", [("outdated_policy.renumbered", "section 5.41"), ("outdated_policy.changed", "Operating Framework")]),
    ("The Child Protection Policy applies.", [("outdated_policy.changed", "Child Protection Policy")]),
    ("The Professional Capabilities Framework applies.", [("outdated_policy.revised", "Professional Capabilities Framework")]),
    ("Write to Cafcass, 3rd Floor, 21 Bloomsbury Street, London.", [("outdated_contact.changed", "Bloomsbury Street")]),
    ("Write to Governance@cafcass.gsi.gov.uk.", [("outdated_contact.gone", "gsi.gov.uk")]),
    ("See https://www.cafcass.gov.uk/leaflets-resources/policies.aspx for more.", [("outdated_contact.gone", "cafcass.gov.uk/leaflets-resources")]),
    ("You can contact the regulator at casework@ico.org.uk.", [("outdated_contact.changed", "casework@ico.org.uk")]),
    ("The regulator is at www.informationcommissioner.gov.uk.", [("outdated_contact.changed", "informationcommissioner.gov.uk")]),
    ("Its fax number is 01625 524 510.", [("outdated_contact.changed", "01625 524 510")]),
    ("It was supervised contact.", [("outdated_policy.term", "supervised contact")]),
    ("All staff complete six core training modules.", [("outdated_policy.practice", "six core training modules")]),
    ("You may ask for an internal review.", [("outdated_policy.practice", "internal review")]),
    ("We have evidence informed tools.", [("outdated_policy.newer", "evidence informed tools")]),
    ("The chair is Edward Timpson.", [("outdated_contact.left", "Edward Timpson")]),
    ("Our chief executive, Anthony Douglas, decides.", [("outdated_contact.left", "Anthony Douglas")]),
    ("The regulator was the HCPC until Social Work England took over on 2 December 2019. Anyone can contact the HCPC.", [("outdated_body.changed", "HCPC")]),
    ("We have a Child Protection Policy (see letter CAF 15-67 of 11 May 2015) on this.", [("outdated_policy.changed", "Child Protection Policy")]),
    ("In 2015 it was so named, and the Child Protection Policy remains in force under that name.", [("outdated_policy.changed", "Child Protection Policy")]),
    ("Its policy is the version of 9 October 2024 of the Domestic Abuse Practice Policy.", [("outdated_policy.older_edition", "9 October 2024")]),
    ("The Domestic Abuse Practice Policy was revised on 28 January 2025. The version of 9 October 2024 is the one that we follow.", [("outdated_policy.older_edition", "9 October 2024")]),
    ("Write to 21 Bloomsbury Street; you can use the form in place of the post, within 40 working days of the day of this letter.", [("outdated_contact.changed", "Bloomsbury Street")]),
    ("On 2 December 2019 Social Work England took over from the HCPC. Staff keep up their registration, which is with the HCPC.", [("outdated_body.changed", "HCPC")]),
    ("Our practitioners still follow that edition of the Operating Framework.", [("outdated_policy.changed", "Operating Framework")]),
    ("I enclose the Domestic Abuse Practice Policy, in the version of 28 January 2025, and our Child Protection Policy.", [("outdated_policy.changed", "Child Protection Policy")]),
    ("The 2015 letter spoke of the Operating Framework and of a Child Protection Policy. Both are still in use today.", [("outdated_policy.changed", "Both are"), ("outdated_policy.changed", "Both are")]),
    ("It named the code of the College of Social Work in 2015, of which most of our practitioners are members.", [("outdated_body.changed", "College of Social Work")]),
    ("That is still the work of the Customer Service Team.", [("outdated_policy.changed", "Customer Service Team")]),
    ("A Complaints and Correspondence team has the post. Our officers go on sending complaints to the Customer Service Team.", [("outdated_policy.changed", "Customer Service Team")]),
    ("The court makes contact orders under section 8 of the Children Act 1989.", [("outdated_law.changed", "contact orders")]),
    ("Its framework was revised in 2018, and social workers now follow the HCPC Standards of Proficiency.", [("outdated_body.changed", "HCPC"), ("outdated_policy.changed", "HCPC Standards")]),
    ("We are a non-departmental body of the Department for Education.", [("outdated_body.changed", "non-departmental body of the Department for Education")]),
]  # fmt: skip

SILENT = [
    "When somebody asked us in 2015 we pointed to the Child Protection Policy, which was then the one that our staff followed.",
    "As part of registration with the HCPC, all social workers had to provide evidence of their development.",
    "Advisers had to keep up their registration with the HCPC, and the same is true today of their registration with Social Work England.",
    "In April 2015 the majority of them were also members of the College of Social Work.",
    "CAF 16-84: Operating Framework, sections 2.40 - 2.42",
    letter("Yes, they have. The letter of April 2015 then named two documents. For the record, they were:\n\nDocument    Place cited in 2015\nHCPC Standards of Proficiency    sections 5-6\nCollege of Social Work, Code of Ethics    page 2\n\nBoth have been replaced."),
    "The Domestic Abuse Practice Policy of 9 October 2024 was replaced on 28 January 2025.",
    "It was called the Child Protection Policy when we wrote in 2015.",
    "It has had that name since November 2022 at the latest; our letter of 11 May 2015 called it the Child Protection Policy.",
    "Please also see our Safeguarding and Child Protection Policy, which has taken the place of the Child Protection Policy.",
    "Letter CAF 15-67 said what Government policy was in 2015 about a relationship with both parents.",
    "It spoke of Government policy, as it then was, that children should keep a meaningful relationship with both parents.",
    "CAF 16-84 singled out sections 2.40 to 2.42 of the Operating Framework.",
    "CAF 16-84 of 2016 was asked for. It mentioned the Child Protection Policy as well.",
    "CAF 16-84 | 16 June 2016 | Operating Framework | sections 2.40 to 2.42",
    "The letter of April 2015 named two documents:\n\n- the Standards of Proficiency;\n- the Child Protection Policy.",
    "CAF 15-44 of 2015 says so. We then cited the HCPC's Standards of Proficiency.",
    "Our letter of 11 May 2015 said so. It added that Cafcass supported a meaningful relationship with both parents.",
    "Most were members of the College of Social Work, which closed that September.",
    "Until December 2019 the HCPC regulated social workers; now Social Work England does.",
    "Social Work England replaced the HCPC on 2 December 2019.",
    "Complain to Social Work England, not the HCPC.",
    "In 2014 we referred five officers to the HCPC.",
    "Advisers were then registered with the HCPC.",
    "All advisers are registered: in 2015 with the Health and Care Professions Council (HCPC) and today with Social Work England.",
    "3. The notes of how well the child protection policy is followed.",  # an item of the request
    "An expert in psychology should be registered with the HCPC.",
    "The College of Social Work closed in 2015.",
    "We named sections 5 to 6 of the Standards of Proficiency as they then were.",
    "The Standards of Proficiency have given way to the Professional Standards.",
    "In our letter of 7 April 2015 most advisers belonged to the College of Social Work.",
    "In 2015 we named the codes of that time. They were sections 5 to 6 of the Standards of Proficiency.",
    "On 2 December 2019 responsibility passed to Social Work England. The HCPC has not closed.",
    "The Data Protection Act 1998, which the 2018 Act replaced, said otherwise.",
    "The information is exempt under section 40(2) of the Freedom of Information Act 2000 by virtue of section 40(3A)(a).",
    "Section 40 of the Freedom of Information Act 2000 provides an exemption for personal data.",
    "You can complain to the Information Commissioner's Office (ICO) at https://ico.org.uk, telephone 0303 123 1113.",
    "Call 0300 456 4000 or write to Ground Floor, 70 Gray's Inn Road, London WC1X 8NH.",
    "You may ask for an internal review within 40 working days.",
    "Our Safeguarding and Child Protection Policy applies, and the Domestic Abuse Practice Policy deals with domestic abuse.",
    "In the 2014 edition of the old framework this is section 5.41.",
    "Spending rose in section 5.41 of the accounts.",
    "Sally Cheshire was our chair.",
    "In 2016 Baroness Tyler was chair.",
    "Cafcass is a non-departmental public body of the Ministry of Justice.",
    "The court makes child arrangements orders, which say with whom a child lives and spends time.",
    "See https://www.cafcass.gov.uk/about-us for more.",
    "Complaints go to the Complaints and Correspondence team.",
    "There is a high conflict training module.",
    "Alienating behaviours are looked at in each case.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OLD)
def test_what_has_changed_is_found(text, expected):
    assert sorted(found(text)) == sorted(expected)


@pytest.mark.parametrize("text", SILENT)
def test_what_holds_or_is_told_as_past_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("dated", "text", "names"),
    [
        ("7 April 2015", "Our advisers are registered with the HCPC.", []),
        ("1 December 2019", "Our advisers are registered with the HCPC.", []),
        ("2 December 2019", "Our advisers are registered with the HCPC.", ["outdated_body.changed"]),
        ("10 September 2015", "Many are members of the College of Social Work.", ["outdated_body.changed"]),
        ("7 April 2015", "Many are members of the College of Social Work.", []),
        ("7 April 2015", "Write to Governance@cafcass.gsi.gov.uk.", ["outdated_contact.gone"]),
        ("10 October 2018", "This is under the Data Protection Act 1998.", ["outdated_law.changed"]),
        ("7 April 2015", "The chief executive is Anthony Douglas.", []),
    ],
)
def test_a_change_counts_from_its_day(dated, text, names):
    asked = "Dear Sir or Madam\n\nThank you for your email. You asked:\n\n1. What do you do?"
    letter = f"Our ref: CAF 15-44\n\n{dated}\n\n{asked}\n\n{text}\n\nYours sincerely\n\nFOI Team"
    assert [name for name, _ in found(letter)] == names


def test_an_undated_draft_is_judged_as_of_today():
    text = "Our advisers are registered with the HCPC."
    assert found(text, date(2019, 12, 1)) == []
    assert found(text, date(2019, 12, 2)) == [("outdated_body.changed", "HCPC")]


def test_what_the_requester_wrote_is_left_alone():
    asked = "Dear Sir or Madam\n\nThank you for your email. You asked:\n\n1. Can I complain to the HCPC?"
    letter = f"12 March 2024\n\n{asked}\n\nSocial Work England keeps the register.\n\nYours sincerely\n\nFOI Team"
    assert found(letter) == []


def test_a_finding_says_when_what_changed_and_where_it_was_read():
    draft = read_draft(Document(("Complain to the HCPC.",)), "draft.txt", LIBRARY.body, "Complain to the HCPC.")
    (one,) = superseded(draft, LIBRARY, TODAY)
    assert "2 December 2019" in one.values["notice"] and one.values["instead"] == "Social Work England"
    assert all(source.startswith("https://") for source in one.sources)


def test_without_a_register_it_is_not_checked():
    draft = read_draft(Document(("Complain to the HCPC.",)), "draft.txt", LIBRARY.body, "Complain to the HCPC.")
    (one,) = CHECKS[0].rule(draft, SimpleNamespace(body=LIBRARY.body, changes=()))
    assert isinstance(one, Excused) and one.status == "not_checked"


def test_every_example_of_the_register_is_read_without_fail():
    for change in LIBRARY.changes:
        for example in (*change.examples, *change.counterexamples):
            found(example)


@pytest.mark.parametrize(
    ("said", "check"),
    [
        ("The College closed in September 2015, but our social workers still follow the HCPC's Standards of Proficiency.", "outdated_policy"),
        ("In 2015 we had a Child Protection Policy, and that Child Protection Policy is what we still go by.", "outdated_policy"),
        ("Anyone could contact the HCPC about a professional; concerns still go to it.", "outdated_body"),
        ("The Domestic Abuse Practice Policy. The version in force is the one that we published on 9 October 2024.", "outdated_policy"),
        ("Social Work England became the regulator in place of the HCPC on 2 December 2019, so the registration is now with the HCPC.", "outdated_body"),
        ('The Child Protection Policy of 2016 details "the requirements placed by Cafcass on staff". It is still in force under that name.', "outdated_policy"),
        ("What was then the Child Protection Policy detailed the requirements on staff; it is still in force.", "outdated_policy"),
        ("We referred then to the HCPC Standards of Proficiency.", ""),
        ("In 2016 we named sections 2.40 to 2.42 of the Operating Framework. The Operating Framework is the guide that our staff use.", "outdated_policy"),
        ("In its 2014 edition the Operating Framework had that duty at 2.40. That guide is the one from which our practitioners work today.", "outdated_policy"),
        ("The answer depends on the edition of the Operating Framework.", ""),
        ("In 2015 we wrote that Cafcass supports a meaningful relationship with both parents. On 22 October 2025 the government announced that it would repeal the presumption of parental involvement.", ""),
        ("Anyone could contact the HCPC about a professional; concerns now go to Social Work England.", ""),
    ],
)
def test_what_still_goes_on_is_not_told_as_past(library, said, check):
    found = {f.check for f in findings(letter(said), library, CHECKS) if f.severity != "note"}
    assert (check in found) if check else not found


def test_an_old_address_in_the_head_is_found_once(library):
    text = letter().replace("Our ref: CAF 26-12", "Cafcass\n3rd Floor\n21 Bloomsbury Street\nLondon WC1B 3HF\n\nOur ref: CAF 26-12")
    assert [f.check for f in findings(text, library, CHECKS, "outdated_contact")] == ["outdated_contact"]


def test_another_sum_is_more_than_a_note():
    row = replace(LIBRARY.changes[0], kind="practice", scope="quote", mentions=(re.compile(r"£290\b"),), unless=(), notice="Since 1 April 2024 the charge has been £415.", now="", replaced_by="")
    for notice, name in ((row.notice, "outdated_policy.gone"), ("Since 1 April 2024 the charge is another.", "outdated_policy.practice")):
        library = SimpleNamespace(body=LIBRARY.body, changes=(replace(row, notice=notice),))
        text = "The charge is £290 for an hour."
        draft = read_draft(Document((text,)), "draft.txt", LIBRARY.body, text)
        assert [one.name for one in superseded(draft, library, TODAY)] == [name]


@pytest.mark.parametrize(("said", "name"), [("twelve", "gone"), ("12", "gone"), ("18", None), ("eighteen", "practice")])
def test_another_time_is_more_than_a_note_in_words_too(said, name):
    """The register's own words are matched; "18" is what holds now, and no mention."""
    row = replace(LIBRARY.changes[0], kind="practice", scope="quote", mentions=(re.compile(r"\bvisited every (?:twelve|12|eighteen) months"),), unless=(), notice="Since 1 April 2024 parks are visited every 18 months.", now="", replaced_by="")
    text = f"Parks are visited every {said} months."
    draft = read_draft(Document((text,)), "draft.txt", LIBRARY.body, text)
    found = [one.name for one in superseded(draft, SimpleNamespace(body=LIBRARY.body, changes=(row,)), TODAY)]
    assert found == ([f"outdated_policy.{name}"] if name else [])


def test_what_the_draft_itself_stands_on_is_more_than_a_note(library):
    for said, severity in (("The tools are set out in our High Conflict Practice Pathway.", "warning"), ("One tool is called the High Conflict Practice Pathway.", "note")):
        assert [f.severity for f in findings(letter(said), library, CHECKS, "outdated_policy")] == [severity]


@pytest.mark.parametrize(
    ("mention", "instead", "said", "name"),
    [
        (r"\bborrow four books\b", "six books at a time", "A reader may borrow four books.", "changed"),
        (r"\bborrow four books\b", "a longer loan", "A reader may borrow four books.", "practice"),
        (r"\bReader Relations Unit\b", "Feedback and Complaints Team", "Complaints go to the Reader Relations Unit.", "changed"),
        (r"\bReader Relations Unit\b", "a form on our website", "Complaints go to the Reader Relations Unit.", "practice"),
    ],
)
def test_another_number_and_another_office_are_more_than_a_note(mention, instead, said, name):
    since = ChangedOn(date(2021, 9, 1))
    row = replace(LIBRARY.changes[0], kind="practice", scope="quote", mentions=(re.compile(mention),), unless=(), notice="Since 1 September 2021 it has been another way.", now="", replaced_by=instead, changed_on=since)
    draft = read_draft(Document((said,)), "draft.txt", LIBRARY.body, said)
    assert [one.name for one in superseded(draft, SimpleNamespace(body=LIBRARY.body, changes=(row,)), TODAY)] == [f"outdated_policy.{name}"]
