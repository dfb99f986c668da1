"""The reader survives what letters are really like: hand-written letters, each with what a careful reader expects.

Every file of `letters_survival/` has an `.expected.json` beside it. `exchanges` is null where the reading of the
exchanges is left open, and an empty list where nothing was asked and answered. `published` is a date, or
`{"after": date}` for a bound, or null for "not checked"; so is a null reference. A reference or an outcome may be a
list of those that two careful readers could give. `warnings_any` wants a warning with one of the words in it.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.exchange import Letter
from tests.rendering import label_key, tokens

FOLDER = Path(__file__).parent / "letters_survival"
LETTERS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def expected(path: Path) -> dict[str, Any]:
    """What a careful reader finds in the letter."""
    return json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))


def contains(text: str, words: str) -> bool:
    """Whether the words stand in the text one after another, whatever their typography."""
    return f" {' '.join(tokens(words))} " in f" {' '.join(tokens(text))} "


@pytest.fixture(params=LETTERS, ids=[path.stem for path in LETTERS])
def path(request: pytest.FixtureRequest) -> Path:
    """One letter after another."""
    return request.param


@pytest.fixture
def letter(path: Path) -> Letter:
    """The letter, read; a reader may also refuse a file, with a reason that has the word looked for."""
    read_letter = pytest.importorskip("corpus.letter").read_letter
    try:
        return read_letter(path)
    except Exception as error:
        wanted = expected(path)["warnings_any"]
        if any(word in str(error).lower() for word in wanted):
            pytest.skip(f"refused, as it may be: {error}")
        raise


def test_every_letter_has_its_expectation() -> None:
    assert {path.stem for path in LETTERS} == {p.name.removesuffix(".expected.json") for p in FOLDER.glob("*.json")}


def test_reference_and_date(path: Path, letter: Letter) -> None:
    wanted = expected(path)
    references = wanted["reference"] if isinstance(wanted["reference"], list) else [wanted["reference"]]
    if references != [None]:
        assert "".join(letter.reference.split()) in ["".join(reference.split()) for reference in references]
    if isinstance(wanted["published"], dict):
        after = date.fromisoformat(wanted["published"]["after"])
        assert letter.published and (letter.published.date, letter.published.basis) == (after, "inferred")
    elif wanted["published"]:
        stated = date.fromisoformat(wanted["published"])
        assert letter.published and (letter.published.date, letter.published.basis) == (stated, "stated")


def test_exchanges(path: Path, letter: Letter) -> None:
    wanted = expected(path)["exchanges"]
    if wanted is None:
        pytest.skip("how its exchanges are read is left open")
    read = [(label_key(e.label), letter.asked(e), letter.answered(e)) for e in letter.exchanges]
    assert len(read) == len(wanted), read
    for (label, asked, answered), exchange in zip(read, wanted, strict=True):
        if exchange["label"] is not None:
            assert label == label_key(exchange["label"])
        for text, key in ((asked, "asked"), (answered, "answered")):
            assert [words for words in exchange[f"{key}_contains"] if not contains(text, words)] == [], text
            unwanted = exchange.get(f"{key}_not_contains", [])
            assert [words for words in unwanted if words in text or contains(text, words)] == [], text


def test_outcomes(path: Path, letter: Letter) -> None:
    wanted = [exchange["outcome"] for exchange in expected(path)["exchanges"] or []]
    wanted = [outcome if isinstance(outcome, list) else [outcome] for outcome in wanted]
    read = [exchange.outcome for exchange in letter.exchanges]
    if len(read) == len(wanted):  # where it is not, `test_exchanges` says so
        assert [pair for pair in zip(read, wanted, strict=True) if pair[0] not in pair[1]] == []


def test_private_people_are_masked(path: Path, letter: Letter) -> None:
    assert [words for words in expected(path)["masked"] if words.lower() in letter.text.lower()] == []


def test_warnings(path: Path, letter: Letter) -> None:
    wanted = expected(path)["warnings_any"]
    warnings = " ".join(letter.warnings).lower()
    assert not wanted or any(word in warnings for word in wanted), letter.warnings
