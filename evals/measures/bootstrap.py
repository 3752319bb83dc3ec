"""How sure a figure is: percentile intervals, and the paired test between two runs.

Efron and Tibshirani 1993, chapter 13 (percentile interval); Berg-Kirkpatrick et al. 2012 for the paired
test over questions. Resampling is by question, seeded, so that a report is the same each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2000
"""The ends of a 95% interval move by about half a point between seeds at 2,000; more is not seen."""
SEED = 20240


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the ends of its 95% interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """``b - a`` over the same questions; ``p`` is the two-sided share of resamples across zero."""

    mean: float
    low: float
    high: float
    p: float


def interval(values: Sequence[float]) -> Interval | None:
    """The mean with its interval; None for no values."""
    if not len(values):
        return None
    means = _resampled(np.asarray(values, dtype=float))
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(np.mean(values)), float(low), float(high))


def paired(a: Sequence[float], b: Sequence[float]) -> Difference | None:
    """The mean of ``b - a``, question by question.

    Raises:
        ValueError: where the two differ in length.
    """
    if len(a) != len(b):
        raise ValueError("a paired comparison needs the same questions on both sides")
    if not len(a):
        return None
    gaps = np.asarray(b, dtype=float) - np.asarray(a, dtype=float)
    means = _resampled(gaps)
    low, high = np.percentile(means, [2.5, 97.5])
    across = min(float((means <= 0).mean()), float((means >= 0).mean()))
    return Difference(float(gaps.mean()), float(low), float(high), min(1.0, 2 * across))


def _resampled(values: np.ndarray) -> np.ndarray:
    """Means of resampled questions; shape (RESAMPLES,)."""
    random = np.random.default_rng(SEED)
    picks = random.integers(0, len(values), size=(RESAMPLES, len(values)))
    return values[picks].mean(axis=1)
