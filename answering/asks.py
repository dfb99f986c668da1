"""One message, several asks: "what training do they get, is it refreshed, and can I see what mine has done?"

Split at the ends of sentences and where a new question opens inside one; what is no question stays out. Each ask is
looked up by itself, so each must stand alone: one that leans is read with the ask before it.
"""

from __future__ import annotations

import re

from answering.leaning import leans
from answering.standalone import stand_alone
from index.words import content_words

MOST = 3  # asks of one message that are looked up by themselves

_ENDS = re.compile(r"(?<=[?!.:;])\s+|\n+")
_OPENER = (
    r"(?:who|what|whats|what's|when|where|why|which|whose|how|can|could|do|does|did|is|are|was|were|will|would|should|has|have|am|may|must|wot|wats)\b"
)
_JOINED = re.compile(rf"\s*(?:[,;]\s*(?:and|or|also|but|then)?|\b(?:and|or|also|but|plus|then))\s+(?:also |then |if so,? |if not,? )?(?={_OPENER})", re.I)
_ASKS = re.compile(rf"\?\s*$|^\W*(?:and |or |but |so |also |ok |please |hi |hello )*(?:{_OPENER}|(?:tell me|(?:i )?(?:want|need|would like|d like) to know|wondering)(?=\s+(?:if|whether|about|{_OPENER}))\b)", re.I)
_RELATIVE = re.compile(r"(?:^|\s)(?:say|says|said|know|knows|knew|tell|told|ask|asked|see|find out|explain|depends?|on|about|of|to|for|in|at|by|with|only|just|even)\s*$", re.I)

_POINTS = re.compile(r"\b(?:it|its|they|them|their|this|that|these|those|he|she|him|her)\b", re.I)


def asks_of(question: str) -> tuple[str, ...]:
    """The asks of a message in their order, each able to stand alone; only one when it cannot be told apart.

    >>> asks_of("Who decides? And how long does it take them to decide?")
    ('Who decides?', 'Who decides? And how long does it take them to decide?')
    """
    pieces = [piece for sentence in _ENDS.split(question) for piece in _within(sentence)]
    found = [piece.strip(" ,;") for piece in pieces if _ASKS.search(piece.strip(" ,;")) and (content_words(piece) or _ASKS.match(piece.strip(" ,;")))]
    if len(found) < 2:
        return (question,)
    return tuple(dict.fromkeys(stand_alone(ask, found[:n], _goes_on) for n, ask in enumerate(found[:MOST])))


def _goes_on(ask: str, before: str) -> bool:
    """Whether an ask leans on the one before: within one message any "it" or "they" does, for it has been named there."""
    return bool(_POINTS.search(ask)) or leans(ask, before)


def _within(sentence: str) -> list[str]:
    """A sentence at the places where a new question opens in it; "who told you when ..." opens none."""
    pieces, start = [], 0
    for found in _JOINED.finditer(sentence):
        before = sentence[start : found.start()]
        if content_words(before) and _ASKS.search(before.strip()) and not _RELATIVE.search(before):
            pieces.append(before)
            start = found.end()
    return [*pieces, sentence[start:]]
