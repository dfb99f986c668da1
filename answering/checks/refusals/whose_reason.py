"""Whose reason a draft gives beside a section: that section's own, another's, or one that has nothing to do with any."""

from __future__ import annotations

import re

from answering.checks.around import gap, own_words, passage, together
from answering.checks.cited import Cited
from answering.checks.refusals.reasons import CITATION, SAME, gives_reason
from answering.checks.refusals.weighing import weighed
from answering.draft_text import Draft, Said
from corpus.exemption_facts import Exemption, load_exemptions
from corpus.source import Span
from index.words import stems

_BECAUSE = re.compile(
    r"\b(?:because(?: of)?|since|as|on the grounds? (?:that|of)|on the basis (?:that|of)|for (?:reasons? of|the reason that)|due to|given that|in that|"
    r"so as to|in order to|which is(?! an? (?:absolute|qualified)))\b(?! well| set out| follows)",
    re.I,
)
_NAMED = re.compile(
    r"^\s*(?:of (?:the )?[\w ]{0,40}?(?:Act|FOIA)(?: 2000)?\s*)?(?:\((?P<bracket>[^()]{3,90})\)|[,–—:-]\s*(?P<dash>(?!and\b|or\b|but\b|so\b|we\b|the\b|"
    r"as\b|because\b|since\b)[^,.;–—()]{3,60})(?=[,.;–—]|$)|,?\s*"
    r"(?:which|that)?\s*(?:covers|concerns|relates to|exempts|protects|deals with|is about|is for|provides for|allows (?:us|a body|"
    r"authorities) to withhold|applies to)\s+(?P<about>[^,.;]{3,90}))",
    re.I,
)
_NAMED_BEFORE = re.compile(
    r"(?P<about>[^,.;()]{3,80}?)\s+exemptions?\s+(?:in|at|under|of|set out in|provided by|contained in|,|\()\s*$|exemptions?\s+(?:for|about|on|"
    r"relating to|covering)\s+(?P<for>[^,.;()]{3,80}?)[\s,(–—]*(?:in|at|under|by)?\s*$",
    re.I,
)
_BY_VIRTUE = re.compile(r"(?:by virtue of|read with|in conjunction with|because of|through|,? with)\s+(?:the )?(?:condition in )?$", re.I)
_KIND_ONLY = re.compile(r"\b(?:is|are|being|as) (?:also |both )?(?:an? )?(?:absolute|qualified)\b", re.I)
_OTHERS = re.compile(r"\b(?:third part(?:y|ies)|another (?:person|individual)|other people|individuals?|colleagues?|employees?|(?:members of )?staff|officers?|they|them|their|he|she|his|her)\b", re.I)
_YOURS = re.compile(r"\b(?:your own|about you|of which you are|you are the (?:data )?subject|(?:your|the requester['’]s|the applicant['’]s) (?:\w+ )?personal (?:data|information)|subject access)\b", re.I)
VAGUE = frozenset({"12", "21", "22", "22A", "30", "33", "39"})  # whose signs are everyday words
BESIDE = 2  # sentences from a section in which another may be named for what it asks for
NAME = 0.75  # share of the words by which a section is called that its name must have
LEAST = 2  # different words of another exemption, where a section has none of its own
AKIN = {"30": ("31",), "31": ("30", "24", "33"), "24": ("31", "23"), "23": ("24",), "33": ("31",), "35": ("36",)}  # the one's reason may be the other's


def topics(text: str, but: frozenset[str] = frozenset()) -> dict[str, int]:
    """How often a text gives each section's own reason, by the section's number."""
    counts = {number: len(facts.reasons.findall(text)) for number, facts in load_exemptions().items() if number not in but}
    return {number: count for number, count in counts.items() if count}


def reason_of_another(draft: Draft, one: Cited, every: tuple[Cited, ...]) -> Exemption | None:
    """The exemption whose reason the draft gives beside a section that is about something else; None where the two
    agree, or where nothing is certain. The words nearest to the section are asked first, then further and further ones."""
    assert one.exemption is not None
    inside = [c for c in every if c.said is one.said]
    alone = not any(c.number != one.number and c.exemption for c in inside)
    nearest = _nearest(one, inside)
    called = _named(one, nearest)
    if _is_its_name(called, one.exemption):
        called = ""  # is no reason
    for scope in filter(None, (called, _clause(one, nearest) if one.relied else "")):
        if one.exemption.reasons.search(scope) or any(load_exemptions()[number].reasons.search(scope) for number in AKIN.get(one.number, ())):
            return None
        if found := _most(topics(scope)):
            signs = one.exemption.signs.search(scope)
            return None if signs and scope is not nearest and len(topics(scope)) > 1 else found
        if one.exemption.signs.search(scope):
            return None
    if joined := _joined(one, inside):
        return joined
    if not one.relied:
        return None
    around = passage(draft, one, every)
    aside = _weighed(draft, one, around) if one.exemption.nature(one.parts) == "qualified" else frozenset()
    around = tuple(said for said in around if said is one.said or said.span not in aside)
    here, more = (_without_name(text, one.exemption) for text in (one.said.text, "\n".join(said.text for said in around)))
    others = frozenset(c.number for c in every if c.exemption and c.number != one.number and any(c.said is said for said in around) and not _KIND_ONLY.search(c.said.text))
    if alone and not _own(one.exemption, here) and (found := _most(topics(here))) and not _own(one.exemption, more):
        return found
    if _own(one.exemption, more):
        counts = topics(more, others | {one.number})
        elsewhere = {c.number for c in every}
        best = _most(counts)
        sure = best and counts[best.number] > 1 and best.number not in elsewhere and not one.exemption.reasons.search(more)
        return best if sure else None
    if found := _most(topics(more, others | {one.number})):
        return found
    said = [s for s in own_words(draft) if together(draft, s, one.said)]
    beside = next((c.exemption for c in every if c.said in said and abs(said.index(c.said) - said.index(one.said)) <= BESIDE and c.exemption and c.number != one.number and not c.relied and c.exemption.reasons.search(c.said.text)), None)
    if beside and not _own(one.exemption, "\n".join(s.text for s in said)):
        return beside  # "our qualified person, who is authorised under section 36(5)"
    if any(_own(one.exemption, s.text) for s in said):
        return None
    but = frozenset({one.number, *(c.number for c in inside)})
    near = "\n".join(s.text for s in around[max(0, around.index(one.said) - 1) :])
    return _most(topics(near, but)) or _likeliest(near, but | others | VAGUE)


def strange_reason(draft: Draft, one: Cited, every: tuple[Cited, ...]) -> bool:
    """Whether a reason is given of which no word, not even an everyday one, touches on what the section is about."""
    facts = one.exemption
    if facts is None or not one.relied or not facts.touched:
        return False
    around = passage(draft, one, every)
    text = " ".join(CITATION.sub(" ", said.text).replace(facts.name, " ") for said in around)
    if facts.touches.search(text) or _own(facts, text) or any(SAME.search(said.text) for said in around):
        return False
    aside = weighed(around)
    return any(gives_reason(said, facts) for said in around if said.span not in aside)


def of_others(draft: Draft, one: Cited, every: tuple[Cited, ...]) -> bool:
    """Whether what is kept back as the requester's own data is told of as other people's."""
    text = " ".join(said.text for said in passage(draft, one, every))
    return bool(_OTHERS.search(text)) and not _YOURS.search(text)


def _likeliest(text: str, but: frozenset[str]) -> Exemption | None:
    """The exemption that a text with no word for its own section speaks of; None where fewer than two words point to it."""
    counts = {number: len({match.lower() for match in facts.signs.findall(text)}) for number, facts in load_exemptions().items() if number not in but}
    best = max(counts, key=lambda number: counts[number])
    return load_exemptions()[best] if counts[best] >= LEAST else None


def _joined(one: Cited, inside: list[Cited]) -> Exemption | None:
    """The other section by virtue of which this one is said to apply: its parts belong to it alone."""
    behind = [c for c in inside if c.span.start >= one.span.end]
    between = one.after[: behind[0].span.start - one.span.end] if behind else ""
    linked = _BY_VIRTUE.search(between)
    return behind[0].exemption if linked and behind[0].number != one.number else None


def _weighed(draft: Draft, one: Cited, around: tuple[Said, ...]) -> frozenset[Span]:
    """What weighs the public interest in the paragraph of a section and below it; above, another section may have been weighed."""
    here = around.index(one.said)
    begins = max((n for n in range(1, here + 1) if gap(draft, around[n - 1], around[n])), default=0)
    return weighed(around[:begins]) | weighed(around[begins:])


def _is_its_name(called: str, facts: Exemption) -> bool:
    """Whether what a section is called is what the Act calls it, in full or in part: "formulation of government policy"."""
    words = set(stems(called))
    return bool(words) and len(words & set(stems(facts.name))) >= NAME * len(words)


def _without_name(text: str, facts: Exemption) -> str:
    """A text without the name of a section in brackets or behind a comma, which gives no reason."""
    bare = re.sub(rf", {re.escape(facts.name)}(?=[.,;]|$)", " ", text, flags=re.I)
    return re.sub(r"\(([^()]{3,60})\)", lambda match: " " if _is_its_name(match[1], facts) else match[0], bare)


def _own(facts: Exemption, text: str) -> bool:
    near = (load_exemptions()[number] for number in AKIN.get(facts.number, ()))
    return bool(facts.reasons.search(text) or facts.signs.search(text) or any(other.reasons.search(text) for other in near))


def _most(counts: dict[str, int]) -> Exemption | None:
    return load_exemptions()[max(counts, key=lambda number: counts[number])] if counts else None


def _nearest(one: Cited, inside: list[Cited]) -> str:
    """The sentence from a section to the next one cited in it."""
    following = [c.span.start - one.span.end for c in inside if c.span.start >= one.span.end and c.number != one.number]
    return one.after[: min(following)] if following else one.after


def _named(one: Cited, after: str) -> str:
    """What the draft calls the section: "(personal information)" behind it, or "the personal data exemption in" before."""
    if named := _NAMED.match(after):
        return named["bracket"] or named["dash"] or named["about"] or ""
    if named := _NAMED_BEFORE.search(one.before):
        return named["about"] or named["for"] or ""
    return ""


def _clause(one: Cited, after: str) -> str:
    """The reason in words that follows the section in its sentence."""
    because = _BECAUSE.search(after)
    return after[because.start() :] if because else ""
