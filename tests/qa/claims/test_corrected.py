"""What a report takes back is nobody's claim."""

from __future__ import annotations

import pytest

from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an earlier version of this report said that the round was held in May.",
        "This article previously gave the month of the round as May.",
        "We wrongly reported that the round was held in May.",
    ],
)
def test_what_an_earlier_version_said_is_no_claim(desk: Desk, notice: str) -> None:
    desk.report(notice, ("May", 3.0), published="2025-09-16")
    desk.report("The round was held in June.", ("June", 2.5), published="2025-07-01")
    assert texts(desk.ask("When was the round held?")) == ["June"]


def test_what_a_correction_puts_in_its_place_is_claimed(desk: Desk) -> None:
    desk.report(
        "An earlier version of this report said that the round was held in May, not June.", ("June", 3.0)
    )
    assert texts(desk.ask("When was the round held?")) == ["June"]


@pytest.mark.parametrize(
    ("question", "report", "value"),
    [
        ("How many have died?", "As we previously reported, 30 people have died.", "30"),
        (
            "What levy did the first version of the text foresee?",
            "The first version of the text foresaw 3%.",
            "3%",
        ),
        ("How many deaths?", "An earlier version of the report by the UN put the deaths at 300.", "300"),
        (
            "In which month was the round?",
            "An earlier version of this report misstated the month of the round, which was held in June.",
            "June",
        ),
        (
            "What did the earlier version of this report say?",
            "An earlier version of this report said May.",
            "May",
        ),
    ],
)
def test_other_versions_and_what_is_set_right_count(
    desk: Desk, question: str, report: str, value: str
) -> None:
    desk.report(report, (value, 3.0))
    assert texts(desk.ask(question)) == [value]


def test_what_it_was_not_as_an_earlier_version_said(desk: Desk) -> None:
    desk.report(
        "The round was held in June, not in May as an earlier version said.", ("May", 3.0), ("June", 2.8)
    )
    assert texts(desk.ask("When was the round held?")) == ["June"]


def test_it_was_said_to_be_is_taken_back_as_well(desk: Desk) -> None:
    desk.report("An earlier version of this report said it was 30%.", ("30%", 3.0))
    desk.report("The tariff is 15%.", ("15%", 2.5))
    assert texts(desk.ask("What is the correct tariff?")) == ["15%"]


def test_the_version_of_a_bill_is_none_of_the_report(desk: Desk) -> None:
    desk.report("The tax is 15%, as the original version of the bill proposed.", ("15%", 3.0))
    assert texts(desk.ask("What is the tax rate?")) == ["15%"]


def test_nothing_but_what_was_taken_back_is_no_answer(desk: Desk) -> None:
    desk.report("An earlier version of this report said that the round was held in May.", ("May", 3.0))
    assert desk.ask("When was the round held?").status == "not_found"
