"""Does the probability mean what it says, and does refusing pay?

AUROC: Hanley and McNeil 1982. Risk-coverage and AURC: El-Yaniv and Wiener 2010, Geifman and El-Yaniv
2017. Expected calibration error with equal-mass bins: Naeini et al. 2015, Nguyen and O'Connor 2015.
Brier score: Brier 1950; skill score against the base rate: Murphy 1973.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = Sequence[float] | npt.NDArray[Any]
Flags = Sequence[bool] | npt.NDArray[Any]
DEFAULT_BINS = 10
"""Ten bins of equal mass: with a few hundred questions each still holds some dozens."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One point of a reliability curve: mean probability, share that was right, questions."""

    probability: float
    accuracy: float
    count: int


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """At ``threshold`` this share is answered (``coverage``) and of those this share is wrong."""

    coverage: float
    risk: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Refusing as a retrieval task. None where nothing was refused, or nothing ought to be.

    Attributes:
        precision: of the refused questions, the share that has no answer.
        recall: of the questions without an answer, the share refused.
        wrong_refusals: of the questions with an answer, the share refused.
    """

    precision: float | None
    recall: float | None
    wrong_refusals: float | None


def auroc(scores: Floats, positive: Flags) -> float | None:
    """The chance that a positive outscores a negative, ties counting half; None with one class only."""
    values, labels = np.asarray(scores, dtype=float), np.asarray(positive, dtype=bool)
    positives, negatives = int(labels.sum()), int((~labels).sum())
    if not positives or not negatives:
        return None
    rank_sum = _average_ranks(values)[labels].sum()
    return float((rank_sum - positives * (positives + 1) / 2) / (positives * negatives))


def risk_coverage(scores: Floats, correct: Floats) -> tuple[RiskPoint, ...]:
    """The curve from the surest question to all; questions of equal score enter together.

    Args:
        scores: confidence, larger is surer.
        correct: 1.0 right, 0.0 wrong, or a score between.
    """
    values, rights = np.asarray(scores, dtype=float), np.asarray(correct, dtype=float)
    order = np.argsort(-values, kind="stable")
    values, errors = values[order], np.cumsum(1.0 - rights[order])
    ends = [i for i in range(len(values)) if i + 1 == len(values) or values[i + 1] < values[i]]
    return tuple(RiskPoint((i + 1) / len(values), float(errors[i] / (i + 1)), float(values[i])) for i in ends)


def aurc(scores: Floats, correct: Floats) -> float | None:
    """The mean risk over all coverages (lower is better); ties share the risk of their step."""
    points = risk_coverage(scores, correct)
    if not points:
        return None
    widths = np.diff([0.0, *(point.coverage for point in points)])
    return float(sum(width * point.risk for width, point in zip(widths, points, strict=True)))


def refusal(answered: Sequence[bool], answerable: Flags) -> Refusal:
    """Precision and recall of refusing, and the wrong refusals beside them."""
    pairs = list(zip(answered, answerable, strict=True))
    refused = [not has for did, has in pairs if not did]
    silent = [not did for did, has in pairs if not has]
    spoken = [not did for did, has in pairs if has]
    return Refusal(_mean(refused), _mean(silent), _mean(spoken))


def refusal_at(scores: Floats, answerable: Flags, wrong_refusals: float = 0.05) -> tuple[float | None, float]:
    """The recall of refusal where at most this share of answerable questions is refused.

    Returns:
        ``(share of unanswerable questions refused, threshold)``; a question is refused where its score
        lies under the threshold. None where every question has an answer.
    """
    values, has = np.asarray(scores, dtype=float), np.asarray(answerable, dtype=bool)
    kept = np.sort(values[has])
    threshold = float(kept[int(np.floor(wrong_refusals * len(kept) + 1e-9))]) if len(kept) else float("inf")
    return _mean(list(values[~has] < threshold)), threshold


def reliability(probabilities: Floats, correct: Floats, bins: int = DEFAULT_BINS) -> tuple[Bin, ...]:
    """Equal-mass bins by rising probability, sizes differing by one at most."""
    values, rights = np.asarray(probabilities, dtype=float), np.asarray(correct, dtype=float)
    order = np.argsort(values, kind="stable")
    parts = np.array_split(order, min(bins, len(values))) if len(values) else []
    return tuple(Bin(float(values[p].mean()), float(rights[p].mean()), len(p)) for p in parts)


def expected_calibration_error(
    probabilities: Floats, correct: Floats, bins: int = DEFAULT_BINS
) -> float | None:
    """The mean gap between probability and accuracy over equal-mass bins."""
    curve = reliability(probabilities, correct, bins)
    total = sum(bin.count for bin in curve)
    return sum(b.count * abs(b.probability - b.accuracy) for b in curve) / total if total else None


def brier(probabilities: Floats, correct: Floats) -> float | None:
    """The mean squared distance of probability and outcome."""
    gaps = np.asarray(probabilities, dtype=float) - np.asarray(correct, dtype=float)
    return float((gaps**2).mean()) if len(gaps) else None


def brier_skill(probabilities: Floats, correct: Floats) -> float | None:
    """1 - Brier / Brier of always saying the base rate; None where every outcome is the same."""
    score, outcomes = brier(probabilities, correct), np.asarray(correct, dtype=float)
    variance = float(outcomes.var()) if len(outcomes) else 0.0
    return None if score is None or variance == 0.0 else 1.0 - score / variance


def _average_ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 1, equal values sharing the mean of theirs; shape (values,)."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[places]


def _mean(flags: Sequence[bool]) -> float | None:
    return float(sum(flags) / len(flags)) if len(flags) else None
