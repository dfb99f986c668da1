"""How strongly something is said: denied or not, must or may, all or some, at least or at most, on what condition."""

from __future__ import annotations

from collections.abc import Sequence

from answering.support.alignment import likeness
from answering.support.borne_out import same_figure
from answering.support.finding import CONTRADICTED, UNSUPPORTED, Finding
from answering.support.lexicon import lexicon
from answering.support.pair import Pair
from answering.support.tokens import CONDITIONS, LIMITS, Token

_DENIES = frozenset("free less fewer lose miss instead rather only".split())
_UN = ("under", "unit", "union", "uniform", "univers", "unless", "until", "uni")  # words that begin with "un" and deny nothing
_SIDES = {"at_most": "upper", "before": "upper", "at_least": "lower", "above": "above", "after": "above", "below": "below"}
_TIMES = frozenset({"when", "whenever", "once", "until"})  # conditions only in a copy: elsewhere they may be put in many ways
_STRONG = ("must", "should")


def denies(token: Token) -> bool:
    """Whether a token denies something by itself: "not", "refuse", "unable", "only", "free"."""
    if token.part in ("not", "only", "unless", "if") or token.stem in lexicon().lists["deny"] or token.stem in _DENIES:
        return True
    return token.text.startswith("non ") or (token.text.startswith("un") and len(token.text) > 5 and not token.text.startswith(_UN))


def negation(pair: Pair) -> Finding | None:
    """A "not" on one side only. Where the words around it stand in both in the same order that is enough; elsewhere the
    other side must hold nothing that denies."""
    for near, far, *_ in pair.gaps if pair.copied else ():
        mine, theirs = (sum(token.part == "not" for token in side) for side in (near, far))
        if mine % 2 != theirs % 2 and not (any(t.content for t in near) and any(t.content for t in far)):
            return Finding(CONTRADICTED, "negation")
    places = {n for n in pair.matched if n is not None}
    ours = any(token.part == "not" and _said(pair.claim, token, {n for n, place in enumerate(pair.matched) if place is not None}) for token in pair.claim)
    there = any(token.part == "not" and token.sentence in pair.home and _said(pair.source, token, places) for token in pair.source)
    if ours and not any(denies(token) for token in pair.source if token.sentence in pair.home):
        return Finding(CONTRADICTED, "negation")
    if there and not any(denies(token) for token in pair.claim):
        return Finding(CONTRADICTED, "negation")
    return None


def _said(tokens: Sequence[Token], denial: Token, matched: set[int]) -> bool:
    """Whether half of what is denied stands on the other side too."""
    denied = [n for n, token in enumerate(tokens) if token.clause == denial.clause and token.sentence == denial.sentence and token.content]
    return sum(n in matched for n in denied) * 2 >= len(denied)


def opposite(pair: Pair) -> Finding | None:
    """A word in the place of its contrary."""
    contrary = lexicon().opposite
    for near, far, *_ in pair.gaps:
        for token in near:
            if any(other.stem in contrary.get(token.stem, ()) for other in far):
                return Finding(CONTRADICTED, "direction")
    return None


def modality(pair: Pair) -> Finding | None:
    """Must for may, may for must, will for what is not said to come."""
    home = [token for token in pair.source if token.sentence in pair.home]
    mine, theirs = {token.part for token in pair.claim}, {token.part for token in home}
    for kind in _STRONG:
        if kind in mine and kind not in theirs and not any(token.stem in lexicon().lists["binding"] or token.part == "only" for token in home):
            return Finding(CONTRADICTED, "modality")
    if "may" in mine and "may" not in theirs and theirs & set(_STRONG) and not mine & set(_STRONG):
        return Finding(CONTRADICTED, "modality")
    for near, far, *_ in pair.gaps if pair.copied else ():
        a, b = {t.part for t in near} & {*_STRONG, "may", "will"}, {t.part for t in far} & {*_STRONG, "may"}
        if (a and b and not a & b) or (b and not a and not any(t.content for t in near)) or (a - {"will"} and not b and not any(t.content for t in far)):
            return Finding(CONTRADICTED, "modality")
        if "will" in a and not b and "will" not in {t.part for t in far}:
            return Finding(UNSUPPORTED, "added")
    return None


def scope(pair: Pair) -> Finding | None:
    """All for some, only left out or brought in, most for all; "at least" for "at most" where no figure follows."""
    for near, far, *_ in pair.gaps if pair.copied else ():
        limits, theirs_too = ({part for token in side for part in token.parts & LIMITS if " " in token.text} for side in (near, far))
        if limits != theirs_too:
            return Finding(CONTRADICTED, "scope")
        mine, theirs = ({token.part for token in side} & {"all", "only", "some", "most", "few"} for side in (near, far))
        if mine - theirs and not (any(t.content for t in near) and any(t.content for t in far)):
            return Finding(UNSUPPORTED if mine & {"all", "most"} else CONTRADICTED, "scope")
        if theirs - mine - {"all"} and not any(t.content for t in near):
            return Finding(CONTRADICTED, "scope")
    return None


def bounds(pair: Pair) -> Finding | None:
    """At least for at most, before for after, or a limit where the source has none."""
    for n, (token, place) in enumerate(zip(pair.claim, pair.matched, strict=True)):
        if token.figure is None or place is None or token.figure.kind in ("label", "code", "ordinal"):
            continue
        mine = side(pair.claim, n)
        places = [place] if pair.alignment.places[n] is not None else [m for m, other in enumerate(pair.source) if other.figure and other.figure.kind == token.figure.kind and same_figure(token.figure, other.figure)]
        sides = [side(pair.source, m) for m in places]
        if places and all(mine != theirs and (pair.copied or (mine and theirs)) for theirs in sides):
            return Finding(CONTRADICTED, "scope")
    return None


def side(tokens: Sequence[Token], at: int) -> str:
    """On which side of a figure the truth lies: upper (at most, within, by), lower (at least), above, below, or ""."""
    here = tokens[at].sentence
    before = [token for token in tokens[max(0, at - 3) : at] if token.sentence == here][::-1]
    found = ""
    for n, token in enumerate(before):
        if token.figure or (token.content and n > 0 and not token.parts & set(_SIDES)):
            break
        if parts := token.parts & set(_SIDES):
            found = _SIDES[sorted(parts)[0]]
            denied = bool(parts & {"above", "below"}) and any(other.part == "not" for other in tokens[max(0, at - n - 4) : at - n - 1])
            return {"above": "upper", "below": "lower"}.get(found, found) if denied else found
    after = " ".join(token.text for token in tokens[at + 1 : at + 3])
    if after.startswith(("or more", "or above", "or over", "or longer", "or older")):
        return "lower"
    return "upper" if after.startswith(("or less", "or fewer", "or under", "or below", "or younger")) else found


def condition(pair: Pair) -> Finding | None:
    """An "if", "unless" or "where" of the source of which the claim says nothing, or the one for the other in a copy."""
    for near, far, *_ in pair.gaps if pair.copied else ():
        mine, theirs = ({token.part for token in side} & CONDITIONS for side in (near, far))
        if mine and theirs and mine != theirs:
            return Finding(CONTRADICTED, "condition")
    if any(token.part in CONDITIONS for token in pair.claim):
        return None
    for n, token in enumerate(pair.source):
        if token.part not in CONDITIONS or token.sentence not in pair.home or (token.text in _TIMES and not pair.copied):
            continue
        body = [other for other in pair.source[n + 1 :] if other.sentence == token.sentence and other.clause == token.clause and other.content]
        kept = sum(any(likeness(other, mine) >= 0.6 for mine in pair.claim) for other in body)
        if body and kept < len(body) / 3:
            return Finding(CONTRADICTED, "condition")
    return None
