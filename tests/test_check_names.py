"""The rules that a draft calls one thing by one name."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from answering.checks.wording.names import CHECKS
from answering.draft_text import read_draft
from corpus.body import Body, load_body
from corpus.document import Document
from corpus.glossary import load_glossary

BODY = load_body(Path("corpus"))
LIBRARY = SimpleNamespace(body=BODY, glossary=load_glossary(Path("corpus")), sources=())


def found(text: str, library=LIBRARY) -> list[tuple[str, str]]:
    draft = read_draft(Document((text,)), "draft.txt", library.body, text)
    return [(one.name, draft.text[one.span.start : one.span.end]) for one in CHECKS[0].rule(draft, library)]


NEARLY, TWO, REFERENCE = "inconsistent_name.nearly", "inconsistent_name.two_ways", "inconsistent_name.reference"

WRONG = [
    ("From: Marnie Coldstrand, Example Council\n\nWe hold it.\n\nMarnie Coldstand\n", [("inconsistent_name.salutation", "Coldstand")]),
    ("From: Marnie Coldstrand, Example Council\n\nWe hold it.\n\nMarnie Coldstrand\n", []),
    ("We follow the Employee Relation Policy.", [(NEARLY, "Employee Relation Policy")]),
    ("Please read Cafcass' Complaints and Compliment Procedure.", [(NEARLY, "Complaints and Compliment Procedure")]),
    ("Anyone can write to the Health and Care Professionals Council.", [(NEARLY, "Health and Care Professionals Council")]),
    ("Anyone can write to the Health & Care Professionals Council (HCPC).", [(NEARLY, "Health & Care Professionals Council")]),
    ("You can complain to the Information Commissioners Office.", [(NEARLY, "Information Commissioners Office")]),
    ("You can complain to the Information Commissioner Office.", [(NEARLY, "Information Commissioner Office")]),
    ("This is under the Freedom of Informations Act 2000.", [(NEARLY, "Freedom of Informations Act")]),
    ("The Parliamentary and Health Services Ombudsman may help.", [(NEARLY, "Parliamentary and Health Services Ombudsman")]),
    ("We asked the British Association for Social Worker.", []),
    ("The Child Impacts Assessment Framework was published.", [(NEARLY, "Child Impacts Assessment Framework")]),
    ("Our Visitor Record Policy is attached. Staff follow the Visitor Record Policy. The Visitor Records Policy is new.", [(TWO, "Visitor Records Policy")]),
    ("See the Lone Working Handbook and the Lone Worker Handbook.", []),
    ("The Recruitment and Selection Procedure applies. The Selection and Recruitment Procedure is new.", [(TWO, "Selection and Recruitment Procedure")]),
    ("The Attendance Management Guidance applies. The Attendence Management Guidance is old.", [(TWO, "Attendence Management Guidance")]),
    ("The Regional Quality Group (RQG) met. The Regional Quality Groups decided. The Regional Quantity Group (RQG) wrote.", [(TWO, "Regional Quantity Group")]),
    ("Each family court adviser is trained. A family court advisor writes the report.", [(TWO, "advisor")]),
]

RIGHT = [
    "We follow the Employee Relations Policy. The Policy was reviewed in 2019.",
    "You can complain to the Information Commissioner's Office or the Information Commissioner’s office. The Information Commissioner decides.",
    "The Operating Framework applies. The Framework says so.",
    "Our Child Protection Policy and other Child Protection Policies apply.",
    "Complaints & Compliments Procedure; Complaints and Compliments Procedure.",
    "The Ministry of Justice and the Ministry of Defence replied. The Minister of State was told.",
    "The Freedom of Information Act 2000 and the Data Protection Act 2018 apply; the Data Protection Act 1998 does not.",
    "Kent County Council and Essex County Council answered. Kent City Council did not.",
    "The Department for Education and the Department of Health answered.",
    "The Family Court sits in Leeds. The Family Courts in London are busy.",
    "Section 7 reports and Section 47 reports are held. Annual Report 2015 and Annual Report 2016 are published.",
    "The Children and Family Court Advisory and Support Service (Cafcass) answers.",
    "Service Manager posts and Service Managers are counted. Practice Manager posts are too.",
    "The Domestic Abuse Practice Policy and the Domestic Abuse Practice Pathway are two documents.",
    "Level 3 Training and Level 4 Training are offered. Phase One and Phase Two are over.",
    "A legal adviser helped. An adviser wrote to her. Financial advisors were not asked.",
    "The British Association of Social Workers' Code of Ethics for Social Work applies.",
    "Social Work England keeps the register.",
    "The Parliamentary and Health Service Ombudsman and the Local Government and Social Care Ombudsman look into complaints.",
    "The Family Procedure Rules 2010 and Practice Direction 12B apply.",
]

HEAD = "Our ref: CAF 24-101\n\n12 March 2024\n\nDear Sir or Madam\n\nFreedom of Information request\n\n"


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_name_written_in_two_ways_or_nearly_right_is_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_right_names_and_short_forms_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please quote reference CAF 24-110 in any reply.", [(REFERENCE, "CAF 24-110")]),
        ("Please quote our reference number CAF24-110 if you write to us.", [(REFERENCE, "CAF24-110")]),
        ("Please quote reference CAF 24-101 in any reply.", []),
        ("Please quote reference Gov/CAF 24-0101 in any reply.", []),
        ("We answered this before; see our earlier reply, our reference CAF 23-007.", []),
    ],
)
def test_the_letters_own_reference_is_the_one_in_its_head(text, expected):
    assert found(HEAD + "Thank you for your email of 1 March 2024. " + text) == expected


def test_what_the_requester_wrote_is_left_alone():
    text = HEAD + (
        "Thank you for your email of 1 March 2024. You asked:\n\n1. Do you follow the Employee Relation Policy?\n\n"
        "Yes. We follow the Employee Relations Policy.\n\nYours sincerely\n\nFOI Team"
    )
    assert found(text) == []


def test_of_another_body_the_names_on_file_are_known():
    policy = SimpleNamespace(kind="policy", title="Tree Felling Policy")
    library = SimpleNamespace(body=Body(name="Northmoor Council"), glossary=load_glossary(Path("corpus")), sources=(policy,))
    assert found("Northmoor Council's Trees Felling Policy is attached.", library) == [(NEARLY, "Trees Felling Policy")]
    assert found("Northmoor Council's Tree Felling Policy is attached.", library) == []


GREETED = "{to}\n14 Sample Road\nTestford\n\nOur ref: CAF 24-101\n\n12 March 2024\n\nDear {dear}\n\nThank you for your email. We hold no such list.\n\nYours sincerely\n\nMr Jasper Otherman\n"


@pytest.mark.parametrize(
    ("to", "dear", "wrong"),
    [
        ("Mr Barnaby Quillfeather", "Mr Quilfeather", "Quilfeather"),
        ("Mrs M. Puddlewick", "Mrs Paddlewick", "Paddlewick"),
        ("To: Dr Rufus Tumbleweed", "Dr Tumblewood", "Tumblewood"),
        ("Ms Petra O'Thistle", "Ms O’Thisle", "O’Thisle"),
        ("Mr Barnaby Quillfeather", "Mr Quillfeather", ""),
        ("Mr Barnaby Quillfeather", "Mr Barnaby Quillfeather", ""),
        ("Miss Beatrix Hollowell", "Miss Holloway", "Holloway"),  # to one person, and greets another
        ("Mr Barnaby Quillfeather", "Mrs Larkspur", ""),  # somebody else, who is written to about him
        ("Ms Ann Lee", "Ms Leo", ""),  # too short to tell a slip from another name
        ("Quillfeather Solicitors", "Ms Quilfeather", ""),
        ("Mr Barnaby Quillfeather", "Sir or Madam", ""),
    ],
)  # fmt: skip
def test_whom_it_greets(to, dear, wrong):
    salutations = [words for name, words in found(GREETED.format(to=to, dear=dear)) if name == "inconsistent_name.salutation"]
    assert salutations == ([wrong] if wrong else [])
