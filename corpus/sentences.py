"""Sentences as slices: where each one begins and ends, so that a quote can stop at a full stop.

Rules for English official prose. A line break ends a sentence (a list item, a table row, an address line); a full
stop does not when it belongs to an abbreviation, a number, an initial or a section ("s. 16A", "No. 3", "e.g.").
"""

from __future__ import annotations

import re

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|St|Hon|Rt|Sr|Jr|No|Nos|para|paras|pp?|s|ss|sch|reg|regs|art|arts|cl|ch|vol|"
    r"ed|eds|fig|"
    r"approx|est|incl|etc|cf|vs|v|ref|tel|ext|dept|govt|ltd|plc|inc|co|al|ie|eg|i\.e|e\.g|viz|a\.m|p\.m|d\.o\.b|[A-Z])|(?:^|"
    r"\s)\(?[a-z]|(?:^|\s)\d{1,2})\.$",
    re.I,
)
_END = re.compile(r"[.?!]+[\"'’”)\]]*(?=\s)")
_NEXT = re.compile(r"\s*[\"'‘“(\[]*(?:[A-Z0-9£]|\W*$)")
_ALWAYS_INSIDE = re.compile(
    r"\b(?:d\.o\.b|Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|No|Nos|para|paras|pp?|ss?|sch|reg|regs|e\.g|i\.e|eg|ie|v|vs|cf|St)\.$",
    re.I,
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The [start, end) ranges of the sentences of a text, without the white space between them, in order.

    They never overlap, and every character that is not white space lies in one.

    >>> text = "See s. 16A. It says so."
    >>> [text[a:b] for a, b in sentences(text)]
    ['See s. 16A.', 'It says so.']
    """
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if _inside(text, start, match):
                continue
            _add(found, text, start, match.end())
            start = match.end()
        _add(found, text, start, line.end())
    return found


def _inside(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop is not the end of a sentence."""
    before = text[start : match.start() + 1]
    if match[0][0] == "." and _ALWAYS_INSIDE.search(before):
        return True
    if match[0][0] == "." and _ABBREVIATION.search(before) and not _NEXT.match(text, match.end()):
        return True
    if match[0][0] == "." and re.search(r"(?:^|\n)\s*\(?(?:\d{1,2}|[a-z])\.$", before):
        return True  # "1. " at the start of an item
    return not _NEXT.match(text, match.end())


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
