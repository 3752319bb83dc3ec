"""One query over both retrievers: pure but for the two indexes that it is handed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from index.fusion import lent, reciprocal_rank, weighted
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
        dense_weight: of the dense scores in weighted fusion, for a query half of whose words stand
            together in a passage; BM25 gets the rest.
        dense_swing: how much more they weigh where none of them do than where all of them do: a question
            in other words than its answer is found by its meaning.
        cover_depth: BM25's best passages that are looked at for this.
        article_share: weight of the score of an article's best passage beside a passage's own (1).
        rerank: whether the best passages are looked at again (`index.reranking`), where weighted fusion
            of both retrievers found them.
    """

    pool: int = 100
    fusion: Literal["weighted", "rrf"] = "weighted"
    rrf_k: int = 2
    dense_weight: float = 0.7
    dense_swing: float = 0.5
    cover_depth: int = 3
    article_share: float = 0.3
    rerank: bool = True

    def reranks(self, mode: Mode) -> bool:
        """Whether a search of this mode looks at the best passages again."""
        return self.rerank and mode == "hybrid" and self.fusion == "weighted"

    def weights(self, cover: float) -> dict[str, float]:
        """Of each retriever's scores, for a query of which a passage holds ``cover`` (0 to 1)."""
        dense = min(1.0, max(0.0, self.dense_weight + self.dense_swing * (0.5 - cover)))
        return {"bm25": 1 - dense, "dense": dense}


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


def refined(found: Rankings, similarities: Callable[[list[int]], np.ndarray]) -> Rankings:
    """The dense ranking anew, over all passages found, by ``similarities`` of rows; others as they are."""
    if "dense" not in found:
        return found
    rows = list(dict.fromkeys(one.row for ranking in found.values() for one in ranking))
    scored = [Found(row, float(score)) for row, score in zip(rows, similarities(rows), strict=True)]
    return {**found, "dense": sorted(scored, key=lambda one: (-one.score, one.row))}


def cover(weights: Mapping[str, float], texts: Sequence[Collection[str]]) -> float:
    """The largest share of the query's weighted tokens that the tokens of one of ``texts`` hold."""
    total = sum(weights.values())
    held = (sum(weight for token, weight in weights.items() if token in text) for text in texts)
    return max(held, default=0.0) / total if total else 0.0


def fuse(
    found: Rankings, settings: SearchSettings, cover: Callable[[], float], article_of: np.ndarray
) -> list[Found]:
    """One ranking of several; a single one stays as it is.

    Args:
        cover: how much of the query BM25's best passages hold; called only where weights depend on it.
        article_of: (passages,) number of the article of every row.
    """
    if len(found) == 1:
        return list(next(iter(found.values())))
    if settings.fusion == "rrf":
        fused = reciprocal_rank(found, settings.rrf_k)
    else:
        fused = weighted(found, settings.weights(cover()))
    return lent(fused, article_of, settings.article_share)


def evidence(found: Rankings) -> dict[int, tuple[Evidence, ...]]:
    """By row, how every retriever found it."""
    by_row: dict[int, tuple[Evidence, ...]] = {}
    for retriever, ranking in found.items():
        for rank, one in enumerate(ranking, 1):
            by_row[one.row] = (*by_row.get(one.row, ()), Evidence(retriever, rank, one.score))
    return by_row
