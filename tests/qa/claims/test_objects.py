"""Amounts on something else than what is asked for."""

from __future__ import annotations

from tests.qa.claims.conftest import Desk, texts

BOTH = "The present tariffs of 12 percent on butter and 7.5 percent on farm machines remain."


def test_an_amount_on_another_thing_is_no_value(desk: Desk) -> None:
    desk.report(BOTH, ("7.5 percent", 2.0), ("12 percent", 1.0))
    assert texts(desk.ask("What tariff is charged on butter?")) == ["12 percent"]
    assert texts(desk.ask("What tariff is charged on farm machines?")) == ["7.5 percent"]


def test_a_word_of_the_question_alone_makes_no_object(desk: Desk) -> None:
    text = "It raised 40 million euros for its launch and 3 million euros for the staff bonus."
    desk.report(text, ("40 million euros", 2.0), ("3 million euros", 0.0))
    assert texts(desk.ask("How much did the firm with 200 staff raise?"))[0] == "40 million euros"


def test_an_amount_alone_counts_though_its_thing_has_another_name(desk: Desk) -> None:
    desk.report("The present tariff of 7.5 percent on tractors remains.", ("7.5 percent", 2.0))
    assert texts(desk.ask("What tariff is charged on farm machines?")) == ["7.5 percent"]


def test_what_a_charge_was_lowered_to_is_on_the_same_thing(desk: Desk) -> None:
    text = "The capital has since lowered the 145% tariffs on Saltmere imports to 30% for 90 days."
    desk.report(text, ("145%", 1.1), ("30%", 1.1))
    assert texts(desk.ask("What is the tariff rate on Saltmere goods?")) == ["30%", "145%"]


def test_what_a_charge_was_lowered_to_for_the_season_is_on_the_same_thing(desk: Desk) -> None:
    text = "They lowered the 145% tariffs on Saltmere imports to 30% for the season."
    desk.report(text, ("145%", 1.1), ("30%", 1.1))
    assert texts(desk.ask("What is the tariff rate on Saltmere goods?")) == ["30%", "145%"]
