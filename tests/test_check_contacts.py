"""Contact details that are not those on file, and good contact blocks that must stay silent."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from answering.checks.ending.contacts import CHECKS
from answering.checks.ending.parties import digits, domain_of, off_by_one
from answering.draft_text import read_draft
from answering.findings import Excused, Raised
from corpus.body import Body, load_body
from corpus.document import Document
from corpus.register import load_changes

CORPUS = Path(__file__).parents[1] / "corpus"
BODY = load_body(CORPUS)
LIBRARY: Any = SimpleNamespace(body=BODY, changes=load_changes(CORPUS))
RULE = CHECKS[0].rule

LETTER = """Ms Jessamy Underhay
14 Sorrel Way
Foxholme FX1 2AB
j.underhay@post.example
Tel: 01632 960 114

Cafcass
Ground Floor
70 Gray's Inn Road
London
WC1X 8NH

Our ref: CAF 26-131
Tel: 0300 456 4000

4 March 2026

Dear Ms Underhay

Re: Freedom of Information Request

Thank you for your email of 11 February 2026. You asked:

1. What was the telephone number of your office in Foxholme in 2019?

It was 01632 960 881, and its fax number was 01632 960 882.

2. Which web address did it use?

It used www.cafcas.org and the postcode FX9 9ZZ.

If you are unhappy with this reply, you may ask for an internal review by writing to foi@cafcass.gov.uk or to the administrator, 70 Gray's Inn Road, London WC1X 8NH.

If you are still unhappy, you can complain to the Information Commissioner's Office under section 50 of the Act:

Information Commissioner's Office
Wycliffe House
Water Lane
Wilmslow
Cheshire SK9 5AF
Tel: 0303 123 1113
https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/

Yours sincerely

Philippa Garth
Governance Team, Cafcass
Direct line: 0300 456 4012
governance@cafcass.gov.uk
"""


def found(text: str, library: Any = LIBRARY) -> list[tuple[str, str]]:
    draft = read_draft(Document((text,)), "draft.txt", library.body, text)
    return [(one.name.removeprefix("outdated_contact."), draft.text[slice(*one.span)]) for one in RULE(draft, library) if isinstance(one, Raised)]


PHONE, PAGE, MAIL, HEAD = "Tel: 0303 123 1113", "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/", "governance@cafcass.gov.uk", "Tel: 0300 456 4000"
BLOCK = LETTER[LETTER.index("Information Commissioner's Office\n") : LETTER.index("Yours")]
SILENT = [
    ("", ""),
    (PHONE, "Tel: +44 303 123 1113"), (PHONE, "Helpline: 0303 1231113"), (PHONE, "Tel (0303) 123-1113"),
    (PAGE, "www.ico.org.uk"), (PAGE, "ico.org.uk/foicomplaints"), (PAGE, "icocasework@ico.org.uk"),
    (MAIL, "foi@london.cafcass.gov.uk"), (HEAD, "Telephone 0808 175 3333"), (HEAD, "Web: www.cafcass.gov.uk/foi"),
    ("Direct line: 0300 456 4012", "Mobile 07700 900123"),
    ("or to the administrator", "or calling us on 01632 960 881, or to the administrator"),
    (BLOCK, "You can reach the ICO on 0303 123 1113 or at https://ico.org.uk, and us on 01632 960 881 or at help@wfc.example.\n\n"),
    (BLOCK, "Information Commissioner's Office - Wales\n2nd Floor, Churchill House\nCardiff CF10 2HH\nTel: 0330 414 6421\n\n"),
    (BLOCK, "The Scottish Information Commissioner\nDoubledykes Road\nSt Andrews KY16 9DS\nTel: 01334 464610\nwww.itspublicknowledge.info\n\n"),
    (BLOCK, f"{BLOCK}FOI Team\nWestmarch Council\nWestmarch WM1 1AA\nTel: 01632 960 881\nfoi@westmarch.example\n\n"),
    (BLOCK, f"{BLOCK}The Act is at www.legislation.gov.uk.\n\n"),
    ("Governance Team, Cafcass\nDirect line: 0300 456 4012\ngovernance@cafcass.gov.uk", "Information Governance\nWestmarch Council\nfoi@westmarch.example"),
    # the register of changes finds these, and another check reports them
    (PAGE, "www.informationcommissioner.gov.uk"), (PAGE, "casework@ico.org.uk"), (PHONE, "Fax\n01625 524 510"), (MAIL, "governance@cafcass.gsi.gov.uk"),
    ("Ground Floor\n70 Gray's Inn Road\nLondon\nWC1X 8NH", "3rd Floor\n21 Bloomsbury Street\nLondon\nWC1B 3HF"),
    ("WC1X 8NH\n\nOur", "WC1X 8NH\nDX Cafcass 310101 Bloomsbury 11\n\nOur"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SILENT)
def test_good_contacts_are_silent(old: str, new: str) -> None:
    assert old in LETTER
    assert found(LETTER.replace(old, new, 1)) == []


WRONG = [
    (PHONE, "Tel: 0303 321 1131", "wrong_phone", "0303 321 1131"),
    (PHONE, "Tel: 0303 123 1131", "wrong_phone", "0303 123 1131"),
    (PHONE, "Tel: 0303 123 1213", "wrong_phone", "0303 123 1213"),
    (PHONE, "Tel: 0303 123 113", "wrong_phone", "0303 123 113"),
    (PHONE, "Tel: 0303 132 1133", "wrong_phone", "0303 132 1133"),
    (PHONE, "Tel\n\n0303 123 1112", "wrong_phone", "0303 123 1112"),
    (PHONE, "Tel: 01625 545 745", "other_phone", "01625 545 745"),
    (BLOCK, "The ICO's number is 0845 630 6060.\n\n", "other_phone", "0845 630 6060"),
    (HEAD, "Tel: 0300 456 4001", "wrong_phone", "0300 456 4001"),
    (HEAD, "Tel: 0300 465 4000", "wrong_phone", "0300 465 4000"),
    (PAGE, "https://ico.org/complaints", "wrong_web", "https://ico.org/complaints"),
    (PAGE, "www.ico.co.uk", "wrong_web", "www.ico.co.uk"),
    (PAGE, "www.informationcommissioner.org", "other_web", "www.informationcommissioner.org"),
    (PAGE, "mail@dataprotection.gov.uk", "other_email", "mail@dataprotection.gov.uk"),
    (MAIL, "governance@cafcas.gov.uk", "wrong_email", "governance@cafcas.gov.uk"),
    (MAIL, "governance@cafcass.org.uk", "wrong_email", "governance@cafcass.org.uk"),
    (MAIL, "governance@childcourts.gov.uk", "other_email", "governance@childcourts.gov.uk"),
    ("foi@cafcass.gov.uk", "foi@cafcass.com", "wrong_email", "foi@cafcass.com"),
    ("London\nWC1X 8NH", "London\nWC1X 8NB", "wrong_postcode", "WC1X 8NB"),
    ("London\nWC1X 8NH", "London\nEC4A 1AB", "other_postcode", "EC4A 1AB"),
    ("London WC1X 8NH.", "London WC1X 9NH.", "wrong_postcode", "WC1X 9NH"),
    ("SK9 5AF", "SK9 5AE", "wrong_postcode", "SK9 5AE"),
    ("SK9 5AF", "M1 1AA", "other_postcode", "M1 1AA"),
    ("Floor\n70 Gray's Inn Road", "Floor\n17 Gray's Inn Road", "wrong_street", "17 Gray's Inn Road"),
    ("Floor\n70 Gray's Inn Road", "Floor\nPO Box 5067", "wrong_street", "PO Box 5067"),
    (HEAD, "Tel: 0300 456 4000\nFax: 020 7946 0999", "fax", "020 7946 0999"),
    (HEAD, "Tel: 0300 456 4000\nFax\n020 7946 0999", "fax", "020 7946 0999"),
    (PHONE, f"{PHONE}\nFax 01625 524 511", "fax", "01625 524 511"),
    ("WC1X 8NH\n\nOur", "WC1X 8NH\nDX 310102 Holborn 7\n\nOur", "dx", "DX 310102 Holborn 7"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "name", "text"), WRONG)
def test_a_contact_that_is_not_on_file_is_found(old: str, new: str, name: str, text: str) -> None:
    assert old in LETTER
    assert found(LETTER.replace(old, new, 1)) == [(name, text)]


def test_gsi_addresses_are_found_without_a_register() -> None:
    library = SimpleNamespace(body=BODY, changes=())
    assert found(LETTER.replace(MAIL, "governance@cafcass.gsi.gov.uk"), library) == [("gsi", "governance@cafcass.gsi.gov.uk")]


def test_nothing_is_said_of_a_body_of_which_nothing_is_known() -> None:
    draft = read_draft(Document((LETTER,)), "draft.txt", Body(), LETTER)
    told = list(RULE(draft, SimpleNamespace(body=Body(), changes=())))  # type: ignore[arg-type]
    assert [type(one) for one in told] == [Excused]


def test_another_body_is_judged_by_its_own_facts() -> None:
    named = replace(BODY, name="Westmarch Council", full_name="", aliases=(), phone="01632 960 881")
    body = replace(named, website="https://www.westmarch.example", email_domains=("westmarch.example",))
    text = LETTER.replace("Cafcass", "Westmarch Council").replace("cafcass.gov.uk", "westmarch.example").replace("0300 456 4000", "01632 960 818")
    assert found(text, SimpleNamespace(body=body, changes=())) == [("wrong_phone", "01632 960 818")]


@pytest.mark.parametrize("path", sorted((CORPUS / "letters").glob("*.txt")), ids=lambda path: path.stem)
def test_what_the_register_knows_is_left_to_it(path: Path) -> None:
    assert found(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("said", "right", "expected"),
    [
        ("12345", "12354", True), ("12345", "12346", True), ("1234", "12345", True), ("123455", "12345", True),
        ("12345", "12345", False), ("54321", "12345", False), ("1", "12345", False),
    ],
)
def test_slips_of_one_character(said: str, right: str, expected: bool) -> None:
    assert off_by_one(said, right) is expected


def test_ways_of_writing_are_one() -> None:
    assert digits("+44 (0)303 123-1113") == digits("0303 123 1113") == digits("0044 303 1231113")
    assert domain_of("https://www.ico.org.uk/foi") == domain_of("casework@ICO.org.uk") == "ico.org.uk"


def test_the_addressee_s_own_address_is_nobody_s_contact() -> None:
    lines = "Ms Petra Applecross\nOld Cafcass Cottage\nLondon WC1X 3LD\n\n"
    greeting = next(line for line in LETTER.splitlines() if line.startswith("Dear"))
    text = LETTER.replace(greeting, f"{lines}Dear Ms Applecross")
    assert found(text) == found(LETTER)
    assert ("other_postcode", "WC1X 3LD") in found(LETTER.replace(greeting, f"Cafcass, London WC1X 3LD\n\n{greeting}")) or found(LETTER.replace("WC1X 8NH", "WC1X 3LD", 1))
