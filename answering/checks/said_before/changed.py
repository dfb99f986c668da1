"""An answer that says that something has changed since a past letter, and tells only what that letter told: "Our position has changed since
our letter of 2018, which said ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.matters import matters
from answering.checks.said_before.verdicts import weighed
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library

NEXT = 1  # sentences beside it in which it may be told how
_CHANGED = re.compile(r"\b(?:position|answer|view|practice|policy|approach|rule|stance|situation|that|this|it) (?:has|have) (?:since )?changed\b", re.I)
_TELLS_HOW = re.compile(r"\b(?:now|today|no longer|new(?:ly|er)?|replaced|took (?:over|the place)|became|become|renamed|instead|from (?:\w+ )?20\d\d|since (?:\d|20\d\d|[A-Z]\w+ 20\d\d|then)|current(?:ly)?|present(?:ly)?|at the time|then in)\b", re.I)
_NOTHING = re.compile(r"\W*(?:none of (?:this|that|it|these)|nothing (?:of|in) (?:this|that)|not much)\b", re.I)
_MUCH = re.compile(r"\b(?:cannot|confirm|not|never|nothing|neither|no|whether|if|little|may|might|hardly)\b|n['’]t\b", re.I)


def changed(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each "this has changed" in an answer that past letters bear out, where no sentence tells how."""
    borne = {said.span for said, verdict, _ in weighed(draft, library) if verdict in ("same_wording", "consistent")}
    for matter in matters(draft):
        said = [one for one in matter.said if one.part == "answered"]
        for n, one in enumerate(said):
            beside = [*said[max(0, n - NEXT) : n], *said[n + 1 : n + 1 + NEXT]]
            if _NOTHING.match(one.text):
                continue
            told = _CHANGED.search(one.text)
            if not told or _MUCH.search(one.text[: told.end()]) or any(_TELLS_HOW.search(other.text) for other in beside) or _TELLS_HOW.search(one.text[: told.start()]):
                continue
            if any(other.span in borne for other in said):
                yield Raised("conflict.changed", one.span)


CHECKS = (Check("changed", changed),)
