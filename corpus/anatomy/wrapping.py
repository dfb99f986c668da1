"""Whether the lines of a text were filled to a width, and which: so that their breaks can be undone.

A filled line leaves no room for the first word of the next one; the lines of an address or a list would have. A few
lines that are longer (a footer, a web address that cannot be broken) say nothing against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

NARROWEST, WIDEST = 50, 120  # characters
ENOUGH = 3  # breaks that must be explained before a text counts as wrapped
SHARE = 0.75  # of the breaks after a line of more than half the width
_ITEM = re.compile(r"^\s*(?:[-*•]\s|\(?\w{1,3}[.)]\s|#|\|)")


def wrap_width(lines: Sequence[str]) -> tuple[int, float]:
    """The width that the lines were filled to and the share of their breaks that it explains; 0 where they were not
    filled. Typed text is explained whole; lines of a proportional typeface only by and large.

    >>> wrap_width(["It is only a short line.", "", "Another."])
    (0, 0.0)
    """
    text = [line.rstrip() for line in lines]
    lengths = sorted({len(line) for line in text if NARROWEST <= len(line) <= WIDEST and " " in line}, reverse=True)
    filled = sum(1 for line in text if line.strip())
    best, width, share = 0, 0, 0.0
    for candidate in lengths[:12]:
        longer = sum(1 for line in text if len(line) > candidate)
        if longer > max(2, filled // 10):
            break
        explained, breaks = _breaks(text, candidate)
        if explained >= ENOUGH and explained >= SHARE * breaks and explained > best:
            best, width, share = explained, candidate, explained / breaks
    return width, share


def _breaks(lines: Sequence[str], width: int) -> tuple[int, int]:
    """How many breaks the width explains, of how many after a line of more than half the width."""
    explained = breaks = 0
    for line, after in zip(lines, lines[1:], strict=False):
        if width / 2 < len(line) <= width and after.strip() and not _ITEM.match(after) and len(after) <= width:
            breaks += 1
            explained += len(line) + 1 + len(after.lstrip("> ").split(" ", 1)[0]) > width
    return explained, breaks
