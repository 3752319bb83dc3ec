"""An amount is a price only of what its own sentences tell of."""

from __future__ import annotations

from tests.qa.claims.conftest import Desk, texts


def test_what_was_paid_for_something_else_is_no_price(desk: Desk) -> None:
    desk.report("The deal with Lima brings $5 million to the port.", ("$5 million", 1.0))
    assert texts(desk.ask("How much did Peru pay for the tugs?")) == []


def test_the_sentence_before_or_the_headline_may_name_it(desk: Desk) -> None:
    desk.report("Peru bought two tugs. It paid $5 million.", ("$5 million", 1.0))
    assert texts(desk.ask("How much did Peru pay for the tugs?")) == ["$5 million"]
    other = Desk()
    other.report("Peru paid $6 million.", ("$6 million", 1.0), title="Tugs reach the port")
    assert texts(other.ask("How much was spent on the tugs in March?")) == ["$6 million"]
