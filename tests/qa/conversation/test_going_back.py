""" "And before that?" leaves out what was answered; a doubtful answer is no part of the next question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.asking import turn_of
from qa.conversation import Turn, resolve
from qa.types import Value
from tests.tui.answers import SINGLE

NOVEMBER, AUGUST, BUSAN = (
    Value("date", "--11"),
    Value("date", "--08-12"),
    Value("place", "busan, south korea"),
)
ENDS = Turn("When does the truce end?", None, "November", answer_type="date", value=NOVEMBER)
MET = Turn("Where did they meet last time?", None, "Busan, South Korea", answer_type="place", value=BUSAN)


@pytest.mark.parametrize(
    "question", ["And before that?", "Before?", "and earlier?", "When did it end before that?"]
)
def test_the_last_answer_is_passed(question: str) -> None:
    resolved = resolve(question, [ENDS])
    assert resolved.passed == (NOVEMBER,)
    assert "November" in resolved.question


def test_each_step_back_passes_one_more() -> None:
    asked = resolve("And before that?", [ENDS])
    then = Turn("And before that?", asked.question, "August 12", answer_type="date", value=AUGUST)
    assert resolve("And before that?", [ENDS, then]).passed == (AUGUST, NOVEMBER)
    assert resolve("Who broke it before that?", [MET, then]).passed == (AUGUST, BUSAN)
    assert resolve("And before that?", [MET, ENDS]).passed == (NOVEMBER,)


@pytest.mark.parametrize(
    "question", ["Why?", "Where does it end?", "And after that?", "Who met before Porto?"]
)
def test_nothing_is_passed_where_nobody_goes_back(question: str) -> None:
    assert resolve(question, [ENDS]).passed == ()


def test_before_a_place_of_two_names_takes_its_whole_place() -> None:
    asked = resolve("And before that?", [MET])
    then = Turn("And before that?", asked.question, "Malaysia", answer_type="place")
    whole = "Where did they meet last time before Malaysia?"
    assert resolve("And before that?", [MET, then]).question == whole


def test_places_where_they_met_are_not_who_met() -> None:
    turns = [Turn("Where did they meet before Lima?", None, "Madrid", answer_type="place")]
    assert "Madrid and" not in resolve("Where did they meet before that?", turns).question


@pytest.mark.parametrize(("doubtful", "whole"), [
    (False, "When was the truce agreed in Busan?"), (True, "When was the truce agreed?")
])  # fmt: skip
def test_a_doubtful_answer_is_not_inherited(doubtful: bool, whole: str) -> None:
    turn = Turn("Where was the truce agreed?", None, "Busan", answer_type="place", doubtful=doubtful)
    assert resolve("When?", [turn]).question == whole


def test_a_doubtful_answer_is_still_who_was_shown() -> None:
    turn = Turn("Who leads Norland?", None, "Ana Ruiz", answer_type="person", doubtful=True)
    assert resolve("When was she born?", [turn]).question == "When was Ana Ruiz born?"


@pytest.mark.parametrize(("probability", "doubtful"), [(0.49, True), (0.5, False)])
def test_a_turn_knows_what_its_answer_means_and_whether_it_was_doubtful(
    probability: float, doubtful: bool
) -> None:
    turn = turn_of(replace(SINGLE, probability=probability))
    assert (turn.value, turn.doubtful) == (SINGLE.claims[0].value, doubtful)
