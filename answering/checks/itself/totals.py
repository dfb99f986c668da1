"""Whether a total is what the figures before it come to: "2023-24: 1,204. 2024-25: 1,187. Total: 2,391", the last row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.check import Check
from answering.checks.itself.differences import differences
from answering.checks.itself.parted import parted
from answering.checks.itself.wholes import (
    ANY,
    NO_AMOUNT,
    UNITS,
    YEARS,
    above_items,
    all_of_these,
    amount,
    blanked,
    differs,
    in_brackets,
    pages,
)
from answering.checks.itself.worked_out import worked_out
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.slips import slip
from corpus.anatomy.cues import CARDINALS
from corpus.source import Span

FEWEST = 2  # figures that are added up
_OF_A_YEAR = re.compile(rf"\b{YEARS}: (?P<n>\d[\d,]*)(?=[.;,]|$)(?!,\d)")
_TOTAL = re.compile(r"\b(?:total|all years|altogether|in all|sum): (?P<n>\d[\d,]*)(?=[.;,]|$)", re.I)
_CELL = re.compile(r"^£?(?P<n>\d[\d,]*)$")
_ENDS_IN = re.compile(r"(?<![\d.,])(?P<n>\d[\d,]*)\W*$")
LISTED = 3  # items that make a list
NEARLY = 0.1  # share of the whole by which a slip in one of them may be out
BELOW = 2  # sentences below a table that may add it up
OUT = 0.3  # share of a column's sum by which a slip in it may be out
_NUMBERS = ("zero", *CARDINALS)
_FIRST_ROWS = re.compile(rf"\bthe first (?P<n>{'|'.join(_NUMBERS[2:])}) (?:of (?:these|them)|[a-z]+)(?: together)? (?:make up|makes?|is|come to|total|add up to|account for|amount to|are)\b", re.I)
_EXACT = re.compile(rf"\bthe (?:(?P<n>{'|'.join(_NUMBERS[2:])}) )?(?:other |[a-z]+ )(?:(?:with|for which|of which|that have|whose) [^,.;]*\b(?:exact|figures?|numbers?)\b|(?:[a-z]+ )?(?:come|comes|add up|amount)\b)", re.I)  # of a table that keeps some back
_MEASURED = re.compile(rf"(?:\s(?:to|and|or)\s\d+|-\d+)?\s{UNITS}", re.I)
_FROM_TO = re.compile(rf"\bfrom (?P<first>{YEARS}) to (?P<last>{YEARS})\b", re.I)
_IN_ALL = re.compile(r"\b(?:added (?:together|up)|come to|add up to|amount to|in all|that makes|altogether|in total|together|taken together|total(?:s|led)?|over the (?:\w+ )?(?:years|months|quarters)|in the (?:two|three|four|five) (?:years|months|quarters))\b", re.I)
LARGE = 20  # from which two parts that nearly make up a whole are hardly so by chance
_WHICH_MAKES = re.compile(r"(?:,? (?:which|that) (?:together )?(?:makes?|is|comes? to|gives?|adds? up to|totals?)|, (?:making|giving|or|a total of|in all|altogether)|\bmaking a total of|\ba total of|[:;] (?:in all|altogether|together),?) (?P<n>\d[\d,]*)(?![\w%/-]|[.,]\d)(?! (?:hours?|minutes?|days?|per|pounds)\b)", re.I)
_TWO_PARTS = re.compile(r"^\d[\d,]* [^,;.]*?\band \d[\d,]* [^,;.]*$|^\d[\d,]* [^,;.]*?\band \d[\d,]* [^,;.]*\.", re.I)
_WITH_AND_WITHOUT = re.compile(r"\b(?:with|without|did|did not|was|was not|were|were not) (?P<what>\w+)\b[^;.]*? and [\d,]+ (?:[a-z]+ )?(?:with|without|did|did not|was|was not|were|were not) (?P=what)\b|\bwere not\W*$|\bdid not\W*$", re.I)
_PARTED = re.compile(r"\d[\d,]* (?:(?:was|were) )?(?:[a-z-]+ ?){1,5}(?:, \d[\d,]* (?:(?:was|were) )?(?:[a-z-]+ ?){1,5})+,? and \d[\d,]* (?:(?:was|were) )?(?:[a-z-]+ ?){1,5}\.?", re.I)  # "46 were upheld, 71 were upheld in part and 271 were not"
_LAST = re.compile(r"(?:grand |overall )?totals?(?: .{0,30})?|all(?: (?:the |of the )?(?:two|three|four|five|six)? ?(?:years|months|quarters|regions|offices|areas|subjects))?|both(?: (?:years|quarters|months|halves|periods|offices|regions))?|overall|sum", re.I)


def totals(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each total that is not the sum of the years, or of the rows, above it."""
    said = draft.part("answered")
    yield from _of_years(said)
    yield from _of_rows(said)
    yield from _of_list(said)
    yield from _below_rows(said)
    yield from _in_a_sentence(said)
    yield from parted(said)
    yield from worked_out(said)
    yield from differences(said)
    yield from above_items(said)
    yield from in_brackets(said)
    yield from all_of_these(said)
    yield from pages(said)


def _of_years(said: Sequence[Said]) -> Iterator[Raised]:
    """A total behind the figures of some years, in one answer."""
    for n, one in enumerate(said):
        for match in _TOTAL.finditer(one.text):
            before = [*(other for other in said[:n] if other.exchange is one.exchange), one]
            parts = [amount(part) for other in before for part in _OF_A_YEAR.finditer(other.text if other is not one else other.text[: match.start()])]
            if len(parts) >= FEWEST and sum(parts) != amount(match):
                yield differs(one, match, sum(parts), "total")


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
                if last and whole and len(figures) >= FEWEST and sum(map(amount, figures)) != amount(last) and {amount(match) for match in figures} != {amount(last)}:
                    at = one.text.rindex(cells[column])
                    yield Raised("conflict.total", Span(one.span.start + at, one.span.start + at + len(cells[column])), {"made": f"{sum(map(amount, figures)):,.0f}"})
            rows = []
            continue
        rows.append(cells)


def _of_list(said: Sequence[Said]) -> Iterator[Raised]:
    """A list whose items end in figures, below a sentence with one figure that they nearly come to: a slip in one of them."""
    for before, one in zip(said, said[1:], strict=False):
        lead, _, items = one.text.partition(":")
        parts = [match for piece in items.split(";") if (match := _ENDS_IN.search(piece))]
        told = list(ANY.finditer(_amounts(before.text)))
        if one.exchange is not before.exchange or len(parts) < LISTED or len(parts) != len(items.split(";")) or len(told) != 1 or re.search(r"\d", lead):
            continue
        made, whole = sum(map(amount, parts)), amount(told[0])
        if made != whole and abs(made - whole) <= NEARLY * whole:
            yield Raised("conflict.total", one.span, {"made": f"{made:,.0f}"})


def _below_rows(said: Sequence[Said]) -> Iterator[Raised]:
    """A total in words below a table: "We received 193 such complaints in the three years together", "the first three subjects make up 867"."""
    rows: list[list[str]] = []
    since = 0
    for one in said:
        if "|" in one.text:
            cells = [cell.strip() for cell in one.text.strip("| ").split("|")]
            rows = [*(rows if rows and len(rows[0]) == len(cells) and not since else []), cells]
            since = 0
            continue
        since += 1
        if not rows or since > BELOW:
            continue
        columns = _columns(rows)
        exact = _EXACT.search(one.text)
        if exact:
            columns = [(head, [value for value in values if value is not None]) for head, values in columns if exact["n"] is None or _NUMBERS.index(exact["n"].lower()) == sum(value is not None for value in values)]
        first, told = _FIRST_ROWS.search(one.text), [match for match in ANY.finditer(blanked(one.text)) if amount(match) >= FEWEST]
        if first and len(columns) == 1:
            some = columns[0][1][: _NUMBERS.index(first["n"].lower())]
            told = [match for match in told if match.start() >= first.end() - len(first["n"])]
            if len(told) == 1 and some and None not in some and sum(filter(None, some)) != amount(told[0]):
                yield differs(one, told[0], sum(filter(None, some)), "total")
        elif (years := _FROM_TO.search(one.text)) and _IN_ALL.search(one.text) and len(told) == 1 and len(columns) == 1:
            labels = [_plain_year(row[0]) for row in rows if not _LAST.fullmatch(row[0])][-len(columns[0][1]) :]
            ends = [_plain_year(years["first"]), _plain_year(years["last"])]
            within = columns[0][1][labels.index(ends[0]) : labels.index(ends[1]) + 1] if set(ends) <= set(labels) else []
            if within and None not in within and sum(filter(None, within)) != amount(told[0]):
                yield differs(one, told[0], sum(filter(None, within)), "total")
        elif _IN_ALL.search(one.text) and len(told) == 1:
            made = [(head, sum(filter(None, values))) for head, values in columns if None not in values and len(values) >= FEWEST]
            about = set(re.findall(r"[a-z]{4,}", one.text.lower()))
            meant = [total for head, total in made if len(made) == 1 or set(re.findall(r"[a-z]{4,}", head.lower())) & about]
            if meant and not any(total == amount(told[0]) for _, total in made) and any(abs(total - amount(told[0])) <= OUT * total for total in meant):
                yield differs(one, told[0], meant[0], "total")


def _in_a_sentence(said: Sequence[Said]) -> Iterator[Raised]:
    """A total in the sentence that gives its parts: "212 in 2023/24, 198 in 2024/25 and 231 in 2025/26, which makes 641", or a whole that two
    parts behind a colon make up: "2,340 assessments: 1,450 in private law cases and 890 in public law cases"."""
    for one in said:
        if "|" in one.text:
            continue
        text = blanked(one.text)
        if (total := _WHICH_MAKES.search(text)) and (parts := _counts(text[: total.start()])) and len(parts) >= FEWEST:
            made = sum(map(amount, parts))
            if made != amount(total) and abs(made - amount(total)) <= OUT * made:
                yield differs(one, total, made, "total")
            continue
        lead, colon, rest = text.partition(": ")
        whole, parts = list(ANY.finditer(lead)), list(ANY.finditer(rest.partition(";")[0]))
        if colon and len(whole) == 1 and len(parts) >= LISTED and _PARTED.fullmatch(rest) and amount(whole[0]) >= LARGE:
            made = sum(map(amount, parts))
            if made != amount(whole[0]) and abs(made - amount(whole[0])) <= OUT * amount(whole[0]):
                yield differs(one, whole[0], made, "total")
            continue
        if colon and len(whole) == 1 and len(parts) == FEWEST and amount(whole[0]) >= LARGE and _TWO_PARTS.search(rest):
            made = sum(map(amount, parts))
            if made != amount(whole[0]) and (abs(made - amount(whole[0])) <= NEARLY * amount(whole[0]) or (abs(made - amount(whole[0])) <= OUT * made and _WITH_AND_WITHOUT.search(rest)) or _one_slipped(parts, amount(whole[0]))):
                yield differs(one, whole[0], made, "total")


def _one_slipped(parts: Sequence[re.Match[str]], whole: float) -> bool:
    """Whether one of the parts is another mistyped with which they would come to the whole."""
    made = sum(map(amount, parts))
    return any(slip(f"{amount(part):.0f}", f"{amount(part) + whole - made:.0f}") for part in parts if amount(part) + whole > made)


def _plain_year(text: str) -> str:
    return re.sub(r"\s?[/–-]\s?", "-", text.strip())


def _columns(rows: Sequence[Sequence[str]]) -> list[tuple[str, list[float | None]]]:
    """The columns of a table that hold amounts: what each is headed, and its values, None for a cell that is no figure. Rows of totals are left out."""
    headed = not any(_CELL.match(cell) for cell in rows[0])
    body = [row for row in (rows[1:] if headed else rows) if not _LAST.fullmatch(row[0])]
    found = []
    for n in range(1, len(rows[0])):
        values = [amount(match) if (match := _CELL.match(row[n])) else None for row in body]
        if any(value is not None for value in values):
            found.append((rows[0][n] if headed else "", values))
    return found


def _counts(text: str) -> list[re.Match[str]]:
    """The figures of a text that count something: neither weeks nor miles."""
    return [match for match in ANY.finditer(text) if not _MEASURED.match(text, match.end())]


def _amounts(text: str) -> str:
    """The text without its dates and years."""
    for pattern in NO_AMOUNT:
        text = pattern.sub(" ", text)
    return text


CHECKS = (Check("totals", totals),)
