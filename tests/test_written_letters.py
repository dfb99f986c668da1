"""Invented letters, rendered as real files in every format, are read back exactly; and the yardstick itself is true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.reading_report import Result, read_all, summary, written_letters
from tests.rendering import CONTAINERS, choose_style, exact, label_key, render, tokens

SAMPLE = written_letters(Path(__file__).parent / "written_sample.jsonl")
LEAST_EXACT = 0.95


def truth_as_read(truth: dict[str, Any]) -> list[dict[str, str]]:
    """What a perfect reader would hand over."""
    return [
        {"label": exchange["label"] or "1", "asked": exchange["asked"], "answered": exchange["answered"]}
        for exchange in truth["exchanges"]
    ]


# -- the reader


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    """Every letter of the sample in every container, read."""
    pytest.importorskip("corpus.letter")
    return list(read_all(SAMPLE, tmp_path_factory.mktemp("letters"), seed=7, containers=CONTAINERS))


def test_exchanges_are_read_exactly(results: list[Result]) -> None:
    values = [value for result in results for value in result.exact]
    assert sum(values) / len(values) >= LEAST_EXACT, "\n" + summary(results)


def test_no_file_stops_the_reader(results: list[Result]) -> None:
    assert [(result.rendered.name, result.error) for result in results if result.error] == []


def test_the_requester_is_masked_in_every_file(results: list[Result]) -> None:
    assert {result.rendered.name: result.unmasked for result in results if result.unmasked} == {}


def test_reference_and_date_are_read_in_every_file(results: list[Result]) -> None:
    wrong = [
        f"{result.rendered.name}: {result.letter['ref']}, {result.rendered.truth['date']}"
        for result in results
        if not (result.reference_right and result.date_right)
    ]
    assert wrong == []


def test_no_word_is_both_asked_and_answered(results: list[Result]) -> None:
    for result in results:
        exchanges = result.read.exchanges if result.read else ()
        asked = [span for exchange in exchanges for span in exchange.asked]
        answered = [span for exchange in exchanges for span in exchange.answered]
        both = [(a, b) for a in asked for b in answered if a.start < b.end and b.start < a.end]
        assert both == [], result.rendered.name


# -- the yardstick


def rendered_sample() -> Iterator[tuple[dict[str, Any], Any, Any]]:
    """Every letter in every container, with its style."""
    for letter in SAMPLE:
        for container in CONTAINERS:
            rng = Random(f"{letter['ref']} {container}")
            style = choose_style(letter, rng, container)
            yield letter, style, render(letter, style, Random(container))


def test_the_sample_covers_every_layout() -> None:
    assert {letter["layout"] for letter in SAMPLE} == {
        "plain",
        "bold",
        "numbered",
        "lettered",
        "headed",
        "alternating",
    }


def test_a_letter_is_rendered_the_same_every_time() -> None:
    for letter, style, rendered in rendered_sample():
        assert render(letter, style, Random(style.container)) == rendered


def test_a_perfect_reader_scores_everything() -> None:
    for _, _, rendered in rendered_sample():
        assert all(exact(truth_as_read(rendered.truth), rendered.truth))


def test_every_word_of_the_truth_is_in_the_file() -> None:
    for letter, style, rendered in rendered_sample():
        if style.container in ("txt", "wrapped") and not style.furniture:
            text = " ".join(tokens(rendered.data.decode()))
            for exchange in rendered.truth["exchanges"]:
                for part, _ in exchange["answered_parts"]:
                    assert " ".join(tokens(part)) in text, letter["ref"]


TRUTH = {
    "exchanges": [
        {
            "label": "1a",
            "asked": "How many swans?",
            "asked_before_ok": ["On the lake:"],
            "answered": "Nine swans. All “mute”.",
            "answered_parts": [["With regard to point 1:", False], ["Nine swans.", True], ["All “mute”.", True]],
            "outcome": "given",
        }
    ],
    "alternatives": [],
}


@pytest.mark.parametrize(
    ("label", "asked", "answered", "right"),
    [
        ("1a", "How many swans?", "Nine swans. All “mute”.", True),
        ("(1)(a)", "How many swans?", "Nine swans.\n\n- All 'mute'.", True),
        ("1a", "On the lake:\nHow many **swans**?", 'With regard to point 1:\n\nNine swans.\nAll "mute".', True),
        ("1", "How many swans?", "Nine swans. All “mute”.", False),
        ("1a", "How many", "Nine swans. All “mute”.", False),
        ("1a", "How many swans?", "All “mute”. Nine swans.", False),
        ("1a", "How many swans?", "Nine swans.", False),
        ("1a", "How many swans?", "Nine swans. Page 2 of 4 All “mute”.", False),
        ("1a", "How many swans?", "Nine swans. All “mute”. Yours sincerely", False),
    ],
)
def test_exact_allows_typography_and_nothing_else(label: str, asked: str, answered: str, right: bool) -> None:
    assert exact([{"label": label, "asked": asked, "answered": answered}], TRUTH) == [right]


def test_an_exchange_too_many_counts_as_wrong() -> None:
    swans = {"label": "1a", "asked": "How many swans?", "answered": "Nine swans. All “mute”."}
    spurious = {"label": "2", "asked": "Annex", "answered": "Section 1"}
    assert exact([swans, spurious], TRUTH) == [True, False]


def test_a_masked_name_stands_for_the_words_it_hides() -> None:
    exchange = {**TRUTH["exchanges"][0], "asked": "Does Mr Cob know how many swans?", "label": None}
    read = {"label": "1", "asked": "Does [name removed] know how many swans?", "answered": exchange["answered"]}
    assert exact([read], {"exchanges": [exchange], "alternatives": []}) == [True]


@pytest.mark.parametrize(
    ("printed", "key"),
    [("Question 1:", "1"), ("Q1.", "1"), ("(b)", "b"), ("a,", "a"), ("Request 2", "2"), ("3 (ii)", "3ii"), ("", "")],
)
def test_labels_compare_without_their_punctuation(printed: str, key: str) -> None:
    assert label_key(printed) == key


def test_words_split_by_a_hyphen_are_whole() -> None:
    assert tokens("infor-\nmation, follow-up in 2013–14") == ["information", "followup", "in", "201314"]
