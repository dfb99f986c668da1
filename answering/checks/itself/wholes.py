"""A whole against its parts where these stand apart from it: below it in a list of which some is kept back, in the next sentence, in the pages of a
document that is given in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from answering.draft_text import Said
from answering.findings import Raised
from answering.record.redated import DATE
from answering.support.numerals import NUMBER
from corpus.source import Span

YEARS = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?"
LISTED, BELOW = 3, 2  # items that make a list; sentences below a whole in which its parts may stand
TWO = 2  # parts
NO_AMOUNT = (DATE, re.compile(rf"\b{YEARS}\b"))  # figures that are no amount
UNITS = r"(?:working |calendar |school )?(?:days?|weeks?|months?|years?|hours?|minutes?|miles?|metres?|pounds|per cent)\b"  # of what is measured, and not counted
COUNT = rf"(?P<n>{NUMBER})(?![\w/%-]|[.,]\d)"  # in digits or in words
ANY = re.compile(r"(?<![\w.,/£-])(?P<n>\d[\d,]*)(?![\w/%-]|[.,]\d)")
_WHOLE = re.compile(r"\b(?:whole|in all|altogether|in total|overall|total|nationally|across)\b", re.I)
_HAS_PAGES = re.compile(r"\b(?:hold|holds|has|have|is|of|which has|with)\b[^.;()]{0,40}? (?P<n>\d+) pages\b", re.I)
_SOME_PAGES = re.compile(r"(?:(?P<put>\()|\bthe (?P<rest>other |remaining )?)(?P<n>\d+) pages\b", re.I)
_PART = re.compile(r"\W*[A-Z][\w'’&-]*(?: [\w'’&,-]+){0,6}: (?:(?P<n>\d[\d,]*)|fewer than (?:five|5)|less than (?:five|5))\.?")
_ALL_OF = re.compile(r"\W*all (?P<n>\d[\d,]*) of (?:these|those|them|the)\b", re.I)
_ENDS_IN_BRACKETS = re.compile(r"\((?P<n>\d[\d,]*)\)\W*(?:and)?\W*$")
NEARLY = 0.1  # share of a whole by which a slip in one of its items may be out
KEPT = 4  # the most that "fewer than five" can be
GAP = 80  # letters between a total and the list below it


def above_items(said: Sequence[Said]) -> Iterator[Raised]:
    """A total above a list of its parts, of which some are kept back: "In the whole of England there were 17", "North: 7", "South: fewer than five"."""
    for n, one in enumerate(said):
        told = list(ANY.finditer(blanked(one.text)))
        if len(told) != 1 or not _WHOLE.search(one.text):
            continue
        parts: list[re.Match[str]] = []
        for other in said[n + 1 :]:
            if part := _PART.fullmatch(other.text.strip()):
                parts.append(part)
            elif parts or other.span.start - one.span.end > GAP:
                break
        known, kept = [amount(part) for part in parts if part["n"]], sum(not part["n"] for part in parts)
        if len(parts) >= LISTED and known and not sum(known) <= amount(told[0]) <= sum(known) + KEPT * kept:
            yield differs(one, told[0], sum(known))


def in_brackets(said: Sequence[Said]) -> Iterator[Raised]:
    """A whole above items that each end in their number: "177 were refused. The reasons were:", "the form was not complete (92);"."""
    for n, (before, lead) in enumerate(pairwise(said)):
        told = list(ANY.finditer(blanked(before.text)))
        if not told or not lead.text.rstrip().endswith(":") or lead.exchange is not before.exchange:
            continue
        parts = []
        for other in said[n + 2 :]:
            if not (part := _ENDS_IN_BRACKETS.search(other.text)) or other.exchange is not lead.exchange:
                break
            parts.append(part)
        made, whole = sum(map(amount, parts)), amount(told[-1])
        if len(parts) >= LISTED and made != whole and abs(made - whole) <= NEARLY * whole:
            yield Raised("conflict.parts", Span(said[n + 2].span.start, said[n + 1 + len(parts)].span.end), {"made": f"{made:,.0f}"})


def all_of_these(said: Sequence[Said]) -> Iterator[Raised]:
    """"All 12 of these cases are still open" behind a sentence that counts 8 of them."""
    for before, one in pairwise(said):
        all_of, told = _ALL_OF.match(one.text), list(ANY.finditer(blanked(before.text)))
        if all_of and len(told) == 1 and one.exchange is before.exchange and amount(all_of) != amount(told[0]):
            yield differs(one, all_of, amount(told[0]))


def pages(said: Sequence[Said]) -> Iterator[Raised]:
    """The pages of a document that is given in two parts: "one manual, of 84 pages", "chapters 1 to 5 (52 pages)", "Chapter 6 (32 pages)"."""
    for n, one in enumerate(said):
        whole = _HAS_PAGES.search(one.text)
        near = [other for other in said[n + 1 : n + 1 + BELOW + 1] if other.exchange is one.exchange] if whole else []
        parts = [(other, match) for other in near for match in _SOME_PAGES.finditer(other.text)]
        if whole and len(parts) == TWO and (all(match["put"] for _, match in parts) or parts[1][1]["rest"]) and sum(amount(match) for _, match in parts) != amount(whole):
            yield differs(one, whole, sum(amount(match) for _, match in parts))


def blanked(text: str) -> str:
    """The text with its dates and years blanked out, of the same length."""
    for pattern in NO_AMOUNT:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def differs(one: Said, match: re.Match[str], made: float, name: str = "parts") -> Raised:
    """The finding that a figure of a sentence is not what the others come to."""
    return Raised(f"conflict.{name}", Span(one.span.start + match.start("n"), one.span.start + match.end("n")), {"made": f"{made:,.0f}"})


def amount(match: re.Match[str]) -> float:
    """The value of a figure's match."""
    return float(match["n"].replace(",", ""))
