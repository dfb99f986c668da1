"""A draft as the checks read it: a letter, its sentences with their parts, its dates, and the way back to the words as
they were given. It is held in memory only, and nothing in it is masked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

from answering.ending import Row, ending_from
from corpus.body import Body
from corpus.dates import dates_in, request_date
from corpus.document import Document
from corpus.exchange import Exchange, Letter
from corpus.letter import letter_from
from corpus.sentences import sentences
from corpus.source import Span

Part = Literal["opening", "asked", "answered", "closing"]

_RECEIPT = re.compile(
    r"\b(?:thank you for|thanks for|received|arrived|reached us|came (?:in|to us)|you (?:asked|wrote|requested|made)|your (?:e-?mail|letter|request|message))\b", re.I
)
_ASKS = re.compile(
    r"\?|\b(?:please|how (?:many|much|long|often)|whether|(?:copy|copies|list|number|details) of|(?:i|we) (?:would|should) (?:like|be)|(?:i|we) (?:want|wish|request)|could you|can you|under the .{0,40}\bi)\b|"
    r"\b(?:for|about|to know|told|see) (?:what|who|when|where|why|which)\b|^\W*(?:what|who|when|where|why|which)\b",
    re.I,
)
_ANSWERS = re.compile(r"\W*(?:our )?(?:answer|response|reply)\s*[:|]", re.I)
_YOURS = re.compile(r"\byour (?:e-?mail|letter|request|message)\b", re.I)
_WORD = re.compile(r"\w+")
_UNSHOWN = re.compile(r"\]\([^()\n]*\)|<(?!https?:|www\.)/?\w[^<>\n]{0,80}>")  # where a link leads, and tags: never in the clean text
SCANT = 8  # words that no letter's answers come to
AHEAD = 4000  # words of the draft that are looked through for where the clean text goes on


@dataclass(frozen=True)
class Said:
    """One sentence of a draft: its place in the clean text, the part it stands in, and the exchange it belongs to."""

    text: str
    span: Span
    part: Part
    exchange: Exchange | None = None


@dataclass(frozen=True)
class Draft:
    """A draft, read. `letter` is its clean text understood; `given` the words as they were pasted, None for a file
    whose words have no other place than the clean text."""

    letter: Letter
    given: str | None = None
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what a check worked out, for the others

    @property
    def text(self) -> str:
        """The clean text; every span of a check points into it."""
        return self.letter.text

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """Every sentence in reading order."""
        owners: list[tuple[Span, Part, Exchange | None]] = []
        for exchange in self.letter.exchanges:
            owners += [(span, "asked", exchange) for span in exchange.asked]
            owners += [(span, "answered", exchange) for span in exchange.answered]
        owners.sort(key=lambda row: row[0])
        body = owners[0][0].start if owners else 0
        taken: list[tuple[Span, Part, Exchange | None]] = []
        at = 0
        for span, part, owner in owners:
            if span.start < at:  # an answer that stands under several requests is read once
                continue
            if span.start > at:
                taken.append((Span(at, span.start), "opening" if at <= body and span.start == body else "closing", None))
            taken.append((span, part, owner))
            at = span.end
        if at < len(self.text):
            taken.append((Span(at, len(self.text)), "closing" if owners else "answered", None))
        read = [
            Said(self.text[span.start + a : span.start + b], Span(span.start + a, span.start + b), part, exchange)
            for span, part, exchange in taken
            for a, b in sentences(self.text[span.start : span.end])
        ]
        return tuple(self._with_ending(read, at, owners[-1][2] if owners else None))

    def _with_ending(self, read: list[Said], last: int, exchange: Exchange | None) -> Iterator[Said]:
        """The sentences with the ending where it truly begins: what stands in the last answer goes to the closing, and an
        answer that was taken for the closing back to the request above it."""
        ending = ending_from(self._rows(read), len(self.text))
        if not any(said.part == "asked" and said.span.start < ending for said in read):
            read = [replace(said, part="answered") if said.span.start < ending else said for said in read]
        first = next((said.span.start for said in read if said.part == "answered"), 0)
        if sum(len(said.text.split()) for said in read if said.part == "answered" and said.span.start < ending) < SCANT:  # the answer went with the request above it
            put = next((n for n, said in enumerate(read) if said.part == "asked" and said.text.endswith("?")), len(read))
            read = [replace(said, part="answered") if n > put and said.part == "asked" and not _ASKS.search(said.text) else said for n, said in enumerate(read)]
        noted = -1
        for said in read:
            goes_on = noted >= 0 and "\n" not in self.text[noted : said.span.start] and not _ASKS.search(said.text)
            if said.part == "asked" and said.span.start < first and (_notes_request(said.text) or goes_on):
                noted = said.span.start
                yield replace(said, part="opening", exchange=None)
            elif said.part == "closing" and said.span.start < first and "|" in said.text:
                yield replace(said, part="opening")  # the outcomes in a table of the requests
            elif said.span.start >= ending:
                yield replace(said, part="closing", exchange=None)
            elif said.part == "asked" and _ANSWERS.match(self.text[self.text.rfind("\n", 0, said.span.start) + 1 :]):
                yield replace(said, part="answered")
            elif said.part == "closing" and said.span.start >= last and ending < len(self.text):
                yield replace(said, part="answered", exchange=exchange)
            else:
                yield said

    def _rows(self, read: list[Said]) -> list[Row]:
        rows: list[Row] = []
        for match in re.finditer(r"[^\n]*\S[^\n]*", self.text):
            within = [said.part for said in read if match.start() <= said.span.start < match.end()]
            if within:
                rows.append(Row(match.start(), match[0].strip(), within[-1]))
        return rows

    @cached_property
    def ending(self) -> int:
        """Where the last lines begin: on review, on complaint, on contact, and the signature."""
        last = next((n for n in range(len(self.sentences) - 1, -1, -1) if self.sentences[n].part in ("asked", "answered")), -1)
        return self.sentences[last + 1].span.start if last + 1 < len(self.sentences) else len(self.text)

    def part(self, *parts: Part) -> tuple[Said, ...]:
        """The sentences of some parts, in reading order."""
        return tuple(said for said in self.sentences if said.part in parts)

    @cached_property
    def sent(self) -> date | None:
        """The date that the draft bears; None where it bears none."""
        published = self.letter.published
        return published.date if published and published.basis == "stated" and published.precision == "day" else None

    @cached_property
    def received(self) -> date | None:
        """The date of the request, from the sentence that thanks for it; None where no sentence gives one."""
        for said in self.part("opening", "answered", "closing"):
            told = _RECEIPT if said.part == "opening" else _YOURS
            if told.search(said.text) and (found := request_date(said.text, self.sent.year if self.sent else None)):
                return found
        return None

    @cached_property
    def end(self) -> Span:
        """The last sentence before the sign-off: where a paragraph that is missing would stand."""
        closing = [said for said in self.sentences if said.part in ("answered", "closing")]
        signed = next((n for n, said in enumerate(closing) if re.match(r"yours\b|kind regards|regards\b|best wishes", said.text, re.I)), len(closing))
        before = closing[:signed] or list(self.sentences)
        return before[-1].span if before else Span(0, len(self.text))

    def find(self, pattern: re.Pattern[str], *parts: Part) -> tuple[tuple[Said, re.Match[str]], ...]:
        """Every match of a pattern with the sentence it stands in; in the whole draft when no part is named."""
        return tuple((said, match) for said in (self.part(*parts) if parts else self.sentences) for match in pattern.finditer(said.text))

    def place(self, said: Said, match: re.Match[str], group: int | str = 0) -> Span:
        """Where a match within a sentence stands in the draft."""
        return Span(said.span.start + match.start(group), said.span.start + match.end(group))

    def original(self, span: Span) -> Span:
        """The same place in the words as they were given; the nearest where the words themselves are not there."""
        if self.given is None:
            return span
        starts, ends, places = self._ways
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end) - 1
        if first > last or not starts:
            near = min(first, len(starts) - 1)
            return Span(places[near].start, places[near].start) if starts else Span(0, 0)
        end, told = places[last].end, self.text[ends[last] : span.end]
        more = next((n for n, (here, there) in enumerate(zip(told, self.given[end:], strict=False)) if here != there), min(len(told), len(self.given) - end))
        return Span(places[first].start, end + more)

    @cached_property
    def _ways(self) -> tuple[list[int], list[int], list[Span]]:
        """For each word of the clean text that was found again, in order: its start, its end, and its place as given."""
        shown = _UNSHOWN.sub(lambda match: " " * len(match[0]), self.given or "")
        given = [Span(*match.span()) for match in _WORD.finditer(shown)]
        words = [(self.given or "")[a:b] for a, b in given]
        clean = list(_WORD.finditer(self.text))
        starts, ends, places, at = [], [], [], 0
        for n, token in enumerate(clean):
            following = [match[0] for match in clean[n : n + 4]]
            for ahead in range(at, min(at + AHEAD, len(words))):
                size = 1 if words[ahead] == token[0] else 2 if "".join(words[ahead : ahead + 2]) == token[0] else 0  # "7<sup>th</sup>"
                if size and (ahead == at or words[ahead + size : ahead + size + len(following) - 1] == following[1:]):
                    starts.append(token.start())
                    ends.append(token.end())
                    places.append(Span(given[ahead].start, given[ahead + size - 1].end))
                    at = ahead + size
                    break
        return starts, ends, places


def _notes_request(text: str) -> bool:
    """Whether a sentence that was taken for the request is the body's own note of it: when it came, and under which law it is answered."""
    ours = re.search(r"\b(?:your|you|our|we|us)\b|^it\b|^(?:request|this|received)\b", text, re.I)
    told = re.search(r"\bfreedom of information\b|\bFOIA?\b|\bthe Act\b|\benvironmental information\b", text, re.I) or dates_in(text)
    return bool(ours and told) and not _ASKS.search(text)


def read_draft(document: Document, name: str, body: Body, given: str | None = None) -> Draft:
    """The draft in a document, by the letter reader, with nothing masked."""
    return Draft(letter_from(document, name, "", body, mask=False), given)
