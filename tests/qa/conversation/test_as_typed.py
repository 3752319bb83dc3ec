"""Whole questions are asked as typed, and what says nothing is not carried on."""

from __future__ import annotations

import pytest

from qa.conversation import Turn, resolve

OFFICE = Turn(
    "Who is president of Norland?", None, "Ana Ruiz", "President Ana Ruiz spoke.", answer_type="person"
)
PLACE = Turn(
    "What happened in Porto?",
    None,
    "a tentative agreement",
    "A meeting in Porto ended with a tentative agreement on tariffs and a shipping truce.",
)
TARIFFS = Turn("How high are Norland's tariffs on Sudrian goods?", None, "10%")


@pytest.mark.parametrize(
    "question",
    [
        "How many articles mention Oslo?",
        "Which articles quote Ana Ruiz?",
        "Which countries export timber?",
        "Which tariffs remain in place?",
        "Which country makes rare earths?",
        "Is the truce still in force?",
        "When does the truce expire?",
        "Did the trade talks fail?",
        "Summarise the trade talks",
        "Are tariffs legal?",
        "How do tariffs work?",
        "Why did markets fall?",
        "How long is the crack in the bearing?",
        "How many workers were there in Oslo at the march?",
        "Which rounds of talks have there been?",
        "What tariffs are there on steel?",
        "How long should you soak salted cod before cooking it?",
        "How much does it cost to repair the Kestrel Bridge?",
        "Was it a spark that set off the fire in Oslo?",
        "What matters most, as Karl Brandt sees it?",
        "Which airport did He Lifeng use in Stockholm?",
        "Why are ordinary Chinese careful with their money?",
        "When do the creditors of Brix meet for the first time?",
        "timber exports",
        "[1]",
        "(2)?",
        "?!",
    ],
)
@pytest.mark.parametrize("before", [OFFICE, PLACE, TARIFFS], ids=["office", "place", "tariffs"])
def test_a_question_that_stands_alone(question: str, before: Turn) -> None:
    resolved = resolve(question, [before])
    assert (resolved.question, resolved.is_follow_up) == (question, False)


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("When will the truce between Norland and Sudria end?", "Who broke the truce?", "between"),
        ("When did they sign the fishing treaty?", "Is the deal still in force?", "the fishing treaty"),
        ("When did the ceasefire in Tarn start?", "Who broke the truce?", "the ceasefire in Tarn"),
    ],
)
def test_a_definite_phrase_of_the_last_question_says_which(before: str, question: str, whole: str) -> None:
    assert whole in resolve(question, [Turn(before)]).question


@pytest.mark.parametrize("empty", ["[1]", "Hello?", "(1, )", "7"])
def test_what_says_nothing_is_not_carried_on(empty: str) -> None:
    turns = [OFFICE, Turn(empty, resolve(empty, [OFFICE]).question)]
    assert turns[-1].understood == empty
    assert resolve("tariffs", turns).question == "tariffs"
    assert resolve("Why?", [turns[-1]]).question == "Why?"
    assert resolve("When was she elected?", turns).question == "When was Ana Ruiz elected?"


def test_a_noun_alone_gives_its_word_and_no_stray_bracket() -> None:
    turns = [Turn("[1]"), Turn("tariffs")]
    assert resolve("Why?", turns).question == "Why (tariffs)?"
    assert resolve("Why?", [Turn("tariffs", "tariffs (timber)")]).question == "Why (tariffs, timber)?"


def test_a_year_alone_takes_the_place_of_another() -> None:
    turns = [Turn("How much timber did Sudria sell in 2024?", None, "12 tons")]
    assert resolve("2025?", turns).question == "How much timber did Sudria sell in 2025?"


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("Why are rare earths important?", "Which country makes rare earths?"),
        ("Why are rare earths important to carmakers?", "Which country makes rare earths?"),
    ],
)
def test_an_adjective_is_no_part_of_the_noun(asked: str, whole: str) -> None:
    told = "Norland limits exports of rare earths, and Sudria took issue with US limits on chips and visas."
    assert resolve("Which country makes them?", [Turn(asked, None, told, told)]).question == whole


def test_between_two_countries_is_one_phrase() -> None:
    told = "Negotiations between the United States and China have resumed, signaling renewed diplomatic ties."
    whole = resolve("Who led them?", [Turn("What happened in Porto?", None, told, told)]).question
    assert whole == "Who led Negotiations between the United States and China?"


@pytest.mark.parametrize(
    ("asked", "follow_up", "whole"),
    [
        ("What did China agree to in Malaysia?", "And the US?", "What did the US agree to in Malaysia?"),
        ("What did China agree to in Malaysia?", "And Stockholm?", "What did China agree to in Stockholm?"),
        ("What did China agree to in Malaysia?", "And in Peru?", "What did China agree to in Peru?"),
        ("Who met in Geneva and London?", "And in Madrid?", "Who met in Madrid?"),
        ("Who met in Geneva and London?", "And Madrid?", "Who met in Madrid?"),
        ("Who led the talks in Stockholm?", "What about soybeans?", "What about soybeans?"),
    ],
)
def test_what_follows_takes_the_place_of_its_like(asked: str, follow_up: str, whole: str) -> None:
    assert resolve(follow_up, [Turn(asked, None, "x")]).question == whole


@pytest.mark.parametrize("before", [OFFICE, PLACE])
def test_a_noun_that_has_no_place_in_the_last_question_is_another_topic(before: Turn) -> None:
    assert resolve("tariffs?", [before]).question == "tariffs?"
    assert resolve("tariffs?", [TARIFFS]).question != "tariffs?"
