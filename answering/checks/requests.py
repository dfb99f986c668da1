"""Every request has an answer, and every answer says whether the information is held (FOIA section 1(1))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.evasive import evasive
from answering.checks.recital import short_counts, unreached_items
from answering.checks.unanswered import unanswered
from answering.draft_text import Draft
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.exchange import Exchange
from corpus.outcome import passed_over
from corpus.sentences import sentences
from corpus.source import Span
from corpus.statements import ELSEWHERE, NOT_A_REQUEST, NOT_HELD, WITHHELD

_DUTY = ("FOIA section 1(1)",)
_PURPOSE = re.compile(r"this seems to be (?P<what>[^,]+), not a reply")
_ASKING = re.compile(r"\b(?:how|what|whats|when|where|who|why|which|whether|number of|cost of|cop(?:y|ies) of|list of|names? of|amount|total)\b", re.I)
_NUMBERS = r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|none|no|nil|zero|dozen|hundred|thousand|half|all|every|each|neither|both|single|once|twice|never|fewer|table)\b"
_KINDS = (  # a kind of ask, and what any answer to it has
    (re.compile(r"\bhow many\b|\b(?:the |total )number of\b", re.I), re.compile(_NUMBERS, re.I)),
    (
        re.compile(r"\bhow much (?:money|did|does|do|was|is|has|have|will|it|they|you|the|each|of|were|are)\b[^?.;]{0,60}|\b(?:the|total|what) (?:was the |is the |were the )?(?:total |annual )?(?:cost|spend)\b", re.I),
        re.compile(r"£|\b(?:pounds?|pence|cost\w*|spen[dt]\w*|pa(?:id|y|ys|yment\w*)|price\w*|charge\w*|fees?|free|budget\w*|fund\w*|nothing|nil|none|k|million|value\w*|amount\w*|salar\w*)\b", re.I),
    ),
    (re.compile(r"\b(?:what|which) (?:percentage|proportion|share)\b|\bpercentage of\b", re.I), re.compile(r"%|\bper ?cent|\bpercentage|\bproportion|\bin (?:\d|ten|five|four|three)|\b(?:half|third|quarter|majority|most|all|none|no)\b|\d", re.I)),
    (re.compile(r"\bhow long\b", re.I), re.compile(r"\d|\b(?:days?|weeks?|months?|years?|hours?|minutes?|time|long\w*|until|short\w*|indefinite\w*|once|when|as soon|fixed|period|duration|term)\b", re.I)),
)  # fmt: skip
_WANTS = re.compile(r"\?|\b(?:please|could|can|would|want|wish|request|need|provide|send|supply|copy|copies)\b", re.I)
_MONEY = re.compile(r"how much", re.I)
_OF_MONEY = re.compile(r"money|cost|spen[dt]|paid|pay|charge|£|fee|worth|raise|earn|salar|budget", re.I)


def _every_request(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    purpose = next((match["what"] for warning in draft.letter.warnings if (match := _PURPOSE.search(warning))), None)
    if purpose:
        yield Excused("not_applicable", f"This seems to be {purpose}, which answers nothing yet.")
        return
    items = tuple(unreached_items(draft))
    counts = () if items else tuple(short_counts(draft))
    if not draft.letter.exchanges and not items and not counts:
        yield Excused("not_checked", "No request and answer could be told apart in this draft.")
        return
    none = tuple(dict.fromkeys((*unanswered(draft), *items)))
    for span in none:
        yield Raised("unanswered_request.none", span, {"request": _short(draft.text[span.start : span.end])}, sources=_DUTY)
    if not none:
        for short in counts:
            yield Raised("unanswered_request.count", short.span, {"asked": str(short.asked), "answered": str(short.answered)}, sources=_DUTY)
    for exchange in draft.letter.exchanges:
        for span in _passed_over(draft, exchange):
            if not any(one.start < span.end and span.start < one.end for one in none):
                yield Raised("unanswered_request.part", span, {"part": _short(draft.text[span.start : span.end])}, sources=_DUTY)


def _passed_over(draft: Draft, exchange: Exchange) -> Iterator[Span]:
    """The parts of a request that its answer leaves out: a thing asked for that it neither names nor gives, a figure, a
    sum or a time of which it says nothing. Silent where it says that something is not held, or why it is not given."""
    answer = draft.letter.answered(exchange)
    if not answer or exchange.outcome not in ("given", "partly") or any(pattern.search(answer) for pattern in (NOT_HELD, WITHHELD, NOT_A_REQUEST, ELSEWHERE)):
        return
    asked = draft.letter.asked(exchange)
    if re.search(r"\b(?:attach|enclos|annex|appendi|spreadsheet|schedule)\w*", answer, re.I):
        return
    found: list[Span] = []
    for span in exchange.asked:
        text = draft.text[span.start : span.end]
        found += [Span(span.start + a, span.start + b) for a, b in passed_over(text, answer) if _WANTS.search(text[a:b])]
        if len(_ASKING.findall(asked)) > 1:
            found += [Span(span.start + a, span.start + b) for a, b in _left_out(text, answer)]
    yield from dict.fromkeys(found)


def _left_out(asked: str, answer: str) -> Iterator[tuple[int, int]]:
    for kind, sign in _KINDS:
        match = kind.search(asked)
        if not match or (_MONEY.search(match[0]) and not _OF_MONEY.search(asked)) or sign.search(answer):
            continue
        yield next((a, b) for a, b in sentences(asked) if a <= match.start() < b)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."


def _held_or_not(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    found = tuple(evasive(draft))
    yield from found
    if not found and not draft.letter.exchanges:
        yield Excused("not_checked", "No request and answer could be told apart in this draft.")


CHECKS: tuple[Check, ...] = (Check("every_request", _every_request), Check("held_or_not", _held_or_not))
