"""Which retriever finds the passage: BM25, dense, and both fused, on news and on reading contexts.

    python -m evals.benchmarks.retrieval --data DATA --cache CACHE [--news-questions N]

``DATA`` holds news/ and reader/; ``CACHE`` keeps offsets and vectors between runs. Fusion is tuned on one
half of the questions (by hash of the id) and reported on the other, with paired bootstrap intervals against
the shipped fusion, whose weights follow from how much of a question BM25's best passages hold. No text is
written.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from evals.benchmarks.retrieval_corpora import READER_SETS, Corpus, Question, contexts, half, news, vectors
from evals.measures.bootstrap import paired
from index.backends import LEXICAL, VECTORS, lexical_for
from index.encoder import load_encoder
from index.fusion import reciprocal_rank, weighted
from index.lexical import inverse_frequency
from index.search import SearchSettings, cover
from index.tokens import tokenize
from index.types import Encoder, Found, LexicalIndex
from index.vectors import write_vectors

RESULTS = Path(__file__).parents[1] / "results" / "retrieval.json"
POOL = 100
DEPTHS = (1, 5, 10, 20)
RRF_KS = (2, 5, 10, 20, 40, 60, 100)
DENSE_WEIGHTS = tuple(round(0.1 * step, 1) for step in range(1, 10))
MAX_PASSAGES = 6
"""Of a news article, where vectors are needed: news holds 70,000, at ten a second on a free core here."""
ALL = 10_000

Rankings = dict[str, list[Found]]
Fuse = Callable[[Rankings, float], Sequence[Found]]
"""Of rankings, and of how much of the question BM25's best passages hold."""


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
    parser.add_argument(
        "--news-questions", type=int, help="fewer, with no other articles than theirs; 0: BM25 alone on news"
    )
    parser.add_argument("--reader-questions", type=int, default=500, help="of each reader set")
    parser.add_argument("--model", help="encoder, by default the shipped one; give each its own --cache")
    parser.add_argument("--into", type=Path, default=RESULTS)
    given = parser.parse_args()
    encoder = load_encoder(given.model)
    runs = [
        run(contexts(given.data / "reader", name, given.reader_questions), encoder, given.cache)
        for name in READER_SETS
    ]
    folder = given.data / "news"
    if given.news_questions != 0:
        some = news(folder, given.cache, max_passages=MAX_PASSAGES, questions=given.news_questions)
        runs.append(run(some, encoder, given.cache))
    whole = run(news(folder, given.cache, max_passages=ALL), None, given.cache)
    summary = summarised(runs) | {
        "news_all_passages": described(whole, {"bm25": _only("bm25")}, 1),
        "encoder": encoder.identity.name,
        "pool": POOL,
        "dense_news_passages_per_article": MAX_PASSAGES,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    given.into.write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(summary, indent=1))


def run(corpus: Corpus, encoder: Encoder | None, cache: Path) -> Run:
    """Asks both retrievers every question; without an encoder, BM25 alone."""
    texts = [question.text for question in corpus.questions]
    by_words, covers = _by_words(corpus, texts)
    found: dict[str, list[list[Found]]] = {"bm25": by_words}
    if encoder is not None:
        found["dense"] = _by_meaning(corpus, texts, encoder, cache)
    rankings = tuple({mode: found[mode][number] for mode in found} for number in range(len(corpus.questions)))
    return Run(corpus, rankings, tuple(covers), tuple(found))


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
    }
    default = "by cover"
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
        "passages": len(one.corpus.texts),
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
        found = fuse(one.rankings[number], one.covers[number])
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
                reciprocal_unit_rank(fuse(found, held), question, one.corpus.unit_of)
                for question, found, held in zip(one.corpus.questions, one.rankings, one.covers, strict=True)
                if half(question.id) == part
            ]
        )
        for one in runs
    ]
    return float(np.mean(means))


def _by_words(corpus: Corpus, questions: Sequence[str]) -> tuple[list[list[Found]], list[float]]:
    """What BM25 finds, and how much of each question its best passages hold (see ``Index.search``)."""
    backend = LEXICAL[lexical_for(len(corpus.texts))]
    with tempfile.TemporaryDirectory() as folder:
        backend.build((tokenize(text) for text in corpus.texts), Path(folder))
        opened = backend.open(Path(folder))
        found = [opened.search(tokenize(question), POOL) for question in questions]
        covers = [_cover(corpus, opened, *pair) for pair in zip(questions, found, strict=True)]
        return found, covers


def _cover(corpus: Corpus, lexical: LexicalIndex, question: str, found: Sequence[Found]) -> float:
    count = len(corpus.texts)
    weights = {token: inverse_frequency(count, lexical.holding(token)) for token in tokenize(question)}
    best = found[: SearchSettings().cover_depth]
    return cover(weights, [set(tokenize(corpus.texts[one.row])) for one in best])


def _by_meaning(corpus: Corpus, questions: Sequence[str], encoder: Encoder, cache: Path) -> list[list[Found]]:
    asked = vectors(questions, encoder, cache).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder:
        write_vectors(vectors(corpus.texts, encoder, cache), Path(folder))
        opened = VECTORS["flat"].open(Path(folder))
        return [opened.search(vector, POOL) for vector in asked]


def _only(mode: str) -> Fuse:
    return lambda found, _: found[mode]


def _rrf(k: int) -> Fuse:
    return lambda found, _: reciprocal_rank(found, k)


def _weighted(dense: float) -> Fuse:
    return lambda found, _: weighted(found, {"bm25": 1 - dense, "dense": dense})


def _by_cover(found: Rankings, cover: float) -> Sequence[Found]:
    return weighted(found, SearchSettings().weights(cover))


def _units(found: Sequence[Found], unit_of: np.ndarray) -> list[int]:
    return list(dict.fromkeys(int(unit_of[one.row]) for one in found))


def _difference(other: Sequence[float], default: Sequence[float]) -> dict[str, float] | None:
    gap = paired(other, default)
    return gap and _rounded({"mean": gap.mean, "low": gap.low, "high": gap.high, "p": gap.p})


def _rounded(values: Mapping[Any, float]) -> dict[str, float]:
    return {str(key): round(value, 4) for key, value in values.items()}


if __name__ == "__main__":
    main()
