"""Whether a draft calls an exemption absolute that is qualified, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.around import own_words, passage, together
from answering.checks.cited import Cited
from answering.checks.refusals.weighing import both_sides, weighed
from answering.draft_text import Draft, Said
from answering.findings import Raised
from corpus.exemption_facts import Nature
from corpus.source import Span

_SAYS = re.compile(
    r"\b(?P<not>not |never |\w*n['’]t |neither )?(?:an? |the |be )?(?P<what>absolute|qualified)\b(?! (?:person|opinion|social|staff|social|practitioner|"
    r"lawyer|solicitor|and\b|teacher|professional|worker|discretion|necess|confiden|minim))",
    re.I,
)
_KIND_WORD = re.compile(r"exempt|section|public[ -]interest", re.I)
_NO_TEST = re.compile(
    r"\b(?:no (?:need|requirement|obligation)|not (?:need|have|required|obliged|necessary|subject)|\w*n['’]t (?:need|have)|without|"
    r"unnecessary)\b[^.;]{0,60}\bpublic[ -]interest\b|\bno public[ -]interest (?:test|balanc)|"
    r"\bpublic[ -]interest (?:test )?(?:does not|is not|do not|need not|doesn['’]t) (?:\w+ ){0,2}(?:appl|requir|need|necessary|relevant|be|arise|engag)",
    re.I,
)
_TEST = re.compile(
    r"\bsubject to (?:a|the) public[ -]interest|\bpublic[ -]interest test\b|\bpublic interest in (?:maintaining (?:the|this) exemption|"
    r"withholding)[^.;]{0,60}\boutweigh",
    re.I,
)
_ABSOLUTE_SO_TEST = re.compile(r"\babsolute\b[^.;]{0,40}\b(?:so|and|and so|which means that)\b,? (?:there is|we (?:have|must|need to|had to)|it (?:is|needs)|they (?:are|need))\b(?![^.;]*\b(?:no|not|nor|without)\b)[^.;]{0,30}(?P<test>public[- ]interest test)", re.I)
_WEIGHED_ANYHOW = ("41", "44")
_HOUSES = re.compile(r"House of (?:Commons|Lords)|Parliament", re.I)
_NO = re.compile(r"\b(?:no|not|nor|neither|without|never|unnecessary|\w*n['’]t)\b", re.I)


def natures(draft: Draft, every: tuple[Cited, ...]) -> Iterator[Raised]:
    """Sections that are called absolute and are qualified, or the other way round: section 2(3)."""
    said = own_words(draft)
    for n, sentence in enumerate(said):
        for at, claim in _claims(sentence.text):
            for one in _subjects(draft, sentence, at, said[max(0, n - 4) : n], every):
                facts = one.exemption
                if facts is None or (facts.number == "36" and _HOUSES.search(sentence.text)):
                    continue
                true = facts.nature(one.parts)
                if true and true != claim and not (facts.number == "41" and "absolute" not in sentence.text and "qualified" not in sentence.text):
                    values = {"section": one.name, "true": true, "claimed": claim}
                    place = Span(sentence.span.start + at.start, sentence.span.start + at.end)
                    yield Raised("exemption_wrong.absolute", place, values, sources=("FOIA section 2(3)",))
                    break


def needlessly_weighed(draft: Draft, every: tuple[Cited, ...]) -> Iterator[Raised]:
    """Sections of which the public interest is weighed for release and against it although they are absolute; section 41
    is left out, since a defence to breach of confidence rests on the public interest too."""
    seen: set[str] = set()
    for one in every:
        if not one.relied or one.exemption is None or one.number in (*_WEIGHED_ANYHOW, *seen) or one.exemption.nature(one.parts) != "absolute":
            continue
        around = passage(draft, one, every)
        if any(c.exemption and c.exemption.nature(c.parts) != "absolute" for c in every if c.said in around or (c.relied and together(draft, c.said, one.said))):
            continue
        aside = weighed(around)
        tests = [said for said in around if said.span in aside]
        if tests and both_sides(said.text for said in tests) and not any(_NO.search(said.text) and "test" in said.text for said in tests):
            seen.add(one.number)
            yield Raised("exemption_wrong.weighed", one.span, {"section": one.name}, sources=("FOIA section 2(3)",))


def _claims(text: str) -> Iterator[tuple[Span, Nature]]:
    """Where a sentence says of an exemption that it is absolute or qualified, in so many words or by its test."""
    if testing := _ABSOLUTE_SO_TEST.search(text):
        yield Span(*testing.span("test")), "qualified"
    words = [m for m in _SAYS.finditer(text) if _KIND_WORD.search(text)]
    for match in words:
        absolute = (match["what"].lower() == "absolute") != bool(match["not"])
        yield Span(*match.span("what")), "absolute" if absolute else "qualified"
    if words:
        return
    if none := _NO_TEST.search(text):
        yield Span(*none.span()), "absolute"
    elif (tested := _TEST.search(text)) and not _NO.search(text):
        yield Span(*tested.span()), "qualified"


def _subjects(draft: Draft, sentence: Said, at: Span, before: tuple[Said, ...], every: tuple[Cited, ...]) -> tuple[Cited, ...]:
    """The sections that a claim is about: those just behind "absolute exemption under", else those before it in the
    sentence, else behind it, else the only one cited in the sentences just before, or further above in the same answer."""
    own = [c for c in every if c.said is sentence and c.exemption]
    place = sentence.span.start + at.start
    if own:
        behind = [c for c in own if c.span.start > place]
        if behind and re.match(r"\w+ exemptions?,? (?:\w+ ){0,4}\(?(?:sections? |s\. ?|s)\d", sentence.text[at.start :], re.I):
            return (behind[0],)
        earlier = [c for c in own if c.span.end <= place]
        marks = [m.start() for m in _SAYS.finditer(sentence.text) if m.start("what") < at.start]
        since = sentence.span.start + max(marks, default=-1)
        return tuple(c for c in earlier if c.span.start > since) or tuple(earlier[-1:]) or tuple(behind[:1])
    near = [c for said in before if together(draft, said, sentence) for c in every if c.said is said and c.exemption]
    near = near or [c for c in every if c.relied and c.exemption and c.span.end <= place and together(draft, c.said, sentence)]
    last = [c for c in near if c.said is near[-1].said] if near else []
    return tuple(last) if len({c.number for c in last}) == 1 else ()
