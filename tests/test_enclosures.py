"""Enclosures called and counted the same wherever a draft names them, spans of time beside their days, and what includes and is limited."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.itself import enclosures, including
from answering.checks.timing import spans

HANDBOOK = "We hold this. Our Equality Handbook is enclosed as {} ({} pages)."


@pytest.mark.parametrize(
    ("label", "pages", "wrong"),
    [
        ("Annex A", "26", []),
        ("Annex A", "62", ["26", "62"]),
        ("Annex C", "26", ["Annex A", "Annex C"]),
    ],
)
def test_enclosures(library, label, pages, wrong):
    text = letter(HANDBOOK.format(label, pages), "Please send me the handbook.").rstrip() + "\n\nEnclosed: Annex A, Equality Handbook (26 pages).\n"
    assert sorted(f.text for f in findings(text, library, enclosures.CHECKS)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Our letter CAF 18-101 is of 10 October 2018. One day after that letter, on 11 October 2018, the framework was published.", ""),
        ("Our letter CAF 18-101 is of 10 October 2018. Two weeks after that letter, on 11 October 2018, the framework was published.", "Two weeks after that letter"),
        ("Our letter CAF 18-101 is of 10 October 2018. One day before that letter, on 11 October 2018, the framework was published.", "One day before that letter"),
        ("We took advice a fortnight before your request, on 28 January 2026.", ""),
        ("We took advice two months before your request, on 28 January 2026.", "two months before your request"),
        ("We took advice some years before your request.", ""),
    ],
)
def test_spans_of_time(library, said, wrong):
    assert "".join(f.text for f in findings(letter(said), library, spans.CHECKS)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Every case depends on many factors. These include, and are limited to, the child's age.", "include, and are limited to"),
        ("Every case depends on many factors. These include, but are not limited to, the child's age.", ""),
        ("The records are limited to what the court sends, and include its orders.", ""),
    ],
)
def test_what_includes_is_not_limited(library, said, wrong):
    assert "".join(f.text for f in findings(letter(said), library, including.CHECKS)) == wrong
