"""Text that stands side by side on a page: columns of prose are read one after the other, tables row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.formats.layout import TextLine

PROSE = 20  # characters: the mean line of a column of prose is longer, that of a table's column mostly shorter


@dataclass(frozen=True)
class Table:
    """Lines of a page that are a table, and its rows as light Markdown."""

    lines: tuple[TextLine, ...]
    rows: tuple[str, ...]


def in_columns(lines: Sequence[TextLine], rules: Sequence[float]) -> list[list[TextLine]]:
    """The lines in reading order, in parts: where a stretch of the page has two columns of prose, the left one and
    then the right one. Lines drawn across the stretch make it a table instead, which stays whole."""
    edge = _right_column(lines)
    if edge is None:
        return [list(lines)]
    parts: list[list[TextLine]] = []
    band: list[tuple[list[TextLine], list[TextLine]]] = []  # the cells left and right of the edge, line by line

    def close() -> None:
        left = [cell for sides in band for cell in sides[0]]
        right = [cell for sides in band for cell in sides[1]]
        drawn = _between(rules, banded[-1].y, banded[0].y)
        if not drawn and min(len(left), len(right)) >= 4 and min(_mean_length(left), _mean_length(right)) >= PROSE:
            parts.extend((left, right))
        else:
            parts.append(list(banded))
        band.clear()
        banded.clear()

    banded: list[TextLine] = []
    for line in lines:
        cells = line.cells
        left = [cell for cell in cells if cell.end < edge]
        right = [cell for cell in cells if cell.x > edge - 3]
        if len(left) + len(right) < len(cells):  # it crosses the edge
            if band:
                close()
            parts.append([line])
        else:
            band.append((left, right))
            banded.append(line)
    if band:
        close()
    return _merged(parts)


def _merged(parts: list[list[TextLine]]) -> list[list[TextLine]]:
    """Parts with single full-width lines that follow one another put together, so that a table stays in one part."""
    merged: list[list[TextLine]] = []
    for part in parts:
        if merged and merged[-1][-1].y > part[0].y:
            merged[-1].extend(part)
        else:
            merged.append(part)
    return merged


def _right_column(lines: Sequence[TextLine]) -> float | None:
    """Where the right column starts: the commonest start of a cell well inside the page, on at least four lines."""
    if len(lines) < 4:
        return None
    margin = min(line.x for line in lines)
    width = max(line.end for line in lines) - margin
    cells = [cell for line in lines for cell in line.cells]
    starts = Counter(round(cell.x) for cell in cells if 0.3 * width < cell.x - margin < 0.8 * width)
    if not starts:
        return None
    start, count = starts.most_common(1)[0]
    return start - 2.0 if count >= 4 else None


def _mean_length(cells: Sequence[TextLine]) -> float:
    return sum(len(cell.text) for cell in cells) / len(cells)


def table_rows(lines: Sequence[TextLine], rules: Sequence[float]) -> list[Table]:
    """The tables among some lines.

    Three aligned columns are a table; two are one only between drawn lines, because "Our ref:   CAF 16-84" above
    "Tel:   0300 456 4000" looks the same and is not.
    """
    tables: list[Table] = []
    place = 0
    while place < len(lines):
        stretch = _stretch(lines, place)
        if stretch and _is_table(stretch, rules):
            tables.append(Table(tuple(stretch), _rows(stretch, _between(rules, stretch[-1].y, stretch[0].y))))
        place += max(1, len(stretch))
    return tables


def _between(rules: Sequence[float], low: float, high: float) -> list[float]:
    return [rule for rule in rules if low <= rule <= high]


def _stretch(lines: Sequence[TextLine], start: int) -> list[TextLine]:
    """The lines from `start` on whose cells all begin at the columns of the first of them."""
    columns = [cell.x for cell in lines[start].cells]
    if len(columns) < 2:
        return []
    found = [lines[start]]
    for line in lines[start + 1 :]:
        close = found[-1].y - line.y < 3.5 * line.size
        fits = all(_column(cell.x, columns) is not None for cell in line.cells_at(columns))
        inside = len(line.cells_at(columns)) > 1 or line.x > columns[0] + 3 or line.end < columns[1]
        if not (close and fits and inside):
            break
        found.append(line)
    while len(found) > 1 and len(found[-1].cells_at(columns)) == 1 and found[-1].x < columns[0] + 3:
        found.pop()  # a short line at the margin is more likely the paragraph after the table
    return found


def _column(x: float, columns: Sequence[float]) -> int | None:
    """The column that a cell starting at `x` stands in, or None; numbers may be centred or set to the right."""
    nearest = min(range(len(columns)), key=lambda i: abs(columns[i] - x))
    tolerance = 40 if nearest else 6
    return nearest if abs(columns[nearest] - x) <= tolerance else None


def _is_table(lines: Sequence[TextLine], rules: Sequence[float]) -> bool:
    columns = [cell.x for cell in lines[0].cells]
    full = [line for line in lines if len(line.cells_at(columns)) > 1]
    if len(full) < 2:
        return False
    top, bottom = lines[0].y + 2 * lines[0].size, lines[-1].y - 1.5 * lines[-1].size
    drawn = len({round(rule) for rule in _between(rules, bottom, top)}) >= 2
    return drawn or len(columns) >= 3


def _rows(lines: Sequence[TextLine], rules: Sequence[float]) -> tuple[str, ...]:
    """The rows of a table, apart where a line is drawn between them. Where none is drawn inside the table, a line
    of text that leaves a column empty and stands close goes on with the row above."""
    columns = [cell.x for cell in lines[0].cells]
    rows: list[list[str]] = []
    above: TextLine | None = None
    for line in lines:
        cells = [""] * len(columns)
        for cell in line.cells_at(columns):
            place = _column(cell.x, columns)
            if place is not None:
                cells[place] = f"{cells[place]} {cell.text}".strip()
        if above is None:
            goes_on = False
        elif rules:
            goes_on = not _between(rules, line.y, above.y)
        else:
            goes_on = above.y - line.y < 1.35 * line.size and not all(cells) and all(rows[-1])
        if goes_on:
            rows[-1] = [f"{old} {new}".strip() for old, new in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        above = line
    return tuple(f"| {' | '.join(cells)} |" for cells in rows)
