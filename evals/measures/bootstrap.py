"""How sure a figure is: percentile intervals, and the paired test between two runs.

Efron and Tibshirani 1993, chapter 13 (percentile interval); Berg-Kirkpatrick et al. 2012 for the paired
test over questions. Resampling is by question, seeded, so that a report is the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

RESAMPLES = 2000
"""The ends of a 95% interval move by about half a point between seeds at 2,000; more is not seen."""
SLOW_RESAMPLES = 500
"""For figures that are computed anew from each resample: the ends move by about a point between seeds."""
SEED = 20240

Picks = npt.NDArray[np.integer[Any]]
"""Places of questions; shape (questions,)."""


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


def interval_of(statistic: Callable[[Picks], float | None], n: int) -> tuple[float, float] | None:
    """The ends of the 95% interval of a figure that is no mean of per-question values.

    Args:
        statistic: the figure over the questions at these places (a place may come more than once); None
            where it is not defined for them. Such resamples are left out.
        n: the number of questions.
    """
    random = np.random.default_rng(SEED)
    drawn = [statistic(random.integers(0, n, size=n)) for _ in range(SLOW_RESAMPLES if n else 0)]
    known = [value for value in drawn if value is not None]
    if not known:
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


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
