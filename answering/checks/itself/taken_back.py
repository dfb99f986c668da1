"""Somebody who is said to do what the same answer says that another does: "It is the court, and not the body, that makes decisions", and then
"but the body still makes them"; "Who has the last word?" "The body has.", and then "it is the court that makes final decisions"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.plainly import plainly
from answering.record.restated import otherwise
from answering.support.contrast import contrasts
from answering.support.lexicon import stem
from corpus.source import Span
from index.words import STOP

_STILL_DOES = re.compile(r"(?:^|\bbut |\band |\balthough |; )(?P<who>(?:the |our )?[\w'’-]+(?: [\w'’-]+){0,2}?) (?:still |now |always |alone |also )?(?P<verb>[a-z]{3,})s? (?:them|it|these|those)\b", re.I)
_WHO = re.compile(r"\bwho (?P<does>(?!(?:is|are|was|were|do|does|did) (?:it|they|the|we|you|i)\b)[^?;]{4,120})\?", re.I)
_ALONE = re.compile(r"^\W*(?P<who>(?:(?:the|our|your|an?) )?(?!we\b|it\b|this\b|that\b|information\b)[\w'’-]+(?: (?!holds?\b|held\b)[\w'’-]+){0,3}?)(?: (?:does|do|is|are|has|have|will|can|may|decides?)(?: so| that| this| it)?)\.?$", re.I)
_QUOTED = re.compile(r"[\"“]([^\"”]{30,})[\"”]")
SURE = 1.4  # how near the two lie (`point.nearness`): both are of the one question
NEXT = 3  # sentences behind a short answer that say it in full


def taken_back(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each clause that gives a deed by a pronoun to the one of whom the sentence before says that he does not do it."""
    for before, said in pairwise(draft.part("answered")):
        for known in contrasts(before.text):
            for match in _STILL_DOES.finditer(said.text):
                who = frozenset(stem(word.lower()) for word in re.findall(r"[\w'’-]+", match["who"]) if word.lower() not in STOP)
                if who and who <= known.other and not who & known.does and stem(match["verb"].lower()) in known.deed:
                    yield Raised("conflict.taken_back", Span(said.span.start + match.start("who"), said.span.start + match.end()), {"denied": before.text})
    yield from _short_answers(draft, library.body.names)


def _short_answers(draft: Draft, names: tuple[str, ...]) -> Iterator[Raised]:
    """Each "Cafcass has." below "Who has the last word ...?" beside which the answer goes on to say that another has it."""
    for exchange in draft.letter.exchanges:
        asked = _WHO.search(draft.letter.asked(exchange))
        said = [one for one in draft.part("answered") if one.exchange is exchange]
        alone = _ALONE.match(said[0].text) if asked and said else None
        if not asked or not alone:
            continue
        whole = f"{alone['who']} {asked['does']}."
        for other in said[1 : 1 + NEXT]:
            quoted = _QUOTED.search(other.text)
            if otherwise(whole, plainly(quoted[1] if quoted else other.text), SURE, names) == "actor":
                yield Raised("conflict.taken_back", said[0].span, {"denied": other.text})
                break


CHECKS = (Check("taken_back", taken_back),)
