"""Sections that one slip has made of another: the one beside section 12, the subsection that only lets a body say nothing, the one whose
public interest is weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.around import own_words, together
from answering.checks.cited import Cited
from answering.checks.refusals.weighing import SAYS_KIND
from answering.draft_text import Draft
from answering.findings import Raised

BESIDE_COST = {"9": "fees", "10": "the time for a reply", "11": "how information is given", "13": "fees above the limit", "16": "advice and assistance", "17": "what a refusal must say"}
_REFUSES_FOR_COST = re.compile(r"^[^.;]{0,60}\b(?:lets?|allows?|permits?|entitles?|means that|excuses?)\b[^.;]{0,40}\b(?:refus\w+|need not|(?:do|does) not have to|not (?:be )?(?:obliged|required))\b[^.;]{0,120}\b(?:limit|hours|cost|£\d)", re.I)
# The subsections that let a body neither confirm nor deny that it holds the information, and keep nothing back (FOIA Part II).
_SUBSECTIONS = {"21": "", "22": "2", "23": "2", "24": "2", "26": "3", "27": "4", "28": "3", "29": "2", "30": "3", "31": "3", "32": "3", "33": "3", "34": "2", "35": "3", "36": "3", "37": "2", "38": "2", "39": "2", "41": "2", "42": "2", "43": "3", "44": "2"}
_ABOVE_LIMIT = re.compile(r"\b(?:above|over|beyond|exceeds?|more than) (?:the |that |our )?(?:\w+ )?limit\b|\blimit\b[^.;]{0,40}(?:£(?:450|600)|\b(?:18|24) hours)", re.I)
_VEXATIOUS = re.compile(r"\b(?:vexatious|repeat\w*|harass\w*|burden\w*|disproportionate|distress|same request|again)\b", re.I)
_SAYS_NEITHER = re.compile(r"n[eo]ither confirm|confirm (?:or|n?or) deny|whether (?:or not )?(?:we|it|the \w+) holds?", re.I)
_NO_GROUND = frozenset({"12", "14"})  # of keeping information back


def refuses_for_cost(one: Cited) -> bool:
    """Whether a section that is no exemption is said to let a body refuse because of the work: that is section 12."""
    return one.number in BESIDE_COST and bool(_REFUSES_FOR_COST.search(one.after))


def cost_under_vexatious(draft: Draft, one: Cited) -> bool:
    """Whether section 14 is relied on where the answer works out that the request costs more than the limit, and calls nothing vexatious."""
    if not one.relied or one.number != "14":
        return False
    around = [said.text for said in own_words(draft) if together(draft, said, one.said)]
    return any(_ABOVE_LIMIT.search(text) for text in around) and not any(_VEXATIOUS.search(text) for text in around)


def only_neither(draft: Draft, one: Cited) -> bool:
    """Whether information that is held is kept back under a subsection that only lets a body neither confirm nor deny that it is."""
    part = _SUBSECTIONS.get(one.number)
    if not one.relied or not part or one.parts != (part,):
        return False
    return not any(_SAYS_NEITHER.search(said.text) for said in own_words(draft) if together(draft, said, one.said))


def weighed_for_another(draft: Draft, every: tuple[Cited, ...]) -> Iterator[Raised]:
    """A section under which something is kept back, and another, named nowhere else, whose public-interest test the same answer carries out:
    one of the two is a slip, the absolute one where one is."""
    numbers = [c.number for c in every if c.exemption]
    for test in every:
        if test.exemption is None or numbers.count(test.number) > 1 or not SAYS_KIND.search(test.said.text) or test.exemption.nature(test.parts) != "qualified":
            continue
        kept = [c for c in every if c.relied and c.exemption and c.number != test.number and c.said is not test.said and c.span.start < test.span.start and together(draft, c.said, test.said)]
        if len({c.number for c in kept}) != 1 or kept[0].number in _NO_GROUND or any(SAYS_KIND.search(s.text) for c in every if c.number == kept[0].number for s in (c.said,)):
            continue
        wrong, right = (kept[0], test) if kept[0].exemption and kept[0].exemption.nature(kept[0].parts) == "absolute" else (test, kept[0])
        values = {"section": wrong.name, "other": right.name}
        yield Raised("exemption_wrong.two_sections", wrong.span, values, sources=("FOIA section 17(1)(b)",))
