"""Whether there is an answer at all, in a corpus so small that everything in it lies near everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from answering.library import open_library
from answering.question import answer_question
from index.build import build
from index.embedding import SentenceEmbeddings

LETTER = """Our ref: TB 17-9

2 March 2017

Dear Ms Thistlewood,

You asked:

1. When does the harbour office close?

The harbour office closes at noon on every working day.

Yours sincerely,

Testbury
"""


@pytest.fixture(scope="module")
def one_letter(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("one")
    (folder / "corpus" / "letters").mkdir(parents=True)
    Path(folder / "corpus" / "letters" / "TB-17-9.txt").write_text(LETTER, encoding="utf-8")
    build(folder / "corpus", folder / "built", SentenceEmbeddings())
    return open_library(folder / "corpus", folder / "built")


@pytest.mark.parametrize("question", ["When does the harbour office close?", "What time does the office at the harbour close?"])
def test_the_question_of_the_only_letter_is_answered(one_letter, question):
    answer = answer_question(question, one_letter)
    assert answer.outcome == "answered", answer.outcome
    assert [s.text for s in answer.statements if s.kind == "quote"] == ["The harbour office closes at noon on every working day."]


@pytest.mark.parametrize(
    "question",
    ["Who decides whether I see my child, Cafcass or the court?", "Who decides about contact?", "Are all practitioners qualified social workers?", "Who makes the final decision about contact?"],
)
def test_what_the_letters_say_in_so_many_words_is_answered(library, question):
    assert answer_question(question, library).citations


@pytest.mark.parametrize("question", ["How do I complain about a planning decision?", "Who pays for the school bus?"])
def test_another_question_is_not(one_letter, question):
    assert not [s for s in answer_question(question, one_letter).statements if s.kind == "quote"]
