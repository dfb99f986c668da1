"""Figures told of years against what past letters counted by year, in lists and tables."""

from __future__ import annotations

import pytest
from draft_samples import letter

from answering.draft import check_draft
from answering.library import Library, open_library
from index.build import build

COUNTED = """The number of falls reported to us:

- 2013-14: 341
- 2014-15: 368
- 2015-16: 402

| Day | Staff | Prisons |
|---|---|---|
| 31 March 2023 | 231 | 75 |
| 31 March 2024 | 238 | 76 |

We waived the annual fee for 18 charities in 2017-18. We issued 47 defect notices for devices in the year 2016-17."""


@pytest.fixture(scope="module")
def wall(tmp_path_factory, embeddings) -> Library:
    corpus = tmp_path_factory.mktemp("wall")
    (corpus / "letters").mkdir()
    text = f"Our ref: ICCA 17-94\n22 November 2017\n\nDear Ms Example\n\nYou asked:\n\nHow many falls, staff and notices were there?\n\nOur answer:\n\n{COUNTED}\n\nYours sincerely"
    (corpus / "letters" / "ICCA-17-94.txt").write_text(text, encoding="utf-8")
    build(corpus, corpus / "index", embeddings)
    return open_library(corpus, corpus / "index")


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("There were 341 falls in 2013-14, 386 in 2014-15 and 402 in 2015-16.", ["386"]),
        ("There were 341 falls in 2013-14, 368 in 2014-15 and 402 in 2015-16.", []),
        ("There were 344 visits in 2013-14, 386 in 2014-15 and 412 in 2015-16.", []),  # of something else
        ("On 31 March 2023 we had 238 staff in 76 prisons.", ["31 March 2023"]),
        ("On 31 March 2024 we had 238 staff in 76 prisons.", []),
        ("On 31 March 2026 we had 251 staff in 80 prisons.", []),
        ("We issued 47 defect notices for devices in the year 2015-16.", ["2015-16"]),
        ("We issued 39 defect notices for devices in the year 2025-26.", []),
        ("47 people wrote in the year 2015-16.", []),
        ("| What | Year | How many |\n|---|---|---|\n| Charities whose annual fee we waived | 2018-19 | 18 |", ["2018-19"]),
        ("| What | Year | How many |\n|---|---|---|\n| Charities whose annual fee we waived | 2017-18 | 18 |", []),
        ("| What | Year | How many |\n|---|---|---|\n| Gates that were mended | 2018-19 | 18 |", []),
    ],
)
def test_a_figure_told_of_another_year(wall: Library, said: str, wrong: list[str]) -> None:
    found = [f for f in check_draft(letter(said, "How many were there?"), wall).findings if f.check == "conflict"]
    assert len(found) == len(wrong) and all(words in f.text for words, f in zip(wrong, found, strict=True))
    assert all(f.evidence[0].quote for f in found)
