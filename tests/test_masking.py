"""Private names, addresses and numbers go, wherever the letter carries them; public ones stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.anatomy.blocks import blocks
from corpus.anatomy.furniture import Line
from corpus.anatomy.masking import masked


def mask(text: str, public: tuple[str, ...] = ()) -> str:
    return "\n".join(
        block.text for block in masked(blocks([Line(line, 1) for line in text.split("\n")], False), public)
    )


LETTERS = [
    ("Dear Ms Vasey-Grubb,\n\nYou, Ms Vasey-Grubb, asked.", ["Vasey"]),
    ("Lucinda Fennimarsh\n7 Larch Close\nFernbridge\nFB3 8QZ\n\nNorthbank Council\n\nDear Dr Fennimarsh", ["Lucinda", "Fennimarsh", "Larch", "FB3"]),
    ("Mr B Quillfeather\nb.quill@homepost.example\n\nDear Sir", ["Quillfeather", "b.quill"]),
    ("Araminta Quillet\n14 Sorrel Way\nFoxholme\n\nRef: 12\n\nDear applicant", ["Quillet", "Sorrel"]),
    ("To: Ravinder Saltmarshal <r.salt@homepost.example>\n\nHello", ["Saltmarshal", "r.salt"]),
    ("On 3 May 2020, Jane Pell <jane@pell.example> wrote:\n\nPlease ring 07700 900123. Jane", ["Pell", "Jane", "07700"]),
    ("Dear Sir\n\nMy name is Odalys Pennywhistle and I ask.", ["Odalys", "Pennywhistle"]),
    ("request-123456-0a1b2c3d@whatdotheyknow.com\n\nDear Sir", ["0a1b2c3d"]),
    ("Annwyl Ms Gwenllian Roe / Dear Ms Roe\n\nThank you.", ["Gwenllian", "Roe"]),
    ("Ring me on +44 7700 900 123.", ["7700"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "private"), LETTERS)
def test_private_people_are_masked(text: str, private: list[str]) -> None:
    assert [word for word in private if word in mask(text)] == []


PUBLIC = [
    "Riverside Offices\n2 Quay Road\nThornwick\nTW6 0ZZ",
    "governance@cafcass.gov.uk",
    "foi@northbank.example",
    "0300 456 4000",
    "Yours sincerely\n\nHester Lampkin\nDisclosure Officer",
    "Information Commissioner's Office\nWycliffe House\nWater Lane\nSK9 5AF",
]


@pytest.mark.parametrize("public", PUBLIC)
def test_the_bodys_own_names_and_addresses_stay(public: str) -> None:
    letter = f"Northbank Council\n{public}\n\nDear Mr Holt\n\nThank you."
    assert all(line in mask(letter) for line in public.split("\n") if line)


NAMES = st.sampled_from(["Quillfeather", "Trestlethwaite", "Oxenbridle", "Applecross-Venn", "O’Marrow"])


@given(NAMES, st.sampled_from(["Mr", "Ms", "Dr"]), st.sampled_from(["asked for it", "has written twice", "is right"]))
def test_masking_leaves_no_name(name: str, title: str, said: str) -> None:
    text = f"Dear {title} {name},\n\nWe note that {title} {name} {said}. {name}'s letter is here."
    assert name not in mask(text)


@given(st.lists(st.sampled_from(["We own four dogs.", "They are fed at nine.", "No records are held."]), max_size=6))
def test_text_without_people_is_left_as_it_is(paragraphs: list[str]) -> None:
    assert mask("\n\n".join(paragraphs)) == "\n".join(paragraphs)
