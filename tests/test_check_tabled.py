"""The rows of a draft's tables against what past letters counted in the same year."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.said_before import record
from answering.library import Library, open_library
from index.build import build

HEAD = "| Year | Fines | Cancelled |\n"


@pytest.fixture
def council(write_letter, tmp_path, embeddings) -> Library:
    corpus = write_letter(asked="How many parking fines did you issue in 2014/15?", answered="In 2014/15 the council issued 131,740 fines and cancelled 4,486 that had been wrongly given.")
    build(corpus, tmp_path / "index", embeddings)
    return open_library(corpus, tmp_path / "index")


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("| 2014/15 | 131,740 | 4,486 |", []),
        ("| 2014/15 | 131,740 | 4,846 |", ["4,846"]),
        ("| 2014/15 | 131,470 | 4,486 |", ["131,470"]),
        ("| 2013/14 | 131,740 | 4,486 |", ["2013/14"]),
        ("| 2024/25 | 118,905 | 3,377 |", []),  # another year's
        ("| 2014/15 | 131,740 | 212 |", []),  # of something else
        ("| 2013/14 | 131,740 | 4,101 |", []),
        ("| 1 | 131,740 | 4,846 |", []),  # no year
    ],
)
def test_a_row_of_a_year(council: Library, row: str, wrong: list[str]) -> None:
    found = findings(letter(f"What we counted was:\n\n{HEAD}{row}", "How many fines?"), council, record.CHECKS, "conflict")
    assert [(f.check, f.text) for f in found] == [("conflict", words) for words in wrong]
    assert all("131,740 fines" in f.evidence[0].quote for f in found)


def test_one_cell_of_a_row_that_is_otherwise_a_past_one(write_letter, tmp_path, embeddings):
    table = "| Year | Firms | Visits | Notices |\n| --- | --- | --- | --- |\n| 2021/22 | 298 | 41 | 33 |\n| 2022/23 | 304 | 46 | 38 |"
    corpus = write_letter(asked="How many firms, visits and notices were there in each year?", answered=table)
    build(corpus, tmp_path / "index", embeddings)
    library = open_library(corpus, tmp_path / "index")
    for cell, wrong in (("64", ["64"]), ("46", []), ("fewer than five", [])):
        said = table.replace("| 46 |", f"| {cell} |")
        assert [f.text for f in findings(letter(said, "How many firms, visits and notices?"), library, record.CHECKS, "conflict")] == wrong
