"""Values of two stories are no change of one: near in time and with names in common, or not together."""

from __future__ import annotations

from qa.claims.stories import tell_one_story
from tests.qa.claims.conftest import Desk, make_article, texts

BRIDGE = (
    "The span at Saltmere, built by Orrin Steel, was shut by Mayor Doyle, said Hale, Pike, Voss and Rudd."
)
BRIDGE_LATER = "Then Doyle, with Hale and Voss of Orrin, went from Tarrow to Brill, where Lunn and Nash live."
STORM = "The storm hit Kaslo, where Moyer, Beck, Tran, Ilves and Quade of Nordhus saw it, and then Ferrol."


def test_reports_that_name_the_same_people_tell_one_story() -> None:
    first, later, other = (
        make_article(name, text, "2024-03-01")
        for name, text in (("a", BRIDGE), ("b", BRIDGE_LATER), ("c", STORM))
    )
    assert tell_one_story(first, later)
    assert not tell_one_story(first, other)


def test_a_year_apart_is_another_story() -> None:
    first, soon, late = (
        make_article(name, BRIDGE, day)
        for name, day in (("a", "2022-03-01"), ("b", "2023-02-01"), ("c", "2024-03-01"))
    )
    assert tell_one_story(first, soon)
    assert not tell_one_story(first, late)


def test_reports_between_lead_from_one_year_to_the_next() -> None:
    first, between, late = (
        make_article(name, BRIDGE, day)
        for name, day in (("a", "2022-03-01"), ("b", "2023-02-01"), ("c", "2024-01-15"))
    )
    other = make_article("d", STORM, "2023-02-01")
    assert tell_one_story(first, late, [between])
    assert not tell_one_story(first, late, [other])
    assert not tell_one_story(first, make_article("e", STORM, "2024-01-15"), [between])


def test_a_value_of_a_long_story_is_shown_though_a_year_lies_before_it(desk: Desk) -> None:
    for day, toll, score in (("2022-03-01", "$5", 1.0), ("2023-02-01", "$6", 0.9), ("2024-01-15", "$7", 0.8)):
        desk.report(f"{BRIDGE} The toll of the bridge is {toll}.", (toll, score), published=day)
    assert texts(desk.ask("What is the toll of the bridge?")) == ["$7", "$6", "$5"]


def test_of_short_or_undated_reports_nothing_is_told() -> None:
    short, undated = make_article("a", "It cost $5.", "2022-03-01"), make_article("b", BRIDGE)
    assert tell_one_story(short, undated)


def test_an_unsure_value_of_a_year_long_past_is_not_shown_beside_the_best(desk: Desk) -> None:
    desk.report("The toll of the bridge is $5.", ("$5", 1.0), published="2024-03-01")
    desk.report("The toll of the bridge is $3.", ("$3", 0.5), published="2015-03-01")
    assert texts(desk.ask("What is the toll of the bridge?")) == ["$5"]


def test_a_value_of_the_year_before_is(desk: Desk) -> None:
    desk.report("The toll of the bridge is $5.", ("$5", 1.0), published="2024-03-01")
    desk.report("The toll of the bridge is $3.", ("$3", 0.5), published="2023-06-01")
    assert texts(desk.ask("What is the toll of the bridge?")) == ["$5", "$3"]
