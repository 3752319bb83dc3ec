"""A journey elsewhere tells nothing of the one asked about."""

from __future__ import annotations

import pytest

from qa.claims.filters.destinations import destinations
from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Lind will visit Peru in May.", {"peru"}),
        ("Her trip to Lima ended.", {"peru"}),
        ("When is Lind coming to the United States?", {"united states"}),
        ("Lind left Peru for good and went to bed.", set()),
        ("Lind travelled to Chile and then visited Peru.", {"chile", "peru"}),
        ("The visit was short.", set()),
    ],
)
def test_where_a_text_has_somebody_go(text: str, countries: set[str]) -> None:
    assert destinations(text) == countries


def test_a_visit_to_another_country_is_no_answer(desk: Desk) -> None:
    desk.report("Lind will visit Peru on 3 May.", ("3 May", 3.0))
    desk.report("Lind is to fly to Chile on 9 June.", ("9 June", 1.0))
    assert texts(desk.ask("When is Lind coming to Chile?")) == ["9 June"]
    assert desk.ask("When will Lind visit Norway?").status == "not_found"


def test_who_asks_for_no_journey_gets_any(desk: Desk) -> None:
    desk.report("Lind will visit Peru on 3 May.", ("3 May", 3.0))
    assert texts(desk.ask("When will Lind meet Moe?")) == ["3 May"]


def test_the_date_of_a_journey_elsewhere_is_none_where_no_place_is_named_either(desk: Desk) -> None:
    desk.report("Lind is expected to travel to China in early April.", ("early April", 1.0))
    desk.report("Plans for April are made.", ("April", 0.5))
    assert desk.ask("When is Moe coming to Peru?").status == "not_found"


def test_where_they_meet_is_where_they_travel(desk: Desk) -> None:
    desk.report("The pact is extended when Lind meets President Moe in Beijing in May.", ("May", 1.0))
    assert desk.ask("When is Moe visiting Peru?").status == "not_found"
    assert texts(desk.ask("When is Lind visiting China?")) == ["May"]


def test_what_follows_a_journey_elsewhere_is_told_of_that(desk: Desk) -> None:
    desk.report("Lind will visit Beijing in spring. The arrival was set for 31 March.", ("31 March", 1.0))
    assert desk.ask("On which day will Moe come to Peru?").status == "not_found"
    assert texts(desk.ask("On which day will Lind come to China?")) == ["31 March"]
