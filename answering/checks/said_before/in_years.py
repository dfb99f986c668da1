"""Figures told of years in a draft's sentences, against the lists and tables in which past letters counted by year.

"3,610 in 2012-13" has no past sentence beside it where the letter has a list: "2011-12: 2,914 books", "2012-13: 3,160 books". So both are read as
pairs of a year and its figures: the same figures of another year are a slip in the year; one figure that is a slip for the year's own, beside
others of the same series that are right, a slip in the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.answer import Citation
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.locators import without_places
from answering.record.redated import DATE
from answering.record.slips import slip
from corpus.exchange import Exchange, Letter
from corpus.references import references_in
from corpus.source import Span

TELLING = 4  # digits of figures that are hardly the same by chance
BESIDE = 2  # pairs of a series from which a third that is off is a slip

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b")
_FIGURE = re.compile(r"(?<![\w.,/-])£?\d[\d,]*(?:\.\d+)?%?(?![\w/-]|,\d)")
_PIECES = re.compile(r"; |(?<!\d): |, (?!and \d)|,? and (?=(?:[^,;]|,\d)*\b(?:19|20)\d\d\b)|\. |\n")
_TOLD = re.compile(r"\b(?:letters?|repl(?:y|ies)|said|told|wrote|reported|answered|published|asked|until|since|before|after|from|between|limit|hours?|minutes?)\b", re.I)


@dataclass(frozen=True)
class _Pair:
    """The figures of one year, with the slice of the text that gives them."""

    year: str
    figures: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class _Series:
    """What one answer of a letter counts by year."""

    letter: Letter
    exchange: Exchange
    pairs: tuple[_Pair, ...]


def in_years(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each year, and each figure, of a sentence that a list or table of a past letter shows to be a slip."""
    every = [series for letter in library.letters for series in _counted(letter)]
    for said in draft.part("answered"):
        if "|" in said.text:
            continue  # `tabled`
        mine = _pairs(said.text)
        for pair in mine:
            digits = sum(c.isdigit() for c in "".join(pair.figures))
            for series in every:
                own = [other for other in series.pairs if other.year == pair.year]
                shown = [other for other in series.pairs if set(pair.figures) <= set(other.figures)]
                if not shown and own and (found := _slip(pair, own, mine, series)):
                    yield _raised("conflict.figure", _place(said, pair, found), series, own[0])
                    break
                if shown and digits >= TELLING and not any(other.year == pair.year for other in shown) and not _elsewhere(pair, every) and _of_one_kind(pair.year, shown[0].year) and not references_in(said.text):
                    yield _raised("conflict.date", _place(said, pair), series, shown[0])
                    break


def _slip(pair: _Pair, own: Sequence[_Pair], mine: Sequence[_Pair], series: _Series) -> str:
    """The figure of a pair that is a slip for the year's own, where two other pairs of the sentence are of the series; or empty."""
    beside = [other for other in mine if other is not pair and any(other.year == known.year and set(other.figures) <= set(known.figures) for known in series.pairs)]
    if len(beside) < BESIDE or len(pair.figures) != 1:
        return ""
    return pair.figures[0] if any(slip(pair.figures[0], known) for other in own for known in other.figures) else ""


def _elsewhere(pair: _Pair, every: Sequence[_Series]) -> bool:
    """Whether any series has one of these figures for this year."""
    return any(other.year == pair.year and set(pair.figures) & set(other.figures) for series in every for other in series.pairs)


def _of_one_kind(year: str, other: str) -> bool:
    """Whether both are days, both years, or both years that begin in another month."""
    return (" " in year) == (" " in other) and ("/" in year) == ("/" in other)


@lru_cache(maxsize=256)
def _counted(letter: Letter) -> tuple[_Series, ...]:
    """The series of a letter: answers with two years or more, each with figures of its own."""
    found = []
    for exchange in letter.exchanges:
        pairs = tuple(pair for span in exchange.answered for pair in _rows(letter.slice(span), span.start))
        if len({pair.year for pair in pairs}) >= BESIDE:
            found.append(_Series(letter, exchange, pairs))
    return tuple(found)


def _rows(text: str, offset: int) -> Iterator[_Pair]:
    """The pairs of an answer, line by line: rows of a table, below a row of years too; items; and pieces of sentences."""
    headed: list[str] = []
    start = 0
    for line in text.splitlines(keepends=True):
        span = Span(offset + start, offset + start + len(line.rstrip()))
        start += len(line)
        if "|" not in line:
            headed = []
            yield from (_Pair(pair.year, pair.figures, Span(span.start + pair.span.start, span.start + pair.span.end)) for pair in _pairs(line.rstrip()))
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        when = [_when(cell) for cell in cells]
        if sum(map(bool, when)) >= BESIDE:
            headed = when
            continue
        if headed and len(headed) == len(cells) and not any(when):
            yield from (_Pair(year, (cell,), span) for year, cell in zip(headed, cells, strict=True) if year and _FIGURE.fullmatch(cell))
        elif sum(map(bool, when)) == 1 and (figures := tuple(cell for cell in cells if _FIGURE.fullmatch(cell) and not _when(cell))):
            yield _Pair(next(filter(None, when)), figures, span)


def _pairs(text: str) -> list[_Pair]:
    """The pieces of a sentence that give one year, and what was counted in it."""
    found, at = [], 0
    ends = [*((match.start(), match.end()) for match in _PIECES.finditer(text)), (len(text), len(text))]
    for end, following in ends:
        piece = text[at:end]
        whens = [*DATE.finditer(piece)] or [*_YEAR.finditer(piece)]
        figures = tuple(match[0].rstrip(",.") for match in _FIGURE.finditer(without_places(_blanked(piece))))
        if len(whens) == 1 and figures and not _TOLD.search(piece):
            found.append(_Pair(_plain(whens[0][0]), figures, Span(at + whens[0].start(), at + whens[0].end())))
        at = following
    return found


def _blanked(piece: str) -> str:
    """A piece without its dates and years, which are no figures."""
    return _YEAR.sub(" ", DATE.sub(" ", piece))


def _when(cell: str) -> str:
    return _plain(cell) if _YEAR.fullmatch(cell) or DATE.fullmatch(cell) else ""


def _plain(when: str) -> str:
    """A year or a day in one spelling: "2012/13", "31 march 2024"."""
    if DATE.fullmatch(when):
        return re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", when.lower())
    first, _, second = re.sub(r"\s?[/–-]\s?", "/", when).partition("/")
    return f"{first}/{second[-2:]}" if second else first


def _place(said: Said, pair: _Pair, figure: str = "") -> Span:
    start, end = (said.text.index(figure), said.text.index(figure) + len(figure)) if figure else pair.span
    return Span(said.span.start + start, said.span.start + end)


def _raised(name: str, place: Span, series: _Series, known: _Pair) -> Raised:
    letter, text = series.letter, series.letter.text
    start = text.rfind("\n", 0, known.span.start) + 1
    end = text.find("\n", known.span.end)
    span = Span(start, end if end >= 0 else len(text))
    values = {"reference": letter.reference, "when": letter.published.text if letter.published else "undated", "past": " ".join(text[span.start : span.end].split())}
    return Raised(name, place, values, (Citation(1, letter, span.start, span.end, series.exchange),), (letter.reference,))
