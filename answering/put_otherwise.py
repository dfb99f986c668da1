"""What two sentences only put otherwise: "no opening may" for "an opening must not", "it is for the tenant to" for "the tenant must"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.altered import one_row
from answering.difference import RUN, Difference, words
from answering.opposed import strength
from answering.subject import subject
from answering.support.lexicon import stem
from corpus.register import Change

COPIED = 60  # match grade from which two sentences are one with changes
ALIKE = 0.8  # share of what two short sentences are about that both must have
_NOTS = re.compile(r"\b(?:not|no|none|never|cannot|nor|neither|nobody|nothing)\b|n[’']t\b", re.I)
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely) (?=[^.;]*\bbut\b)", re.I)  # says no "not"
_OF_AN_ACT = re.compile(r"\bAct\b|\bexempt|\bwithheld\b")
_EXEMPTING = frozenset(stem(word) for word in "section exempt exempted exemption freedom information act withhold withheld disclosure therefore request refused refuse".split())


def only_put_otherwise(reason: str, difference: Difference, whole: Difference, beside: Sequence[Difference], changes: Sequence[Change]) -> bool:
    """Whether what a clause of two sentences seems to say differently, for this reason, is no contradiction: the sentences deny as often, or
    bind in the one way; it says no more than under which section something is exempt; or the register has one in the place of the other."""
    if _only_exempts(difference, whole.draft):
        return True
    if reason == "negation":
        return any(denies_alike(one) for one in (whole, *(one for one in beside if one.draft == whole.draft and len(words(one.draft)) < len(words(one.past)) + RUN)))
    if reason == "actor":
        return one_row(difference, changes)
    bound = strength(whole.draft)
    return reason == "modality" and difference.changes > 1 and len(bound) == 1 and bound == strength(whole.past)


def denies_alike(whole: Difference) -> bool:
    """Whether one of two sentences is a copy of the other with changes, and both deny as often."""
    nots = [len(_NOTS.findall(NOT_ONLY.sub("", text))) for text in (whole.draft, whole.past)]
    longer = len(words(whole.past)) - len(words(whole.draft)) >= RUN  # and may deny something else besides
    mine, theirs = subject(whole.draft), subject(whole.past)
    alike = whole.match >= COPIED or (mine and len(mine & theirs) >= ALIKE * max(len(mine), len(theirs)))
    return bool(alike) and (nots[0] == nots[1] > 0 or (longer and nots[1] > nots[0] > 0))


def _only_exempts(difference: Difference, sentence: str) -> bool:
    """Whether a clause says no more than under which section something is exempt, and is not a whole sentence of the past with one word
    changed: of another request that is another one."""
    copied = difference.draft == sentence and difference.changes == 1
    return not copied and bool(_OF_AN_ACT.search(difference.draft)) and len(subject(difference.draft) - _EXEMPTING) < 3
