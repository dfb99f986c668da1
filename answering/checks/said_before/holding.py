"""Held or not held: what a draft says of a request against what past letters said to the same.

A past letter answered the same if its request lies very near, or if the draft names the letter beside its answer and the
request lies near enough. What the draft says that a named letter had said is compared with that letter too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from answering.checks.check import Check
from answering.checks.matters import matters
from answering.checks.said_before.record import LIKE, answers_of
from answering.checks.said_before.verdicts import weighed
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.agents import marked
from answering.record.compared import Precedent
from answering.record.copies import bare
from answering.record.point import STRONG
from answering.record.put_otherwise import COPIED
from corpus.exchange import Exchange, Letter
from corpus.references import canonical, references_in
from corpus.statements import NOT_HELD
from index.search import Hit
from index.words import STOP, stems

NAMED = 0.3  # cosine from which two requests ask the same where the draft names the letter; by itself it must be LIKE
TOLD = 2  # sentences behind "not held" that a past answer bears out, from which it is the same request
SHARED = 0.4  # share of what is said to be had that the request must speak of
TAKEN_UP = 0.4  # share of what two requests have in common that the past answer must speak of
LEAD = 2  # sentences in which an answer says whether something is held

_BODY = r"(?:<body>|the (?:authority|service|council|agency|trust|department))"
_HELD = re.compile(
    rf"\b(?:is|are|was|were|being|been) (?:\w+ )?held\b|{_BODY} (?:do |does |did )?(?:indeed |now |also )?(?:hold|holds|held)\b|\bhad (?:such|one)\b|\b(?:on|in) (?:our|<body>'s) (?:\w+ )?(?:systems?|files|records)\b|"
    r"\b(?:could|can) be (?:supplied|provided|released)\b|\b(?:is|are) (?:attached|enclosed|annexed)\b|\bnow enclose\b|^(?:yes[.,;:]? )?held\b(?! up)",
    re.I,
)
_IT = r"(?:it|this|that|they|these|such \w+|th(?:e|is|at|ese|ose) (?:document|information|figures?|data|records?|number|count|total|cases?))"
_IT_IS_HELD = re.compile(rf"\b{_IT} (?:is|are|was|were|has been|have been) (?:also |now |indeed |all |always |in fact )*(?:held|recorded|kept|noted|on (?:our|the|<body>'s) (?:\w+ )?(?:files?|records?|systems?|database))\b|<body> (?:have|has) always (?:recorded|kept|counted|noted)\b|<body> (?:do|does) (?:indeed )?hold (?:it|this|that|them)\b", re.I)
_WE_HOLD_IT = re.compile(rf"<body> (?:can confirm that <body> )?(?:do |does )?(?:now |indeed )?(?:hold|holds|have|has) (?:{_IT}|such (?:an? )?\w+)\b", re.I)
_BARELY_HELD = re.compile(r"(?:yes[.,;:]? )?held\.?(?:\s|$)", re.I)
_QUOTES_IT = re.compile(r"\b(?:said|stated|replied|wrote|answered|was)[:,]? [\"“]|\w: [\"“]", re.I)
_CHANGED = re.compile(r"\b(?:since (?:then|that|\d|\w+ \d)|has changed|have changed|no longer|from (?:\w+ )?20\d\d|now (?:hold|keep|record|have)|new(?:ly)?|began|started|introduced)\b", re.I)
_DID = re.compile(r"(?:<body>|\bit) (?:then |still )?(?:did(?: (?:hold|have|keep) (?:it|some|this|that|such \w+))?|(?:held|had|kept) (?:it|some|this|that|such \w+))\b[^.;]{0,30}\b(?:in|at|when)\b", re.I)
_CONTRARY = re.compile(r"\b(?:the (?:opposite|contrary|reverse)|an?(?:other| different)) (?:answer|reply)\b|\b(?:said|answered|replied) (?:the (?:opposite|contrary)|otherwise)\b", re.I)
_KEEPS = re.compile(r"\b(?:hold|holds|held|keep|keeps|kept|record|records|recorded|recording|collect\w*|count|counts|counted)\b", re.I)
_OF_IT = re.compile(rf"\b{_IT}\b|\bno such\b|\bsuch (?:\w+ )?(?:guidance|information|figures?|data|records?)\b|\bnothing\b|^\W*(?:no[,.] )?not held", re.I)
_HOW_ELSE = re.compile(r"\b(?:elsewhere|on the file of|by (?:the\b|an?\b|<)|only|in (?:each|individual|every)|on (?:each|every|individual|the individual)|instead|for other|but)\b", re.I)  # held after all, in another way or by others
_THING = r"(?:guidance|polic(?:y|ies)|procedures?|records?|figures?|data|information|documents?|tools?|reports?|guides?|manuals?|statistics|lists?|files?|cop(?:y|ies))"
_HAD = re.compile(rf"{_BODY} (?:then |also |already |indeed )?(?:had|has|possess(?:ed|es)?|kept|keeps?|suppl(?:ied|y)|sent|provided|gave|released)\b(?! no\b)(?P<what>[^.;,]{{0,40}}?\b{_THING}\b)", re.I)
_HAD_NONE = re.compile(rf"(?:{_BODY}|\bthat it) [\"“]?(?:then |also )?(?:(?:had|has|possess(?:ed|es)?|kept|keeps?|held|holds?) (?:no|not any|neither)|(?:do|does|did) not (?:have|possess|keep))\b[^.;,]{{0,40}}?\b{_THING}\b", re.I)
_HOLDS = re.compile(r"\b(?:hold|holds|held)\b", re.I)
_DENIES = re.compile(r"\b(?:no|not|nor|neither|never|none|nothing|nobody)\b", re.I)
_NONE = re.compile(rf"^(?:no[.,;:]? )?not held\b|{_BODY} (?:hold|holds|have|has) (?:nothing|none)\b", re.I)
_TOLD = re.compile(r"\bwhen (?:the|that|this) (?:same )?(?:question|request) was (?:put|made)\b|^as (?:we|I|(?:the|our|that) (?:letter|reply)) (?:said|wrote|stated|told|explained|answered)\b|\bat the time of (?:that|the|our) (?:letter|reply)\b|\b(?:in|on) [^.;,]{4,30}, (?:we|it) (?:did|had)\b|\b(?:repl(?:y|ied)|answer(?:ed)?|response|letter|told|said|wrote|stated|confirmed)\b[^.;]{0,60}?\b(?:was|were|that|had|there)\b|\bwhen we (?:supplied|sent|gave|provided|released)\b|^at the time of (?:that|the) (?:letter|reply)\b", re.I)
_SAME_LETTER = re.compile(r"\b(?:the same|that|this) (?:letter|reply|answer|response)\b|^\W*(?:the|our) (?:reply|answer|response) was\b", re.I)
_IN_YEAR = re.compile(r"\b(?:in|of|on|since before) (?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) )?((?:19|20)\d\d)\b", re.I)
_OF_ANYTHING = frozenset(stems("record records figure figures data information document documents list lists report reports statistics file files copy copies"))
_OF_PART = re.compile(r"\bholds? (?:no|an?) (?:\w+ )?(?:polic(?:y|ies)|rules?|lists?|instructions?|documents?) (?:of (?:this|that) kind|with (?:that|this) (?:purpose|aim)|like (?:that|this))\b|\bnot hold an? (?:polic(?:y|ies)|rules?|instructions?) (?:of (?:this|that) kind|with (?:that|this) (?:purpose|aim)|like (?:that|this))\b|\bnot hold any (?:\w+ )?(?:polic(?:y|ies)|rules?|instructions?|documents?) (?:whose|the (?:purpose|aim) of which|that (?:aims?|is meant|is intended|tells?|says?))\b|\bholds? no (?:list|table|schedule) of\b|\bno such (?:polic(?:y|ies)|rule|instruction)s?\b|\bthe (?:first|second|third|last|other|rest|remainder)\b|\bholds? no (?!information|data|records?\b|figures?\b|guidance\b|documents?\b)[\w -]{3,30}? (?:with|for|of|to|that|whose|on) (?:this|that|the|such|prevent\w*|[a-z]+ing)\b", re.I)  # says of what it is meant, and no more
_IN_PART = re.compile(r"\b(?:outcome|decision|result)\b[^.;]*[:;][^.]*\b(?:given|explained|answered|partly|in part)\b", re.I)
_SEARCHED = re.compile(r"\b(?:searched|looked (?:through|in|at)|checked|went through)\b[^.;]*\bfound (?:no|none|nothing)\b", re.I)
_LABEL = re.compile(r"^\W*what we (?:hold|found|can tell you|say|have): |^\W*(?:(?:item|request|question|point|part|answer)s? )?\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.):]\s+", re.I)
_QUOTED = re.compile(r"[\"“][^\"”]{15,}[\"”]")
_THE_SAME = re.compile(r"\b(?:(?:was|is|were|be|said|answered|replied|told) (?:\w+ )?the same(?! (?:thing|question|request|subject))|the same (?:answer|reply|response|position)|likewise(?! in\b)|as (?:before|now|then)|no longer|since (?:then|\d)|has changed|new(?:ly)?)\b", re.I)


def holding(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each answer that says that something is held, or is not, where past letters said the contrary to the same request."""
    settled = {said.span.start for said, verdict, found in weighed(draft, library) if verdict == "conflicts" or (verdict in ("same_wording", "consistent") and _settles(said.text, found[0]))}
    contradicted = {said.span.start for said, verdict, _ in weighed(draft, library) if verdict == "conflicts"}
    borne: dict[int, list[Exchange | None]] = {}  # the past answers that an answer goes on to give again
    for each, verdict, found in weighed(draft, library):
        if verdict in ("same_wording", "consistent") and not NOT_HELD.search(each.text):
            borne.setdefault(id(each.exchange), []).append(found[0].passage.exchange)
    names = library.body.names
    for exchange in draft.letter.exchanges:
        said = [one for one in draft.sentences if one.exchange is exchange and one.part == "answered"]
        hits = [hit for hit in library.search(draft.letter.asked(exchange), sides=("asked",)) if hit.passage.exchange]
        told = {one.span.start: about for one in said if _TOLD.search(one.text) and (about := _named([one], hits) or _meant(one, [other for other in draft.sentences if other.span.end <= one.span.start], hits))}
        claims = [(one, kind) for one in said[:LEAD] if (kind := _claimed(one.text, names)) and one.span.start not in settled | set(told)]
        kinds = {kind for _, kind in claims}
        named = _named(said, hits) or [hit for about in told.values() for hit in about if kinds == {"held"}]
        if len(kinds) == 1 and not any(_THE_SAME.search(one.text) or _OF_PART.search(one.text) or _IN_PART.search(one.text) for one, _ in claims):
            past = [hit for hit in hits if hit.meaning >= LIKE] or [hit for hit in named if hit.meaning >= NAMED]
            if kinds == {"not_held"} and not past:
                past = _told_after_all(exchange, draft, library, hits)
            if kinds == {"held"}:
                past = [hit for hit in past if borne.get(id(exchange), []).count(hit.passage.exchange) < TOLD]
            if kinds == {"not_held"} and any(_SEARCHED.search(one.text) for one in said):
                past = []  # a search of today speaks for itself
            if kinds == {"not_held"}:
                past = [hit for hit in past if _took_up(hit, draft.letter.asked(exchange))]
            yield from _against(claims[0][0], claims[0][1], past, names)
        for one in said:
            if one.span.start in told and (kind := _claimed(_QUOTED.sub(" ", one.text), names)) and not _had_another(one.text, draft.letter.asked(exchange), names) and not _THE_SAME.search(one.text) and one.span.start not in contradicted:
                yield from _against(one, kind, told[one.span.start], names)
    for matter in matters(draft):
        yield from _held_then([one for one in matter.said if one.part == "answered"], library, contradicted)
        yield from _held_all_the_same([one for one in matter.said if one.part == "answered"], names, contradicted)


def _settles(text: str, found: Precedent) -> bool:
    """Whether a past sentence that a draft's agrees with says as much of what is held: no other sentence bears out "we do not hold this"."""
    return not bare(found.passage) and (found.match >= COPIED or not NOT_HELD.search(text) or bool(NOT_HELD.search(found.passage.text)))


def _held_all_the_same(said: Sequence[Said], names: tuple[str, ...], settled: set[int]) -> Iterator[Raised]:
    """A sentence that says of "it" that it is held, in an answer that says that it is not, or tells of a letter that did, and of no change since."""
    texts = [marked(one.text, names) for one in said]
    denying = [n for n, one in enumerate(said) if _claimed(one.text, names) == "not_held" and (_OF_IT.search(texts[n]) or _TOLD.search(one.text) or _QUOTES_IT.search(one.text))]
    if not denying or any(_CHANGED.search(text) and (n in denying or _KEEPS.search(text)) for n, text in enumerate(texts)):
        return
    for n, one in enumerate(said):
        own = marked(_QUOTED.sub(" ", one.text), names)
        if (n in denying and _claimed(_QUOTED.sub(" ", one.text), names) == "held") or (n in denying and _IT_IS_HELD.search(own) and not _DENIES.search(own)):
            yield Raised("conflict.held_and_not", one.span, {"denied": one.text})  # it says so, and quotes a letter that says the contrary
            continue
        held = _IT_IS_HELD.search(texts[n]) or (n < LEAD and (_WE_HOLD_IT.search(texts[n]) or _BARELY_HELD.match(_LABEL.sub("", one.text))))
        if not held or n in denying or one.span.start in settled or _TOLD.search(one.text) or _DENIES.search(texts[n]) or _HOW_ELSE.search(texts[n]):
            continue
        if any(k < n or _TOLD.search(said[k].text) or _QUOTES_IT.search(said[k].text) for k in denying):
            yield Raised("conflict.held_and_not", one.span, {"denied": said[denying[0]].text})


def _held_then(said: Sequence[Said], library: Library, settled: set[int]) -> Iterator[Raised]:
    """A sentence that says that it was held, or that the contrary was answered, when a past letter of that reference or year was written that
    says that it was not, in an answer that says that it is not held now."""
    names = library.body.names
    if not any(_claimed(one.text, names) == "not_held" for one in said):
        return
    for one in said:
        told = marked(_QUOTED.sub(" ", one.text), names)
        if one.span.start in settled or not (_DID.search(told) or _CONTRARY.search(told)):
            continue
        keys, years = {canonical(reference) for reference in references_in(one.text)}, set(re.findall(r"\b(?:19|20)\d\d\b", one.text))
        of_then = [letter for letter in library.letters if canonical(letter.reference) in keys or (not keys and letter.published and str(letter.published.date.year) in years)]
        if denying := next((letter for letter in of_then for exchange in letter.exchanges if _lacks(letter, exchange, names)), None):
            when = denying.published.text if denying.published else "undated"
            yield Raised("conflict.held", one.span, {"reference": denying.reference, "when": when}, (), (denying.reference,))


def _told_after_all(exchange: Exchange, draft: Draft, library: Library, hits: Sequence[Hit]) -> list[Hit]:
    """The requests that past letters answered in the very words, or to the very effect, of what stands behind "not held"."""
    told = Counter(
        p.passage.exchange
        for said, verdict, found in weighed(draft, library)
        if said.exchange is exchange and verdict in ("same_wording", "consistent") and not NOT_HELD.search(said.text)
        for p in found[:1]
        if p.near >= STRONG and p.passage.exchange
    )
    return [hit for hit in hits if hit.passage.exchange and told[hit.passage.exchange] >= TOLD]


def _claimed(text: str, names: tuple[str, ...]) -> str:
    """"held", "not_held", or nothing; `names` are the body's."""
    text = marked(_LABEL.sub("", text), names)
    if _NONE.search(text) or _HAD_NONE.search(text) or (NOT_HELD.search(text) and _HOLDS.search(text)):
        return "not_held"
    return "held" if (_HELD.search(text) or _HAD.search(text)) and not _DENIES.search(text) else ""


def _took_up(hit: Hit, asked: str) -> bool:
    """Whether a past answer took up what a draft's request and the past one have in common: of several things asked at once it may have left one out."""
    source, exchange = hit.passage.source, hit.passage.exchange
    if exchange is None or not isinstance(source, Letter):
        return True
    both = (set(stems(asked)) & set(stems(" ".join(source.text[span.start : span.end] for span in exchange.asked)))) - STOP
    answer = set(stems(" ".join(source.text[span.start : span.end] for span in exchange.answered)))
    return not both or len(both & answer) >= TAKEN_UP * len(both)


def _had_another(text: str, asked: str, names: tuple[str, ...]) -> bool:
    """Whether what a sentence says the body had is named, and not what was asked for: "and we had a Child Protection Policy"."""
    told = marked(text, names)
    if _HELD.search(told) or not (had := _HAD.search(told)):
        return False
    about = set(stems(had["what"])) - STOP - _OF_ANYTHING
    return bool(about) and len(about & set(stems(asked))) < SHARED * len(about)


def _named(said: Sequence[Said], hits: Sequence[Hit]) -> list[Hit]:
    """Of each letter that some sentences name, the request that lies nearest."""
    keys = {canonical(reference) for one in said for reference in references_in(one.text)}
    nearest: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: -hit.meaning):
        if canonical(hit.passage.source.reference) in keys:
            nearest.setdefault(hit.passage.key, hit)
    return list({hit.passage.source.key: hit for hit in reversed(list(nearest.values()))}.values())


def _meant(one: Said, before: Sequence[Said], hits: Sequence[Hit]) -> list[Hit]:
    """The request that a sentence speaks of where it gives no reference: "the same letter" is the one named last before it,
    and "in October 2018" the likest of that year."""
    if _SAME_LETTER.search(one.text):
        return next((named for earlier in reversed(before) if (named := _named([earlier], hits))), [])
    years = set(_IN_YEAR.findall(one.text))
    of_then = [hit for hit in hits if hit.passage.source.published and str(hit.passage.source.published.date.year) in years and hit.meaning >= NAMED]
    return sorted(of_then, key=lambda hit: -hit.meaning)[:1]


def _against(said: Said, kind: str, past: Sequence[Hit], names: tuple[str, ...]) -> Iterator[Raised]:
    """A finding where all past exchanges ended the other way: `kind` is what the draft says."""
    other = {"held": ("not_held",), "not_held": ("given", "partly", "withheld")}[kind]
    found = [(source, exchange) for hit in past if isinstance(source := hit.passage.source, Letter) and (exchange := hit.passage.exchange)]
    if not found or any(exchange.outcome not in other or (kind == "not_held" and _lacks(source, exchange, names)) for source, exchange in found):
        return
    source, exchange = found[0]
    when = source.published.text if source.published else "undated"
    yield Raised("conflict.outcome" if kind == "not_held" else "conflict.held", said.span, {"reference": source.reference, "when": when}, answers_of(source, exchange), (source.reference,))


def _lacks(source: Letter, exchange: Exchange, names: tuple[str, ...]) -> bool:
    """Whether a past answer says of anything that it is not held: then the draft may mean that."""
    answered = [source.text[span.start : span.end] for span in exchange.answered]
    return any(NOT_HELD.search(text) or _HAD_NONE.search(marked(text, names)) for text in answered)


CHECKS = (Check("outcomes", holding),)
