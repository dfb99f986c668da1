"""A bare "Yes." above words that deny what was asked ("It does. As the letter of 2018 has it, the court does not order certain tools"), and a
"No." above words that grant it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.shown import shortened
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from index.words import STOP, stems

NEXT = 2  # sentences behind it that tell why
SHARED = 2  # words of meaning that what is denied must share with the request
_YES = re.compile(r"\W*(?:(?:answer|our answer|response)\s*(?:\w{1,2})?\W+)?(?:\w{1,2}[.)]\s+)?(?:yes|(?:it|they|we|he|she|there|this|that|these) (?:does|do|did|is|are|was|were|can|may|must|will|has|have))(?:,? (?:it|they|we|there|this|that) (?:does|do|did|is|are|was|were|can|may|must|will|has|have))?\W*", re.I)
_DENIES = re.compile(r"\b(?:do|does|did|is|are|was|were|may|must|will|can|could|should|has|have|had) not (?:\w+ly )?(?P<verb>\w+)|\bcannot (?:\w+ly )?(?P<can>\w+)|\b(?:has|have|had|holds?|held) no (?P<thing>\w+(?: \w+)?)", re.I)
_NOT = re.compile(r"\b(?:not|no|never|without|nor)\b|n['’]t\b", re.I)
_ALTERNATIVES = re.compile(r"\bor\b|\?[^?]*\?", re.I)
_YES_OR_NO = re.compile(r"\W*(?:\w{1,2}[.)]\s+)?(?:do|does|did|is|are|was|were|can|could|may|must|will|would|should|has|have|had)\b|[^?]*\b(?:asked|confirm|say|tell (?:me|us)|know) (?:whether|if)\b", re.I)
_WHETHER = re.compile(r"\byou (?:also |then |next )?(?:ask(?:ed)?|want(?:ed)? to know) (?:whether|if) (?P<asked>[^.;]+)", re.I)
_TURNS = re.compile(r"\b(?:if|where|but|however|although|though|except|unless|only|always|all)\b", re.I)
_NO = re.compile(r"^\W*(?:(?:our )?(?:answer|response|reply)\s*\w{0,3}\W+|A\s?\d{1,2}\W+|\(?\w{1,2}[.)]\s+)?No(?:,? (?:it|they|we|he|she|there|this|that|you) (?:do|does|did|is|are|was|were|can|may|must|will|has|have|need)(?: not|n['’]t))?\s*(?:[.,;:]\s*|$)(?P<rest>.*)$", re.I | re.S)
_SUBORDINATE = re.compile(r",? \b(?:even )?(?:if|when|where|unless|although|because|before|after|without|since|until)\b[^?]*", re.I)
_WHO_DOES = re.compile(r"\b(?:decid|choos|chose|order|tell|told|direct|belong|settl)\w*\b|\bis it\b(?! an? (?:fair|reasonable|right|normal) (?:expectation|assumption))|\b(?:must|have to|has to|obliged|required|need to) (?:\w+ ){0,3}use\b|\bwait\b", re.I)
_TURNS_FROM = re.compile(r"\b(?:not|no|never|nor|neither|none|nothing|nobody|only|but|however|instead|rather|unless|other|another|different|differ\w*|without|cannot|longer|until|although|though|except|depend\w*|separate\w*|alone|outside|discretion)\b|n['’]t\b", re.I)
_NAMES_ANOTHER = re.compile(r"\W*(?:it|that|this) (?:is|was) (?:for )?(?:the|an?|our)\b|\W*that\b", re.I)
_BINDS = re.compile(r"\b(?:must|(?:fair|reasonable|right|normal) expectation|expected to|ha(?:s|ve) to|required to|obliged to|supposed to|under a duty|duty to)\b", re.I)
_ASKS_IF_HELD = re.compile(r"\b(?:do|does|did) (?:you|the \w+|[A-Z]\w+) (?:\w+ )?(?:hold|record|keep|have|count|collect)\b", re.I)
_HOLDS_IT = re.compile(r"\W*(?:we|[A-Z]\w+|the [A-Z]\w+) (?:do |does )?(?:hold|holds|record|records|keep|keeps) (?:this|that|it|these|such|all)\b", re.I)
LEAST = 6  # words of what is told
_LIGHT = frozenset(stems("have hold be make take use give keep get"))


def yes_no(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each yes or no to a request, where the next words say the opposite of what was asked and take nothing back."""
    yield from _no_and_yes(draft)
    yield from _told_and_answered(draft)
    for exchange in draft.letter.exchanges:
        asked = draft.letter.asked(exchange)
        if _NOT.search(asked) or _ALTERNATIVES.search(asked) or not _YES_OR_NO.match(asked):
            continue
        said = [one for one in draft.sentences if one.exchange is exchange and one.part == "answered"]
        if not said or not _YES.fullmatch(said[0].text):
            continue
        about = set(stems(asked))
        for one in said[1 : 1 + NEXT]:
            if (match := _DENIES.search(one.text)) and not _TURNS.search(one.text) and _of_it(match, one.text, about):
                yield Raised("conflict.yes_no", said[0].span, {"denied": one.text})
                break


def _told_and_answered(draft: Draft) -> Iterator[Raised]:
    """Each "It does." behind "You ask whether ..." in one paragraph, where the next words deny it."""
    every = draft.part("opening", "asked", "answered")
    for told, said, *after in zip(every, every[1:], every[2:], every[3:], strict=False):
        whether = _WHETHER.search(told.text)
        if not whether or _NOT.search(whether["asked"]) or _ALTERNATIVES.search(whether["asked"]) or not _YES.fullmatch(said.text):
            continue
        about = set(stems(whether["asked"]))
        for one in after:
            if (match := _DENIES.search(one.text)) and not _TURNS.search(one.text) and _of_it(match, one.text, about):
                yield Raised("conflict.yes_no", said.span, {"denied": one.text})
                break


def _no_and_yes(draft: Draft) -> Iterator[Raised]:
    """Each no to a request, where the next words tell something of what was asked and neither deny nor turn from it. Who does or
    decides a thing is answered by naming another, and so left out."""
    for exchange in draft.letter.exchanges:
        asked = draft.letter.asked(exchange).partition("?")[0]
        core = _SUBORDINATE.sub("", asked)
        said = [one for one in draft.sentences if one.exchange is exchange and one.part == "answered"]
        no = _NO.match(said[0].text) if said else None
        if not no or not _YES_OR_NO.match(asked) or _NOT.search(core) or (_ALTERNATIVES.search(asked) and not _BINDS.search(core)) or _WHO_DOES.search(core):
            continue
        rest = no["rest"].strip() or (said[1].text if len(said) > 1 else "")
        shared = bool((set(stems(core)) & set(stems(rest.replace("-", " ")))) - STOP) or bool(_BINDS.search(core) and _BINDS.search(rest))
        holds = _ASKS_IF_HELD.search(core) and _HOLDS_IT.match(rest)
        if (len(rest.split()) >= LEAST and shared and not _TURNS_FROM.search(rest) and not _NAMES_ANOTHER.match(rest)) or (holds and not _NOT.search(rest)):
            yield Raised("conflict.no_yes", said[0].span, {"told": shortened(rest)})


def _of_it(match: re.Match[str], text: str, about: set[str]) -> bool:
    """Whether what is denied is what was asked for."""
    head = set(stems(match["verb"] or match["can"] or match["thing"] or ""))
    rest = set(stems(text[match.end() :].partition(",")[0])) - STOP
    return bool(head & about or head <= _LIGHT) and len((head | rest | set(stems(text[: match.start()]))) & about) >= SHARED and bool(head & about or rest & about)


CHECKS = (Check("yes_no", yes_no),)
