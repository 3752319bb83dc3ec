"""The retrieval benchmark's measures, by hand; its corpora are not here."""

import numpy as np
import pytest

from evals.benchmarks import retrieval
from evals.benchmarks.retrieval import Run, passage_recall, reciprocal_unit_rank, unit_recall
from evals.benchmarks.retrieval_corpora import Corpus, Question, half, vectors
from index.types import Found
from tests.index.conftest import HashingEncoder

UNIT_OF = np.array([0, 0, 1, 1, 2])
QUESTION = Question("q", "?", units=frozenset({1}), rows=frozenset({3}))
FOUND = [Found(0, 9.0), Found(1, 8.0), Found(2, 7.0), Found(3, 6.0)]


def test_a_unit_ranks_as_its_best_passage():
    assert reciprocal_unit_rank(FOUND, QUESTION, UNIT_OF) == 1 / 2
    assert unit_recall(FOUND, QUESTION, UNIT_OF, 1) == 0
    assert unit_recall(FOUND, QUESTION, UNIT_OF, 2) == 1


def test_a_passage_counts_only_where_it_holds_an_answer():
    assert passage_recall(FOUND, QUESTION, 3) == 0
    assert passage_recall(FOUND, QUESTION, 4) == 1


def test_what_is_not_found_scores_nothing_and_stays_in_the_mean():
    assert reciprocal_unit_rank([], QUESTION, UNIT_OF) == 0
    assert unit_recall([], QUESTION, UNIT_OF, 20) == 0


def test_every_method_is_compared_with_the_shipped_fusion():
    ids = [f"q{number}" for number in range(40)]
    questions = tuple(Question(one, "?", frozenset({0}), frozenset({0})) for one in ids)
    ranking = {
        "bm25": [Found(0, 9.0), Found(1, 1.0), Found(2, 0.5)],
        "dense": [Found(1, 0.51), Found(0, 0.5)],
    }
    corpus = Corpus("made up", ("a", "b", "c"), np.arange(3), questions)
    summary = retrieval.summarised([Run(corpus, (ranking,) * 40, (1.0,) * 40, ("bm25", "dense"))])
    described = summary["corpora"]["made up"]
    assert described["questions"] == sum(half(one) for one in ids)
    assert described["methods"]["bm25"]["mrr"] == 1
    assert described["methods"]["dense"]["mrr"] == 0.5
    assert described["default_minus"]["dense"]["mrr"]["mean"] == pytest.approx(0.5)
    assert summary["default"] == "by cover"
    turned = retrieval.summarised([Run(corpus, (ranking,) * 40, (0.0,) * 40, ("bm25", "dense"))])
    assert turned["corpora"]["made up"]["methods"]["by cover"]["mrr"] == 0.5


def test_cached_vectors_are_not_computed_again(tmp_path, capsys: pytest.CaptureFixture[str]):
    encoder = HashingEncoder()
    first = vectors(["one", "two", "one"], encoder, tmp_path)
    again = vectors(["two", "three"], encoder, tmp_path)
    assert encoder.asked == ["one", "two", "three"]
    assert np.array_equal(first[1], again[0])
    assert "of 1 texts" in capsys.readouterr().out
