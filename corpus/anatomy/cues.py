"""The words and numbers with which a letter itself says what is a request and what is an answer.

"Your request", "Our response", "Q1", "With regard to point 1", "2.", "b,": each read into a small value. A line that
names a point without saying whose words follow ("Question 1", "Part b", "Your first question") has no role of its
own: it goes with the paragraph below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER_WORDS = {word: str(n) for words in (ORDINALS, CARDINALS) for n, word in enumerate(words, 1)}

# -- the pieces that the patterns below are made of; each number or letter is in a group of its own
_NTH = rf"({'|'.join(ORDINALS)})"
_N = (
    rf"[(\[]?(\d{{1,2}}(?:[a-h]\b|\s?\((?:[a-h]|[ivx]{{1,4}})\)|\.\d)?|[a-h]\b|[ivx]{{1,4}}\b|"
    rf"(?:{'|'.join(CARDINALS)})\b)[)\]]?"
)
_THING = r"(?:request|question|query|enquiry|point|part|item|issue|matter|head|limb|bullet point|bullet)"
_NUMBER = r"(?:no\.?|number|numbered|#)?"
_MESSAGE = r"(?:request|e-?mail|letter|correspondence|enquiry|message|questions|list)"
_POINT = (
    rf"(?:{_THING}s?\s*{_NUMBER}\s*{_N}|{_NTH}\s+(?:and final\s+|and last\s+)?(?:of\s+(?:your|these|those|the)\s+"
    rf"(?:\w+\s+)?(?=[a-z ]+s\b))?{_THING}s?|number\s+{_N})"
)
_MORE = (
    rf"(?P<more>(?:\s*(?:,|and|&|to|-|–|,\s*and)\s*(?:{_THING}s?\s*{_NUMBER}\s*)?[(\[]?(?:\d{{1,2}}[a-h]?|[a-h]\b|"
    rf"{'|'.join(CARDINALS)})[)\]]?)*)"
)
_OF_REQUEST = (
    rf"(?:\s+(?:of|in|from)\s+(?:your|the)\s+(?:original\s+)?(?:freedom of information\s+|"
    rf"foi\s+)?{_MESSAGE}(?:\s+for information)?)?(?:\s+(?:above|below))?"
)
_ABOUT = (
    r"(?:(?:with|in)\s+(?:regards?|respect|relation|reference|response|answer|reply)\s+(?:to|of)|as\s+(?:regards|to|"
    r"for)|regarding|concerning|"
    r"(?:turning|moving|coming|looking)(?:\s+(?:now|next|then|finally|on))*\s+(?:to|at)|(?:our\s+|my\s+|"
    r"the\s+)?(?:response|answer|reply)\s+to|to\s+answer|"
    r"finally,?\s+(?:on|with regard to)|addressing|taking|dealing\s+with|for|on|to|under|re:?)"
)
_ASKED = (
    r"(?:asked|requested|wrote|said|wanted|sought|wished|stated|enquired|inquired|queried|put|raised|posed|"
    r"submitted|made|specified|sent)"
)
_ANSWER_NOUN = r"(?:responses?|answers?|repl(?:y|ies)|decisions?|findings|comments?)"

_ASK_HEADING = re.compile(
    r"^(?:(?:the|your|this|original|initial|full|foi|eir|freedom of information|information|details of(?: the|"
    r" your)?|text of(?: the| your)?|wording of(?: the| your)?|copy of(?: the| your)?)\s+)*"
    r"(?:requests?|questions?|quer(?:y|ies)|enquir(?:y|ies))(?:\s+(?:for information|details|made|asked|received|"
    r"submitted|as received|text|wording))*\s*[:.\-–]?$|"
    r"^(?:the\s+)?(?:information|details|data|documents?|questions?)\s+(?:(?:that\s+)?(?:you|"
    r"we were)\s+(?:have\s+)?)?(?:requested|asked(?:\s+for)?|sought|required)\s*[:.\-–]?$|"
    r"^what\s+(?:you|was|we were)\s+(?:have\s+)?(?:asked|requested|wanted|wished)(?:\s+(?:for|us|to know|"
    r"about))*\s*[:.?]?$|^(?:the\s+)?(?:applicant|requester)\s+(?:has\s+)?asked(?:\s+for)?\s*:?$|^(?:your\s+|"
    r"the\s+)?(?:requests?|questions?)\s+(?:and|&|/)\s+(?:our\s+|the\s+)?(?:responses?|answers?|repl(?:y|"
    r"ies))\s*[:.]?$|^q(?:uestion)?s?\s*[:.]?$",
    re.I,
)
_ASK_LEAD_IN = re.compile(  # a short sentence that announces the request, ending in a colon or in nothing
    rf"^(?:(?:in (?:your|this|the) [^.:?]{{3,60}}?,?\s+)?(?:and\s+|firstly,?\s+|secondly,?\s+|finally,?\s+|"
    rf"next,?\s+)?you\s+(?:have\s+|had\s+|then\s+|also\s+|further\s+|specifically\s+|"
    rf"next\s+)*{_ASKED}\b[^.?!:]{{0,90}}(?::|(?<![.?!])$)|"
    rf"(?:the|your)\s+(?:(?:{'|'.join(ORDINALS)}|next|final|last|"
    rf"other)\s+)?(?:{_THING})s?(?:\s+for information)?[^.?!:]{{0,60}}\s(?:is|was|were|are|reads?|said|"
    rf"follows?)\b[^.?!:]{{0,60}}:|"
    rf"(?:i|we)\s+(?:have\s+)?(?:understand|understood|take|took|note|interpret|interpreted|read)\s+(?:your|the|"
    rf"that you|this)\b[^.?!]{{0,90}}:|"
    rf"(?:for (?:ease|convenience)[^.?!]{{0,60}}|below is|here is|this is|i (?:have )?(?:set out|copied|reproduced?|"
    rf"repeat(?:ed)?)|we (?:have )?(?:set out|copied|reproduced?|repeat(?:ed)?))\s*[^.?!]{{0,30}}\b(?:request|"
    rf"questions?|enquiry)\b[^.?!]{{0,60}}:)\s*$",
    re.I,
)
_ANSWER_HEADING = re.compile(
    rf"^(?:(?:our|the|my|official|formal|full|final|foi|[\w'’]+(?:'s|’s|s['’])|(?-i:[A-Z]{{2,8}})|council|authority|"
    rf"department|agency|trust)\s+){{0,3}}{_ANSWER_NOUN}"
    rf"(?:\s+(?:to\s+)?(?:your\s+|the\s+)?(?:(?:foi\s+)?(?:requests?|questions?|enquiry|"
    rf"points?)(?:\s+for information)?))?(?:\s*{_NUMBER}\s*{_N})?(?:\s*(?:is|are)?\s*(?:as follows|follows|below|"
    rf"set out below|given below))?\s*[:.\-–]?$|"
    rf"^{_ANSWER_NOUN}\s+to\s+{_N}\s*[:.\-–]?$|^{_ANSWER_NOUN}\s+to\s+(?:your\s+)?{_POINT}\s*[:.\-–]?$|"
    rf"^a(?:nswer)?\s*{_N}\s*[:.]?$|^a\s*[:]$|"
    rf"^(?:we|i|the \w+|(?-i:[A-Z]{{2,8}}))\s+(?:answer|respond|reply|say)s?(?:ed)?\s*[:.]?$|"
    rf"^what\s+we\s+(?:can tell you|hold|found|say|have)\s*[:.]?$|"
    rf"^(?:in\s+)?(?:response|answer|reply)(?:\s+to\s+(?:this|these|that|your (?:request|questions?|enquiry|"
    rf"e-?mail)|the above))?\s*[:,]$|"
    rf"^(?:the\s+)?information\s+(?:held|provided|released|disclosed|supplied)\s*:?$",
    re.I,
)
# "Please see below for our response.": one sentence that points at the answer and gives none of it
_LEADS_IN = re.compile(
    r"^(?:please|i|we|our|my|the|your|in\s+(?:response|answer|reply|line|accordance|relation)|having|as|to|taking|"
    r"set\s+out|below|searches|enquiries|further|following|under|see|for|with|this|(?-i:[A-Z])[\w’']*\s+(?:can|has|is|will|"
    r"would))\b[^?]*[.:]$",
    re.I,
)
_TELLS = re.compile(
    rf"\b(?:{_ANSWER_NOUN}|respond(?:ed|s)?|answer(?:ed|s)?|repl(?:y|ied)|advise|(?:information|details|"
    rf"data)\s+(?:that\s+)?(?:you\s+(?:have\s+)?)?(?:requested|asked for|sought|require[d]?)|confirm the following|"
    rf"respond as|set out (?:our|my|the) (?:position|findings|reasons|views?))\b",
    re.I,
)
_POINTS_ON = re.compile(
    r"\b(?:below|as follows|follows|following|set out|in turn|in order|same order|beneath|underneath|hereunder|"
    r"(?:within|under|beneath|against|after|next to) (?:the (?:text|body) of )?(?:your|each)(?: of your)? \w+)\b|"
    r"(?:response|answer|reply)\s*:$",
    re.I,
)
_NOT_LEAD_IN = re.compile(
    r"\b(?:attach\w*|enclos\w*|spreadsheet|link|annex|appendix|website|published|page|review|complain\w*|contact|"
    r"paragraph|section \d+|policy|held|not|because|exempt\w*)\b|[£%]|\d{3,}",
    re.I,
)

_SIGNPOST = re.compile(rf"^{_ABOUT}\s+(?:your\s+|the\s+)?{_POINT}{_MORE}{_OF_REQUEST}\s*(?P<end>[:,.\-–]|$)", re.I)
_SIGNPOST_LETTER = re.compile(
    r"^(?:(?:in\s+(?:response|answer|reply|relation|respect)|with\s+(?:regards?|respect|reference)|(?:response|answer|"
    r"reply))\s+(?:to|of)|as\s+(?:to|regards|for)|regarding|(?:turning|moving)(?:\s+(?:now|on))*\s+to)\s+"
    r"[(\[]?(\d{1,2}[a-h]?|[a-h]|[ivx]{1,4})(?:[)\]]|(?=\s*(?:above|[:\-–,]|$)))\s*(?:above\s*)?(?P<end>[:\-–,]|$)",
    re.I,
)
_POINT_LINE = re.compile(
    rf"^(?:(?:your|the)\s+)?{_POINT}{_MORE}{_OF_REQUEST}\s*[:.)\-–]?$|^q\s*{_N}\s*[:.)]?$|^[(\[]?(\d{{1,2}}[a-h]?|"
    rf"[a-h]|[ivx]{{1,4}})[.)\],:]+$",
    re.I,
)
_POINT_PREFIX = re.compile(
    rf"^(?!issued\b)(?:(?:your|the)\s+)?(?:{_THING}s?\s*{_NUMBER}\s*{_N}|{_NTH}\s+{_THING})\s*[:.)\-–]\s*(?=\S)|"
    rf"^(?-i:[QR])\s?{_N}\s*[.:)\-–]?\s+(?=\S)|"
    rf"^(?:question|request)\s*{_N}\s+(?!(?:of|(?:and|or|to)\s+(?:question\b|[\d(])|above|below|asks?|asked|relates?|related|concerns?|concerned|seeks?|refers?)\b|"
    rf"(?:is|was|are|were|has|have|had|may|can|will|cannot|does|did)\b[^?]*\.$)(?=[^\W_]|[\"“‘£(])",  # the tab after a number is lost
    re.I,
)
_ASK_PREFIX = re.compile(
    r"^(?:q|question|query|(?:(?:your|foi|the|information)\s+)*(?:request|question|enquiry)|(?:and\s+|"
    r"(?:finally|lastly|next|then|secondly|thirdly),?\s+)?you\s+(?:have\s+|also\s+|further\s+|then\s+|next\s+|finally\s+|"
    r"lastly\s+)*(?:asked|requested|wrote|said)(?:\s+(?:for|us))?(?:\s*[(\[](?P<nth>\d{1,2}|[a-h]|[ivx]{1,4})[)\]])?|(?:information\s+)?requested)\s*[:\-–]\s+(?=\S)|^(?-i:Q)\s?\.\s+(?=\S)",
    re.I,
)
_ANSWER_PREFIX = re.compile(
    rf"^(?:(?:(?:our|the|my|council|[\w'’]+(?:'s|’s)|(?-i:[A-Z]{{2,8}}))\s+)?(?:response|reply|"
    rf"answer)(?:\s+(?:to\s+)?(?:{_THING}\s*|(?-i:[QR])\s?)?{_NUMBER}\s*{_N})?|we\s+(?:answer|respond|"
    rf"reply))\s*[:.\-–]\s*(?=\S)(?<=[\s:])",
    re.I,
)
_ANSWER_LETTER = re.compile(
    r"^A\s?(\d{1,2}(?:[a-h]|\s?\((?:[a-h]|[ivx]{1,4})\))?)\s*[.:)\-–]?\s+(?=\S)|^[AR]\s?[:\-–]\s*(?=\S)",
)
ASKED_WITH = r"(?:(?:to|in|on|by|for|from|under|at|with|of) (?:whom|what|which|how)|to (?:see|know|have)|who|which|whether|how|what|when|where|why|if|for|about|the number|a copy)"  # begins what was asked, told of
REPORTED = re.compile(  # a sentence in which the body itself says what was asked
    r"^\(?(?:(?:and|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?|seventh(?:ly)?|next|then|in addition|finally|"
    r"lastly),?\s+)*you\s+(?:have |had |also |then |further |next |finally |specifically )*"
    r"(?:(?:asked|requested|wanted(?: to know)?|wished to know|enquired|queried|sought)|(?:ask|would like to know|want to know|wish to know)(?:,\s+(?:first|next|lastly|finally))?\s+\((?:\d|[a-h])\),?)"
    r"\s+(?:us\s+)?(?:for\s+|to know\s+|"
    r"about\s+|to be told\s+)?(?=[^.?!:]{12,400}[.?][\"”]?\)?$)|"
    r"^(?:(?:and|then)\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|final)(?:ly)?,\s+you\s+(?:also\s+)?(?:ask(?:\s+us)?|want|wish|would\s+like)\s+"
    r"(?:for\s+|to\s+know\s+|about\s+|to\s+be\s+told\s+)?(?=[^.?!:]{12,400}[.?]$)|"
    r"^(?:and\s+|finally,\s+|lastly,\s+)?(?:your|the)\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|final|next|only|other|remaining)\s+"
    r"(?:question|request|point|part|query|item)\s+(?:was|is|asks|asked|reads|read|ran)(?:\s+(?:this|as follows|worded as follows))?[:,]?\s+(?=[\"“‘][^\"”’]{12,400}[\"”’]\.?$)|"
    r"^(?:and\s+|finally,\s+|lastly,\s+)?your\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|final|next|only|other|remaining)\s+"
    rf"(?:question|request|point|part|query|item)\s+(?:was|asks|asked|concerned)\s+(?={ASKED_WITH}\b[^.?!:]{{8,400}}[.?]$)",
    re.I,
)
_PLAIN_LABEL = re.compile(
    r"^[\"“]?[(\[]?(?P<number>\d{1,2})(?:(?P<letter>[a-h])|\s?\((?P<inner>[a-h]|[ivx]{1,4})(?=\)))?[.)\],:]\)?\s+(?=\S)|"
    r"^[\"“]?[(\[]?(?P<part>[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})[.)\],]\s+(?=\S)|^(?P<dotted>\d{1,2}\.\d{1,2})[.)]?\s+(?=[A-Za-z])",
)

_NUMBERED_ANSWER = re.compile(  # "2. As to (a): ...": the paragraph's own number, and the request's
    r"^\d{1,2}[.)]\s+(?=(?:as\s+(?:to|regards|for)|in\s+(?:response|answer|reply|relation)\s+to|with\s+regards?\s+to|regarding|turning\s+to)\s+"
    r"[(\[](?:[a-h]|[ivx]{1,4}|\d{1,2})[)\]])",
    re.I,
)
_COUNTED = re.compile(r"^([A-Za-z][^.?!:]{2,40}?)\s*[#(]?(\d{1,2}[a-h]?)\)?\s*[:.\-–]?$")

Role = Literal["ask", "answer"]


@dataclass(frozen=True)
class Cue:
    """What a block says about itself.

    `role`: `ask` or `answer` where it says whose words follow; None where it only carries a number or letter.
    `label` as printed without punctuation ("1", "2b", "a", "i"), or "". `length` is how much of the block's text is
    cue: all of it for a line of its own (`whole`). `names` says that it calls itself a question, request or point
    ("Question 1:"), which a bare number does not. `also` are further labels ("Questions 1 and 2").
    """

    role: Role | None
    label: str
    length: int
    whole: bool = False
    names: bool = False
    also: tuple[str, ...] = ()


def cue_of(text: str) -> Cue | None:
    """The cue that a block consists of or begins with, or None.

    >>> cue_of("With regard to point 2, no records are held."), cue_of("Q3. How many?").label
    (Cue(role='answer', label='2', length=0, whole=False, names=False, also=()), '3')
    """
    if (numbered := _NUMBERED_ANSWER.match(text)) and (inner := cue_of(text[numbered.end() :])):
        return replace(inner, length=numbered.end() + inner.length if inner.length else 0)
    if len(text) < 220 and (cue := _line(text)):
        return cue
    for pattern in (_SIGNPOST, _SIGNPOST_LETTER):
        if match := pattern.match(text):
            apart = match["end"] in (":", "-", "–") or (match["end"] == "" and match.end() == len(text))
            return Cue(
                "answer", _label(_first(match)), _past_spaces(text, match.end()) if apart else 0, also=_also(match)
            )
    if match := _ANSWER_PREFIX.match(text) or _ANSWER_LETTER.match(text):
        return Cue("answer", _label(_first(match)), match.end())
    if match := _POINT_PREFIX.match(text):
        return Cue(None, _label(_first(match)), match.end(), names=True)
    if match := _ASK_PREFIX.match(text):
        return Cue("ask", _label(match["nth"]), match.end(), names=bool(match["nth"]))
    if match := REPORTED.match(text):
        return Cue("ask", "", match.end())
    if match := _PLAIN_LABEL.match(text):
        label = match["part"] or match["dotted"] or f"{match['number']}{match['letter'] or match['inner'] or ''}"
        return Cue(None, label, match.end())
    return None


def _past_spaces(text: str, end: int) -> int:
    return end + len(text[end:]) - len(text[end:].lstrip())


def _line(text: str) -> Cue | None:
    """The cue that a whole line is."""
    if len(text) < 90 and (match := _POINT_LINE.match(text)):
        return Cue(
            None, _label(_first(match)), len(text), True, not re.match(r"[(\[]?\w{1,4}[.)\],:]+$", text), _also(match)
        )
    if len(text) < 110:
        for pattern in (_SIGNPOST, _SIGNPOST_LETTER):
            if (match := pattern.match(text)) and match.end() == len(text):
                return Cue("answer", _label(_first(match)), len(text), whole=True, also=_also(match))
        if match := _ANSWER_HEADING.match(text):
            return Cue("answer", _label(_first(match)), len(text), whole=True)
        if _ASK_HEADING.match(text):
            return Cue("ask", "", len(text), whole=True)
        if (counted := _COUNTED.match(text)) and (cue := _line(counted[1])) and cue.role and not cue.label:
            return Cue(cue.role, _label(counted[2]), len(text), whole=True)  # "You asked 1", "Information requested 2:"
    if match := _ASK_LEAD_IN.match(text):
        return Cue("ask", "", len(text), whole=True)
    if leads_in(text):
        return Cue("answer", "", len(text), whole=True)
    return None


def leads_in(text: str) -> bool:
    """Whether a sentence only points at the answer below it, and gives none of it.

    >>> leads_in("In response to your request, we can advise as follows."), leads_in("The figures are in the table below.")
    (True, False)
    """
    return bool(
        len(text) < 220
        and not re.search(r"[.!]\s+\S", text)
        and _LEADS_IN.match(text)
        and _TELLS.search(text)
        and _POINTS_ON.search(text)
        and not _NOT_LEAD_IN.search(text)
    )


def _first(match: re.Match[str]) -> str:
    return next((value for value in match.groups() if value and value not in ":,.-–"), "")


def _also(match: re.Match[str]) -> tuple[str, ...]:
    """The further labels of "1 and 2", "1, 2 and 3", "1 to 3"."""
    more = match.groupdict().get("more") or ""
    names = [_label(name) for name in re.findall(rf"\d{{1,2}}[a-h]?|\b[a-h]\b|{'|'.join(CARDINALS)}", more, re.I)]
    first = _label(_first(match))
    if re.match(r"\s*(?:to|-|–)", more) and first.isdigit() and names and names[0].isdigit():
        return tuple(str(n) for n in range(int(first) + 1, int(names[0]) + 1))
    return tuple(names)


def _label(printed: str | None) -> str:
    word = (printed or "").strip().lower()
    return _NUMBER_WORDS.get(word, re.sub(r"[\s()\[\]]", "", word))
