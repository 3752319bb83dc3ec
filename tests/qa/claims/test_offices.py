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
