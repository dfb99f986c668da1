"""Somebody who is said to do what the sentence before says that he does not: "It is the court, and not the body, that makes decisions", and then
"but the body still makes them"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.support.contrast import contrasts
from answering.support.lexicon import stem
from corpus.source import Span
from index.words import STOP

_STILL_DOES = re.compile(r"(?:^|\bbut |\band |\balthough |; )(?P<who>(?:the |our )?[\w'’-]+(?: [\w'’-]+){0,2}?) (?:still |now |always |alone |also )?(?P<verb>[a-z]{3,})s? (?:them|it|these|those)\b", re.I)


def taken_back(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each clause that gives a deed by a pronoun to the one of whom the sentence before says that he does not do it."""
    for before, said in pairwise(draft.part("answered")):
        for known in contrasts(before.text):
            for match in _STILL_DOES.finditer(said.text):
                who = frozenset(stem(word.lower()) for word in re.findall(r"[\w'’-]+", match["who"]) if word.lower() not in STOP)
                if who and who <= known.other and not who & known.does and stem(match["verb"].lower()) in known.deed:
                    yield Raised("conflict.taken_back", Span(said.span.start + match.start("who"), said.span.start + match.end()), {"denied": before.text})


CHECKS = (Check("taken_back", taken_back),)
