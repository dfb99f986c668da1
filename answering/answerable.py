"""Is there an answer at all? A decision of its own, with a probability behind it.

A logistic model over what the search found: how well the best unit covers the question's words and meaning, above
what any passage would, and whether it holds the kind of thing that is asked for. Fitted on the letters of invented bodies
(`python -m training answerable`), never on the questions that report it; its coefficients are in `answerable.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from answering.expects import expected, provides
from corpus.outcome import NOT_HELD
from index.search import Hit

NAMES = ("meaning", "asked", "words", "unit_words", "background", "lacks")


def features(question: str, hits: Sequence[Hit]) -> dict[str, float]:
    """What the model weighs, by name; all zero when nothing was found. `hits` are the search's, best first.

    `background` is what any passage gets, so that only what stands out above it counts; `lacks` is 1 when the question
    wants a number, a time or the like, and none of the unit's best sentences has one or says that it is not held. How
    far the best unit stands out above the next says nothing here: letters repeat themselves.
    """
    if not hits:
        return dict.fromkeys(NAMES, 0.0)
    best = hits[0]
    unit = [hit for hit in hits if hit.passage.unit == best.passage.unit]
    kind = expected(question)
    answers = any(provides(hit.passage.text, kind) or NOT_HELD.search(hit.passage.text) for hit in unit[:3])
    return {
        "meaning": best.meaning,
        "asked": best.asked,
        "words": max(hit.words for hit in unit[:3]),
        "unit_words": best.unit_words,
        "background": best.background,
        "lacks": float(not answers),
    }


@cache
def _model() -> dict[str, float]:
    stored: dict[str, float] = json.loads((Path(__file__).parent / "answerable.json").read_text(encoding="utf-8"))["weights"]
    return stored


def probability(found: dict[str, float]) -> float:
    """The probability, from 0 to 1, that the best unit answers the question."""
    weights = _model()
    odds = weights["bias"] + math.fsum(weights[name] * found[name] for name in NAMES)
    return 1.0 / (1.0 + math.exp(-odds))


@cache
def threshold() -> float:
    """The probability from which an answer is shown; chosen on the invented bodies (see the training script)."""
    return float(json.loads((Path(__file__).parent / "answerable.json").read_text(encoding="utf-8"))["threshold"])
