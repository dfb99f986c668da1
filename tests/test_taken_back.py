"""Somebody who is said to do what the sentence before says that he does not."""

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
