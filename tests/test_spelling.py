"""Misspelt words, mended against the corpus's own; what is a word of English stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.network import Network
from index.spelling import distance, mended

VOCABULARY = {"guardian": 9, "complaint": 30, "complaints": 20, "recommendation": 8, "domestic": 5, "court": 40, "report": 25}
tuned = pytest.mark.skipif(not Network("retriever").present, reason="models/retriever is not here")


@tuned
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the childs gardian", "the childs guardian"),
        ("how do i make a complant", "how do i make a complaint"),
        ("her recomendaton was wrong", "her recommendation was wrong"),
        ("domestc abuse", "domestic abuse"),
        ("a sort of resort", "a sort of resort"),  # words of English, though one slip from one of the corpus's
        ("the cort", "the court"),
        ("", ""),
    ],
)
def test_misspelt_words_are_mended(typed, meant):
    assert mended(typed, VOCABULARY, Network("retriever").knows) == meant


@given(st.text(max_size=60))
def test_nothing_is_mended_where_every_word_is_known(text):
    assert mended(text, VOCABULARY, lambda word: True) == text


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_distance_is_symmetric_and_zero_only_for_the_same(a, b):
    assert distance(a, b, 20) == distance(b, a, 20)
    assert (distance(a, b, 20) == 0) == (a == b)
    assert min(distance(a, b, 20), 2) == min(distance(a, b, 1), 2)
