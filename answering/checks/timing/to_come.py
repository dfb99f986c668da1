"""Days that do not fit the letter's own: told as past and not yet come, or before the request and after it: "gave an opinion on 13 November
2026" in a letter of 6 November, "decided on 8 November, before your request arrived" of a request of 20 October."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.timing.days import in_words, receipt_day
from answering.draft_text import Draft
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.dates import MONTHS, dates_in
from corpus.source import Span

_DONE = re.compile(
    r"\b(?:gave|given|taken|met|took|saw|wrote|made|sent|held|read|ran|began|became|came|went|was|were|had|did|found|said|heard|(?!need|exceed|proceed|succeed|agreed to\b|indeed|based|required|expected|dated|published by)[a-z]{2,}ed)\b[^.;,]{0,60}\b(?:on|by) $",
    re.I,
)
_BESIDE_REQUEST = re.compile(r",? (?:which (?:is|was) |that is |well |some \w+ |shortly )?(?P<which>before|after) (?:we (?:had )?(?:received|got|had) your (?:request|e-?mail|letter)|(?:you (?:sent|made|wrote)|your (?:request|e-?mail|letter) (?:arrived|came|reached|was (?:received|made|sent))|you asked))\b", re.I)
_YET = re.compile(r"\b(?:will|would|shall|is to|are to|due|intend\w*|plan\w*|expect\w*|schedul\w*|propos\w*|until|before|from|if|should|may|can|must|to be|be published|be released|set for|decided to|agreed to|ends?|expires?|runs|lasts?|begins|starts|(?:with a|a) view to|deadline|applications?|issued|effect|force)\b", re.I)
_IN_MONTH = re.compile(rf"\b(?:searched|looked|asked|checked|found|counted|wrote|met|decided|held|closed|ended|began|replied|answered|went through|(?:was|were|had been) (?:given|written|drawn up|made|sent|taken|held|prepared|obtained|received|sought|agreed|launched|issued|published)|(?:given|obtained|received|sought|prepared|taken) (?:in \w+ )?(?:by|to|from|in confidence))\b[^.;,]{{0,60}}\bin (?P<month>{'|'.join(MONTHS)}) (?P<year>20\d\d)\b", re.I)
LATELY = 60  # days before a request in which nobody has searched for what it asks
_SEARCHED_ON = re.compile(r"^\W*on $", re.I)
_SEARCHES = re.compile(r",? (?:we|our \w+|the \w+(?: \w+)?|I) (?:then )?(?:searched|looked (?:through|in|for|at)|checked|went through|asked (?:each|every|all|the|our))\b", re.I)
_BEFORE_REQUEST = re.compile(r"\b(?:(?:well |shortly |some \w+ )?before (?:you (?:wrote|asked|sent (?:us )?your request|made your request)|we (?:received|had) your (?:request|e-?mail|letter)|your (?:request|e-?mail|letter) (?:arrived|came|reached us|was (?:received|made|sent)))),? (?:and )?(?:on|of) $", re.I)


def to_come(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Each day after the letter's own on which something is said to have been done."""
    if draft.sent is None:
        yield Excused("not_checked", "The draft bears no date.")
        return
    received = receipt_day(draft)
    for said in draft.part("answered"):
        for match in _IN_MONTH.finditer(said.text):
            if (int(match["year"]), MONTHS.index(match["month"].lower()) + 1) > (draft.sent.year, draft.sent.month) and not _YET.search(match[0]):
                yield Raised("conflict.to_come", Span(said.span.start + match.start("month"), said.span.start + match.end("year")), {"sent": f"{draft.sent.day} {draft.sent:%B %Y}"})
    for said in draft.part("answered"):
        for day, start, end in dates_in(said.text):
            if _BEFORE_REQUEST.search(said.text[:start]) and received and received.value and day > received.value:
                yield Raised("conflict.before_request", Span(said.span.start + start, said.span.start + end), {"told": "before", "received": in_words(received.value)})
                continue
            if received and received.value and 0 < (received.value - day).days <= LATELY and _SEARCHED_ON.match(said.text[:start]) and _SEARCHES.match(said.text, end):
                yield Raised("conflict.searched_before", Span(said.span.start + start, said.span.start + end), {"received": in_words(received.value)})
                continue
            behind = _BESIDE_REQUEST.match(said.text, end)
            if behind and received and received.value and (day > received.value if behind["which"].lower() == "before" else day < received.value):
                told = {"told": behind["which"].lower(), "received": in_words(received.value)}
                yield Raised("conflict.before_request", Span(said.span.start + start, said.span.start + end), told)
            elif day > draft.sent and _DONE.search(said.text[:start]) and not _YET.search(re.split(r"[;,]", said.text[:start])[-1]):
                yield Raised("conflict.to_come", Span(said.span.start + start, said.span.start + end), {"sent": f"{draft.sent.day} {draft.sent:%B %Y}"})


CHECKS = (Check("to_come", to_come),)
