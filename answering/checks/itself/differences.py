"""By how many one count of a draft differs from another that stands beside it: "The figure for 2024-25 was 2,760, so there were 144 more"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from answering.checks.itself.wholes import COUNT, UNITS, blanked, differs
from answering.draft_text import Said
from answering.findings import Raised
from answering.record.slips import slip
from answering.support.numerals import number

BACK = 2  # sentences before it in which the counts may stand
OUT = 0.5  # share of the difference by which a slip in it may be out
LEAST = 10  # from which a difference is told to tell it, and no count of something else
_N = rf"(?<![\w.,/£-]){COUNT}"
_M = _N.replace("?P<n>", "?:")  # the same, of which a pattern may have several
_ANY = re.compile(rf"{_N}(?! (?:{UNITS}))", re.I)
_BY = re.compile(
    rf"\b(?:so|and so|which means) (?:there (?:were|are|was) |that (?:is|was) |it (?:is|was) )?{_M} (?:more|fewer|less)\b|\b(?:which|that|this) (?:is|was|makes) (?:an? (?:\w+ )?(?:increase|rise|fall|drop|decrease|difference) of )?{_M} (?:more|fewer|less)\b|"
    rf"\b(?:fell|fall(?:en)?|rose|risen|went (?:up|down)|dropped|increased|decreased|declined|grew|grown|is (?:up|down)|was (?:up|down)) by {_M}(?![\w%/]|[.,]\d| per cent| percentage)|\b(?:an? (?:\w+ )?)?(?:increase|rise|fall|drop|decrease|difference) of {_M}(?![\w%/]|[.,]\d| per cent| percentage)",
    re.I,
)


def differences(said: Sequence[Said]) -> Iterator[Raised]:
    """Each difference that no two counts beside it have, where those nearest to it have nearly that one."""
    for n, one in enumerate(said):
        match = next(_found(blanked(one.text)), None)
        if match is None:
            continue
        before = [earlier for earlier in said[max(0, n - BACK) : n] if earlier.exchange is one.exchange]
        here = [number(other["n"]) for other in _ANY.finditer(blanked(one.text)) if other.start("n") != match.start("n")]
        above = [number(other["n"]) for earlier in before for other in _ANY.finditer(blanked(earlier.text))]
        told = number(match["n"])
        if told < LEAST or any(abs(a - b) == told for a, b in combinations([*above, *here], 2)):
            continue
        pairs = list(combinations(here, 2)) if len(here) > 1 else [(a, b) for a in above for b in here]
        made = next((abs(a - b) for a, b in pairs if a != b and (abs(abs(a - b) - told) <= OUT * max(told, abs(a - b)) or slip(f"{told:.0f}", f"{abs(a - b):.0f}"))), None)
        if made:
            yield differs(one, match, made)


def _found(text: str) -> Iterator[re.Match[str]]:
    """The differences that a text tells, each as a match whose group `n` is the figure."""
    for match in _BY.finditer(text):
        figure = re.compile(_N, re.I).search(text, match.start(), match.end())
        if figure:
            yield figure
