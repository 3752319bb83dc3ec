"""Fitting the calibrator: ridge logistic regression by Newton's method, cross-fitted by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa.abstention.calibrator import Calibrator, names
from qa.abstention.features import Features
from qa.abstention.sentences import SentenceFeatures

RIDGE = 3.0
"""Penalty on standardised weights: a few hundred questions must not make any one feature decisive."""
SHOWN_RIDGE = 1.0
"""Penalty on what turns the log-odds of the fit into those that are shown."""
FOLDS = 5
STEPS = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """One candidate of one question: its features, and whether it is right.

    Attributes:
        question: id; candidates of one question fall into one fold.
        first: whether the candidate is the reader's best for its question.
        weight: how much its question counts.
    """

    question: str
    features: tuple[float, ...]
    right: bool
    first: bool
    weight: float = 1.0


Kind = type[Features] | type[SentenceFeatures]


def fit(judged: Sequence[Judged], reader: str, kind: Kind = Features) -> Calibrator:
    """The calibrator that maximises the penalised likelihood, every question counting by its weight."""
    values = np.array([one.features for one in judged])
    means, scales = values.mean(axis=0), values.std(axis=0) + 1e-6
    weights = ridge_logistic(
        (values - means) / scales, np.array([one.right for one in judged]), _shares(judged)
    )
    return Calibrator(
        names(kind),
        _floats(means),
        _floats(scales),
        _floats(weights[1:]),
        float(weights[0]),
        0.0,
        reader,
    )


def _floats(values: np.ndarray) -> tuple[float, ...]:
    return tuple(round(float(value), 6) for value in values)


def cross_fitted(judged: Sequence[Judged], reader: str, kind: Kind = Features) -> np.ndarray:
    """(candidates,) probabilities, each from a calibrator that never saw its question."""
    questions = sorted({one.question for one in judged})
    fold_of = {q: i % FOLDS for i, q in enumerate(np.random.default_rng(7).permutation(questions))}
    found = np.zeros(len(judged))
    for fold in range(FOLDS):
        calibrator = fit([one for one in judged if fold_of[one.question] != fold], reader, kind)
        for i, one in enumerate(judged):
            if fold_of[one.question] == fold:
                found[i] = calibrator.probability(kind(*one.features))
    return found


def _shares(judged: Sequence[Judged]) -> np.ndarray:
    """The first candidate weighs as much as all the others of its question together."""
    others: dict[str, int] = {}
    for one in judged:
        others[one.question] = others.get(one.question, 0) + (not one.first)
    shares = [1.0 if one.first else 1.0 / max(1, others[one.question]) for one in judged]
    return np.array(shares) * np.array([one.weight for one in judged])


def fit_shown(
    scores: np.ndarray, likeness: np.ndarray, right: np.ndarray, shares: np.ndarray
) -> tuple[float, float, float, float]:
    """The four numbers of `Calibrator.shown_probability`: what the log-odds of a question's likeliest
    candidate are worth, by how alike the passages read are.

    Args:
        scores: (questions,) log-odds, from calibrators that never saw the question.
        likeness: (questions,).
        right: (questions,) of bool.
        shares: (questions,) how much each counts.
    """
    inputs = np.column_stack([scores, scores * likeness, likeness])
    bias, a, b, d = ridge_logistic(inputs, right, shares, ridge=SHOWN_RIDGE, offset=scores)
    return float(a), float(b), float(bias), float(d)


def ridge_logistic(
    values: np.ndarray,
    right: np.ndarray,
    shares: np.ndarray,
    ridge: float = RIDGE,
    offset: np.ndarray | float = 0.0,
) -> np.ndarray:
    """Weights of a ridge logistic regression, by Newton's method.

    Args:
        values: (rows, features), standardised.
        right: (rows,) of bool.
        shares: (rows,) how much each counts.
        ridge: penalty on the weights.
        offset: (rows,) log-odds that are added, of weight 1.

    Returns:
        (features + 1,) weights, the bias first and unpenalised.
    """
    inputs = np.column_stack([np.ones(len(values)), values])
    penalty = np.full(inputs.shape[1], ridge)
    penalty[0] = 0.0
    weights = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(inputs @ weights + offset, -30, 30)))
        gradient = inputs.T @ (shares * (chances - right)) + penalty * weights
        curvature = shares * chances * (1 - chances)
        step = np.linalg.solve(inputs.T @ (inputs * curvature[:, None]) + np.diag(penalty + 1e-9), gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights
