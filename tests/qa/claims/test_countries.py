"""Of which country a value is told."""

from __future__ import annotations

import pytest

from corpus.demonyms import country_around, country_of
from qa.claims.filters.whose import countries_in
from tests.qa.claims.conftest import Desk, texts

ASKED = "What tariff do Chinese goods pay in America?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Chinese goods pay 30% at American ports; American goods pay 10% at Chinese ones.",
        "The rates stay: 30% on Chinese goods and 10% on American goods.",
        "The United States takes 30% on Chinese imports and China 10% on American ones.",
        "Goods from China pay 30%, and products from the United States pay 10%.",
    ],
)
def test_a_rate_on_another_countrys_goods_is_no_answer(desk: Desk, sentence: str) -> None:
    desk.report(sentence, ("10%", 4.0), ("30%", 1.0))
    assert texts(desk.ask(ASKED)) == ["30%"]


def test_the_type_of_the_value_counts_not_that_of_the_question(desk: Desk) -> None:
    desk.report("Chinese goods pay 30%; American goods pay 10%.", ("10%", 4.0), ("30%", 1.0))
    assert texts(desk.ask("What must Chinese goods pay?")) == ["30%"]


def test_only_another_countrys_rate_is_nothing(desk: Desk) -> None:
    desk.report("China reduced its tariffs on American goods to 10%.", ("10%", 4.0))
    assert desk.ask(ASKED).status == "not_found"


def test_a_third_country_is_no_rival(desk: Desk) -> None:
    title = "Tariffs: where China and others stand"
    desk.report("The tariff on Chinese goods is 30%.", ("30%", 0.5), title=title)
    desk.report("Norway got a tariff on goods of 12%.", ("12%", 0.1), title=title)
    assert texts(desk.ask(ASKED)) == ["30%"]


def test_another_country_in_the_place_of_the_one_asked_for_is_no_answer(desk: Desk) -> None:
    desk.report("China is to buy 12 million tonnes of grain. Prices rose.", ("12 million tonnes", 3.0))
    assert desk.ask("How many tonnes of grain will Brazil buy?").status == "not_found"


def test_a_sentence_without_a_country_is_about_the_headlines(desk: Desk) -> None:
    desk.report("12 tonnes of grain are promised.", ("12 tonnes", 3.0), title="China buys grain")
    assert desk.ask("How many tonnes of grain will Brazil buy?").status == "not_found"
    assert texts(desk.ask("How many tonnes of grain will China buy?")) == ["12 tonnes"]


def test_the_headline_or_the_sentence_before_may_name_the_country(desk: Desk) -> None:
    desk.report(
        "Brazil agreed. Unlike China, it is to buy 12 million tonnes of grain.", ("12 million tonnes", 3.0)
    )
    assert texts(desk.ask("How many tonnes of grain will Brazil buy?")) == ["12 million tonnes"]
    other = Desk()
    other.report("Unlike China, it is to buy 9 tonnes.", ("9 tonnes", 3.0), title="Brazil buys grain")
    assert texts(other.ask("How many tonnes of grain will Brazil buy?")) == ["9 tonnes"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Where in Norway will the envoys meet?", []),
        ("Which city will the envoys visit in Norway?", []),
        ("Where will the envoys meet, say officials in Oslo?", ["Geneva"]),
        ("Where in Switzerland will the envoys meet?", ["Geneva"]),
        ("Where will the envoys meet?", ["Geneva"]),
    ],
)
def test_a_place_outside_of_the_one_asked_for_is_no_answer(
    desk: Desk, question: str, found: list[str]
) -> None:
    desk.report("The envoys will meet in Geneva in May.", ("Geneva", 3.0))
    assert texts(desk.ask(question)) == found


def test_america_and_the_us_are_one(desk: Desk) -> None:
    desk.report("The US tariff on Chinese goods is 30%.", ("30%", 0.5), published="2025-05-12")
    desk.report("The average American tariff on Chinese goods is 47%.", ("47%", -0.9), published="2025-12-04")
    assert texts(desk.ask("What is the US tariff on Chinese goods?")) == ["47%", "30%"]


def test_countries_by_their_people_short_forms_and_cities() -> None:
    assert country_of("American") == country_of("U.S.") == country_of("US") == "united states"
    assert country_of("South Korean") == "south korea"
    assert country_of("Stockholm") is None
    assert country_around("Houston") == "united states"
    assert countries_in("US-China talks in Tokyo with Norwegian envoys") == {
        "united states", "china", "japan", "norway",
    }  # fmt: skip


def test_a_sentence_about_another_countrys_goods_explains_nothing(desk: Desk) -> None:
    desk.report(
        "China cut its duty on American goods. Washington kept its duty on Chinese goods in reply.",
        ("China cut its duty on American goods", 3.0),
        ("Washington kept its duty on Chinese goods in reply", 1.0),
    )
    (quote,) = texts(desk.ask("Why is there a duty on Chinese goods in America?"))
    assert quote.startswith("Washington")


def test_the_deal_with_another_country_says_nothing_of_ones_own(desk: Desk) -> None:
    before = "The president signed deals with both the European Union and Japan."
    desk.report(f"{before} The deal with Tokyo sets a tariff of 15%.", ("15%", 4.0))
    assert desk.ask("What tariff did the EU settle on in its deal with the president?").status == "not_found"
    assert texts(desk.ask("What tariff did Japan settle on in its deal with the president?")) == ["15%"]


def test_where_it_happens_is_no_third_country(desk: Desk) -> None:
    title = "Peru and Chile keep talking"
    desk.report("The meeting in Oslo is the fifth round of talks.", ("fifth", 2.0), title=title)
    assert texts(desk.ask("Which round of talks is the one in Oslo?")) == ["fifth"]


def test_a_people_goes_by_short_names() -> None:
    assert country_of("Brits") == country_of("Britain")


@pytest.mark.parametrize(
    "question",
    [
        "When was the truce to run out when they sat down in Stockholm?",
        "At the talks in Oslo, when was the truce to end?",
        "When does the truce run out if nobody extends it in Stockholm?",
        "If nobody agrees at the Stockholm meetings, when does the truce run out?",
    ],
)
def test_where_they_met_is_no_party(desk: Desk, question: str) -> None:
    desk.report("China and the United States have a truce, set to run out on 12 August.", ("12 August", 1.0))
    assert texts(desk.ask(question)) == ["12 August"]
