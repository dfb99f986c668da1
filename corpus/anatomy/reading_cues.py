"""The cues of a body's blocks in the light of each other, and the voice of what they leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from statistics import fmean

from corpus.anatomy.blocks import Block
from corpus.anatomy.cues import Cue, cue_of
from corpus.anatomy.voice import requester_odds

OF_FIGURES = -2.0  # the voice of a row of a table of figures, at the most
FEWEST = 2  # rows with a figure that make such a table
_FIGURE = re.compile(r"\|\s*(?:£?\d[\d,.]*%?|(?:fewer|less) than \w+|nil|none|n/a|-)\s*$", re.I)
_ASKS = re.compile(r"\b(?:request|question|asked|you)\b", re.I)
_RESPONSE = re.compile(r"R\s?\d")
ANSWERING = -1.0  # the voice below which what stands under counted points is the body's


def cues_of(body: Sequence[Block]) -> list[Cue | None]:
    """The cues of the blocks, in the light of each other: "A." opens an answer where questions are marked "Q", and is
    a letter elsewhere."""
    cues = [
        _cell(block, i > 0 and body[i - 1].said == "label") if block.said else cue_of(block.text)
        for i, block in enumerate(body)
    ]
    questions = any(
        cue and (cue.names or cue.role == "ask") and block.text[:1] == "Q"
        for cue, block in zip(cues, body, strict=True)
    )
    cues = [
        Cue("answer", cue.label if cue.names else "", cue.length, cue.whole) if questions and cue and _marks_answer(cue, block.text) else cue
        for cue, block in zip(cues, body, strict=True)
    ]
    leads = [i for i, cue in enumerate(cues) if cue and cue.whole and cue.role == "answer" and not cue.label]
    points = [i for i, cue in enumerate(cues) if cue and cue.names]
    if (
        len(leads) == 1 and points and leads[0] < points[0]
    ):  # "Your first question", below "Our response is as follows:"
        cues = [replace(cue, role="answer", names=False) if cue and cue.names and cue.whole else cue for cue in cues]
        inside = {i: cue for i in points if (cue := cues[i]) and not cue.whole}
        if inside and fmean(requester_odds(body[i].text[cue.length :]) for i, cue in inside.items()) < ANSWERING:
            for i, cue in inside.items():  # "Your first query: We received ..."
                cues[i] = replace(cue, role="answer")
    for i, cue in enumerate(cues[:-1]):
        if cue and cue.whole and cue.label and cue.role == "answer" and _restates(body[i + 1]):
            cues[i] = replace(cue, role=None, names=True)  # "With regard to point 1:" over the question itself
    for i, cue in enumerate(cues):
        after = next((other for other in cues[i + 1 :] if other and other.whole and (other.role or other.names)), None)
        if cue and cue.whole and cue.names and after and after.role == "answer":
            cues[i] = replace(cue, role="ask")  # "Request 1", which "Response 1" or "Our response" follows
    return cues


def _marks_answer(cue: Cue, text: str) -> bool:
    """Whether a capital A stands for "answer", or "R1" for "response 1", where questions are marked "Q"."""
    return cue.role is None and ((cue.label.lower() == "a" and text[:1] == "A") or (cue.names and bool(_RESPONSE.match(text))))


def _restates(block: Block) -> bool:
    """Whether a paragraph repeats a question, word for word."""
    return block.text.rstrip("\"'”’").endswith("?") and requester_odds(block.text) > 2.0


def _cell(block: Block, labelled: bool) -> Cue:
    """The cue of a cell of a table that says whose words it holds; `labelled` if its row has a cell for the number."""
    if block.said == "label":
        return Cue(
            "ask", re.sub(r"\W", "", block.text).lower().removeprefix("q"), len(block.text), whole=True, names=True
        )
    if block.said == "head":
        return Cue("ask", "", len(block.text), whole=True)
    if block.said == "ask" and not labelled and (printed := cue_of(block.text)) and printed.label and not printed.whole:
        return Cue("ask", printed.label, printed.length, names=True)  # "(a) How many ...?" in one cell
    return Cue("ask" if block.said == "ask" else "answer", "", 0)


def voices_of(body: Sequence[Block], cues: Sequence[Cue | None]) -> list[float]:
    """The voice of each block without its cue; a line that only names a point has the voice of what it leads."""
    odds = [
        0.0 if cue and cue.whole else requester_odds(block.text[cue.length if cue else 0 :])
        for block, cue in zip(body, cues, strict=True)
    ]
    for i in range(len(body) - 2, -1, -1):
        cue = cues[i]
        if cue and cue.whole and cue.role is None:
            odds[i] = odds[i + 1]
    figures = _rows_of_figures(body)
    return [min(one, OF_FIGURES) if i in figures else one for i, one in enumerate(odds)]


def _rows_of_figures(body: Sequence[Block]) -> set[int]:
    """The rows of every table whose last column holds figures, its head with them: nobody asks in such rows."""
    found: set[int] = set()
    for columns, rows in groupby(range(len(body)), lambda i: body[i].text.strip("| ").count("|")):
        some = list(rows)
        figures = [i for i in some if _FIGURE.search(body[i].text.strip("| "))]
        if columns and len(figures) >= FEWEST and not any("?" in body[i].text or _ASKS.search(body[i].text) for i in some):
            found.update(some)
    return found


def is_mere_number(cue: Cue | None) -> bool:
    """Whether a line is a number that numbers nothing ("29." may be the whole of an answer)."""
    return bool(cue and cue.whole and cue.role is None and not cue.names)
