"""The five real letters, and small letters of every other shape: what was asked, what was answered, and how it ended."""

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.exchange import Letter
from corpus.letter import letter_from, read_letter

LETTERS = Path(__file__).parents[1] / "corpus" / "letters"

# key -> date in words, exchanges (label, outcome, exemptions, asks passed over)
REAL = {
    "CAF-16-84": ("after 16 June 2016", [("1", "given", (), 0)]),
    "CAF-15-44": ("7 April 2015", [("1", "not_held", (), 0), ("2", "given", (), 0), ("3", "partly", (), 1)]),
    "CAF-15-67": ("11 May 2015", [("1", "partly", (), 1)]),
    "CAF-16-130": ("29 September 2016", [("1", "not_held", (), 0)]),
    "CAF-18-101": (
        "10 October 2018",
        [
            ("1a", "given", (), 0),
            ("1b", "given", (), 0),
            ("1c", "given", (), 0),
            ("2", "given", (), 0),
            ("3", "given", (), 0),
            ("4", "given", (), 0),
            ("5", "given", (), 0),
            ("6", "partly", ("section 40",), 0),
            ("7", "partly", ("section 40",), 0),
        ],
    ),
}


@pytest.mark.parametrize("key", REAL)
def test_the_real_letters(key: str) -> None:
    date, exchanges = REAL[key]
    letter = read_letter(LETTERS / f"{key}.txt")
    assert letter.key == key
    assert letter.published
    assert letter.published.text == date
    assert [(e.label, e.outcome, e.exemptions, len(e.unaddressed)) for e in letter.exchanges] == exchanges


@pytest.mark.parametrize("key", REAL)
def test_the_laws_of_a_letter(key: str) -> None:
    letter = read_letter(LETTERS / f"{key}.txt")
    taken = sorted(
        {(*span, kind) for e in letter.exchanges for kind, row in (("q", e.asked), ("a", e.answered)) for span in row}
    )
    for (_, end, kind), (start, _, other) in zip(taken, taken[1:], strict=False):
        assert end <= start or kind == other == "q", "asked and answered never overlap"
    assert all(0 <= start < end <= len(letter.text) for start, end, _ in taken)
    assert "Chief Executive" not in "".join(letter.answered(e) for e in letter.exchanges), "page furniture is out"
    assert read_letter(LETTERS / f"{key}.txt") == letter, "reading is deterministic"


def test_a_sentence_that_a_page_end_split_is_whole() -> None:
    letter = read_letter(LETTERS / "CAF-18-101.txt")
    assert "and under s16A of the Children Act 1989" in letter.answered(letter.exchanges[4])


def test_a_quoted_statute_is_part_of_its_answer() -> None:
    last = read_letter(LETTERS / "CAF-18-101.txt").exchanges[-1]
    assert last.label == "7"
    assert len(last.answered) > 8


def read(text: str, name: str = "reply.txt") -> Letter:
    return letter_from(Document((text,)), name, "0" * 64)


def asked_answered(letter: Letter) -> list[tuple[str, str, str]]:
    return [(e.label, letter.asked(e), letter.answered(e)) for e in letter.exchanges]


HEAD = "Our ref: FOI 77\n\n5 July 2021\n\nDear Mr Holt,\n\n"
TAIL = "\n\nIf you are unhappy with this reply you may ask for an internal review.\n\nYours sincerely,\n\nFOI Team\n"

SHAPES = {
    "You asked, in one paragraph": (
        "Thank you for your request of 2 July 2021. You asked:\n\nHow many dogs do you own?\n\nWe own four dogs.",
        [("1", "How many dogs do you own?", "We own four dogs.")],
    ),
    "numbered pairs": (
        "Our answers are below.\n\n1. How many dogs do you own?\n\nWe own four dogs.\n\n2. And cats?\n\nNone are kept.",
        [("1", "How many dogs do you own?", "We own four dogs."), ("2", "And cats?", "None are kept.")],
    ),
    "two blocks with the same numbers": (
        "Thank you for your email. You asked:\n\n1. How many dogs do you own?\n\n2. And cats?\n\nOur response is as follows:"
        "\n\n1. We own four dogs.\n\n2. No cats are kept here.",
        [("1", "How many dogs do you own?", "We own four dogs."), ("2", "And cats?", "No cats are kept here.")],
    ),
    "answers that count the paragraphs": (
        "Thank you for your email. You asked:\n\nHow many dogs do you own?\n\nWhat do they eat?\n\nI set out our reply below."
        "\n\nYour first question\n\nWe own four dogs.\n\nYour second question\n\nThey are fed on biscuits.",
        [("1", "How many dogs do you own?", "We own four dogs."), ("2", "What do they eat?", "They are fed on biscuits.")],
    ),
    "a last request that is no question, answered by its number": (
        "Thank you for your email. You made the following requests:\n\n1. How many dogs do you own?\n2. Who feeds them?\n3. A quotation from somebody senior on dogs.\n4. The note of the managers' "
        "discussion of this subject in June 2021.\n\nResponse to 1. We own four dogs.\n\nResponse to 2. The wardens do.\n\nResponse to 3. We do not hold this.\n\nResponse to 4. We hold the note and enclose it.",
        [
            ("1", "How many dogs do you own?", "We own four dogs."), ("2", "Who feeds them?", "The wardens do."), ("3", "A quotation from somebody senior on dogs.", "We do not hold this."),
            ("4", "The note of the managers' discussion of this subject in June 2021.", "We hold the note and enclose it."),
        ],
    ),
    "lettered parts under a numbered stem": (
        "Thank you for your email. You asked:\n\n1. Please tell me about your dogs:\n\na, how many you own\n\nWe own four dogs."
        "\n\nb, what they eat\n\nThey are fed on biscuits.",
        [
            ("1a", "Please tell me about your dogs:\nhow many you own", "We own four dogs."),
            ("1b", "Please tell me about your dogs:\nwhat they eat", "They are fed on biscuits."),
        ],
    ),
    "question and answer in letters": (
        "Thank you for your email.\n\nQ. How many dogs do you own?\n\nA. We own four dogs.\n\nQ. And cats?\n\nA. None are kept.",
        [("1", "How many dogs do you own?", "We own four dogs."), ("2", "And cats?", "None are kept.")],
    ),
    "a table": (
        "Please find our response in the table below.\n\n| No. | Question | Response |\n|---|---|---|\n"
        "| 1 | How many dogs? | Four dogs. |\n| 2 | And cats? | None. |",
        [("1", "How many dogs?", "Four dogs."), ("2", "And cats?", "None.")],
    ),
    "the body says what was asked": (
        "Thank you for your email of 2 July, in which you asked for the number of dogs kept at Harl Edge.\n\nWe own four dogs.",
        [("1", "the number of dogs kept at Harl Edge.", "We own four dogs.")],
    ),
    "you asked, and the answer in one paragraph": (
        "Thank you for your email.\n\nYou asked how many dogs we own. There are four.\n\nYou also asked what they eat. They "
        "are fed on biscuits.",
        [("1", "how many dogs we own.", "There are four."), ("2", "what they eat.", "They are fed on biscuits.")],
    ),
    "a table inside an answer stays whole": (
        "Thank you for your email. You asked:\n\nHow many dogs do you own?\n\nThe figures are these.\n\n| Year | Dogs |\n"
        "| 2019 | 3 |\n| 2020 | 4 |\n\nThe count is taken in March.",
        [("1", "How many dogs do you own?", "The figures are these.\n\n| Year | Dogs |\n\n| 2019 | 3 |\n\n| 2020 | 4 |\n\nThe count is taken in March.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_of_letters(shape: str) -> None:
    body, expected = SHAPES[shape]
    assert asked_answered(read(HEAD + body + TAIL)) == expected


def test_the_request_may_stand_in_the_message_below() -> None:
    thread = "\n\n-----Original Message-----\nFrom: Ann Holt\n\nHello,\n\n1. How many dogs?\n\n2. And what do they eat?\n\nAnn Holt"
    body = (
        "Thank you for your email below. I can answer as follows:\n\n1. There are four.\n\n2. They are fed on biscuits."
    )
    letter = read(HEAD + body + TAIL.rstrip() + thread)
    assert asked_answered(letter) == [
        ("1", "How many dogs?", "There are four."),
        ("2", "And what do they eat?", "They are fed on biscuits."),
    ]


PURPOSES = {
    "an acknowledgement": "Your request is being dealt with and we will respond within 20 working days.",
    "a request for clarification": "Please could you clarify which years you mean? Once we have heard from you we will respond.",
    "an extension of time": "We need more time to consider the public interest test and have extended the deadline to 3 May 2021.",
    "a transfer to another body": "We have transferred your request to Harrowmere County Council.",
}


@pytest.mark.parametrize("purpose", PURPOSES)
def test_letters_that_answer_nothing_say_what_they_seem_to_be(purpose: str) -> None:
    body = "Thank you for your request of 2 July 2021. You asked:\n\nHow many dogs do you own?\n\n" + PURPOSES[purpose]
    letter = read(HEAD + body + "\n\nYours sincerely,\n\nFOI Team")
    assert [e.outcome for e in letter.exchanges] == ["not_addressed"]
    assert any(purpose in warning for warning in letter.warnings)
    assert PURPOSES[purpose] in letter.text, "nothing is dropped from the text"


def test_a_second_letter_in_the_file_is_told() -> None:
    one = HEAD + SHAPES["You asked, in one paragraph"][0] + TAIL
    assert any("more than one letter" in warning for warning in read(one + "\n\n" + one).warnings)
    assert not any("more than one letter" in warning for warning in read(one).warnings)


def test_a_text_that_is_no_letter_is_kept_with_a_warning() -> None:
    letter = read("Dogs\n\nA dog is a good companion.")
    assert not letter.exchanges
    assert letter.warnings
    assert "good companion" in letter.text
