"""Follow-ups to measures, to deeds, to what was found nowhere, and with brackets in them."""

from __future__ import annotations

import pytest

from qa.conversation import Turn, resolve
from qa.types import ValueType


def _whole(asked: str, answer: str | None, follow_up: str, kind: ValueType | None = None) -> str:
    return resolve(follow_up, [Turn(asked, None, answer, answer_type=kind)]).question


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "whole"),
    [
        (
            "How high was the first estimate?",
            "$18 million",
            "By whom?",
            "By whom was the first estimate put at $18 million?",
        ),
        (
            "How high was the first estimate?",
            "$18 million",
            "When?",
            "When was the first estimate $18 million?",
        ),
        ("How high was the first estimate?", "$18 million", "Who made it?", "Who made the first estimate?"),
        (
            "How much did the repairs cost?",
            "$43 million",
            "When?",
            "When did the repairs cost $43 million?",
        ),
        (
            "How much did Brix pay in fines?",
            "$3 million",
            "To whom?",
            "To whom did Brix pay $3 million in fines?",
        ),
        (
            "How much will the ferry cost the city?",
            "$2 million",
            "Until when?",
            "Until when will the ferry cost the city $2 million?",
        ),
        ("How high is the toll?", "$2", "And for trucks?", "How high is the toll for trucks?"),
        (
            "How long is the crack?",
            "40 centimeters",
            "Who told the council that?",
            "Who told the council that the crack is 40 centimeters?",
        ),
        (
            "How long is the crack?",
            "40 centimeters",
            "Who says so?",
            "Who says that the crack is 40 centimeters?",
        ),
    ],
)
def test_a_measure_stays_with_what_was_measured(asked: str, answer: str, follow_up: str, whole: str):
    assert _whole(asked, answer, follow_up) == whole


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "whole"),
    [
        ("What toll must drivers pay on the bridge?", "$1.50", "Who is exempt from it?", "the toll"),
        ("What fine did Ida Novak propose?", "$1 a day", "When was it proposed?", "the fine"),
        ("Who owns the Ennick Bridge?", "The port", "When was it built?", "the Ennick Bridge"),
        ("Who bid for the contract?", "Norrland Lines", "How much did it ask for?", "Norrland Lines"),
        (
            "What did the Harrow Commission decide?",
            "to open a case",
            "Who leads it?",
            "the Harrow Commission",
        ),
    ],
)
def test_it_is_what_was_asked_for_or_about(asked: str, answer: str, follow_up: str, whole: str):
    kind: ValueType = "money" if answer.startswith("$") else "organisation"
    assert whole in _whole(asked, answer, follow_up, kind)


def test_what_it_stood_for_goes_on_being_spoken_of():
    turns = [
        Turn("What did the inquiry say about the barge Marigold?"),
        Turn(
            "When had it struck the fender?",
            "When had the barge Marigold struck the fender?",
            "December 2023",
            answer_type="date",
        ),
    ]
    assert resolve("Who owned it?", turns).question == "Who owned the barge Marigold?"


def test_a_ship_and_a_name_with_an_article_are_nobody():
    for asked in ("Who repaired the barge Marigold?", "Who repaired the Marigold?"):
        turns = [Turn(asked, None, "Ida Novak", answer_type="person")]
        assert resolve("Where did she live?", turns).question == "Where did Ida Novak live?"
        assert resolve("Where was he born?", turns).bare == "Where was he born?"


def test_he_is_none_of_two_whom_the_question_only_named_beside():
    found = _whole("Who negotiates beside Brandt and Ruiz?", None, "What is his office?")
    assert found.startswith("What is his office")


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "whole"),
    [
        (
            "From what level did tariffs fall?",
            "100%",
            "And Britain?",
            "From what level did tariffs fall for Britain?",
        ),
        ("Who won the vote?", "Ida Novak", "And Peru?", "Who won the vote in Peru?"),
        ("What did the mayor say?", None, "What about soybeans?", "What did the mayor say about soybeans?"),
        ("What did the mayor of Lima say?", None, "And the governor?", "What did the governor of Lima say?"),
        (
            "Who owns the port of Lisle?",
            "Brix",
            "And the railway station?",
            "Who owns the railway station of Lisle?",
        ),
    ],
)
def test_what_has_no_place_in_the_last_question_is_joined_to_it(
    asked: str, answer: str | None, follow_up: str, whole: str
):
    assert _whole(asked, answer, follow_up) == whole


@pytest.mark.parametrize("union", ["the European Union", "the EU", "Britain"])
def test_a_union_of_countries_takes_the_place_of_a_country(union: str):
    found = _whole("How much will Peru invest?", "$9 billion", f"And {union}?")
    assert found == f"How much will {union} invest?"


def test_before_a_deed_is_before_where_it_was_done():
    found = _whole("What did they agree on in Busan?", "resume stalled talks", "And before that?")
    assert found == "What did they agree on before Busan?"
    assert (
        _whole("Where were the talks held?", "Busan", "And before that?")
        == "Where were the talks held before Busan?"
    )


@pytest.mark.parametrize(
    ("follow_up", "whole"),
    [
        ("Why was it [the bridge] closed?", "Why was the bridge closed?"),
        ("Who closed it (the bridge)?", "Who closed the bridge?"),
        ("Who runs the [central] bank of Chile?", "Who runs the central bank of Chile?"),
    ],
)
def test_brackets_explain(follow_up: str, whole: str):
    assert _whole("When was the bridge closed?", "Monday", follow_up) == whole


def test_how_much_something_is_worth_is_asked_of_the_thing():
    found = _whole("Who bid for the ferry contract?", "Norrland Lines", "How much is the contract worth?")
    assert found.startswith("How much is the ferry contract worth")


def test_the_topic_in_brackets_is_for_finding_and_not_for_reading():
    found = resolve(
        "How many workers voted?", [Turn("What does the Harbour League ask for?", None, "a raise")]
    )
    assert found.question == "How many workers voted (Harbour League)?"
    assert found.bare == "How many workers voted?"
    fragment = resolve("And Northport?", [Turn("Who sentenced Ray Colter?")])
    assert fragment.bare == fragment.question


def test_a_day_on_which_something_begins_does_not_tell_it_apart():
    found = resolve(
        "Who is exempt from it?",
        [Turn("What toll must drivers pay from April 1?", None, "$2", answer_type="money")],
    )
    assert "April" not in found.question


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "whole"),
    [
        (
            "Where was the third round held?",
            "Porto",
            "How long did the first day take?",
            "How long did the first day of the third round take?",
        ),
        ("Where is the summit?", "Porto", "Who speaks on the last day of the fair?", None),
    ],
)
def test_a_first_day_is_one_of_what_was_asked_about(
    asked: str, answer: str, follow_up: str, whole: str | None
):
    assert _whole(asked, answer, follow_up) == (whole or follow_up)


def test_he_is_the_one_whom_the_answer_added():
    asked = "Who negotiates beside Brandt and Ruiz?"
    found = _whole(asked, "Karl Brandt and Paul Greer", "What is his office?", "person")
    assert found == "What is Paul Greer's office?"


def test_he_is_no_office_but_who_holds_it():
    turns = [Turn("What is his office?", "What is Paul Greer's office?", "trade secretary")]
    assert resolve("When did he say that?", turns).question.startswith("When did Paul Greer say")
