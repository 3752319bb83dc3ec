import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import lent, reciprocal_rank, scaled, weighted
from index.search import SearchSettings, cover, evidence, fuse
from index.types import Evidence, Found


@st.composite
def _ranking(draw: st.DrawFn) -> list[Found]:
    rows = draw(st.lists(st.integers(0, 30), unique=True, max_size=12))
    scores = sorted(draw(st.lists(st.floats(-5, 50), min_size=len(rows), max_size=len(rows))), reverse=True)
    return [Found(row, score) for row, score in zip(rows, scores, strict=True)]


ALONE = np.arange(40)
"""Every passage an article of its own."""

rankings = st.fixed_dictionaries({"bm25": _ranking(), "dense": _ranking()})


def test_reciprocal_rank_fusion_is_the_formula():
    fused = reciprocal_rank({"bm25": [Found(7, 9.0), Found(3, 1.0)], "dense": [Found(3, 0.9)]}, k=60)
    assert fused == [Found(3, 1 / 62 + 1 / 61), Found(7, 1 / 61)]


def test_weighted_fusion_is_the_formula():
    found = {"bm25": [Found(7, 9.0), Found(3, 5.0), Found(4, 1.0)], "dense": [Found(3, 0.9), Found(8, 0.1)]}
    fused = weighted(found, {"bm25": 0.25, "dense": 0.75})
    assert [one.row for one in fused] == [3, 7, 4, 8]
    assert [one.score for one in fused] == pytest.approx([0.875, 0.25, 0, 0])


def test_equal_scores_count_in_full():
    assert scaled([Found(1, 2.0), Found(2, 2.0)]) == {1: 1.0, 2: 1.0}


@given(rankings, st.floats(0, 1))
def test_fusion_loses_and_invents_no_row_and_falls(found: dict[str, list[Found]], weight: float):
    rows = {one.row for ranking in found.values() for one in ranking}
    for fused in (reciprocal_rank(found), weighted(found, {"bm25": 1 - weight, "dense": weight})):
        assert sorted(one.row for one in fused) == sorted(rows)
        assert [one.score for one in fused] == sorted((one.score for one in fused), reverse=True)


@given(_ranking())
def test_fusing_a_ranking_with_itself_keeps_its_order(ranking: list[Found]):
    fused = reciprocal_rank({"bm25": ranking, "dense": ranking})
    assert [one.row for one in fused] == [one.row for one in ranking]


@given(rankings)
def test_the_order_of_retrievers_does_not_matter(found: dict[str, list[Found]]):
    turned = dict(reversed(found.items()))
    assert reciprocal_rank(found) == pytest.approx(reciprocal_rank(turned))


@given(rankings)
def test_scores_on_another_scale_fuse_alike(found: dict[str, list[Found]]):
    louder = {**found, "bm25": [Found(one.row, one.score * 8) for one in found["bm25"]]}
    assert reciprocal_rank(found) == reciprocal_rank(louder)


@given(rankings)
def test_evidence_says_for_every_row_who_found_it_where(found: dict[str, list[Found]]):
    for row, why in evidence(found).items():
        for one in why:
            assert found[one.retriever][one.rank - 1] == Found(row, one.score)


def test_one_ranking_alone_is_passed_through():
    found = [Found(2, 3.0), Found(1, 1.0)]
    assert fuse({"dense": found}, SearchSettings(), lambda: 1.0, ALONE) == found
    assert evidence({"dense": found})[1] == (Evidence("dense", 2, 1.0),)


def test_a_query_in_other_words_is_found_by_its_meaning():
    found = {"bm25": [Found(1, 9.0), Found(2, 1.0)], "dense": [Found(2, 0.9), Found(1, 0.1)]}
    settings = SearchSettings()
    assert [one.row for one in fuse(found, settings, lambda: 1.0, ALONE)] == [1, 2]
    assert [one.row for one in fuse(found, settings, lambda: 0.0, ALONE)] == [2, 1]


def test_the_weights_are_shares():
    for share in (0.0, 0.3, 1.0):
        weights = SearchSettings(dense_weight=0.9).weights(share)
        assert sum(weights.values()) == pytest.approx(1)
        assert all(0 <= weight <= 1 for weight in weights.values())


def test_what_one_passage_holds_of_a_query_weighs_by_rarity():
    weights = {"soybean": 3.0, "order": 1.0}
    assert cover(weights, [{"order"}, {"soybean", "beij"}]) == 0.75
    assert cover(weights, []) == cover({}, [{"order"}]) == 0.0


def test_an_article_lends_its_passages_a_share_of_its_best_score():
    ranking = [Found(0, 1.0), Found(2, 0.6), Found(1, 0.5)]
    fused = lent(ranking, np.array([0, 0, 1]), 0.5)
    assert [one.row for one in fused] == [0, 1, 2]
    assert [one.score for one in fused] == pytest.approx([1.0, 2 / 3, 0.6])


def test_fusion_lends_as_the_settings_say():
    found = {"bm25": [Found(0, 3.0), Found(1, 1.0)], "dense": [Found(0, 1.0), Found(2, 0.8), Found(1, 0.6)]}
    one_story, apart = np.array([0, 0, 1]), np.array([0, 1, 2])
    settings = SearchSettings(article_share=2.0)
    assert [one.row for one in fuse(found, settings, lambda: 0.5, one_story)] == [0, 1, 2]
    assert [one.row for one in fuse(found, settings, lambda: 0.5, apart)] == [0, 2, 1]
