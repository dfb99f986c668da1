"""Other ways to ask: they help to find an exchange, are never a hit, and the letters' own words for everyday ones."""

from __future__ import annotations

import json
import shutil

import pytest
from conftest import CORPUS
from hypothesis import given
from hypothesis import strategies as st

from corpus.collection import load_corpus
from corpus.exchange import Letter
from corpus.facts import InvalidFacts
from corpus.glossary import Everyday, Glossary, load_glossary
from corpus.phrasings import load_phrasings, phrasing_files
from index.__main__ import main
from index.build import build, open_index
from index.passages import passages_of
from index.search import search

SOURCES = load_corpus(CORPUS).sources
PHRASINGS = load_phrasings(CORPUS, SOURCES)
GLOSSARY = load_glossary(CORPUS)
SIDES = ("answered", "section", "review", "note")


# laws of the shipped phrasings

def test_every_letter_has_phrasings_for_its_exchanges():
    letters = [source for source in SOURCES if isinstance(source, Letter)]
    assert set(PHRASINGS) == {letter.key for letter in letters} == {path.stem for path in phrasing_files(CORPUS)}
    for letter in letters:
        assert set(PHRASINGS[letter.key].by_label) == {exchange.label for exchange in letter.exchanges}
        assert PHRASINGS[letter.key].written_by in ("people", "model")


def test_phrasings_are_said_once_and_are_not_the_letters_words():
    for known in PHRASINGS.values():
        said = [text.casefold() for texts in known.by_label.values() for text in texts]
        assert len(said) == len(set(said)) > 10
        text = next(source for source in SOURCES if source.key == known.letter).text
        assert not any(phrasing in text for texts in known.by_label.values() for phrasing in texts)


def test_a_phrasing_is_a_passage_at_the_place_of_the_question():
    passages = [p for p in passages_of(SOURCES, PHRASINGS) if p.side == "phrasing"]
    assert len(passages) == sum(len(texts) for known in PHRASINGS.values() for texts in known.by_label.values()) > 100
    for passage in passages:
        assert passage.text == passage.source.text[passage.start : passage.end]
        assert passage.exchange is not None
        assert (passage.start, passage.end) == (passage.exchange.asked[0].start, passage.exchange.asked[-1].end)
        assert passage.phrasing in PHRASINGS[passage.source.key].by_label[passage.exchange.label]
        assert passage.meaning == passage.phrasing not in passage.text


def test_the_other_passages_are_the_same_with_and_without_phrasings():
    without = [p.key for p in passages_of(SOURCES)]
    assert [p.key for p in passages_of(SOURCES, PHRASINGS) if p.side != "phrasing"] == without
    keys = [p.key for p in passages_of(SOURCES, PHRASINGS)]
    assert len(keys) == len(set(keys))


def test_an_index_gives_phrasings_back_as_they_were(library):
    stored = library.store.passages(range(library.store.meta.passages))
    made = list(passages_of(library.sources, PHRASINGS))
    assert [(p.key, p.side, p.phrasing, p.text, p.unit) for p in stored] == [(p.key, p.side, p.phrasing, p.text, p.unit) for p in made]


def test_a_phrasing_is_never_a_hit_and_finds_its_exchange(library):
    tried = found = 0
    for known in PHRASINGS.values():
        for label, texts in known.by_label.items():
            for text in texts[::10]:
                hits = search(library.store, library.embeddings, text, 200)
                assert {hit.passage.side for hit in hits} <= set(SIDES)
                assert all(hit.passage.phrasing == "" and text not in hit.passage.text for hit in hits)
                best = hits[0].passage
                found += best.source.key == known.letter and bool(best.exchange) and best.exchange.label == label
                tried += 1
    assert tried > 15 and found > 0.9 * tried


def test_a_phrasing_is_shown_nowhere(library):
    from answering.as_json import answer_json
    from answering.question import answer_question

    for known in PHRASINGS.values():
        for texts in known.by_label.values():
            told = json.dumps(answer_json(answer_question(texts[0], library)) | {"question": ""}, ensure_ascii=False)
            assert not [text for text in texts if text in told]


# one letter with and without

@pytest.fixture
def corpus(write_letter):
    write_letter("BW-20-2", asked="Who empties the bins?", answered="The bins are emptied by the council's own staff.")
    return write_letter()


def write(corpus, content, name="BW-20-1"):
    (corpus / "phrasings").mkdir(exist_ok=True)
    (corpus / "phrasings" / f"{name}.yaml").write_text(content, encoding="utf-8")


GOOD = 'written_by: people\nexchanges:\n  "1":\n    - "what did motorists cough up for"\n    - "penalty charge count"\n'


def test_a_phrasing_helps_to_find_and_asks_for_a_new_build(corpus, tmp_path, embeddings):
    build(corpus, tmp_path / "index", embeddings)
    question = "what did motorists cough up for"
    before = next(h for h in search(open_index(corpus, tmp_path / "index", embeddings.identity), embeddings, question) if h.passage.source.key == "BW-20-1")
    write(corpus, GOOD)
    from index.store import IndexProblem

    with pytest.raises(IndexProblem, match=r"older than the corpus \(phrasings/BW-20-1\.yaml changed\)"):
        open_index(corpus, tmp_path / "index", embeddings.identity)
    built = build(corpus, tmp_path / "index", embeddings)
    assert built.embedded == 2
    after = search(open_index(corpus, tmp_path / "index", embeddings.identity), embeddings, question)
    assert after[0].passage.source.key == "BW-20-1" and after[0].asked > before.asked
    assert after[0].asked == pytest.approx(1, abs=1e-4)
    shutil.rmtree(corpus / "phrasings")
    build(corpus, tmp_path / "index", embeddings)
    store = open_index(corpus, tmp_path / "index", embeddings.identity)
    assert not [p for p in store.passages(range(store.meta.passages)) if p.phrasing]


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (GOOD, "BW-20-9", 'BW-20-9.yaml: there is no letter "BW-20-9".*BW-20-1, BW-20-2'),
        (GOOD.replace('"1"', '"7"'), "BW-20-1", "7"),
        (GOOD.replace("penalty charge count", "What did MOTORISTS cough up for"), "BW-20-1", "already stands under 1. Keep one"),
        (GOOD.replace("people", "elves"), "BW-20-1", "written_by"),
        (GOOD.replace("written_by: people\n", ""), "BW-20-1", "written_by"),
        (GOOD + "more: 1\n", "BW-20-1", "more"),
        ('written_by: people\nexchanges:\n  "1": "not a list"\n', "BW-20-1", "1"),
        ("written_by: [", "BW-20-1", "BW-20-1.yaml"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_by_name(corpus, tmp_path, capsys, content, name, told):
    write(corpus, content, name)
    with pytest.raises(InvalidFacts, match=f"(?s){name}.*{told}|{told}"):
        load_phrasings(corpus, load_corpus(corpus).sources)
    assert main(["phrasings", "--corpus", str(corpus)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and f"{name}.yaml" in err and "Traceback" not in err


def test_no_phrasings_are_no_trouble(corpus, tmp_path):
    assert load_phrasings(corpus, load_corpus(corpus).sources) == {}
    assert phrasing_files(tmp_path) == []


def test_the_command_counts_them(corpus, capsys):
    write(corpus, GOOD)
    assert main(["phrasings", "--corpus", str(corpus), "--json"]) == 0
    rows = {row["letter"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["BW-20-1"] == {"letter": "BW-20-1", "exchange": "1", "written_by": "people", "phrasings": 2}
    assert rows["BW-20-2"] == {"letter": "BW-20-2", "exchange": "1", "written_by": None, "phrasings": 0}
    assert main(["phrasings", "--corpus", str(corpus)]) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 2 and "none: write" in out and str(corpus / "phrasings" / "BW-20-2.yaml") in out


def test_the_command_over_the_shipped_corpus(capsys):
    assert main(["phrasings", "--corpus", str(CORPUS), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["letter"] for row in rows} == set(PHRASINGS)
    assert sum(row["phrasings"] for row in rows) == sum(len(texts) for known in PHRASINGS.values() for texts in known.by_label.values())


# the letters' own words

@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how do I moan about my FCA", ("complain", "complaint", "FCA", "Family Court Adviser")),
        ("HOW DO I MOAN ABOUT MY fca?", ("complain", "complaint", "FCA", "Family Court Adviser")),
        ("two FCAs came", ("FCA", "Family Court Adviser")),
        ("fca and FCA", ("FCA", "Family Court Adviser")),
        ("the Family Court Adviser", ("FCA", "Family Court Adviser")),
        ("the facade of the moanful house", ()),  # no word within a word
        ("", ()),
    ],
)  # fmt: skip
def test_official_words(question, words):
    assert GLOSSARY.official(question) == words


@pytest.mark.parametrize("term", GLOSSARY.terms, ids=lambda term: term.term)
def test_every_name_of_a_term_gives_its_own_words(term):
    for name in term.names:
        told = GLOSSARY.official(name)
        assert {word for word in (term.term, term.expansion) if word} <= set(told) or name.casefold() in {word.says.casefold() for word in GLOSSARY.everyday}


@pytest.mark.parametrize("word", GLOSSARY.everyday, ids=lambda word: word.says)
def test_every_everyday_word_gives_the_letters_words(word):
    assert set(word.means) <= set(GLOSSARY.official(f"what about {word.says} here"))


def test_of_two_that_overlap_the_longer():
    glossary = Glossary(everyday=(Everyday("kid", ("child",)), Everyday("kid gloves", ("care",)), Everyday("gloves off", ("dispute",))))
    assert glossary.official("kid gloves off, kids") == ("care", "child")


@given(st.text(max_size=60))
def test_official_words_are_said_once_and_asking_twice_changes_nothing(question):
    told = GLOSSARY.official(question)
    assert len(told) == len(set(told)) and all(told)
    assert GLOSSARY.official(question) == told


def test_an_empty_glossary_knows_nothing():
    assert Glossary().official("how do I moan about my FCA") == ()


def test_the_letters_words_help_to_find(library):
    assert GLOSSARY.official("moan") == ("complain", "complaint")
    with_words = search(library.store, library.embeddings, "moan", words="complain complaint")
    assert with_words[0].words >= search(library.store, library.embeddings, "moan")[0].words
    assert "complain" in with_words[0].passage.text.lower()
