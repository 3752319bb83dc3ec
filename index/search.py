"""One query over both retrievers: pure but for the two indexes that it is handed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from index.fusion import reciprocal_rank, weighted
from index.types import Evidence, Found, LexicalIndex, VectorIndex

Mode = Literal["hybrid", "bm25", "dense"]
MODES: tuple[Mode, ...] = get_args(Mode)
Rankings = Mapping[str, Sequence[Found]]


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How rankings are fused; defaults are the better ones in evals/results/retrieval.json.

    Attributes:
        pool: passages that each retriever hands to fusion.
        fusion: ``weighted`` or ``rrf``.
        rrf_k: constant of reciprocal rank fusion.
        dense_weight: of the dense scores in weighted fusion; BM25 gets the rest.
    """

    pool: int = 100
    fusion: Literal["weighted", "rrf"] = "weighted"
    rrf_k: int = 2
    dense_weight: float = 0.4


def rankings(
    mode: Mode,
    pool: int,
    tokens: list[str],
    vector: Callable[[], np.ndarray],
    lexical: LexicalIndex,
    dense: VectorIndex,
    allowed: np.ndarray | None,
) -> dict[str, list[Found]]:
    """What each retriever of ``mode`` finds; ``vector`` is called only where it is needed."""
    found: dict[str, list[Found]] = {}
    if mode != "dense":
        found["bm25"] = lexical.search(tokens, pool, allowed)
    if mode != "bm25":
        found["dense"] = dense.search(vector(), pool, allowed)
    return found


def fuse(found: Rankings, settings: SearchSettings) -> list[Found]:
    """One ranking of several; a single one stays as it is."""
    if len(found) == 1:
        return list(next(iter(found.values())))
    if settings.fusion == "rrf":
        return reciprocal_rank(found, settings.rrf_k)
    weights = {"bm25": 1 - settings.dense_weight, "dense": settings.dense_weight}
    return weighted(found, weights)


def evidence(found: Rankings) -> dict[int, tuple[Evidence, ...]]:
    """By row, how every retriever found it."""
    by_row: dict[int, tuple[Evidence, ...]] = {}
    for retriever, ranking in found.items():
        for rank, one in enumerate(ranking, 1):
            by_row[one.row] = (*by_row.get(one.row, ()), Evidence(retriever, rank, one.score))
    return by_row
