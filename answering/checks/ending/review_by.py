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
from corpus.sentences import sentences
from corpus.source import Span

BEFORE = 3  # sentences in which the review may have been named
_REVIEW = re.compile(r"\breviews?\b|\blook(?:ed|ing)? (?:at|into) (?:it|this|your request|our (?:reply|answer)) again\b", re.I)
_TOOK_PART = re.compile(
    r"\b(?:someone|somebody|a (?:person|colleague|manager|officer|reviewer)|an? (?:\w+ ){1,3}|the (?:person|colleague|officer|reviewer)) ?who (?:was|has been|had been|is|has|had|did|took)\b"
    r"(?! (?:not|no|never|nothing|neither)\b)[^.;,]{0,25}?\b(?:involved|deal(?:t)? with|part in|answered|handled|prepared|made|drafted|decided)\b",
    re.I,
)
_NO = re.compile(r"\b(?:not|no|never|nothing)\b|n['’]t\b", re.I)
_POST = re.compile(r"\b(?:head|officer|team|manager|administrator|director|executive|secretary|clerk|registrar|desk|unit|chief)\b", re.I)
_WRITE_TO = re.compile(r"\b(?:write|writing|addressed|sent|send it|apply|made in writing) to (?:the |our )?(?P<post>(?:[A-Z][\w'’-]+ )?(?:Head|Officer|Team|Manager|Administrator|Director|Executive|Secretary|Clerk|Registrar|Desk|Unit)(?: (?:of|for) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)?)\b")
_UNDER = re.compile(r"\bunder (?P<it>section (?P<n>\d+[A-Z]?)(?:\(\w+\))*) of (?:the |that )?(?:Act|FOIA|Freedom of Information)", re.I)
_COMPLAINS = re.compile(r"\b(?:complain\w*|apply|appeal|decision notice)\b", re.I)


def review_by(draft: Draft, library: Library) -> Iterator[Raised]:
    """A review by somebody who took part, and a complaint under another section than 50."""
    own = draft.part("answered", "closing")
    first = library.body.foi.post.partition(",")[0]
    known = first if _POST.search(first) else ""
    for n, said in enumerate(own):
        if said.span.start < draft.ending:
            continue
        took = _TOOK_PART.search(said.text)
        if took and not _NO.search(took[0]) and any(_REVIEW.search(near.text) for near in own[max(0, n - BEFORE) : n + 1]):
            yield Raised("conflict.review_by", Span(said.span.start + took.start(), said.span.start + took.end()), sources=("Section 45 code of practice (2018)",))
        to = _WRITE_TO.search(said.text)
        if to and known and any(_REVIEW.search(near.text) for near in own[max(0, n - 1) : n + 1]) and not REGULATOR.search(said.text) and not _known_post(to["post"], library):
            yield Raised("conflict.review_to", Span(said.span.start + to.start("post"), said.span.start + to.end("post")), {"known": known}, sources=library.body.foi.source[:1])
        under = _UNDER.search(said.text)
        if under and under["n"] != "50" and REGULATOR.search(said.text) and _COMPLAINS.search(said.text):
            yield Raised("wrong_locator.complaint", Span(said.span.start + under.start("it"), said.span.start + under.end("it")), sources=("FOIA section 50",))


def _known_post(post: str, library: Library) -> bool:
    """Whether a post is one to whom the reviewed facts, or a past letter, send those who want to know something or want a review."""
    reviews = (letter.text[a:b] for letter in library.letters for a, b in sentences(letter.text) if _REVIEW.search(letter.text[a:b]))
    told = " ".join((library.body.foi.post, library.body.foi.note, *reviews))
    return post.lower().removeprefix("the ") in told.lower()


CHECKS = (Check("review_by", review_by),)
