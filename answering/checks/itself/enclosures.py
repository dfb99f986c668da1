"""Whether a draft calls an enclosure by one label, and gives it one length, wherever it names it: "enclosed as Annex A (26 pages)", and below the
signature "Annex A, Equality Handbook (62 pages)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from corpus.source import Span

_LABEL = r"(?P<label>(?i:annex|appendix|enclosure|attachment|schedule) (?:[A-H]|\d{1,2}))\b"
_TITLE = r"(?P<title>[A-Z][\w'’-]+(?: (?:(?:of|and|for|to|on|with|the) )*[A-Z][\w'’-]+){1,7})"
_PAGES = r"(?P<pages>\d{1,4}) pages\b"
_FORMS = (
    re.compile(rf"{_LABEL}(?:,| -| –|:| \||\)) ?(?:the |our |a copy of (?:the |our )?)?{_TITLE}(?:,? \(?{_PAGES})?"),
    re.compile(rf"{_TITLE},? (?:(?:which )?(?:is|are) )?(?:enclosed|attached|provided|given|annexed|set out)(?: \w+)? (?:as|at|in) {_LABEL}(?:,? \({_PAGES})?"),
    re.compile(rf"{_TITLE} (?:\(|\| ?){_LABEL}(?:,? {_PAGES})?"),
    re.compile(rf"{_LABEL} \({_PAGES}"),
)


@dataclass(frozen=True)
class Enclosure:
    """An enclosure where it is named: its label and its title in small letters, its pages, and where these and the label stand."""

    label: str
    title: str
    pages: str
    label_at: Span
    pages_at: Span | None


def enclosures(text: str) -> Iterator[Enclosure]:
    """The enclosures that a text names with a title, or with a number of pages."""
    for form in _FORMS:
        for match in form.finditer(text):
            found = match.groupdict()
            pages = found.get("pages") or ""
            yield Enclosure(found["label"].lower(), re.sub(r"^(?:The|Our|A|An|Its) ", "", found.get("title") or "").lower(), pages, Span(*match.span("label")), Span(*match.span("pages")) if pages else None)


def _rule(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each two mentions of an enclosure that give it different labels, or different lengths: both places."""
    found = sorted(enclosures(draft.text), key=lambda one: one.label_at.start)
    told: set[Span] = set()
    for before, one in combinations(found, 2):
        if before.label_at == one.label_at:
            continue
        if one.title and one.title == before.title and one.label != before.label and one.label.split()[0] == before.label.split()[0] and not _has(found, one.title, before.label, one.label):
            places = (before.label_at, one.label_at)
        elif one.label == before.label and one.pages != before.pages and one.pages_at and before.pages_at:
            places = (before.pages_at, one.pages_at)
        else:
            continue
        for place, other in (places, places[::-1]):
            if place not in told:
                told.add(place)
                yield Raised("conflict.enclosure", place, {"other": draft.text[other.start : other.end] + (" pages" if other in (before.pages_at, one.pages_at) else "")})


def _has(found: list[Enclosure], title: str, *labels: str) -> bool:
    """Whether a title stands with each of some labels more than once: then it is of two enclosures."""
    return all(sum(one.title == title and one.label == label for one in found) > 1 for label in labels)


CHECKS = (Check("enclosures", _rule),)
