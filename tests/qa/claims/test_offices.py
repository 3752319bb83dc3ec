"""Who holds another office of the same rank does not answer for the one asked of."""

from __future__ import annotations

import pytest

from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who is the trade minister?", ["Bo Moe"]),
        ("Who is the health minister?", ["Ana Lind"]),
        ("Who is the labour minister?", []),
    ],
)
def test_the_portfolio_tells_ministers_apart(desk: Desk, question: str, answer: list[str]) -> None:
    both = "Health Minister Ana Lind met trade minister Bo Moe."
    desk.report(both, ("Ana Lind", 2.0), ("Bo Moe", 1.9))
    assert texts(desk.ask(question)) == answer


def test_a_rank_without_a_portfolio_asks_for_any(desk: Desk) -> None:
    desk.report("Health Minister Ana Lind spoke.", ("Ana Lind", 2.0))
    assert texts(desk.ask("Who is the minister?")) == ["Ana Lind"]


def test_a_report_that_speaks_of_no_ambassador_names_none(desk: Desk) -> None:
    desk.report("Trade Secretary Ana Lind will represent Peru.", ("Ana Lind", 3.0))
    assert texts(desk.ask("Who is Peru's ambassador to Chile?")) == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is Peru's ambassador to Chile?", "Ana Lind, Peru's envoy in Chile, flew home."),
        ("Who is the CEO of Norvik?", "Ana Lind, Norvik's chief executive, flew home."),
        ("Who is the president of Peru?", "Peru's leader, Ana Lind, flew home."),
        ("Who is the mayor?", "Ex-mayor Ana Lind flew home."),
        ("Who is the founder of Norvik?", "Ana Lind started Norvik in a garage."),
    ],
)
def test_reports_have_other_words_for_an_office(desk: Desk, question: str, told: str) -> None:
    desk.report(told, ("Ana Lind", 3.0))
    assert texts(desk.ask(question)) == ["Ana Lind"]
