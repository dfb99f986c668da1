"""By whom a review is done, and under which section a requester may complain: the closing words that slip.

Section 45 code of practice (2018), part 5: the review is done by somebody who took no part in the decision, where that can be; FOIA section 50
gives the right to complain to the Commissioner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.second_look import REGULATOR
from corpus.source import Span

BEFORE = 3  # sentences in which the review may have been named
_REVIEW = re.compile(r"\breviews?\b|\blook(?:ed|ing)? (?:at|into) (?:it|this|your request|our (?:reply|answer)) again\b", re.I)
_TOOK_PART = re.compile(
    r"\b(?:someone|somebody|a (?:person|colleague|manager|officer|reviewer)|an? (?:\w+ ){1,3}|the (?:person|colleague|officer|reviewer)) ?who (?:was|has been|had been|is|has|had|did|took)\b"
    r"(?! (?:not|no|never|nothing|neither)\b)[^.;,]{0,25}?\b(?:involved|deal(?:t)? with|part in|answered|handled|prepared|made|drafted|decided)\b",
    re.I,
)
_NO = re.compile(r"\b(?:not|no|never|nothing)\b|n['’]t\b", re.I)
_UNDER = re.compile(r"\bunder (?P<it>section (?P<n>\d+[A-Z]?)(?:\(\w+\))*) of (?:the |that )?(?:Act|FOIA|Freedom of Information)", re.I)
_COMPLAINS = re.compile(r"\b(?:complain\w*|apply|appeal|decision notice)\b", re.I)


def review_by(draft: Draft, library: Library) -> Iterator[Raised]:
    """A review by somebody who took part, and a complaint under another section than 50."""
    own = draft.part("answered", "closing")
    for n, said in enumerate(own):
        if said.span.start < draft.ending:
            continue
        took = _TOOK_PART.search(said.text)
        if took and not _NO.search(took[0]) and any(_REVIEW.search(near.text) for near in own[max(0, n - BEFORE) : n + 1]):
            yield Raised("conflict.review_by", Span(said.span.start + took.start(), said.span.start + took.end()), sources=("Section 45 code of practice (2018)",))
        under = _UNDER.search(said.text)
        if under and under["n"] != "50" and REGULATOR.search(said.text) and _COMPLAINS.search(said.text):
            yield Raised("wrong_locator.complaint", Span(said.span.start + under.start("it"), said.span.start + under.end("it")), sources=("FOIA section 50",))


CHECKS = (Check("review_by", review_by),)
