"""One contract for both lexical backends, and each against a scorer of twenty lines."""

import math
import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.backends import LEXICAL, LexicalBackend
from index.lexical import K1, B, RankBm25, count
from index.types import LexicalIndex

PASSAGES = [
    ["trade", "talk", "geneva"],
    ["trade", "trade", "busan", "30%"],
    ["storm", "bergen"],
    [],
    ["trade", "talk", "geneva"],
]


@pytest.fixture(params=sorted(LEXICAL))
def backend(request: pytest.FixtureRequest) -> LexicalBackend:
    return LEXICAL[request.param]


@pytest.fixture
def opened(backend: LexicalBackend, tmp_path: Path) -> LexicalIndex:
    return _built(backend, PASSAGES, tmp_path)


def test_finds_the_passages_that_share_a_token_best_first(opened: LexicalIndex):
    found = opened.search(["busan", "trade"], 10)
    assert found[0].row == 1
    assert {one.row for one in found} == {0, 1, 4}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_equal_passages_come_in_row_order_with_equal_scores(opened: LexicalIndex):
    found = opened.search(["geneva"], 10)
    assert [one.row for one in found] == [0, 4]
    assert found[0].score == found[1].score


def test_k_may_exceed_what_there_is_and_may_be_nothing(opened: LexicalIndex):
    assert len(opened.search(["trade"], 1000)) == 3
    assert len(opened.search(["trade"], 2)) == 2
    assert opened.search(["trade"], 0) == []


def test_nothing_is_found_for_nothing_or_for_the_unknown(opened: LexicalIndex):
    assert opened.search([], 5) == []
    assert opened.search(["unheard"], 5) == []


def test_a_filter_leaves_the_next_best_instead_of_fewer(opened: LexicalIndex):
    allowed = np.array([False, False, True, True, True])
    assert [one.row for one in opened.search(["trade", "busan"], 1, allowed)] == [4]
    assert opened.search(["trade"], 5, np.zeros(5, dtype=bool)) == []


def test_knows_which_tokens_there_are(opened: LexicalIndex):
    assert opened.contains("30%")
    assert not opened.contains("30")


def test_an_empty_corpus_can_be_built_and_asked(backend: LexicalBackend, tmp_path: Path):
    opened = _built(backend, [], tmp_path)
    assert opened.search(["trade"], 5) == []
    assert not opened.contains("trade")


def test_a_word_of_nearly_every_passage_still_counts_for_it(backend: LexicalBackend, tmp_path: Path):
    """Robertson's idf would be negative here and rank the passage without the word first."""
    opened = _built(backend, [["tariff", "cut"], ["tariff"], ["tariff", "storm"]], tmp_path)
    assert all(one.score > 0 for one in opened.search(["tariff"], 5))


def test_no_file_is_a_pickle(backend: LexicalBackend, tmp_path: Path):
    _built(backend, PASSAGES, tmp_path)
    assert not any(path.suffix in {".pkl", ".pickle"} for path in tmp_path.rglob("*"))


def test_both_backends_rank_alike(tmp_path: Path):
    passages = _random_passages(300, seed=5)
    small = _built(LEXICAL["rank-bm25"], passages, tmp_path / "small")
    large = _built(LEXICAL["tantivy"], passages, tmp_path / "large")
    for query in (["t1", "t40"], ["t7"], ["t3", "t90", "t12"]):
        one, other = (backend.search(query, 10) for backend in (small, large))
        # Tantivy keeps passage lengths in one byte, so that near ties may swap.
        assert len({f.row for f in one} & {f.row for f in other}) >= 8
        assert other[0].score == pytest.approx(one[0].score, rel=0.15)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), min_size=1, max_size=8),
    st.lists(st.sampled_from("abcdefgz"), min_size=1, max_size=4, unique=True),
)
def test_rank_bm25_scores_as_the_formula_says(passages: list[list[str]], query: list[str]):
    opened = RankBm25(count(passages))
    expected = {row: score for row, score in enumerate(_scores(passages, query)) if score > 0}
    found = {one.row: one.score for one in opened.search(query, len(passages))}
    assert found == pytest.approx(expected)


def _scores(passages: list[list[str]], query: list[str]) -> list[float]:
    """Okapi BM25 with Lucene's idf, as written in the papers."""
    mean = sum(map(len, passages)) / len(passages)
    scores = []
    for passage in passages:
        counts, score = Counter(passage), 0.0
        for token in query:
            holding = sum(token in other for other in passages)
            idf = math.log(1 + (len(passages) - holding + 0.5) / (holding + 0.5))
            norm = K1 * (1 - B + B * len(passage) / mean) if mean else K1
            score += idf * counts[token] * (K1 + 1) / (counts[token] + norm)
        scores.append(score)
    return scores


def _random_passages(n: int, seed: int) -> list[list[str]]:
    rng = random.Random(seed)
    return [[f"t{int(rng.paretovariate(0.5)) % 100}" for _ in range(rng.randint(5, 60))] for _ in range(n)]


def _built(backend: LexicalBackend, passages: list[list[str]], folder: Path) -> LexicalIndex:
    folder.mkdir(exist_ok=True)
    backend.build(iter(passages), folder)
    return backend.open(folder)
