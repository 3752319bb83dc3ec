"""Which passages are read for the sake of the best value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest

from corpus.types import Article, Span
from index.types import Hit
from qa.chances import Chances
from qa.claims.sight import Gives
from qa.reader.margins import Margins
from qa.sight import LEAST_NEAR, READ_MORE, Looked
from qa.types import Candidate
from tests.qa.claims.conftest import make_article, make_candidate


class Cosines:
    """As `Chances`, with one cosine a report."""

    def __init__(self, near: dict[str, float]):
        self.near = near

    def asked(self, question: str, hit: Hit) -> list[float]:
        return [self.near[hit.passage.article_id]] * len(hit.passage.sentences)

    def alike(self, candidate: Candidate, hit: Hit) -> list[float]:
        return self.asked("", hit)


class Desk:
    """Reports of one story, and what was read of them."""

    def __init__(
        self,
        near: dict[str, float],
        published: dict[str, str] | None = None,
        says: str = "The truce of report {} holds.",
    ):
        dates = published or {}
        self.articles: dict[str, Article] = {
            name: make_article(name, says.format(name), dates.get(name)) for name in near
        }
        self.found = [make_candidate(article, "The", 1.0).hit for article in self.articles.values()]
        self.marked: list[str] = []
        self.texts: list[str] = []
        chances = cast(Chances, cast(Any, Cosines(near)))
        self.looked = Looked(
            "Until when?",
            self.found,
            self.found[:1],
            Margins(),
            chances,
            self.articles.__getitem__,
            self.mark,
        )

    def mark(self, hits: Sequence[Hit]) -> Margins:
        self.marked += [hit.passage.article_id for hit in hits]
        self.texts += [hit.passage.span.of(self.articles[hit.passage.article_id].text) for hit in hits]
        return Margins()

    def read(self, gives: Gives = lambda hit, sentence: True) -> list[str]:
        best = make_candidate(self.articles[self.found[0].passage.article_id], "The", 1.0)
        return [hit.passage.article_id for hit in self.looked.passages(best, gives)]


def test_the_nearest_reports_that_were_not_read_are_read_too() -> None:
    near = {"best": 0.9, "c": 0.4, "a": 0.8, "b": 0.6, "d": 0.35}
    assert Desk(near).read() == ["best", "a", "b", "c"]
    assert READ_MORE == 3


def test_only_sentences_that_give_something_are_read_and_they_alone() -> None:
    desk = Desk({"best": 0.9, "a": 0.8, "b": 0.6}, says="The truce of report {} holds. So it was said.")
    second = desk.found[2].passage.sentences[1]
    read = desk.read(lambda hit, sentence: hit.passage.article_id == "b" and sentence == second)
    assert read == ["best", "b"]
    assert desk.texts == ["So it was said."]


def test_far_ones_are_not() -> None:
    desk = Desk({"best": 0.9, "a": LEAST_NEAR / 2 - 0.01})
    assert desk.read() == ["best"] and not desk.marked


def test_earlier_reports_have_nothing_newer() -> None:
    near = {"best": 0.9, "earlier": 0.8, "same": 0.7, "later": 0.46, "undated": 0.45}
    published = {"best": "2031-05-01", "earlier": "2031-02-01", "same": "2031-05-01", "later": "2031-08-01"}
    assert Desk(near, published).read() == ["best", "later", "undated"]


def test_reports_of_another_year_tell_another_story() -> None:
    desk = Desk({"best": 0.9, "a": 0.8}, {"best": "2031-05-01", "a": "2036-05-01"})
    assert desk.read() == ["best"]


def test_asked_twice_nothing_is_read_twice() -> None:
    desk = Desk({"best": 0.9, "a": 0.8})
    assert desk.read() == desk.read() == ["best", "a"]
    assert desk.marked == ["a"]


@pytest.mark.parametrize("name", ["margin", "best"])
def test_what_was_not_read_has_no_margin(name: str) -> None:
    desk = Desk({"best": 0.9})
    hit = desk.found[0]
    given = (hit, Span(0, 3), Span(0, 3)) if name == "margin" else (hit, Span(0, 3))
    assert getattr(desk.looked, name)(*given) is None
