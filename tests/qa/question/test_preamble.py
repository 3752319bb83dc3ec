"""Of a question told at length, the clause that asks."""

from __future__ import annotations

import pytest

from qa.question.preamble import without_preamble


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Now, I remember my neighbour grumbling about it at the time, "
            "so what was the fare on the ferry before it was cut?",
            "What was the fare on the ferry before it was cut?",
        ),
        (
            "I keep a boat there myself, you understand; "
            "on what day will the new harbour of Bled open its gates?",
            "On what day will the new harbour of Bled open its gates?",
        ),
        (
            "My wife says it matters who comes first, so when Lind and Moe had their talk, "
            "which one of them spoke first that day?",
            "When Lind and Moe had their talk, which one of them spoke first that day?",
        ),
    ],
)
def test_what_the_asker_tells_of_himself_is_left_out(question: str, asked: str):
    assert without_preamble(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "When does the truce end?",
        "I wonder, when does the truce end?",
        "When Lind told Moe to come over and visit the islands in spring, "
        "was his wife asked along as well as the minister?",
        "Somebody told me that the Swiss talked their way out of the fare they were threatened with, "
        "so what did theirs come to?",
    ],
)
def test_a_short_question_and_one_that_needs_its_beginning_stay_whole(question: str):
    assert without_preamble(question) == question


def test_a_tag_is_no_part_of_the_question():
    assert (
        without_preamble("Is there a date for the trip yet, yes or no?")
        == "Is there a date for the trip yet?"
    )
