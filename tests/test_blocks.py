"""Lines become paragraphs: wrapped lines are joined, marks of Markdown become attributes, labels stand for themselves."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.anatomy.blocks import blocks, clean
from corpus.anatomy.furniture import Line
from corpus.anatomy.wrapping import wrap_width


def texts(text: str, wrapped: bool = False) -> list[str]:
    return [block.text for block in blocks([Line(line, 1) for line in text.split("\n")], wrapped)]


LONG = (
    "The Agency holds the results of an internal audit of 240 private law cases closed between April and September, "
    "chosen at random, and the method is explained in the annex to this letter which was written for the purpose."
)


@pytest.mark.parametrize("width", [60, 72, 90])
def test_wrapped_lines_are_joined_again(width: int) -> None:
    filled = "\n\n".join(textwrap.fill(f"{start} {LONG}", width) for start in ("First.", "Then.", "Last."))
    assert texts(filled) == [f"First. {LONG}", f"Then. {LONG}", f"Last. {LONG}"]


def test_an_address_is_not_a_paragraph() -> None:
    address = "Harl Edge House\n14 Mill Lane\nFernbridge\nFB1 2QX"
    assert texts(address + "\n\n" + "\n\n".join(textwrap.fill(LONG, 72) for _ in range(3)), wrapped=True)[
        :4
    ] == address.split("\n")


def test_fields_of_a_mail_stand_for_themselves() -> None:
    head = "From: FOI <foi@northbank.gov.uk>\nTo: Sheila Ormrod <sheila@mailbox.example>\nDate: Tue, 5 May 2020\nSubject: RE: FOI request"
    assert len(texts(head + "\n\n" + textwrap.fill(LONG, 72), wrapped=True)) == 5


MARKS = [
    ("**Bold words**", "Bold words", "bold"),
    ("## A heading", "A heading", "heading"),
    ("*All of it in italics*", "All of it in italics", "italic"),
]


@pytest.mark.parametrize(("raw", "text", "mark"), MARKS)
def test_marks_become_attributes(raw: str, text: str, mark: str) -> None:
    (block,) = blocks([Line(raw, 1)], False)
    assert block.text == text
    assert getattr(block, mark)


CLEAN = [
    ("our **[Child Protection Policy](#)**", "our Child Protection Policy", ("Child Protection Policy",)),
    ("see <https://ico.org.uk/>", "see https://ico.org.uk/", ()),
    ("7<sup>th</sup> April and 8^th May", "7th April and 8th May", ()),
    ("a snake_case word * and 2 * 3", "a snake_case word * and 2 * 3", ()),
]


@pytest.mark.parametrize(("raw", "text", "links"), CLEAN)
def test_marks_of_markdown_go(raw: str, text: str, links: tuple[str, ...]) -> None:
    assert clean(raw) == (text, links)


def test_a_sentence_that_a_page_end_split_is_joined_and_a_new_one_is_not() -> None:
    split = [Line("they are asked to bring", 1), Line("the form with them.", 2, broken=True)]
    assert [block.text for block in blocks(split, False)] == ["they are asked to bring the form with them."]
    apart = [Line("How many since you brought it in", 1), Line("The Council has issued none.", 2, broken=True)]
    assert len(blocks(apart, False)) == 2


@given(st.lists(st.text("abc de", min_size=1, max_size=30).filter(str.strip), max_size=10))
def test_unwrapped_paragraphs_keep_every_word(paragraphs: list[str]) -> None:
    assert " ".join(texts("\n\n".join(paragraphs))).split() == " ".join(paragraphs).split()


def test_short_lines_are_not_taken_for_wrapped_ones() -> None:
    assert wrap_width(["Yours sincerely,", "", "FOI Team"]) == (0, 0.0)
