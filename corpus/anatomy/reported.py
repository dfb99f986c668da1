"""A request that a letter only reports: "Thank you for your e-mail, in which you asked for the number of ..."."""

from __future__ import annotations

import re

from corpus.sentences import sentences

_REPORTS = re.compile(
    r"\b(?:you|which) (?:have )?(?:also |specifically )?(?:asked|requested|sought|enquired|wanted|wished|"
    r"wrote to (?:ask|request)|are seeking)\s*"
    r"(?:us |me )?(?:for |to (?:know|be told|see|find out|have|receive|obtain) |about |that we (?:provide|"
    r"send) )?(?=\S)|"
    r"\b(?:request|e-?mail|letter|enquiry)\b[^.;:]{0,140}?\b(?:for|asking(?: for| about)?|requesting|about|"
    r"concerning|regarding|seeking|relating to|in relation to)\s+"
    r"(?!information\s*(?:under|dated|of|which|received|on \d|has|have|was|is|,|\.|$)|the purposes|your|ease|this)(?=\S)",
    re.I,
)
_EMPTY = re.compile(
    r"^(?:information|the following|this|some information|your request)?\s*(?:(?:under|dated|of|received|on|"
    r"which (?:we|you|i|was|were|is|are|has|have|had))\b.*)?[.:]?$",
    re.I,
)
_QUOTED = re.compile(  # a quotation of the request that runs to the end of the paragraph
    r"\b(?:you|which|that)\b[^.?!\"“‘]{0,40}\b(?:asked|requested|wrote|wanted|sought|said|stated|put|posed|made)\b"
    r"[^.?!\"“‘]{0,80}?[:,]?\s(?:\"(.{12,})\"|“(.{12,})”|‘(.{12,})’)[.\s]*$",
    re.I | re.S,
)
LEAST = 12  # characters that a reported request has at least


def reported_request(text: str) -> tuple[int, int] | None:
    """The range of an opening paragraph that says what was asked, or None where it announces a quotation or nothing.

    >>> text = "Thank you for your e-mail, in which you asked for the number of complaints in 2015."
    >>> text[slice(*reported_request(text))]
    'the number of complaints in 2015.'
    """
    if quoted := _QUOTED.search(text):
        return next(quoted.span(n) for n in (1, 2, 3) if quoted[n])
    for start, end in sentences(text):
        if text[start:end].endswith(":"):
            continue
        for match in _REPORTS.finditer(text, start, end):
            rest = text[match.end() : end]
            if len(rest) >= LEAST and not _EMPTY.match(rest):
                return match.end(), end
    return None
