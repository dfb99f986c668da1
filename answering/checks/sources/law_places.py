"""Where in the law a named thing stands, as the policy notes have it: "the welfare checklist in section 3(1)" for section 1(3), "the Child
Arrangements Programme (Practice Direction 12J)" for 12B."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from corpus.source import Span

_PLACE = re.compile(r"\b(?P<kind>section|s\.?|practice direction|PD)\s?(?P<n>\d+[A-Z]{0,2}(?:\(\w{1,3}\))*)(?: of the (?P<act>[A-Z][\w ()]*?Act)\b)?", re.I)
_IN_TITLE = re.compile(r"\s*\((?P<in>[^()]*)\)")
_BETWEEN = r"(?:,? (?:which |that )?(?:is|stands))?(?:,? (?:set out |found |listed |is )?(?:in|under|at|of|by))?[ (]{1,2}(?:the )?"
_KINDS = {"s": "section", "s.": "section", "pd": "practice direction"}
_KEPT_UNDER = re.compile(r"(?P<name>\w+ \w+(?: \w+)*) under section \d", re.I)  # "Risk assessments under section 16A"
_LINKED = re.compile(r"\bsection\s(?P<n>\d+[A-Z]{0,2})\b[^.;]{0,70}?legislation\.gov\.uk/\S*?/section/(?P<linked>\d+[A-Z]{0,2})\b", re.I)
_LINKED_IN_ROW = re.compile(r"\bsection\s(?P<n>\d+[A-Z]{0,2})\b(?:(?!\bsection\s)[^;\n]){0,200}?legislation\.gov\.uk/\S*?/section/(?P<linked>\d+[A-Z]{0,2})\b", re.I)
_LINK_ALONE = re.compile(r"legislation\.gov\.uk/\S*?/section/(?P<linked>\d+[A-Z]{0,2})\b", re.I)
_OWN_PLACE = re.compile(r"\bsection \d", re.I)  # a title that is itself a place: "Reports under section 7"


def law_places(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each place in an Act or a practice direction that stands right behind the name of something that a note puts elsewhere."""
    known = _known(library)
    before, earlier = "", 0
    for said in draft.part("answered"):
        for match in (_LINKED_IN_ROW if said.text.count("|") > 1 else _LINKED).finditer(said.text):
            if match["n"].lower() != match["linked"].lower():
                yield Raised("wrong_locator.of_link", Span(said.span.start + match.start(), said.span.start + match.end("n")), {"number": match["n"], "linked": match["linked"]})
        if (link := _LINK_ALONE.search(said.text)) and not _PLACE.search(said.text[: link.start()]):
            told = list(_PLACE.finditer(before))
            if told and _kind(told[-1]["kind"]) == "section" and link["linked"].lower() not in {match["n"].lower().partition("(")[0] for match in told}:
                start = earlier + told[-1].start()
                yield Raised("wrong_locator.of_link", Span(start, start + len(told[-1][0])), {"number": told[-1]["n"], "linked": link["linked"]})
        for name, places, source in known:
            called = [name, *([f"The {name.split()[-1]}"] if re.search(rf"\b{re.escape(name)}\b", before, re.I) else [])]  # "the checklist"
            for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, called))})\b['’\")]?{_BETWEEN}(?P<place>{_PLACE.pattern})", said.text, re.I):
                kind, number = _kind(match["kind"]), match["n"].lower()
                theirs = [printed for other, n, printed in places if other == kind]
                if theirs and not any(other == kind and (n == number or n.startswith(f"{number}(") or number.startswith(f"{n}(")) for other, n, _ in places):
                    span = Span(said.span.start + match.start("place"), said.span.start + match.end("place"))
                    yield Raised("wrong_locator.of_law", span, {"name": name, "known": theirs[0]}, sources=(source,))
                    break
        before, earlier = said.text, said.span.start


def _known(library: Library) -> list[tuple[str, list[tuple[str, str, str]], str]]:
    """The names that notes bear, with the places in the law that their titles and subjects give: kind, number, and as printed."""
    found = []
    for note in library.sources:
        if note.kind != "note":
            continue
        name = _IN_TITLE.sub("", note.title).strip()
        places = [(_kind(match["kind"]), match["n"].lower(), match[0]) for text in (note.title, note.reference) for match in _PLACE.finditer(text)]
        kept = _KEPT_UNDER.match(name)
        if places and (kept or not _OWN_PLACE.search(name)):
            found.append((kept["name"].strip() if kept else name, places, note.reference))
    return found


def _kind(word: str) -> str:
    return _KINDS.get(word.lower(), word.lower())


CHECKS = (Check("law_places", law_places),)
