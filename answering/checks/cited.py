"""The sections of the Freedom of Information Act that a draft cites, told apart from those of other Acts and documents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answering.checks.around import own_words
from answering.checks.matters import matter_of, matters
from answering.draft_text import Draft, Said
from corpus.exemption_facts import Exemption, load_exemptions
from corpus.source import Span

_NUMBER = r"\d{1,3}[A-Za-z]{0,2}(?![\w])(?!\.\d)"
_SUB = r"(?:\s?\(\s?\w{1,4}\s?\))*"
_ALSO = r"(?:\s*(?:and|with|/|,|or|read with|by virtue of|in conjunction with|together with)?\s*(?:sub-?sections?\s+)?(?:\(\d\w?\)(?:\(\w{1,3}\))*))*"
_SPOKEN = r"(?:,?\s+sub-?sections?\s+\(?(?P<sub>\d\w?)\)?(?:\(\w{1,3}\))*)?"
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?P<groups>{_SUB}{_ALSO})")
_CITED = re.compile(
    rf"(?<!['’\w.-])(?:(?P<before>sub-?section\s+\(?\d\w?\)?(?:\(\w{{1,3}}\))*)\s+of\s+)?"
    rf"(?:(?P<many>sections|ss\.?|exemptions)\s*(?P<list>{_NUMBER}{_SUB}{_ALSO}(?:\s*(?:,\s*and|,|and|&|or|/)\s*(?:section\s+)?{_NUMBER}{_SUB}{_ALSO})*)|"
    rf"(?:section|sect?\.|s\.|exemption)\s*(?P<one>{_NUMBER}{_SUB}{_ALSO}){_SPOKEN}|s(?P<short>{_NUMBER}{_SUB}{_ALSO})|(?:FOIA?|"
    rf"Act)\s(?P<bare>\d\d[A-Z]?\(\d\w?\)))",
    re.I,
)

_FOI = r"(?:(?:the|this)\s+)?(?:Freedom of Information|FOIA?\b|FoI\b|Act\b(?! of (?:18|19|20)\d\d)|legislation\b|2000 Act|Information Act)"
_OF = re.compile(r"\s*(?:\([^()]{0,80}\)\s*)?,?\s*of\s+(?P<what>[^.;]{1,80})", re.I)
_ACT_AFTER = re.compile(
    r"\s*,?\s*(?:\[?[A-Z][\w'’]*\s+(?:and\s+|of\s+|\([A-Z]\w+\)\s+)?){1,6}(?:Act|Rules|Regulations)\b|\s*,?\s*(?:CA|DPA|AJA|ACA|HRA|FPR|UK GDPR)\b",
)
_ACT_BEFORE = re.compile(
    r"(?:\b(?P<act>(?:[A-Z][\w'’]*\s+(?:(?:and|of|for|the)\s+)*){1,6}(?:Act|Rules|Regulations|Framework|Policy|Code|Handbook|Procedure|"
    r"Guidance))(?:\s+\d{4})?|\b(?:DPA|CA|FPR)(?:\s+\d{4})?)"
    r"\]?(?:\([^()\s]*\))?[,:]?\s*\(?$"
)
_OTHER_ACT = re.compile(
    r"\b(?:Children|Data Protection|Adoption|Family|Administration of Justice|Criminal Justice|Human Rights|Equality|Care|Courts)\b[^.;]{0,50}\bAct\b|"
    r"\b(?:CA|DPA) (?:19|20)\d\d\b",
)
_OTHER_USE = re.compile(
    r"\s+(?:reports?|enquir|inquir|investigat|orders?|assessments?|applications?|proceedings|accommodation|directions?|agreements?|visits?|hearings?|"
    r"work|cases?|dut(?:y|ies)|checks?|referrals?|"
    r"guardians?|letters?|leave)\w*\b",
    re.I,
)
_OTHER_MADE = re.compile(
    r"\b(?:appointed|proceedings|orders?|reports?|directions?|assessments?|enquir\w+|inquir\w+|investigations?|applications?|directed|ordered|"
    r"accommodated|placed|prepared|guardians?|functions?)\s+(?:\w+\s+){0,2}"
    r"(?:under|by|in|pursuant to)\s+$",
    re.I,
)
_PLAIN = re.compile(r"exempt|withh[eo]ld|redact|Freedom of Information|\bFOIA?\b|confirm (?:n?or) deny|not obliged|public[ -]interest test|vexatious", re.I)
_LOOSE = re.compile(
    r"public interest|refus|disclos|releas|engage|\brel(?:y|ied|ying|ies) on|appl(?:y|ies|ied|ying)|cost|limit|personal data|prejudice|confidence|"
    r"publi[cs]h|available|absolute|qualified|declin",
    re.I,
)

_AS_LAW = re.compile(r"\b(?:(?:bit|part|piece) of (?:the )?law|the law|exemption|provision|ground|reason in law|legally)\b", re.I)
_BACK_UNDER = re.compile(r"\b(?:held|kept|holding|keeping|keep|hold|withh\w+|refus\w+)\b[^.;]{0,30}\b(?:back )?under (?:the )?$", re.I)
_KEEPS_BACK = re.compile(
    r"exempt|withh[eo]ld|redact|refus|suppress|(?:\b(?:not|unable|declin\w+|rather not|cannot|regret)|\w*n['’]t)\b[^.;]{0,40}\b(?:give|giv|shar|releas|disclos|provid|suppl|send|hand|publish|let you|do this|have)\w*|"
    r"\b(?:keep|kept|hold|held)\w*\b[^.;]{0,30}\bback\b|\b(?:left|taken|blanked|struck) out\b|\bremoved\b",
    re.I,
)
_RELIES = re.compile(
    r"exempt|withh[eo]ld|redact|refus|\brel(?:y|ied|ying|ies)\b|engag|\bappl(?:y|ies|ied|ying)\b|under\s+(?:the\s+)?(?:\w+\s+)?(?:s|FOI)|by virtue|"
    r"not (?:be )?(?:disclos|releas|provid|publish|suppl)|unable|"
    r"can ?not|(?:ca|wo)n['’]t|\bnot going to|too (?:big|costly|expensive|large|much)\b|\blimits?\b|\bceiling\b|\bthreshold\b|n[eo]ither confirm|confirm (?:n?or) deny|suppress|not obliged|falls? within|covered by|removed|left out|blanked|excus|allows? us|"
    r"permits? us|declin|(?:not|\w*n['’]t) (?:have to|required|need)|need not|means that|prevents? us|entitle|protects?\b|exclu(?:des|ded)",
    re.I,
)
_NOT_RELIED = re.compile(
    r"\bwould (?:also |indeed )?(?:allow|let|entitle|permit) us to refuse\b|\b(?:not|no longer|\w*n['’]t|never|cease[sd]?)\s+(?:to\s+)?(?:\w+\s+){0,2}(?:appl(?:y|ied|ies)\b|rel(?:y|ied|ying)\b|engaged?\b|exempt\b)|^(?:If|"
    r"Where|Should|When)\b(?![^,]*\bexceed)|\b(?:may|might|could)\s+(?:also\s+)?(?:be\s+(?:exempt|withheld|refused|redacted)|apply)|"
    r"\bconsidered whether\b|\b(?:\d+|(?!the\b|your\b|this\b|that\b)[a-z]+)\s+(?:FOI |of the |of these )?requests?\s+(?:were|was)\b(?! (?:in|made))|\b(?:was|were) (?:used|cited|"
    r"applied|relied on|engaged) (?:in |on )?(?:\d+|[a-z-]+) ?(?:times|cases|requests|occasions|replies|of|and|,)|\bmay not be (?:refused|withheld)\b|"
    r"\b(?:is|are) concerned with\b|\b(?:we|I)\s+(?:\w+\s+){0,2}(?:withdraw|withdrew|withdrawn|drop(?:ped)?)\b|\b(?:exemption|reliance|claim|section \S+)\b[^.;,]{0,40}\b(?:withdrawn|dropped)\b|"
    r"\b(?:in|until|during) (?:\w+ )?(?:19|20)\d\d,? (?:we|I|the \w+) (?:had |then |also )?(?:withheld|refused|kept back|relied|redacted|did not (?:give|release|disclose))\b|"
    r"\b(?:in|by) (?:our |the )?(?:letter|reply|response)s? [^.;,]{3,40},? (?:it|they|this|these|that|the \w+|all of \w+) (?:was|were) (?:then |also |all )?(?:withheld|refused|kept back|exempt|redacted)\b|"
    r"\b(?:earlier|previous|original|first)\s+(?:reply|response|letter|decision|refusal)\b",
    re.I,
)


@dataclass(frozen=True)
class Cited:
    """One section cited as a section of the Freedom of Information Act. `span` is the slice ("section 40(2)"), `parts`
    its subsections ("2", "3A(a)"), `exemption` None for a section that is no exemption."""

    said: Said
    span: Span
    number: str
    parts: tuple[str, ...]
    exemption: Exemption | None
    groups: str = ""

    @property
    def name(self) -> str:
        """As it would be printed: "section 40(2)"."""
        return f"section {self.number}" + "".join(re.findall(r"\(\w{1,4}\)", self.groups.split(" and ")[0]))

    @property
    def relied(self) -> bool:
        """Whether the sentence keeps something back on this ground, rather than speaks of it."""
        if self.exemption is None or _NOT_RELIED.search(self.said.text):
            return False
        return bool(_RELIES.search(self.said.text)) or (self.exemption.kind != "exclusion" and not _OTHER_ACT.search(re.sub(r"\b(?:said|aforesaid) Act\b", "Act", self.said.text)))

    @property
    def before(self) -> str:
        """The sentence up to the section."""
        return self.said.text[: self.span.start - self.said.span.start]

    @property
    def after(self) -> str:
        """The sentence from the section on."""
        return self.said.text[self.span.end - self.said.span.start :]


def cited(draft: Draft) -> tuple[Cited, ...]:
    """Every section of the Act that the body's own words cite, in reading order; sections of other Acts are left out."""
    said = own_words(draft)
    refuses = any(_PLAIN.search(one.text) for one in said)
    kept_back = {id(matter): any(_KEEPS_BACK.search(one.text) for one in matter.said) for matter in matters(draft)}
    return tuple(one for sentence in said for one in _in_sentence(sentence, refuses, kept_back[id(matter_of(draft, sentence))]))


def _in_sentence(said: Said, refuses: bool, kept_back: bool) -> list[Cited]:
    found: list[Cited] = []
    for match in _CITED.finditer(said.text):
        if match["many"] and match["many"].lower() == "exemptions" and not re.search(r"\(", match["list"]):
            continue
        if (match["one"] or "") and match[0].lower().startswith("exemption") and "(" not in match["one"] and not re.match(r"\s+of the (?:Act|FOI|Freedom)", said.text[match.end() :]):
            continue
        whose = _whose(said.text, match.start(), match.end())
        if whose == "other":
            continue
        group = next(name for name in ("list", "one", "short", "bare") if match[name])
        for one in _ONE.finditer(said.text, *match.span(group)):
            number = one["number"].upper()
            known = load_exemptions().get(number)
            sure = kept_back and known and int(number[:2]) > 20 and (_BACK_UNDER.search(said.text[: match.start()]) or _AS_LAW.search(said.text) or len(said.text.split()) <= 4 or any(known.has(part, None) for part in parts_of(one["groups"] or "")))
            if whose != "foi" and known and not (sure or _PLAIN.search(said.text) or (refuses and _LOOSE.search(said.text))):
                continue
            spoken = match["sub"] or (re.sub(r"sub-?section\s+", "", match["before"], flags=re.I) if match["before"] else "")
            groups = one["groups"] or (f"({spoken.strip('()')})" if spoken else "")
            single = group != "list"
            start, end = (match.start(), match.end()) if single else one.span()
            while end > start and said.text[end - 1].isspace():
                end -= 1
            found.append(Cited(said, Span(said.span.start + start, said.span.start + end), number, parts_of(groups), known, groups))
    return found


def parts_of(groups: str) -> tuple[str, ...]:
    """The subsections in "(2) and (3A)(a)".

    >>> parts_of("(2) and (3A)(a)(i)")
    ('2', '3A(a)')
    """
    parts: list[str] = []
    for group in re.findall(r"\(\s?(\w{1,4})\s?\)", groups):
        if group[0].isdigit():
            parts.append(group.upper())
        elif parts and "(" not in parts[-1]:
            parts[-1] += f"({group.lower()})"
    return tuple(parts)


def _whose(sentence: str, start: int, end: int) -> str:
    """ "foi", "other" for a section of another Act or document, and "" where the sentence does not say."""
    before, after = sentence[:start], sentence[end:]
    if of := _OF.match(after):
        if re.match(rf"(?:the\s+)?(?:that|same|said|aforesaid)\b|{_FOI}", of["what"], re.I):
            earlier = _OTHER_ACT.search(before) and not re.search(r"Freedom of Information|\bFOI", before)
            bare = not re.match(r"(?:the\s+)?(?:Freedom|FOI|2000)", of["what"], re.I)
            return "other" if earlier and bare else "foi"
        return "other"
    if _ACT_AFTER.match(after):
        return "foi" if re.match(r"\s*,?\s*\[?(?:of\s+)?(?:the\s+)?Freedom of", after) else "other"
    if re.match(r"\s*,?\s*\(?(?:FOIA?|FoIA?)\b", after):
        return "foi"
    if named := _ACT_BEFORE.search(before):
        return "foi" if "Freedom of Information" in named[0] else "other"
    if _OTHER_USE.match(after):
        return "other"
    if _OTHER_MADE.search(before) and not _PLAIN.search(sentence):
        return "other"
    return ""
