"""Whom a bare surname stands for, and names between which the question lets choose."""

from __future__ import annotations

import pytest

from qa.claims.values.surnames import in_full
from tests.qa.claims.conftest import Desk, texts

TWO_LINDS = (
    "Minister Ana Lind met the press. Ana Lind will stay. Her brother Bo Lind left. Lind said nothing."
)


@pytest.mark.parametrize(
    ("norm", "text", "full"),
    [
        ("lind", TWO_LINDS, "ana lind"),
        ("lind", "Minister Ana Lind met the press. Lind said nothing.", "lind"),
        ("lind", "Minister Lind met the press.", "lind"),
        ("bo lind", TWO_LINDS, "bo lind"),
        ("lind", "Bo Lind left before Ana Lind came.", "bo lind"),
        ("moe", TWO_LINDS, "moe"),
    ],
)
def test_a_bare_surname_is_of_whom_the_report_names_most(norm: str, text: str, full: str) -> None:
    assert in_full(norm, text) == full


def test_a_bare_surname_does_not_back_a_namesake(desk: Desk) -> None:
    desk.report(
        "Ana Lind opened the talks. Ana Lind and her husband Bo Lind dined late. Lind called the envoy.",
        ("Bo Lind", 3.0),
        ("Lind", 2.8),
    )
    found = desk.ask("Who called the envoy?")
    assert all(len(claim.citations) == 1 for claim in found.claims)


def test_a_choice_between_names_is_answered_by_one_of_them(desk: Desk) -> None:
    desk.report("Moe said that Lind called first, not Berg.", ("Moe", 3.0), ("Lind", 2.5))
    assert texts(desk.ask("Who called first, was it Lind or Berg?")) == ["Lind"]


def test_a_choice_that_nobody_names_leaves_what_was_found(desk: Desk) -> None:
    desk.report("Moe called first.", ("Moe", 3.0))
    assert texts(desk.ask("Who called first, was it Lind or Berg?")) == ["Moe"]


def test_words_about_a_figure_stand_in_a_sentence_that_gives_it(desk: Desk) -> None:
    desk.report(
        "“We get along,” Lind said of the talks. Lind called the 100% duty “not sustainable”.",
        ("We get along", 3.0),
        ("not sustainable", 2.0),
    )
    assert texts(desk.ask("What did Lind say about a 100% duty?")) == ["not sustainable"]
