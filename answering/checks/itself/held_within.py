"""What a draft says of its own information and takes back itself: "we hold no such e-mails and are withholding them", "we hold this; the
search found nothing", "we hold none of it" above answers that give it.

Under FOIA section 1(1)(a) a reply says whether the information is held; one that says both tells its reader neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.check import Check
from answering.checks.matters import matters
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.holding import held_plainly
from corpus.anatomy.cues import CARDINALS
from corpus.statements import NOT_HELD

NEXT = 1  # sentences behind "we hold none" in which it may be withheld
LOOK = 6  # sentences behind "we hold this" in which it may be said that somebody looked
SEARCH = 3  # sentences behind "we hold this" in which the search may be told of
_THING = r"(?:records?|information|documents?|e-?mails?|notes?|lists?|files?|reports?|minutes|cop(?:y|ies)|data|figures?|advice|contracts?|papers?|guidance|polic(?:y|ies)|recordings?|letters?|statements?|opinions?|plans?|drafts?|versions?|registers?|manuals?)"
_COUNT = rf"(?:{'|'.join(CARDINALS)}|several|some|\d+)(?: other| such| more)?"
_HAS_NONE = re.compile(rf"<body> (?:also )?(?:hold|holds|have|has) (?:no|none of) (?:such |the |recorded )?(?:\w+ ){{0,5}}?{_THING}\b|<body> (?:do|does) not (?:also )?(?:hold|have) (?:it|this|these|them|any|such|the \w+|<\w+> \w+|an? \w+)\b|\b(?:it|this|they|these|th(?:is|e|ese) (?:[\w'’]+ ){{0,2}}\w+) (?:is|are) not held\b|<body> (?:do|does) not hold th(?:is|e|ese) \w+|<body> (?:hold|holds|have|has) neither\b|^\W*not held(?=, and (?:is |are )?exempt)|\bno such \w+ (?:is|are) held\b|\bneither (?:\w+ |(?:the )?(?P<one>\w+) nor (?:the )?(?P<two>\w+) )?(?:is|are) held\b|\b(?:there (?:is|are)|<body> (?:has|have)) no such (?:\w+ ){{1,3}}(?:in (?:our|its|the|<body>(?:'s)?) (?:possession|files|records|hands)|on (?:file|record)|with us)\b|<body> (?:do|does) not (?:also )?(?:hold|have) {_COUNT} (?:[\w’'-]+ ){{0,6}}?{_THING}\b", re.I)
_KEPT_BACK = re.compile(r"^, and exempt under|\bbut (?:<body> )?(?:is|are|am) (?:being )?(?:withholding|withheld|exempt)\b|(?:^|\band (?:<body> )?|, but )(?:it|they|this|these|the \w+|<body> )?\s*(?:is|are|am) (?:therefore |also |all |being )*(?:exempt\b|withh(?:eld|olding)\b|refus(?:ed|ing) )(?!from inspection)|(?:^|\band (?:<body> )?|, but )\s*(?:<body> )?withholds? (?:it|them|this|these|the)\b|,? and (?:<body> )?(?:has|have) (?:therefore )?withheld (?:it|them)\b|,? and (?:<body> )?(?:now )?(?:enclose|attach|annex)e?s? (?:it|them|a copy|copies|(?:all|most|part|some|the rest) of (?:it|them))\b|,? and (?:it|there) (?:is|are|was|were) (?:fewer|less) than\b|, and (?:a copy|copies|it|they|both) (?:is|are) (?:also )?(?:enclosed|attached|annexed)\b", re.I)
_IT_IS_KEPT_BACK = re.compile(r"\W*(?:it|they) (?:is|are|was|were) [^.;]{3,140}, and <body> (?:therefore )?(?:withholds?|(?:am|are|is) withholding) (?:it|them)\b|\W*(?:it|they) [^.;]{3,80}, (?:and|so) (?:it|they) (?:is|are) (?:therefore |also )*(?:exempt|withheld)\b|\W*(?:it|they|this|these)(?: \w+)? (?:is|are) (?:therefore |also |being )*(?:exempt|withheld)\b|\W*<body> (?:am|are|is) (?:therefore )?withholding (?:it|them)\b", re.I)
_ALL_EXEMPT = re.compile(r"\W*(?:the information|all of it|all of them) (?:is|are) (?:therefore )?exempt under section\b", re.I)
_EXACT_KEPT_BACK = re.compile(r"\W*<body> (?:am|are|is) (?:therefore )?withholding the exact (?:number|figure|count|total)", re.I)
_EXEMPT = re.compile(r"\b(?:is|are) (?:therefore |also |both )?(?:exempt|withheld)\b|\bdisclosure of\b[^.;]* is exempt\b", re.I)
_OF_ALL_ELSE = re.compile(r"\b(?:other|others|rest|remainder|remaining|else|except|apart from|second|first|third)\b", re.I)
_WE_HOLD_THIS = re.compile(r"\W*(?:yes[.,;:]? )?(?:and )?<body> (?:can confirm (?:that )?<body> )?(?:do |does )?(?:hold|holds) (?:it|this|these|both|both of (?:them|these)|all (?:of it|of them|three)|one|some|this information|the information|(?:an? |such |some )?(?:\w+ ){0,2}\w+ of (?:this|that) kind|the (?:number|figures?|count|names?|total|list|dates?)|(?:the information|what) (?:that )?you (?:have )?(?:ask(?:ed)? for|requested|seek|want)|information (?:on|about|that (?:answers|covers|deals with)) this(?: too)?)\.?\W*$|\W*(?:(?:our |the )?(?:response|answer|reply|decision|outcome)\W+)?(?:yes[.,;:]? )?(?:information )?held\.?\W*$|\W*(?:yes[.,;:]? )?(?:(?:this|the) information|this|it|that) is held(?: by (?:<body>|us)| too| and (?:is )?(?:provided|enclosed|attached|given)(?: (?:below|here|with this letter))?)?\.?\W*$|\W*(?:(?!no\b)\w+ )?(?:guidance|information|records?|documents?) of (?:this|that) kind (?:is|are) held\.?\W*$", re.I)
_IN_VAIN = re.compile(
    rf"\b(?:neither|none)(?: of (?:them|these|those))? (?:contains?|has|had|have|mentions?|shows?|gives?|includes?) (?:one|any|such|it|that)\b|\bthere (?:is|are|was|were) no such \w+|\bthere (?:is|was) nothing to (?:record|count|find|send|give|disclose|provide|put|list|show)\b|\b(?:neither|none|nobody) (?:\w+ ){{0,3}}had any such\b|\b(?:was|were|been|are|is) (?:since |long |already )?(?:destroyed|deleted|shredded)\b|\bno longer (?:exists?|held|kept)\b|\b(?:found|find|turned up|produced|returned|revealed|brought up|came up with) (?:no|none|nothing|neither)\b(?! (?:cases?|complaints?|incidents?|breach\w*|fault|reason|wrong))|"
    rf"\b(?:has|have|keeps?|holds?|is|are|with) no (?:such )?(?:field|code|box|category|heading|column|marker|flag|list|record|{_THING})\b|\b(?:is|are) not recorded\b[^.;]{{0,60}}\band (?:we|i) have no\b|\b(?:staff|officers|inspectors|teams?|practitioners|advisers|nobody|we|i) (?:do|does|did) not (?:record|log|note|keep) (?:their|this|that|it|these|such)\b|\bdo not ask (?:what|how|who|when|where|whether)\b|\b(?:neither|no one|nobody|none)\b[^.;]{{0,40}}\b(?:keeps?|kept|holds?|held|has|had|have|records?|recorded|made)\b",
    re.I,
)
_CALLS_IT = re.compile(r"^\W*(?:on|as to|for|in answer to) \(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)?, |^\W*(?:our |the )?(?:response|answer|reply) to (?:request |question |point |part )?\w{1,3}\s*[:.–-]\s+", re.I)
_COURTESY = re.compile(r"^\W*(?:I|we) (?:(?:am|are) (?:very )?(?:glad|pleased|happy|sorry|afraid|able) to (?:say|tell you|report|confirm)|regret(?: to say)?|can (?:say|confirm|tell you)|(?:am|are) (?:afraid|sorry|glad|pleased)) (?:that )?", re.I)
_KEEPS_NONE = re.compile(r"\b(?:we|<body>|I) (?:keeps?|holds?|have|has) no (?:record|list|count|note|register|log|information)s? (?:of|about|on) (?:it|this|that|them)\b", re.I)
_HOLDS_ONE = re.compile(r"^\W*(?:yes[.,;:]? )?<body> (?:do |does )?(?:hold|holds) (?:such (?:an? )?|an? |the |this )[\w -]{3,40}:", re.I)
_HOLDS_SUCH = re.compile(rf"^\W*(?:yes[.,;:]? )?<body> (?:do |does )?(?:hold|holds|have|has) (?:such (?:an? )?|this |that |these |those |written |an? |some )(?:\w+ ){{0,2}}?(?P<thing>{_THING})(?: (?:on|about|of|for|to) (?:that|this|it|them|the point))?\W*$", re.I)
_HOLDS_A = re.compile(rf"^\W*(?:yes[.,;:]? )?<body> (?:do |does )?(?:hold|holds) (?:an?|such an?) (?:\w+ ){{0,2}}?{_THING}(?: of (?:\w+ ?){{1,6}})?\W*$", re.I)
_LEADS_IN_NONE = re.compile(rf"^\W*<body> (?:do|does) not (?:hold|have|keep) (?:any|the|such|these) (?:\w+ ){{0,3}}?{_THING}\b", re.I)
_ITEMS_BELOW = re.compile(r"\s*(?:(?:[-•*–]|\(?(?:\d{1,2}|[a-h])[.)])\s+\S[^\n]*(?:\n|$)\s*)*")
_FOUND_ONE = re.compile(r"\bfound (?:an?|one|two|three|several|some) (?:such )?(?!others?\b)(?:(?!nearest|closest|related|similar|other\b)[\w-]+ ){0,3}?(?:documents?|records?|passages?|polic(?:y|ies)|letters?|notes?|e-?mails?|statements?|papers?|files?|lists?|references?|ones?)\b(?=[^.;]*\b(?:that|which|such|those|of (?:this|that) (?:kind|sort)|in (?:those|these) words)\b)", re.I)
_NOTHING_TO = re.compile(r"\bso there (?:is|was) nothing to\b", re.I)
_GIVES_PARTS = re.compile(r"\W*<body> (?:therefore |now |also )?(?:enclose|attach|release|provide|give)s? (?:chapters?|sections?|pages?|parts?|the first|the rest|most of it|all of it|it)\b", re.I)
_HAS_NO_POSITION = re.compile(rf"\W*(?:as (?:in|before|then|stated|said|explained|(?:we|I|<body>) (?:said|wrote|stated|explained))\b[^,]{{0,60}}, )?<body> (?:do|does) not have (?:an? |any )?(?:{_THING}|position|view|stance)\b", re.I)
_HAS_NO_POSITION_SAID = re.compile(rf"(?:[\"“]|: )<body> (?:do|does) not have (?:an? |any )?(?:{_THING}|position|view|stance)\b", re.I)
_STILL = re.compile(r"\b(?:replied|said|told|answered|wrote|confirmed)[^;:]{0,60}<body> (?P<then>held|had|did not hold|did not have)\b[^;:]*?,? and (?:that|this|it) is (?:still|so)\b(?! not)", re.I)
_FOUND_NONE_SO_HELD = re.compile(r"(?:\bfound (?:no|none|nothing)\b|<body> (?:does|do) not have\b)[^;.]*,? (?:so|and so|and therefore|therefore) (?:<body> (?:do |does )?(?:hold|holds) (?!no|none|nothing)|(?:it|this|that|(?:this|the|that) (?:information|record|document|list)) is held\b)", re.I)
_NONE_IS_NOT_HELD = re.compile(r"^\W*(?:no|none of) (?![^.;]*[,:])[^.;]{3,80} (?:is|are) not held\b", re.I)
_LACKS_SO_HELD = re.compile(r"\b(?:do|does) not (?:hold|have)\b[^.;]*,? and (?:we|<body>) (?:do |does )?holds? (?:such an?|an?) (?:\w+ ){0,2}?\w+ of (?:that|this) kind\b|\b(?:do|does) not (?:hold|have)\b[^.;]*,? (?:so|and so|and therefore|therefore|but) (?:it|this|that|the information|this information) is held\b(?! (?:by|at|in|on|for|elsewhere)\b)", re.I)
_LOOKED = re.compile(r"\b(?:search\w*|look(?:ed)? (?:through|for|in|at)|checked|asked|went through|enquir\w+|examined)\b", re.I)
_OF_A_LETTER = re.compile(r"\b(?:letters?|repl(?:y|ies)|response)\b|\bwe (?:also |then |had )?(?:said|wrote|told|answered|replied)\b|\bin (?:\w+ )?(?:19|20)\d\d\b(?![/–-]\d)", re.I)
_OF_THEN = re.compile(r"\b(?:our|that|the same|an earlier) (?:\w+ )?(?:letter|reply|response)\b|\bwe (?:also |then |had )?(?:said|wrote|told|answered|replied)\b|\bin (?:\w+ )?(?:19|20)\d\d\b(?![/–-]\d)", re.I)
_NONE_AT_ALL = re.compile(r"<body> (?:(?:do|does) not hold (?:any of )?(?:the|this|that|your|any)\b[^.;]{0,60}\b(?:information|requested|asked)\b|holds? none of)", re.I)
_SAVE = re.compile(r"\b(?:except|unless|save|other than|apart from|where we say)\b", re.I)
_ALL_OF_IT = re.compile(r"<body> (?:do |does )?holds? (?:all(?: of)? the|the)\b[^.;]{0,60}\b(?:information|requested|asked)\b[^.;]{0,40}\b(?:all|each|every)\b|<body> (?:do |does )?holds? all(?: of)? (?:the|this|it|that)\b", re.I)


def held_within(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence on what is held that the draft itself takes back, with the words that do so."""
    names = library.body.names
    every: list[Sequence[Said]] = [[one for one in matter.said if one.part == "answered"] for matter in matters(draft)]
    for said in every:
        yield from _none_and_withheld(said, names)
        yield from _held_and_not_found(said, names)
        yield from _none_listed(draft, said, names)
        yield from _none_and_found(said, names)
        yield from _still_so(said, names)
    yield from _announced(draft, [one for said in every for one in said], names)


def _marked(text: str, names: tuple[str, ...]) -> str:
    """A sentence with those who act marked, without the courtesies that lead it in; an officer who writes "I" writes for the body."""
    return held_plainly(_COURTESY.sub("", _CALLS_IT.sub("", text)), names)


def _none_and_withheld(said: Sequence[Said], names: tuple[str, ...]) -> Iterator[Raised]:
    """"We hold no such e-mails and are withholding them": what is not held cannot be kept back."""
    for n, one in enumerate(said):
        none = _HAS_NONE.search(text := _marked(one.text, names))
        if not none or _OF_ALL_ELSE.search(text[: none.end()]) or _OF_THEN.search(text[: none.end()]):
            continue
        thing = re.findall(r"\w+", none[0])[-1].lower()
        for m, other in enumerate((one, *said[n + 1 :])):
            rest = text[none.end() :] if other is one else _marked(other.text, names)
            of_it = _KEPT_BACK.search(rest) if not m else (m <= NEXT and (_IT_IS_KEPT_BACK.match(rest) or _GIVES_PARTS.match(rest))) or (m <= SEARCH and (_EXACT_KEPT_BACK.match(rest) or _ALL_EXEMPT.match(rest) or ((thing == "neither" or none[0].lower().startswith("neither")) and _EXEMPT.search(rest)))) or re.search(rf"\bthe {re.escape(thing)} (?:is|are) (?:therefore )?(?:exempt|withheld)\b", rest, re.I) or _one_given(none, rest)
            if of_it and not _OF_ALL_ELSE.search(rest if of_it is True else rest[: of_it.end()]):
                yield Raised("conflict.lacking_and_not", one.span, {"denied": other.text})
                break


def _one_given(none: re.Match[str], rest: str) -> bool:
    """Whether one of two things of which neither is held ("neither the scores nor the prices are held") is given or kept back in what follows."""
    return any(re.search(rf"\bthe {re.escape(thing)}\b[^.;]{{0,60}}? (?:is|are) (?:therefore )?(?:exempt|withheld|attached|enclosed)\b", rest, re.I) for thing in (none["one"], none["two"]) if thing)


def _held_and_not_found(said: Sequence[Said], names: tuple[str, ...]) -> Iterator[Raised]:
    """"We hold this information", and the sentences behind it tell of a search that found none."""
    for n, one in enumerate(said):
        if _HOLDS_ONE.search(_marked(one.text, names)) and (none := _IN_VAIN.search(one.text)) and _LOOKED.search(one.text):
            yield Raised("conflict.held_and_not", one.span, {"denied": none[0]})
        if _NONE_IS_NOT_HELD.search(one.text):
            yield Raised("conflict.lacking_and_not", one.span, {"denied": one.text})
        if _FOUND_NONE_SO_HELD.search(_marked(one.text, names)) or _LACKS_SO_HELD.search(one.text):
            yield Raised("conflict.held_and_not", one.span, {"denied": one.text})
        if (such := _HOLDS_SUCH.match(_marked(one.text, names))) and (denied := next((other for other in said[n + 1 : n + 1 + NEXT] if _lacks(_marked(other.text, names), such["thing"]) or _NOTHING_TO.search(other.text)), None)):
            yield Raised("conflict.held_and_not", one.span, {"denied": denied.text})
        if not _WE_HOLD_THIS.match(_marked(one.text, names)) and not _HOLDS_A.match(_marked(one.text, names)):
            continue
        looked = any(_LOOKED.search(other.text) for other in said[n + 1 : n + 1 + LOOK])
        if taken_back := next((other for m, other in enumerate(said[n + 1 : n + 1 + SEARCH]) if (m < NEXT and _HAS_NO_POSITION.match(_marked(other.text, names))) or (looked and _HAS_NO_POSITION_SAID.search(_marked(other.text, names)))), None):
            yield Raised("conflict.held_and_not", one.span, {"denied": taken_back.text})
            continue
        behind = said[n + 1 : n + 1 + SEARCH]
        vain = next((other for other in behind if _IN_VAIN.search(other.text)), None)
        if (vain and looked) or (vain := next((other for other in behind[:NEXT] if _KEEPS_NONE.search(other.text)), None)):
            yield Raised("conflict.held_and_not", one.span, {"denied": vain.text})


def _none_and_found(said: Sequence[Said], names: tuple[str, ...]) -> Iterator[Raised]:
    """"We do not hold this", and the search told of behind it found one."""
    none = next((one for one in said if _HAS_NONE.search(_marked(one.text, names)) and not _OF_THEN.search(one.text) and not _OF_ALL_ELSE.search(one.text)), None)
    for one in said[said.index(none) + 1 :] if none else ():
        if _FOUND_ONE.search(one.text) and _LOOKED.search(one.text) and not _IN_VAIN.search(one.text) and not _OF_THEN.search(one.text):
            yield Raised("conflict.lacking_and_not", one.span, {"denied": none.text if none else ""})
            break


def _none_listed(draft: Draft, said: Sequence[Said], names: tuple[str, ...]) -> Iterator[Raised]:
    """"Nor do we hold any documents that guide us:" above a list of them."""
    for one in said:
        if not (one.text.rstrip().endswith(":") and _LEADS_IN_NONE.match(_marked(one.text, names))):
            continue
        below = _ITEMS_BELOW.match(draft.text, one.span.end)
        items = below[0].strip().splitlines() if below else []
        if len(items) > 1:
            yield Raised("conflict.lacking_and_not", one.span, {"denied": items[0]})


def _lacks(text: str, thing: str) -> bool:
    """Whether a sentence says that the body has none of what is called so."""
    return bool(re.match(rf"\W*<body> (?:does not|do not) (?:hold|have) (?:\w+ ){{0,2}}?{re.escape(thing)}\b", text, re.I))


def _still_so(said: Sequence[Said], names: tuple[str, ...]) -> Iterator[Raised]:
    """"We do not hold this", and behind it "in 2016 we replied that we held it, and that is still so"."""
    none = next((one for one in said if _HAS_NONE.search(_marked(one.text, names))), None)
    for one in said:
        still = _STILL.search(_marked(one.text, names))
        if none and none is not one and still and "not" not in still["then"].lower():
            yield Raised("conflict.held_and_not", one.span, {"denied": none.text})


def _announced(draft: Draft, answered: Sequence[Said], names: tuple[str, ...]) -> Iterator[Raised]:
    """An opening that says that nothing, or all, is held, above answers that say otherwise."""
    lacking = [one for one in answered if NOT_HELD.search(one.text) and re.search(r"\bh[eo]ld", one.text) and not _OF_A_LETTER.search(one.text)]
    holding = [one for one in answered if re.search(r"<body> (?:do |does )?(?:also )?(?:hold|holds)\b(?! (?:no|none|nothing|neither)\b)|\b(?:is|are) (?:\w+ )?(?:enclosed|attached|exempt|withheld)\b", _marked(one.text, names)) and one not in lacking]
    for one in draft.part("opening"):
        text = _marked(one.text, names)
        if _NONE_AT_ALL.search(text) and answered and not lacking:
            yield Raised("conflict.lacking_and_not", one.span, {"denied": (holding or answered)[0].text})
        elif _ALL_OF_IT.search(text) and not _SAVE.search(text) and not NOT_HELD.search(one.text) and lacking:
            yield Raised("conflict.held_and_not", one.span, {"denied": lacking[0].text})


CHECKS = (Check("held_within", held_within),)
