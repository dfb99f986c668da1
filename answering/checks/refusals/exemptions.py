"""Whether a draft that keeps information back names the section, its subsection, and why it applies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.around import common, own_words, passage, together
from answering.checks.check import Check
from answering.checks.cited import Cited, cited
from answering.checks.matters import matter_of, matters
from answering.checks.refusals.cost_limit import cost_limit, refusals
from answering.checks.refusals.exemption_right import as_exemption, exemption_right
from answering.checks.refusals.public_interest import public_interest
from answering.checks.refusals.reasons import EXACT_COUNT, SAME, reasoned
from answering.checks.refusals.weighing import OPINION
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.exemption_facts import load_exemptions
from corpus.statements import NOT_HELD

EXCLUSIONS = ("12", "14")  # grounds for not answering, whose subsections say nothing about the information
SUMMARY = 25  # words of a line that names a section on the way to where it is reasoned

_WITHHELD = re.compile(
    r"(?<!not )(?<!never )\b(?:(?:is|are|was|were|be|been|being) (?:\w+ )?(?:withheld|exempt(?:ed)?|redacted|suppressed|blanked out)\b|(?:am|are|have|"
    r"has|is|been|must|therefore|also) (?:\w+ )?(?:withholding|withheld|redact(?:ed|ing)|refus(?:ed|ing) (?:to (?:disclos|releas|provid|suppl|answer|"
    r"confirm|give you)\w*|your|this|that|the (?:request|rest|remainder|first|second|third|whole)))|"
    r"^withheld\b|(?:we|board|agency|service|council|authority|trust) (?:therefore |also |accordingly )?(?:withholds?|refuses?)\b|(?:names?|details|"
    r"addresses|information|passages?|paragraphs?|figures?) (?:\w+ ){0,3}(?:withheld|redacted|blanked out|(?:has|have) been (?:removed|left out|"
    r"taken out))|"
    r"(?:request|part) (?:\w+ ){0,4}(?:is|are) (?:\w+ )?(?:refused|declined)|with (?:the |all |some )?(?:\w+ ){1,5}(?:redacted|withheld|blanked out)|"
    r"exempt from (?:disclosure|release|publication)|n[eo]ither confirm n?or deny|(?:in|favours?|favour of) withholding|maintain\w* (?:the|"
    r"this) exemption|(?:an?|the|this) (?:absolute|qualified) exemption\b)|\bpublic interest\b[^.;]*\b(?:outweigh|stronger|favours? (?:withh|keep|"
    r"maintain|non))",
    re.I,
)
_NOT_GIVEN = re.compile(
    r"\b(?:(?:will|shall|do|does|can|could|are|is|am|must) ?(?:not|n['’]t)(?: be)?(?: (?:therefore|able to|in a position to|prepared to|going to|being|"
    r"willing to|obliged to))*|unable to|declin(?:e|es|ed|ing) to|not be) "
    r"(?:disclos|releas|provid|suppl|shar|give|giv|send|publish|confirm|let you have|name|identif|hand over)\w*",
    re.I,
)
_GENERAL = re.compile(
    r"^(?:If|Where|Should|When|Unless|Whenever|Once)\b|\b(?:unless|whether|if you (?:are|disagree|think|feel))\b|\b(?:may|might|could|can|should|"
    r"would be) (?:\w+ )?(?:be |have been )?(?:\w+ )?(?:withh|redact|exempt|refus|left out|suppress)|"
    r"\bfrom (?:a|the|one|any|the other|another|either) (?:part(?:y|ies)|parent|father|mother|child)\b|\b(?:court|judge|bench|parent|mother|father|"
    r"adviser|guardian|practitioners?|officers?|child|party|parties|local authority)\b[^.;]{0,30}\b(?:withh[eo]ld|refus|exempt)|"
    r"\b(?:not|nothing|no information|none)\b(?: \w+){0,4} (?:withheld|redacted|exempt)|\b(?:\d+|[a-z]+|those|these|all) requests? (?:were|was|"
    r"had been|have been)\b|\bexempt from (?!disclosure|release|publication|being|the (?:right|duty to (?:disclos|provid|releas|communicat)|"
    r"requirement|general right|Act|FOI))|decision to (?:withhold|refuse)|(?:withheld|redacted|suppressed) (?:where|when|if|from|until|by the court)\b",
    re.I,
)
_THAT_LETTER = re.compile(r"\W*(?:that|the same|the|our) (?:earlier |same |old |(?:19|20)\d\d )?(?:letter|reply|response)\b[^,.;]{0,60}? (?:also |then |further )?(?:said|explained|stated|added|told|wrote|recorded|confirmed)\b", re.I)  # keeps nothing back by itself
_INHIBITS = re.compile(r"\b(?:inhibit|prejudic|frank|candid|candour|less (?:open|free|likely)|deter|discourag|restrain|hold back|say less|collective responsibility)", re.I)  # what section 36 guards against
_RULE = re.compile(r"(?<!\bwe )(?<!\bI )\bmust (?:not|never)\b", re.I)  # binds others, and keeps nothing back
_EIR = re.compile(r"\bregulations? 1[23]\b|\bEIR\b|Environmental Information Regulations", re.I)

_LIMB = re.compile(
    r"principles?\b|\(?3A\)?|\(?3B\)?|\(?4A\)?|\bGDPR\b|Article [56]\b|data protection (?:act|law|legislation)|lawful|legitimate interest",
    re.I,
)


def exemption_named(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """What a refusal leaves out of the ground it rests on: FOIA section 17(1)(b) and (c)."""
    every = cited(draft)
    relied = [one for one in every if one.relied]
    unnamed = list(_unnamed(draft, every))
    if not relied and not unnamed:
        yield Excused("not_applicable", "Nothing is withheld.")
        return
    for said in unnamed:
        name = "small_count" if EXACT_COUNT.search(said.text) else "no_section"
        yield Raised(f"exemption_incomplete.{name}", said.span, sources=("FOIA section 17(1)(b)",))
    seen: set[tuple[int, str]] = set()
    for one in relied:
        key = (id(matter_of(draft, one.said)), one.number)
        if key in seen:
            continue
        seen.add(key)
        here = [c for c in every if c.number == one.number and together(draft, c.said, one.said)]
        if _announces(draft, one, relied):
            continue
        if one.number not in EXCLUSIONS and not any(c.parts for c in here) and not SAME.search(one.said.text):
            yield Raised("exemption_incomplete.no_subsection", one.span, _values(one), sources=("FOIA section 17(1)(b)",))
        elif one.number not in EXCLUSIONS and _lacks_paragraph(one.number, here):
            yield Raised("exemption_incomplete.no_paragraph", one.span, _values(one), sources=("FOIA section 17(1)(b)",))
        if (one.number != "12" and not reasoned(draft, one, here, every)) or (one.number == "36" and not any(_INHIBITS.search(said.text) for c in here for said in passage(draft, c, every))):
            yield Raised("exemption_incomplete.no_reason", one.said.span, _values(one), sources=("FOIA section 17(1)(c)",))
        elif one.number == "36" and not any(OPINION.search(said.text) for said in own_words(draft)):
            yield Raised("exemption_incomplete.no_opinion", one.said.span, _values(one), sources=("FOIA section 36(2)",))
        elif one.number == "40" and any("2" in c.parts or "2(b)" in c.parts for c in here) and not _limb(draft, one):
            yield Raised("exemption_incomplete.no_limb", one.span, _values(one), sources=("FOIA section 40(2) and (3A)",), paragraph="section_40")


def _lacks_paragraph(number: str, here: Sequence[Cited]) -> bool:
    """Whether a subsection that has paragraphs, each a ground of its own, is cited without one: "section 36(2)"."""
    parts = {part for c in here for part in c.parts}
    return bool(parts & set(load_exemptions()[number].grounds)) and not any("(" in part for part in parts)


def _values(one: Cited) -> dict[str, str]:
    return {"section": one.name, "name": load_exemptions()[one.number].name}


def _announces(draft: Draft, one: Cited, relied: Sequence[Cited]) -> bool:
    """Whether a section is only named here, in a list or a summary, and relied on again below."""
    matter = matter_of(draft, one.said)
    words = sum(len(said.text.split()) for said in matter.said)
    later = any(c.number == one.number and c.span.start > one.span.end and not together(draft, c.said, one.said) for c in relied)
    return later and (one.said.part == "opening" or words <= SUMMARY)


def _limb(draft: Draft, one: Cited) -> bool:
    return any(_LIMB.search(said.text) for said in own_words(draft) if together(draft, said, one.said) or common(draft, said))


def _unnamed(draft: Draft, every: Sequence[Cited]) -> Iterator[Said]:
    """For each request, the first sentence that keeps something back where no section is named for that request."""
    done: set[int] = set()
    costly = {said.span for said in refusals(draft, every)}
    for said in own_words(draft):
        key = id(matter_of(draft, said))
        if key in done or not (_keeps_back(said) or said.span in costly):
            continue
        done.add(key)
        near = [other for other in own_words(draft) if together(draft, other, said) or common(draft, other) or _beside(draft, other, said)]
        named = any(c.exemption or c.relied for c in every if any(c.said is other for other in near)) or any(_EIR.search(other.text) for other in near)
        wrongly = any(as_exemption(c) and together(draft, c.said, said) for c in every)
        if not (named or wrongly or any(SAME.search(other.text) for other in near if together(draft, other, said))):
            yield said


def _beside(draft: Draft, other: Said, said: Said) -> bool:
    """Whether two sentences are answers to the same request as the letter reader took it apart, in matters that follow each other."""
    every = matters(draft)
    return other.exchange is said.exchange and abs(every.index(matter_of(draft, other)) - every.index(matter_of(draft, said))) <= 1


def _keeps_back(said: Said) -> bool:
    """Whether a sentence says that something asked for is not given although it is held."""
    if _GENERAL.search(said.text) or _THAT_LETTER.match(said.text):
        return False
    if _WITHHELD.search(said.text):
        return True
    if said.exchange is None or not _NOT_GIVEN.search(_RULE.sub(" ", said.text)) or NOT_HELD.search(_NOT_GIVEN.sub(" ", said.text)):
        return False
    reasoned = any(facts.reasons.search(said.text) for facts in load_exemptions().values() if facts.number not in ("12", "21", "22", "32"))
    return reasoned and not re.search(r"\b(?:court|parent|party|parties)\b[^.]{0,20}\bnot\b", said.text)


CHECKS: tuple[Check, ...] = (
    Check("exemption_named", exemption_named),
    Check("exemption_right", exemption_right),
    Check("public_interest", public_interest),
    Check("cost_limit", cost_limit),
)
