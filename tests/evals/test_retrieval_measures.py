"""Retrieval figures against values by hand, each unit apart, nothing vanishing."""

from __future__ import annotations

import math

import pytest

from evals.gold import GoldSpan
from evals.measures.retrieval import by_answer, by_article, by_passage, evaluate, mean


def place(article: str, start: int, end: int) -> GoldSpan:
    return GoldSpan(article, start, end, "x" * (end - start))


HITS = [place("b", 0, 50), place("a", 0, 50), place("a", 50, 99), place("c", 0, 9)]
GOLD = [place("a", 60, 70), place("d", 5, 9)]


def test_articles_count_once_where_they_first_appear():
    ranking, relevant = by_article(HITS, GOLD)
    assert ranking == ["b", "a", "c"]
    figures = evaluate({"q": ranking}, {"q": relevant}, [1, 2])["q"]
    assert (figures["R@1"], figures["R@2"], figures["RR"]) == (0.0, 0.5, 0.5)
    ideal = 1 + 1 / math.log2(3)
    assert figures["nDCG@10"] == pytest.approx((1 / math.log2(3)) / ideal)


def test_a_gold_span_out_of_reach_lowers_recall():
    ranking, relevant = by_passage(HITS, GOLD)
    figures = evaluate({"q": ranking}, {"q": relevant}, [3])["q"]
    assert (figures["R@3"], figures["RR"]) == (0.5, pytest.approx(1 / 3))


def test_the_answer_string_counts_once():
    ranking, relevant = by_answer(["nothing", "in Busan", "Busan again"], ["Busan"])
    figures = evaluate({"q": ranking}, {"q": relevant}, [1, 2])["q"]
    assert (figures["R@1"], figures["R@2"], figures["RR"]) == (0.0, 1.0, 0.5)


def test_a_question_without_a_ranking_scores_zero_and_stays():
    scores = evaluate({"q": ["a"]}, {"q": {"a"}, "lost": {"a"}, "empty": {"a"}}, [1])
    assert scores["lost"]["R@1"] == scores["empty"]["RR"] == 0.0
    assert mean(scores)["R@1"] == pytest.approx(1 / 3)


def test_many_hits_keep_their_order():
    ranking = [f"p{i:03}" for i in range(200, 0, -1)]
    assert evaluate({"q": ranking}, {"q": {ranking[49]}}, [49, 50])["q"]["R@49"] == 0.0
    assert evaluate({"q": ranking}, {"q": {ranking[49]}}, [49, 50])["q"]["R@50"] == 1.0
