"""Whose turn is it? Each paragraph of a letter's body is given to the requester or to the body.

A Viterbi search over two states weighs together what the letter shows: its own marks (headings, numbers, bold,
quotation marks), the voice of each paragraph, and that requests come before their answers. No single sign decides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from corpus.blocks import Block
from corpus.cues import Cue, cue_of
from corpus.labels import Labels, labels_of
from corpus.taking_apart import is_row
from corpus.voice import requester_odds

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
BEFORE_ANSWER = 2.5  # all that stands above the first line that announces an answer
OPEN_END = 1.5  # a paragraph without a full stop
PAIRED = 3.0  # the last paragraph before the next numbered request, where answers stand between them
SAME_LIST = 6.0  # an item goes with the item or the lead-in above it
SAME_POINT = 8.0  # a heading goes with what stands under it
TURN_TO_ASK, STAY_ASKING, FIRST_ANSWERS, LAST_ASKS = -1.2, -0.7, -5.0, -3.0

_QUOTED = re.compile(r"^[\"“‘'].*[\"”’']\.?$", re.S)
MARKS: tuple[Callable[[Block], bool], ...] = (
    lambda block: block.bold,
    lambda block: block.italic,
    lambda block: block.quoted or bool(_QUOTED.match(block.body)),
)


@dataclass(frozen=True)
class Turn:
    """One block of the body: `asks` whether it is the requester's; `label` when it opens a labelled request;
    `heading` when it is a heading over the next request; its `cue`, if it carries one."""

    block: Block
    asks: bool
    label: str = ""
    heading: bool = False
    cue: Cue | None = None


def turns(body: Sequence[Block]) -> tuple[Turn, ...]:
    """The turns of a letter's body, one for each block, in order."""
    cues = _cues(body)
    odds = _odds(body, cues)
    labels = labels_of(cues, odds)
    signs = _signs(body, cues, odds)
    headings = {i for i in range(len(body) - 1) if _is_heading(body, cues, odds, i, signs[0] > 0)}
    listed = _listed(body, cues, labels)
    weights = _weights(body, cues, odds, labels, headings, signs)
    weights = [0.0 if i in listed else weight for i, weight in enumerate(weights)]  # fragments have no voice
    leaders = headings | {i for i, cue in enumerate(cues[:-1]) if cue and cue.whole and cue.role is None}
    asks = _viterbi(weights, leaders, listed)
    return tuple(
        Turn(
            block,
            asks[i],
            labels.asks.get(i, "") if asks[i] else "",
            i in headings and asks[i] and asks[i + 1],
            _with_label(cues[i], labels.answers.get(i, "")) if not asks[i] else cues[i],
        )
        for i, block in enumerate(body)
    )


def _with_label(cue: Cue | None, repeated: str) -> Cue | None:
    """A cue whose number repeats a request's is the cue of its answer."""
    return Cue("answer", repeated, cue.length, cue.whole) if cue and repeated else cue


def _cues(body: Sequence[Block]) -> list[Cue | None]:
    """The cues of the blocks, in the light of each other: "A." opens an answer where questions are marked "Q", and is
    a letter elsewhere."""
    cues = [_cell(block) if block.said else cue_of(block.text) for block in body]
    questions = any(cue and (cue.names or cue.role == "ask") and block.text[:1] == "Q" for cue, block in zip(cues, body, strict=True))
    cues = [Cue("answer", "", cue.length) if questions and cue and cue.role is None and cue.label == "A" else cue for cue in cues]
    for i, cue in enumerate(cues):
        after = next((other for other in cues[i + 1 :] if other and other.whole and (other.role or other.names)), None)
        if cue and cue.whole and cue.names and after and after.role == "answer":
            cues[i] = replace(cue, role="ask")  # "Request 1", which "Response 1" or "Our response" follows
    return cues


def _cell(block: Block) -> Cue:
    """The cue of a cell of a table that says whose words it holds."""
    if block.said == "label":
        return Cue("ask", re.sub(r"\W", "", block.text).lower().removeprefix("q"), len(block.text), whole=True, names=True)
    if block.said == "head":
        return Cue("ask", "", len(block.text), whole=True)
    return Cue("ask" if block.said == "ask" else "answer", "", 0)


def _odds(body: Sequence[Block], cues: Sequence[Cue | None]) -> list[float]:
    """The voice of each block without its cue; a line that only names a point has the voice of what it leads."""
    odds = [0.0 if cue and cue.whole else requester_odds(block.text[cue.length if cue else 0 :]) for block, cue in zip(body, cues, strict=True)]
    for i in range(len(body) - 2, -1, -1):
        cue = cues[i]
        if cue and cue.whole and cue.role is None:
            odds[i] = odds[i + 1]
    return odds


def _is_heading(body: Sequence[Block], cues: Sequence[Cue | None], odds: Sequence[float], i: int, bold_asks: bool) -> bool:
    """Whether a block is a topic heading: set as one, or a short title-like line with a paragraph under it. Where
    requests are set in bold (`bold_asks`), a bold line over an answer is a short request."""
    block, cue, after = body[i], cues[i], cues[i + 1]
    if (cue is not None and (cue.whole or cue.role or cue.names)) or block.text.endswith("?") or body[i + 1].tight:
        return False
    words = len(block.text.split())
    if block.heading and words <= 14:
        return True
    if not _title(block) or len(body[i + 1].text.split()) < words:
        return False
    told = bool(after and (after.role == "ask" or after.names))
    marked = block.bold and not body[i + 1].bold and (not bold_asks or odds[i + 1] > 0.5)
    if words <= 4 and _headed(body, odds):
        return told or marked or odds[i + 1] > -2.5
    return told or marked or (words <= 4 and odds[i + 1] > 0.5 and odds[i + 1] > odds[i])


def _headed(body: Sequence[Block], odds: Sequence[float]) -> bool:
    """Whether the letter sets headings over its requests: its body begins with one, and another stands over what
    sounds like a request."""
    short = [_title(block) and len(block.text.split()) <= 4 for block in body]
    return short[0] and any(short[i] and odds[i + 1] > 0.5 for i in range(1, len(body) - 1))


def _title(block: Block) -> bool:
    """Whether a block looks like a title: a few words, a capital, no stop."""
    return len(block.text.split()) <= 7 and block.text[-1:] not in ".?!:;,\"”" and block.text[:1].isupper() and not block.marker


def _weights(body: Sequence[Block], cues: Sequence[Cue | None], odds: Sequence[float], labels: Labels, headings: set[int], signs: Sequence[float]) -> list[float]:
    weights = list(odds)
    for i in range(len(body)):
        cue = cues[i]
        if i not in headings and not (cue and cue.whole):
            weights[i] += sum(sign if mark(body[i]) else -sign / 2 for mark, sign in zip(MARKS, signs, strict=True))
    first_answer = next((i for i, cue in enumerate(cues) if cue and cue.whole and cue.role == "answer"), 0)
    for i in range(len(body)):
        weights[i] += BEFORE_ANSWER if i < first_answer else 0.0
        weights[i] += OPEN_END if i not in headings and _ends_open(body, cues, i) else 0.0
    for i in _last_of_items(labels, cues, odds):
        weights[i] -= PAIRED
    asking = sum(1 for cue in cues if cue and cue.whole and cue.role == "ask")
    answering = sum(1 for cue in cues if cue and cue.whole and cue.role == "answer")
    under = 0.0
    for i, cue in enumerate(cues):
        if i in headings or (cue and cue.whole and cue.role is None):
            weights[i], under = 0.0, 0.0 if cue and cue.names else under
        if i in labels.asks:
            weights[i] += NUMBERED + (NAMED if cue and cue.names else 0.0) + (LONG_RUN if len(labels.asks) > 3 else 0.0)
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
    last = [group[-1] for group in groups if len(group) > 1 and not ((cue := cues[group[-1]]) and cue.whole)]
    answered = [group for group in groups[:-1] if any(odds[i] < -1.5 for i in group[1:])]
    return last if len(answered) * 2 >= len(groups) - 1 and answered else []


def _ends_open(body: Sequence[Block], cues: Sequence[Cue | None], i: int) -> bool:
    """Whether a paragraph of several words ends in no stop, as careless requests do and replies do not."""
    block, after = body[i], body[i + 1] if i + 1 < len(body) else None
    cue = cues[i]
    return (
        not (cue and cue.whole) and not block.heading and not block.tight and not re.match(r"[-•*|]", block.text)
        and bool(re.search(r"[\w)’']$", block.text)) and len(block.text.split()) > 2
        and not (after and re.match(r"[-•*|]", after.text))
    )  # fmt: skip


def _signs(body: Sequence[Block], cues: Sequence[Cue | None], odds: Sequence[float]) -> list[float]:
    """For each kind of mark: +MARKED when it sets off the requests, -MARKED when it sets off the answers, 0 when it
    does neither. Requests come first, so a mark that the first paragraph lacks is not theirs."""
    topics = {i for i in range(len(body) - 1) if _title(body[i]) and odds[i + 1] > max(0.5, odds[i])}
    plain = [i for i, cue in enumerate(cues) if not (cue and cue.whole) and not body[i].heading and i not in topics]
    signs = []
    for mark in MARKS:
        strong = [odds[i] for i in plain if mark(body[i])]
        light = [odds[i] for i in plain if not mark(body[i])]
        gap = fmean(strong) - fmean(light) if strong and light else 0.0
        first = any(mark(body[i]) for i in plain[:2])
        signs.append(math.copysign(MARKED, gap) if abs(gap) > 0.5 and (first or gap < 0) else 0.0)
    return signs


def _listed(body: Sequence[Block], cues: Sequence[Cue | None], labels: Labels) -> set[int]:
    """Blocks that go on with a list: items, not themselves labelled requests, below an item or a lead-in's colon."""
    known = labels.asks.keys() | labels.answers.keys()

    def item(i: int) -> bool:
        cue = cues[i]
        return bool(body[i].marker or is_row(body[i])) and i not in known and not (cue and (cue.role or cue.names))

    def leads(i: int) -> bool:
        cue = cues[i]
        return body[i].text.rstrip().endswith((":", "-", "–")) and not (cue and cue.whole)

    return {i for i in range(1, len(body)) if item(i) and (item(i - 1) or leads(i - 1) or is_row(body[i]))}


def _viterbi(weights: Sequence[float], leaders: set[int], listed: set[int]) -> list[bool]:
    """The likeliest states: True where the requester speaks. `leaders` go with the next block, `listed` with the
    one before."""
    if not weights:
        return []
    score = {True: weights[0] / 2, False: -weights[0] / 2 + FIRST_ANSWERS}
    paths: list[dict[bool, bool]] = []
    for i in range(1, len(weights)):
        stay = (SAME_LIST if i in listed else 0.0) + (SAME_POINT if i - 1 in leaders else 0.0)
        new: dict[bool, float] = {}
        path: dict[bool, bool] = {}
        for now in (True, False):
            options = {}
            for before in (True, False):
                step = stay if now == before else 0.0
                if now and not before:
                    step += TURN_TO_ASK
                elif now and before and i - 1 not in leaders:
                    step += STAY_ASKING
                options[before] = score[before] + step
            path[now] = max(options, key=lambda state: options[state])
            new[now] = options[path[now]] + (weights[i] / 2 if now else -weights[i] / 2)
        score, paths = new, [*paths, path]
    score[True] += LAST_ASKS
    state = max(score, key=lambda s: score[s])
    asks = [state]
    for path in reversed(paths):
        state = path[state]
        asks.append(state)
    return asks[::-1]
