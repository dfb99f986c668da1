"""Whether two sentences are on one point: by meaning, and by the share of what they speak of that both have.

What tells two statements on one point apart (figures, who acts, a "not", must and may) is left out of the comparison,
so that a sentence lies as near to its contrary as to itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from answering.record.agents import deed_words
from answering.support.alignment import EXACT, KIN, likeness
from answering.support.lexicon import lexicon, stem
from answering.support.strength import denies
from answering.support.tokens import Token, read
from answering.support.weighing import rarity

SAME, BACK = 0.6, 0.4  # share of what two speak of that must be in common, and the other way about
COVERED, COVERING = 0.6, 0.2  # weights of what the past sentence has of the draft's, and the draft's of a clause of its
LEAST = 0.8  # how near a past sentence must lie to be on the same point
SHARED = 0.1  # for somebody other than the body who acts in both
CERTAIN = 0.9  # how near it must lie where all of a group is compared with some
STRONG = 1.25  # how near it must lie where nothing but grammar differs


@lru_cache(maxsize=2048)  # no more, because a draft is private
def spoken_of(text: str) -> tuple[Token, ...]:
    """What a sentence speaks of: its words of meaning without figures, those who act, and what denies."""
    return tuple(t for t in read(text) if t.content and t.figure is None and not is_acting(t) and not denies(t))


def is_acting(token: Token) -> bool:
    """Whether a word names one who acts."""
    return token.stem in _acting()


@lru_cache(maxsize=1)
def _acting() -> frozenset[str]:
    words = (word for name, some in deed_words().agents.items() for word in (name, *some))
    return frozenset(" ".join(stem(part) for part in word.split()) for word in words) | lexicon().lists["actors"]


def nearness(draft: str, past: str, cosine: float) -> float:
    """How near a past sentence lies to a draft's point: from about 0 to 1.9, and at LEAST it is on the same point. Both with
    those who act marked (`deeds.marked`)."""
    mine, theirs = spoken_of(draft), spoken_of(past)
    parts: dict[tuple[int, int], list[Token]] = {}
    for token in theirs:
        parts.setdefault((token.sentence, token.clause), []).append(token)
    back = max((covered(some, mine) for some in parts.values() if len(some) > 1), default=0.0)
    acting = [set(re.findall(r"<(?!body)\w+>", text)) for text in (draft, past)]
    return cosine + COVERED * covered(mine, theirs) + COVERING * back + (SHARED if acting[0] & acting[1] else 0.0)


def covered(some: Sequence[Token], others: Sequence[Token]) -> float:
    """The share of some words, by their rarity, that others have too."""
    weight = sum(rarity(token) for token in some)
    return sum(rarity(token) * best(token, others) for token in some) / weight if weight else 0.0


def best(token: Token, others: Sequence[Token]) -> float:
    """How well the likest of the others stands for a word."""
    found = 0.0
    for other in others:
        if (alike := likeness(token, other)) > found:
            found = alike
            if found >= EXACT:
                return found
    if found < KIN and any(" " in other.stem and token.stem in other.stem.split() for other in others):
        return KIN  # "time" and "spend time with"
    return found if found >= KIN else 0.0


def spoken_in(tokens: Sequence[Token]) -> list[Token]:
    """What tokens speak of, as `point.spoken_of`."""
    known = {t.stem for t in spoken_of(" ".join(t.text for t in tokens))}
    return [t for t in tokens if t.content and t.stem in known]
