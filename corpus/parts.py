"""The parts of a letter around its body: where the opening ends and where the closing begins.

Phrases are those of English public bodies in general; a part that is missing is simply not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.blocks import Block
from corpus.dates import date_alone

SALUTATION = re.compile(r"^(?:Dear|Hello|Hi|Good (?:morning|afternoon)|Annwyl)\b.{0,60}$", re.I)
HEADING = re.compile(
    r"^(?:re|subject|ref|title)?\s*[:\-–]?\s*(?:your\s+)?(?:freedom of information|foi\b|foia\b|environmental information|request for information|"
    r"information request|request under|data protection act|subject access|your (?:request|enquiry|foi)|internal review|"
    r"response to|request (?:ref|for)|decision on|application for)(?!.*\b(?:thank|which|asked)\b).{0,110}$",
    re.I,
)
RECEIPT = re.compile(
    r"\b(?:thank you (?:very much )?(?:again )?for|thanks for|i (?:am|'m) (?:writing|responding|replying)|i write (?:further|in|with|to|regarding|about|following)|"
    r"we (?:are|'re) (?:writing|responding|replying)|we write|(?:we|i) (?:have )?(?:now )?received|(?:further|pursuant) to your|in (?:response|reply|answer) to your|"
    r"(?:i|we) (?:refer|am referring) to|with (?:reference|regard) to your|i am in receipt|following your|this (?:letter|e-?mail|is (?:in|a|our))|"
    r"(?:was|were|been) received|your (?:e-?mail|letter|request|correspondence|enquiry|message|application)[^.?!]{0,80}(?:received|dated|reached|arrived|came|has been|was passed|of \d))\b",
    re.I,
)
_ABOUT_REQUEST = re.compile(r"\b(?:request|e-?mail|letter|enquiry|correspondence|message|application|freedom of information|information|foi|submission|query|form)\b", re.I)
FOLLOWING = re.compile(r"\b(?:following|these|below)\b.{0,40}\b(?:requests?|questions?|information)\b.{0,40}$|\b(?:you|which|where you|and) (?:asked|requested|wrote|wanted|sought|wished|said|put)\b[^.?!]{0,50}:$", re.I)
COVER = re.compile(
    r"^(?:(?:i|we) (?:can|am able to|are able to|write to) confirm (?:that )?(?:the|we|this|it|i|some|\w+ (?:holds?|does hold|has))\b.{0,90}$|"
    r"(?:your|the|this) (?:request|application|email|letter|enquiry)s? (?:has been|was|is being|have been|were|is) (?:handled|dealt|considered|processed|treated|logged|passed|allocated|given|answered).{0,200}$|"
    r"(?:we|i) (?:have )?(?:handled|dealt with|considered|processed|treated|read) (?:your|this|it|the).{0,200}$|"
    r"(?:please accept|(?:i|we) (?:am |are )?(?:very )?(?:sorry|apologi[sz]e)) .{0,40}(?:delay|time|late).{0,120}$|"
    r"(?:we|i) have (?:now )?(?:completed|carried out|concluded|finished) (?:our|the|a) .{0,90}$|"
    r"under the (?:act|freedom of information act).{0,160}$|the act gives .{0,200}$|"
    r"for (?:ease|convenience).{0,160}$)",
    re.I,
)
SIGN_OFF = re.compile(r"^(?:yours (?:sincerely|faithfully|truly)|yn gywir|(?:kind(?:est)?|best|warm|with (?:kind|best))\s*(?:regards|wishes)|regards|sincerely)\s*[,.]?(?:\s.{0,40})?$", re.I)
OPENS_CLOSING = re.compile(
    r"^(?:(?:we|i) (?:do )?(?:hope|trust)\b.{0,200}(?:answer|help|satisf|useful|assist|information|question|request|clear)|"
    r"(?:if|should|where) you (?:are|be|feel|remain|were|have any|wish|would like|want|disagree|think|need|require|do not agree|consider)\b.{0,160}"
    r"(?:review|complain|dissatisf|unhappy|not (?:satisf|content|happy)|contact|appeal|queries|question|ask|decision|handled|unclear|discuss)|"
    r"(?:you (?:have|also have|can|may|are entitled)\b.{0,120}(?:internal review|right of (?:appeal|complaint)|complain|appeal|review of))|"
    r"(?:our |your |the )?(?:right(?:s)? (?:to|of) (?:complain|appeal|review|an internal|request|redress)|internal review|review (?:procedure|rights|process)|complaints?(?: procedure| process)?|"
    r"appeals?(?: procedure| process)?|what (?:to do|you can do|happens|if)|if you are (?:unhappy|not happy|dissatisfied|not satisfied)|next steps|not satisfied|unhappy with|"
    r"how to complain|disagree|further (?:information|help|rights))\b.{0,60}$|"
    r"(?:any|an) (?:internal review|complaint|appeal|request for (?:an )?(?:internal )?review)\b.{0,200}(?:sent|made|addressed|should|within)|"
    r"(?:that|this) (?:concludes|completes|deals with)\b.{0,160}|thank you for (?:your interest|contacting|getting in touch)\b.{0,160}|"
    r"(?:please )?(?:quote|remember to quote)\b.{0,120}(?:reference|number)|please (?:note|contact)\b.{0,160}(?:reuse|re-use|copyright|quer|contact)|"
    r"(?:the )?(?:information|material|documents?) (?:supplied|provided|released)\b.{0,200}(?:copyright|re-?use|licen[cs]e)|most of the information .{0,200}copyright)",
    re.I,
)
_CLOSING_MATTER = re.compile(
    r"\b(?:internal review|information commissioner|ico\b|ico\.org\.uk|informationcommissioner|wycliffe house|wilmslow|sk9 5af|water lane|cheshire|"
    r"dissatisfied|not (?:satisfied|content|happy)|unhappy|complain|appeal|section 50|0303 123|01625|copyright|re-?use|review|commissioner|tribunal|working days|contact (?:me|us)|"
    r"reference (?:number )?(?:above|quoted)|signed|regulator)\b|^(?:post|fax|tel(?:ephone)?|e-?mail|phone|website|web|address|by (?:post|phone|e-?mail))\b\s*:?|^[\w.+-]+@[\w.-]+$|^(?:https?://|www\.)\S+$|^[\d\s()+]{8,}$",
    re.I,
)
_ADDRESS_LINE = re.compile(r"^(?:[A-Z0-9][\w'’.&/-]*,?\s*){1,6}$|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")


@dataclass(frozen=True)
class Parts:
    """Block numbers: the head is [0, receipt), the opening [receipt, body), the body [body, closing), the sign-off
    from `sign_off` (or the end). `receipt` is None where no sentence acknowledges a request."""

    receipt: int | None
    body: int
    closing: int
    sign_off: int


def parts_of(blocks: Sequence[Block]) -> Parts:
    """Where a letter's body begins and ends."""
    sign_offs = [i for i, block in enumerate(blocks) if SIGN_OFF.match(block.text) and i > 2]
    salutation = next((i for i, block in enumerate(blocks[:40]) if SALUTATION.match(block.text)), None)
    after = [i for i in sign_offs if salutation is None or i > salutation]
    sign_off = after[0] if after else len(blocks)
    if after and salutation is None:
        sign_off = after[-1] if not _thread_between(blocks, after[0], after[-1]) else after[0]
    receipt = _receipt(blocks, salutation, sign_off)
    body = _body_start(blocks, salutation, receipt, sign_off)
    return Parts(receipt, body, _closing_start(blocks, body, sign_off), sign_off)


def _thread_between(blocks: Sequence[Block], first: int, last: int) -> bool:
    return any(re.search(r"wrote:$|^-+ ?original message|^from:", block.text, re.I) for block in blocks[first:last])


def _receipt(blocks: Sequence[Block], salutation: int | None, sign_off: int) -> int | None:
    start = salutation + 1 if salutation is not None else 0
    for i in range(start, min(sign_off, start + 24, len(blocks))):
        text = blocks[i].text
        if (RECEIPT.search(text) and _ABOUT_REQUEST.search(text) and len(text) > 25 and not HEADING.match(text)) or (FOLLOWING.search(text) and len(text) > 20):
            return i
        if salutation is not None and i > start + 6:
            break
    return None


def _body_start(blocks: Sequence[Block], salutation: int | None, receipt: int | None, sign_off: int) -> int:
    if receipt is not None:
        body = receipt + 1
    else:
        body = salutation + 1 if salutation is not None else 0
        for i in range(body, min(sign_off, body + 16)):
            text = blocks[i].text
            if HEADING.match(text) or date_alone(text) or (salutation is None and re.match(r"(?:our|your) ref|ref(?:erence)?\b|tel\b|date\b|from:|to:|subject:|sent:", text, re.I)):
                body = i + 1
    while body < sign_off and (COVER.match(blocks[body].text) or (HEADING.match(blocks[body].text) and blocks[body].heading and receipt is not None and body == receipt + 1 and not re.search(r"^your|request \d", blocks[body].text, re.I))):
        body += 1
    return body


def _closing_start(blocks: Sequence[Block], body: int, sign_off: int) -> int:
    """The first block of the closing: walk back from the sign-off over closing matter, then forward to a phrase that
    opens a closing, so that an answer about reviews just above is not swallowed."""
    start = sign_off
    strays = 0
    for i in range(sign_off - 1, body, -1):
        text = blocks[i].text
        if OPENS_CLOSING.match(text) or _CLOSING_MATTER.search(text) or (_ADDRESS_LINE.search(text) and len(text) < 60):
            start, strays = i, 0
        else:
            strays += 1
            if strays > 1:
                break
    for i in range(start, sign_off):
        if OPENS_CLOSING.match(blocks[i].text):
            while i > body + 1 and blocks[i - 1].heading and OPENS_CLOSING.match(blocks[i - 1].text):
                i -= 1
            return i
    return sign_off
