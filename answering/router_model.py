"""Linear models over what a message says and what it means, and the one that tells what kind of message it is.

A model adds up the weights of a message's words (each divided by the square root of their number, so that long
messages weigh no more than short ones), the product with its vector, and the weights of further signs. It is kept as
readable, rounded numbers. `router.json` holds one model for each kind that is not answered from letters, each fitted
against all other messages (`python -m training router`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answering.phrases import words_of

Vector = NDArray[np.float32]  # of one message: (dimension,), unit length

KINDS = ("injection", "personal_case", "off_topic", "chat")


@dataclass(frozen=True)
class LinearModel:
    """Weights; `threshold` is the log-odds from which the model says yes. `meaning` is empty in a model of words."""

    bias: float
    threshold: float
    words: Mapping[str, float]
    meaning: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    signs: Mapping[str, float] = field(default_factory=dict)

    def odds(self, text: str, vector: Vector | None = None, signs: Mapping[str, float] | None = None) -> float:
        """The log-odds that a message is of the kind that the model knows; 0 is as likely as not.

        Raises ValueError when the model weighs meaning and the vector is missing or of another length.
        """
        words = words_of(text)
        total = self.bias + math.fsum(self.words.get(word, 0.0) for word in words) / math.sqrt(max(len(words), 1))
        if self.meaning.size:
            if not fits(vector, self.meaning.size):
                raise ValueError(f"This model needs a vector of {self.meaning.size} numbers.")
            total += float(self.meaning @ np.asarray(vector, dtype=np.float64))
        return total + math.fsum(weight * (signs or {}).get(name, 0.0) for name, weight in self.signs.items())


def linear_model(stored: Mapping[str, Any]) -> LinearModel:
    """A model from its stored numbers."""
    meaning = np.array(stored.get("meaning", ()), dtype=np.float64)
    return LinearModel(stored["bias"], stored["threshold"], stored["words"], meaning, stored.get("signs", {}))


def fits(vector: Vector | None, dimension: int) -> bool:
    """Whether there is a vector, of this length."""
    return vector is not None and vector.shape == (dimension,)


def fitted_to(identity: str) -> bool:
    """Whether the models were fitted to the vectors of this embedding model; with another, words alone must do."""
    return bool(_stored()["embedding"] == identity)


def kind_of(text: str, vector: Vector | None, sure: float = -math.inf) -> str:
    """The kind that the models are surest of, and "" when none of them says yes or the vector is not one of theirs.

    `sure` is the least log-odds that is asked for, where that is more than a model's own threshold.
    """
    models = _models()
    if not all(fits(vector, model.meaning.size) for model in models.values()):
        return ""
    above = {kind: model.odds(text, vector) - max(model.threshold, sure) for kind, model in models.items()}
    best = max(KINDS, key=above.__getitem__)
    return best if above[best] >= 0 else ""


@cache
def _models() -> dict[str, LinearModel]:
    return {kind: linear_model(_stored()["models"][kind]) for kind in KINDS}


@cache
def _stored() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((Path(__file__).parent / "router.json").read_text(encoding="utf-8"))
    return stored
