"""The second look at the best passages: its signs, the order and the odds that come of them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from math import exp
from pathlib import Path

import numpy as np
import pytest

from evals.quoted import RESULTS
from index.build import update
from index.index import Index
from index.reranking import WEIGHTS, Nearness, Signs, Text, reranked, signs, weighed
from index.search import SearchSettings
from index.types import Found
from tests.index.conftest import STORIES, HashingEncoder

NOTHING = Signs(*[0.0] * 8)
ONE = replace(NOTHING, fused=1.0)


def far(count: int) -> list[Nearness]:
    return [Nearness(0.0, np.zeros(0))] * count


def test_words_count_wherever_their_article_has_them_and_rare_ones_most():
    texts = [
        Text(("herring", "quota"), frozenset({"quota"}), 1),
        Text(("minister", "spoke"), frozenset(), 1),
        Text(("herring",), frozenset(), 2),
    ]
    found = [Found(row, 0.5) for row in range(3)]
    made = signs(["herring", "quota"], {"herring": 1.0, "quota": 3.0}, found, texts, far(3))
    assert [one.article for one in made] == [1.0, 1.0, 0.25]
    assert [one.headline for one in made] == [0.75, 0.0, 0.0]
    assert [one.told for one in made] == [0.02, 0.02, 0.01]


def test_neighbouring_words_count_only_as_neighbours_in_the_same_order():
    texts = [Text(("north", "sea", "herring"), frozenset(), 1), Text(("sea", "north"), frozenset(), 2)]
    found = [Found(0, 1.0), Found(1, 1.0)]
    made = signs(["north", "sea", "herring"], {"north": 1.0}, found, texts, far(2))
    assert [one.pairs for one in made] == [1.0, 0.0]


def test_the_nearest_sentences_count_and_a_passage_of_one_or_none_as_well():
    texts = [Text((), frozenset(), n) for n in range(3)]
    near = [Nearness(0.1, np.array([0.2, 0.9, 0.5])), Nearness(0.1, np.array([0.4])), far(1)[0]]
    made = signs(["x"], {"x": 1.0}, [Found(n, 0.0) for n in range(3)], texts, near)
    assert [one.sentence for one in made] == pytest.approx([0.9, 0.4, 0.0])
    assert [one.sentences for one in made] == pytest.approx([0.7, 0.4, 0.0])


def test_a_query_without_words_tells_nothing():
    (made,) = signs([], {}, [Found(0, 1.0)], [Text(("a",), frozenset(), 1)], far(1))
    assert (made.article, made.headline, made.pairs) == (0.0, 0.0, 0.0)


def test_odds_are_against_the_best_and_ties_go_by_row():
    given = [NOTHING, ONE, NOTHING]
    again = reranked([Found(7, 0.9), Found(3, 0.8), Found(5, 0.7)], given, replace(NOTHING, fused=2.0))
    assert [one.row for one in again] == [3, 5, 7]
    assert [one.score for one in again] == pytest.approx([1.0, exp(-2), exp(-2)])


def test_what_is_not_looked_at_follows_in_its_order_and_below():
    found = [Found(1, 0.9), Found(2, 0.5), Found(3, 0.4), Found(4, 0.2), Found(5, 0.0)]
    again = reranked(found, [NOTHING, ONE], replace(NOTHING, fused=1.0))
    assert [one.row for one in again] == [2, 1, 3, 4, 5]
    scores = [one.score for one in again]
    assert scores == sorted(scores, reverse=True) and scores[-1] == 0.0


def test_nothing_found_stays_nothing():
    assert reranked([], []) == []


def test_every_sign_counts_once():
    assert weighed(Signs(*[1.0] * 8), WEIGHTS) == pytest.approx(sum(asdict(WEIGHTS).values()))


def test_the_weights_are_those_that_were_measured():
    assert asdict(WEIGHTS) == json.loads((RESULTS / "reranking.json").read_text())["weights"]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text)
    update([tmp_path], tmp_path / "index", encoder=HashingEncoder())
    return Index.open(tmp_path / "index", encoder=HashingEncoder())


def test_a_search_of_both_retrievers_gives_odds_and_of_one_none(
    index: Index, monkeypatch: pytest.MonkeyPatch
):
    assert {hit.odds for hit in index.search("Which presidents met in Busan?", 5)} == {None}  # of so few
    monkeypatch.setattr("index.reranking.FEW", 2)
    hits = index.search("Which presidents met in Busan?", 5)
    odds = [hit.odds for hit in hits if hit.odds is not None]
    assert len(odds) == len(hits) and odds[0] == 1.0 and all(0 <= one < 1 for one in odds[1:])
    assert odds == sorted(odds, reverse=True)
    assert {hit.odds for hit in index.search("Which presidents met in Busan?", 5, mode="dense")} == {None}


def test_words_are_read_once_and_forgotten_when_there_are_too_many(
    index: Index, monkeypatch: pytest.MonkeyPatch
):
    first = index.search("Which presidents met in Busan?", 5)
    read: list[str] = []
    text = Index._text
    monkeypatch.setattr(
        Index, "_text", lambda self, passage, row: read.append(passage.id) or text(self, passage, row)
    )
    assert index.search("Which presidents met in Busan?", 5) == first and read == []
    monkeypatch.setattr("index.index.WORDS_KEPT", 0)
    index._words = {}
    assert index.search("Which presidents met in Busan?", 5) == first
    assert len(read) == len(set(read)) == len(index._words)


def test_a_name_counts_in_its_other_form_as_well():
    texts = [Text(("world", "trade", "organization"), frozenset(), 1), Text(("trade",), frozenset(), 2)]
    found = [Found(0, 1.0), Found(1, 1.0)]
    names = [
        (frozenset({"wto"}), frozenset({"world", "trade", "organization"})),
        (frozenset({"x"}), frozenset[str]()),
    ]
    made = signs(["wto"], {"wto": 1.0}, found, texts, far(2), names)
    assert [one.article for one in made] == [1.0, 0.0]


def test_it_can_be_left_out(index: Index, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.reranking.FEW", 2)
    plain = Index.open(index.directory, settings=SearchSettings(rerank=False), encoder=HashingEncoder())
    assert {hit.odds for hit in plain.search("Which presidents met in Busan?", 5)} == {None}
