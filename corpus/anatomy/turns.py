"""Whose turn is it? Each paragraph of a letter's body is given to the requester or to the body.

A Viterbi search over two states weighs together what the letter shows: its own marks (headings, numbers, bold,
quotation marks), the voice of each paragraph, and that requests come before their answers. No single sign decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.anatomy.blocks import Block
from corpus.anatomy.cues import Cue
from corpus.anatomy.labels import labels_of
from corpus.anatomy.reading_cues import cues_of, is_mere_number, voices_of
from corpus.anatomy.signs import list_items, marks_of, weights_of
from corpus.anatomy.topics import is_heading

# Log-odds of the steps from block to block, on the scale of `requester_odds`.
SAME_LIST = 6.0  # an item goes with the item or the lead-in above it
SAME_POINT = 8.0  # a heading goes with what stands under it
TURN_TO_ASK, STAY_ASKING, FIRST_ANSWERS, REPORTED, LAST_ASKS = -1.2, -0.7, -5.0, 1.0, -3.0
TURN_UNMARKED = -2.5  # a request without the mark that the letter's other requests have


@dataclass(frozen=True)
class Turn:
    """One block of the body: `asks` whether it is the requester's; `label` when it opens a labelled request;
    `heading` when it is a heading over the next request; its `cue`, if it carries one."""

    block: Block
    asks: bool
    label: str = ""
    heading: bool = False
    cue: Cue | None = None


def turns(body: Sequence[Block], reported: bool = False) -> tuple[Turn, ...]:
    """The turns of a letter's body, one for each block, in order; `reported` says that the opening has already told
    what was asked, so that the body may begin with an answer."""
    cues = cues_of(body)
    odds = voices_of(body, cues)
    labels = labels_of([block.text for block in body], cues, odds)
    cues = [
        None if is_mere_number(cue) and i not in {**labels.asks, **labels.answers} else cue
        for i, cue in enumerate(cues)
    ]
    signs = marks_of(body, cues, odds)
    headings = {i for i in range(len(body) - 1) if is_heading(body, cues, odds, i, signs[0] > 0)}
    listed = list_items(body, cues, labels)
    weights = weights_of(body, cues, odds, labels, headings, signs)
    weights = [0.0 if i in listed else weight for i, weight in enumerate(weights)]  # fragments have no voice
    leaders = headings | {i for i, cue in enumerate(cues[:-1]) if cue and cue.whole and cue.role is None}
    marked = {*headings, *labels.asks, *(i for i, cue in enumerate(cues) if cue and cue.role == "ask")}
    bare = set(range(len(body))) - marked if max(len(headings), len(labels.asks)) > 1 else set()
    asks = _viterbi(weights, leaders, listed, bare, REPORTED if reported else FIRST_ANSWERS)
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


def _viterbi(
    weights: Sequence[float], leaders: set[int], listed: set[int], bare: set[int], first_answers: float
) -> list[bool]:
    """The likeliest states: True where the requester speaks. `leaders` go with the next block, `listed` with the
    one before; `bare` lack the heading or number that sets off the letter's requests."""
    if not weights:
        return []
    score = {True: weights[0] / 2, False: -weights[0] / 2 + first_answers}
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
                    step += TURN_TO_ASK + (TURN_UNMARKED if i in bare and i - 1 not in leaders else 0.0)
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
