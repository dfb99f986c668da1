"""What people would otherwise use, put to the same questions in the same run.

The plain recipe is LangChain's: RecursiveCharacterTextSplitter with 1,000 characters and an overlap of 200 over the
letters' clean text, all-MiniLM-L6-v2, and the chunk of the highest inner product. Two more show what the parts of our
search are worth: its words alone (BM25) and its vectors alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from answering.library import Library
from corpus.exchange import Letter
from eval.answered import Answered, Found
from eval.gold import Grounds, Place
from eval.questions import Question
from eval.run import unit_name
from index.embedding import STOCK, SentenceEmbeddings, Vectors
from index.search import DEPTH
from index.words import stems

SIZE, OVERLAP = 1000, 200
QUOTABLE = ("answered", "section", "review")


@dataclass(frozen=True)
class Baseline:
    """A way of finding: its name, what it is in a sentence, the encoder whose vectors it is given, and the ranking that
    it gives a question and its vector, the best first."""

    name: str
    sentence: str
    embeddings: SentenceEmbeddings
    find: Callable[[str, Vectors], tuple[Found, ...]]

    def ask(self, questions: Sequence[Question], vectors: Vectors, grounds: Grounds) -> list[Answered]:
        """Every question with what is found for it; the best score is its confidence. Nothing is answered.

        `vectors` has a row for each question; what had been asked before is not known to a baseline.
        """
        nothing: dict[str, Any] = {name: [] for name in ("statements", "citations", "notices", "signposts", "cautions", "related")}
        rows = []
        for question, vector in zip(questions, vectors, strict=True):
            found = self.find(question.question, vector)
            answer = {"question": question.question, "outcome": "nothing_found", **nothing}
            rows.append(Answered(question, answer, grounds, found, found[0].score if found else 0.0))
        return rows


def baselines(library: Library) -> tuple[Baseline, ...]:
    """The three baselines over a library's own letters."""
    return plain_recipe(library), words_alone(library), meaning_alone(library)


def ask_all(library: Library, questions: Sequence[Question], grounds: Grounds, progress: Callable[[Sequence[Any], str], Iterable[Any]] = lambda rows, _: rows) -> dict[str, list[Answered]]:
    """What each baseline finds for every question, by its name; the questions are embedded once by each encoder."""
    asked = [question.question for question in questions]
    ways = baselines(library)
    encoders = {way.embeddings.identity: way.embeddings for way in ways}
    vectors = {name: encoder.encode(asked, lambda rows: progress(rows, "other ways")) for name, encoder in encoders.items()}
    return {way.name: way.ask(questions, vectors[way.embeddings.identity], grounds) for way in ways}


def plain_recipe(library: Library) -> Baseline:
    """LangChain's recipe; similarities are exact inner products of unit vectors."""
    chunks, stock = list(chunks_of(library.letters)), SentenceEmbeddings(STOCK)
    vectors = stock.encode([text for text, _ in chunks])

    def find(question: str, vector: Vectors) -> tuple[Found, ...]:
        if not chunks:
            return ()
        scores = np.round(vectors @ vector, 6)
        return tuple(Found(chunks[n][1], f"{chunks[n][1].source}/{chunks[n][1].start}", float(scores[n])) for n in np.argsort(-scores, kind="stable")[:20])

    return Baseline("plain recipe", "LangChain's splitter (1,000 characters, overlap 200), all-MiniLM-L6-v2 and the nearest chunk.", stock, find)


def chunks_of(letters: Sequence[Letter]) -> Iterator[tuple[str, Place]]:
    """The chunks of the plain recipe, each with where it stands, in the order of the letters' keys."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    for letter in sorted(letters, key=lambda letter: letter.key):
        for document in splitter.create_documents([letter.text]):
            start = document.metadata["start_index"]
            yield document.page_content, Place(letter.key, start, start + len(document.page_content))


def words_alone(library: Library) -> Baseline:
    """BM25 over sentences: the index's own words, without vectors and without what was asked."""

    def find(question: str, vector: Vectors) -> tuple[Found, ...]:
        return _quotable(library, library.store.matching(stems(question), DEPTH))

    return Baseline("words alone", "BM25 over the same sentences.", library.embeddings, find)


def meaning_alone(library: Library) -> Baseline:
    """The nearest sentences by cosine: the index's own vectors, without words and without what was asked."""

    def find(question: str, vector: Vectors) -> tuple[Found, ...]:
        return _quotable(library, library.store.nearest(vector, DEPTH))

    return Baseline("meaning alone", "The nearest of the same sentences, by our own encoder.", library.embeddings, find)


def _quotable(library: Library, ranked: Sequence[tuple[int, float]]) -> tuple[Found, ...]:
    passages = library.store.passages([number for number, _ in ranked])
    return tuple(
        Found(Place(p.source.key, p.start, p.end), unit_name(p.unit), score)
        for p, (_, score) in zip(passages, ranked, strict=True)
        if p.side in QUOTABLE
    )
