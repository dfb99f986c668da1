"""Whether a draft that refuses because of cost gives an estimate, helps to narrow the request, and has the limit right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.around import common, own_words, together
from answering.checks.cited import Cited, cited
from answering.checks.matters import matter_of, matters
from answering.checks.refusals.limit_stated import HOURLY, LIMIT, NEAR_LIMIT, PAIR, STATED, wrong_limits
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.anatomy.cues import CARDINALS
from corpus.body import CostLimit

_OVER = re.compile(
    rf"\b(?:exceed\w*|over|beyond|above|past|more than|go past|take us past)\b(?:[^.;]{{0,40}}\b(?:{LIMIT}|18[ -]hours?|24[ -]hours?)|"
    rf"[^.,;\d]{{0,25}}(?:£(?:450|600)\b|\b(?:the|that|this|our) (?:limit|ceiling|threshold)\b(?! (?:on|for)\b)))|\b(?:exceed\w*|over|beyond|above|"
    rf"more than) (?:the )?(?:£(?:450|600)|(?:18|24|eighteen|twenty[ -]four)[ -](?:\w+ )?hours?)",
    re.I,
)
_ANY_LIMIT = re.compile(r"(?:over|beyond|above|past|more than|exceed\w*) (?:the|that|this|our) (?:limit|ceiling|threshold)", re.I)  # may be one of lead in soil
_OF_WORK = re.compile(r"\b(?:cost\w*|hours?|minutes?|£|section|answer\w*|requests?|search\w*|find(?:ing)?|work|refus\w*|time|take|part|question|that|this|it)\b", re.I)
_NOT_RELIED = re.compile(
    r"^(?:If|Where|Should|A request|Any request|Requests|An? authority)\b|\bmay be refused\b|\bcould have (?:been )?refused\b|\b(?:does not|do not|did not|would not|not|never|"
    r"without) (?:\w+ ){0,2}exceed|\b(?:may|might|could) (?:\w+ )?exceed|\bwithin the\b|\b(?:\d+|[a-z]+) requests? (?:were|was)\b|so (?:that )?(?:it|"
    r"they|the work) (?:falls|comes)",
    re.I,
)
_N = r"\d[\d,]*(?:\.\d+)?"
_WORDS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|hundreds?|thousands?|half an?|a quarter of an|an|one)"
_TIME = re.compile(
    rf"\b(?:{_N}|{_WORDS})(?:[ -](?:to|or|and)[ -](?:{_N}|{_WORDS}))?[ -](?:(?:working|staff|person|full|and a half|more|or so|further|"
    rf"whole) ){{0,2}}(?:minutes?|mins?|hours?|days?|weeks?|months?)\b|£{_N}",
    re.I,
)
_EFFORT = re.compile(
    r"\b(?:read|open|search|check|examin|review|look|go through|retriev|extract|locat|manual|by hand|each|every|individual|estimat|count|inspect|sift|"
    r"sample|call up|interrogat)\w*",
    re.I,
)
_ADVICE = re.compile(
    r"\bnarrow|\b(?:bring|get|cut|take) (?:it|this|that|the (?:cost|work|request|hours)) down\b|\brefin(?:e|ed|ing)\b|\breduc\w+ (?:the |your |its )?(?:scope|period|number|time|request|range|size)|\b(?:limit|restrict|confin|focus|"
    r"shorten|revis|rephras|refram|amend|cut)\w* (?:down )?(?:it|your request|the request|the (?:period|scope|time)|yourself|this|your question)|"
    r"\b(?:smaller|shorter|narrower|more specific|single|fewer) (?:\w+ )?(?:period|sample|number|scope|range|request|area|office|year|month|team|set|"
    r"offices|areas|years|months|regions?)|\b(?:bring|brought|fall|come|keep|be|answer(?:ed)?|done|work) (?:\w+ ){0,4}(?:within|under|below|"
    r"inside) (?:the|that|this) (?:\w+ )?(?:limit|ceiling|threshold)|"
    r"\b(?:could|can|might|may) (?:\w+ ){0,2}(?:ask|choose|pick|name) (?:\w+ ){0,3}(?:for|about|one|a|the|which|only|instead)\b|\bif you (?:asked?|ask|"
    r"were to \w+|could|can|limited|chose|choose|restricted|told|tell|named)\b|\b(?:were|should) you (?:to )?(?:ask|limit|choose|narrow|restrict|reduce)\b|\bplease (?:\w+ ){0,2}(?:ask|choose|tell us which|say which|"
    r"let us know (?:which|how|if))\b|\bable to (?:help|assist|answer)\b|\badvice and assistance\b|\badvise (?:and|or) assist|\bsection 16\b|\b(?:we|"
    r"I) (?:could|can|would be able to|may be able to|should be able to) (?:\w+ )?(?:answer|provide|give|supply|search|offer)\b|"
    r"\bsuggest(?:ed|ions?)?\b|\bwithin reach\b|\bwould be (?:feasible|manageable|possible|within)\b|\bhelp you (?:to )?(?:narrow|refine|make|ask|reduce|with a new)|\binstead\b",
    re.I,
)
_LIMIT_SAID = re.compile(r"\b(?:exceed\w*|section 12|s\.? ?12|refus\w+|would (?:need|have) to|['’]d have to|each|every)\b", re.I)
_READER = re.compile(r"\b(?:tell (?:me|us)|you|your|please|want|should you|would you|(?:we|I)(?: could|['’]d| would| can| will| might|['’]ll)|happy|glad|willing|invited|a request|requests?|feasible|manageable|possible)\b", re.I)
_SMALLER = re.compile(
    r"\b(?:just|only|one|single|shorter|smaller|fewer|lesser|sample|couple|particular|specific|named|certain|few|part|two|three|six|twelve|50|100|200)\b(?: \w+){0,3} (?:years?|months?|weeks?|quarters?|teams?|offices?|regions?|"
    r"areas?|courts?|cases?|files?|records?|samples?|periods?|questions?|mailbox(?:es)?|officers?|reports?|complaints?|people|days?|documents?|tickets?|entries|item|staff|types?)\b|\bsamples?\b|\bscope\b|\bnarrow\w*|"
    r"\b(?:nam|choos|pick|specify|select|limit|confin|restrict|reduc|focus)\w* (?:\w+ ){0,4}(?:years?|months?|quarters?|teams?|offices?|regions?|areas?|courts?|periods?|mailbox(?:es)?)\b",
    re.I,
)
_THAT_SEARCH = re.compile(r"^\W*(?:that|this|it|such|those|these)\b|\b(?:of|for) (?:that|this) (?:size|kind|length|period|scope|sort)\b|\bsuch (?:a|an) (?:\w+ )?(?:search|request)\b", re.I)
_NARROWER = re.compile(r"\byou (?:could|may|might|can|would be able to)\b[^.;]*|\bif you\b[^.;]*|\bto bring (?:it|this|the request) within\b[^.;]*", re.I)  # and what that would take
_TRIED = re.compile(r"\b(?:took|tried|sampled|tested|timed|estimate[sd]?|on average)\b", re.I)
_OF_THEN = re.compile(r"\b(?:estimate|figure|answer|total|it|work) then (?:was|came|stood)\b|\bthen (?:was|came to|estimated|put)\b|\b(?:estimate|figure) (?:of|in) (?:19|20)\d\d\b", re.I)  # what an earlier request would have taken
_INSIDE = re.compile(r"(?<!not )\b(?:within|inside|under|below) (?:the|that|this|our) (?:\w+ )?(?:limit|ceiling|threshold)\b", re.I)
_PLAIN_HOURS = re.compile(r"(?<![\w.,£-])(?P<n>\d[\d,]*(?:\.\d+)?)[ -](?:\w+ )?hours?\b", re.I)
_HOURS_IN_WORDS = re.compile(rf"\b(?:{'|'.join(CARDINALS)})(?= hours?\b)", re.I)
_PLAIN_POUNDS = re.compile(r"£\s?(?P<n>\d[\d,]*(?:\.\d\d)?)")
_OTHER_TIME = re.compile(r"\b(?:minutes?|mins?|days?|weeks?)\b", re.I)
_NARROWS = re.compile(r"\bnarrow|\b(?:bring|get|cut) (?:it|this|that) down\b|\brefin(?:e|ed|ing)\b|\bcost limit\b|\bscope\b", re.I)
_WORK_TOLD = re.compile(r"\W*(?:there (?:are|were|is|was) (?:at least |about |some |around )?\d|(?:a|our|the) (?:trial|sample|test)\b)(?!.*\b(?:you|your)\b)", re.I)  # how much work there is, and no help
_NO_ADVICE = re.compile(r"\b(?:have|had) (?:nevertheless |still )?(?:answered|dealt|replied)\b[^.;]*\bas a matter of\b|(?:\b(?:not|never|cannot|can ?not)|n['’]t)\b[^.;]{0,30}\b(?:answer|provide|give|supply|search|offer)\b", re.I)

_THE_LIMIT = re.compile(
    r"£(?:450|600)\b|\b(?:18|24|eighteen|twenty[- ]four)[ -](?:\w+ )?hours?\b|"
    r"\b(?:two|three|2|3)(?: and a half|½|\.5)? (?:working )?days?\b|\b(?:20|twenty|40|forty|60|sixty) working days\b"
)
def cost_limit(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """What a refusal under FOIA section 12 lacks: its estimate, the help of section 16, the right limit of the 2004 fees
    regulations (SI 2004/3244)."""
    every = cited(draft)
    wrong = list(wrong_limits(draft, library.body.cost_limit)) if library.body.cost_limit else []
    refused = list(refusals(draft, every))
    if not refused and not wrong:
        yield Excused("not_applicable", "Nothing is refused because of its cost.")
        return
    yield from wrong
    for said in refused:
        near = [other for other in own_words(draft) if together(draft, other, said)]
        if not any(_estimates(other) and not _OF_THEN.search(other.text) and not _within(other, library.body.cost_limit) for before, other in zip([None, *near], near, strict=False) if not _of_the_narrower(before, other)):
            yield Raised("cost_limit_incomplete.no_estimate", said.span, sources=("FOIA section 12(1)", "FOIA section 45 Code of Practice"))
        helps = near + _going_on(draft, said) + [other for other in own_words(draft) if common(draft, other)]
        if not any(_advises(other) for other in helps if not _boilerplate(other) and (other.span.start < draft.ending or _NARROWS.search(other.text))):
            yield Raised("cost_limit_incomplete.no_advice", _last(near, said).span, sources=("FOIA section 16(1)",), paragraph="narrow")


def _going_on(draft: Draft, said: Said) -> list[Said]:
    """The paragraph below a refusal where nothing marks it as being of something else: "We would like to help you to ask for less." """
    every = matters(draft)
    here = every.index(matter_of(draft, said))
    below = every[here + 1] if here + 1 < len(every) else None
    return [one for one in below.said if one.part == "answered"] if below and not below.marked else []


def refusals(draft: Draft, every: Sequence[Cited]) -> Iterator[Said]:
    """The first sentence of each request that refuses because of cost."""
    done: set[int] = set()
    for said in own_words(draft):
        if said.part == "opening" and said.text[-1:] not in ".:;":
            continue  # a heading that lists the sections
        relied = any(c.said is said and c.number == "12" and c.relied for c in every)
        over = (limit := _OVER.search(said.text)) and not _NOT_RELIED.search(said.text) and not (_ANY_LIMIT.fullmatch(limit[0]) and not _OF_WORK.search(said.text))
        if id(matter_of(draft, said)) not in done and (relied or over):
            done.add(id(matter_of(draft, said)))
            yield said


def _estimates(said: Said) -> bool:
    """Whether a sentence says how long the work would take, or what it would cost: a time or a sum other than the limit, before it
    comes to what a narrower request would take."""
    rest = said.text
    if _advises(said) and not _TRIED.search(rest):
        rest = rest[: min((match.start() for match in (_ADVICE.search(rest), _SMALLER.search(rest)) if match), default=None)]
    elif _advises(said):
        rest = _NARROWER.sub(" ", rest)
    rest = HOURLY.sub(" ", rest)
    for pattern in (*STATED, PAIR):
        rest = pattern.sub(" ", rest)
    rest = _THE_LIMIT.sub(" ", rest)
    return bool(_TIME.search(rest)) and not re.search(r"working days|per year|every year|last \w+ years|\b(?:kept|retained|stored|held|deleted|destroyed) (?:for|after) (?:\w+ )?(?:months?|years?|weeks?|days?)\b", rest)


def _within(said: Said, limit: CostLimit | None) -> bool:
    """Whether all the hours and pounds that a sentence names lie below the limit, and it names some: of a narrower request, since this one is refused."""
    text = _HOURS_IN_WORDS.sub(lambda word: str(CARDINALS.index(word[0].lower()) + 1), said.text)
    hours = [float(match["n"].replace(",", "")) for match in _PLAIN_HOURS.finditer(text)]
    pounds = [float(match["n"].replace(",", "")) for match in _PLAIN_POUNDS.finditer(HOURLY.sub(" ", text))]
    rest = _PLAIN_POUNDS.sub(" ", _PLAIN_HOURS.sub(" ", text))
    return limit is not None and bool(hours or pounds) and max(hours, default=0) <= limit.hours and max(pounds, default=0) <= limit.pounds and not _OTHER_TIME.search(rest)


def _of_the_narrower(before: Said | None, said: Said) -> bool:
    """Whether a sentence goes on from the advice before it: what the narrower search would take is no estimate of this one."""
    return before is not None and _advises(before) and bool(_THAT_SEARCH.search(said.text) or _INSIDE.search(said.text))


def _advises(said: Said) -> bool:
    """Whether a sentence helps to narrow the request."""
    if _NO_ADVICE.search(said.text) or _WORK_TOLD.match(said.text) or re.match(r"you asked\b", said.text, re.I):
        return False
    return bool(_ADVICE.search(said.text)) or (bool(_READER.search(said.text) and _SMALLER.search(said.text)) and not _LIMIT_SAID.search(said.text))


def _boilerplate(said: Said) -> bool:
    return bool(re.search(r"internal review|Information Commission|\bcomplain(?:ing|ed)?\b|\b(?:make|your) (?:a )?complaint\b", said.text, re.I))


def _last(near: Sequence[Said], said: Said) -> Said:
    """The last sentence of the refusal: from where it is said on, as long as it speaks of the work or the limit."""
    last = said
    for other in near[near.index(said) + 1 :]:
        if not (NEAR_LIMIT.search(other.text) or _EFFORT.search(other.text)):
            break
        last = other
    return last
