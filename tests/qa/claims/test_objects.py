"""Amounts on something else than what is asked for."""

from __future__ import annotations

from tests.qa.claims.conftest import Desk, texts

BOTH = "The present tariffs of 12 percent on butter and 7.5 percent on farm machines remain."


def test_an_amount_on_another_thing_is_no_value(desk: Desk) -> None:
    desk.report(BOTH, ("7.5 percent", 2.0), ("12 percent", 1.0))
    assert texts(desk.ask("What tariff is charged on butter?")) == ["12 percent"]
    assert texts(desk.ask("What tariff is charged on farm machines?")) == ["7.5 percent"]


def test_an_amount_alone_counts_though_its_thing_has_another_name(desk: Desk) -> None:
    desk.report("The present tariff of 7.5 percent on tractors remains.", ("7.5 percent", 2.0))
    assert texts(desk.ask("What tariff is charged on farm machines?")) == ["7.5 percent"]
