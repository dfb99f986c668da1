"""A count that past letters kept back as "fewer than five", and that a draft gives: it can show who is meant (FOIA section 40(2))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.people.small_numbers import SOURCES
from answering.checks.said_before.verdicts import weighed
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.point import STRONG
from answering.record.precedents import cited
from answering.record.put_otherwise import COPIED
from corpus.source import Span

_BELOW = re.compile(r"\b(?:fewer|less) than (?:five|5)\b(?: of)?(?P<of>(?: [\w'’-]+){0,4})", re.I)
_EXACT = re.compile(r"(?<![\w.,/£$%:-])(?P<n>[1-4]|one|two|three|four)(?= (?:\w+ ){0,3}?(?:were|was|had|have|has|led|came|left|did)\b| of (?:them|these|those|whom)\b)", re.I)


def kept_below(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each count from one to four in a sentence on the point of a past one that says "fewer than five"."""
    for said, _, found in weighed(draft, library):
        past = next((p for p in found if _BELOW.search(p.passage.text) and (p.match >= COPIED or p.near >= STRONG)), None)
        if past is None or _BELOW.search(said.text):
            continue
        for match in _EXACT.finditer(said.text):
            if match["n"].lower() not in past.passage.text.lower().split():
                span = Span(said.span.start + match.start("n"), said.span.start + match.end("n"))
                yield Raised("small_number.identifying", span, {"words": match["n"]}, cited((past,)), SOURCES)



CHECKS = (Check("small_counts", kept_below),)
