"""What a draft quotes, compared with its source character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from answering.checks.check import Check
from answering.draft_text import Draft, Said
from answering.ending import SIGNED
from answering.findings import Excused, Raised
from answering.library import Library
from answering.record.compared import Precedent
from answering.record.difference import Difference, words
from answering.record.precedents import cited
from corpus.exchange import Letter
from corpus.references import canonical, references_in
from corpus.sentences import sentences
from corpus.source import Source, Span

GOES_ON, SEVERAL = 900, 2  # letters behind a sentence in which its quotation may end; sentences of one that is compared piece by piece
LEAST = 4  # words of a quotation that is compared
TERM = 2  # words of a term that a letter is said to have used
ALIKE = 60  # match grade from which a passage is what was meant to be quoted

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|(?<![\w’])‘([^‘’]+(?:’\w[^‘’]*)*)’(?!\w)|(?<!\w)'((?:[^'\n]|(?<=\w)'(?=\w)){15,}?)'(?!\w)")
_SAID_IT = re.compile(r"\b(?:said|saying|wrote|writing|stated|told|used|called|answered|put)\b[^.;\"“]{0,60}[\"“]$", re.I)
_THAT_LETTER = re.compile(r"\b(?:that|the same) (?:letter|reply|answer|response)\b", re.I)


def quotations(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Each quotation of a source on file that is not in it character by character, at the words that differ."""
    compared = 0
    last: Source | None = None
    for said in (*draft.part("answered"), *_annexed(draft)):
        here = _named(said, library)
        last = here or last
        for quote, at, beside in _quotes(draft, said, library):
            if here and len(words(quote)) <= TERM and _SAID_IT.search(draft.text[said.span.start : at.start]) and _even(quote).lower().strip(".,;") not in _even(here.text).lower():
                yield Raised("misquote.not_found", at, {"reference": here.reference})
                continue
            if len(words(quote)) < LEAST or _asked_for(quote, draft):
                continue
            compared += 1
            if any(way in _even(source.text) for source in library.sources for way in _ways(quote)):
                continue
            near = _meant(quote, library)
            if near:
                places = near.difference.places or (Span(0, len(quote)),)
                span = Span(at.start + places[0].start, at.start + places[-1].end)
                source = near.passage.source
                when = source.published.text if source.published else "undated"
                yield Raised("misquote.altered", span, {"reference": source.reference, "when": when, "past": near.difference.past}, cited((near,)), (source.reference,))
            elif said.part == "closing":
                continue  # behind the signature only what stands on file, nearly, is quoted from it
            elif known := here or beside or (last if _THAT_LETTER.search(draft.text[said.span.start : at.start]) else None):
                yield Raised("misquote.not_found", at, {"reference": known.reference})
            else:
                yield Raised("misquote.not_checked", at)
    if not compared:
        yield Excused("not_applicable", "The draft quotes nothing.")


def _annexed(draft: Draft) -> tuple[Said, ...]:
    """What stands behind the signature: an annex may quote past letters, too."""
    signed = next((said.span.end for said in draft.sentences if said.part == "closing" and SIGNED.match(said.text)), len(draft.text))
    return tuple(said for said in draft.part("closing") if said.span.start >= signed)


def _quotes(draft: Draft, said: Said, library: Library) -> Iterator[tuple[str, Span, Source | None]]:
    """The quotations that begin in a sentence, with their places. One of several sentences that stands nowhere as a whole is compared sentence by
    sentence, each with the letter in which another one stands."""
    text = said.text
    if text.count('"') % 2 or text.count("“") > text.count("”"):  # it goes on in the next sentences
        ends = re.search(r"[\"”]", draft.text[said.span.end : said.span.end + GOES_ON])
        closed = draft.text[said.span.start : said.span.end + ends.end()] if ends else text
        text = text if "\n" in closed[len(text) :] else closed
    for match in _QUOTED.finditer(text):
        if match.start() >= len(said.text):
            return
        group = next(n for n, found in enumerate(match.groups(), 1) if found)
        quote, start = match[group], said.span.start + match.start(group)
        pieces = sentences(quote)
        if len(pieces) < SEVERAL or any(way in _even(source.text) for source in library.sources for way in _ways(quote)):
            pieces = [(0, len(quote))]
        beside = next((letter for letter in library.letters for a, b in pieces if len(words(quote[a:b])) >= LEAST and any(way in _even(letter.text) for way in _ways(quote[a:b]))), None) if len(pieces) > 1 else None
        yield from ((quote[a:b], Span(start + a, start + b), beside) for a, b in pieces)


def _ways(quote: str) -> tuple[str, str]:
    """A quotation as it stands, and with its first letter as large as at the beginning of a sentence, or as small as within one."""
    plain = _even(quote).rstrip(".,;")
    return plain, (plain[:1].lower() if plain[:1].isupper() else plain[:1].upper()) + plain[1:]


def quoted_letters(text: str, library: Library) -> list[Letter]:
    """The letters on file in which every quotation of a sentence stands word for word; none where it quotes nothing."""
    quotes = [quote for match in _QUOTED.finditer(text) if len(words(quote := next(filter(None, match.groups())))) >= LEAST]
    return [letter for letter in library.letters if quotes and all(any(way in _even(letter.text) for way in _ways(quote)) for quote in quotes)]


def _meant(quote: str, library: Library) -> Precedent | None:
    """The stretch of a past sentence that a quotation most likely means, and how it differs."""
    best: Precedent | None = None
    for hit in library.search(quote, sides=("answered", "section", "review"))[:8]:
        stretch = _stretch(quote, hit.passage.text)
        found = Precedent(hit.passage, Difference(quote, stretch), hit.meaning, "apart")
        if found.match >= ALIKE and (best is None or found.match > best.match):
            best = found
    return best


def _stretch(quote: str, past: str) -> str:
    """The part of a past sentence from the first to the last of the words that it shares with a quotation."""
    mine, theirs = words(quote), words(past)
    blocks = [b for b in SequenceMatcher(None, [w.text for w in mine], [w.text for w in theirs], autojunk=False).get_matching_blocks() if b.size]
    if not blocks:
        return past
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(theirs), blocks[-1].b + blocks[-1].size + (len(mine) - blocks[-1].a - blocks[-1].size))
    return past[theirs[first].span.start : theirs[last - 1].span.end]


def _named(said: Said, library: Library) -> Source | None:
    """The source on file that a sentence names by its reference, if any."""
    there = {canonical(reference) for reference in references_in(said.text)}
    return next((source for source in library.letters if canonical(source.reference) in there), None)


def _asked_for(quote: str, draft: Draft) -> bool:
    """Whether the words are the requester's own, quoted back."""
    return any(_even(quote).rstrip(".,;") in _even(said.text) for said in draft.part("asked"))


def _even(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("–", "-").split())


CHECKS = (Check("quotations", quotations),)
