"""How letters open: lines of address and reference, headings, and sentences that take note of the request."""

from __future__ import annotations

import re

from corpus.anatomy.cues import ASKED_WITH
from corpus.anatomy.voice import sounds_like_requester
from corpus.dates import date_alone

_TITLE = (
    r"(?:freedom of information|foi\b|foia\b|environmental information|eir\b|request for information|"
    r"information request|request under|"
    r"data protection act|subject access|your (?:request|enquiry|foi|e-?mail|letter)|internal review|response to|"
    r"reply to|request (?:ref|for)|decision on|application for)"
)
_HEADING = re.compile(
    rf"^(?:re|subject|ref|title)?\s*[:\-–]?\s*(?:your\s+)?{_TITLE}(?!.*\b(?:thank|which|"
    rf"asked)\b)[^?]{{0,110}}(?<![.?!:])$|^(?:re|subject)\s*[:\-–]\s*\S.{{0,140}}$",
    re.I,
)
_HEAD_FIELD = re.compile(
    r"^(?:(?:our|your|my|foi|request|case|file)\s+)*(?:ref(?:erence)?|tel(?:ephone)?|phone|fax|dx|date|dated|from|"
    r"to|cc|subject|sent|e-?mail|by e-?mail|via e-?mail|web(?:site)?|contact|direct (?:line|dial)|please (?:ask for|"
    r"reply to|quote|contact)|enquiries to|attachments?|address|switchboard|private|official|confidential)\b",
    re.I,
)

_REQUEST = (
    r"(?:request|e-?mail|letter|enquiry|enquiries|correspondence|message|application|questions?|submission|query|"
    r"form|communication)"
)
_SOME = r"(?:two|three|four|five|six|seven|eight|several|a number of) (?:\w+ )?(?:parts|points|questions|requests|things|items|heads|matters|headings)\b"
_RECEIPT = re.compile(
    rf"\b(?:thank you (?:very much |again |once again )?for|thanks for|many thanks for|(?:i|we) (?:am|are|'m|"
    rf"'re) (?:now |also )?(?:writing|responding|replying|able to|in a position to|pleased to)|"
    rf"(?:i|we) write|(?:i|we) (?:can|could|am able to|are able to|have been asked to|wish to|"
    rf"would like to)?\s*(?:now )?(?:acknowledge|respond|reply)|(?:we|i) (?:have )?(?:now |recently )?(?:received|"
    rf"considered|completed|processed|dealt|handled|reviewed|looked|finished|concluded)|"
    rf"(?:(?<=[.?!,:] )|^|(?<=writing )|(?<=write ))(?:further|pursuant|with reference|with regard|in relation|in respect|in (?:response|reply|"
    rf"answer)) to (?:your|the)|(?:i|we) (?:refer|am referring|are referring) to|i am in receipt|"
    rf"following (?:on from )?(?:your|receipt)|"
    rf"this (?:letter|e-?mail|response|reply|message|is (?:in|a|our|the))|(?:was|were|been) received|"
    rf"your (?:[\w-]+ ){{0,4}}{_REQUEST}\b[^.?!]{{0,80}}(?:received|dated|reached|arrived|came|has been|have been|"
    rf"was|is being|of \d|(?:had|has|made|asked|raised|put|contained|came in) (?:us )?{_SOME})|"
    rf"\bi, [^,.]{{4,40}}, (?:have |am )?(?:considered|reply|replying|write|writing|respond)|your (?:\w+ )?{_REQUEST}s? (?:is|are|have been|has been) (?:each |now )?(?:answered|taken|set out|dealt with)\b|(?:i|we) have (?:now )?(?:taken|divided|numbered|grouped|split|sorted|put) (?:up )?your (?:\w+ )?{_REQUEST}s?\b|^you (?:have |were (?:good|kind) enough to )?(?:sent|send|put|made|asked|raised|divided)\b[^.?!]{{0,40}}\b{_SOME})",
    re.I,
)
_ABOUT_REQUEST = re.compile(
    rf"\b(?:{_REQUEST}|freedom of information|information|foi|act|interest|patience|contacting|getting in touch)\b",
    re.I,
)
_COVER = re.compile(
    r"^(?:(?:i|we) (?:can|am able to|are able to|write to|"
    r"am writing to)?\s*confirm (?:that )?[^.?!]{0,60}\b(?:holds?|held|have|has|"
    r"received)\b[^.?!]{0,60}\b(?:information|request|some|data|all)\b[^.?!]{0,80}[.:]?$|"
    r"(?:your|the|this) (?:[\w-]+ ){0,3}(?:request|application|e-?mail|letter|enquiry)s? (?:has been|was|is being|"
    r"have been|were|is) (?:now )?(?:handled|dealt|considered|processed|treated|logged|passed|allocated|given|"
    r"answered|being).{0,220}$|"
    r"(?:(?:please (?:accept|let)|(?:i|we) (?:am|are|would like to|do|must|wish to)? ?(?:very |truly |"
    r"sincerely )?(?:sorry|apologi[sz]e)|(?:my|our) (?:sincere )?apologies|apologies))\b.{0,60}(?:delay|time|late|"
    r"wait|longer|sooner|inconvenience).{0,160}$|"
    r"under (?:the (?:terms|provisions) of )?(?:section 1(?:\(1\))? of )?(?:the )?(?:act|freedom of information act|"
    r"environmental information).{0,200}$|"
    r"the (?:act|freedom of information act)\b.{0,40}\b(?:gives|entitles|provides|requires|allows)\b.{0,220}$|"
    r"for (?:ease|convenience|clarity|ease of reference).{0,160}$|(?:your request|it) (?:has been|was) (?:given|"
    r"allocated|assigned).{0,100}$)",
    re.I,
)
_IN_TURN = re.compile(
    r"^(?:i|we) (?:have |will |shall )?(?:take|took|taken|answer(?:ed)?|deal(?:t)? with|address(?:ed)?|go through|work through) (?:them|these|each|both|all|your \w+|the \w+)"
    r"(?: (?:of )?(?:them|these|questions|points|parts|requests))? (?:in (?:turn|order|the order|your order|that order)|one by one|one after (?:the other|another)|separately|below)\b.{0,60}$",
    re.I,
)
_NTH_ASKED = re.compile(rf"^(?:your|the) (?:first|only|next|last|other|second|third|fourth|fifth|final) (?:question|request|point|part|query|item) (?:was|is|asks|asked|reads|read|ran)\b(?:[^\"“‘.]{{0,30}}[\"“‘]| {ASKED_WITH}\b)", re.I)  # tells what was asked, and so begins the answers
_MAY_WE = re.compile(r"(?<=\.) (?:may|shall) (?:we|i) (?:take|answer|deal with) (?:them|these|each)(?: of them)? in (?:turn|order)\?$", re.I)  # asks for nothing
_ANNOUNCES = re.compile(
    r"\b(?:you|which|that|where|and)\b[^.?!]{0,30}\b(?:asked|requested|wrote|wanted|sought|wished|said|put|raised|"
    r"stated|posed|made|submitted)\b[^.?!]{0,90}:$|"
    r"\b(?:following|these|below)\b[^.?!]{0,60}:$|\b(?:request|questions?|enquiry)\b[^.?!]{0,60}\b(?:was|were|is|"
    r"are|read|reads|worded|set out|copied|reproduced|repeated|below)\b[^.?!]{0,40}:$|"
    r"\bfor the following information:?$|\byou (?:asked|requested|wrote)(?: (?:us|for|that|the following))*\s*[:.]?$",
    re.I,
)
_RIGHT = re.compile(
    r"^(?:[(\[]?(?:[ab]|i{1,2}|[12])[.)\],] ?)?(?:to be informed in writing\b|if (?:that|this|so) ?(?:is the case)?,? to have that "
    r"information communicated\b).{0,200}$",
    re.I,
)
_REQUESTER = re.compile(
    r"\b(?:i|we) (?:am|are|'m) (?:writing|making|submitting|sending)\b[^.?!]{0,40}\b(?:to (?:request|ask|make|"
    r"obtain|find)|a request|this request)|\bi (?:would|'d) like (?:to|a|the|some)\b|\bi wish to (?:request|make|"
    r"ask)\b|\bplease (?:provide|send|supply|tell|let me)\b|\bi hereby\b|\b(?:can|could) you\b",
    re.I,
)
_ADDRESS = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|[\w.+-]+@[\w.-]+|^[\d\s()+\-]{7,}$|\[(?:name|address|e-?mail address|"
    r"phone number) removed\]",
)


def is_heading(text: str) -> bool:
    """Whether a line is the letter's own heading ("Re: Freedom of Information Request")."""
    return len(text) < 170 and bool(_HEADING.match(text))


def is_opening(text: str) -> bool:
    """Whether a paragraph takes note of the request or of its handling, and answers nothing.

    >>> is_opening("I can now respond to your recent enquiry. Your request was worded as follows:")
    True
    >>> is_opening("I am writing to request the following under the Freedom of Information Act.")
    False
    """
    text = _MAY_WE.sub("", text)
    if len(text) > 600 or _NTH_ASKED.match(text) or text.endswith("?") or _REQUESTER.search(text) or sounds_like_requester(text):
        return False
    if (
        states_right(text)
        or _COVER.match(text)
        or takes_in_turn(text)
        or (_ANNOUNCES.search(text) and len(text) > 12 and not is_heading(text))
    ):
        return True
    return len(text) > 15 and not is_heading(text) and bool(_RECEIPT.search(text) and _ABOUT_REQUEST.search(text))


def takes_in_turn(text: str) -> bool:
    """Whether a sentence only says in which order the requests are answered.

    >>> takes_in_turn("We take them in turn."), takes_in_turn("We take each complaint seriously.")
    (True, False)
    """
    return bool(_IN_TURN.match(text))


def states_right(text: str) -> bool:
    """Whether a paragraph is the Act's own words on the right to information, which many replies repeat."""
    return bool(_RIGHT.match(text))


def takes_note(text: str) -> bool:
    """Whether a sentence begins by taking note of a request, with no figure that could be an answer.

    >>> takes_note("Thank you for your request, which has been passed to me."), takes_note("Four tools are in use at the date of this letter.")
    (True, False)
    """
    handles = _RECEIPT.match(text) or (_COVER.match(text) and not re.match(r"the\b", text, re.I))
    return bool(handles) and not re.match(r"this is (?:an? |not )", text, re.I)


def announces_request(text: str) -> bool:
    """Whether an opening ends by announcing the request, so that the next paragraph is the requester's."""
    return bool(_ANNOUNCES.search(text))


def head_line(text: str) -> bool:
    """Whether a line belongs to the block of addresses, references and dates above a letter."""
    if _HEAD_FIELD.match(text) or date_alone(text) or _ADDRESS.search(text):
        return len(text) < 120
    return (
        len(text) < 90
        and not re.search(r"[.?!:;]$", text)
        and bool(re.match(r"[\"“(]?[A-Z0-9\[]", text))
        and len(text.split()) < 13
        and not re.match(r"[(\[]?(?:\d{1,2}|[a-z])[.)\]]\s", text)
    )
