"""Recall@k, MRR and nDCG through ir_measures (MacAvaney et al. 2022), in three units kept apart.

* ``article``: the gold articles, each counted where it first appears;
* ``passage``: the passages that overlap a gold span; a gold span that none touches counts as missed;
* ``answer``: whether a passage holds an accepted string, as open-domain QA counts (Chen et al. 2017).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from evals.measures.answers import contains
from evals.measures.citations import Place, overlap

Unit = Literal["article", "passage", "answer"]
UNITS: tuple[Unit, ...] = ("article", "passage", "answer")
CUTOFFS = (1, 3, 5, 10, 20, 50)
ANSWER = "answer"

Ranking = Sequence[str]
"""Names of what was retrieved, best first."""


def by_article(hits: Sequence[Place], gold: Sequence[Place]) -> tuple[Ranking, set[str]]:
    """The articles in order of first appearance, and the relevant ones."""
    return list(dict.fromkeys(hit.article for hit in hits)), {place.article for place in gold}


def by_passage(hits: Sequence[Place], gold: Sequence[Place]) -> tuple[Ranking, set[str]]:
    """The passages, and the relevant ones; a gold span out of reach is a relevant passage never found."""
    names = [f"{hit.article}:{hit.start}-{hit.end}" for hit in hits]
    relevant = {name for name, hit in zip(names, hits, strict=True) if any(overlap(hit, g) for g in gold)}
    missed = {f"missed:{g.article}:{g.start}" for g in gold if not any(overlap(hit, g) for hit in hits)}
    return list(dict.fromkeys(names)), relevant | missed


def by_answer(texts: Sequence[str], accepted: Sequence[str]) -> tuple[Ranking, set[str]]:
    """The passages, the first that holds an accepted string being the one relevant thing."""
    ranking: list[str] = []
    for rank, text in enumerate(texts, start=1):
        found = ANSWER not in ranking and contains(text, accepted)
        ranking.append(ANSWER if found else f"passage {rank}")
    return ranking, {ANSWER}


def evaluate(
    rankings: Mapping[str, Ranking],
    relevant: Mapping[str, Mapping[str, int] | set[str]],
    cutoffs: Sequence[int] = CUTOFFS,
) -> dict[str, dict[str, float]]:
    """Every measure of every question that has something relevant; one without a ranking scores zero.

    Returns:
        ``{question id: {"R@5": ..., "RR": ..., "nDCG@10": ...}}``
    """
    import ir_measures
    from ir_measures import RR, R, nDCG

    qrels = {
        question: names if isinstance(names, Mapping) else dict.fromkeys(names, 1)
        for question, names in relevant.items()
        if names
    }
    if not qrels:
        return {}
    run = {q: {name: 1.0 / (i + 1) for i, name in enumerate(rankings.get(q, ()))} for q in qrels}
    measures = [RR, nDCG @ 10, *(R @ k for k in cutoffs)]
    scores = {question: dict.fromkeys(map(str, measures), 0.0) for question in qrels}
    for metric in ir_measures.iter_calc(measures, qrels, {q: ranks for q, ranks in run.items() if ranks}):
        scores[metric.query_id][str(metric.measure)] = float(metric.value)
    return scores


def mean(scores: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The mean of each measure over all questions."""
    names = dict.fromkeys(name for figures in scores.values() for name in figures)
    return {name: sum(figures[name] for figures in scores.values()) / len(scores) for name in names}
