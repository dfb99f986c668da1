"""Source -> Passages: the slices of a source that can be found, each with the exchange it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Literal

from corpus.exchange import Exchange, Letter, Policy, Section
from corpus.phrasings import Phrasings
from corpus.sentences import sentences
from corpus.source import Source, Span
from index.words import content_words

Side = Literal["asked", "phrasing", "answered", "section", "note", "review"]

SHORT = 4  # content words: a shorter answer is read with its question

_BULLET = re.compile(r"^(?:[-•●◦▪*·o]|\(?[0-9]{1,2}[.)]|\(?[a-z]{1,4}[.)])\s+")


@dataclass(frozen=True)
class Passage:
    """A slice of a source: a sentence or list item, with the exchange or section that gives it its meaning.

    `side` says whose words these are: `asked` (the requester's, never an answer), `answered` (the body's), `section`
    (a policy's), `note` (ours) or `review` (the closing paragraph on internal review, the same in every letter).
    `lead_in` is the span of the sentence that introduces the list it stands in, or None. A `phrasing` is another way
    to ask what the exchange was asked: it stands at the question's place, and only helps to find the exchange.
    """

    source: Source
    start: int
    end: int
    side: Side
    exchange: Exchange | None = None
    section: Section | None = None
    lead_in: Span | None = None
    phrasing: str = ""

    @property
    def text(self) -> str:
        """The passage's words, cut from the source (law 1)."""
        return self.source.text[self.start : self.end]

    @cached_property
    def meaning(self) -> str:
        """What is embedded: the words, after what gives them their meaning: the lead-in of their list, the heading of
        their section, or the question, where an answer is too short to say what it is about ("This is not held.")."""
        if self.phrasing:
            return self.phrasing
        before = self.source.slice(self.lead_in) if self.lead_in else self.section.heading if self.section else ""
        if not before and self.leans and self.exchange:
            before = self.source.slice(self.exchange.asked[-1])
        return f"{before} {_BULLET.sub('', self.text)}".strip()

    @cached_property
    def leans(self) -> bool:
        """Whether these words of an answer mean little without its question: a few of them, outside a list, or the
        statement that nothing is held."""
        exchange = self.exchange
        if self.side != "answered" or exchange is None or self.lead_in:
            return False
        shows = exchange.outcome == "not_held" and exchange.shown_by is not None and exchange.shown_by.start == self.start
        return shows or len(content_words(self.text)) <= SHORT

    @cached_property
    def key(self) -> str:
        """The same passage has the same key in every index: a digest of its unit, place, side and meaning."""
        return sha256("\n".join([*self.unit, str(self.start), self.side, self.meaning]).encode()).hexdigest()[:24]

    @property
    def unit(self) -> tuple[str, str]:
        """What the passage is read with: its source, and the exchange or section in it (what is found is a unit)."""
        if self.exchange:
            return self.source.key, f"exchange {self.exchange.label} {self.exchange.asked[-1].start}"
        if self.section:
            return self.source.key, f"section {self.section.span.start}"
        return self.source.key, self.side


def passages_of(sources: Sequence[Source], phrasings: Mapping[str, Phrasings] = {}) -> Iterator[Passage]:
    """The passages of a corpus, source by source in reading order; `phrasings` by the key of their letter.

    The closing paragraph on reviews is the same in every letter, so only the newest letter's becomes passages.
    """
    letters = [source for source in sources if isinstance(source, Letter)]
    dated = [letter for letter in letters if letter.review and letter.published]
    newest = max(dated, key=lambda letter: (letter.published.date, letter.key), default=None)  # type: ignore[union-attr]
    for source in sources:
        if isinstance(source, Letter):
            yield from _exchanges(source, phrasings.get(source.key))
            if source is newest and source.review:
                yield from _sentences(source, [source.review], "review")
        elif isinstance(source, Policy):
            yield from _sections(source)


def _exchanges(letter: Letter, phrasings: Phrasings | None) -> Iterator[Passage]:
    for exchange in letter.exchanges:
        yield from _sentences(letter, exchange.asked, "asked", exchange)
        for text in phrasings.by_label.get(exchange.label, ()) if phrasings else ():
            yield Passage(letter, exchange.asked[0].start, exchange.asked[-1].end, "phrasing", exchange, phrasing=text)
        yield from _sentences(letter, exchange.answered, "answered", exchange)
    if not letter.exchanges:  # nothing could be told apart: its paragraphs can be found, never quoted as an answer
        yield from _sentences(letter, [Span(0, len(letter.text))], "asked")


def _sections(policy: Policy) -> Iterator[Passage]:
    side: Side = "note" if policy.kind == "note" else "section"
    for section in policy.sections:
        yield from _sentences(policy, [section.span], side, section=section)


def _sentences(source: Source, spans: Iterable[Span], side: Side, exchange: Exchange | None = None,
               section: Section | None = None) -> Iterator[Passage]:  # fmt: skip
    lead_in: Span | None = None
    for span in spans:
        text = source.slice(span)
        for start, end in sentences(text):
            here = Span(span.start + start, span.start + end)
            item = bool(_BULLET.match(source.slice(here)))
            if not re.search(r"\w", source.slice(here)):
                continue
            introduced = lead_in if item or side == "asked" else None  # a lettered part of a question has its stem before it
            yield Passage(source, here.start, here.end, side, exchange, section, introduced)
            if not item:
                lead_in = here if source.slice(here).endswith(":") else None
