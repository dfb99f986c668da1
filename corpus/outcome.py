"""How a request ended: given, partly, not held, withheld, not addressed; and the sentence that shows it.

Read from what the answer says in so many words. "Not held" and "withheld" are decided by the body's own statement;
an ask that the answer passes over makes it "partly".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.exchange import Outcome
from corpus.sentences import sentences
from corpus.source import Span

NOT_HELD = re.compile(
    r"\b(?:(?:do(?:es)?|did|has|have|is|are|was|were|can)\s*(?:not|n['’]t)(?:\s+(?:currently|centrally|itself|routinely|now|ourselves|therefore|in fact|been))*\s+"
    r"(?:hold|held|holds|keep|kept|record|recorded|collect|collected|store|stored|maintain|maintained|produce|possess|retain|retained|counted|logged|compile|compiled|captured|capture|monitor|monitored|gather|gathered|track|tracked|analyse|analysed|matched|broken down)\b|"
    r"not (?:held|recorded|collected|kept|counted|monitored|centrally held)\b|"
    r"(?:no|any) (?:records?|information|data|figures?|list|lists|analysis|register|log|copy|copies|document|documents|statistics|breakdown|table|tally|policy|guidance|count|record)\b[^.;]{0,60}(?:is|are|was|were|been)?\s*(?:held|kept|exists?|recorded|collected|made|produced|available to us)\b|"
    r"(?:hold|holds|held|have|has|keep|keeps) no (?:\w+ ){0,3}(?:records?|information|data|figures?|list|analysis|register|log|copy|document|documents|statistics|breakdown|policy|guidance|such|recorded|written)|"
    r"there (?:is|are|was|were) no (?:\w+ ){0,3}(?:records?|information|data|figures?|list|lists|analysis|register|log|document|documents|statistics|policy|guidance|breakdown|training module|such)|"
    r"(?:do(?:es)? not|did not|doesn['’]t|don['’]t) have (?:a|an|any)\b (?:\w+ ){0,4}(?:training|record|polic|guidance|list|figure|information|data|document|position|module|breakdown|statistic|written|manual)|"
    r"(?:never|not) been (?:\w+ )?(?:counted|recorded|collected|kept|put together|matched|analysed|held|written)|no longer hold|never held|nothing (?:is )?(?:held|recorded)|no \w+ is held|holds? none|holds? nothing|(?:is|are) not information (?:that )?(?:we|which)|not something (?:that )?(?:we|which) (?:hold|record|keep))",
    re.I,
)
WITHHELD = re.compile(
    r"\b(?:exempt(?:ed|ion)?s?\b|with-?h(?:e|o)ld(?:ing)?\b|refus(?:e|ed|al|ing)\b[^.]{0,60}\b(?:section|request|disclos|provide|supply|comply|Act)|neither confirm|(?:confirm nor deny|confirm or deny)|"
    r"(?:will|shall|can) ?not (?:say|confirm) whether|do(?:es)? not disclose|not (?:be )?(?:disclosed|released|releasable)|(?:un)?able to (?:disclose|release)|cannot (?:disclose|release|be (?:disclosed|released))|"
    r"(?:exceeds?|exceeded|over|beyond|above) the (?:appropriate|cost|costs|fees?|statutory|\w+-hour)[- ]?(?:\w+ )?limit|(?:limit|ceiling) (?:of|in|set) [^.]{0,50}(?:18 hours|24 hours|£450|£600|section 12)|18[- ]hours?|section 12\b|section 14\b|"
    r"rely(?:ing)? on section|relies on section|redact)",
    re.I,
)
_SECTION = re.compile(r"\b[Ss](?:ections?|s?\.)\s?(?P<number>1[24]|2[1-9]|3[0-9]|4[0-4])(?P<sub>(?:\(\w{1,4}\))*)")
_EIR = re.compile(r"\b[Rr]egulation\s+(?P<number>1[23])(?P<sub>(?:\(\w{1,4}\))*)")
_ELSEWHERE = re.compile(r"\b(?:Children Act|Education Act|Police|Equality Act|Human Rights|Care Act|Data Protection)\b")
_RELATED_OFFER = re.compile(r"\b(?:please (?:find|see) (?:below|attached|enclosed)|however|as some help|it may help|may be of (?:help|interest|use)|to assist|outside the Act|by way of)\b", re.I)
_QUESTION = re.compile(r"\?|^(?:please|can|could|would|will|do|does|did|is|are|how|what|when|where|which|who|why|and|also|i (?:would|want|need|also))\b", re.I)
_WANTS_THING = re.compile(
    r"\b(?:provide|send|supply|get|give|see|have|receive|obtain|forward|attach|share|enclose|copy of|copies of)\b[^.?!]{0,60}?\b"
    r"(?P<thing>cop(?:y|ies)|quote|quotation|manuals?|template|transcript|recording|minutes|slides|spreadsheet|photographs?|statement|contract|report|guide|handbook|leaflet|form|e-?mails?|correspondence|letters?|materials?|documents?)\b",
    re.I,
)
_GIVES_THING = re.compile(r"\b(?:attach|enclos|annex|appendi|copy|copies|link|available (?:at|on|from)|published|downloaded|please see|can be found|https?:|www\.)", re.I)


def exemptions_in(text: str) -> tuple[str, ...]:
    """The exemptions that a text relies on, as `section 40(2)`, in order and without repeats. Sections of other Acts
    named in the same sentence are not exemptions.

    >>> exemptions_in("Disclosure is exempt under Section 40 of the Freedom of Information Act 2000.")
    ('section 40',)
    """
    found: dict[str, None] = {}
    for start, end in sentences(text):
        sentence = text[start:end]
        if not (WITHHELD.search(sentence) or re.search(r"Freedom of Information|the Act|FOIA", sentence)):
            continue
        for match in _SECTION.finditer(sentence):
            if not _ELSEWHERE.search(sentence[match.end() : match.end() + 40]):
                found[f"section {match['number']}{match['sub']}"] = None
        for match in _EIR.finditer(sentence):
            found[f"regulation {match['number']}{match['sub']}"] = None
    return tuple(found)


def outcome_of(asked: str, spans: Sequence[Span], text: str) -> tuple[Outcome, Span | None]:
    """The outcome of a request, and the span of the letter's `text` that shows it (None when the answer as a whole
    does). `spans` are the answer's paragraphs."""
    said = [Span(span.start + start, span.start + end) for span in spans for start, end in sentences(text[span.start : span.end])]
    if not said:
        return "not_addressed", None
    lacking = [span for span in said if NOT_HELD.search(text[span.start : span.end])]
    holding = [span for span in said if WITHHELD.search(text[span.start : span.end])]
    rest = [span for span in said if span not in lacking and span not in holding]
    if holding and not lacking and (said[0] in holding or len(holding) * 2 >= len(said)) and not _gives(rest, holding, said):
        return "withheld", holding[0]
    if holding:
        return "partly", holding[0]
    if lacking and said.index(lacking[0]) == 0 and not _several(asked):
        return "not_held", lacking[0]
    if lacking:
        return ("not_held" if said[0] == lacking[0] and len(said) < 4 else "partly"), lacking[0]
    if passed_over(asked, "\n".join(text[s.start : s.end] for s in spans)):
        return "partly", None
    return "given", None


def _gives(rest: Sequence[Span], holding: Sequence[Span], said: Sequence[Span]) -> bool:
    """Whether sentences before the refusal give something, so that only a part is withheld."""
    return any(span.start < holding[0].start for span in rest) and len(rest) > 1


def _several(asked: str) -> bool:
    return asked.count("?") > 1


def passed_over(asked: str, answered: str) -> tuple[tuple[int, int], ...]:
    """The asks for a thing (a copy, a quote, manuals) that the answer neither names nor gives: ranges of `asked`."""
    found = []
    for start, end in sentences(asked):
        ask = asked[start:end]
        for match in _WANTS_THING.finditer(ask):
            things = {match["thing"].lower()[:5]} | {w.lower()[:5] for w in re.findall(r"\b(?:manuals?|quotes?|slides|minutes|templates?|transcripts?)\b", ask[match.start() :], re.I)}
            named = any(re.search(rf"\b{re.escape(thing)}", answered, re.I) for thing in things)
            gives = bool(_GIVES_THING.search(answered)) and not re.search(r"manual|quote|transcript", ask, re.I)
            if not named and not gives:
                found.append((start, end))
                break
    return tuple(found)
