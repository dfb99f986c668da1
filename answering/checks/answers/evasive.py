"""Answers that do not say whether the information is held: "not held centrally" and no more, only a pointer, or fine words.

A body must say whether it holds the information (FOIA section 1(1)(a)); that it is not held in one form leaves open
whether it is held in another, and whether the cost limit (section 12) is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.answers.asked import MARK
from answering.checks.answers.evading import LONGEST, SURE, TOLD, evasion
from answering.checks.answers.fine_words import only_fine_words, tells_nothing_certain
from answering.checks.matters import matter_of
from answering.checks.shown import shortened
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.reader import Exchanged
from corpus.anatomy.cues import cue_of
from corpus.anatomy.opening import is_opening, takes_in_turn
from corpus.source import Span
from corpus.statements import NOT_HELD

_FORM = (
    r"(?:(?:generic|central|routine|systematic|collective|corporate|national|universal|specific|separate|automatic|electronic|statistic|ready|readi|individual)(?:al)?ly|"
    r"in (?:a|an|any|the|this|that|such a|these)\s+(?:\w+\s+){0,2}(?:format|form|manner|way|fashion|level of detail|database|location|system|place|record|report)s?|in (?:one|any one|a single) place|"
    r"(?:at|to|in) (?:this|that|the|such a|that kind of|this kind of) (?:level|degree|detail|granularity)(?: of detail)?|on an? (?:generic|central|routine|systematic|collective) (?:footing|basis)|as a matter of (?:course|routine)|on (?:a|any|our|the) (?:central|single|corporate|national) \w+)"
)
_KEPT = r"(?:hold|held|holds|keeps?|kept|record|recorded|records|collect|collected|collects|collate|collated|store|stored|maintain|maintained|capture|captured|log|logged|monitor|monitored|compile|compiled|available|gathered?|tracked?|reported?)"
GENERICALLY = re.compile(
    rf"(?:\b(?:not|never|nor)|n['’]t)\b(?:\s+\w+){{0,5}}?\s+(?:{_FORM}\s+)?{_KEPT}\b[^.;]{{0,90}}?(?<![-\w]){_FORM}|"
    rf"(?:\b(?:not|never)|n['’]t)\b(?:\s+\w+){{0,2}}?\s+{_FORM}\s+{_KEPT}\b|"
    rf"\b(?:no|any) (?:central|single|generic|collated|aggregated?|national|corporate|routine)\w* (?:\w+ ){{0,2}}(?:record|register|log|list|database|data|information|figures?|statistics?|collation|collection)\b",
    re.I,
)
_IN_GENERAL = re.compile(r"^\W*(?:(?:i|we|(?-i:[A-Z]\w+)) (?:can|could|is able to|are able to) (?:answer|say|reply|respond)(?: to)?(?: (?:this|that|it))?(?: only)? (?:generically|in general(?: terms)?)(?: only)?(?=[:.,;]|$)|gener(?:al|ical)ly speaking|(?:speaking|answering|answered|put|to speak|to answer|to put it) (?:gener(?:al|ical)ly|in general(?: terms)?)|(?:i|we) (?:can|could) (?:answer|say|reply to) (?:this|that|it) only (?:in general|generically)|(?:i|we) (?:can|could|am able to|are able to) only (?:answer|say|speak|reply|respond)(?: to)?(?: (?:this|that|it|your)(?: \w+)?)? (?:in (?:very )?general(?: terms)?|generically)|(?:i|we) (?:cannot|can['’]t|are unable to) (?:say|tell)\b[^.;]{0,40}, but (?:generically|generally|in general)|generically(?=,)|[^.;,]{1,80}\b(?:respond|answer|repl|deal|treat|address)\w*\b[^.;]{0,60}\b(?:generically\b|in a (?:generic|general) (?:way|form|manner))|in (?:very )?general(?: terms)?|in broad terms|broadly speaking|by and large|on the whole)\b", re.I)
_ONLY_GENERIC = re.compile(r"\bcan only (?:answer|respond to|reply to|deal with)\b[^.;]{0,60}\bgenerically\b|\b(?:we|i|(?-i:[A-Z]\w+)) (?:\w+ )?(?:answers?|responds?|repl(?:y|ies)|deals?)\b[^.;]{0,60}\b(?:only (?:generically|in a generic|in general)|generically and (?:not|ha(?:s|ve) (?:no|nothing)|no|nothing)|in a generic (?:way|form|manner))", re.I)
_YES_NO = re.compile(r"\b(?:yes|no)\b", re.I)
_SOMETHING = re.compile(r"\d|[\"“”]|https?://|\b(?:hold|holds|held|exempt\w*|refus\w*|attach\w*|enclos\w*|one(?= of\b)|two|three|four|five|six|seven|eight|nine|ten|none|never)\b", re.I)
_OUTCOME = re.compile(r"\b(?:is|are|not|and|^) ?held\b|^held\b|\bexempt|\bwithh", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_A_LETTER = re.compile(r"\b(?:letter|reply|response)\b|\bwe (?:also |then )?(?:said|wrote|told|answered|replied)\b", re.I)
_SAYS_MORE = re.compile(
    r"\bsection 1[2467]\b|\bs\.? ?12\b|\b(?:cost|fees?) limit|appropriate limit|\b18 hours|\b24 hours|£450|£600|\bexceed|\b(?:hours|minutes) (?:of|per|for|each|to)\b|\bregulation 12|"
    r"\b(?:would|will|could|can|to|must|we) (?:only )?(?:need|have|require|involve|mean|take)\b[^.]{0,80}\b(?:search|examin|review|open|check|look|read|go(?:ing)? through|interrogat|trawl|retriev|extract|locat|collat|analys|manual)|"
    r"\bmanual(?:ly)?\b|\b(?:each|every|individual|paper|case|personnel|local) (?:\w+ )?(?:files?|records?|folders?|notes)\b|\bheld (?:locally|elsewhere|only|instead|by|in|on|at|within|for)\b|"
    r"\b(?:is|are|may be|might be|will be|was|were) (?:only |also |instead )?(?:held|recorded|kept|noted|stored|logged)\b|"
    r"\bin (?:that|this|any|either|one) form or (?:in )?(?:another|any other)\b|\bno such (?:figures?|records?|data|information) (?:\w+ ){0,3}(?:compiled|kept|held|made|recorded)\b|"
    r"\b(?:at all|in any (?:other )?(?:form|format|way)|in (?:another|other|some other|a different) (?:form|format|way)s?|otherwise|elsewhere)\b|"
    r"\b(?:do(?:es)?|did) not (?:therefore |otherwise )?(?:hold|have) (?:it|this|that|the (?:requested )?(?:information|data)|any)\b(?![^.;]{0,60}\b(?:generic|central|routin|format|form\b))|"
    r"\b(?:information|data|it|this) (?:is|are) (?:therefore |accordingly |so |thus )?not held\b(?! (?:in|on|as|by|to|at)\b| \w+ly\b)|"
    r"\bno (?:other |further )?(?:recorded )?(?:information|data|records?)\b[^.]{0,40}\bheld\b|\b(?:so|therefore|accordingly|and so|hence),? (?:it|this|the (?:information|data|figure)|we)\b[^.]{0,30}\bnot (?:hold|held)",
    re.I,
)  # fmt: skip
_ELSEWHERE_IN_IT = re.compile(r"\b(?:set out|written|kept|noted|described) (?:in|on)\b|\bin the text of\b", re.I)
_POINTS = re.compile(
    r"^\W*(?:(?:for (?:this|further|more|the)[^,.]{0,60},\s*)?(?:please|kindly)?\s*(?:see|refer to|visit|find|follow|click|consult|go to|check|look at|view|use|read|access)\b|"
    r"(?:i|we) (?:would )?(?:refer|direct|point|signpost) you to\b|you (?:can|may|will|should|might)(?: wish to| be able to)? (?:find|see|refer|access|visit|view|look|consult|obtain)\b|"
    r"(?:a|the) link (?:is|can be|to)\b|(?:this|the|that|all|such|more|further)(?: requested| relevant)? (?:information|data|details?|figures?|polic(?:y|ies)|documents?)(?: (?:that )?you (?:have )?(?:request(?:ed)?|asked for|seek|require))? "
    r"(?:is|are|can be|may be) (?:\w+ )?(?:available|found|accessed|published|viewed|obtained)\b|(?:available|published|found) (?:here|on|at|online)\b|here\W*$|link\W*$)",
    re.I,
)  # fmt: skip
_GENERAL = re.compile(r"\b(?:here|website|web ?site|web ?pages?|home ?page|internet|online|link|publication scheme)\b|(?:https?://|www\.)\S+", re.I)
_CONTENT = re.compile(r"\b(?:above|below|attach\w*|enclos\w*|annex\w*|appendi\w*|spreadsheet|overleaf|table|schedule|(?:question|request|point|part|answer|response|reply) (?:to )?(?:question |request )?[\d(])", re.I)
_SITE = re.compile(r"\b(?:website|web ?site|web ?pages?|internet|online)\b", re.I)
_TALKS = re.compile(
    r"\b(?:find|found|finds|see|look|looks|visit|browse|publish(?:ed|es)?|available|read|learn|explore|check|refer|consult|go to|information|lots?|plenty|much|material|details?|everything|a great deal)\b", re.I
)
_OFFERS = re.compile(r"\W*(?:if you (?:would like|wish|want|are looking)|you (?:may|can|could|might) also|for (?:more|further) \w+|please (?:let|tell|contact|call)|thank you)\b", re.I)  # something else
_REQUEST = re.compile(r"^(?:you asked|your request|request|question|what you asked)\b[^|:]{0,20}[|:]", re.I)
_CALLS_IT = re.compile(r"\W*(?:(?:answer|reply|response) to )?(?:your )?(?:request|question|part|point|item|query)s? (?:no\.? ?)?\(?(?:\d{1,2}|[a-h]|one|two|three|four|five|six|seven|eight)\)?\W*", re.I)
_YOU_ASKED = re.compile(r"\W*(?:lastly|finally|next|also|then|first(?:ly)?|second(?:ly)?|third(?:ly)?)?,? ?you (?:also |then |next |finally |further )?(?:ask|asked|want|wanted|wish|wished|requested|request)\b(?![^.;]*(?:, (?:and|but) (?:we|this|it|the)\b|; ))[^.;]*\W*", re.I)  # what was asked, and no answer to it
_QUOTED_REQUEST = re.compile(r"\W*[\"“][^\"”]+\?[\"”]\W*")
_LABEL = re.compile(r"^(?:[^|]*\|\s*)+|^[AQR]\s?\d{1,2}[.):]\s+|^\d{1,2}[.)]\s+|^(?:on|as to|as for|for) (?:point |question |part |request )?\(?\w{1,2}\)?,\s*|^[A-Z][^.:;?!]{2,60}:\s+")
_RUN_IN = re.compile(r"[(\[]?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)\]]\)?\s+(?:[A-Za-z'’-]+ ?){1,6}\.")  # "(2) The annual return."
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s/]+/[^\s]{2,}", re.I)
_HELD = re.compile(r"\bsection 21\b|\breasonably accessible|\b(?:hold|holds|held)\b|\b(?:yes|no)\b[,.]", re.I)
_QUOTING = re.compile(r"\b(?:said|wrote|told|answered|replied|was)\b[^\"“]{0,30}[\"“]", re.I)
WORDS = 90  # letters of what evades that are shown
HEAD = 6  # words that head a line
LED_IN = 2  # sentences of an answer from which a quoted letter is not all of it
MISSES = 0.8  # log-odds of the reader below which an answer without a fact answers nothing
_POINTER = ("FOIA section 1(1)(a)", "FOIA section 21")
_BARE = re.compile(r"\W*(?:(?:https?://|www\.)\S+|(?:[A-Z][\w'’&-]*\s*(?:(?:and|of|the|for|to|on|in)\s+)*){1,7})\W*")


def evasive(draft: Draft, library: Library) -> Iterator[Raised]:
    """Every sentence that evades, each once. What is put in no set phrase is read beside its request, where there is a reader."""
    seen: set[Span] = set()
    for one in _evading(draft, library):
        if one.span not in seen:
            seen.add(one.span)
            yield one


def _evading(draft: Draft, library: Library) -> Iterator[Raised]:
    """The sentences that evade; one may in two ways."""
    answers = _answers(draft)
    for said in (one for answer in answers for one in answer):
        answer = next(answer for answer in answers if said in answer)
        reported = _OF_A_LETTER.search(said.text) and (
            any(NOT_HELD.search(other.text) and not GENERICALLY.search(other.text) for other in answer if other is not said) or (len(answer) > LED_IN and bool(_QUOTING.search(said.text)))
        )
        if (match := GENERICALLY.search(said.text)) and not reported and not _says_more(_under_its_heading(answer, said, draft), said, match):
            yield Raised("evasive_answer.generically", said.span, {"words": shortened(match[0], WORDS)}, sources=("FOIA section 1(1)(a)", "FOIA section 12"))
    for said in (one for answer in answers for one in answer):
        if _ONLY_GENERIC.search(said.text) and not _OF_A_LETTER.search(said.text):
            yield Raised("evasive_answer.generically", said.span, {"words": shortened(said.text, WORDS)}, sources=("FOIA section 1(1)(a)",))
    for answer in answers:
        words = [said for said in answer if not ((cue := cue_of(said.text)) and cue.whole) and not takes_in_turn(said.text)]
        told = [said for said in words if not is_opening(said.text) or _OUTCOME.search(said.text)]
        headings = {said.span for said in told if len(told) > 1 and ((said.text[-1:].isalnum() and len(said.text.split()) <= 9) or _RUN_IN.fullmatch(said.text))}
        told = [said for said in told if said.span not in headings and not _REQUEST.match(said.text) and not _CALLS_IT.fullmatch(said.text) and not MARK.fullmatch(said.text) and not _YOU_ASKED.fullmatch(_LABEL.sub("", said.text)) and not _QUOTED_REQUEST.fullmatch(said.text)]
        whole = sum(one[0].exchange is answer[0].exchange and not _only_heads(one) for one in answers) == 1
        if words and not told and whole and not _only_heads(words) and (only_fine_words([_LABEL.sub("", said.text) for said in words]) or _says_nothing(draft, words, library)):  # "thank you for raising it", and no more
            yield Raised("evasive_answer.fine_words", words[0].span, sources=_POINTER[:1])
        if not told or not (told[0].exchange or matter_of(draft, told[0]).marked):
            continue
        general = next((said for said in told if _IN_GENERAL.match(said.text) or _IN_GENERAL.match(_LABEL.sub("", said.text))), None)
        vague = general if general is told[0] and not _SOMETHING.search(general.text) and not _YES_NO.search(general.text) and len(told) > 1 else None  # what follows is of something else
        if all(_only_points(_LABEL.sub("", said.text), draft) for said in told):
            yield Raised("evasive_answer.pointer", told[0].span, sources=_POINTER)
        elif general and (vague or not any(_SOMETHING.search(_YEAR.sub(" ", said.text) if said is general else said.text) for said in told)):
            yield Raised("evasive_answer.generically", general.span, {"words": shortened(general.text, WORDS)}, sources=("FOIA section 1(1)(a)", "FOIA section 12"))
        elif not _only_heads(told) and (only_fine_words([_LABEL.sub("", said.text) for said in told]) or (whole and (_says_nothing(draft, told, library) or _evades(told, library)))):
            yield Raised("evasive_answer.fine_words", told[0].span, sources=_POINTER[:1])
    for answer in answers:
        site = next((said for said in answer if _SITE.search(said.text) and not _ADDRESS.search(said.text) and len(said.text.split()) <= 12), None)
        if site and any(re.search(r"\bsection 21\b", said.text) for said in answer) and not any(_ADDRESS.search(said.text) for said in answer):
            yield Raised("evasive_answer.pointer", site.span, sources=_POINTER)  # section 21 says that it is there, and not where
    asked = draft.part("asked")
    for before, said, after in zip(asked, asked[1:], asked[2:], strict=False):  # a link between two requests looks like a heading over the second
        if _only_points(said.text, draft) and _numbered(draft, after) and before.exchange is not after.exchange:
            yield Raised("evasive_answer.pointer", said.span, sources=_POINTER)


def _only_heads(answer: Sequence[Said]) -> bool:
    """Whether all that is left of an answer is a heading, which stands over the next request."""
    return all(said.text[-1:].isalnum() and len(said.text.split()) <= 9 and not _SOMETHING.search(said.text) for said in answer)


def _says_nothing(draft: Draft, told: Sequence[Said], library: Library) -> bool:
    """Whether an answer tells nothing certain, and the reader takes it for none to its request."""
    texts = [_LABEL.sub("", said.text) for said in told]
    asked = draft.letter.asked(told[0].exchange) if told[0].exchange else ""
    if not asked or not library.reads or not tells_nothing_certain(texts) or any(_CONTENT.search(text) or _names_another(text, library.body.names) for text in texts):
        return False
    return library.reader.read(asked, [Exchanged("", tuple(texts))])[0].answers < MISSES


def _evades(told: Sequence[Said], library: Library) -> bool:
    """Whether a short answer, offers of something else left out, has no fact and no outcome, and sounds as those do that tell nothing."""
    texts = [text for said in told if not _OFFERS.match(text := _LABEL.sub("", said.text))]
    text = " ".join(texts)
    if not texts or len(text.split()) > LONGEST or TOLD.search(text) or any(_CONTENT.search(one) or "|" in one or _names_another(one, library.body.names) for one in texts):
        return False
    return evasion(text, library.embeddings) > SURE


def _names_another(text: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence names somebody or something other than the body: "Harkness and Doyle of Stockport"."""
    for name in (*names, *(f"{the} {name.split()[-1]}" for name in names if " " in name for the in ("The", "the", "Our", "our"))):
        text = text.replace(name, " ")
    return bool(re.search(r"(?<=\w )(?!I\b)[A-Z][a-z]{2,}", text))


def _answers(draft: Draft) -> list[list[Said]]:
    """The sentences of each answer; all those below the opening as one where no request could be told apart."""
    found: dict[tuple[int, int], list[Said]] = {}
    for said in draft.part("answered"):
        found.setdefault((id(said.exchange), id(matter_of(draft, said))), []).append(said)
    return list(found.values())


def _under_its_heading(answer: list[Said], said: Said, draft: Draft) -> list[Said]:
    """The sentences of an answer down to the next few words that head a line of their own: "The number of reports. We hold ..." """
    heads = [n for n, one in enumerate(answer) if n + 1 < len(answer) and len(one.text.split()) <= HEAD and draft.text[max(0, one.span.start - 1)] == "\n" and "\n" not in draft.text[one.span.end : answer[n + 1].span.start]]
    at = answer.index(said)
    return answer[max((n for n in heads if n <= at), default=0) : min((n for n in heads if n > at), default=len(answer))]


def _numbered(draft: Draft, said: Said) -> bool:
    cue = cue_of(draft.text[draft.text.rfind("\n", 0, said.span.start) + 1 : said.span.end])
    return bool(cue and cue.label)


def _says_more(answer: list[Said], said: Said, match: re.Match[str]) -> bool:
    rest = said.text[: match.start()] + " ; " + said.text[match.end() :]
    return bool(_SAYS_MORE.search(rest) or _ELSEWHERE_IN_IT.search(said.text)) or any(_SAYS_MORE.search(other.text) for other in answer if other is not said and not GENERICALLY.search(other.text) and not _OF_A_LETTER.search(other.text))


def _only_points(text: str, draft: Draft) -> bool:
    """Whether a sentence only sends the reader somewhere else, without the address of what answers."""
    if _CONTENT.search(text) or _HELD.search(text) or text.rstrip().endswith("?"):
        return False
    if _BARE.fullmatch(text) and (re.match(r"\W*(?:https?://|www\.)", text) or _is_link(text, draft)):
        return True
    if not _POINTS.match(text):
        return bool(_SITE.search(text) and (_TALKS.search(text) or len(text.split()) <= 12)) and not _ADDRESS.search(text) and not re.search(r"\d", text) and len(text.split()) <= 30
    address = _ADDRESS.search(text)
    here = re.match(r"\W*(?:please )?(?:see|click|follow|use|visit|find|refer to|go to)\s+(?:the |this )?(?:here|link|following link|website|web ?site|page)\W*(?:for [^.]{0,60}?)?:?\s*(?:https?://|www\.|$|[.!]?$)", text, re.I)
    return bool(here) or (not address and bool(_GENERAL.search(text)))


def _is_link(text: str, draft: Draft) -> bool:
    return bool(draft.given and re.search(rf"\[\s*{re.escape(text.strip().rstrip('.'))}\s*\.?\]\(", draft.given))
