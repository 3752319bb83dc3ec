"""Asked for what was before, the value that was left behind stands first."""

from __future__ import annotations

import pytest

from qa.claims.modality import tells_of_a_plan
from qa.question import analyse
from tests.qa.claims.conftest import Desk, texts

CUT = "The charge on timber is halved from 20% to 10%."


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What was the tariff on timber before it was cut?", "20%"),
        ("What tariff was originally charged on timber?", "20%"),
        ("What is the tariff on timber now?", "10%"),
        ("What did the tariff on timber fall to in the past year?", "10%"),
        ("What is the tariff on timber now, compared with before?", "10%"),
        ("What is the tariff now that was originally announced on timber?", "10%"),
    ],
)
def test_of_a_move_the_asked_end_stands_first(desk: Desk, question: str, first: str) -> None:
    desk.report(CUT, ("10%", 2.0), ("20%", 1.5), published="2025-05-12")
    assert texts(desk.ask(question))[0] == first


def test_an_event_is_no_answer_to_what_was_before_it(desk: Desk) -> None:
    desk.report("The meeting was moved from Oslo to Lima.", ("Lima", 3.0), ("Oslo", 1.0))
    assert texts(desk.ask("Where was the meeting to be held before Lima?")) == ["Oslo"]


def test_an_event_told_with_its_country_is_no_answer_either(desk: Desk) -> None:
    desk.report("The talks were held in Oslo, then in Lima, Peru.", ("Lima, Peru", 3.0), ("Oslo", 1.0))
    assert texts(desk.ask("Where were the talks before Lima held?")) == ["Oslo"]


def test_of_two_moves_what_came_last_before_the_event_stands_first(desk: Desk) -> None:
    desk.report(
        "The meeting was moved from Kassel to Frankfurt.",
        ("Kassel", 1.8),
        ("Frankfurt", 2.0),
        published="2025-03-01",
    )
    desk.report("The meeting will take place in Lima.", ("Lima", 2.5), published="2025-04-01")
    assert texts(desk.ask("Where was the meeting to be held before Lima?")) == ["Frankfurt", "Kassel"]


def test_a_deadline_that_had_to_be_met_may_lie_ahead(desk: Desk) -> None:
    desk.report(
        "The court has extended the deadline for the recount from 28 April to 6 May.",
        ("28 April", 2.0),
        ("6 May", 0.8),
        published="2025-04-17",
    )
    assert "6 May" in texts(desk.ask("By what date did the recount have to be done?"))


@pytest.mark.parametrize(
    ("question", "events"),
    [
        ("What was the toll before the two leaders met in Oslo?", ["Oslo"]),
        ("Before Oslo, where did they meet?", ["Oslo"]),
        ("Where were the talks before Oslo held?", ["Oslo"]),
        ("Who ruled before Uganda held elections?", []),
        ("What toll was given before Uganda closed the border?", []),
        ("What changed since Lind's return to office?", []),
        ("Who left before Ana and Bo met?", []),
        ("Who won the cup after Brazil beat Spain?", []),
        ("After Oslo did trade fall?", ["Oslo"]),
        ("What was the toll before the Oslo talks started?", ["Oslo talks"]),
        ("In Norway, what was the toll before Oslo?", ["Oslo"]),
    ],
)
def test_somebody_who_acts_is_no_event(question: str, events: list[str]) -> None:
    assert [time.event for time in analyse(question).times] == events


def test_a_time_may_belong_to_somebody() -> None:
    (time,) = analyse("What had they said before their February 2026 call?").times
    assert (time.kind, time.when) == ("before", "2026-02")


def test_somebody_named_after_the_event_may_be_the_answer(desk: Desk) -> None:
    desk.report("Albula has owned the plant since June.", ("Albula", 3.0))
    assert texts(desk.ask("Who owned the plant after Albula bought it?")) == ["Albula"]


def test_a_length_of_time_beats_a_day_that_scores_little_more(desk: Desk) -> None:
    desk.report(
        "He will stay in office until 2027. The sentence is 9 years.", ("2027", 2.7), ("9 years", 2.5)
    )
    assert texts(desk.ask("How long is the sentence?")) == ["9 years"]


def test_a_day_tells_how_long_where_no_length_does(desk: Desk) -> None:
    desk.report("Layoffs are ruled out until the end of 2034.", ("until the end of 2034", 2.0))
    desk.report("The council had asked for a guarantee of three years.", ("three years", -0.5))
    assert texts(desk.ask("How long are layoffs ruled out?")) == ["until the end of 2034"]


def test_a_deadline_is_asked_of_as_a_plan_and_a_duty_is_not() -> None:
    assert tells_of_a_plan("By what date did the recount have to be done?")
    assert not tells_of_a_plan("How much did the firm have to pay?")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How much import duty is on cars?", "percent"),
        ("How much tariff revenue was collected?", "money"),
        ("How much duty is paid on a bottle in pounds?", "money"),
    ],
)
def test_a_duty_is_a_rate_and_what_it_brings_a_sum(question: str, wanted: str) -> None:
    assert analyse(question).wanted == wanted


def test_what_a_round_is_about_is_no_number() -> None:
    assert analyse("What is the next round of talks about?").wanted == "description"
