"""Where the ending of a draft begins: the lines on review, complaint and contact above the signature.

The letter reader keeps an ending that is written freely ("Want this checked? Reply to this email ...") with the last answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.second_look import ADDRESSED, OTHER_BODIES, REGULATOR, RELOOK, offers_second_look
from corpus.anatomy.closing import opens_closing
from corpus.anatomy.cues import cue_of

SIGNED = re.compile(r"^(?:yours\b|(?:kind|best|warm|with|many)\w* (?:regards|wishes|thanks)|regards\b|sincerely\b|signed\b|i (?:remain|am),? |cheers\b|all the best|take care)", re.I)
LONGEST = 110  # words of a line that does not name the review or the law
_NAMED = re.compile(r"\b(?:section 50|s\.? ?50|internal(?:ly)?[ -]review)\b", re.I)
_NARROWS = re.compile(r"\b(?:limit|narrow|confine|scope|refine|restrict|reduce)\b", re.I)
_TO_READER = re.compile(r"\b(?:you|your|us|this (?:reply|response|letter|answer))\b", re.I)
_LABELLED = re.compile(r"^\W*(?:\d{1,2}|[a-h]|Q\d*|question|request)\b", re.I)
_WEAK = re.compile(
    r"\bworking days\b|\bsix weeks\b|\breviewer\b|\b(?:your|the) request (?:afresh|again)\b|\bregulator\b|\bthink again\b|\bre-?us(?:e|ing)\b|\bcopyright\b|"
    r"\b(?:contact|write to|e-?mail|call|ring|telephone) (?:me|us)\b|\bquot(?:e|ing)\b[^.]{0,30}\breference\b",
    re.I,
)
_CONTACT = re.compile(r"@|https?:|www\.|\b0\d{3} ?\d{3}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:tel|phone|telephone|post|online|website|address|e-?mail)\b", re.I)
_NUMBERED = re.compile(r"^\W*(?:Q ?\d{1,2}|\d{1,2}|[a-h]|[ivx]{1,4})[.):]\s|^your \w+ (?:question|request|point)\b", re.I)
_ASKED_FOR = re.compile(r"^\W*(?:how|what|when|where|who|which|is|are|do|does|did|has|have)\b(?! (?:to|if|you can|happens)\b)", re.I)
_SPEAKS_OF_IT = re.compile(
    r"\b(?:review\w*|rights?|appeals?|complain\w*|regulator|commissioner|again|unhappy|(?:un|dis)\w*satisf\w+|happy|satisfied|content|disagree\w*|challeng\w+|wrong|redress|next|then|after|not|view|"
    r"reconsider\w*|concerns?|ICO)\b",
    re.I,
)
_DISSENTS = re.compile(r"\b(?:unhappy|dis-?satisf\w+|unsatisf\w+|disagree\w*|discontent\w*|aggrieved|not (?:\w+ )?(?:happy|satisfied|content|right|agree)|this (?:\w+ )?(?:reply|response|letter|answer)|our (?:reply|response|answer)|wrong|challeng\w+)\b", re.I)
SIGNATURE = 7  # lines under a letter that may be its signature
REDRESS = 6  # words of a heading over the ending that bears a number
HEADING = 12  # words that a heading has at most


@dataclass(frozen=True)
class Row:
    """One line of a draft: where it begins, its words, and the part that the letter reader gave it."""

    start: int
    text: str
    part: str


def ending_from(rows: Sequence[Row], end: int) -> int:
    """Where the ending begins; `end` where a draft has none. Read upwards from the signature, as long as the lines speak of it."""
    signed = next((n for n in range(len(rows) - 1, 3, -1) if SIGNED.match(rows[n].text)), len(rows))
    start, first, spared = end, signed, 0
    answered = next((n for n, row in enumerate(rows) if row.part == "answered" and not _speaks_of_redress(row.text)), 0)
    for n in range(signed - 1, answered, -1):
        row = rows[n]
        below = rows[n + 1].part if n + 1 < len(rows) else ""
        if row.part == "asked" and below == "answered" and not _misread(row.text, rows[n + 1].text):
            break
        if _NUMBERED.match(row.text) and _asks_on(row):
            break
        if _answers_above(rows, n) and (_called_answer(row.text) or not _speaks_of_redress(row.text) or not _against_this_reply(row.text)):
            break
        if (_speaks_of_redress(row.text) or opens_closing(row.text)) and (_NAMED.search(row.text) or (not _NARROWS.search(row.text) and len(row.text.split()) <= LONGEST)):
            start, first, spared = row.start, n, 0
        elif start == end and len(row.text.split()) <= HEADING and row.text[-1] not in ".?:" and n > len(rows) - SIGNATURE:
            continue
        elif not (_WEAK.search(row.text) or _CONTACT.search(row.text) or len(row.text.split()) <= 4):
            spared += 1
            if spared > 1 or not _TO_READER.search(row.text):
                break
    above = rows[first - 1] if 0 < first < len(rows) else None
    if above and above.part == "asked" and (told := cue_of(above.text)) and told.names:
        return start  # "Part D: ..." is a request, and no heading over the ending
    if above and _NUMBERED.match(above.text) and _asks_on(above):
        return start  # "(e) Can a park appeal?" is one, too
    if above and len(above.text.split()) <= HEADING and above.text[-1] not in ".,;)" and _SPEAKS_OF_IT.search(above.text) and not _ASKED_FOR.search(above.text):
        return above.start
    return start


def _asks_on(row: Row) -> bool:
    """Whether a numbered line is a request whose answer is missing, and no heading over the ending ("6. If you are unhappy")."""
    if row.text.endswith("?"):
        return not _TO_READER.search(row.text)
    return row.part == "asked" and len(row.text.split()) > REDRESS


def _answers_above(rows: Sequence[Row], n: int) -> bool:
    """Whether a line stands right below a request, or below a heading over its answer."""
    above = rows[n - 1]
    told = cue_of(above.text)
    return (above.part == "asked" and not _misread(above.text, rows[n].text)) or bool(told and told.whole and told.role == "answer")


def _against_this_reply(text: str) -> bool:
    """Whether a line speaks of dissent with the reply, or of a second look at it: an appeal to a panel may be what was asked about."""
    return bool(_NAMED.search(text) or REGULATOR.search(text) or RELOOK.search(text) or _DISSENTS.search(text))


def _called_answer(text: str) -> bool:
    """Whether a line calls itself an answer: "Our answer: A parent may appeal to the panel"."""
    told = cue_of(text)
    return bool(told and told.role == "answer" and not told.whole)


def _misread(text: str, below: str) -> bool:
    """Whether what the letter reader took for a request is a paragraph of the ending, or a heading over one."""
    if text.endswith("?") or _LABELLED.match(text) or _ASKED_FOR.search(text):
        return False
    return offers_second_look(text) or (len(text.split()) <= HEADING and bool(_SPEAKS_OF_IT.search(text)) and _speaks_of_redress(below))


def _speaks_of_redress(text: str) -> bool:
    """Whether a line offers a second look, names the law on complaints, or tells the reader of the regulator."""
    if _NAMED.search(text) or offers_second_look(text):
        return True
    return bool(REGULATOR.search(text)) and (bool(ADDRESSED.search(text)) or bool(_CONTACT.search(text)) or len(text.split()) <= HEADING) and not OTHER_BODIES.search(text)
