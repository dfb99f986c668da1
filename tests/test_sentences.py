"""Sentences as slices of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences

TEXTS = [
    ("See s. 16A. It says so.", ["See s. 16A.", "It says so."]),
    (
        "We asked Mr. Holt (No. 3), i.e. the clerk. He agreed.",
        ["We asked Mr. Holt (No. 3), i.e. the clerk.", "He agreed."],
    ),
    ("It cost £1.5 million. Why?", ["It cost £1.5 million.", "Why?"]),
    ("1. How many? 2. Why?", ["1. How many?", "2. Why?"]),
    ("- one\n- two", ["- one", "- two"]),
    ('"Is it so?" he asked. Yes.', ['"Is it so?" he asked.', "Yes."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text("aB1 .?!\n“”()s,£"))
def test_they_never_overlap_and_leave_nothing_out(text: str) -> None:
    ranges = sentences(text)
    assert all(a < b <= c < d for (a, b), (c, d) in zip(ranges, ranges[1:], strict=False))
    outside = set(range(len(text))) - {i for start, end in ranges for i in range(start, end)}
    assert all(text[i].isspace() for i in outside)
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in ranges)
