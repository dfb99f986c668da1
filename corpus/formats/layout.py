"""Pieces of text with their places on a page -> the page's lines, paragraphs, lists and columns, as light Markdown.

Coordinates are points from the lower left corner of the page, as in PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.formats.characters import BULLETS
from corpus.formats.columns import in_columns, table_rows
from corpus.formats.writing import raised

WIDE_GAP = 1.6  # a gap between two pieces of a line, in font sizes, that no space between words reaches
_MARKER = re.compile(r"^(?:[-–]|o|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.),]?\)?)$")
_ITEM = re.compile(r"^(?:- |\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)] ?\)?(?=\S))")


@dataclass(frozen=True)
class Run:
    """A piece of text in one font, from `x` to `end` on the base line `y`."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True)
class TextLine:
    """Runs on one base line. `cells` are its parts where gaps too wide for a space divide it; at least one."""

    runs: tuple[Run, ...]

    @property
    def x(self) -> float:
        """Where the line begins."""
        return self.runs[0].x

    @property
    def end(self) -> float:
        """Where the line ends."""
        return max(run.end for run in self.runs)

    @property
    def y(self) -> float:
        """The height of its largest run."""
        return max(self.runs, key=lambda run: run.size).y

    @property
    def size(self) -> float:
        """The size that most of its characters have."""
        sizes: Counter[float] = Counter()
        for run in self.runs:
            sizes[round(run.size, 1)] += len(run.text.strip())
        return sizes.most_common(1)[0][0]

    @property
    def text(self) -> str:
        """Its words, with a space where the gap between two runs is one."""
        parts = [self.runs[0].text]
        for before, run in zip(self.runs, self.runs[1:], strict=False):
            apart = run.x - before.end > 0.2 * run.size and not parts[-1].endswith(" ") and not run.text.startswith(" ")
            small = run.size < 0.8 * before.size and run.y > before.y + 0.1 * before.size
            parts.append((" " if apart and not small else "") + (raised(parts[-1], run.text) if small else run.text))
        return re.sub(r"\s+", " ", "".join(parts)).strip()

    @property
    def bold(self) -> bool:
        """Whether all its words are bold; its bullet or number need not be."""
        runs = [run for run in self.runs if re.search(r"\w", run.text)]
        if len(runs) > 1 and _MARKER.match(runs[0].text.strip()):
            runs = runs[1:]
        return bool(runs) and all(run.bold for run in runs)

    @property
    def cells(self) -> tuple[TextLine, ...]:
        """The line cut at its wide gaps."""
        return self.cells_at(())

    def cells_at(self, starts: Sequence[float]) -> tuple[TextLine, ...]:
        """Its parts where a wide gap divides it or one begins at one of some known starts of columns, since a full
        cell leaves no wide gap before the next."""
        groups = [[self.runs[0]]]
        for run in self.runs[1:]:
            before = groups[-1]
            gap = run.x - max(part.end for part in before) > WIDE_GAP * max(run.size, before[-1].size)
            known = any(abs(run.x - start) < 2 for start in starts)
            marker = len(groups) == 1 and _marker("".join(part.text for part in before))
            if (gap or known) and not marker:
                groups.append([run])
            else:
                before.append(run)
        return tuple(TextLine(tuple(group)) for group in groups)


def _marker(text: str) -> bool:
    text = text.strip()
    return bool(_MARKER.match(text)) or (len(text) == 1 and text in BULLETS)


def lines_of(runs: Iterable[Run]) -> list[TextLine]:
    """The lines of a page from top to bottom. A raised or lowered smaller piece ("7th") belongs to its line; a piece
    printed twice in the same place, to make it look bold, counts once and as bold."""
    seen: dict[tuple[str, int, int], int] = {}
    single: list[Run] = []
    for run in runs:
        key = (run.text.strip(), round(run.x / 2), round(run.y / 2))
        if key in seen:
            single[seen[key]] = replace(single[seen[key]], bold=True)
        else:
            seen[key] = len(single)
            single.append(run)
    rows: list[list[Run]] = []
    base = 0.0
    for run in sorted(single, key=lambda run: -run.y):
        if rows and base - run.y < 0.5 * max(run.size, max(other.size for other in rows[-1])):
            if run.size > max(other.size for other in rows[-1]):
                base = run.y
            rows[-1].append(run)
        else:
            rows.append([run])
            base = run.y
    return [TextLine(tuple(sorted(row, key=lambda run: run.x))) for row in rows]


def usual_leading(pages: Sequence[Sequence[TextLine]]) -> float:
    """The most common distance of one line from the next, in font sizes; 1.2 where there is nothing to count."""
    steps: Counter[float] = Counter()
    for page in pages:
        for above, below in zip(page, page[1:], strict=False):
            step = (above.y - below.y) / max(above.size, 1)
            if 0.9 <= step <= 2.5 and abs(above.size - below.size) < 0.5:
                steps[round(step, 1)] += 1
    if not steps:
        return 1.2
    # Where every paragraph is one line long, the commonest distance is a gap: the closest common one is the leading.
    enough = max(steps.values()) / 4
    return min(step for step, count in steps.items() if count >= enough)


def body_size(pages: Iterable[Iterable[TextLine]]) -> float:
    """The font size that most characters of the document have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def markdown(lines: Sequence[TextLine], leading: float, body: float, rules: Sequence[float] = ()) -> str:
    """A page in light Markdown. `rules` are the heights of the horizontal lines drawn on it: evidence of a table."""
    written: list[str] = []
    levels: list[float] = []
    last: TextLine | None = None
    for part in in_columns(lines, rules):
        rows = table_rows(part, rules)
        for line in part:
            table = next((table for table in rows if line in table.lines), None)
            if (last is not None and _apart(last, line, leading)) or (written and written[-1].startswith("# ") and line.size <= 1.15 * body):
                written.append("")
            if table is not None:
                if line is table.lines[0]:
                    written += [*([""] if last else []), *table.rows, ""]
            else:
                written.append(_written(line, levels, body))
            last = line
    return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip("\n")


def _apart(above: TextLine, below: TextLine, leading: float) -> bool:
    """Whether a gap clearly larger than the usual leading, or a new font size or column, parts two lines."""
    step = above.y - below.y
    if step <= 0 or abs(above.size - below.size) > 0.15 * max(above.size, below.size):
        return True
    return step > 1.28 * leading * max(above.size, below.size)


def _written(line: TextLine, levels: list[float], body: float) -> str:
    text = _bulleted(line)
    bold = line.bold
    if line.size > 1.15 * body and len(text) < 120 and not _ITEM.match(text):
        levels.clear()
        return f"# {text}"
    item = _ITEM.match(text)
    if not item:
        if levels and line.x < levels[0] + 3:
            levels.clear()
        return f"**{text}**" if bold and "**" not in text else text
    while levels and line.x < levels[-1] - 3:
        levels.pop()
    if not levels or line.x > levels[-1] + 6:
        levels.append(line.x)
    marker, words = text[: item.end()], text[item.end() :]
    return "  " * (len(levels) - 1) + marker + (f"**{words}**" if bold and words else words)


def _bulleted(line: TextLine) -> str:
    """A line's text with its bullet, whatever its glyph, as "- "."""
    text, first = line.text, line.runs[0].text.strip()
    alone = (len(line.runs) > 1 and first in ("o", "-", "–", "§", "Ø", "ü")) or (len(first) == 1 and first in BULLETS)
    if alone and len(text) > len(first):
        return "- " + text[len(first) :].strip()
    if text[:1] in BULLETS and len(text) > 1:
        return "- " + text[1:].strip()
    return text


def with_bullets(text: str) -> str:
    """A page's plain text, where places were of no use: as it is, with every kind of bullet made "- "."""
    return re.sub(rf"^[ \t]*[{BULLETS}][ \t]*(?=\S)", "- ", text, flags=re.M).strip("\n")
