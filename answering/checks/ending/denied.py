"""A word in the closing that takes a right away, or makes it a duty: "you may not ask for an internal review", "you must complain to the
Commissioner", "the result will not reach you within 20 working days"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.second_look import REGULATOR
from corpus.source import Span

BEFORE = 2  # sentences in which the review, or the regulator, may have been named
_DENIES = re.compile(
    r"\byou (?:may|can|could|should|do|are|have|will) ?(?:not|n['’]t)\b(?! (?:content|satisfied|happy|agree|need|have to|obliged|required|pay|be charged|already|yet|only|sure|think|feel|received?|heard?|accept|been|asked|pleased|get))|"
    r"\byou cannot\b|\byou have no right\b|\bplease do not (?:write|ask|send|apply|contact|tell)\b|\b(?:ask|write|apply|complain|contact)\w*\b[^.;]{0,40}\bis not possible\b",
    re.I,
)
_AFTER_ALL = re.compile(r"\b(?:until|unless|before|after|once|later than|more than|beyond|if)\b", re.I)
_RESULT = re.compile(r"\b(?:result|outcome|answer|reply|decision|you|we|it|reviewer)\b[^.;]{0,40}\b(?:will|should|shall|would|is|aim\w*|expect\w*)(?: to)? not (?:to )?(?:reach|be|hear|send|write|have|receive|get|give|reply|come|finish)\w*\b[^.;]{0,60}\bwithin (?:20|twenty|40|forty) working days\b", re.I)
_MUST_COMPLAIN = re.compile(r"\byou (?:must|are required to|have to|are obliged to) (?:then |also )?(?:complain|contact|write|apply|go|refer|take (?:it|this|your \w+|the \w+|matters))\b[^.;]{0,40}\b(?:Commissioner|ICO|regulator)\b(?![^.;]*\b(?:within|before|by|no later)\b)", re.I)
_REVIEW = re.compile(r"\breviews?\b", re.I)


def denied(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence of the closing that denies the review, the complaint, or the time in which a review is done (FOIA sections 17(7) and 50)."""
    own = draft.part("answered", "closing")
    for n, said in enumerate(own):
        if said.span.start < draft.ending:
            continue
        near = own[max(0, n - BEFORE) : n + 1]
        if not any(_REVIEW.search(one.text) or REGULATOR.search(one.text) for one in near):
            continue
        found = _DENIES.search(said.text)
        if found and not _AFTER_ALL.search(said.text[found.end() :]) and (_REVIEW.search(said.text) or REGULATOR.search(said.text)):
            yield Raised("conflict.right_denied", Span(said.span.start + found.start(), said.span.start + found.end()), sources=("FOIA section 17(7)", "FOIA section 50"))
        elif found := _MUST_COMPLAIN.search(said.text):
            yield Raised("conflict.right_denied", Span(said.span.start + found.start(), said.span.start + found.end()), sources=("FOIA section 50",))
        elif found := _RESULT.search(said.text):
            yield Raised("conflict.right_denied", Span(said.span.start + found.start(), said.span.start + found.end()), sources=("Section 45 code of practice (2018)",))


CHECKS = (Check("denied", denied),)
