"""Fusing rankings: reciprocal rank fusion, weighted scores, and what an article lends its passages. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.types import Found

RRF_K = 60
"""Cormack, Clarke and Buettcher (SIGIR 2009)."""


def reciprocal_rank(rankings: Mapping[str, Sequence[Found]], k: int = RRF_K) -> list[Found]:
    """Reciprocal rank fusion, ``sum 1 / (k + rank)`` with ranks from 1, best first, ties by row."""
    totals: dict[int, float] = {}
    for ranking in rankings.values():
        for rank, found in enumerate(ranking, 1):
            totals[found.row] = totals.get(found.row, 0.0) + 1 / (k + rank)
    return _best_first(totals)


def weighted(rankings: Mapping[str, Sequence[Found]], weights: Mapping[str, float]) -> list[Found]:
    """Weighted CombSUM (Fox and Shaw, TREC-2) over scores scaled to [0, 1] within each ranking.

    A ranking that lacks a row gives it 0, as its own last row gets. Best first, ties by row.
    """
    totals: dict[int, float] = {}
    for name, ranking in rankings.items():
        for row, score in scaled(ranking).items():
            totals[row] = totals.get(row, 0.0) + weights[name] * score
    return _best_first(totals)


def lent(ranking: Sequence[Found], article_of: np.ndarray, share: float) -> list[Found]:
    """The mean of each score and that of its article's best passage, ``share`` the weight of that beside 1.

    A passage need not repeat what its article is about. Which article comes first does not change.

    Args:
        ranking: best first.
        article_of: (passages,) number of the article of every row.
    """
    best: dict[int, float] = {}
    for found in ranking:
        best.setdefault(int(article_of[found.row]), found.score)
    return _best_first(
        {one.row: (one.score + share * best[int(article_of[one.row])]) / (1 + share) for one in ranking}
    )


def scaled(ranking: Sequence[Found]) -> dict[int, float]:
    """Scores by row, scaled so that the best is 1 and the worst 0; all 1 where they are equal."""
    if not ranking:
        return {}
    scores = [found.score for found in ranking]
    low, high = min(scores), max(scores)
    spread = high - low
    return {found.row: (found.score - low) / spread if spread > 0 else 1.0 for found in ranking}


def _best_first(totals: Mapping[int, float]) -> list[Found]:
    found = [Found(row, score) for row, score in totals.items()]
    return sorted(found, key=lambda one: (-one.score, one.row))
