"""Where in a document: sections, paragraphs, pages, chapters and parts that a sentence names, as comparable values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.source import Span

_NUMBER = r"\d+[A-Z]?(?:\.\d+)*(?:\(\w{1,4}\))*"
_KIND = r"sections?|paragraphs?|paras?\.?|pages?|pp?\.|chapters?|parts?|clauses?|annex(?:es)?|appendi(?:x|ces)|regulations?|rules?|articles?|schedules?|conditions?|minute|item|table|line|entry|row|s\.?(?=\d)|ss\."
_LOCATOR = re.compile(
    rf"\b(?P<kind>{_KIND})\s*(?!(?:19|20)\d\d\b)(?P<list>{_NUMBER}(?:\s*(?:[-–—,&]|and|or|to)\s*{_NUMBER})*)|(?<![\d.£/])(?P<bare>\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?)(?!\d|\.\d|%|\s?(?:per cent|million|billion|hours|days|years|a\.?m|p\.?m))", re.I
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
_IN_WORDS = re.compile(rf"\b(?P<kind>sections?|paragraphs?|pages?|chapters?)\s+(?P<word>{'|'.join(_WORDS)})\b", re.I)
_SAME = {"paragraph": "section", "para": "section", "s": "section", "ss": "section", "p": "page", "pp": "page", "annexe": "annex", "appendice": "appendix"}


@dataclass(frozen=True)
class Locator:
    """One place in a document: its kind ("section", which a paragraph counts as, or "page", ...), its number, its slice."""

    kind: str
    number: str
    span: Span


def locators(text: str) -> tuple[Locator, ...]:
    """The locators in a text, in order; both ends of a range.

    >>> [one.number for one in locators("see paragraphs 13.1 – 13.8 and page 9")]
    ['13.1', '13.8', '9']
    """
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)  # ".../section/1" is no place
    found = []
    for match in _IN_WORDS.finditer(text):
        said = match["kind"].lower().rstrip("s")
        found.append(Locator(_SAME.get(said, said), str(_WORDS.index(match["word"].lower()) + 1), Span(*match.span("word"))))
    for match in _LOCATOR.finditer(text):
        if match["bare"]:
            found.append(Locator("section", match["bare"], Span(*match.span("bare"))))
            continue
        said = match["kind"].lower().rstrip(".").removesuffix("s") or "s"
        kind = _SAME.get(said, said)
        for number in re.finditer(_NUMBER, match["list"]):
            start = match.start("list") + number.start()
            found.append(Locator(kind, number[0], Span(start, start + len(number[0]))))
    return tuple(sorted(found, key=lambda one: one.span))


def without_places(text: str) -> str:
    """A text without the sections, paragraphs and pages that it calls so.

    >>> without_places("The two risks are in section 5 and cost 4.1 million.")
    'The two risks are in   and cost 4.1 million.'
    """
    return _LOCATOR.sub(lambda match: match[0] if match["bare"] else " ", text)
