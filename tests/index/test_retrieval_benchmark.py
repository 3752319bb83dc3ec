"""The retrieval benchmark's measures, by hand; its corpora are not here."""

from pathlib import Path

import numpy as np
import pytest

from evals.benchmarks import retrieval
from evals.benchmarks.retrieval import Run, passage_recall, reciprocal_unit_rank, unit_recall
from evals.benchmarks.retrieval_corpora import Corpus, Question, Rows, half
from index.build import update
from index.index import Index
from index.types import Found
from tests.index.conftest import HashingEncoder


@pytest.fixture
def index(articles: Path, tmp_path: Path) -> Index:
    update([articles], tmp_path / "index", encoder=HashingEncoder())
    return Index.open(tmp_path / "index", encoder=HashingEncoder())


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


def test_every_method_is_compared_with_the_shipped_fusion(index: Index):
    ids = [f"q{number}" for number in range(40)]
    questions = tuple(Question(one, "?", frozenset({0}), frozenset({0})) for one in ids)
    ranking = {
        "bm25": [Found(0, 9.0), Found(1, 1.0), Found(2, 0.5)],
        "dense": [Found(1, 0.51), Found(0, 0.5)],
    }
    corpus = Corpus("made up", index, np.arange(3), questions)
    summary = retrieval.summarised([Run(corpus, (ranking,) * 40, (1.0,) * 40, ("bm25", "dense"))])
    described = summary["corpora"]["made up"]
    assert described["questions"] == sum(half(one) for one in ids)
    assert described["methods"]["bm25"]["mrr"] == 1
    assert described["methods"]["dense"]["mrr"] == 0.5
    assert described["default_minus"]["dense"]["mrr"]["mean"] == pytest.approx(0.5)
    assert summary["default"] == "as shipped"
    turned = retrieval.summarised([Run(corpus, (ranking,) * 40, (0.0,) * 40, ("bm25", "dense"))])
    assert turned["corpora"]["made up"]["methods"]["by cover"]["mrr"] == 0.5


def test_a_place_is_in_the_rows_of_its_passage(index: Index):
    rows = Rows(index)
    for unit, article in enumerate(index.store.articles()):
        start = article.text.index("Friday" if "Friday" in article.text else "on ")
        held = rows.holding([(article.id, start, start + 2)])
        assert held and rows.units(held) == {unit}
        for passage in index.store.passages_at(sorted(held)):
            assert passage.article_id == article.id and passage.span.start <= start < passage.span.end
    assert rows.holding([("nowhere", 0, 5)]) == frozenset()


def test_the_rankings_of_a_run_are_the_indexs_own(index: Index):
    corpus = Corpus("made up", index, Rows(index).unit_of, (QUESTION,))
    made = retrieval.run(corpus)
    assert made.rankings[0] == index.ranked(QUESTION.text, retrieval.POOL)
    assert set(made.rankings[0]) == {"bm25", "dense"}
