"""Whether the section that a draft cites is an exemption, exists, and fits the reason given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.cited import Cited, cited
from answering.checks.refusals.exemption_nature import natures, needlessly_weighed
from answering.checks.refusals.exemption_slips import (
    BESIDE_COST,
    cost_under_vexatious,
    only_neither,
    refuses_for_cost,
    weighed_for_another,
)
from answering.checks.refusals.whose_reason import of_others, reason_of_another, strange_reason
from answering.draft_text import Draft
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.exemption_facts import load_exemptions

ACT = "FOIA section {}"
# Sections that good letters cite for other things: asked for here only where the words leave no doubt.
_PROCEDURE = {"1", "2", "3", "5", "8", "9", "10", "11", "13", "15", "16", "17", "18", "19", "20", "45", "46", "48", "50", "51", "54", "57", "77"}
_LINK = re.compile(
    r"(?:\b(?:exempt(?:ed|ion|ions)?|withh(?:eld|old|olding)|redact(?:ed|ions?)?|suppressed|not (?:be )?(?:disclosed|released|provided))\b(?: (?!duty|"
    r"duties|right|requirement|obligation|complain|review|refusal|notice)[\w'’-]+){0,6}"
    r"|\brel(?:y|ying|ied|ies) on(?: the)?(?: exemptions?)?(?: [\w'’-]+){0,2})(?:,| \([^()]*\))? (?:under|by virtue of|in|at|by|from|of|on|pursuant to|"
    r"in accordance with|relying on|on the basis of|set out in|provided by|contained in|because of|using|per)?"
    r" ?(?:the )?(?:exemptions? (?:in|at|under) )?$",
    re.I,
)
_UNDER = re.compile(r"\b(?:under|by virtue of|in|at|by|from|of|on|pursuant to|with|relying on|because of|using|per|see)\s+(?:the )?(?:exemptions? (?:in|at|under) )?$|[(,:–-]\s*$", re.I)
_LINK_AFTER = re.compile(
    r"\s*(?:\([^()]*\)\s*|of (?:the )?[\w ]{0,40}?(?:Act|FOIA)(?: 2000)?\s*)?,?\s*(?:exemption\b|is (?:therefore )?engaged|exempts\b|"
    r"is an? (?:\w+ )?exemption|which exempts)",
    re.I,
)
_RELY = re.compile(r"\brel(?:y|ying|ied|ies) on (?:the )?(?:exemptions? (?:in|at|under) )?$", re.I)
def exemption_right(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """What is wrong with the sections cited: FOIA Part II and section 2(3)."""
    every = cited(draft)
    if not any(c.exemption or as_exemption(c) or refuses_for_cost(c) for c in every):
        yield Excused("not_applicable", "No section is relied on to keep information back.")
        return
    for one in every:
        if one.exemption is None:
            if as_exemption(one):
                yield Raised("exemption_wrong.unknown", one.span, {"section": one.name}, sources=("FOIA Part II",))
            elif refuses_for_cost(one):
                values = {"section": one.name, "name": BESIDE_COST[one.number], "meant": "section 12", "meant_name": load_exemptions()["12"].name}
                yield Raised("exemption_wrong.mismatch", one.span, values, sources=(ACT.format(one.number), ACT.format("12")))
        elif cost_under_vexatious(draft, one):
            values = {"section": one.name, "name": one.exemption.name, "meant": "section 12", "meant_name": load_exemptions()["12"].name}
            yield Raised("exemption_wrong.mismatch", one.span, values, sources=(ACT.format(one.number), ACT.format("12")))
        elif meant := reason_of_another(draft, one, every):
            values = {"section": one.name, "name": one.exemption.name, "meant": f"section {meant.number}", "meant_name": meant.name}
            yield Raised("exemption_wrong.mismatch", one.span, values, sources=(ACT.format(one.number), ACT.format(meant.number)))
        elif one.number == "40" and one.parts == ("1",) and one.relied and of_others(draft, one, every):
            yield Raised("exemption_wrong.own_data", one.span, {"section": one.name}, sources=("FOIA section 40(1)", "FOIA section 40(2)"))
        elif only_neither(draft, one):
            yield Raised("exemption_wrong.neither", one.span, {"section": one.name}, sources=(ACT.format(one.number),))
        elif strange_reason(draft, one, every):
            yield Raised("exemption_wrong.unsupported", one.span, {"section": one.name, "name": one.exemption.name}, sources=(ACT.format(one.number), "FOIA section 17(1)(c)"))
        else:
            for part in one.parts:
                if not one.exemption.has(part, draft.sent):
                    if one.exemption.had(part):
                        until = one.exemption.former_until
                        told = {"section": one.name, "until": f"{until.day} {until:%B %Y}" if until else ""}
                        yield Raised("outdated_law.subsection", one.span, told, sources=(ACT.format(one.number),))
                        break
                    values = {"section": f"section {one.number}", "part": part_printed(part)}
                    yield Raised("exemption_wrong.subsection", one.span, values, sources=(ACT.format(one.number),))
                    break
    yield from weighed_for_another(draft, every)
    yield from natures(draft, every)
    yield from needlessly_weighed(draft, every)


def part_printed(part: str) -> str:
    """A subsection as printed: "(3A)(a)"."""
    top, bracket, rest = part.partition("(")
    return f"({top}){bracket}{rest}"


def as_exemption(one: Cited) -> bool:
    """Whether the sentence cites a section that is no exemption as a ground for keeping information back."""
    if one.exemption is not None:
        return False
    if _RELY.search(one.before) and one.number not in _PROCEDURE:
        return True
    if one.number == "2":
        return False
    return bool((_LINK.search(one.before) and _UNDER.search(one.before)) or _LINK_AFTER.match(one.after))
