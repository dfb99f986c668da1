"""Whether a total is what the figures before it come to: "2023-24: 1,204. 2024-25: 1,187. Total: 2,391", the last row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.check import Check
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.redated import DATE
from corpus.source import Span

FEWEST = 2  # figures that are added up
_YEARS = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?"
_OF_A_YEAR = re.compile(rf"\b{_YEARS}: (?P<n>\d[\d,]*)(?=[.;,]|$)(?!,\d)")
_TOTAL = re.compile(r"\b(?:total|all years|altogether|in all|sum): (?P<n>\d[\d,]*)(?=[.;,]|$)", re.I)
_CELL = re.compile(r"^£?(?P<n>\d[\d,]*)$")
_ENDS_IN = re.compile(r"(?<![\d.,])(?P<n>\d[\d,]*)\W*$")
_ANY = re.compile(r"(?<![\w.,/£-])(?P<n>\d[\d,]*)(?![\w/%-]|[.,]\d)")
_NO_AMOUNT = (DATE, re.compile(rf"\b{_YEARS}\b"))  # figures that are no amount
LISTED = 3  # items that make a list
NEARLY = 0.1  # share of the whole by which a slip in one of them may be out
_LAST = re.compile(r"(?:grand )?total|all|sum", re.I)


def totals(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each total that is not the sum of the years, or of the rows, above it."""
    said = draft.part("answered")
    yield from _of_years(said)
    yield from _of_rows(said)
    yield from _of_list(said)


def _of_years(said: Sequence[Said]) -> Iterator[Raised]:
    """A total behind the figures of some years, in one answer."""
    for n, one in enumerate(said):
        for match in _TOTAL.finditer(one.text):
            before = [*(other for other in said[:n] if other.exchange is one.exchange), one]
            parts = [_value(part) for other in before for part in _OF_A_YEAR.finditer(other.text if other is not one else other.text[: match.start()])]
            if len(parts) >= FEWEST and sum(parts) != _value(match):
                yield _raised(one, match, sum(parts))


def _of_rows(said: Sequence[Said]) -> Iterator[Raised]:
    """The last row of a table, where every row above it has a figure in the same column."""
    rows: list[list[str]] = []
    for one in said:
        if one.text.count("|") < 1:
            rows = []
            continue
        cells = [cell.strip() for cell in one.text.strip("| ").split("|")]
        if cells and _LAST.fullmatch(cells[0]):
            for column in range(1, len(cells)):
                last, above = _CELL.match(cells[column]), [_CELL.match(row[column]) for row in rows if len(row) == len(cells)]
                figures = [match for match in above[1:] if match] if above and above[0] is None else [match for match in above if match]
                whole = len(figures) == len(above) - (1 if above and above[0] is None else 0)
                if last and whole and len(figures) >= FEWEST and sum(map(_value, figures)) != _value(last):
                    at = one.text.rindex(cells[column])
                    yield Raised("conflict.total", Span(one.span.start + at, one.span.start + at + len(cells[column])), {"made": f"{sum(map(_value, figures)):,.0f}"})
            rows = []
            continue
        rows.append(cells)


def _of_list(said: Sequence[Said]) -> Iterator[Raised]:
    """A list whose items end in figures, below a sentence with one figure that they nearly come to: a slip in one of them."""
    for before, one in zip(said, said[1:], strict=False):
        lead, _, items = one.text.partition(":")
        parts = [match for piece in items.split(";") if (match := _ENDS_IN.search(piece))]
        told = list(_ANY.finditer(_amounts(before.text)))
        if one.exchange is not before.exchange or len(parts) < LISTED or len(parts) != len(items.split(";")) or len(told) != 1 or re.search(r"\d", lead):
            continue
        made, whole = sum(map(_value, parts)), _value(told[0])
        if made != whole and abs(made - whole) <= NEARLY * whole:
            yield Raised("conflict.total", one.span, {"made": f"{made:,.0f}"})


def _amounts(text: str) -> str:
    """The text without its dates and years."""
    for pattern in _NO_AMOUNT:
        text = pattern.sub(" ", text)
    return text


def _raised(one: Said, match: re.Match[str], made: float) -> Raised:
    return Raised("conflict.total", Span(one.span.start + match.start("n"), one.span.start + match.end("n")), {"made": f"{made:,.0f}"})


def _value(match: re.Match[str]) -> float:
    return float(match["n"].replace(",", ""))


CHECKS = (Check("totals", totals),)
