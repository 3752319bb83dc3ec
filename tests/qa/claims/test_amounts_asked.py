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


def test_counted_things_are_no_sum_and_no_share(desk: Desk) -> None:
    desk.report("All 1,800 volunteers have had their first injection.", ("1,800", 3.0))
    assert texts(desk.ask("How much are the volunteers paid?")) == []
    assert texts(desk.ask("What percentage of the volunteers was injected?")) == []


def test_a_sum_without_its_currency_is_one(desk: Desk) -> None:
    desk.report("The hall cost 20 million to build.", ("20 million", 3.0))
    assert texts(desk.ask("How much did the hall cost?")) == ["20 million"]


def test_who_came_third_had_not_three_votes(desk: Desk) -> None:
    desk.report("Ana Lind, who came third, backs nobody.", ("third", 3.0))
    assert texts(desk.ask("How many votes did Ana Lind get?")) == []


def test_a_people_is_no_party(desk: Desk) -> None:
    desk.report("Bo Moe, the British minister, left.", ("British", 3.0))
    assert texts(desk.ask("Which party does Bo Moe belong to?")) == []


def test_a_rate_on_american_goods_counts_no_americans(desk: Desk) -> None:
    desk.report("China cut tariffs on American goods from 125% to just 10%.", ("just 10%", 3.0))
    assert texts(desk.ask("How many Americans have lost their jobs?")) == []


def test_a_length_that_the_question_tells_is_no_answer(desk: Desk) -> None:
    desk.report("Children as young as 6 months may get it next week.", ("6 months", 3.0), ("next week", 2.0))
    assert texts(desk.ask("How soon will it be there for children as young as 6 months?")) == ["next week"]


def test_an_area_is_a_place(desk: Desk) -> None:
    desk.report("Ana Lind visited Taiwan.", ("Taiwan", 3.0))
    assert texts(desk.ask("Ana Lind made a visit to which area this week?")) == ["Taiwan"]


def test_what_happened_after_so_long_tells_how_long_it_lasted(desk: Desk) -> None:
    desk.report("The plant restarted after 102 days.", ("102 days", 1.5), published="2033-06-29")
    desk.report("The video lasts two minutes.", ("two minutes", -0.5), published="2033-06-29")
    assert texts(desk.ask("How long did the plant stand still?")) == ["102 days"]
