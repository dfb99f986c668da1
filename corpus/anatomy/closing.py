"""How letters close: hopes of having helped, how to ask for a review, how to complain, whom to contact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.anatomy.cues import cue_of
from corpus.anatomy.voice import requester_odds

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
    r"request for (?:an )?(?:internal )?review)s?(?! (?:response|repl|file|record|form|procedure|process|polic|team|panel|"
    r"handl|figure|manager|officer|meeting|report|outcome|letter)\w*)\b.{0,200}(?:sent|made|addressed|should|within|please)|"
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
_PARTS = re.compile(  # sentences that only the end of a reply has
    r"(?:^|[.?!]\s+)(?:(?:please|we would (?:be grateful|appreciate|welcome)|to help us|it would help)\b[^.?!]{0,80}\b(?:survey|"
    r"questionnaire|feedback form)\b|"
    r"(?:your|this) (?:[\w-]+ ){0,3}(?:request|enquiry) (?:is|has been|will be) (?:now |therefore )?(?:being |marked as )?"
    r"(?:closed|concluded|completed?)\s*[.,;]|"
    r"[^.?!]{0,90}\b(?:anonymised|redacted|copy of (?:this|our|the)|this)\b[^.?!]{0,40}\b(?:response|reply|letter)\b"
    r"[^.?!]{0,40}\b(?:will|may|might|could|is to) (?:also )?(?:be (?:made )?(?:publish\w*|placed|added|available)|appear)\b|"
    r"[^.?!]{0,90}\b(?:re-?us(?:e|ed|ing)|copy|copies|copying)\b[^.?!]{0,120}\b(?:copyright|licen[cs]ed? |infring\w+)|"
    r"[^.?!]{0,60}\b(?:copyright|open government licen[cs]e|infring\w+)\b[^.?!]{0,120}\b(?:re-?us|otherwise|copies|"
    r"copying|material|documents?|information)\b)",
    re.I,
)
_RUN_IN = re.compile(r"^([^.:;?!]{3,40})[.:]\s+(?=\S)")
_CONTESTS = re.compile(rf"\b(?:{_UNHAPPY}|re-?us\w*|copyright)\b", re.I)
_TO_WHOM = re.compile(r"\b(?:you|your|requesters?|applicants?|complainants?)\b", re.I)
_HEADING = re.compile(
    rf"^(?=.{{3,90}}$)(?!.*[.:;]$)(?:.*\b(?:you|your|our)\b.*\b(?:{_UNHAPPY}|complaints?|redress)\b.*|"
    rf"(?:how to |making (?:a|an) |requesting (?:a|an) |asking for (?:a|an) |the )?(?:internal )?(?:complaints?|"
    rf"complain|appeals?|review|redress|re-?use|copyright)(?: (?:and|or|of|an?|the|this|your|internal|"
    rf"rights?) (?:appeals?|reviews?|complaints?|decision|re-?use|copyright|information|material)| rights?| procedures?|"
    rf" process| rights| information| decision| reply| notice| statement)*|"
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
_ASKED = re.compile(r"^(?:(?:and )?(?:finally|lastly|next|then|also),? )?(?:(?:you|your (?:\w+ )?(?:question|request|e-?mail|letter)) (?:\w+ )?asked?|as (?:to|for|regards) your\b|turning to\b|on your\b)", re.I)
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
    if start < sign_off and start > body and _answers(texts, start, sign_off):
        start = next(i for i in range(start + 1, sign_off) if opens_closing(texts[i]))
    anchor = next((i for i in range(start, sign_off) if closing_heading(texts[i]) or _HOPES.match(texts[i])), start)
    above = texts[start:anchor]
    if above and not any(_REGULATOR.search(text) for text in above):
        if _REVIEW.search(above[0]) or not all(_weight(text) > 0 for text in above):
            # an answer about reviews or complaints stands above the closing
            while opens_closing(texts[anchor - 1]) and not _REVIEW.search(texts[anchor - 1]) and anchor > start:
                anchor -= 1
            return anchor
    return start


def _answers(texts: Sequence[str], start: int, sign_off: int) -> bool:
    """Whether what looks like the start of the closing is the answer to a request just above it, about reviews or
    complaints: it addresses nobody, and a closing follows that would stand without it."""
    told = cue_of(texts[start - 1])
    asks = not (told and told.whole) and requester_odds(texts[start - 1]) > 1.5
    impersonal = not _TO_WHOM.search(re.split(r"[.?!]\s", texts[start])[0]) and not _HOPES.match(texts[start])
    return (
        asks and impersonal and not closing_heading(texts[start]) and not _PARTS.search(texts[start])
        and any(opens_closing(text) for text in texts[start + 1 : sign_off])
    )  # fmt: skip


def _weight(text: str) -> float:
    cue = cue_of(text)
    if opens_closing(text):
        return OPENS
    if cue and (cue.role or cue.label) and not re.match(r"[a-z]\W", text):
        return BODY
    if _STRONG.search(text):
        return STRONG
    if _ASKED.match(text):
        return BODY
    if len(text.split()) > 3 and requester_odds(text) > 2.0:
        return BODY
    if _CONTACT_LINE.match(text) or (_ADDRESS_LINE.search(text) and len(text) < 60):
        return LINE
    return WEAK if _WEAK.search(text) else OTHER


def opens_closing(text: str) -> bool:
    """Whether a block can be the first of a closing: a heading on complaints and reviews, or a phrase of hope."""
    if _OPENS.match(text) or _PARTS.search(text) or closing_heading(text):
        return True
    rest = (
        text[run_in.end() :] if (run_in := _RUN_IN.match(text)) else ""
    )  # "Appeal rights. A requester who disagrees ..."
    return bool(run_in and closing_heading(run_in[1]) and _TO_WHOM.search(rest) and _CONTESTS.search(rest))


def closing_heading(text: str) -> bool:
    """Whether a line is a heading of the closing ("How to appeal", "If you are not happy with this reply")."""
    if len(text.split()) > 13 or not _HEADING.match(text) or cue_of(text) or _ASKS.match(text):
        return False
    return not text.endswith("?") or bool(re.search(r"\b(?:if you|quer|unhappy|not (?:happy|satisfied))", text, re.I))
