"""Whose turn is it? Small bodies of letters, with the requester's paragraphs marked."""

import pytest

from corpus.anatomy.blocks import blocks
from corpus.anatomy.furniture import Line
from corpus.anatomy.turns import turns

# ">" marks a requester's paragraph and is taken off before it is read
BODIES = {
    "voice alone": ["> Is it documented anywhere that a parent can be told to have less contact?", "This information is not held by the Agency.",
                    "> I would also like to know whether staff are trained for this.", "All practitioners receive training in the first six months."],
    "numbers": ["> 1. Number of beds", "The Trust has 611 beds.", "> 2. Number of beds in 2013", "702.", "> 3. Who owns them", "Larder Vending Ltd."],
    "numbers inside an answer": ["> How is a bridge closed?", "A bridge is closed in two steps:", "1. The engineer tells the manager.", "2. The manager tells the police."],
    "headings": ["Your request", "> the slides", "Our response", "The slides are reproduced under licence and are withheld."],
    "bold": ["> **Court Welfare Officer pay scale, and how many are on it?**", "The scale runs from £32,140 to £40,265.", "> **And psychologists**",
             "The Agency instructed no psychologists in the three years."],
    "quotation inside a request": ["> I refer to your letter, which says:", "> \"Whether a complaint is serious depends on the circumstances.\"",
                                   "> That is no answer. Please give me the list.", "Please see below for our response.", "There is no list of words."],
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_whose_turn(name: str) -> None:
    marked = BODIES[name]
    lines = [line for text in marked for line in (Line(text.removeprefix("> "), 1), Line("", 1))]
    read = turns(blocks(lines, False))
    asks = [turn.asks for turn in read if not (turn.cue and turn.cue.whole)]
    expected = [
        text.startswith("> ") for text, turn in zip(marked, read, strict=True) if not (turn.cue and turn.cue.whole)
    ]
    assert asks == expected


def test_an_empty_body_has_no_turns() -> None:
    assert turns(()) == ()
