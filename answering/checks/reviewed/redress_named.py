"""Another ombudsman than the one to whom the reviewed facts, or past letters, send those who complain of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from corpus.source import Span

_THROUGH = re.compile(r"\b(?:through|via|by way of) (?:an?|your|the|his|her|their) (?P<who>[\w ]{2,25}?)(?=[,.;:)]|$| (?:and|who|if|within|first)\b)", re.I)
_NEXT = re.compile(r"\b(?:the |your )?next (?:step|stage) (?:after (?:that|this|us) )?(?:is|would be|lies with) (?:to (?:go|complain|write|turn) to )?(?P<who>(?:the|an?|your) [\w ]{3,60})", re.I)
_COMPLAINT = re.compile(r"\bcomplain", re.I)
_TO_REGULATOR = re.compile(r"\b(?:Information Commission\w*|ICO|review|tribunal|team|manager|service)\b")
_NAMED = re.compile(r"\b(?P<name>(?:[A-Z][\w'’-]+ (?:(?:and|of|for) )*)+Ombudsman)\b")


def ombudsman(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each ombudsman by name whom neither the reviewed facts nor any past letter know, where they know another."""
    told = " ".join((library.body.complaints.note, library.body.foi.note, *(f"{change.notice} {change.now}" for change in library.changes)))
    known = {_plain(match["name"]) for text in (told, *(letter.text for letter in library.letters)) for match in _NAMED.finditer(text)}
    fact = next((sentence.strip() for sentence in re.split(r"(?<=[.])\s+", library.body.complaints.note) if _NAMED.search(sentence)), "")
    before = ""
    for said in draft.part("answered", "closing") if known and fact else ():
        if found := _next_step(said, before):
            yield Raised("conflict.known_actor", Span(said.span.start + found.start("who"), said.span.start + found.end("who")), {"known": fact}, sources=tuple(library.body.complaints.source))
        before = said.text
        for match in _NAMED.finditer(said.text):
            through, way = _THROUGH.search(said.text, match.end()), _THROUGH.search(fact)
            if through and way and not _one_way(through["who"], way["who"]):
                yield Raised("conflict.known_actor", Span(said.span.start + through.start(), said.span.start + through.end()), {"known": fact}, sources=tuple(library.body.complaints.source))
            if _plain(match["name"]) not in known:
                yield Raised("conflict.known_actor", Span(said.span.start + match.start(), said.span.start + match.end()), {"known": fact}, sources=tuple(library.body.complaints.source))


def _next_step(said: Said, before: str) -> re.Match[str] | None:
    """Where a sentence says what comes after a complaint to the body, and names no ombudsman."""
    found = _NEXT.search(said.text)
    return found if found and "ombudsman" not in said.text.lower() and _COMPLAINT.search(f"{before} {said.text}") and not _TO_REGULATOR.search(said.text) else None


def _one_way(here: str, there: str) -> bool:
    """Whether two ways to an ombudsman may be one: they share a word, or both are a member of Parliament's."""
    mine, theirs = ({word for word in re.findall(r"\w+", re.sub(r"\bmembers? of parliament\b", "mp", text.lower())) if word not in ("your", "local", "own")} for text in (here, there))
    return bool(mine & theirs)


def _plain(name: str) -> str:
    return re.sub(r"^The ", "", " ".join(name.split())).lower()


CHECKS = (Check("ombudsman", ombudsman),)
