"""A number mistyped: what the hand does to the digits of one that is known."""

from __future__ import annotations

import re


def slip(number: str, known: str) -> bool:
    """Whether a number looks like another mistyped: the same signs changed about, or one put in, left out or another."""
    if number == known or "".join(c for c in number if c.isalpha()) != "".join(c for c in known if c.isalpha()):
        return False
    a, b = (re.sub(r"\D", "", text) for text in (number, known))
    if sorted(a) == sorted(b) and len(a) > 1:
        return True
    if number.count(".") != known.count("."):
        return False
    if len(a) == len(b):
        return len(a) > 2 and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    longer, shorter = max(a, b, key=len), min(a, b, key=len)
    return len(longer) - len(shorter) == 1 and any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
