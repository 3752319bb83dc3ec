"""Fitting the second look: planted signs are found, and a corpus is never judged by weights that saw it."""

from __future__ import annotations

import numpy as np
import pytest

from evals.benchmarks import reranking
from evals.benchmarks.reranking import NAMES, Pool, described, fitted, ranks


def pools(tells: str, count: int = 40, seed: int = 1) -> list[Pool]:
    """Questions over six passages where the right one is the one with the largest of the sign ``tells``."""
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        signs = rng.normal(size=(6, len(NAMES)))
        made.append(Pool(signs, np.arange(6) == np.argmax(signs[:, NAMES.index(tells)])))
    return made


def test_the_sign_that_tells_gets_the_weight():
    weights = fitted([pools("article")])
    assert NAMES[int(np.argmax(np.abs(weights)))] == "article"
    assert (ranks(pools("article", seed=2), weights) == 1).mean() > 0.8


def test_questions_without_an_answer_in_the_pool_count_as_missed_and_fit_nothing():
    empty = Pool(np.zeros((3, len(NAMES))), np.zeros(3, dtype=bool))
    assert ranks([empty]) == [np.inf]
    assert np.allclose(fitted([[*pools("pairs"), empty]]), fitted([pools("pairs")]), atol=0.2)


def test_fusion_alone_keeps_its_order():
    (pool,) = pools("fused", count=1)
    assert ranks([pool]) == [int(np.argmax(pool.right)) + 1]


def test_no_corpus_and_none_that_asks_the_same_is_fitted_for_itself(monkeypatch: pytest.MonkeyPatch):
    corpora = {"news": pools("article"), "bundled": pools("pairs"), "room": pools("told")}
    seen: list[list[str]] = []
    known = {id(own): name for name, own in corpora.items()}
    real = reranking.fitted
    monkeypatch.setattr(
        reranking, "fitted", lambda given: seen.append([known[id(own)] for own in given]) or real(given)
    )
    found = described(corpora)
    assert seen == [["bundled", "room"], ["news"], ["news"], ["news", "bundled", "room"]]
    assert set(found["corpora"]["room"]) == {
        "questions",
        "mrr",
        "recall@1",
        "recall@3",
        "recall@5",
        "recall@10",
    }
    assert set(found["weights"]) == set(NAMES)
