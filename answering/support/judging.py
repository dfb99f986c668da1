"""Does a source bear a claim out? Rules first, which are exact; then a model, for free wording alone.

Every sentence of a claim must pass every check. A sentence that copies its source must also change nothing in it. What
is put in words of its own is weighed (`answering.support.weighing`), and passes only from a threshold at which few
false claims do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answering.support import copying, facts, strength
from answering.support.contrast import borne_out, turned_round
from answering.support.finding import CONTRADICTED, SUPPORTED, UNSUPPORTED, Finding
from answering.support.pair import COPIED, Pair, pairs
from answering.support.reported import reported
from answering.support.tokens import parts
from answering.support.weighing import fitted, odds, signs

COPIED_ENOUGH = 0.5  # share of copied words from which a change in the copy is enough to reject it
LONGEST = 2_000, 6_000  # letters of a claim and of its source that are read: a paragraph against a page
CHECKS: tuple[Callable[[Pair], Finding | None], ...] = (
    facts.figures, facts.exchanged, facts.total, facts.names, strength.negation, strength.condition, strength.modality, strength.opposite,
    facts.actor, strength.scope, strength.bounds, facts.units,
)  # fmt: skip


@dataclass(frozen=True)
class Judgement:
    """`label` is supported, contradicted or unsupported. `reason` is a stable word: for what is supported "copied" or
    "reworded", else what was found first (number, date, section, place, actor, negation, modality, scope, direction,
    condition, reported, order, wording, added, empty, long).

    `confidence`, from 0 to 1, is how often such a judgement was right in cross-validation; for free wording it is the
    model's own probability of the label.
    """

    label: str
    reason: str
    confidence: float

    @property
    def supported(self) -> bool:
        """Whether the claim may stand."""
        return self.label == SUPPORTED


def judge(claim: str, source: str) -> Judgement:
    """Whether a claim, one sentence or a few, follows from its source, of one to three sentences.

    >>> judge("We must reply within 15 days.", "We must reply within 15 working days.").reason
    'number'
    """
    if len(claim) > LONGEST[0] or len(source) > LONGEST[1]:
        return _of(UNSUPPORTED, "long")
    if _same_sentences(claim, source):
        return _of(SUPPORTED, "copied")
    compared = pairs(claim, source)
    if not compared or not any(token.content for pair in compared for token in pair.claim):
        return _of(UNSUPPORTED, "empty")
    if finding := found(claim, source, compared):
        return _of(finding.label, finding.reason)
    if free := worded_freely(compared):
        return _of(SUPPORTED, "reworded") if borne_out(claim, source) and not _brought(free) else _weighed(free)
    return _of(SUPPORTED, "copied")


def found(claim: str, source: str, compared: Sequence[Pair]) -> Finding | None:
    """The first thing that a rule finds wrong with a claim, or None."""
    if finding := turned_round(claim, source):
        return finding
    settled = (strength.negation, facts.actor) if borne_out(claim, source) else ()
    for check in (check for check in CHECKS if check not in settled):
        for pair in compared:
            if finding := check(pair):
                return finding
    free = worded_freely(compared)
    mostly_copied = len(free) * 2 <= len(compared)  # then the rest is meant as a copy too: one line of a list
    for pair in compared:
        if finding := reported(claim, source, pair.home):
            return finding
        if pair in free and (mostly_copied or pair.runs(4) >= COPIED_ENOUGH or (pair.copied and pair.runs(4) < COPIED)):
            if finding := copying.change(pair):
                return finding
    return None


def reversed_in(claim: str, source: str) -> Finding | None:
    """Whether a claim turns its source round, whatever else it leaves out: who does it, a "not", must and may."""
    if finding := turned_round(claim, source):
        return finding
    settled = (strength.negation, facts.actor) if borne_out(claim, source) else ()
    turns = (check for check in (strength.negation, strength.modality, strength.opposite, facts.actor) if check not in settled)
    compared = pairs(claim, source)
    return next((finding for check in turns for pair in compared if (finding := check(pair))), None)


def worded_freely(compared: Sequence[Pair]) -> list[Pair]:
    """The sentences that are no faithful copies of their source, which are for the model to weigh."""
    return [pair for pair in compared if not pair.copied or copying.change(pair) is not None]


def _weighed(compared: Sequence[Pair]) -> Judgement:
    value = odds(signs(compared))
    likely = 1.0 / (1.0 + math.exp(-value))
    if value >= float(fitted()["threshold"]):
        return Judgement(SUPPORTED, "reworded", round(likely, 2))
    brought = _brought(compared)
    return Judgement(UNSUPPORTED if brought else CONTRADICTED, "added" if brought else "wording", round(1.0 - likely, 2))


def _brought(compared: Sequence[Pair]) -> bool:
    """Whether the claim says something for which the source has no word."""
    return any(token.content and place is None for pair in compared for token, place in zip(pair.claim, pair.matched, strict=True))


def _same_sentences(claim: str, source: str) -> bool:
    """Whether every sentence of a claim stands in the source as it is."""
    said, known = (["".join(part.lower().split()).rstrip(".;:,") for part in parts(text)] for text in (claim, source))
    return bool(said) and set(said) <= set(known)


def _of(label: str, reason: str) -> Judgement:
    return Judgement(label, reason, float(fitted()["right"].get(f"{label}: {reason}", 0.5)))
