"""Is there an answer at all? A decision of its own, with a probability behind it.

A logistic model over what the search found: how well the best unit covers the question's words and meaning, how far
it stands out, and whether it holds the kind of thing that is asked for. Fitted on the letters of invented bodies
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
from index.words import stems

NAMES = ("meaning", "asked", "words", "unit_words", "score", "margin", "lead", "agreement", "expects", "lacks", "rare_missing")


def features(question: str, hits: Sequence[Hit], rarity: dict[str, float]) -> dict[str, float]:
    """What the model weighs, by name; all zero when nothing was found.

    `hits` are the search's, best first; `rarity` the inverse document frequency of each stem of the question.
    """
    if not hits:
        return dict.fromkeys(NAMES, 0.0)
    best = hits[0]
    unit = [hit for hit in hits if hit.passage.unit == best.passage.unit]
    others = [hit for hit in hits if hit.passage.unit != best.passage.unit]
    second = others[0] if others else None
    kind = expected(question)
    shown = [hit.passage.text for hit in unit[:3]]
    answers = any(provides(text, kind) or NOT_HELD.search(text) for text in shown)
    return {
        "meaning": best.meaning,
        "asked": best.asked,
        "words": max(hit.words for hit in unit),
        "unit_words": best.unit_words,
        "score": best.score,
        "margin": best.score - second.score if second else 0.0,
        "lead": best.meaning - max((hit.meaning for hit in others), default=0.0),
        "agreement": float(best.meaning == max(hit.meaning for hit in hits)) + float(best.unit_words == max(hit.unit_words for hit in hits)),
        "expects": float(bool(kind)),
        "lacks": float(bool(kind) and not answers),
        "rare_missing": _missing(question, unit, rarity),
    }


def _missing(question: str, unit: Sequence[Hit], rarity: dict[str, float]) -> float:
    """The share, by rarity, of the question's words that stand nowhere in the unit, asked or answered."""
    wanted = stems(question)
    said = set(stems(" ".join(hit.passage.meaning for hit in unit)))
    passage = unit[0].passage
    if passage.exchange:
        said |= set(stems(" ".join(passage.source.slice(span) for span in (*passage.exchange.asked, *passage.exchange.answered))))
    total = sum(rarity.get(stem, 0.0) for stem in wanted)
    return sum(rarity.get(stem, 0.0) for stem in wanted if stem not in said) / total if total else 1.0


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
