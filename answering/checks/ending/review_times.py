"""How long a requester has to ask for an internal review, and the body to carry it out, as the code of practice has it.

Section 45 code of practice (2018), part 5: a review may be asked for within 40 working days; the regulator expects its outcome
within 20, and within 40 at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.second_look import REGULATOR
from corpus.source import Span

TO_ASK, TO_REPLY = (40,), (20, 40)  # working days
BEFORE = 4  # sentences in which the review may have been named
_WORDS = {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_WITHIN = re.compile(r"\b(?:within|inside|in|no later than|not later than|up to|have|takes?|(?:no|not) more than|at most)\s+(?:the (?:next )?)?(?P<n>\d{1,3}|" + "|".join(_WORDS) + r")[- ]working[- ]days?\b", re.I)
_SHORTER = re.compile(r"\bwithin\s+(?P<n>\d{1,2}|seven|ten|fourteen|twenty|twenty-eight|thirty|one|two|three|four|five|six)\s+(?P<unit>days?|calendar days?|weeks?|months?)\b(?! (?:of|after|from|following) (?:the|that|this|its|our|your)? ?(?:internal )?(?:review|outcome|result|decision on))", re.I)
_IN_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "fourteen": 14, "twenty": 20, "twenty-eight": 28, "thirty": 30}
LEAST = {"day": 56, "calendar day": 56, "week": 8, "month": 2}  # that are about 40 working days
_REVIEW = re.compile(r"\breviews?\b|\blook(?:ed|ing)? (?:at|into) (?:it|this|your request|the (?:reply|request|matter)|our (?:reply|answer)) again\b|\breconsider\w*", re.I)
_ANSWERED = re.compile(
    r"\b(?:we|someone|somebody|they|she|he|reviewer|officer)(?:['’](?:ll|d)| (?:will|should|would|aim|expect|try|usually|normally|then|must))\b[^.;]*|\byou (?:will|should|can expect to|may expect to) (?:hear|have|receive|get|be told)\b[^.;]*|"
    r"\bexpect (?:the|its|an?|our) (?:result|outcome|answer|reply)\b[^.;]*|\b(?:outcome|result|answer|review(?! request)) (?:will|should|would|is|of the review|of it|takes?|lasts?)\b[^.;]*|\b(?:reply|respond|answer(?:ed)?|completed?|carried out|finished|get back|come back) (?:to )?(?:you |it )?$",
    re.I,
)
_ASKED = re.compile(
    r"^\W*(?:please )?(?:write|e-?mail|send|reply|apply)\b[^.;]*|\b(?:you (?:\w+ )?(?:can|may|should|must|could|have|need to|are entitled to)?\b[^.;]*\b(?:ask|request|apply|write|do so|contact|let us know|send|reply)|ask(?:ed)? for|seek|"
    r"request(?:ed|ing)? (?:an? |the )?(?:internal )?review|(?:request|application)s? (?:for [^.;]{3,40})?(?:should|must|needs? to|has to) be (?:made|sent|received)|please (?:do so|ask|write|apply|contact|send|reply))\b[^.;]*",
    re.I,
)
_COMPLAINS = re.compile(r"\bsection 50\b|\bthe regulator\b", re.I)  # the time is that of a complaint
_PAST = re.compile(r"\b(?:was(?! not involved)|were|had(?! no part)|took(?! no part)|in (?:19|20)\d\d|last year)\b", re.I)


def review_times(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each number of working days, in what is said of an internal review, that is not the code's."""
    own = draft.part("answered", "closing")
    for n, said in enumerate(own):
        if said.span.start < draft.ending or _PAST.search(said.text) or not any(_REVIEW.search(near.text) for near in own[max(0, n - BEFORE) : n + 1]):
            continue
        if (short := _SHORTER.search(said.text)) and _REVIEW.search(said.text) and _ASKED.search(said.text[: short.start()]) and not REGULATOR.search(said.text) and not _COMPLAINS.search(said.text):
            if int(_IN_WORDS.get(short["n"].lower(), short["n"])) < LEAST[short["unit"].lower().rstrip("s")]:
                place = Span(said.span.start + short.start(), said.span.start + short.end())
                yield Raised("conflict.review_time", place, {"right": str(TO_ASK[0]), "what": "to ask for a review"}, sources=("Section 45 code of practice (2018)",))
        for match in _WITHIN.finditer(said.text):
            number = int(_WORDS.get(match["n"].lower(), match["n"]))
            ahead = re.split(r"[.;](?!\w)|\bbut\b|,? and (?=(?:an?|the|we|someone|somebody|it|you will) )", said.text[: match.start()])[-1]
            answered = bool(_ANSWERED.search(ahead))
            asked = not answered and bool(_ASKED.search(ahead))
            right = TO_ASK if asked else TO_REPLY
            if number not in right:
                place = Span(said.span.start + match.start(), said.span.start + match.end())
                yield Raised("conflict.review_time", place, {"right": str(right[0]), "what": "to ask for a review" if asked else "to carry one out"}, sources=("Section 45 code of practice (2018)",))


CHECKS = (Check("review_times", review_times),)
