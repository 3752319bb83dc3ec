"""A time as of which is asked is no term that a sentence must have."""

from __future__ import annotations

from qa.question import analyse
from qa.stated.asked import terms_of
from tests.qa.stated.conftest import Stated


def test_the_year_as_of_which_is_asked_is_no_mark() -> None:
    assert terms_of(analyse("What was the duty on Peruvian wine as of August 2025?")).marks == ()


def test_a_number_that_says_which_is_one() -> None:
    assert frozenset({"16"}) in terms_of(analyse("How many people met in Hall 16?")).marks


def test_a_sentence_without_the_year_states_it(stated: Stated) -> None:
    text = "The duty on Peruvian wine is 30%."
    assert stated("What was the duty on Peruvian wine as of August 2025?", text) == ["30%"]
