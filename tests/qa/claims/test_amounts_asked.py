"""Asked for an amount, words that tell none are no answer; asked for what will be, what was is none."""

from __future__ import annotations

from tests.qa.claims.conftest import Desk, texts


def test_a_title_is_no_salary(desk: Desk) -> None:
    desk.report("Treasury Secretary Ana Lind spoke.", ("Treasury Secretary", 3.0))
    assert desk.ask("What is the salary of Ana Lind?").status == "not_found"


def test_a_number_in_words_is_an_amount(desk: Desk) -> None:
    desk.report("Half of the fleet was sold.", ("Half", 3.0))
    assert texts(desk.ask("How much of the fleet was sold?")) == ["Half"]


def test_where_they_will_meet_is_not_where_they_met(desk: Desk) -> None:
    desk.report("The envoys are expected to meet in Lima.", ("Lima", 2.0))
    desk.report("The envoys met in Bern.", ("Bern", 1.8))
    assert texts(desk.ask("Where will the envoys meet?")) == ["Lima"]


def test_an_adjective_of_length_says_how_long(desk: Desk) -> None:
    desk.report("He comes in May for a roughly three-day visit.", ("three-day", 1.0))
    assert texts(desk.ask("How long will the visit be?")) == ["three-day"]


def test_a_rate_counts_no_jobs(desk: Desk) -> None:
    desk.report("In turn, Peru cut the duty on cars from 125% to just 10%.", ("just 10%", 3.0))
    assert texts(desk.ask("How many factory jobs were lost because of the duty?")) == []


def test_a_share_of_what_is_counted_is_how_many(desk: Desk) -> None:
    desk.report("The duty cost just 10% of all factory jobs.", ("just 10%", 3.0))
    found = desk.ask("How many factory jobs were lost because of the duty?")
    assert [claim.value.type for claim in found.claims] == ["percent"]
