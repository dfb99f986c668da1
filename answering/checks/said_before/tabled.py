"""The rows of a draft's tables: the figures of a year against what past letters counted in that year.

A row such as "2014/15 | 131,740 | 4,486" has no words to be compared by, so it is compared by its figures: a past sentence
on the same year that has one of them and a slip for another, or one that has the same figures for another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.answer import Citation
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.slips import slip
from corpus.source import Span
from index.passages import Passage
from index.words import stems

DEPTH = 40  # past sentences looked at, those with most of the row's figures first
CELLS = 4  # of a row, of which all but one are the same hardly by chance
TELLING = 3  # digits from which a figure is hardly there by chance

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?")
_FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?")


@dataclass(frozen=True)
class _Row:
    """A row that gives figures for a year; each with its place in the draft."""

    year: str
    when: Span
    figures: dict[str, Span]


def rows(draft: Draft, library: Library) -> Iterator[Raised]:
    """Every figure, and every year, of a row that past letters contradict."""
    for said in draft.part("answered"):
        row = _row(said)
        if row is None:
            continue
        numbers = [n for n, _ in library.store.matching(stems(" ".join(row.figures)), DEPTH)]
        past = [passage for passage in library.store.passages(numbers) if passage.side == "answered" and set(row.figures) & set(_figures(passage.text))] if numbers else []
        same_year = [passage for passage in past if row.year in _years(passage.text)]
        known = {figure for passage in same_year for figure in _figures(passage.text)}
        for figure, place in row.figures.items():
            for passage in same_year if figure not in known and _telling(figure) else ():
                if any(slip(figure, other) for other in set(_figures(passage.text)) - set(row.figures)):
                    yield _raised("conflict.figure", place, passage)
                    break
        for passage in same_year:
            if cell := _one_cell(said, passage):
                yield _raised("conflict.figure", cell, passage)
                break
        for passage in past if not same_year else ():
            shared = [figure for figure in row.figures if figure in _figures(passage.text) and _telling(figure)]
            if len(_years(passage.text)) == 1 and len(shared) == len(row.figures):
                yield _raised("conflict.date", row.when, passage)
                break


def _row(said: Said) -> _Row | None:
    cells = [match for match in re.finditer(r"[^|]+", said.text) if match[0].strip()] if "|" in said.text else []
    years = [cell for cell in cells if _YEAR.fullmatch(cell[0].strip())]
    figures = {cell[0].strip(): _place(said, cell) for cell in cells if cell not in years and _FIGURE.fullmatch(cell[0].strip())}
    if len(years) != 1 or not any(map(_telling, figures)):
        return None
    return _Row(_plain(years[0][0]), _place(said, years[0]), figures)


def _one_cell(said: Said, passage: Passage) -> Span | None:
    """The cell in which a row differs from a past one that has as many, where all the others are the same and it is a figure in both."""
    mine, theirs = ([match for match in re.finditer(r"[^|]+", text) if match[0].strip()] for text in (said.text, passage.text))
    if len(mine) != len(theirs) or len(mine) < CELLS:
        return None
    apart = [n for n, (one, other) in enumerate(zip(mine, theirs, strict=True)) if one[0].strip() != other[0].strip()]
    if len(apart) != 1 or not all(_FIGURE.fullmatch(row[apart[0]][0].strip()) for row in (mine, theirs)):
        return None
    return _place(said, mine[apart[0]])


def _telling(figure: str) -> bool:
    return sum(c.isdigit() for c in figure) >= TELLING


def _place(said: Said, cell: re.Match[str]) -> Span:
    start = said.span.start + cell.start() + len(cell[0]) - len(cell[0].lstrip())
    return Span(start, start + len(cell[0].strip()))


def _plain(year: str) -> str:
    return re.sub(r"[\s–-]", "/", year.strip()).replace("//", "/")


def _years(text: str) -> set[str]:
    return {_plain(match[0]) for match in _YEAR.finditer(text)}


def _figures(text: str) -> list[str]:
    return [match[0].rstrip(",.") for match in _FIGURE.finditer(_YEAR.sub(" ", text))]


def _raised(name: str, place: Span, passage: Passage) -> Raised:
    source = passage.source
    when = source.published.text if source.published else "undated"
    values = {"reference": source.reference, "when": when, "past": " ".join(passage.text.split())}
    return Raised(name, place, values, (Citation(1, source, passage.start, passage.end, passage.exchange),), (source.reference,))
