"""How letters close: hopes of having helped, how to ask for a review, how to complain, whom to contact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.cues import cue_of
from corpus.voice import requester_odds

_UNHAPPY = r"(?:dissatisf\w*|unhappy|not (?:satisf\w+|content|happy)|disagree|complain\w*|appeal\w*|review)"
_OPENS = re.compile(
    r"^(?:(?:we|i) (?:do |very much )?(?:hope|trust)\b.{0,200}(?:answer|help|satisf|useful|assist|information|"
    r"question|request|clear|need|purpose)|"
    r"(?:if|should|where|in the event that) (?:you|your)\b.{0,200}(?:internal review|complain|dissatisf|unhappy|"
    r"not (?:satisf|content|happy)|contact (?:me|us)|queries|(?:further|any) (?:questions?|enquir)|handled|unclear|"
    r"further information|"
    r"(?:review|appeal|disagree|discuss|decision)\b.{0,60}(?:request|reply|response|letter|information|handl\w+))|"
    r"(?:you (?:have|also have|can|may|are entitled|should|must)|under the act,? you|your (?:right|complaint|"
    r"appeal))\b.{0,160}(?:internal review|right (?:of|to)|complain|appeal|review|reconsider|re-?examin)|"
    r"(?:any|an|all|requests? for|to (?:request|ask for|make)) (?:an? )?(?:internal review|complaint|appeal|"
    r"request for (?:an )?(?:internal )?review)s?\b.{0,200}(?:sent|made|addressed|should|within|please)|"
    r"(?:that|this) (?:concludes|completes|deals with)\b.{0,160}|thank you (?:again |"
    r"once again )?for (?:your interest|contacting|getting in touch|your patience|your request)\b.{0,160}|"
    r"(?:please )?(?:quote|remember to quote)\b.{0,120}(?:reference|number)|please (?:note|contact|do not hesitate|"
    r"let (?:me|us) know|reply to this)\b.{0,160}(?:re-?use|copyright|quer|contact|questions?|format|got wrong|"
    r"further)|"
    r"(?:do not|don't) hesitate\b|"
    r"(?:the )?(?:information|material|documents?) (?:supplied|provided|released|contained)\b.{0,200}(?:copyright|"
    r"re-?use|licen[cs]e)|most of the information .{0,200}copyright|"
    r"(?:it is our policy|we (?:will|may|also)?\s*publish|this response (?:will|may) be published|"
    r"a copy of this (?:response|letter))\b.{0,160}(?:disclosure log|publish|website))",
    re.I,
)
_HEADING = re.compile(
    rf"^(?=.{{3,90}}$)(?!.*[.:;]$)(?:.*\b(?:you|your|our)\b.*\b(?:{_UNHAPPY}|complaints?|redress)\b.*|"
    rf"(?:how to |making (?:a|an) |requesting (?:a|an) |asking for (?:a|an) |the )?(?:internal )?(?:complaints?|"
    rf"complain|appeals?|review|redress|re-?use|copyright)(?: (?:and|or|of|an?|the|this|internal|"
    rf"rights?) (?:appeals?|reviews?|complaints?|decision|re-?use)| rights?| procedures?| process| rights|"
    rf" information| decision| reply)*|"
    rf"(?:your|our) rights?\b.*|.*\bright (?:of|to)\b.*|next steps|what (?:to do|you can do|happens) (?:next|if).*|"
    rf"further (?:information|help|advice|queries|contact)|contact(?: us| details)?|"
    rf"(?:and )?if you are (?:still )?.*|any (?:further )?(?:questions|queries)\??|disclosure log|"
    rf"the information commissioner.*|annex \w+.*right.*)$",
    re.I,
)
_ASKS = re.compile(
    r"^\W*(?:can|could|do|does|did|is|are|has|have|was|were|will|how (?:many|much|long|often)|why)\b(?! i\b)",
    re.I,
)
_HOPES = re.compile(r"^(?:we|i) (?:do |very much )?(?:hope|trust)\b", re.I)
_REGULATOR = re.compile(r"\b(?:information commission\w*|ico)\b", re.I)
_REVIEW = re.compile(rf"\b(?:{_UNHAPPY})\b", re.I)
_STRONG = re.compile(
    r"\b(?:internal review|information commissioner\w*|information commission|ico\b|ico\.org\.uk|"
    r"informationcommissioner|wycliffe house|wilmslow|sk9 5af|water lane|cheshire|"
    r"you (?:are|remain|were|feel)[^.?!]{0,30}(?:dissatisf\w*|unhappy|not (?:satisf\w+|content|happy))|section 50|"
    r"0303 123|01625|copyright|open government licence|re-?use|"
    r"contact (?:me|us)|reference (?:number )?(?:above|quoted)|quot(?:e|ing) the (?:above )?reference|"
    r"disclosure log)\b",
    re.I,
)
_WEAK = re.compile(
    r"\b(?:complain\w*|appeal\w*|review\w*|commissioner|tribunal|regulator|dissatisf\w*|unhappy|decision|helpline)\b",
    re.I,
)
_CONTACT_LINE = re.compile(
    r"^(?:post|fax|tel(?:ephone)?|e-?mail|phone|website|web|address|by (?:post|phone|e-?mail))\b\s*:?.{0,60}$|"
    r"^[\w.+-]+@[\w.-]+$|^(?:https?://|www\.)\S+$|^[\d\s()+]{8,}$",
    re.I,
)
_ADDRESS_LINE = re.compile(r"^(?:[A-Z0-9][\w'’.&/-]*,?\s*){1,6}$|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")

# What a block says for its being part of a closing.
OPENS, STRONG, LINE, WEAK, OTHER, BODY = 3.0, 2.0, 0.7, -0.5, -2.0, -9.0


def closing_start(texts: Sequence[str], body: int, sign_off: int) -> int:
    """The first block of the closing, `sign_off` where there is none.

    Of the blocks that can open a closing, the one from which the blocks down to the sign-off speak for a closing
    most; so an answer about reviews just above is not swallowed, and a stray sentence inside does not cut it short.
    """
    best, start, total = 0.0, sign_off, 0.0
    for i in range(sign_off - 1, body - 1, -1):
        total += _weight(texts[i])
        if opens_closing(texts[i]) and total > best:
            best, start = total, i
        if total < best + BODY:
            break
    anchor = next((i for i in range(start, sign_off) if closing_heading(texts[i]) or _HOPES.match(texts[i])), start)
    above = texts[start:anchor]
    if above and not any(_REGULATOR.search(text) for text in above):
        if _REVIEW.search(above[0]) or not all(opens_closing(text) for text in above):
            return anchor  # an answer about reviews or complaints stands above the closing
    return start


def _weight(text: str) -> float:
    cue = cue_of(text)
    if opens_closing(text):
        return OPENS
    if cue and (cue.role or cue.label) and not re.match(r"[a-z]\W", text):
        return BODY
    if _STRONG.search(text):
        return STRONG
    if len(text.split()) > 3 and requester_odds(text) > 2.0:
        return BODY
    if _CONTACT_LINE.match(text) or (_ADDRESS_LINE.search(text) and len(text) < 60):
        return LINE
    return WEAK if _WEAK.search(text) else OTHER


def opens_closing(text: str) -> bool:
    """Whether a block can be the first of a closing: a heading on complaints and reviews, or a phrase of hope."""
    return bool(_OPENS.match(text)) or closing_heading(text)


def closing_heading(text: str) -> bool:
    """Whether a line is a heading of the closing ("How to appeal", "If you are not happy with this reply")."""
    if len(text.split()) > 13 or not _HEADING.match(text) or cue_of(text) or _ASKS.match(text):
        return False
    return not text.endswith("?") or bool(re.search(r"\b(?:if you|quer|unhappy|not (?:happy|satisfied))", text, re.I))
