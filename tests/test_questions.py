"""The fixed question set: what a row may hold, and that its gold is in the letters, word for word."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from conftest import CORPUS

from corpus.collection import load_corpus
from corpus.register import load_changes
from eval.questions import InvalidQuestions, load_questions, of_part
from prompts import load_signposts

GOOD = {"id": "a1", "question": "How many?", "answerable": True, "gold_sources": ["BW-20-1"], "gold_quotes": ["Four."], "outcome": "answered", "part": "dev"}


@pytest.fixture
def load(tmp_path):
    def load(*lines: str):
        path = tmp_path / "set.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        return load_questions(path)

    return load


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": ""}, "set.jsonl, line 1, id: missing or empty"),
        ({"id": "a 1"}, "set.jsonl, line 1, id: 'a 1' has a space in it"),
        ({"question": None}, "line 1, question: missing or empty"),
        ({"question": 7}, "line 1, question: 7 is not a text"),
        ({"previous": "and then?"}, 'line 1, previous: "and then?" is not a list of texts'),
        ({"gold_quotes": [""]}, 'line 1, gold_quotes: [""] is not a list of texts'),
        ({"answerable": "yes"}, 'line 1, answerable: "yes" is not true or false'),
        ({"outcome": "refused"}, 'line 1, outcome: "refused" is not one of answered, partly_answered'),
        ({"part": "train"}, 'line 1, part: "train" is not one of dev, test'),
        ({"answerable": False}, "line 1, gold_quotes: a question that cannot be answered has none"),
        ({"gold_quote": ["Four."]}, "line 1, gold_quote: there is no such field; gold_quotes is meant"),
    ],
)
def test_a_wrong_field_is_named_with_its_file_and_line(load, change, told):
    with pytest.raises(InvalidQuestions) as caught:
        load(json.dumps(GOOD | change))
    assert told in str(caught.value)


def test_a_wrong_line_is_named(load):
    for lines, told in [(["{"], "line 1: not JSON"), (["", "[1]"], "line 2: a JSON object is expected"), ([], "no question in it"),
                        ([json.dumps(GOOD)] * 2, "line 2, id: a1 stands on an earlier line too")]:  # fmt: skip
        with pytest.raises(InvalidQuestions, match=told):
            load(*lines)


def test_what_is_missing_has_no_gold_and_unknown_fields_are_let_be(load):
    (question,) = load('{"id": "x", "question": "Why?", "colour": "red"}')
    assert (question.answerable, question.outcome, question.signposts, question.notices) == (None, None, None, None)


def test_a_missing_file_is_told_plainly(tmp_path):
    with pytest.raises(FileNotFoundError, match="Name a file of questions with --questions"):
        load_questions(tmp_path / "none.jsonl")


def test_every_gold_quote_stands_verbatim_in_a_gold_source():
    texts = {source.key: " ".join(source.text.split()) for source in load_corpus(CORPUS).sources}
    for question in load_questions():
        assert set(question.gold_sources) <= set(texts), question.id
        for quote in question.gold_quotes:
            assert any(" ".join(quote.split()) in texts[key] for key in question.gold_sources), f"{question.id}: {quote}"


def test_the_set_is_large_varied_and_split():
    questions = load_questions()
    kinds = Counter(question.kind for question in questions)
    assert len(questions) >= 200
    assert len(kinds) >= 15
    assert sum(question.outcome == "nothing_found" for question in questions) >= 50
    parts = {part: list(of_part(questions, part)) for part in ("dev", "test")}
    assert sum(map(len, parts.values())) == len(questions) == len(list(of_part(questions, "all")))
    assert all(len(rows) >= 100 and any(q.answerable for q in rows) and any(q.signposts for q in rows) for rows in parts.values())


def test_signposts_and_notices_are_ones_that_exist():
    changes, signposts = {change.id for change in load_changes(CORPUS)}, load_signposts()
    for question in load_questions():
        assert set(question.notices or ()) <= changes, question.id
        for name in question.signposts or ():
            assert signposts[name], question.id
