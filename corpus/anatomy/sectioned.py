"""Letters set out in numbered sections whose paragraphs are numbered through: "2. Request (a)", "2.1 We hold ...", "2.2 Somebody asked ...".

Such numbers count paragraphs. They are no numbers of requests, and no places in a document, so the clean text goes without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.anatomy.blocks import Block

FEWEST = 2  # sections that must be numbered through
LONGEST = 14  # words of a heading
_HEADING = re.compile(r"^(?P<n>\d{1,2})[.)]?\s+(?=[A-Z\"“(])(?P<title>.*[^.;:,\s])$")
_PARAGRAPH = re.compile(r"^(?P<n>\d{1,2})\.(?P<m>\d{1,2})[.)]?\s+(?=\S)")


def unsectioned(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, without the numbers of sections and of their paragraphs where a letter is numbered through; else as they are.

    >>> [block.text for block in unsectioned([Block(t) for t in ("1. Request A", "1.1 It is held.", "2. Request B", "2.1 It is not.", "2.2 We looked.")])]
    ['Request A', 'It is held.', 'Request B', 'It is not.', 'We looked.']
    >>> [block.text for block in unsectioned([Block(t) for t in ("1. How many?", "There were 12.", "2. Section 2.1 says why.")])]
    ['1. How many?', 'There were 12.', '2. Section 2.1 says why.']
    """
    headings = {n: int(match["n"]) for n, block in enumerate(blocks) if (match := _HEADING.match(block.text)) and len(block.text.split()) <= LONGEST}
    section, reached, found = 0, 0, {}
    through: dict[int, list[int]] = {}
    for n, block in enumerate(blocks):
        if headings.get(n) == section + 1:
            section, reached = section + 1, 0
            found[n] = _HEADING.match(block.text)
        elif (match := _PARAGRAPH.match(block.text)) and int(match["n"]) == section and int(match["m"]) == reached + 1:
            reached += 1
            found[n] = match
            through.setdefault(section, []).append(n)
    if len(through) < FEWEST or any(number not in through for number in range(1, section + 1)):
        return tuple(blocks)
    return tuple(replace(block, text=block.text[_cut(found[n]) :], marker="") if n in found else block for n, block in enumerate(blocks))


def _cut(match: re.Match[str] | None) -> int:
    """Where the words behind a number begin."""
    assert match is not None
    return match.start("title") if "title" in match.re.groupindex else match.end()
