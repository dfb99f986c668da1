"""What two sentences only put otherwise: "no opening may" for "an opening must not", "it is for the tenant to" for "the tenant must"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.record.altered import one_row
from answering.record.denying import NOT
from answering.record.difference import RUN, Difference, words
from answering.record.opposed import strength
from answering.record.subject import subject
from answering.support.alignment import KIN, likeness
from answering.support.lexicon import lexicon, stem
from answering.support.tokens import read
from corpus.register import Change
from index.words import STOP

COPIED = 60  # match grade from which two sentences are one with changes
CLAUSE = 4  # words of a clause with somebody and something that he does
APART = 4  # words between two places of a sentence in which a "not" denies two things
ALIKE = 0.8  # share of what two short sentences are about that both must have
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely) (?=[^.;]*(?:\bbut\b|, (?:it|they|he|she|this|that) (?:is|are|was|were)\b))", re.I)  # says no "not"
_PREFIXED = re.compile(r"\b(?:un|in|im|ir|dis|non-?)(?P<base>[a-z]{4,})\b", re.I)
_MODALS = frozenset("may might can could must shall should will would".split())
_PRONOUNS = ("it", "they", "he", "she")
_MAY_DO = re.compile(r"\b(?P<who>[a-z]+) (?:may|can|could|might) (?:also |then |for example |itself )?(?P<verb>[a-z]+)")
_NOUN = re.compile(r"(?:ment|tion|sion)s?$")  # "an assessment" is no deed
_CASE = re.compile(r"\b(?:when|whenever|if|where)\b(?P<case>(?:(?! and to )[^,;.])*)", re.I)
_MUST_BE_ABLE = re.compile(r"\b(?:must|needs? to|ha(?:s|ve) to)(?:, \w+,)? be able to\b", re.I)
_BEING_ABLE = re.compile(r"\binterest in\b[^.;]*\bbeing able to\b", re.I)  # a need, and no leave
MUST_DO_SO = re.compile(r"\b(?:may|can) (?P<deed>\w+[^,;.]*), (?:and|but) must do (?:so|it|this)\b", re.I)  # binds
_NOT_UNTIL = re.compile(r"\b(?:not?|nobody|none|never|cannot)\b[^;.]*\b(?:before|until|unless|without)\b", re.I)
_ONLY_WHEN = re.compile(r"\bonly (?:when|if|after|once|with|where)\b", re.I)
_CLAUSES = re.compile(r"[,;:] | (?:and|but|because|which|who|where|when|while|although) ")
_HELD = frozenset(stem(word) for word in "hold held holds".split())
_OF_AN_ACT = re.compile(r"\bAct\b|\bexempt|\bwithheld\b")
OF_COST = re.compile(r"\bsection 12\b|\b(?:cost|appropriate) limit\b|\blimit of (?:£|\d)", re.I)  # of this request, and of no other
_NOT_EXEMPT = re.compile(r"\b(?:not|no longer) (?:\w+ )?(?:exempt|withheld)\b", re.I)
_EXEMPTING = frozenset(stem(word) for word in "section exempt exempted exemption freedom information act withhold withheld disclosure therefore request refused refuse".split())


def only_put_otherwise(reason: str, difference: Difference, whole: Difference, beside: Sequence[Difference], changes: Sequence[Change]) -> bool:
    """Whether what a clause of two sentences seems to say differently, for this reason, is no contradiction: the sentences deny as often, or
    bind in the one way; it says no more than under which section something is exempt; or the register has one in the place of the other."""
    copied = difference.draft == whole.draft and difference.changes == 1
    if not copied and only_exempts(difference.draft) and bool(_NOT_EXEMPT.search(difference.draft)) == bool(_NOT_EXEMPT.search(difference.past)):
        return True
    if reason in ("negation", "direction") and _by_prefix(difference):
        return True
    if reason == "negation":
        if all(OF_COST.search(text) for text in (whole.draft, whole.past)):
            return True
        if any(_NOT_UNTIL.search(one) and _ONLY_WHEN.search(other) for one, other in ((whole.draft, whole.past), (whole.past, whole.draft))):
            return True
        return _in_a_clause_of_its_own(whole) or _denied_left_out(difference) or _denies_the_same(whole) or any(denies_alike(one) for one in (difference, whole, *(one for one in beside if one.draft == whole.draft and len(words(one.draft)) < len(words(one.past)) + RUN)))
    if reason == "actor":
        return one_row(difference, changes)
    if reason == "modality" and (only_a_case(whole.draft, whole.past) or (_MUST_BE_ABLE.search(whole.draft) and _BEING_ABLE.search(whole.past))):
        return True
    bound = strength(MUST_DO_SO.sub(r"must \g<deed>", whole.draft))
    if reason == "modality" and MUST_DO_SO.search(whole.draft) and bound == strength(whole.past):
        return True
    return reason == "modality" and not _one_modal(difference) and len(bound) == 1 and bound == strength(whole.past)


def denies_alike(whole: Difference) -> bool:
    """Whether one of two sentences is a copy of the other with changes, and both deny as often."""
    nots = [len(NOT.findall(NOT_ONLY.sub("", text))) for text in (whole.draft, whole.past)]
    longer = len(words(whole.past)) - len(words(whole.draft)) >= RUN  # and may deny something else besides
    mine, theirs = (frozenset(stem(word.text) for word in words(text) if word.text not in STOP) for text in (whole.draft, whole.past))  # "held" is a form of "hold"
    if whole.match >= COPIED and nots[0] == nots[1] > 0 and _denies_elsewhere(whole):
        return False
    alike = whole.match >= COPIED or (mine and len(mine & theirs) >= ALIKE * max(len(mine), len(theirs)))
    return bool(alike) and (nots[0] == nots[1] > 0 or (longer and nots[1] > nots[0] > 0))


def only_a_case(draft: str, past: str) -> bool:
    """Whether a draft says that somebody may do what a past sentence tells of as a case: "the court may order" for "when the court orders".

    >>> only_a_case("The court may order an assessment.", "They assess risk when the court orders an assessment.")
    True
    """
    may = [(stem(match["who"]), stem(match["verb"])) for match in _MAY_DO.finditer(draft.lower())]
    cases = [[stem(word.text) if not _NOUN.search(word.text) else "" for word in words(match["case"])] for match in _CASE.finditer(past)]
    return bool(may) and any(verb == behind and who in (before, *_PRONOUNS) for who, verb in may for case in cases for before, behind in zip(case, case[1:], strict=False))


def _one_modal(difference: Difference) -> bool:
    """Whether "may" stands for "will" in one place of a copy, or another such word is all that differs."""
    if any(len(mine) == len(theirs) == 1 and {*mine, *theirs} & {"will", "shall", "must"} and {*mine, *theirs} & {"may", "might"} for mine, theirs in difference.swaps):
        return True
    return difference.changes == 1 and all(len(mine) == len(theirs) == 1 and {*mine, *theirs} <= _MODALS for mine, theirs in difference.swaps) and bool(difference.swaps)


def _by_prefix(difference: Difference) -> bool:
    """Whether one denies with a prefix what the other denies with a "not", and both as often: "would be unfair", "would not be fair"."""
    prefixed = [sum(bool(re.search(rf"\b(?:not|never|n['’]t) (?:\w+ ){{0,2}}{re.escape(base)}\b", other, re.I)) for base in _PREFIXED.findall(one)) for one, other in ((difference.draft, difference.past), (difference.past, difference.draft))]
    nots = [len(NOT.findall(text)) for text in (difference.draft, difference.past)]
    return sum(prefixed) > 0 and nots[0] + prefixed[0] == nots[1] + prefixed[1]


def _in_a_clause_of_its_own(whole: Difference) -> bool:
    """Whether all that the draft denies more is in a clause with which it ends and the past sentence does not: ", so they do not expect it" where that
    one has ", and disclosure would be unfair"."""
    mine, theirs = words(whole.draft), words(whole.past)
    nots = [n for n, word in enumerate(mine) if NOT.fullmatch(word.text)]
    kind, a, b, c, d = whole.edits[-1]
    own, other = mine[a:b], theirs[c:d]
    ends = kind == "replace" and len(own) >= CLAUSE and len(other) >= CLAUSE and bool(re.search(r",\s*$", whole.draft[: own[0].span.start]))
    new = [n for n in nots if a <= n < b] if ends else []
    if not new or any(NOT.fullmatch(word.text) for word in other) or len(nots) - len(new) != sum(bool(NOT.fullmatch(word.text)) for word in theirs):
        return False
    return not {stem(w.text) for w in own if w.text not in STOP} & {stem(w.text) for w in other if w.text not in STOP}


def _denied_left_out(difference: Difference) -> bool:
    """Whether the draft leaves out what the past sentence denies: "X is personal information" for "X is not disclosed, as it is personal
    information"."""
    nots = list(NOT.finditer(difference.past))
    if len(nots) != 1 or NOT.search(difference.draft):
        return False
    mine = [token for token in read(difference.draft) if token.content]
    denied = next((token for token in read(difference.past[nots[0].end() :]) if token.content), None)
    return denied is not None and denied.text not in difference.draft.lower().split() and not any(likeness(denied, token) >= KIN for token in mine) and not any(denied.stem in other for token in mine for other in (lexicon().opposite.get(token.stem, ()),))


def _denies_the_same(whole: Difference) -> bool:
    """Whether both sentences deny once, and what the draft's clause denies is what the past one's does."""
    denying = [[clause for clause in _CLAUSES.split(text) if NOT.search(clause)] for text in (whole.draft, whole.past)]
    if any(len(NOT.findall(text)) != 1 for text in (whole.draft, whole.past)) or any(len(some) != 1 for some in denying):
        return False
    mine, theirs = ({stem(word.text) for word in words(some[0]) if word.text not in STOP and not NOT.fullmatch(word.text)} - _HELD for some in denying)
    return len(mine) > 1 and len(mine & theirs) >= ALIKE * len(mine)


def _denies_elsewhere(whole: Difference) -> bool:
    """Whether a copy has lost a "not" in one place and has got one in another: "does not end ... and can" for "ends ... and cannot"."""
    mine, theirs = words(whole.draft), words(whole.past)
    lost = [c for kind, a, b, c, d in whole.edits if kind != "equal" and any(NOT.fullmatch(w.text) for w in theirs[c:d]) and not any(NOT.fullmatch(w.text) for w in mine[a:b])]
    got = [c for kind, a, b, c, d in whole.edits if kind != "equal" and any(NOT.fullmatch(w.text) for w in mine[a:b]) and not any(NOT.fullmatch(w.text) for w in theirs[c:d])]
    return any(abs(one - other) > APART for one in lost for other in got)


def only_exempts(clause: str) -> bool:
    """Whether a clause says no more than under which section something is exempt: of another request that is another one."""
    return bool(_OF_AN_ACT.search(clause)) and len(subject(clause) - _EXEMPTING) < 3
