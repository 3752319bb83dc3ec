"""A second look at the best passages: what their words and sentences say of the query, weighed together.

Fusion knows two scores of each passage. Which words of the query its article holds, what its nearest
sentences say and how much it tells at all put the right passage nearer to the top (a linear ranker under the
softmax over one query's passages; Cao et al. 2007, "Learning to rank", section 4.2). The weights are fitted
by ``python -m evals.benchmarks.reranking``, and its result file says what they bring on corpora left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from math import exp

import numpy as np

from index.types import Found

DEPTH = 60
"""Passages that are looked at again; the others follow in the order that they had."""


FEW = 20
"""Passages among which odds tell: fused scores go from 1 to 0 in any pool, so that of three the third would
have none."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is weighed of one passage, or the weights.

    Attributes:
        fused: its fused score.
        passage: cosine of query and passage.
        sentence: cosine of query and the nearest of its sentences, no less than 0.
        sentences: mean of the two nearest, likewise.
        article: share of the query's words, rare ones weighing most, in the passages of its article among
            those looked at.
        headline: the same share, in the headline.
        pairs: share of the query's neighbouring words that are neighbours in the passage.
        told: distinct words of the passage, in hundreds.
    """

    fused: float
    passage: float
    sentence: float
    sentences: float
    article: float
    headline: float
    pairs: float
    told: float


WEIGHTS = Signs(
    fused=4.7, passage=2.84, sentence=8.41, sentences=2.37, article=3.51, headline=1.2, pairs=2.58, told=3.45
)  # fmt: skip
"""As ``evals/results/reranking.json`` has them."""


@dataclass(frozen=True, slots=True)
class Text:
    """Tokens of a passage with its headline, in order, those of the headline, and its article's number."""

    tokens: Sequence[str]
    headline: frozenset[str]
    article: int


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines of the query with a passage, and with its sentences (sentences,)."""

    passage: float
    sentences: np.ndarray


def signs(
    query: Sequence[str],
    rarity: Mapping[str, float],
    found: Sequence[Found],
    texts: Sequence[Text],
    near: Sequence[Nearness],
    names: Sequence[tuple[frozenset[str], frozenset[str]]] = (),
) -> list[Signs]:
    """The signs of every passage found.

    Args:
        query: its tokens in order; ``rarity`` weighs each.
        texts, near: one for each of ``found``.
        names: tokens of the query's names, each with those of what it is also called.
    """
    held: dict[int, set[str]] = {}
    for text in texts:
        held.setdefault(text.article, set()).update(text.tokens)
    for words in held.values():
        words.update(*(own for own, other in names if other and other <= words))
    shares = {article: _share(rarity, words) for article, words in held.items()}
    pairs = set(pairwise(query))
    return [
        Signs(
            fused=one.score,
            passage=close.passage,
            sentence=float(close.sentences.max(initial=0.0)),
            sentences=max(0.0, float(np.sort(close.sentences)[-2:].mean())) if close.sentences.size else 0.0,
            article=shares[text.article],
            headline=_share(rarity, text.headline),
            pairs=len(pairs.intersection(pairwise(text.tokens))) / max(1, len(pairs)),
            told=len(set(text.tokens)) / 100,
        )
        for one, text, close in zip(found, texts, near, strict=True)
    ]


def reranked(found: Sequence[Found], given: Sequence[Signs], weights: Signs = WEIGHTS) -> list[Found]:
    """The passages anew, best first, ties by row; those without signs behind them as they were.

    Scores are odds against the best one, which has 1, as they follow from the ranker's softmax; behind those
    with signs they only keep the order.
    """
    values = [weighed(one, weights) for one in given]
    best = max(values, default=0.0)
    again = [Found(one.row, exp(v - best)) for one, v in zip(found[: len(given)], values, strict=True)]
    again.sort(key=lambda one: (-one.score, one.row))
    rest = found[len(given) :]
    last = again[-1].score if again else 1.0
    top = rest[0].score if rest and rest[0].score > 0 else 1.0
    return [*again, *(Found(one.row, last * one.score / top) for one in rest)]


def weighed(one: Signs, weights: Signs = WEIGHTS) -> float:
    """The sum of all signs, each times its weight."""
    return sum(getattr(one, each.name) * getattr(weights, each.name) for each in fields(Signs))


def _share(rarity: Mapping[str, float], held: set[str] | frozenset[str]) -> float:
    total = sum(rarity.values())
    return sum(weight for word, weight in rarity.items() if word in held) / total if total else 0.0
