"""Another ombudsman than the one to whom the reviewed facts, or past letters, send those who complain of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from corpus.source import Span

_NAMED = re.compile(r"\b(?P<name>(?:[A-Z][\w'’-]+ (?:(?:and|of|for) )*)+Ombudsman)\b")


def ombudsman(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each ombudsman by name whom neither the reviewed facts nor any past letter know, where they know another."""
    told = " ".join((library.body.complaints.note, library.body.foi.note, *(f"{change.notice} {change.now}" for change in library.changes)))
    known = {_plain(match["name"]) for text in (told, *(letter.text for letter in library.letters)) for match in _NAMED.finditer(text)}
    fact = next((sentence.strip() for sentence in re.split(r"(?<=[.])\s+", library.body.complaints.note) if _NAMED.search(sentence)), "")
    for said in draft.part("answered", "closing") if known and fact else ():
        for match in _NAMED.finditer(said.text):
            if _plain(match["name"]) not in known:
                yield Raised("conflict.known_actor", Span(said.span.start + match.start(), said.span.start + match.end()), {"known": fact}, sources=tuple(library.body.complaints.source))


def _plain(name: str) -> str:
    return re.sub(r"^The ", "", " ".join(name.split())).lower()


CHECKS = (Check("ombudsman", ombudsman),)
