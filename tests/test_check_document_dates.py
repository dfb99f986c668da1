"""The dates that a draft gives to documents by their names."""

from __future__ import annotations

import pytest

from answering.checks.sources import document_dates
from answering.library import open_library
from index.build import build
from tests.draft_samples import findings, letter

PROTOCOL = "A vessel is moved as the Salvage Protocol, which was approved on 9 December 2019, says. It follows the Dues Agreement of 1 October 2018."


@pytest.fixture
def harbour(write_letter, tmp_path, embeddings):
    corpus = write_letter(asked="How are vessels moved?", answered=PROTOCOL)
    build(corpus, tmp_path / "index", embeddings)
    return open_library(corpus, tmp_path / "index")


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("It is done as the Salvage Protocol, approved on 9 December 2019, says.", ""),
        ("It is done as the Salvage Protocol, approved on 9 November 2019, says.", "9 November 2019"),
        ("It is done as the Salvage Protocol of 9 December 2018 says.", "9 December 2018"),
        ("The Dues Agreement was signed on 1 November 2018.", "1 November 2018"),
        ("The Dues Agreement was signed on 3 May 2021.", ""),  # no slip: a later one
        ("We asked on 9 November 2019 about the Salvage Protocol.", ""),  # not its own
        ("The Mooring Rules were approved on 9 November 2019.", ""),
    ],
)
def test_a_slip_in_the_date_of_a_document(harbour, said, wrong):
    found = findings(letter(said), harbour, document_dates.CHECKS, "conflict")
    assert [f.text for f in found] == ([wrong] if wrong else []) and all("9 December 2019" in f.message or "1 October 2018" in f.message for f in found)
