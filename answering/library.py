"""Everything an answer is made from, opened once: the index, the model, the reviewed facts and the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from answering.alarm import Alarm
from answering.candidates import READ, Candidate, candidates
from answering.chat.opening import speaker_of
from answering.extract import considered
from answering.mentioned import mentioned
from answering.reader import Reader
from answering.router_model import fitted_to
from corpus.body import Body, load_body
from corpus.exchange import Letter
from corpus.glossary import Glossary, load_glossary
from corpus.register import Change, load_changes
from corpus.source import Source
from index.build import open_index
from index.embedding import DEFAULT, SentenceEmbeddings, Vectors
from index.search import Hit, search
from index.spelling import mended
from index.store import Store
from index.words import STOP
from prompts import Replies, Signposts, load_replies, load_signposts

if TYPE_CHECKING:
    from answering.chat.talk import Speaker


@dataclass(frozen=True)
class Library:
    """What the answer path reads. Nothing in it changes while it serves, so the same question gets the same answer."""

    store: Store
    embeddings: SentenceEmbeddings
    body: Body
    changes: tuple[Change, ...]
    glossary: Glossary
    replies: Replies
    signposts: Signposts
    reader: Reader = field(default_factory=Reader)
    alarm: Alarm = field(default_factory=Alarm)
    speaker: Speaker | None = None  # the chat model, where one is set

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source, in the order of their keys."""
        return tuple(self.store.sources())

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """Every letter, the newest first; undated ones last."""
        letters = [source for source in self.sources if isinstance(source, Letter)]
        return tuple(sorted(letters, key=lambda x: (x.published is None, -(x.published.date.toordinal() if x.published else 0), x.key)))

    @cached_property
    def extent(self) -> str:
        """How much there is, in words: "5 letters, 2015 to 2018"."""
        years = sorted(letter.published.date.year for letter in self.letters if letter.published)
        count = f"{len(self.letters)} letter{'' if len(self.letters) == 1 else 's'}"
        if not years:
            return count
        return f"{count}, {years[0]}" if years[0] == years[-1] else f"{count}, {years[0]} to {years[-1]}"

    def vector(self, text: str) -> Vectors | None:
        """The vector of a message for the fitted router; None with another embedding model, or for no words at all."""
        return self.embeddings.query(text) if text and fitted_to(self.embeddings.identity) else None

    def search(self, question: str, sides: Sequence[str] = ("answered", "section", "review")) -> tuple[Hit, ...]:
        """The hits for a question, looked for in its own words and in those that the letters have for them."""
        return search(self.store, self.embeddings, question, k=200, words=" ".join(self.glossary.official(question)), sides=sides)

    @property
    def reads(self) -> bool:
        """Whether there is a reader to weigh what search finds."""
        return self.reader.present

    def candidates(self, question: str, most: int = READ) -> tuple[Candidate, ...]:
        """The exchanges that may answer a question, the likeliest first; only of the letters that it names, if any. No
        more than `most` of them are read."""
        asked = self.mended(question)
        hits = considered(self.search(asked))
        named = mentioned(question, self.sources)
        within = [hit for hit in hits if hit.passage.source.key in named]
        return candidates(asked, within or hits, self.reader, most)

    def mended(self, question: str) -> str:
        """The question with words that are misspelt words of the letters put right, where there is a tokenizer to know
        English words by."""
        return mended(question, self._vocabulary, self.reader.network.knows) if self.reads else question

    @cached_property
    def _vocabulary(self) -> Counter[str]:
        words = (word for source in self.sources for word in re.findall(r"[a-z]{4,}", source.text.lower()))
        counted = Counter(words)
        return Counter({word: count for word, count in counted.items() if word not in STOP and (count > 1 or self.reader.network.knows(word))})

    def say(self, name: str, **values: str) -> str:
        """A canned reply by its dotted key, with what is known of the body filled in."""
        known = {
            "body": self.body.name, "contact": self.body.contact, "worker": self.body.worker, "letters": self.extent,
            "regulator": self.body.regulator.name, "jurisdiction": self.body.jurisdiction.note,
        }  # fmt: skip
        return self.replies.say(name, **(known | values))


def open_library(corpus: Path, index: Path, model: str = DEFAULT) -> Library:
    """The library over a corpus folder and its index.

    Raises IndexProblem when the index is absent, stale, foreign or damaged, InvalidFacts and InvalidPrompts when a
    reviewed file is wrong, ChatProblem when the chat model that the environment names cannot be used; each message says
    what to do.
    """
    embeddings = SentenceEmbeddings(model)
    return Library(
        open_index(corpus, index, embeddings.identity), embeddings, load_body(corpus), load_changes(corpus),
        load_glossary(corpus), load_replies(), load_signposts(), speaker=speaker_of(),
    )  # fmt: skip
