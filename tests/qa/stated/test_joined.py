"""The reader's spans and the stated ones are one list."""

from __future__ import annotations

from dataclasses import replace

from qa.stated.joined import with_stated
from qa.types import Candidate
from tests.qa.claims.conftest import make_article, make_candidate

ARTICLE = make_article("a", "They met in Oslo, Bern and Lima. The lease ends on Friday, May 3.")


def _stated(quote: str) -> Candidate:
    return replace(make_candidate(ARTICLE, quote, 1.1), stated=True)


def _joined(read: list[Candidate], stated: list[Candidate]) -> list[tuple[str, float, bool]]:
    found = with_stated(read, stated, lambda _: ARTICLE)
    return [(one.span.of(ARTICLE.text), one.score, one.stated) for one in found]


def test_a_span_found_by_both_keeps_the_readers_words_and_the_better_score() -> None:
    assert _joined([make_candidate(ARTICLE, "Friday, May 3", 0.2)], [_stated("May 3")]) == [
        ("Friday, May 3", 1.1, True)
    ]
    assert _joined([make_candidate(ARTICLE, "Friday, May 3", 2.0)], [_stated("May 3")]) == [
        ("Friday, May 3", 2.0, True)
    ]


def test_a_clause_around_the_value_gives_way_to_it() -> None:
    assert _joined([make_candidate(ARTICLE, "The lease ends on Friday, May 3", 0.2)], [_stated("May 3")]) == [
        ("May 3", 1.1, True)
    ]


def test_a_run_of_values_gives_way_to_each() -> None:
    stated = [_stated("Oslo"), _stated("Bern"), _stated("Lima")]
    found = _joined([make_candidate(ARTICLE, "Oslo, Bern and Lima", 1.5)], stated)
    assert found == [("Oslo", 1.5, True), ("Bern", 1.5, True), ("Lima", 1.5, True)]


def test_what_only_one_of_them_found_stays() -> None:
    read = make_candidate(ARTICLE, "They", -2.0)
    assert _joined([read], [_stated("Oslo")]) == [("Oslo", 1.1, True), ("They", -2.0, False)]
