"""Headers, footers and page numbers go; the words of the letter stay, and a sentence they split is marked as broken."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.anatomy.furniture import without_furniture
from corpus.document import Document

FOOT = "Dame Ann Thrupple Chair\nMontague Tidy Chief Executive"


def kept(text: str) -> list[str]:
    return [line.text for line in without_furniture(Document((text,)))[0] if line.text.strip()]


def test_a_footer_at_the_gap_of_a_page_end_goes() -> None:
    text = f"We do not hold\n\n{FOOT}\n\n\n\n\nthe figures.\n\nYours sincerely\n\n{FOOT}\n\n\n\n\n"
    lines, removed = without_furniture(Document((text,)))
    assert [line.text for line in lines if line.text.strip()] == ["We do not hold", "the figures.", "Yours sincerely"]
    assert [line.broken for line in lines if line.text == "the figures."] == [True]
    assert "Montague Tidy Chief Executive" in removed


def test_the_same_words_as_content_stay() -> None:
    assert kept("Who is in charge?\n\nMontague Tidy Chief Executive\n\nHe was appointed in 2015.") == [
        "Who is in charge?",
        "Montague Tidy Chief Executive",
        "He was appointed in 2015.",
    ]


def test_a_running_header_with_the_letters_own_reference_goes() -> None:
    assert kept("Our ref: FOI 20/0018\n\nWe hold\n\nABC - FOI 20/0018\n\nfour dogs.") == [
        "Our ref: FOI 20/0018",
        "We hold",
        "four dogs.",
    ]


def test_lines_that_say_whose_words_follow_stay_though_they_come_again() -> None:
    text = "Question 1\n\nHow many?\n\n\n\n\nOur response\n\nFour.\n\n\n\n\nQuestion 2\n\nWhy?\n\n\n\n\nOur response\n\nWe like them."
    assert kept(text).count("Our response") == 2
    assert "Question 2" in kept(text)


def test_years_are_no_page_numbers() -> None:
    assert kept("There were 14 in\n2016/17.\n") == ["There were 14 in", "2016/17."]


def test_headers_and_footers_of_real_pages_go() -> None:
    said = ["We own four dogs and", "they are fed at nine", "by the keeper."]
    pages = tuple(f"ABC Council\n\n{line}\n\nPage {n} of 3" for n, line in enumerate(said, 1))
    lines, _ = without_furniture(Document(pages, paged=True))
    assert [line.text for line in lines if line.text.strip()] == said


WORDS = st.lists(
    st.sampled_from("dogs are fed at nine and cats sleep until noon here".split()), min_size=3, max_size=12
)


@given(st.lists(WORDS, min_size=1, max_size=8, unique_by=tuple))
def test_a_sentence_that_does_not_come_again_is_never_removed(sentences: list[list[str]]) -> None:
    paragraphs = [" ".join(words).capitalize() + "." for words in sentences]
    assert kept(f"\n\n{FOOT}\n\n\n\n\n".join(paragraphs)) == paragraphs
