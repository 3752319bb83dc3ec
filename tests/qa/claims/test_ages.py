"""An age is told in few ways; a number beside a name is none."""

from __future__ import annotations

import pytest

from qa.claims.filters.ages import tells_age
from tests.qa.claims.conftest import Desk, texts

AGES = [
    ("Ana Lind, 51, resigned.", "51"),
    ("Ana Lind (51) resigned.", "51"),
    ("The 51-year-old mayor resigned.", "51"),
    ("The 51-year-old mayor resigned.", "51-year-old"),
    ("Ana Lind is 51 years old.", "51"),
    ("She was aged 51 when she resigned.", "51"),
    ("Ana Lind, aged 51, resigned.", "aged 51"),
    ("Ana Lind turned 51.", "51"),
    ("She resigned at the age of 51.", "51"),
    ("Ana Lind, now in her fifties, resigned.", "fifties"),
    ("The dam, built in 1951, leaks.", "1951"),
    ("The dam is 40 years old.", "40 years"),
]
NUMBERS = [
    ("President Ana Lind received five of them.", "five"),
    ("Her lead over Ana Lind is about 251,000 votes.", "about 251,000"),
    ("Ana Lind took 51 percent.", "51"),
    ("Ana Lind, 51 delegates and a choir came.", "51"),
    ("On 12 May Ana Lind resigned.", "12"),
]


@pytest.mark.parametrize(("sentence", "age"), AGES)
def test_an_age_is_known_by_its_form(sentence: str, age: str) -> None:
    start = sentence.index(age)
    assert tells_age(sentence, start, start + len(age))


@pytest.mark.parametrize(("sentence", "number"), NUMBERS)
def test_another_number_is_no_age(sentence: str, number: str) -> None:
    start = sentence.index(number)
    assert not tells_age(sentence, start, start + len(number))


@pytest.mark.parametrize(
    ("told", "quote", "found"),
    [
        ("Ana Lind, 51, resigned.", "51", ["51"]),
        ("Bo Moe, 51, resigned before Lind came.", "51", ["51"]),
        ("Bo Moe, 51, resigned.", "51", []),
        ("President Ana Lind received five of them.", "five", []),
    ],
)
def test_asked_for_an_age_only_ages_are_answers(desk: Desk, told: str, quote: str, found: list[str]) -> None:
    desk.report(told, (quote, 3.0))
    assert texts(desk.ask("How old is Ana Lind?")) == found


def test_an_age_in_passing_makes_no_question_for_one(desk: Desk) -> None:
    desk.report("Ana Lind played Captain Bo Moe.", ("Bo Moe", 3.0))
    assert texts(desk.ask("Ana Lind died at the age of 89. Which role did she play?")) == ["Bo Moe"]


def test_where_somebody_is_from_is_no_name_that_the_age_must_stand_beside(desk: Desk) -> None:
    desk.report("A 17-year-old has flown around the world.", ("17", 2.0))
    assert texts(desk.ask("How old is the British-Belgian pilot?")) == ["17"]
