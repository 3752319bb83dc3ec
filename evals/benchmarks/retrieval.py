"""Which retriever finds the passage: BM25, dense, and both fused, on news, affairs and reading contexts.

    python -m evals.benchmarks.retrieval --data DATA --cache CACHE [--news-index DIR] [--model NAME]

``DATA`` holds news/ and reader/; ``CACHE`` keeps the indexes between runs; ``--news-index`` is an index of
the news articles, without which they are left out. Every ranking is the index's own (``Index.ranked``).
Fusion is tuned on one half of the questions (by hash of the id) and reported on the other, with paired
bootstrap intervals against the shipped fusion, whose weights follow from how much of a question BM25's best
passages hold ("by cover"), and where an article's best passage lends some of its score to the others. What
the second look at the best passages brings is measured in :mod:`evals.benchmarks.reranking`. No text is
written.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from evals.benchmarks.harder_room import BUNDLED, GOLD
from evals.benchmarks.retrieval_corpora import (
    READER_SETS,
    Corpus,
    Question,
    affairs,
    contexts,
    gold,
    half,
    news,
)
from evals.measures.bootstrap import paired
from index.build import update
from index.encoder import load_encoder
from index.fusion import reciprocal_rank, weighted
from index.index import Index
from index.search import SearchSettings, fuse
from index.types import Found

RESULTS = Path(__file__).parents[1] / "results" / "retrieval.json"
POOL = 100
DEPTHS = (1, 5, 10, 20)
RRF_KS = (2, 5, 10, 20, 40, 60, 100)
DENSE_WEIGHTS = tuple(round(0.1 * step, 1) for step in range(1, 10))

Rankings = Mapping[str, Sequence[Found]]
Fuse = Callable[[Rankings, float, np.ndarray], Sequence[Found]]
"""Of rankings, of how much of the question BM25's best passages hold, and of the article of every row."""


@dataclass(frozen=True, slots=True)
class Run:
    """What each retriever finds for every question of a corpus."""

    corpus: Corpus
    rankings: tuple[Rankings, ...]
    covers: tuple[float, ...]
    modes: tuple[str, ...]


def main() -> None:
    """Runs all corpora and writes evals/results/retrieval.json."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--news-index", type=Path, help="made with the same encoder")
    parser.add_argument("--reader-questions", type=int, default=500, help="of each reader set")
    parser.add_argument("--model", help="encoder, by default the shipped one; give each its own --cache")
    parser.add_argument("--into", type=Path, default=RESULTS)
    given = parser.parse_args()
    encoder = load_encoder(given.model)
    runs = [run(corpus) for corpus in corpora(given, encoder)]
    summary = summarised(runs) | {
        "encoder": encoder.identity.name,
        "pool": POOL,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    given.into.write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(summary, indent=1))


def corpora(given: argparse.Namespace, encoder: Any) -> list[Corpus]:
    """The corpora that ``given`` names, indexed or opened."""
    found = [
        contexts(given.data / "reader", name, given.cache / name, given.reader_questions, encoder)
        for name in READER_SETS
    ]
    update([BUNDLED], given.cache / "bundled", encoder=encoder)
    bundled = Index.open(given.cache / "bundled", encoder=encoder)
    found += [affairs(given.cache / "affairs", encoder), gold(GOLD / "bundled.dev.jsonl", bundled)]
    if given.news_index:
        found.append(news(given.data / "news", Index.open(given.news_index, encoder=encoder)))
    return found


def run(corpus: Corpus) -> Run:
    """Asks every retriever every question."""
    found = [corpus.index.ranked(question.text, POOL) for question in corpus.questions]
    covers = [
        corpus.index.cover(question.text, one["bm25"])
        for question, one in zip(corpus.questions, found, strict=True)
    ]
    return Run(corpus, tuple(found), tuple(covers), ("bm25", "dense"))


def summarised(runs: Sequence[Run]) -> dict[str, Any]:
    """Tunes fusion over all corpora at once, and describes every method on the other halves."""
    rrf = {k: _mean_mrr(runs, _rrf(k), 0) for k in RRF_KS}
    convex = {weight: _mean_mrr(runs, _weighted(weight), 0) for weight in DENSE_WEIGHTS}
    best_k, best_weight = max(rrf, key=rrf.__getitem__), max(convex, key=convex.__getitem__)
    methods = {
        "bm25": _only("bm25"),
        "dense": _only("dense"),
        "rrf": _rrf(best_k),
        "weighted": _weighted(best_weight),
        "by cover": _by_cover,
        "as shipped": _as_shipped,
    }
    default = "as shipped"
    return {
        "default": default,
        "tuned": {"rrf_k": best_k, "dense_weight": best_weight},
        "tuning_mrr": {"rrf": _rounded(rrf), "weighted": _rounded(convex)},
        "corpora": {one.corpus.name: described(one, methods, 1, default) for one in runs},
        "mean_mrr": {name: round(_mean_mrr(runs, fuse, 1), 4) for name, fuse in methods.items()},
    }


def described(one: Run, methods: Mapping[str, Fuse], part: int, default: str | None = None) -> dict[str, Any]:
    """Measures of each method on one half of the questions, and how it differs from the default."""
    chosen = [n for n, question in enumerate(one.corpus.questions) if half(question.id) == part]
    values = {name: _measures(one, fuse, chosen) for name, fuse in methods.items()}
    described = {
        "passages": len(one.corpus.unit_of),
        "units": len(set(one.corpus.unit_of.tolist())),
        "questions": len(chosen),
        "methods": {
            name: _rounded({k: float(np.mean(v)) for k, v in of.items()}) for name, of in values.items()
        },
    }
    if default is not None:
        described["default_minus"] = {
            name: {
                measure: _difference(of[measure], values[default][measure]) for measure in ("mrr", "recall@5")
            }
            for name, of in values.items()
            if name != default
        }
    return described


def reciprocal_unit_rank(found: Sequence[Found], question: Question, unit_of: np.ndarray) -> float:
    """1 / rank of the first relevant unit, 0 where there is none; a unit ranks as its best passage."""
    for rank, unit in enumerate(_units(found, unit_of), 1):
        if unit in question.units:
            return 1 / rank
    return 0.0


def unit_recall(found: Sequence[Found], question: Question, unit_of: np.ndarray, depth: int) -> float:
    """1 where a relevant unit is among the first ``depth`` units, else 0."""
    return float(any(unit in question.units for unit in _units(found, unit_of)[:depth]))


def passage_recall(found: Sequence[Found], question: Question, depth: int) -> float:
    """1 where a passage that holds an answer string is among the first ``depth``, else 0."""
    return float(any(one.row in question.rows for one in found[:depth]))


def _measures(one: Run, fuse: Fuse, chosen: Sequence[int]) -> dict[str, list[float]]:
    values: dict[str, list[float]] = {}
    unit_of = one.corpus.unit_of
    for number in chosen:
        question = one.corpus.questions[number]
        found = fuse(one.rankings[number], one.covers[number], one.corpus.index.article_of)
        values.setdefault("mrr", []).append(reciprocal_unit_rank(found, question, unit_of))
        for depth in DEPTHS:
            values.setdefault(f"recall@{depth}", []).append(unit_recall(found, question, unit_of, depth))
            values.setdefault(f"passage_recall@{depth}", []).append(passage_recall(found, question, depth))
    return values


def _mean_mrr(runs: Sequence[Run], fuse: Fuse, part: int) -> float:
    """Over corpora, so that the larger ones do not outvote the others."""
    means = [
        np.mean(
            [
                reciprocal_unit_rank(
                    fuse(found, held, one.corpus.index.article_of), question, one.corpus.unit_of
                )
                for question, found, held in zip(one.corpus.questions, one.rankings, one.covers, strict=True)
                if half(question.id) == part
            ]
        )
        for one in runs
    ]
    return float(np.mean(means))


def _only(mode: str) -> Fuse:
    return lambda found, *_: found[mode]


def _rrf(k: int) -> Fuse:
    return lambda found, *_: reciprocal_rank(found, k)


def _weighted(dense: float) -> Fuse:
    return lambda found, *_: weighted(found, {"bm25": 1 - dense, "dense": dense})


def _by_cover(found: Rankings, cover: float, _: np.ndarray) -> Sequence[Found]:
    return weighted(found, SearchSettings().weights(cover))


def _as_shipped(found: Rankings, cover: float, article_of: np.ndarray) -> Sequence[Found]:
    return fuse(found, SearchSettings(), lambda: cover, article_of)


def _units(found: Sequence[Found], unit_of: np.ndarray) -> list[int]:
    return list(dict.fromkeys(int(unit_of[one.row]) for one in found))


def _difference(other: Sequence[float], default: Sequence[float]) -> dict[str, float] | None:
    gap = paired(other, default)
    return gap and _rounded({"mean": gap.mean, "low": gap.low, "high": gap.high, "p": gap.p})


def _rounded(values: Mapping[Any, float]) -> dict[str, float]:
    return {str(key): round(value, 4) for key, value in values.items()}


if __name__ == "__main__":
    main()
