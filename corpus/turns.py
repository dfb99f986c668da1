"""Whose turn is it? Each paragraph of a letter's body is given to the requester or to the body.

A Viterbi search over two states weighs together what the letter shows: its own marks (headings, numbers, bold), the
voice of each paragraph, and that requests come before their answers. No single sign decides.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from corpus.blocks import Block
from corpus.cues import Cue, cue_of
from corpus.voice import requester_odds

LETTERS = "abcdefgh"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")

# Log-odds, on the scale of `requester_odds`; set on rendered letters of invented bodies (tests/reading_report.py).
OWN_WORDS = 12.0  # the letter says whose words follow, in a line of its own
PREFIX = 9.0  # ... or in a prefix of the paragraph
UNDER_HEADING = 5.0  # a paragraph under such a line
UNDER_LEAD_IN = 2.0  # one after a single "Please see below for our response."
NUMBERED = 2.5  # the number that a run of requests expects next
BOLD = 3.5
SAME_LIST = 6.0  # an item goes with the item or the lead-in above it
TURN_TO_ASK, STAY_ASKING, FIRST_ANSWERS, LAST_ASKS = -1.2, -0.7, -5.0, -3.0


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
    odds = [0.0 if cue and cue.whole else requester_odds(block.text[cue.length if cue else 0 :]) for block, cue in zip(body, cues, strict=True)]
    labels = _request_labels(body, cues, odds)
    headings = _headings(body, cues, odds)
    weights = _weights(body, cues, odds, labels, headings)
    listed = _listed(body, cues, labels)
    weights = [0.0 if i in listed else weight for i, weight in enumerate(weights)]  # fragments have no voice
    asks = _viterbi(weights, headings, listed)
    return tuple(
        Turn(block, asks[i], labels.get(i, "") if asks[i] else "", i in headings and i + 1 < len(body) and asks[i + 1], cues[i])
        for i, block in enumerate(body)
    )


def _cues(body: Sequence[Block]) -> list[Cue | None]:
    cues = [cue_of(block.text) for block in body]
    if any(cue and cue.role == "ask" and block.text[:1] == "Q" for cue, block in zip(cues, body, strict=True)):
        cues = [Cue("answer", "", cue.length) if cue and cue.role is None and cue.label == "A" else cue for cue in cues]
    return cues


def _request_labels(body: Sequence[Block], cues: Sequence[Cue | None], odds: Sequence[float]) -> dict[int, str]:
    """Which blocks open a numbered or lettered request: the best run 1, 2, 3 ... and, under each number or alone, the
    run a, b, c ...; numbers inside an answer (a quoted statute) score badly by their voice and are left out."""
    chain = _best_chain(cues, odds)
    labels = {i: cues[i].label for i in chain}  # type: ignore[union-attr]
    labels |= {i: cue.label for i, cue in enumerate(cues) if cue and cue.role == "ask" and cue.label and not cue.whole}
    expected, roman = "a", 0
    for i, cue in enumerate(cues):
        if i in labels:
            expected, roman = "a", 0
        elif cue and cue.role is None and not cue.label.isdigit() and odds[i] > -1.5:
            letter = cue.label.lower()
            if letter in ROMAN and roman < len(ROMAN) and letter == ROMAN[roman] and (letter != expected):
                labels[i], roman = letter, roman + 1
            elif letter == expected and letter in LETTERS:
                labels[i] = letter
                expected = LETTERS[LETTERS.index(letter) + 1] if letter != "h" else ""
    return labels if len(labels) > 1 or any(cue and cue.role for cue in cues) or chain else {}


def _best_chain(cues: Sequence[Cue | None], odds: Sequence[float]) -> list[int]:
    best: dict[int, tuple[float, list[int]]] = {}
    top: tuple[float, list[int]] = (0.0, [])
    for i, cue in enumerate(cues):
        if not (cue and cue.role is None and cue.label[:1].isdigit()):
            continue
        number = int("".join(c for c in cue.label if c.isdigit()))
        lettered = not cue.label.isdigit()
        before = best.get(number if lettered and not cue.label.endswith("a") else number - 1)
        if before is None and number > 2:
            continue
        score, path = before or (0.0 if number == 1 else -2.0, [])
        candidate = (score + odds[i] + 1.5, [*path, i])
        if number not in best or candidate[0] > best[number][0] or (lettered and not cue.label.endswith("a")):
            best[number] = candidate
        top = max(top, candidate, key=lambda row: row[0])
    return top[1]


def _headings(body: Sequence[Block], cues: Sequence[Cue | None], odds: Sequence[float]) -> set[int]:
    """Blocks that are topic headings over a request: set as headings, or short lines that a request follows at once."""
    found = set()
    for i, block in enumerate(body[:-1]):
        if cues[i] is not None and (cues[i].whole or cues[i].role):  # type: ignore[union-attr]
            continue
        short = len(block.text.split()) <= 6 and block.text[-1:] not in ".?!:;," and block.text[:1].isupper() and not block.marker
        after = cues[i + 1]
        asked_next = odds[i + 1] > 0.5 or bool(after and after.role == "ask")
        if (block.heading and len(block.text.split()) <= 12 and not block.text.endswith("?")) or (
            short and asked_next and (odds[i + 1] > odds[i] or bool(after and after.role)) and (block.bold or len(block.text.split()) <= 4)
        ):
            found.add(i)
    return found


def _weights(body: Sequence[Block], cues: Sequence[Cue | None], odds: Sequence[float], labels: dict[int, str], headings: set[int]) -> list[float]:
    weights = list(odds)
    bold = _bold_sign(body, odds, cues, headings)
    asking = sum(1 for cue in cues if cue and cue.whole and cue.role == "ask")
    answering = sum(1 for cue in cues if cue and cue.whole and cue.role == "answer")
    under: float = 0.0
    for i, (block, cue) in enumerate(zip(body, cues, strict=True)):
        if i in headings:
            weights[i] = 0.0
            continue
        weights[i] += bold if block.bold else (-bold / 2 if bold else 0.0)
        if i in labels:
            weights[i] += NUMBERED
        if cue and cue.role:
            sign = 1.0 if cue.role == "ask" else -1.0
            weights[i] += sign * (OWN_WORDS if cue.whole else PREFIX)
            if cue.whole and cue.role == "ask":
                under = UNDER_HEADING
            elif cue.whole:
                under = -UNDER_HEADING if (asking > 1 or answering > 1) else -UNDER_LEAD_IN
            elif not cue.whole:
                under = 0.0
        else:
            weights[i] += under
            if under > 0 and not answering:
                under = 0.0  # "You asked:" with no line for the answer vouches only for the paragraph below it
    return weights


def _bold_sign(body: Sequence[Block], odds: Sequence[float], cues: Sequence[Cue | None], headings: set[int]) -> float:
    """+BOLD when bold marks the requests, -BOLD when it marks the answers, 0 when it marks neither."""
    plain = [i for i in range(len(body)) if i not in headings and not (cues[i] and cues[i].whole)]  # type: ignore[union-attr]
    strong = [odds[i] for i in plain if body[i].bold]
    light = [odds[i] for i in plain if not body[i].bold]
    if not strong or not light:
        return 0.0
    gap = fmean(strong) - fmean(light)
    return math.copysign(BOLD, gap) if abs(gap) > 0.5 else 0.0


def _listed(body: Sequence[Block], cues: Sequence[Cue | None], labels: dict[int, str]) -> set[int]:
    """Blocks that go on with a list: items, not themselves labelled requests, below an item or a lead-in's colon."""
    return {
        i for i in range(1, len(body))
        if body[i].marker and i not in labels and not (cues[i] and cues[i].role)  # type: ignore[union-attr]
        and ((body[i - 1].marker and i - 1 not in labels) or body[i - 1].text.rstrip().endswith((":", "-", "–")))
    }  # fmt: skip


def _viterbi(weights: Sequence[float], headings: set[int], listed: set[int]) -> list[bool]:
    if not weights:
        return []
    score = {True: weights[0] / 2, False: -weights[0] / 2 + FIRST_ANSWERS}
    paths: list[dict[bool, bool]] = []
    for i in range(1, len(weights)):
        stay = SAME_LIST if i in listed else 0.0
        new: dict[bool, float] = {}
        path: dict[bool, bool] = {}
        for now in (True, False):
            options = {}
            for before in (True, False):
                step = stay if now == before else 0.0
                if now and not before:
                    step += TURN_TO_ASK
                elif now and before:
                    step += STAY_ASKING if i not in headings else 0.0
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
