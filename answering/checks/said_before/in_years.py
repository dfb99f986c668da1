"""Figures told of years in a draft, against what past letters counted by year: in sentences, lists and tables.

"3,610 in 2012-13" has no past sentence beside it where the letter has a list: "2011-12: 2,914 books", "2012-13: 3,160 books". So both are read as
pairs of a year and its figures, with the words for what is counted. The same figures of another year are a slip in the year; one figure that is a
slip for the year's own, beside others of the same series that are right, a slip in the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from answering.answer import Citation
from answering.checks.shown import shortened
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.locators import without_places
from answering.record.redated import DATE
from answering.record.slips import slip
from corpus.exchange import Exchange, Letter
from corpus.references import references_in
from corpus.sentences import sentences
from corpus.source import Span
from index.words import STOP, stems

SHARED, SAME = 2, 0.6  # words for what is counted that two pairs must share, and which share of the draft's
TELLING = 4  # digits of figures that are hardly the same by chance
BESIDE = 2  # pairs of a series from which a third that is off is a slip

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b")
_FIGURE = re.compile(r"(?<![\w.,/-])£?\d[\d,]*(?:\.\d+)?%?(?![\w/-]|,\d)")
_PIECES = re.compile(r"; |(?<!\d): |, (?!and \d)|,? and (?=(?:[^,;]|,\d)*\b(?:19|20)\d\d\b)|\. |\n")
_WHEN_THERE = re.compile(r"\W*(?:when|at which time) ", re.I)
_TOLD = re.compile(r"\b(?:letters?|repl(?:y|ies)|responses?|we (?:also |then )?(?:said|told|wrote|reported|answered|gave)|asked|until|since|before|after|from|between|limit|hours?|minutes?)\b", re.I)


@dataclass(frozen=True)
class _Pair:
    """The figures of one year, with the slice of the text that gives them."""

    year: str
    figures: tuple[str, ...]
    span: Span
    about: frozenset[str] = frozenset()  # stems of what is counted


@dataclass(frozen=True)
class _Series:
    """What one answer of a letter counts, each with its year."""

    letter: Letter
    exchange: Exchange
    pairs: tuple[_Pair, ...]


def in_years(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each year, and each figure, of a sentence that a list or table of a past letter shows to be a slip."""
    every = [series for letter in library.letters for series in _counted(letter)]
    for start, text, mine in _drafted(draft):
        for pair in mine:
            digits = sum(c.isdigit() for c in "".join(pair.figures))
            for series in every:
                own = [other for other in series.pairs if other.year == pair.year]
                shown = [other for other in series.pairs if set(pair.figures) <= set(other.figures)]
                if not shown and own and (found := _slip(pair, own, mine, series)):
                    yield _raised("conflict.figure", _place(start, text, pair, found), series, own[0])
                    break
                meant = next((other for other in shown if other.year != pair.year and _of_one_kind(pair.year, other.year) and (digits >= TELLING or _of_the_same(pair, other))), None)
                if meant and not any(other.year == pair.year for other in shown) and not _elsewhere(pair, every) and ("|" in text or not references_in(text)):
                    yield _raised("conflict.date", _place(start, text, pair), series, meant)
                    break


def _drafted(draft: Draft) -> Iterator[tuple[int, str, list[_Pair]]]:
    """Where each sentence and each row of a table of the draft begins, its words and its pairs. Rows of nothing but figures are those of `tabled`."""
    yield from ((said.span.start, said.text, _pairs(said.text)) for said in draft.part("answered") if "|" not in said.text)
    at = 0
    for line in (draft.given or draft.text).splitlines():
        for pair in _labelled(line) if line.count("|") > 1 else ():
            label = next(cell.strip() for cell in line.split("|") if cell.strip())
            here = draft.text.find(label, at)
            when = draft.text.find(line[pair.span.start : pair.span.end], here + len(label)) if here >= 0 else -1
            if when >= 0:  # the clean text may have a cell on each line
                at = here
                yield when, line, [replace(pair, span=Span(0, pair.span.end - pair.span.start))]


def _slip(pair: _Pair, own: Sequence[_Pair], mine: Sequence[_Pair], series: _Series) -> str:
    """The figure of a pair that is a slip for the year's own, where two other pairs of the sentence are of the series; or empty."""
    beside = [other for other in mine if other is not pair and any(other.year == known.year and set(other.figures) <= set(known.figures) for known in series.pairs)]
    if len(beside) < BESIDE or len(pair.figures) != 1:
        return ""
    return pair.figures[0] if any(slip(pair.figures[0], known) for other in own for known in other.figures) else ""


def _elsewhere(pair: _Pair, every: Sequence[_Series]) -> bool:
    """Whether any series has one of these figures for this year."""
    return any(other.year == pair.year and set(pair.figures) & set(other.figures) for series in every for other in series.pairs)


def _of_the_same(pair: _Pair, other: _Pair) -> bool:
    """Whether two pairs count the same thing, by the words beside their figures."""
    shared = pair.about & other.about
    return len(shared) >= SHARED and len(shared) >= SAME * len(pair.about)


def _labelled(text: str) -> list[_Pair]:
    """The pair of a row that says what it counts, of which year, and how many: "Charities that pay no fee | 2017-18 | 18 |"."""
    cells = [(match.start() + len(match[0]) - len(match[0].lstrip()), match[0].strip()) for match in re.finditer(r"[^|]+", text) if match[0].strip()]
    when = [(at, cell) for at, cell in cells if _when(cell)]
    figures = tuple(cell for _, cell in cells if _FIGURE.fullmatch(cell) and not _when(cell))
    about = _stems(" ".join(cell for _, cell in cells if not _when(cell) and not references_in(cell)))
    return [_Pair(_when(when[0][1]), figures, Span(when[0][0], when[0][0] + len(when[0][1])), about)] if len(when) == 1 and len(figures) == 1 and len(about) >= SHARED else []


def _of_one_kind(year: str, other: str) -> bool:
    """Whether both are days, both years, or both years that begin in another month."""
    return (" " in year) == (" " in other) and ("/" in year) == ("/" in other)


@lru_cache(maxsize=256)
def _counted(letter: Letter) -> tuple[_Series, ...]:
    """What the answers of a letter count by year."""
    found = []
    for exchange in letter.exchanges:
        if not exchange.answered:
            continue
        whole = Span(exchange.answered[0].start, exchange.answered[-1].end)  # the rows of a table may be spans of their own
        if pairs := tuple(_rows(letter.slice(whole), whole.start)):
            found.append(_Series(letter, exchange, pairs))
    return tuple(found)


def _rows(text: str, offset: int) -> Iterator[_Pair]:
    """The pairs of an answer, line by line: rows of a table, below a row of years too; items; and pieces of sentences."""
    headed: list[str] = []  # the years over the columns of a table
    names: list[str] = []  # what its columns count
    start, lead = 0, ""
    for line in text.splitlines(keepends=True):
        span = Span(offset + start, offset + start + len(line.rstrip()))
        start += len(line)
        if "|" not in line:
            headed, names = [], []
            item = re.match(r"\W*(?:19|20)\d\d\b", line)
            yield from (replace(pair, span=Span(span.start + pair.span.start, span.start + pair.span.end), about=pair.about | (_stems(lead) if item else frozenset())) for pair in _pairs(line.rstrip()))
            lead = line if line.strip() and not item else lead
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        when = [_when(cell) for cell in cells]
        if sum(map(bool, when)) >= BESIDE:
            headed = when
            continue
        if not names and not any(when) and not any(_FIGURE.fullmatch(cell) for cell in cells):
            names = cells
            continue
        if headed and len(headed) == len(cells) and not any(when):
            yield from (_Pair(year, (cell,), span, _stems(cells[0])) for year, cell in zip(headed, cells, strict=True) if year and _FIGURE.fullmatch(cell))
        elif sum(map(bool, when)) == 1 and (figures := tuple(cell for cell in cells if _FIGURE.fullmatch(cell) and not _when(cell))):
            year = next(filter(None, when))
            yield _Pair(year, figures, span)
            yield from (_Pair(year, (cell,), span, _stems(name)) for name, cell in zip(names, cells, strict=False) if _FIGURE.fullmatch(cell) and not _when(cell))


def _pairs(text: str) -> list[_Pair]:
    """The pieces of a sentence that give one year, and what was counted in it."""
    found: list[_Pair] = []
    at = 0
    ends = [*((match.start(), match.end()) for match in _PIECES.finditer(text)), (len(text), len(text))]
    for end, following in ends:
        piece = text[at:end]
        whens = [*DATE.finditer(piece)] or [*_YEAR.finditer(piece)]
        figures = tuple(match[0].rstrip(",.") for match in _FIGURE.finditer(without_places(_blanked(piece))))
        if len(whens) == 1 and figures and not _TOLD.search(piece):
            found.append(_Pair(_plain(whens[0][0]), figures, Span(at + whens[0].start(), at + whens[0].end()), _stems(_blanked(piece))))
        elif not whens and figures and found and _WHEN_THERE.match(piece) and not _TOLD.search(piece):
            found.append(replace(found[-1], figures=figures, about=_stems(piece)))  # "on 31 March 2014, when there were 212"
        at = following
    return found


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem for stem in stems(_FIGURE.sub(" ", text)) if stem.isalpha() and stem not in STOP)


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


def _place(at: int, text: str, pair: _Pair, figure: str = "") -> Span:
    start, end = (text.index(figure), text.index(figure) + len(figure)) if figure else pair.span
    return Span(at + start, at + end)


def _raised(name: str, place: Span, series: _Series, known: _Pair) -> Raised:
    letter, text = series.letter, series.letter.text
    start = text.rfind("\n", 0, known.span.start) + 1
    end = text.find("\n", known.span.end)
    line = text[start : end if end >= 0 else len(text)]
    span = next((Span(start + a, start + b) for a, b in sentences(line) if a <= known.span.start - start < b), Span(start, start + len(line)))
    values = {"reference": letter.reference, "when": letter.published.text if letter.published else "undated", "past": shortened(text[span.start : span.end])}
    return Raised(name, place, values, (Citation(1, letter, span.start, span.end, series.exchange),), (letter.reference,))
