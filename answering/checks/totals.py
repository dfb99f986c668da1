"""Whether a total is what the figures before it come to: "2023-24: 1,204. 2024-25: 1,187. Total: 2,391", the last row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.check import Check
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from corpus.source import Span

FEWEST = 2  # figures that are added up
_YEARS = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?"
_OF_A_YEAR = re.compile(rf"\b{_YEARS}: (?P<n>\d[\d,]*)(?=[.;,]|$)(?!,\d)")
_TOTAL = re.compile(r"\b(?:total|all years|altogether|in all|sum): (?P<n>\d[\d,]*)(?=[.;,]|$)", re.I)
_CELL = re.compile(r"^£?(?P<n>\d[\d,]*)$")
_LAST = re.compile(r"(?:grand )?total|all|sum", re.I)


def totals(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each total that is not the sum of the years, or of the rows, above it."""
    said = draft.part("answered")
    yield from _of_years(said)
    yield from _of_rows(said)


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


def _raised(one: Said, match: re.Match[str], made: float) -> Raised:
    return Raised("conflict.total", Span(one.span.start + match.start("n"), one.span.start + match.end("n")), {"made": f"{made:,.0f}"})


def _value(match: re.Match[str]) -> float:
    return float(match["n"].replace(",", ""))


CHECKS = (Check("totals", totals),)
