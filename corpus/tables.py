"""Tables that set requests beside answers: their rows are taken apart, so that each cell is a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.blocks import Block
from corpus.cues import Role, cue_of

_RULE = re.compile(r"^[|\s:–-]+$")


def unrolled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the cells of every table whose head says "Question" and "Answer" as blocks of their own, each
    marked with whose words it holds. All other tables stay as they are."""
    return tuple(block for run in _runs(blocks) for block in (_cells(run) if is_row(run[0]) else run))


def is_row(block: Block) -> bool:
    """Whether a block is a row of a table."""
    return block.text.startswith("|") and block.text.count("|") > 1


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in blocks:
        if run and is_row(block) != is_row(run[-1]):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _cells(rows: list[Block]) -> list[Block]:
    roles = [_role(cell) for cell in _split(rows[0].text)]
    if "ask" not in roles or "answer" not in roles:
        return rows
    found = []
    for row in rows[1:]:
        if _RULE.match(row.text):
            continue
        for role, cell in zip(roles, _split(row.text), strict=False):
            if cell:
                found.append(replace(row, text=cell, marker="", tight=False, said=role or ""))
    return [rows[0], *found]


def _split(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _role(cell: str) -> Role | None:
    cue = cue_of(cell)
    return cue.role if cue and cue.whole else None
