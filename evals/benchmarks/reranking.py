"""The weights of the second look at the best passages, and what they bring on a corpus left out.

    python -m evals.benchmarks.reranking --data DATA --cache CACHE --news-index DIR --room DIR

The corpora are those of :mod:`evals.benchmarks.retrieval`, and at ``--room`` the index of the harder room,
where the gold questions say which affair they mean. ``evals/results/reranking.json`` gets the weights fitted
to all of them, which ``index.reranking.WEIGHTS`` repeats, and for every corpus how fusion ranks alone, and
how it ranks with weights fitted to the others (those of the bundled articles' questions leave out the room
as well, and the other way round).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from evals.benchmarks import retrieval
from evals.benchmarks.harder_room import GOLD, wordings
from evals.benchmarks.retrieval_corpora import Corpus, gold
from evals.measures.bootstrap import paired
from index.encoder import load_encoder
from index.index import Index
from index.reranking import DEPTH, Signs
from index.search import SearchSettings, fuse

RESULTS = Path(__file__).parents[1] / "results" / "reranking.json"
ROOM = "room"
TOGETHER = frozenset({"bundled", ROOM})
"""Corpora that ask the same: neither is fitted for the other."""
NAMES = tuple(each.name for each in fields(Signs))
RIDGE = 0.003
"""Weight of the squared weights beside the loss, all signs at unit variance."""
DEPTHS = (1, 3, 5, 10)
MEASURES = {"mrr": lambda rank: 1 / rank} | {
    f"recall@{k}": lambda rank, k=k: float(rank <= k) for k in DEPTHS
}


@dataclass(frozen=True, slots=True)
class Pool:
    """The best passages of one question: signs (passages, signs), and which hold the answer (passages,)."""

    signs: np.ndarray
    right: np.ndarray


def pools(corpus: Corpus) -> list[Pool]:
    """Every question's passages in the order of fusion."""
    index, settings = corpus.index, SearchSettings()
    made: list[Pool] = []
    for question in corpus.questions:
        found = index.ranked(question.text, settings.pool)
        cover = index.cover(question.text, found["bm25"])
        best = fuse(found, settings, lambda cover=cover: cover, index.article_of)[:DEPTH]
        signs = [[getattr(one, name) for name in NAMES] for one in index.signs(question.text, best)]
        right = np.array([one.row in question.rows for one in best])
        made.append(Pool(np.array(signs, dtype=np.float64), right))
    return made


def fitted(corpora: Sequence[Sequence[Pool]]) -> np.ndarray:
    """Weights (signs,) of the least mean loss over the corpora.

    The loss is minus the log of what a softmax over one question's passages gives those with the answer.
    """
    from scipy.optimize import minimize

    every = np.concatenate([pool.signs for pools in corpora for pool in pools])
    spread = every.std(axis=0) + 1e-9
    counted = [[one for one in pools if one.right.any()] for pools in corpora]
    given = [(one.signs / spread, one.right, 1 / len(some)) for some in counted for one in some]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros_like(weights)
        for signs, right, share in given:
            values = signs @ weights
            odds = np.exp(values - values.max())
            held = np.where(right, odds, 0.0)
            total -= share * float(np.log(held.sum() / odds.sum() + 1e-12))
            slope -= share * (signs.T @ (held / held.sum() - odds / odds.sum()))
        return (
            total / len(counted) + RIDGE * float(weights @ weights),
            slope / len(counted) + 2 * RIDGE * weights,
        )

    start = np.array([float(name == "fused") for name in NAMES])
    return minimize(loss, start, jac=True, method="L-BFGS-B").x / spread


def ranks(pools: Sequence[Pool], weights: np.ndarray | None = None) -> np.ndarray:
    """(questions,) rank of the first passage that holds the answer, infinite where none is looked at."""
    found: list[float] = []
    for pool in pools:
        order = np.argsort(-(pool.signs @ weights), kind="stable") if weights is not None else slice(None)
        right = pool.right[order]
        found.append(float(np.argmax(right)) + 1 if right.any() else np.inf)
    return np.array(found)


def described(corpora: Mapping[str, Sequence[Pool]]) -> dict[str, Any]:
    """The weights, and every corpus with fusion alone and with weights that never saw it."""
    found: dict[str, Any] = {}
    for name, pools in corpora.items():
        left_out = TOGETHER if name in TOGETHER else {name}
        weights = fitted([own for other, own in corpora.items() if other not in left_out])
        before, after = ranks(pools), ranks(pools, weights)
        found[name] = {"questions": len(pools)} | {
            measure: _compared([of(r) for r in before], [of(r) for r in after])
            for measure, of in MEASURES.items()
        }
    whole = fitted(list(corpora.values()))
    return {
        "weights": {name: round(float(w), 2) for name, w in zip(NAMES, whole, strict=True)},
        "corpora": found,
    }


def _compared(before: Sequence[float], after: Sequence[float]) -> dict[str, float]:
    gap = paired(before, after)
    spread = {"low": round(gap.low, 4), "high": round(gap.high, 4)} if gap else {}
    return {
        "fusion": round(float(np.mean(before)), 4),
        "reranked": round(float(np.mean(after)), 4),
        **spread,
    }


def _room(directory: Path, encoder: Any) -> Corpus:
    said = wordings()
    corpus = gold(GOLD / "bundled.dev.jsonl", Index.open(directory, encoder=encoder))
    asked = tuple(replace(one, text=said.get(one.id, one.text)) for one in corpus.questions)
    return replace(corpus, name=ROOM, questions=asked)


def main() -> None:
    """Fits and writes evals/results/reranking.json."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of news/ and reader/")
    parser.add_argument("--cache", type=Path, required=True, help="where indexes are kept between runs")
    parser.add_argument("--news-index", type=Path, required=True)
    parser.add_argument("--room", type=Path, required=True, help="index of the harder room")
    parser.add_argument("--reader-questions", type=int, default=500, help="of each reader set")
    parser.add_argument("--into", type=Path, default=RESULTS)
    given = parser.parse_args()
    encoder = load_encoder()
    corpora = [*retrieval.corpora(given, encoder), _room(given.room, encoder)]
    found = described({corpus.name: pools(corpus) for corpus in corpora})
    found |= {"encoder": encoder.identity.name, "made": datetime.now(UTC).isoformat(timespec="seconds")}
    given.into.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
