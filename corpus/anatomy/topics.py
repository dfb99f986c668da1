"""Topic headings over requests, told from headings inside an answer and from requests of few words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.anatomy.blocks import Block
from corpus.anatomy.cues import Cue

ASKS = 0.5  # the voice from which a sentence set as a heading is the requester's
_CLOSING = "\"”'’ "  # quotation marks that close
_QUOTED = re.compile(r"[\"“‘'][^\n]{8,}[\"”’']\.?")


def is_heading(
    body: Sequence[Block], cues: Sequence[Cue | None], odds: Sequence[float], i: int, bold_asks: bool
) -> bool:
    """Whether a block is a topic heading: set as one, or a short title-like line with a paragraph under it. Where
    requests are set in bold (`bold_asks`), a bold line over an answer is a short request."""
    block, cue, after = body[i], cues[i], cues[i + 1]
    named = bool(after and after.role == "ask") and body[i + 1].text.startswith("(")  # "(You asked ...)" under a name for it
    if (cue is not None and (cue.whole or cue.role or cue.names)) or block.text.rstrip(_CLOSING).endswith("?") or (body[i + 1].tight and not named):
        return False
    if block.heading and (_QUOTED.fullmatch(block.text) or (block.text.endswith(".") and odds[i] > ASKS)):
        return False  # a request in the requester's own words, set as a heading
    words = len(block.text.split())
    if block.heading and words <= 14:
        return True
    told = bool(after and (after.role == "ask" or after.names))
    if not is_title(block) or (len(body[i + 1].text.split()) < words and not told):
        return False
    marked = block.bold and not body[i + 1].bold and (not bold_asks or odds[i + 1] > 0.5)
    if words <= 4 and sets_headings(body, odds):
        return told or marked or odds[i + 1] > -2.5
    return told or marked or (words <= 4 and odds[i + 1] > 0.5 and odds[i + 1] > odds[i])


def sets_headings(body: Sequence[Block], odds: Sequence[float]) -> bool:
    """Whether the letter sets headings over its requests: its body begins with one, and another stands over what
    sounds like a request."""
    short = [is_title(block) and len(block.text.split()) <= 4 for block in body]
    return short[0] and any(short[i] and odds[i + 1] > 0.5 for i in range(1, len(body) - 1))


def is_title(block: Block) -> bool:
    """Whether a block looks like a title: a few words, a capital, no stop."""
    return (
        len(block.text.split()) <= 7
        and "|" not in block.text
        and block.text[-1:] not in '.?!:;,"”'
        and block.text[:1].isupper()
        and not block.marker
    )
