"""A count that past letters kept back as "fewer than five", and that a draft gives."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.people import kept_below


@pytest.fixture
def board(library_of):
    counted = "In 2013/14 there were 17 appeals, of which six were allowed, and fewer than five were withdrawn before the hearing."
    return library_of(("How many appeals were there?", f"{counted} Two rooms are used for the hearings."))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("In 2013/14 there were 17 appeals, of which six were allowed. I can say only that two were withdrawn before the hearing.", ["two"]),
        ("In 2013/14 there were 17 appeals, of which six were allowed, and three of them were withdrawn before the hearing.", ["three"]),
        ("In 2013/14 there were 17 appeals, and fewer than five were withdrawn before the hearing.", []),
        ("In 2013/14 there were 17 appeals, of which six were allowed.", []),
        ("Two rooms were used for the hearings.", []),
    ],
)
def test_a_count_that_was_kept_back_is_found(board, sentence, words):
    found = findings(letter(sentence, "How many appeals were there?"), board, kept_below.CHECKS, "small_number")
    assert [f.text for f in found] == words
    assert all(f.evidence for f in found)
