"""The rules that a draft gives nobody away. Every person, address and number here is invented or kept for fiction."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from answering.checks.people.personal import CHECKS
from answering.draft_text import read_draft
from corpus.body import load_body
from corpus.document import Document

LIBRARY = SimpleNamespace(body=load_body(Path("corpus")))
HEAD = """Ms Petra Example
14 Sample Road
Testford
TE5 7ST

Our ref: CAF 24-101

12 March 2024

Dear Ms Example

Freedom of Information request

Thank you for your email of 1 March 2024. You asked:

1. How do you handle complaints?

"""
TAIL = """

If you are unhappy you may ask for an internal review within 40 working days. You can then complain to the
Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, telephone 0303 123 1113.

Yours sincerely

Dora Muster
FOI Officer
"""


def found(text: str) -> list[tuple[str, str]]:
    draft = read_draft(Document((text,)), "draft.txt", LIBRARY.body, text)
    return [(one.name, draft.text[one.span.start : one.span.end]) for one in CHECKS[0].rule(draft, LIBRARY)]


def test_a_private_address_in_the_head_is_found():
    text = HEAD.replace("TE5 7ST\n", "TE5 7ST\nby email: petra_and_dog@hotmail.example\nmobile 07700 900682\n")
    assert {name for name, _ in found(text + "We hold it." + TAIL)} >= {"personal_data.email", "personal_data.phone"}
    assert not {name for name, _ in found(HEAD + "We hold it." + TAIL)} & {"personal_data.email", "personal_data.phone"}


def graver(answer: str) -> list[tuple[str, str]]:
    """What is found in an answer, without the note on the addressee, the kind by its last word."""
    return [(name.replace("personal_data.", ""), text) for name, text in found(HEAD + answer + TAIL) if name != "personal_data.addressee"]


GIVEN_AWAY = [
    ("We asked for payment in 31 cases, the last of them patient no. 20318845.", [("case_number", "20318845")]),
    ("One of them has brought a claim (tribunal case number 2401187/2026).", [("case_number", "2401187/2026")]),
    ("It would identify people, least of all the inspector born on 14 May 1987.", [("date_of_birth", "14 May 1987")]),
    ("Colleagues could tell that he or she (of 8 Cowslip Road, Derby DE22 4XB) was reported to the service.", [("address", "8 Cowslip Road")]),
    ("It was first asked for on behalf of Jemima Beispiel, the seven-year-old daughter of a reader of many books.", [("name", "Jemima Beispiel")]),
    ("RE: YOUR REQUEST (YOUR DAUGHTER, SAFFRON BEISPIEL)", [("name", "SAFFRON BEISPIEL")]),
    ("Readers may ask for it, as prisoner A4417KZ did last spring.", [("case_number", "A4417KZ")]),
    ("One of them has 17 August 1968 as his date of birth.", [("date_of_birth", "17 August 1968")]),
    ("All of them were found within the hour, among them seven-year-old Saffron Beispiel.", [("name", "Saffron Beispiel")]),
    ("Fewer led to an appeal, one of them in case SUS/2018/0417.", [("case_number", "SUS/2018/0417")]),
    ("Some were upheld, yours (complaint file CMP/18/20733) among them.", [("case_number", "CMP/18/20733")]),
    ("We wrote to you about your son Jaydenn Example.", [("name", "Jaydenn Example")]),
    ("You may ask for your file, giving your date of birth, which we have as 21 August 1984.", [("date_of_birth", "21 August 1984")]),
    ("The link failed at 163 hearings, among them case T20177482.", [("case_number", "T20177482")]),
    ("In the case of Tilly M we found no record.", [("name", "Tilly M")]),
    ("The child, Oskar Probe, aged 7, was seen at school.", [("name", "Oskar Probe")]),
    ("The child (Wilf Beispiel) was seen at school.", [("name", "Wilf Beispiel")]),
    ("Your daughter Ottilie was seen at school on 4 May 2023.", [("name", "Ottilie")]),
    ("Your daughter, Ottilie, was seen at school.", [("name", "Ottilie")]),
    ("We saw your children Ann and Oskar last year.", [("name", "Ann"), ("name", "Oskar")]),
    ("The report concerns a boy called Kasimir.", [("name", "Kasimir")]),
    ("Her name is Zuleika Muster.", [("name", "Zuleika Muster")]),
    ("Oskar Probe is 7 years old and lives with his father.", [("name", "Oskar Probe")]),
    ("The mother, Lorna Probe, raised the matter with us.", [("name", "Lorna Probe")]),
    ("We also spoke to the neighbour, Gavin Beispiel.", [("name", "Gavin Beispiel")]),
    ("We hold two emails from Mr Beispiel about the hearing.", [("name", "Mr Beispiel")]),
    ("Mrs T Versuch gave evidence.", [("name", "Mrs T Versuch")]),
    ("The file shows that Jaydenn's mother rang us.", [("name", "Jaydenn")]),
    ("Your complaint was about Sarah Versuch and her report.", [("name", "Sarah Versuch")]),
    ("We interviewed Zebedee Muster in January.", [("name", "Zebedee Muster")]),
    ("The complaint against Zebedee Muster was not upheld.", [("name", "Zebedee Muster")]),
    ("Your officer Brenda Muster told us that the visit took place.", [("staff", "Brenda Muster")]),
    ("The social worker, Zebedee Muster, completed the report.", [("staff", "Zebedee Muster")]),
    ("Brenda Muster, your family court adviser, has since left.", [("staff", "Brenda Muster")]),
    ("It was written by Brenda Muster (service manager).", [("staff", "Brenda Muster")]),
    ("Please write to lorna.probe77@example.com.", [("email", "lorna.probe77@example.com")]),
    ("His address is o.probe@gmail.com.", [("email", "o.probe@gmail.com")]),
    ("You can ring her on 07700 900123.", [("phone", "07700 900123")]),
    ("The father's number is 01632 960 123.", [("phone", "01632 960 123")]),
    ("The family lives at 14 Sample Terrace, Testford TE5 7XQ.", [("address", "14 Sample Terrace"), ("address", "TE5 7XQ")]),
    ("The visit took place at her home, 9 Muster Close.", [("address", "9 Muster Close")]),
    ("The letters went out from our team in June. Fewer than ten went astray, among them one meant for 22 Sample Lane, Testford TE5 7XQ.", [("address", "22 Sample Lane")]),
    ("It differs in every case, as it was for little Rufus Wetherfold after the hearing.", [("name", "Rufus Wetherfold")]),
    ("One complaint was about a scale that fell on Tansy Ploverdale, a girl of seven.", [("name", "Tansy Ploverdale")]),
    ("One of the complainants is now a party to county court claim J4QZ81KT.", [("case_number", "J4QZ81KT")]),
    ("It would show who was reported (the adviser at 5 Sample Row, Testford TE5 7XQ).", [("address", "5 Sample Row")]),
    ("The claim, number K07MH482, is pending.", [("case_number", "K07MH482")]),
    ("The court case number is ZW19P01234.", [("case_number", "ZW19P01234")]),
    ("Your case ZW19P01234 ended in May.", [("case_number", "ZW19P01234")]),
    ("Under 12/F/3456 we filed one report.", [("case_number", "12/F/3456")]),
    ("Her National Insurance number is QQ 12 34 56 C.", [("ni_number", "QQ 12 34 56 C")]),
    ("The NHS number 943 476 5919 stands on the form.", [("nhs_number", "943 476 5919")]),
    ("The child was born on 3 March 2016.", [("date_of_birth", "3 March 2016")]),
    ("His date of birth is 03/04/2015.", [("date_of_birth", "03/04/2015")]),
    ("The report names Kasimir Probe as the father.", [("name", "Kasimir Probe")]),
    ("Our practitioner, Mr B Muster, visited you.", [("staff", "Mr B Muster")]),
    ("The manager, of 17 Sample Close, Matlock DE4 9ZY, has a senior post and is named on our website.", [("address", "17 Sample Close")]),
    ("Oskar (aged 7) and Tilly (aged 4) were seen.", [("name", "Oskar"), ("name", "Tilly")]),
    ("The form gives a DOB of 2015-04-03.", [("date_of_birth", "2015-04-03")]),
    ("One of them has brought employment tribunal case number 3304417/2025.", [("case_number", "3304417/2025")]),
]  # fmt: skip

HARMLESS = [
    "Every patient no. 2019 edition was sent out.",
    "Only the manager may give notice to quit, and only after two written warnings.",
    "There is a public interest in knowing it. But we think there is a stronger one in the Board having time.",
    "Every prisoner is given form R12 on the first day.",
    "RE: YOUR REQUEST OF 12 MAY ABOUT CHILDREN",
    "Our practitioners at 21 Sample Street moved to another office last year.",
    "The manager, Lorna Probe, has a senior public post and is named on our website.",
    "The chief executive is Jo Sample. Our chair, Lorna Probe, agreed.",
    "Sir Colin Beispiel, the Minister for Children, answered in Parliament.",
    "Lorna Probe, Director of Operations, signs the accounts. The decision was made by Peter Versuch, Head of Practice.",
    "Lorna Probe CBE wrote the foreword. The Information Commissioner, John Sample, decided.",
    "Contact our Data Protection Officer, Lorna Probe, at foi@cafcass.gov.uk.",
    "In the case of Smith v Jones the court held otherwise. See Re B (A Child) and Re W (Children) [2010] UKSC 12.",
    "In the case of Kent County Council v Mother the appeal failed.",
    "The review by Professor Jane Probe, and research by Emma Versuch (2014), are published.",
    "The Victoria Climbié Inquiry and the Daniel Pelka serious case review are public.",
    "The Child Arrangements Programme, the Child Protection Policy and the Child Impact Assessment Framework apply.",
    "Our Operating Framework, Positive Parenting Programme and Domestic Abuse Practice Pathway are on our website.",
    "Our offices are in Milton Keynes, South Shields, Bury St Edmunds, Weston-super-Mare and Stoke on Trent.",
    "We buy Microsoft Office, Power BI, Adobe Acrobat and Oracle Fusion. Capita Business Services runs the payroll.",
    "Staff in Greater Manchester said that they were content. Social Work England confirmed this. Women's Aid told us the same.",
    "Where a child, England or Wales aside, lives abroad, the court decides. For the child, Parliament has made rules.",
    "Each Family Court Adviser, Service Manager, Head of Practice and Assistant Director has a role.",
    "Letters went out on Monday 4 March, in April and in May. Easter, Christmas and Ramadan are holidays.",
    "Under the Children Act 1989, the Freedom of Information Act 2000 and the Equality Act 2010 we must do so.",
    "Mr A and Ms B are not their real names; Child C and Parent D were interviewed.",
    "See Table 2, Annex B, Appendix C and Figure 3. Question 4 is answered in Part Two.",
    "We count children born on or after 1 April 2014 and children born before 31 March 2010.",
    "The Operating Framework (10 October 2018) replaced the National Standards (1 July 2010).",
    "In 2008-09 a father applied in 18,112 cases; in 2016-17 a guardian was allocated in each.",
    "Our earlier reply was CAF 23-0147, and the Commissioner's notice FS50634708 and IC-155171-G3W9 are public. See EA/2016/0150.",
    "The regulations are SI 2026/386 and SI 2004/3391. The total is 1,234,567.",
    "Write to enquiries@socialworkengland.org.uk, help@charity.org, or foi@northmoor.gov.uk.",
    "Call the helpline on 0808 175 3333 or 0300 456 4000. Our Leeds office is on 0113 496 0000.",
    "The tribunal sits at 18 Sample Street, Leicester. Post for us goes to PO Box 5076, Slough SL1 0RX.",
    "You can write to Cafcass national office, Ground Floor, 70 Gray's Inn Road, London WC1X 8NH.",
    "Training covers Risk and Harm, Legal Context and Court Skills, and Interviewing Skills. The Harm Ladder is a tool.",
    "Ms Example, we hope that this helps. Petra Example may ask for a review.",
    "Cases move from Direct Pay to collection. Complaints about Child Maintenance go elsewhere.",
    "The Lead Practitioner, the Children's Guardian and the Court Manager met at Birmingham Civil Justice Centre.",
    "The Black Lives Matter and Stonewall networks met. Ernst Young and Grant Thornton audited us. Marie Curie House is an office.",
]  # fmt: skip

SMALL = [
    ("Fewer than five of the officers were moved, namely 4. We hold the exact number and withhold it under section 40(2).", [("small_number.identifying", "4")]),
    ("The remaining 170 practitioners, of whom two at Brackenford are disabled and on sick leave, must complete it.", [("small_number.identifying", "two")]),
    ("In one age band there were two people, and we withhold the split under section 40(2), because colleagues could work out who they are.", [("small_number.identifying", "two")]),
    ("There were three children in Kent with such an order in 2022.", [("small_number.identifying", "three")]),
    ("In 2016 2 social workers were dismissed.", [("small_number.identifying", "2")]),
    ("Of the 40 staff who left in 2021, 3 were Black and 2 were Asian.", [("small_number.identifying", "3"), ("small_number.identifying", "2")]),
    ("One member of staff was suspended in the Leeds office in 2019.", [("small_number.identifying", "One")]),
    ("We recorded 4 complaints against practitioners that were upheld.", [("small_number.identifying", "4")]),
    ("In 2022 there were two dismissals and 1 suspension for misconduct.", [("small_number.identifying", "two"), ("small_number.identifying", "1")]),
    ("There were two autistic children in care in 2021.", [("small_number.identifying", "two")]),
    ("The number of children in each area was:\n\nKent: 3\n\nEssex: 41", [("small_number.identifying", "3")]),
    ("Staff who were dismissed, by office:\n\n| Office | 2021 | 2022 |\n| --- | --- | --- |\n| Leeds | 3 | 12 |", [("small_number.identifying", "3")]),
    ("We refer such matters to a manager.\n\nYear | Complaints received | Referred to a manager\n2021/22 | 1,312 | 17\n2022/23 | 1,274 | 3", [("small_number.identifying", "3")]),
    ("In 2024/25 two applications came from Nether Skelder.", [("small_number.identifying", "two")]),
    ("812 practitioners completed it; in the Penmoor office only 2 did, both on return from sick leave.", [("small_number.identifying", "2")]),
    ("The late renewals of staff came to North 19 and South 15. In a third area there were three, all in the Penmoor team.", [("small_number.identifying", "three")]),
    ("Two practitioners missed the course; we do not give a lower number, so that nobody can be identified.", [("small_number.identifying", "Two")]),
    ("It is fewer than five, and we are withholding the exact number. The group, four practitioners, is so small that they could be known.", [("small_number.identifying", "four")]),
    ("It is fewer than five, and we are withholding the exact number. Two officers searched for it.", []),
    ("Year | Reported | Struck off\n2024 | 12 | fewer than five\n2025 | 9 | none\nTotal | 21 | 3", [("small_number.identifying", "3")]),
    ("Year | Reported | Struck off\n2024 | 12 | fewer than five\n2025 | 9 | none\nTotal | 21 | fewer than five", []),
    ("Two parents have asked for this since 2020.", [("small_number.people", "Two")]),
    ("The number of referrals of staff was three. I cannot be more exact about it, since it could show who is meant.", [("small_number.identifying", "three")]),
    ("Only four complaints were recorded about staff, and the exact number is not given.", [("small_number.identifying", "four")]),
    ("We made three visits in Kent in 2022. The policy has 4 parts, and two modules were added in Leeds.", []),
    ("We answered within 3 working days. There were two questions and four copies. 3 conditions were met.", []),
    ("A panel of three managers will review each complaint.", []),
    ("One parent may ask for a report; both may be heard. At least two people must sign.", []),
    ("We employ 2,140 staff, of whom 610 are managers.", []),
    ("Under section 4 officers must report. In Year 2 children were asked. Children aged 3 are not asked.", []),
    ("We held 210 cases in Kent and 340 in Essex in 2021.", []),
    ("In 2021 we closed three offices in Kent. Two laptops were lost in Leeds.", []),
    ("Three reports about children were published in 2020 in London.", []),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "expected"), GIVEN_AWAY)
def test_personal_data_is_found_where_it_stands(answer, expected):
    assert graver(answer) == expected


@pytest.mark.parametrize("answer", HARMLESS)
def test_officers_places_documents_and_bodies_are_left_alone(answer):
    assert graver(answer) == []


@pytest.mark.parametrize(("answer", "expected"), SMALL)
def test_small_counts_of_people_are_found_and_counts_of_things_are_not(answer, expected):
    assert graver(answer) == expected


def test_a_date_of_birth_in_the_head_is_found():
    assert ("personal_data.date_of_birth", "03/07/1961") in found(HEAD.replace("Ms Example", "Ms Example (date of birth 03/07/1961)", 1) + "We hold it." + TAIL)


def test_the_addressee_is_noted_once_and_the_signatory_not_at_all():
    assert found(HEAD + "We handle complaints under our procedure." + TAIL) == [("personal_data.addressee", "Ms Example")]


def test_a_private_phone_below_the_name_is_found_and_the_office_s_is_not():
    signed = HEAD + "We do." + TAIL
    assert not [one for one in found(signed + "\nTelephone 0113 496 0000\n") if one[0].startswith("personal_data.phone")]
    assert ("personal_data.phone", "07700 900227") in found(signed.rstrip() + " (my own mobile: 07700 900227)\n")


def test_a_count_in_a_table_that_the_letter_elsewhere_keeps_back_is_found():
    head, table = HEAD.replace("How do you handle complaints?", "How many reports were sent to court?"), "Area | 2022/23 | 2023/24\nNorth | 214 | 239\nIsle | 2 | 61"
    assert [one for one in found(head + table + TAIL) if one[0].startswith("small")] == []
    told = found(head + f"{table}\n\nWe do not state a number lower than five." + TAIL)
    assert [one for one in told if one[0].startswith("small")] == [("small_number.identifying", "2")]


def test_another_of_the_addressee_s_name_is_found():
    text = HEAD + "It depends on the case, as it did for Kitty Example, and Ms Example has been told." + TAIL
    assert [one for one in found(text) if one[0] == "personal_data.name"] == [("personal_data.name", "Kitty Example")]


def test_a_child_of_somebody_and_a_number_at_home_are_found():
    assert graver("We said so to the mother of Reubenn Castell, then aged nine.") == [("name", "Reubenn Castell")]
    assert graver("The adviser can be rung at home in the evenings on 01632 960 418.") == [("phone", "01632 960 418")]


def test_a_letter_without_a_name_has_no_addressee():
    assert found(HEAD.replace("Ms Example\n\nFree", "Sir or Madam\n\nFree") + "We hold nothing." + TAIL) == []


def test_a_child_in_the_subject_line_is_found():
    text = "12 March 2024\n\nDear Ms Example\n\nRe: your son Oskar Probe, born 3 March 2016\n\nWe hold nothing about him." + TAIL
    assert found(text)[1:] == [("personal_data.name", "Oskar Probe"), ("personal_data.date_of_birth", "3 March 2016")]


def test_a_name_is_found_again_where_it_comes_back():
    assert graver("Your son Jaydenn Example was seen. We saw Jaydenn again in May.") == [("name", "Jaydenn Example"), ("name", "Jaydenn")]


def test_what_the_requester_wrote_gives_people_away_too():
    assert graver("We hold nothing.\n\n2. Did your officer Brenda Muster write it?\n\nNo.") == [("staff", "Brenda Muster")]


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        ("How many workers were dismissed last year?", "Three, according to our records.", [("small_number.identifying", "Three")]),
        ("How many advisers left without finishing their training?", "Two. We withhold the exact number under section 40(2).", [("small_number.identifying", "Two")]),
        ("How many advisers work part-time?", "4.", [("small_number.people", "4")]),
        ("How many workers were dismissed last year?", "It is two.", [("small_number.identifying", "two")]),
        ("How many workers did you report to the regulator?", "We reported 3 to Social Work England, and withhold the exact number.", [("small_number.identifying", "3")]),
        ("How many appeals were there?", "There were 41, and 13 were allowed, 2 of them at Thistlemoor School.", [("small_number.identifying", "2")]),
        ("How many large-print papers do you supply?", "The figure is 71, of which 1 was for a pupil of Hollin Edge School.", [("small_number.identifying", "1")]),
        ("How many advisers let their registration lapse?", "The number is four. The precise figure is withheld under section 40(2).", [("small_number.identifying", "four")]),
        ("How many complaints were there?", "The first three subjects make up 867. We withhold the exact last figure under section 40(2). With a count of only three, a colleague could tell.", [("small_number.identifying", "three")]),
        ("How many requests did you refuse?", "In 2024/25 three requests were refused, and we withhold the exact number.", [("small_number.identifying", "three")]),
        ("How many workers were dismissed last year?", "Two advisers.", [("small_number.identifying", "Two")]),
        ("How many workers were dismissed last year?", "Fewer than five.", []),
        ("How many workers were dismissed last year?", "Three hundred and four.", []),
        ("How many modules are there?", "Three.", []),
        ("Who decides?", "One, the court.", []),
    ],
)  # fmt: skip
def test_a_number_alone_counts_whom_the_request_speaks_of(asked, answer, expected):
    small = [one for one in found(HEAD.replace("How do you handle complaints?", asked) + answer + TAIL) if one[0].startswith("small_number")]
    assert small == expected
