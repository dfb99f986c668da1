"""A place in a document beside a past sentence that gives another for the same: "section 5 gave detail about private law" for "section 4,
which gives detail about private law".

A past sentence may name several places, so each is taken with the words behind it, up to the next.
"""

from __future__ import annotations

import re

from answering.record.locators import Locator, locators
from answering.record.point import BACK, SAME, STRONG, covered, spoken_of
from answering.support.lexicon import stem
from answering.support.tokens import Token

ONE_OF = 1.2  # how near a past sentence must lie that tells of several places, this one among them
_TITLE = re.compile(r"\b(?:of|in) (?:the |our )?(?:[A-Z][\w’']* ?)+")
_BRACKETS = re.compile(r"\([^()]*\)")
_POINTING = re.compile(r"\b(?:this|that|it|the|rules?|points?|dut(?:y|ies)|please|see|turn|look|read|refer|found|set out|stands?|sections?|paragraphs?|pages?|details?|answer)\b|https?://\S+|, which is at.*$", re.I)
_STANDS = re.compile(r"(?:^|[,;] (?:and |but )?|\b(?:and|but) )(?P<what>(?:[Tt]he|[Tt]hat|[Tt]his|[Aa]n?) (?:(?!\b(?:is|are|was|were|stands?|in)\b)[^.;])+?),? (?:is|are|was|were|stands?|stood)(?: now| then| set out| found| laid down)? in (?P<place>(?:rules?|paragraphs?|sections?|pages?|regulations?|clauses?|articles?|chapters?|parts?|schedules?) \d[\w.()]*)")
_OF_ANY = frozenset(stem(word) for word in "rule rules duty duties power powers answer detail details point points text list requirement requirements provision condition".split())
_RELATIVE = re.compile(r", (?:which|that|who)\b[^,]*,?")
LEAST = 3  # words of meaning by which what stands at a place is known
_ACT = re.compile(r"\s*(?:of|in) (?:the )?(?P<act>(?:[A-Z][\w’']* )+Act(?: \d{4})?)")
_CUT = re.compile(r"[;.]\s")
_EXEMPTION = re.compile(r"Freedom of Information|exempt|withh", re.I)


def standing(text: str) -> list[tuple[frozenset[str], str, str]]:
    """What is said to stand in a place, as stems, with the place's kind and number; nothing of what any document has.

    >>> [(kind, number) for _, kind, number in standing("The fee is in rule 9, and the duty to register, which did not change, is in rule 5.")]
    [('rule', '9'), ('rule', '5')]
    """
    found = []
    for match in _STANDS.finditer(text):
        if (places := locators(match["place"])) and not _EXEMPTION.search(text):
            what = frozenset(token.stem for token in spoken_of(_RELATIVE.sub(" ", match["what"]))) - _OF_ANY
            found += [(what, places[0].kind, places[0].number)] if what else []
    return found


def placed_otherwise(draft: str, past: str, near: float) -> bool:
    """Whether what a draft says stands at one place stands at another in the past sentence, of the same kind and, where both name one, of the same Act."""
    mine, theirs = locators(draft), locators(past)
    shared = {one.number for one in mine} & {other.number for other in theirs}
    if near < (ONE_OF if shared else STRONG) or "|" in draft or not mine or not theirs or _EXEMPTION.search(draft) or (shared and (len(mine) > 1 or len(theirs) < 2)):
        return False
    about = spoken_of(_TITLE.sub(" ", _without(draft, mine)))
    if len(about) < (LEAST - 1 if shared else LEAST):
        return False
    if shared and any(covered(about, _told_at(past, theirs, n)) >= BACK for n, other in enumerate(theirs) if other.number in shared):
        return False  # it says the same of the same place
    for n, other in enumerate(theirs):
        same = [one for one in mine if one.kind == other.kind and one.number != other.number and _act(draft, one) == _act(past, other)]
        there = _told_at(past, theirs, n)
        if same and len(there) >= (LEAST - 1 if shared else LEAST) and covered(about, there) >= SAME and covered(there, about) >= BACK:
            return True
    return False


def only_points(draft: str) -> bool:
    """Whether a sentence says no more than where in a document something stands.

    >>> only_points("The rule is in paragraph 7.1 of the Tower Standard (March 2020 edition).")
    True
    """
    return len(spoken_of(_POINTING.sub(" ", _TITLE.sub(" ", _without(_BRACKETS.sub(" ", draft), locators(_BRACKETS.sub(" ", draft))))))) == 0


def _act(text: str, place: Locator) -> str:
    """The Act that a section is of; empty where none is named."""
    return found["act"] if (found := _ACT.match(text, place.span.end)) else ""


def _without(text: str, places: tuple[Locator, ...]) -> str:
    for place in reversed(places):
        text = text[: place.span.start] + " " + text[place.span.end :]
    return text


def _told_at(text: str, places: tuple[Locator, ...], n: int) -> tuple[Token, ...]:
    """What stands behind a place, up to the next one, or to the end of the clause; before it, where it stands in brackets."""
    here = places[n]
    if (opens := text.rfind("(", 0, here.span.start)) > text.rfind(")", 0, here.span.start):
        return spoken_of(text[places[n - 1].span.end if n and places[n - 1].span.end < opens else 0 : opens])
    end = next((other.span.start for other in places[n + 1 :] if re.search(r"[a-z]{4}.*[a-z]{4}", text[here.span.end : other.span.start])), len(text))
    behind = text[here.span.end : end]
    cut = _CUT.search(behind)
    return spoken_of(behind[: cut.start()] if cut else behind)
