"""Page furniture: headers, footers and page numbers, taken out so that a sentence they split can be whole again.

A line is furniture only on evidence, never because of a name: it repeats at the edges of real pages, or it stands at
the gap that a page end leaves in plain text and repeats there, or reads like a footer (two officers with their
roles, a page number). The same words as content ("Who is your chief executive?") have no page gap after them and stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.anatomy.running_heads import (
    HEAD,
    OFFICER,
    is_cue_line,
    key_of_line,
    names_own,
    own_references,
    repeated_feet,
    running_heads,
)
from corpus.document import Document

GAP = 3  # blank lines that a page end leaves behind in text copied from a paged document
EDGE = 6  # non-blank lines from the top or bottom of a page among which headers and footers are looked for

PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:page\s+\d+(?:\s*(?:of|/)\s*\d+)?|\d{1,3}\s*(?:of|/)\s*\d{1,3}\s*(?:pages)?|\d+\s*\|\s*page|page\s*\|\s*\d+)[\W_]*$",
    re.I,
)
PROTECTIVE_MARK = re.compile(
    r"^[\W_]*(?:(?:not )?protectively marked|official|restricted|protect|unclassified|confidential)"
    r"(?:\s*[-–—:(\[]*\s*(?:sensitive|personal|commercial|public|external|internal)\)?\]?)?[\W_]*$",
    re.I,
)
BARE_NUMBER = re.compile(r"^[-–—\s|]*\d{1,3}[-–—\s|]*$")


@dataclass(frozen=True)
class Line:
    """A line that is left after the furniture is gone. `page` starts at 1; `broken` says that a page ended just
    before it, so that it may continue the sentence above."""

    text: str
    page: int
    broken: bool = False


def without_furniture(document: Document) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The document's lines without headers, footers and page numbers, and what was taken out, in order.

    Blank lines stay (they end paragraphs), but a page end leaves none: the line after it is marked `broken` instead.
    """
    pages = [page.split("\n") for page in document.pages]
    if document.paged and len(pages) > 1:
        return _join(pages, _edges(pages))
    lines = [line for page in pages for line in page]
    return _join([lines], [_gaps(lines) | running_heads(lines) | repeated_feet(lines)], flow=True)


def _edges(pages: list[list[str]]) -> list[set[int]]:
    """For each page the line numbers that repeat at the edges of other pages too, read from the edge inwards."""
    filled = [[i for i, line in enumerate(page) if line.strip()] for page in pages]
    seen: Counter[str] = Counter()
    for page, rows in zip(pages, filled, strict=True):
        seen.update({key_of_line(page[i]) for i in rows[:EDGE] + rows[-EDGE:]})
    own = own_references([pages[0][i] for i in filled[0][:HEAD]])
    found = []
    for number, (page, rows) in enumerate(zip(pages, filled, strict=True)):
        drop: set[int] = set()
        for edge in (rows[:EDGE], rows[::-1][:EDGE]):
            run = [
                i
                for i in edge
                if PAGE_NUMBER.match(page[i])
                or BARE_NUMBER.match(page[i])
                or seen[key_of_line(page[i])] > 1
                or (number and names_own(page[i], own))
            ]
            run = [i for i in run if not is_cue_line(page[i])]
            if len(run) == len(rows):  # a page of nothing but repeated lines is content, or empty of it: leave it
                continue
            for place, i in enumerate(edge):
                if i not in run:
                    break
                if place == 0 or edge[place - 1] in drop:
                    drop.add(i)
        found.append(drop)
    return found


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    start = None
    for i, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = i
        elif not line.strip() and start is not None:
            yield start, i
            start = None


def _footer_like(block: list[str]) -> bool:
    """Whether a block reads like a footer by itself: officers with their roles, or a page number."""
    plain = [re.sub(r"[*_]", "", line).strip() for line in block]
    return all(PAGE_NUMBER.match(line) or OFFICER.match(line) for line in plain) and (
        len(plain) > 1 or bool(PAGE_NUMBER.match(plain[0]))
    )


def _gaps(lines: list[str]) -> set[int]:
    """The line numbers of furniture in text without real pages, found at the gaps that page ends left behind."""
    marks = {i for i, line in enumerate(lines) if PROTECTIVE_MARK.match(line) and _alone(lines, i)}
    drop = {i for i, line in enumerate(lines) if PAGE_NUMBER.match(line)} | (marks if len(marks) > 1 else set())
    blocks = list(_blocks(lines))
    keys = ["\n".join(key_of_line(line, numbers=True) for line in lines[start:end]) for start, end in blocks]
    counts = Counter(keys)
    at_gap = set()
    for n, (start, end) in enumerate(blocks):
        before = start - (blocks[n - 1][1] if n else start)
        after = (blocks[n + 1][0] if n + 1 < len(blocks) else end + GAP) - end
        if n and (after >= GAP or before >= GAP):
            at_gap.add(n)
    gapped = {keys[n] for n in at_gap}
    often = Counter(keys[n] for n in at_gap | {0, len(blocks) - 1} if n < len(blocks))
    for n, (start, end) in enumerate(blocks):
        block = lines[start:end]
        short = len(block) <= 5 and all(len(line) < 160 for line in block)
        if not short or all(is_cue_line(line) for line in block):
            continue
        footer = _footer_like(block)
        numbered = len(block) == 1 and bool(BARE_NUMBER.match(block[0]))
        if (n in at_gap and (often[keys[n]] > 1 or footer or numbered)) or (
            keys[n] not in gapped and counts[keys[n]] > 1 and footer
        ):
            drop.update(range(start, end))
        else:
            drop.update(_glued(block, start, keys, at_gap))
    return drop


def _alone(lines: list[str], i: int) -> bool:
    """Whether no line but a page number or another mark touches a line."""
    near = [*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]]
    return not any(line.strip() and not PAGE_NUMBER.match(line) and not PROTECTIVE_MARK.match(line) for line in near)


def _glued(block: list[str], start: int, keys: list[str], at_gap: set[int]) -> set[int]:
    """A repeated footer that lost the blank line before it stands at the end of a longer block."""
    for n in at_gap:
        tail = keys[n].split("\n")
        if (
            len(tail) > 1
            and len(block) > len(tail)
            and [key_of_line(line, numbers=True) for line in block[-len(tail) :]] == tail
        ):
            if keys.count(keys[n]) > 1:
                return set(range(start + len(block) - len(tail), start + len(block)))
    return set()


def _join(
    pages: list[list[str]], drops: list[set[int]], flow: bool = False
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    kept: list[Line] = []
    removed: list[str] = []
    number, broken = 1, False
    for place, (page, drop) in enumerate(zip(pages, drops, strict=True)):
        if place:
            number, broken = place + 1, True
        cut = False  # inside furniture of a flowing text: one page end, however many lines it takes
        for i, text in enumerate(page):
            if i in drop:
                removed.append(text.strip())
                cut = True
                continue
            if not text.strip() and (broken or cut):
                continue
            if cut and flow and any(line.text.strip() for line in kept):
                number, broken = number + 1, True
            cut = False
            if broken:
                while kept and not kept[-1].text.strip():
                    kept.pop()
            kept.append(Line(text, number, broken))
            broken = False
    return tuple(kept), tuple(line for line in removed if line)
