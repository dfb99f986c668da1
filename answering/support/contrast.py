"""Who does it and who does not: "it is the court, rather than Cafcass, that makes final decisions".

A source that says so is contradicted by whoever gives the deed to the other: in a contrast turned round ("it is
Cafcass, not the court"), as a plain subject ("Cafcass makes the final decision") or in the passive ("made by Cafcass").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.support.finding import CONTRADICTED, Finding
from answering.support.lexicon import stem
from answering.support.tokens import parts
from index.words import STOP

SHARED = 0.5  # share of the words of a deed that must stand in the other's

_WHO = r"(?:the |a |an |our |your )?(?P<{}>[\w’'-]+(?: (?!that\b|who\b|which\b|rather\b|and\b|not\b|instead\b)[\w’'-]+){{0,3}}?)"
_FOR = r",? (?:rather than|and not|but not|not|instead of|as opposed to)(?: by| that of)? "
_A, _B = _WHO.format("does"), _WHO.format("other")
_CONTRASTS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\bit (?:is|was|will be) (?:for )?{_A}{_FOR}{_B},? (?:that|who|which|to) (?P<deed>.+)",
        rf"\bit (?:is|was|will be) (?:for )?{_A},? (?:that|who|which|to) (?P<deed>.+?){_FOR}{_B}(?:[,.;]|$)",
        rf"\bit (?:is|was) not (?:for )?{_B},? but (?:for )?{_A},? (?:that|who|which|to) (?P<deed>.+)",
        rf"^(?P<deed>.+?) by {_A}{_FOR}{_B}(?:[,.;]|$)",
        rf"(?:^|[,;] |\band |\bbut |\bthat ){_A}, (?:rather than|and not|not|instead of) {_B}, (?P<deed>.+)",
        rf"(?:^|[,;] )not {_B},? but {_A},? (?P<deed>.+)",
    )
)
_JUDGES = frozenset(stem(word) for word in "court courts judge judges magistrate magistrates bench tribunal justice".split())  # who decides there, by several names
_SETTLES = frozenset({"decid"})  # alone it says all of a deed: "it is the court, and not Cafcass, that decides"
_NEGATED = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b", re.I)
_AND_NOT = re.compile(r",? (?:and|but) not (?:by |for )?(?:the|an?|our|your|its)\b[^,.;]*", re.I)  # who does not, behind who does
_ONLY_NOT = re.compile(rf"\bit (?:is|was) not (?:for )?{_B} (?:that|who|which|to) (?P<deed>.+)", re.I)


@dataclass(frozen=True)
class Contrast:
    """Who does something, who does not, and what it is, each as a set of stems; `does` may be unknown."""

    does: frozenset[str]
    other: frozenset[str]
    deed: frozenset[str]


def contrasts(text: str) -> Iterator[Contrast]:
    """The contrasts in a text, sentence by sentence."""
    for sentence in parts(text):
        for pattern in _CONTRASTS:
            if found := pattern.search(sentence):
                yield Contrast(_stems(found["does"]), _stems(found["other"]), _stems(found["deed"]))
                break
        else:
            if found := _ONLY_NOT.search(sentence):
                yield Contrast(frozenset(), _stems(found["other"]), _stems(found["deed"]))


def turned_round(claim: str, source: str) -> Finding | None:
    """Contradicted where the claim gives a deed to the one of whom the source says that he does not do it."""
    known = [one for one in contrasts(source) if one.other and one.deed]
    if not known:
        return None
    said = list(contrasts(claim))
    for one in known:
        for mine in said:
            if _same(mine.deed, one.deed) and (mine.does & one.other) and not (mine.does & one.does):
                return Finding(CONTRADICTED, "actor")
            if _a_third_does(mine, one):
                return Finding(CONTRADICTED, "actor")
        if not said and any(_gives(sentence, one) for sentence in parts(claim)):
            return Finding(CONTRADICTED, "actor")
    return None


def a_third_does(claim: str, source: str) -> bool:
    """Whether the claim gives a deed to another than the source does, and denies it to the very one to whom the source denies it.

    >>> a_third_does("The solicitors, rather than Cafcass, make final decisions.", "It is the court, rather than Cafcass, that makes final decisions.")
    True
    """
    return any(_a_third_does(mine, one) for one in contrasts(source) for mine in contrasts(claim))


def _a_third_does(mine: Contrast, one: Contrast) -> bool:
    judges = all(side & _JUDGES for side in (mine.does, one.does))
    return _same(mine.deed, one.deed) and bool(mine.other & one.other and mine.does and one.does) and not mine.does & one.does and not judges


def borne_out(claim: str, source: str) -> bool:
    """Whether the claim gives a deed to the one who does it, or denies it to the other, as a contrast in the source has it."""
    return any(_gives(sentence, one, right=True) for one in contrasts(source) if one.other and one.deed for sentence in parts(claim))


def _gives(sentence: str, one: Contrast, right: bool = False) -> bool:
    """Whether a plain sentence gives the deed to the wrong one (or the right one): by its subject, or by "by" in the passive."""
    passive = re.search(rf"^(?P<deed>.+?) by {_A}(?:[,.;]|$)", sentence, re.I)
    if passive:
        who, deed = _stems(passive["does"]), _stems(passive["deed"])
    else:
        words = sentence.split()
        size = next((n for n in range(1, min(6, len(words))) if _stems(" ".join(words[:n]))), 0)
        who, deed = _stems(" ".join(words[:size])), _stems(" ".join(words[size:]))
    if not _same(deed, one.deed):
        return False
    negated = bool(_NEGATED.search(_AND_NOT.sub("", sentence)))
    wrong = bool(who & one.other) and not (who & one.does)
    does = bool(who & one.does)
    if not (wrong or does):
        return False
    return (wrong == negated) if right else (wrong != negated)


def _same(deed: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two deeds are one: at least two words, and half of the shorter, in common."""
    shared = deed & other
    if len(deed) == 1 and deed <= _SETTLES:
        return deed <= other
    return len(shared) >= 2 and len(shared) >= SHARED * min(len(deed), len(other))


def _stems(text: str) -> frozenset[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s").strip("'") for word in re.findall(r"[\w’'-]+", text))
    return frozenset(stem(word) for word in words if word and word not in STOP)
