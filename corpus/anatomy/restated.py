"""A list of requests that a letter gives first and then restates, one by one, above each answer: one list, read once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.anatomy.blocks import Block
from corpus.anatomy.cues import cue_of

COVERED = 0.6  # share of the paragraphs of the first list that must come again
LEAST = 8  # words from which a restatement that breaks off early is still known
LEADS_ON = 2  # paragraphs that may stand between the list and its first restatement


def restated(body: Sequence[Block]) -> set[int]:
    """The numbers of the blocks of a first list whose requests all come again below, word for word, with the lines
    that only lead on from it ("Our response is below."). Empty where the letter restates nothing.

    A paragraph that comes twice inside the answers is no list: all that stands above must come again too.
    """
    said = [_words(block.text) for block in body]
    again: dict[int, int] = {}
    for i, words in enumerate(said):
        if words and not _points(body[i]) and i not in again.values():
            later = next(
                (j for j in range(i + 1, len(body)) if j not in again.values() and _same(words, said[j])), None
            )
            if later is not None:
                again[i] = later
    while again and max(again) >= (restart := min(again.values())):  # a copy below the restatement is of an answer
        again = {i: j for i, j in again.items() if i < restart}
    if not again:
        return set()
    last, restart = max(again), min(again.values())
    listed = [i for i in range(last + 1) if not _points(body[i])]
    between = range(last + 1, restart)
    if len(again) < COVERED * len(listed) or sum(1 for i in between if not _points(body[i])) > LEADS_ON:
        return set()
    labels = {i for i in range(last) if _names_point(body[i]) and i + 1 in again}
    return {*again, *labels, *(i for i in between if not _stands_over(body, i))}


def _words(text: str) -> list[str]:
    cue = cue_of(text)
    return re.findall(r"\w+", (text[cue.length :] if cue and not cue.whole else text).lower())


def _same(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two paragraphs say the same, or the one breaks off where the other goes on."""
    shorter = min(len(first), len(second))
    return list(first) == list(second) or (shorter >= LEAST and list(first[:shorter]) == list(second[:shorter]))


def _points(block: Block) -> bool:
    """Whether a line only says what stands below it."""
    cue = cue_of(block.text)
    return block.heading or bool(cue and cue.whole)


def _names_point(block: Block) -> bool:
    cue = cue_of(block.text)
    return bool(cue and cue.whole and (cue.names or cue.label))


def _stands_over(body: Sequence[Block], i: int) -> bool:
    """Whether a line between the list and its restatement belongs to what comes: "Question 1", "Your request", or a
    heading that answers nothing."""
    cue = cue_of(body[i].text)
    if cue and cue.whole:
        return bool(cue.label) or cue.role == "ask"
    return body[i].heading
