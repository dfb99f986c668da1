"""Passages are slices with their place, and search ranks them on both sides of an exchange."""

from __future__ import annotations

import math
import sqlite3

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.exchange import Letter
from index.embedding import DIGEST, SentenceEmbeddings, WrongModel, packaged_model
from index.passages import passages_of
from index.search import search
from index.words import content_words, stems


def test_passages_are_slices_inside_their_exchange(library):
    for passage in passages_of(library.sources):
        assert passage.source.text[passage.start : passage.end] == passage.text != ""
        if passage.exchange:
            spans = passage.exchange.asked if passage.side == "asked" else passage.exchange.answered
            assert any(span.start <= passage.start and passage.end <= span.end for span in spans)


def test_passage_keys_are_unique_and_stable(library):
    keys = [passage.key for passage in passages_of(library.sources)]
    assert len(keys) == len(set(keys))
    assert keys == [passage.key for passage in passages_of(library.sources)]


def test_every_answered_sentence_can_be_found(library):
    passages = list(passages_of(library.sources))
    for letter in library.letters:
        for exchange in letter.exchanges:
            covered = "".join(p.text for p in passages if p.source is letter and p.exchange is exchange and p.side == "answered")
            said = letter.answered(exchange)
            assert "".join(covered.split()) == "".join(said.split())


def test_boilerplate_is_no_passage_and_reviews_come_once(library):
    passages = list(passages_of(library.sources))
    assert {passage.source.key for passage in passages if passage.side == "review"} == {"CAF-18-101"}
    assert not any("Wycliffe House" in p.text or "Yours sincerely" in p.text for p in passages if p.source.kind == "letter" and p.side != "review")


def test_list_items_mean_something_by_their_lead_in(library):
    item = next(p for p in passages_of(library.sources) if p.text.startswith("- Interviewing Skills"))
    assert item.meaning.startswith("All social work staff are required to complete six core")
    assert item.meaning.endswith("Interviewing Skills in Cafcass;")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Who decides about contact?", ["decides", "contact"]),
        ("the officer's manager won't say", ["officer", "manager", "say"]),
        ("s7 report, 2018 & £450", ["s7", "report", "2018", "450"]),
        ("", []),
        ("what is it?", []),
    ],
)
def test_content_words(text, words):
    assert content_words(text) == words


@given(st.text(max_size=200))
def test_stems_are_those_of_the_index(text):
    """The question is stemmed by the very tokenizer that stemmed the passages."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'porter unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    connection.execute("INSERT INTO t VALUES (?)", (" ".join(content_words(text)),))
    assert list(stems(text)) == list(dict.fromkeys(term for (term,) in connection.execute("SELECT term FROM v ORDER BY offset")))
    connection.close()


def test_coverage_is_a_share(library):
    found = library.store.matching(stems("professional misconduct complaint line manager"), 500)
    assert found
    assert all(0 < score <= 1.6 for _, score in found)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_coverage_against_a_score_worked_by_hand(write_letter, tmp_path, embeddings):
    """One passage holds the word once: BM25 is idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * length / mean length)), and the
    most that it could be is idf * 2.2."""
    from index.build import build
    from index.store import Store

    corpus = write_letter(asked="Alpha beta?", answered="Gamma delta theta kappa lambda.\n\nEpsilon zeta eta iota mu nu.")
    build(corpus, tmp_path / "index", embeddings)
    store = Store(tmp_path / "index")
    total = store.meta.passages
    (number, coverage), *rest = store.matching(["gamma"], 10)
    assert not rest
    assert store.passage(number).meaning == "Gamma delta theta kappa lambda."
    assert store.rarity(["gamma"])["gamma"] == pytest.approx(math.log((total - 1 + 0.5) / 1.5))
    lengths = [len(store.passage(n).meaning.split()) for n in range(total)]
    expected = 2.2 / (1 + 1.2 * (0.25 + 0.75 * 5 / (sum(lengths) / total)))
    assert coverage == pytest.approx(expected / 2.2, rel=1e-3)


def test_a_short_answer_is_read_with_its_question(library):
    held = next(p for p in passages_of(library.sources) if p.text == "This information is not held by Cafcass.")
    assert held.meaning.startswith("Is it documented anywhere by CAFCASS")
    assert held.meaning.endswith(held.text)


def test_unknown_words_lower_the_coverage(library):
    (first, alone), *_ = library.store.matching(stems("misconduct"), 1)
    with_unknown = dict(library.store.matching(stems("misconduct xylophone"), 50))[first]
    assert with_unknown < alone


def test_ranks_scores_and_sides(library):
    hits = library.search("who decides about contact")
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert all(a.score >= b.score for a, b in zip(hits, hits[1:], strict=False))
    assert {hit.passage.side for hit in hits} <= {"answered", "section", "review"}


def test_what_was_asked_helps_to_find_its_answer(library):
    """The words stand only in the question; the answer is found through it."""
    hits = library.search("discriminative, judgmental, intimidating and bullying behaviour")
    assert hits[0].passage.exchange is not None
    assert hits[0].passage.exchange.label == "2"


def test_search_without_a_source_and_of_nothing(library):
    assert all(hit.passage.source.key != "CAF-18-101" for hit in search(library.store, library.embeddings, "HCPC complaint", without={"CAF-18-101"}))
    assert search(library.store, library.embeddings, "  ") == ()


def test_more_neighbours_than_passages_never_gives_a_padded_one(library):
    everything = library.store.nearest(library.embeddings.encode(["contact"])[0], 10**6)
    assert sorted(number for number, _ in everything) == list(range(library.store.meta.passages))


def test_embeddings_are_unit_float32(embeddings):
    vectors = embeddings.encode(["one", "two"])
    assert vectors.shape == (2, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embeddings.embed_query("one") == pytest.approx(vectors[0], abs=1e-5)


def test_only_the_reviewed_weights_are_used(tmp_path, monkeypatch):
    assert packaged_model().name == "model"
    monkeypatch.setattr("index.embedding.DIGEST", "0" * 64)
    with pytest.raises(WrongModel, match="are not the reviewed ones"):
        packaged_model()
    monkeypatch.setattr("index.embedding.PACKAGE", "no_such_package_here")
    with pytest.raises(WrongModel, match="pip install -r requirements.txt"):
        packaged_model()
    assert len(DIGEST) == 64


def test_another_model_can_be_named():
    assert SentenceEmbeddings("some/model").identity == "some/model"


def test_letters_are_served_newest_first(library):
    dates = [letter.published.date for letter in library.letters if letter.published]
    assert dates == sorted(dates, reverse=True)
    assert library.extent == "5 letters, 2015 to 2018"
    assert all(isinstance(letter, Letter) for letter in library.letters)


def test_the_index_serves_langchain(library):
    from index.retriever import LetterRetriever

    documents = LetterRetriever(store=library.store, embeddings=library.embeddings, k=3).invoke("who makes final decisions about contact")
    assert len(documents) == 3
    for document in documents:
        source = library.store.source(document.metadata["source"])
        assert source.text[document.metadata["start"] : document.metadata["end"]] == document.page_content
        assert document.metadata["asked"] or document.metadata["side"] != "answered"
