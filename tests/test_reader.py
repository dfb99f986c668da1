"""The reader: how a question and an exchange are laid out, and that what is loaded is what was reviewed."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.reader import LONGEST, QUESTION, Exchanged, Reader, lay_out
from index.network import MODELS, OPENS, PARTS, Network, WrongModel

needed = pytest.mark.skipif(not Network("reader").present, reason="models/reader is not here")


def letters(text: str) -> list[int]:
    return [1000 + ord(c) % 500 for c in text]


@given(st.text(max_size=200), st.text(max_size=100), st.lists(st.text(max_size=120), max_size=8))
def test_every_span_holds_its_own_sentence(question, asked, sentences):
    laid = lay_out(letters, question, Exchanged(asked, tuple(sentences)))
    assert len(laid.ids) == len(laid.types) <= LONGEST + 1
    assert laid.ids[0] == OPENS and laid.ids[-1] == PARTS
    assert laid.types == sorted(laid.types)
    assert len(laid.spans) == len(sentences)
    for sentence, span in zip(sentences, laid.spans, strict=True):
        if span:
            assert letters(sentence)[: span[1] - span[0]] == laid.ids[span[0] : span[1]]


def test_of_a_long_message_the_end_is_read():
    laid = lay_out(letters, "x" * 500 + "why", Exchanged("", ("because",)))
    assert laid.ids[QUESTION - 2 : QUESTION + 1] == letters("why")


@needed
def test_a_reading_is_the_same_whatever_else_is_read():
    reader = Reader()
    one, other = Exchanged("Who decides?", ("The court decides.", "We advise it.")), Exchanged("How many?", ("There were 44.",))
    assert reader.read("who decides", [one]) == [reader.read("who decides", [other, one])[1]]


@needed
def test_the_sentence_that_answers_belongs_most():
    exchange = Exchanged("How are complaints handled?", ("Complaints go to the service manager.", "A reply is sent within 15 working days.", "In 2016 we received 44 of them."))
    reading = Reader().read("how long before I hear back about my complaint", [exchange])[0]
    assert int(np.argmax(reading.sentences)) == 1


@needed
def test_foreign_weights_are_refused(tmp_path):
    shutil.copytree(MODELS / "reader", tmp_path / "reader")
    (tmp_path / "digests.json").write_text(json.dumps({"reader/model.onnx": "0" * 64, "reader/tokenizer.json": "0" * 64}), encoding="utf-8")
    with pytest.raises(WrongModel, match="git checkout models"):
        Reader(Network("reader", tmp_path)).read("who decides", [Exchanged("", ("The court.",))])


def test_without_weights_nothing_is_read(tmp_path):
    assert not Reader(Network("reader", tmp_path)).present
