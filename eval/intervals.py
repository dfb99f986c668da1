"""A mean with its interval: the percentile bootstrap, over questions (Efron and Tibshirani, 1993, chapter 13)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES, SEED = 2000, 17


@dataclass(frozen=True)
class Mean:
    """A mean (or a median) over n questions, and the ends of its 95% interval; None throughout where n is 0."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def mean(values: Sequence[float]) -> Mean:
    """The mean of some values."""
    return _bootstrapped(values, lambda rows: rows.mean(axis=-1))


def median(values: Sequence[float]) -> Mean:
    """The median of some values."""
    return _bootstrapped(values, lambda rows: np.median(rows, axis=-1))


def _bootstrapped(values: Sequence[float], middle: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Mean:
    if not len(values):
        return Mean(None, None, None, 0)
    array = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(SEED).integers(0, len(array), (RESAMPLES, len(array)))
    low, high = np.percentile(middle(array[drawn]), (2.5, 97.5))
    return Mean(round(float(middle(array)), 4), round(float(low), 4), round(float(high), 4), len(array))
