"""Requests that stand in a table at the head of a letter, one in a row, with their answers below it, each under its number alone ("| Q1 | What
changed in April | Given |" and, further down, "Q1") or in a note of that number ("| 1 | What changed | see note 1 |", "Note 1. Nothing has.")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.anatomy.blocks import Block
from corpus.anatomy.pairing import Pair, Piece
from corpus.anatomy.parts import Parts

COLUMNS = 2  # of labels and of requests
FEWEST = 2  # rows with an answer of their own
_LABEL = re.compile(r"(?:Q|question |request |part |point )?(?P<label>\d{1,2}|[a-h])[.)]?", re.I)
_NOTE = re.compile(r"[*# ]*(?:our )?(?:note|answer|response|reply|comment)s?(?: to| on)?(?: (?:request|question|part|point|row|item))? (?:no\.? )?(?P<label>\d{1,2}|[a-h])[*]*\s?[.:)–—-][*]*\s+(?=\S)", re.I)
_ASKS = re.compile(r"\b(?:asked|request|question|wanted)", re.I)
_RULE = re.compile(r"[\s|:–-]*")


def tabled_requests(blocks: Sequence[Block], where: Parts) -> list[Pair]:
    """The rows of the first such table as requests, each with the blocks below its number; empty where no letter's form shows it."""
    rows = {label: (n, cell) for n, label, cell in _rows(blocks, where)}
    heads = [(n, match["label"].lower(), match.end() if match.re is _NOTE else 0) for n in range(where.opening, where.closing) if (match := _LABEL.fullmatch(blocks[n].text.strip("*# ")) or _NOTE.match(blocks[n].text)) and match["label"].lower() in rows]
    below = [head for head in heads if head[0] > max((row for row, _ in rows.values()), default=len(blocks))]
    if len(below) < FEWEST or [label for _, label, _ in below] != list(dict.fromkeys(label for _, label, _ in below)):
        return []
    ends = [n for n, *_ in below[1:]] + [where.closing]
    answers = {label: [*([Piece(n, offset)] if offset else []), *(Piece(i) for i in range(n + 1, end) if blocks[i].text.strip())] for (n, label, offset), end in zip(below, ends, strict=True)}
    if sum(map(bool, answers.values())) < FEWEST:
        return []
    found = []
    for label, (row, cell) in rows.items():
        start = blocks[row].text.index(cell)
        found.append(Pair(label, [Piece(row, start, start + len(cell))], answers.get(label, [])))
    return found


def _rows(blocks: Sequence[Block], where: Parts) -> list[tuple[int, str, str]]:
    """The rows of a table that has a column of requests beside one of labels: block, label, and what was asked."""
    found: list[tuple[int, str, str]] = []
    column = 0
    for n in range(where.opening, where.closing):
        text = blocks[n].text
        if text.strip("| ").count("|") < COLUMNS - 1:
            if found:
                break
            continue
        cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
        if _RULE.fullmatch(text):
            continue
        label = _LABEL.fullmatch(cells[0])
        if not label:
            asking = [k for k, cell in enumerate(cells) if k and _ASKS.search(cell)]
            column = asking[0] if asking else 0
        elif column and column < len(cells) and cells[column]:
            found.append((n, label["label"].lower(), cells[column]))
    return found
