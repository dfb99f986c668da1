"""What several tests share: the shipped corpus with a real index, and small corpora of invented letters."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"

from answering.library import Library, open_library
from index.build import build
from index.embedding import SentenceEmbeddings

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"

LETTER = """{addressee}
Bramblewick Council
Town Hall
Bramblewick
BW1 2AA

Our ref: {reference}

{date}

Dear {salutation},

Re: Freedom of Information Request

Thank you for your email of 3 March 2020. You made the following request for information:

{asked}

Please see below for our response.

{answered}

If you are unhappy with this reply you may ask for an internal review. If you are still unhappy you may complain to the Information Commissioner.

Yours sincerely,

Information Team
"""


@pytest.fixture(scope="session")
def embeddings() -> SentenceEmbeddings:
    return SentenceEmbeddings()


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory, embeddings: SentenceEmbeddings) -> Path:
    """A real index of the shipped corpus."""
    folder = tmp_path_factory.mktemp("index") / "built"
    build(CORPUS, folder, embeddings)
    return folder


@pytest.fixture(scope="session")
def library(index_folder: Path) -> Library:
    return open_library(CORPUS, index_folder)


@pytest.fixture
def write_letter(tmp_path: Path) -> Callable[..., Path]:
    """Write an invented letter into a corpus folder below tmp_path; returns the corpus folder."""

    def write(name: str = "BW-20-1", asked: str = "How many parking fines did you issue in 2019?",
              answered: str = "The council issued 4,212 parking fines in 2019.", date: str = "20 March 2020",
              salutation: str = "Ms Thistlewood", addressee: str = "Ms Petra Thistlewood\npetra.thistlewood@mailbox.example\n") -> Path:  # fmt: skip
        folder = tmp_path / "corpus" / "letters"
        folder.mkdir(parents=True, exist_ok=True)
        reference = name.replace("-", " ", 1)
        text = LETTER.format(addressee=addressee, reference=reference, date=date, salutation=salutation, asked=asked, answered=answered)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return tmp_path / "corpus"

    return write


@pytest.fixture
def library_of(write_letter: Callable[..., Path], tmp_path: Path, embeddings: SentenceEmbeddings) -> Callable[..., Library]:
    """The library of an invented body: a letter for each request with its answer."""

    def library_of(*letters: tuple[str, str]) -> Library:
        for n, (asked, answered) in enumerate(letters, 1):
            corpus = write_letter(f"BW-20-{n}", asked=asked, answered=answered)
        build(corpus, tmp_path / "index", embeddings)
        return open_library(corpus, tmp_path / "index")

    return library_of


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of `known_gaps.txt` as expected failures."""
    lines = (Path(__file__).parent / "known_gaps.txt").read_text(encoding="utf-8").splitlines()
    gaps = {line for line in lines if line and not line.startswith("#")}
    for item in items:
        if item.nodeid in gaps:
            item.add_marker(pytest.mark.xfail(reason="a known gap (tests/known_gaps.txt)", strict=True))
