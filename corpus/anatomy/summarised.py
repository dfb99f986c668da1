"""A table above the answers that says of each request how it was decided: "R2 | Information held; section 40(2)". It asks and answers nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.anatomy.blocks import Block

FEWEST = 2  # rows whose requests stand below
CELLS = 2  # of a row, at the least
LONGEST = 14  # words of an outcome
_LABEL = re.compile(r"(?:(?:question|request|part|point|item|[QR])[ .]?)?\(?(?P<label>\d{1,2}|[a-h]|i{1,3}|iv|v)\)?[.:]?", re.I)
_BELOW = re.compile(r"[*# ]*(?:(?:question|request|part|point|item|note|answer(?: to)?|response(?: to)?|[QR])[ .]?)*\(?(?P<label>\d{1,2}|[a-h]|i{1,3}|iv|v)\)?(?=[.:)\s–-]|$)", re.I)
_RULE = re.compile(r"[\s|:–-]*")
OUTCOME = re.compile(
    r"^(?:in part|part(?:ly|ial(?:ly)?)?|yes|no|none|(?:over|above) the (?:cost |appropriate )?limit|(?:the |this |some |all )?(?:information )?(?:is |was )?(?:partly |not )?(?:held|given|provided|disclosed|released|supplied|refused|withheld|exempt|enclosed|attached|answered|granted|explained|published))\b|"
    r"^(?:section|s\.?) ?\d\d",
    re.I,
)


def summarised(body: Sequence[Block]) -> set[int]:
    """The numbers of the blocks that are such a table, with its head; empty where there is none, or the requests do not come below it."""
    rows, head = summary_rows([block.text for block in body])
    return {*rows, *head}


def summary_rows(lines: Sequence[str]) -> tuple[dict[int, tuple[str, str]], set[int]]:
    """The rows of such a table as line number -> (label, outcome), and the numbers of the lines that are its head."""
    rows: dict[int, tuple[str, str]] = {}
    head: set[int] = set()
    for n, line in enumerate(lines):
        cells = [cell.strip("* ") for cell in line.strip().strip("|").split("|")] if "|" in line else []
        if len(cells) < CELLS:
            if rows and line.strip():
                break
            head = set() if line.strip() and not rows else head
            continue
        label = _LABEL.fullmatch(cells[0])
        if label and OUTCOME.match(cells[-1]) and len(cells[-1].split()) <= LONGEST:
            rows[n] = (label["label"].lower(), cells[-1])
        elif label or (rows and not _RULE.fullmatch(line)):
            return {}, set()
        else:
            head.add(n)
    labels = [label for label, _ in rows.values()]
    below = {match["label"].lower() for line in lines[max(rows) + 1 :] if (match := _BELOW.match(line))} if rows else set()
    if len(set(labels) & below) < max(FEWEST, len(labels) - 1) or len(set(labels)) < len(labels):
        return {}, set()
    return rows, head
