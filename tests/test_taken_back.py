"""Somebody who is said to do what the same answer says that another does."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.itself import taken_back

DECIDES = 'It is the court, and not Cafcass, that makes decisions about contact.'


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"{DECIDES} The law now speaks of other orders, but Cafcass still makes them.", "Cafcass still makes them"),
        (f"{DECIDES} The law now speaks of other orders, but the court still makes them.", ""),
        (f"{DECIDES} Cafcass still reports on them.", ""),
        ("Cafcass writes the reports. Cafcass still makes them.", ""),
    ],
)
def test_what_the_sentence_before_denies(library, said, words):
    assert "".join(f.text for f in findings(letter(said, "Who decides?"), library, taken_back.CHECKS)) == words


@pytest.mark.parametrize(("who", "words"), [("Cafcass has.", "Cafcass has."), ("The court has.", "")])
def test_a_short_answer_beside_what_is_quoted_behind_it(library, who, words):
    said = f'{who} As we wrote in CAF 16-84: "Recommendations made by the practitioner are open to challenge at court and it is the court, rather than Cafcass, that makes final decisions in family court proceedings about children spending time with their parents."'
    assert "".join(f.text for f in findings(letter(said, "Who has the last word on whether I see my child?"), library, taken_back.CHECKS)) == words
