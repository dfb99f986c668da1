"""Must for may before the very same verb and what it is done to: "they may maintain their registration, which ..." beside "advisers must maintain
their registration with ...", whatever else the two sentences say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.record.agents import apart, marked
from answering.record.done_by import IRREGULAR
from answering.record.point import STRONG
from answering.support.lexicon import stem
from index.words import STOP

TOLD = 4  # words of meaning behind a verb that are looked at
SHARED = 2  # of which so many must be the same
_HELPS = r"(?:(?:then|also|now|only|always|first|still|therefore|choose to|opt to|be|have been) )*"
_PHRASE = re.compile(
    rf"\b(?:(?P<binds>must|shall|(?:is|are|was|were|be|been) (?:\w+ )?(?:required|obliged|bound|compelled)(?: then)? to|(?:has|have|had) to|(?:a|the|its|their|our) (?:\w+ )?(?:duty|obligation) to)|"
    rf"(?P<allows>(?<!\d )may|can|could|might|(?:is|are|was|were) (?:\w+ )?(?:free|able|entitled|allowed|permitted|at liberty) to)) {_HELPS}(?P<verb>(?!not\b|have\b|help\b|need\b|want\b|wish\b|like\b)[a-z]{{3,}})\b(?P<rest>[^.;:]*)"
)
_GOES_ON = re.compile(r"\b(?:and|or) to (?P<verb>[a-z]{3,})\b(?P<rest>[^.;:]*)")
_ENDS = re.compile(r",|\b(?:if|when|whenever|where|unless|which|who|that|because|so|but|and (?:to|must|may|can))\b")
_WHO = re.compile(r"<(\w+)>(?!')[^,;:<]*$")


@dataclass(frozen=True)
class Bound:
    """A verb that is bound or allowed: how, its stem, the stems of what stands behind it, to whom it is done, and who does it, where he is named
    before it."""

    strength: str
    verb: str
    about: tuple[str, ...]
    to: frozenset[str]
    who: frozenset[str]

    def same(self, other: Bound, near: float) -> bool:
        """Whether two are of one deed of nobody else's."""
        shared = len(set(self.about) & set(other.about))
        enough = shared >= SHARED or (shared and self.to & other.to) or (near >= STRONG and 0 < shared == len(set(self.about)))
        return self.verb == other.verb and bool(enough) and not (self.who and other.who and apart(self.who, other.who))


def bound_verbs(text: str, names: tuple[str, ...]) -> Iterator[Bound]:
    """What a sentence binds or allows somebody to do.

    >>> [(one.strength, one.verb) for one in bound_verbs("It is under a duty to ask and to tell the court.", ())]
    [('binds', 'ask'), ('binds', 'tell')]
    """
    said = marked(text, names)
    for match in _PHRASE.finditer(said):
        strength = "binds" if match["binds"] else "allows"
        found = _WHO.search(said[: match.start()])
        who = frozenset({found[1]}) if found else frozenset[str]()
        yield Bound(strength, _verb(match["verb"]), _about(match["rest"]), _to(match["rest"]), who)
        yield from (Bound(strength, _verb(more["verb"]), _about(more["rest"]), _to(more["rest"]), who) for more in _GOES_ON.finditer(match["rest"]))


def bound_the_other_way(draft: str, past: str, names: tuple[str, ...], near: float) -> bool:
    """Whether a draft binds to do what a past sentence, wherever it speaks of just that, only allows, or allows what it binds to."""
    known = list(bound_verbs(past, names))
    for mine in bound_verbs(draft, names):
        same = [other for other in known if mine.same(other, near)]
        if same and all(other.strength != mine.strength for other in same):
            return True
    return False


def _verb(word: str) -> str:
    return stem(IRREGULAR.get(word, word))


def _to(rest: str) -> frozenset[str]:
    return frozenset(re.findall(r"\bto (?:the |an? )?<(\w+)>", _ENDS.split(rest)[0]))


def _about(rest: str) -> tuple[str, ...]:
    told = _ENDS.split(rest)[0]
    return tuple(stem(word) for word in re.findall(r"[a-z][\w'-]*", told) if word not in STOP)[:TOLD]
