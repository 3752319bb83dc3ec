"""Lists: an enumeration is a claim per item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.claims.lists import list_fit
from qa.question import analyse
from tests.qa.claims.conftest import Desk, make_article, make_candidate, texts


def test_a_list_is_a_claim_per_item_in_text_order(desk: Desk) -> None:
    desk.report(
        "Earlier rounds of talks were held in Oslo, Bern, Quito, and Accra.",
        ("Oslo, Bern, Quito, and Accra", 5.0),
    )
    found = desk.ask("What cities hosted the earlier rounds of talks?")
    assert (found.status, found.kind) == ("answered", "list")
    assert texts(found) == ["Oslo", "Bern", "Quito", "Accra"]


def test_one_item_of_an_enumeration_brings_the_others(desk: Desk) -> None:
    desk.report("Earlier rounds of talks were held in Oslo, Bern, Quito, and Accra.", ("Oslo", 5.0))
    assert texts(desk.ask("What cities hosted the earlier rounds of talks?")) == [
        "Oslo",
        "Bern",
        "Quito",
        "Accra",
    ]


def test_three_names_are_a_list_whatever_is_asked(desk: Desk) -> None:
    desk.report("Earlier rounds took place in Oslo, Bern and Quito.", ("Oslo, Bern and Quito", 4.0))
    found = desk.ask("Where did the earlier rounds take place?")
    assert (found.kind, texts(found)) == ("list", ["Oslo", "Bern", "Quito"])


def test_two_values_of_one_sentence_without_a_move_are_one_claim(desk: Desk) -> None:
    desk.report("The port takes a fee of 10% on grain and 25% on cars.", ("10%", 3.0), ("25%", 2.8))
    assert texts(desk.ask("What is the fee rate on tax at the port?")) == ["10%"]


def test_names_marked_one_by_one_in_a_row_are_a_list(desk: Desk) -> None:
    desk.report("Norway and Iceland are bargaining as well.", ("Norway", 2.5), ("Iceland", 2.0))
    found = desk.ask("Who is bargaining as well?")
    assert (found.kind, texts(found)) == ("list", ["Norway", "Iceland"])


def test_a_firm_joined_by_an_ampersand_is_one_item(desk: Desk) -> None:
    desk.report(
        "Bids came from Marlow & Finch, Ostrand Lines and Dell Brothers.",
        ("Marlow & Finch, Ostrand Lines and Dell Brothers", 3.0),
    )
    found = desk.ask("Which companies bid for the contract?")
    assert texts(found) == ["Marlow & Finch", "Ostrand Lines", "Dell Brothers"]


def test_a_capital_that_opens_the_sentence_makes_no_name(desk: Desk) -> None:
    desk.report(
        "Lenses, small motors and lamps contain the metal.",
        ("Lenses", 2.0),
        ("small motors", 2.0),
        ("lamps", 2.0),
    )
    found = desk.ask("Which products contain the metal?")
    assert (found.kind, texts(found)) == ("list", ["Lenses", "small motors", "lamps"])


def test_names_with_their_roles_are_items_without_them(desk: Desk) -> None:
    desk.report(
        "The club bought the keeper Ivo Lund, the winger Paul Reed and the defender Tom Asher.",
        ("Ivo Lund", 0.0),
        ("Paul Reed and the defender Tom Asher", -1.0),
    )
    found = desk.ask("Which players did the club buy?")
    assert (found.kind, texts(found)) == ("list", ["Ivo Lund", "Paul Reed", "Tom Asher"])


def test_places_told_in_a_row_are_rival_answers_each(desk: Desk) -> None:
    desk.report("The talks were held at the Kornhaus.", ("the Kornhaus", 1.0))
    row = "in Oslo, in Bern and in Accra"
    desk.report(f"Talks were held {row}.", (row, 0.5))
    found = desk.ask("Where were the talks held?")
    assert texts(found) == ["the Kornhaus", "Oslo", "Bern", "Accra"]


def test_two_capitals_that_act_are_no_place(desk: Desk) -> None:
    desk.report("The long silence is over: Oslo and Tokyo to hold talks.", ("Oslo and Tokyo", 1.0))
    desk.report("The talks were held in Bern.", ("Bern", 0.2))
    assert texts(desk.ask("Where were the talks held?")) == ["Bern"]


def test_a_name_before_the_noun_that_it_tells_apart_is_no_place(desk: Desk) -> None:
    desk.report("She spoke of the talks at a White House event.", ("White House", 0.5))
    desk.report("The talks took place at a Bern hotel.", ("Bern", -0.5))
    assert texts(desk.ask("Where did the talks take place?")) == ["Bern"]


@pytest.mark.parametrize(
    ("question", "marked", "fit"),
    [
        ("What cities hosted the talks?", "Oslo, Bern and Quito", 1.0),
        ("What cities hosted the talks?", "Bern", 1.0),
        ("What cities hosted the talks?", "Paris", 0.0),
        ("What years saw talks?", "Oslo, Bern and Quito", -1.0),
        ("Which goods were left out?", "cars, steel and rice", 1.0),
        ("Which goods were left out?", "The talks", 0.0),
    ],
)
def test_where_several_are_asked_for_an_enumeration_fits_best(question: str, marked: str, fit: float) -> None:
    article = make_article(
        "a",
        "The talks were held in Oslo, Bern and Quito. Paris got none. They left out cars, steel and rice.",
    )
    form = analyse(question)
    assert list_fit(make_candidate(article, marked, 1.0), article, form) == fit


def test_a_row_of_people_is_whole_where_the_reader_marks_two_of_it(desk: Desk) -> None:
    row = "For the port will speak Mayor Ana Lind, Engineer Bo Moe, and Pilot Jo Rask."
    desk.report(row, ("Jo Rask", 1.0), ("Mayor Ana Lind", -0.8))
    assert len(texts(desk.ask("Who represents the port?"))) == 3


def test_one_holder_of_an_office_is_no_row(desk: Desk) -> None:
    row = "There were Ana Lind, the captain Bo Moe, and Jo Rask."
    desk.report(row, ("Bo Moe", 1.0), ("Ana Lind", -0.8))
    assert texts(desk.ask("Who is the captain?")) == ["Bo Moe"]


def test_a_sentence_to_the_point_gives_a_list_where_the_likeliest_names_one(desk: Desk) -> None:
    desk.report("Chile will meet the board.", ("Chile", -1.1))
    desk.report("The board reached deals with both Peru and Bolivia.", ("Peru and Bolivia", -1.15))
    assert texts(desk.ask("Which countries reached deals with the board?")) == ["Peru", "Bolivia"]


@pytest.mark.parametrize(
    ("question", "places"),
    [("Which cities hosted the fair?", ["Lima", "Quito"]), ("Which countries hosted the fair?", ["Bolivia"])],
)
def test_cities_are_no_countries(desk: Desk, question: str, places: list[str]) -> None:
    desk.report("The fair was hosted by Lima, Quito and Bolivia.", ("Lima, Quito and Bolivia", 1.0))
    assert texts(desk.ask(question)) == places


def test_earlier_ones_come_first_where_they_are_asked_for(desk: Desk) -> None:
    desk.report("The city of Lima hosted the fifth round of talks.", ("Lima", 5.0))
    desk.report("Previous rounds of talks were held in Oslo, Bern and Quito.", ("Oslo, Bern and Quito", 4.5))
    assert texts(desk.ask("Which cities hosted the earlier rounds of talks?"))[:3] == [
        "Oslo",
        "Bern",
        "Quito",
    ]


def test_as_many_pieces_as_are_asked_for_are_items_however_long(desk: Desk) -> None:
    row = (
        "the closing of counting rooms to all observers, one-sided reports on state television,"
        " and the late publication of results"
    )
    desk.report(f"It lists three failings: {row}.", (row, 4.0))
    assert texts(desk.ask("Which three failings did the observers list?")) == [
        "the closing of counting rooms to all observers",
        "one-sided reports on state television",
        "the late publication of results",
    ]


def test_three_things_in_a_row_are_a_list_where_a_thing_is_asked_for(desk: Desk) -> None:
    desk.report(
        "The dockers want an advance from the port, a new crane and the resignation of the harbour master.",
        ("an advance from the port, a new crane and the resignation of the harbour master", 4.0),
    )
    found = desk.ask("What do the dockers want?")
    assert found.kind == "list"
    assert texts(found) == [
        "an advance from the port",
        "a new crane",
        "the resignation of the harbour master",
    ]


@pytest.mark.parametrize(
    "thing",
    [
        "an advance and a new crane",
        "an advance, which the port refused last week and which nobody has seen, and a crane",
    ],
)
def test_two_things_or_a_clause_between_commas_are_one_claim(desk: Desk, thing: str) -> None:
    desk.report(f"The dockers want {thing}.", (thing, 4.0))
    assert texts(desk.ask("What do the dockers want?")) == [thing]


def test_where_something_else_came_later_is_not_where_the_answer_lies(desk: Desk) -> None:
    desk.report("Earlier rounds were held in Madrid, London and Geneva.", ("Madrid, London and Geneva", 3.0))
    found = desk.ask("Which three cities hosted the earlier rounds before the meeting in Malaysia?")
    assert texts(found) == ["Madrid", "London", "Geneva"]


def test_rounds_that_are_only_planned_have_not_been(desk: Desk) -> None:
    desk.report("The rounds of talks were held in Oslo and Bergen.", ("Oslo", 2.0), ("Bergen", 1.9))
    desk.report("The next round of talks is expected to be held in Rome.", ("Rome", 1.8))
    stated = [replace(one, stated=True) for one in desk.candidates]
    assert texts(desk.ask("Which rounds of talks have there been?", candidates=stated)) == ["Oslo", "Bergen"]
    will_be = texts(desk.ask("Which rounds of talks will there be?", candidates=stated))
    assert will_be == ["Oslo", "Bergen", "Rome"]


def test_what_took_place_is_no_part_of_where(desk: Desk) -> None:
    desk.report("The meeting in Malaysia was the fifth round.", ("The meeting in Malaysia", 2.0))
    assert texts(desk.ask("Where was the fifth round?")) == ["Malaysia"]
