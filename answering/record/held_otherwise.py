"""Of two sentences on one point, one says that something is held, or counted, and the other that it is not."""

from __future__ import annotations

import re

from answering.record.copies import HOLDS
from answering.record.point import CERTAIN, SAME, covered, spoken_of
from answering.support.tokens import read
from corpus.statements import NOT_HELD

_LACKS = re.compile(
    r"\b(?:not (?:on|in) (?:our |any |the )?records?|no (?:such )?(?:figures?|numbers?|counts?|totals?|records?|data|statistics) (?:exists?|of|for|(?:is|are|was|were|has been|have been) (?:held|kept|made|available|recorded))|"
    r"something (?:that )?(?:we|<body>) (?:do|does) not (?:have|hold)|(?:have|has|had|hold|holds|held|keep|keeps|kept) no (?:figures?|numbers?|records?|counts?|data|totals?|note|way of))\b",
    re.I,
)  # fmt: skip
_WHERE_HELD = re.compile(r"(?P<held>\b(?:is|are|was|were) (?:not )?(?:held|kept))\b(?: (?:too|as well|together))?(?: (?:on|in|with|by|at|among|under) [^,;.]+)?", re.I)
_MORE_OF_IT = re.compile(r"\s+(?:and|or) (?:in|on|for|under|as to) (?:what|which|when|how|whether|whom?)\b[^.;]*|(?<=\w) (?:or|and) (?:an? |any )\w+(?= (?:on|about|for|of)\b)", re.I)
_NEW_CLAUSE = re.compile(r"[,;] (?:(?:and|but) (?=(?:we|i|it|this|that|there|no|<body>)\b)|which (?=you\b|at that time\b|then\b|was\b|is\b)|(?:at|in|of|by) which )|; ", re.I)
_HELD_WORDS = frozenset("hold holds held have has had".split())
_HAS = re.compile(r"\b(?:have|has|had) (?:no |an? |any )?(?:\w+ ){0,2}(?:guidance|polic(?:y|ies)|position|record|data|information|list|note|figures?)\b", re.I)
_HAS_NOT = re.compile(r"\bn(?:or|either) (?:do|does|did)\b|\b(?:do|does|did) not have\b|\b(?:have|has|had) no\b", re.I)
CLOSE = 1.15  # how near they must lie where less will do
MOSTLY = 0.75  # share of what each of two sentences speaks of that the other must, of what is held


def lacking(draft: str, past: str) -> bool:
    """Whether a draft says that there is no figure where a past sentence of no other year has one."""
    if not _LACKS.search(draft) or _LACKS.search(past) or NOT_HELD.search(past):
        return False
    mine, theirs = ([token.figure for token in read(text) if token.figure] for text in (draft, past))
    days = {str(figure.value)[:4] for figure in theirs if figure.kind == "date"}
    return all(figure.kind == "date" and str(figure.value)[:4] in days for figure in mine) and any(figure.kind in ("number", "money", "share") for figure in theirs)


def held_otherwise(draft: str, past: str, near: float) -> bool:
    """Whether of two sentences on one point one says that something is held, and the other that it is not."""
    return any(_held_apart(one, past, near) for one in _NEW_CLAUSE.split(draft))


def _held_apart(draft: str, past: str, near: float) -> bool:
    lacks = [bool(NOT_HELD.search(text) or _HAS_NOT.search(text)) for text in (draft, past)]
    if lacks[0] == lacks[1] or not all(HOLDS.search(text) or _HAS.search(text) for text in (draft, past)):
        return False
    draft, past = (_MORE_OF_IT.sub("", text) for text in (draft, past)) if lacks[1] else (draft, past)  # who denies two things denies each
    about = [[token for token in spoken_of(_WHERE_HELD.sub(r"\g<held>", text)) if token.text not in _HELD_WORDS] for text in (draft, past)]
    shared = min(covered(about[0], about[1]), covered(about[1], about[0]))
    return near >= CERTAIN and shared >= (SAME if near >= CLOSE else MOSTLY)
