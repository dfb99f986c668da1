"""Where a draft points in a sentence of its own, beside a past answer that it repeats: "Please turn to paragraphs 8.5 to 8.7 of the Standard" below
what a past letter said above "See paragraphs 8.2 to 8.4 of the Standard"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from answering.checks.said_before.verdicts import weighed
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.locators import locators
from answering.record.placed import only_points
from corpus.anatomy.titles import policies_in
from corpus.exchange import Exchange, Letter
from corpus.sentences import sentences
from corpus.source import Span

_OF_LAW = re.compile(r"\b(?:Act|exempt\w*|Freedom of Information|FOIA)\b")
REPEATED = 2  # sentences of a past answer that an answer repeats, from which the pointer below it must be its own


def pointed(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each pointer to places that no past letter names, in an answer that repeats one whose only pointer names others."""
    known = {one.number for letter in library.letters for one in locators(letter.text)}
    repeated = [(said, found[0].passage) for said, verdict, found in weighed(draft, library) if verdict in ("same_wording", "consistent", "conflicts") and found]
    for said in draft.part("answered"):
        titles = {title.lower() for title in policies_in(said.text)}
        here = locators(said.text) if only_points(said.text) or (titles and not _OF_LAW.search(said.text)) else ()
        if not here or any(one.number in known for one in here):
            continue
        counts = Counter((passage.source.key, id(passage.exchange)) for other, passage in repeated if other.exchange is said.exchange and passage.exchange)
        past = next((passage for other, passage in repeated if other.exchange is said.exchange and counts and (passage.source.key, id(passage.exchange)) == counts.most_common(1)[0][0]), None)
        if past is None or past.exchange is None or not isinstance(past.source, Letter) or counts.most_common(1)[0][1] < REPEATED:
            continue
        theirs = [places for places, named in _pointers(past.source, past.exchange) if not titles or not named or titles & named]
        if len(theirs) == 1 and {one.kind for one in here} == {kind for kind, _ in theirs[0]}:
            number = theirs[0][0][1]
            span = Span(said.span.start + here[0].span.start, said.span.start + here[0].span.end)
            yield Raised("wrong_locator.of_letter", span, {"number": here[0].number, "known": number, "reference": past.source.reference}, (), (past.source.reference,))


def _pointers(letter: Letter, exchange: Exchange) -> list[tuple[list[tuple[str, str]], set[str]]]:
    """The places, as kind and number, that each sentence of a past answer names which says no more than where something stands, and the documents."""
    found = []
    for span in exchange.answered:
        text = letter.slice(span)
        for a, b in sentences(text):
            if only_points(text[a:b]) and (here := locators(text[a:b])):
                found.append(([(one.kind, one.number) for one in here], {title.lower() for title in policies_in(text[a:b])}))
    return found
