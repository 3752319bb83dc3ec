"""The most or the least of its kind is what a sentence calls so."""

from __future__ import annotations

from tests.qa.claims.conftest import Desk, texts


def test_what_is_called_the_lowest_is_asked_for_as_the_smallest(desk: Desk) -> None:
    desk.report("Peru pays a fee of 30%.", ("Peru", 3.0))
    desk.report("Chile got a fee of 10%, the lowest so far.", ("Chile", 2.0))
    assert texts(desk.ask("Which country has the smallest fee?")) == ["Chile"]
    assert texts(desk.ask("Which country has the largest fee?"))[0] == "Peru"


def test_a_far_less_likely_superlative_changes_nothing(desk: Desk) -> None:
    desk.report("Peru pays a fee of 5%.", ("Peru", 6.0))
    desk.report("Chile got the lowest marks.", ("Chile", 1.0))
    assert texts(desk.ask("Which country has the smallest fee?"))[0] == "Peru"


def test_who_asks_for_no_superlative_gets_the_likeliest(desk: Desk) -> None:
    desk.report("Peru pays a fee of 30%.", ("Peru", 3.0))
    desk.report("Chile got a fee of 10%, the lowest so far.", ("Chile", 2.0))
    assert texts(desk.ask("Which country pays a fee?"))[0] == "Peru"
