"""Every request has an answer, and every answer says whether the information is held (FOIA section 1(1))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.answers.asked import MARK
from answering.checks.answers.evasive import evasive
from answering.checks.answers.fine_words import EACH
from answering.checks.answers.gaps import Gap, gaps
from answering.checks.answers.led_on import led_to_nothing
from answering.checks.answers.recital import short_counts, unreached_items
from answering.checks.answers.recited import recites, unreached
from answering.checks.answers.unanswered import unanswered
from answering.checks.check import Check
from answering.checks.matters import Line, lines_of, matter_of
from answering.checks.shown import shortened
from answering.draft_text import Draft
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.anatomy.cues import cue_of
from corpus.anatomy.summarised import summary_rows
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
    (re.compile(r"\bhow (?:often|frequently)\b", re.I), re.compile(_NUMBERS + r"|\b(?:daily|weekly|monthly|yearly|annual\w*|quarterly|often|rarely|seldom|regular\w*|whenever|when|as (?:often|soon|needed)|occasion\w*|sometimes|usually)\b", re.I)),
    (re.compile(r"\bhow long\b", re.I), re.compile(r"\d|\b(?:days?|weeks?|months?|years?|hours?|minutes?|time|long\w*|until|short\w*|indefinite\w*|once|when|as soon|fixed|period|duration|term)\b", re.I)),
)  # fmt: skip
_VALUES = re.compile(r"\b(?:value|welcome|thank|appreciate|respect|support)s? (?:all|each|every|both) of\b", re.I)  # no count
_EXCUSES = re.compile(r"\b(?:attach|enclos|annex|appendi|spreadsheet|schedule|above|below|see)\w*|\bnot (?:held|given|known)\b|\brefused\b|\bsection \d", re.I)
_STRUCTURE = re.compile(r"\W*(?:\w{1,2}[.)]\s*)?(?:the |our |your )?(?:request|decision|introduction|background|summary|rights|conclusion|information (?:disclosed|refused|released|withheld)|reasons?|grounds?|response|findings?)(?: and \w+)?\W*", re.I)
_OUTCOME = re.compile(r"\b(?:is|are|was|were|has been|have been) (?:\w+ )?(?:refused|disclosed|withheld|released|attached|enclosed|not held|held|exempt|granted|provided below)\b", re.I)
_INLINE = re.compile(r"\?\s+(?![^?]*\?)(?=(?:\S+\s+){2})[A-Z0-9£]")
_WANTS = re.compile(r"\?|\b(?:please|could|can|would|want|wish|request|need|provide|send|supply|copy|copies)\b", re.I)
REQUEST = 80  # letters of a request that is shown
_MONEY = re.compile(r"how much", re.I)
_OF_MONEY = re.compile(r"money|cost|spen[dt]|paid|pay|charge|£|fee|worth|raise|earn|salar|budget", re.I)


def _every_request(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    purpose = next((match["what"] for warning in draft.letter.warnings if (match := _PURPOSE.search(warning))), None)
    if purpose:
        yield Excused("not_applicable", f"This seems to be {purpose}, which answers nothing yet.")
        return
    items = tuple(unreached_items(draft))
    recited = () if items else tuple(unreached(draft))
    rows = tuple(_without_figure(draft))
    counts = () if items or recited else tuple(short_counts(draft))
    led = frozenset(led_to_nothing(draft))
    if not draft.letter.exchanges and not items and not counts and not recited and not rows and not led:
        yield Excused("not_checked", "No request and answer could be told apart in this draft.")
        return
    by_layout = gaps(draft)
    none = tuple(dict.fromkeys((*(span for span in unanswered(draft) if span.start < draft.ending and (span in led or not _answered_below(draft, span))), *items)))
    none = tuple(span for span in none if not any(gap.request and (gap.request.start <= span.start < gap.request.end or _right_below(draft, gap.request, span)) for gap in by_layout))
    if by_layout:
        recited = ()
    if none and by_layout and by_layout[0].request is None:  # one gap, seen in two ways
        apart = len(none) == 1 and bool(re.search(r"\S", draft.text[none[0].end : by_layout[0].place.start]))
        by_layout, none = ((Gap(none[0], by_layout[0].place),), ()) if apart else ((), none)
    for one in by_layout:
        if one.request is None:
            yield Raised("unanswered_request.here", one.place, sources=_DUTY)
            continue
        yield Raised("unanswered_request.none", one.place, {"request": _short(draft.text[one.request.start : one.request.end])}, sources=_DUTY)
        if one.request != one.place:
            yield Raised("unanswered_request.asked", one.request, sources=_DUTY)
    for span in none:
        gap = _gap(draft, span)
        yield Raised("unanswered_request.none", gap or span, {"request": _short(draft.text[span.start : span.end])}, sources=_DUTY)
        if gap:
            yield Raised("unanswered_request.asked", span, sources=_DUTY)
    for item in recited:
        yield Raised("unanswered_request.none", item.gap, {"request": _short(draft.text[item.item.start : item.item.end])}, sources=_DUTY)
        yield Raised("unanswered_request.asked", item.item, sources=_DUTY)
    for span in (one for one in rows if draft.text[one.start : one.end].strip()):
        yield Raised("unanswered_request.part", span, {"part": _short(draft.text[span.start : span.end])}, sources=_DUTY)
    if not none and not recited and not by_layout:
        for short in counts:
            yield Raised("unanswered_request.count", short.span, {"asked": str(short.asked), "answered": str(short.answered)}, sources=_DUTY)
    for exchange in draft.letter.exchanges:
        for span in _passed_over(draft, exchange, bool(recited or none or by_layout)):
            if draft.text[span.start : span.end].strip() and not any(one.start < span.end and span.start < one.end for one in (*none, *(gap.request for gap in by_layout if gap.request))):
                yield Raised("unanswered_request.part", span, {"part": _short(draft.text[span.start : span.end])}, sources=_DUTY)


def _right_below(draft: Draft, request: Span, other: Span) -> bool:
    """Whether another request stands right below one without an answer: the letter reader took the two for one, and that one has its own."""
    return request.end <= other.start and not re.search(r"\w{4}", draft.text[request.end : other.start])


def _answered_below(draft: Draft, request: Span) -> bool:
    """Whether the line below a request, which the letter reader took for a request too, is a statement: its answer. Also
    whether the request itself is one."""
    every = lines_of(draft)
    at = next((n for n, line in enumerate(every) if line.said[0].span.start <= request.start <= line.said[-1].span.end), None)
    if at is None:
        return False
    if _STRUCTURE.fullmatch(every[at].text.strip("*")):
        return True
    if _INLINE.search(every[at].text):
        return True
    below = every[at + 1] if at + 1 < len(every) else None
    return _states(every[at]) or bool(below and below.asked and not MARK.fullmatch(below.text) and _states(below) and re.search(r"\?\W*$|\byou (?:also |then )?ask", every[at].text))


def _states(line: Line) -> bool:
    if _OUTCOME.search(line.text) and "?" not in line.text:
        return True
    return not line.heading and "?" not in line.text and not _ASKING.search(line.text) and not _WANTS.search(line.text) and not cue_of(line.text) and line.text.rstrip().endswith(".")


def _gap(draft: Draft, request: Span) -> Span | None:
    """Where the answer to a request would stand that is listed apart from the answers: behind the answer whose number comes
    before its own; None where the requests are not listed apart, or bear no numbers."""
    every = lines_of(draft)
    at = next((n for n, line in enumerate(every) if line.said[0].span.start <= request.start <= line.said[-1].span.end), None)
    if at is None or not every[at].asked or (at + 1 < len(every) and not every[at + 1].asked and not (at and every[at - 1].asked)):
        return None
    cue = cue_of(every[at].text)
    if not cue or not cue.label:
        return None
    before = [line for line in every[at + 1 :] if not line.asked and line.said[0].span.start < draft.ending and (own := cue_of(line.text)) and own.label and _order(own.label) < _order(cue.label)]
    return matter_of(draft, before[-1].said[-1]).said[-1].span if before else None


def _order(label: str) -> tuple[int, str]:
    number = re.match(r"\d+", label)
    return (int(number[0]) if number else 0, label[number.end() :] if number else label)


def _without_figure(draft: Draft) -> Iterator[Span]:
    """The cells of a table that ask how many, where the row's last cell has no number and says neither that there is none nor why not."""
    lines = lines_of(draft)
    told_below, _ = summary_rows([line.text for line in lines])
    for n, line in enumerate(lines):
        if n in told_below:
            continue
        cells = [cell.strip() for cell in line.text.split("|")]
        asked = next((cell for cell in cells[:-1] if _KINDS[0][0].search(cell)), None)
        if len(cells) > 2 and not cells[-1] and len(cells[-2].split()) > 1 and not line.text.startswith("|"):
            yield Span(line.said[0].span.start, line.said[-1].span.end)
            continue
        if asked is None or len(cells) < 3 or _KINDS[0][1].search(cells[-1]) or _EXCUSES.search(" ".join(cells[1:])):
            continue
        if any(pattern.search(cells[-1]) for pattern in (NOT_HELD, WITHHELD, NOT_A_REQUEST, ELSEWHERE)):
            continue
        start = draft.text.find(cells[-1], line.said[0].span.start)
        if start >= 0:
            yield Span(start, start + len(cells[-1]))


def _passed_over(draft: Draft, exchange: Exchange, apart: bool) -> Iterator[Span]:
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
        if recites(f"You asked {text}") > 2 and (apart or _KINDS[0][1].search(answer)):  # each of these is set beside its answer elsewhere
            continue
        if len(_ASKING.findall(asked)) > 1 or _KINDS[0][0].search(asked):
            found += [Span(span.start + a, span.start + b) for a, b in _left_out(text, answer)]
    yield from dict.fromkeys(found)


def _left_out(asked: str, answer: str) -> Iterator[tuple[int, int]]:
    for kind, sign in _KINDS:
        match = kind.search(asked)
        if not match or (_MONEY.search(match[0]) and not _OF_MONEY.search(asked)) or sign.search(_VALUES.sub(" ", EACH.sub(" ", answer))):
            continue
        yield next((a, b) for a, b in sentences(asked) if a <= match.start() < b)


def _short(text: str) -> str:
    return shortened(text.strip("\"“” \n"), REQUEST)


def _held_or_not(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    found = tuple(evasive(draft, library))
    yield from found
    if not found and not draft.letter.exchanges:
        yield Excused("not_checked", "No request and answer could be told apart in this draft.")


CHECKS: tuple[Check, ...] = (Check("every_request", _every_request), Check("held_or_not", _held_or_not))
