"""What speaks for the requester and what for the body, block by block: marks, numbers, position, voice."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from statistics import fmean

from corpus.anatomy.blocks import Block
from corpus.anatomy.cues import Cue, cue_of
from corpus.anatomy.labels import ANSWERED, Labels, answered_below
from corpus.anatomy.taking_apart import is_row
from corpus.anatomy.topics import is_title

# Log-odds, on the scale of `requester_odds`; set on rendered letters of invented bodies (tests/reading_report.py).
OWN_WORDS = 12.0  # the letter says whose words follow, in a line of its own
PREFIX = 9.0  # ... or in a prefix of the paragraph
UNDER_HEADING = 5.0  # a paragraph under such a line
UNDER_LEAD_IN = 2.0  # one after a single "Please see below for our response."
NUMBERED = 2.5  # the number that a run of requests expects next
LONG_RUN = 2.0  # ... and has more than three items
NAMED = 1.5  # ... that calls itself a question
REPEATED = 4.0  # the number of a request, once more: over its answer
MARKED = 3.5  # set in bold, in italics or in quotation marks, where that marks the requests (or the answers)
HEADED, ASKING = 3, 0.6  # headings that are set alike, and which share of them must sound like a requester
BEFORE_ANSWER = 2.5  # all that stands above the first line that announces an answer
ALL_ABOVE = 6.0  # ... where it is the only such line
OPEN_END = 1.5  # a paragraph without a full stop
PAIRED = 5.0  # the last paragraph before the next numbered request, where answers stand between them

_QUOTED = re.compile(r"^[\"“‘'].*[\"”’']\.?$", re.S)
MARKS: tuple[Callable[[Block], bool], ...] = (
    lambda block: block.bold,
    lambda block: block.italic,
    lambda block: block.quoted or bool(_QUOTED.match(block.body)),
)


def weights_of(
    body: Sequence[Block],
    cues: Sequence[Cue | None],
    odds: Sequence[float],
    labels: Labels,
    headings: set[int],
    signs: Sequence[float],
) -> list[float]:
    """The log-odds, for each block, that the requester speaks: its voice, and what the letter's own marks add to it.
    `signs` are those of `marks_of`."""
    weights = list(odds)
    for i in range(len(body)):
        cue = cues[i]
        if i not in headings and not (cue and cue.whole):
            weights[i] += sum(sign if mark(body[i]) else -sign / 2 for mark, sign in zip(MARKS, signs, strict=True))
    set_as = [i for i in range(len(body)) if body[i].heading and i not in headings and not (cues[i] and cues[i].whole)]  # type: ignore[union-attr]
    if len(set_as) >= HEADED and sum(odds[i] > 0 for i in set_as) >= ASKING * len(set_as):
        for i in set_as:  # requests set as headings, in the requester's words
            weights[i] += MARKED
    first_answer = next((i for i, cue in enumerate(cues) if cue and cue.whole and cue.role == "answer"), 0)
    single = sum(1 for cue in cues if cue and cue.role == "answer" and cue.whole and not cue.label) == 1
    for i in range(len(body)):
        weights[i] += (ALL_ABOVE if single else BEFORE_ANSWER) if i < first_answer else 0.0
        weights[i] += OPEN_END if i not in headings and _ends_open(body, cues, i) else 0.0
    for i in range(len(body)):
        weights[i] -= UNDER_HEADING if below_question(body, i) else 0.0
    for i in _last_of_items(labels, cues, odds):
        weights[i] -= PAIRED
    asking = sum(1 for cue in cues if cue and cue.whole and cue.role == "ask")
    answering = sum(1 for cue in cues if cue and cue.whole and cue.role == "answer")
    under, last = 0.0, answered_below(cues)
    for i, cue in enumerate(cues):
        if i in headings or (cue and cue.whole and cue.role is None):
            weights[i], under = 0.0, 0.0 if cue and cue.names else under
        if i in labels.asks:
            weights[i] += NUMBERED + (NAMED if cue and cue.names else 0.0) + (LONG_RUN if len(labels.asks) > 3 else 0.0)
            weights[i] += ANSWERED if last.get(labels.asks[i], -1) > i else 0.0
            under = max(under, 0.0)
        elif i in labels.answers:
            weights[i] -= REPEATED
            under = min(under, 0.0)
        if cue and cue.role:
            sign = 1.0 if cue.role == "ask" else -1.0
            weights[i] += sign * (OWN_WORDS if cue.whole else PREFIX)
            if cue.whole and cue.role == "ask":
                under = UNDER_HEADING
            elif cue.whole:
                under = -UNDER_HEADING if asking > 1 or answering > 1 else -UNDER_LEAD_IN
            else:
                under = -UNDER_HEADING if cue.role == "answer" else 0.0
        elif not (cue and cue.whole):
            weights[i] += under
            if under > 0 and not answering:
                under = 0.0  # "You asked:" with no line for the answer vouches only for the paragraph below it
    return weights


def _last_of_items(labels: Labels, cues: Sequence[Cue | None], odds: Sequence[float]) -> list[int]:
    """The last blocks of labelled requests, where each request is followed by its answer: there the answers stand."""
    opens = sorted(labels.asks)
    if labels.answers or len(opens) < 2:
        return []
    groups = [range(a, b) for a, b in zip(opens, [*opens[1:], len(cues)], strict=True)]
    stems = [a for a, b in zip(opens, opens[1:], strict=False) if labels.asks[a].isdigit() and labels.asks[b].isalpha()]
    groups = [group for group in groups if group[0] not in stems]
    last = [
        group[-1] for group in groups if len(group) > 1 and not ((cue := cues[group[-1]]) and cue.whole and cue.role)
    ]
    answered = [group for group in groups if any(odds[i] < -1.0 for i in group[1:])]
    return last if len(last) >= 0.75 * len(groups) and answered else []


def _ends_open(body: Sequence[Block], cues: Sequence[Cue | None], i: int) -> bool:
    """Whether a paragraph of several words ends in no stop, as careless requests do and replies do not."""
    block, after = body[i], body[i + 1] if i + 1 < len(body) else None
    cue = cues[i]
    return (
        not (cue and cue.whole) and not block.heading and not block.tight and not re.match(r"[-•*|]", block.text)
        and bool(re.search(r"[\w)’']$", block.text)) and len(block.text.split()) > 2
        and not (after and re.match(r"[-•*|]", after.text))
    )  # fmt: skip


def marks_of(body: Sequence[Block], cues: Sequence[Cue | None], odds: Sequence[float]) -> list[float]:
    """For each kind of mark: +MARKED when it sets off the requests, -MARKED when it sets off the answers, 0 when it
    does neither. Requests come first, so a mark that the first paragraph lacks is not theirs."""
    topics = {i for i in range(len(body) - 1) if is_title(body[i]) and odds[i + 1] > max(0.5, odds[i])}
    plain = [i for i, cue in enumerate(cues) if not (cue and cue.whole) and not body[i].heading and i not in topics]
    signs = []
    for mark in MARKS:
        strong = [odds[i] for i in plain if mark(body[i])]
        light = [odds[i] for i in plain if not mark(body[i])]
        gap = fmean(strong) - fmean(light) if strong and light else 0.0
        first = any(mark(body[i]) for i in plain[:2])
        signs.append(math.copysign(MARKED, gap) if abs(gap) > 0.5 and (first or gap < 0) else 0.0)
    return signs


def list_items(body: Sequence[Block], cues: Sequence[Cue | None], labels: Labels) -> set[int]:
    """Blocks that go on with a list: items, not themselves labelled requests, below an item or a lead-in's colon."""
    known = labels.asks.keys() | labels.answers.keys()

    def item(i: int) -> bool:
        cue = cues[i]
        return bool(body[i].marker or is_row(body[i])) and i not in known and not (cue and (cue.role or cue.names))

    def leads(i: int) -> bool:
        cue = cues[i]
        return body[i].text.rstrip().endswith((":", "-", "–")) and not (cue and cue.whole)

    return {
        i for i in range(1, len(body))
        if item(i) and not below_question(body, i) and (item(i - 1) or leads(i - 1) or is_row(body[i]))
    }  # fmt: skip


def below_question(body: Sequence[Block], i: int) -> bool:
    """Whether a block is the first row of a table right below a question, or a request that calls itself one, which it answers."""
    if not i or not is_row(body[i]):
        return False
    above = body[i - 1].text
    return above.rstrip("\"'”’* ").endswith("?") or bool((cue := cue_of(above)) and cue.names and not cue.whole)
