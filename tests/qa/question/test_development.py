"""How a value has changed is asked of the value; how anything else has, is not."""

from __future__ import annotations

import pytest

from qa.question.development import value_asked

REWORDED = [
    ("How has the death toll changed?", "What is the death toll?"),
    ("how did the price of the bid move", "What is the price of the bid?"),
    (
        "How have Peruvian duties on Chilean wine gone up and down?",
        "What is the rate of Peruvian duty on Chilean wine?",
    ),
    ("How has Chile's tariff on fish changed since April?", "What is the rate of Chile's tariff on fish?"),
    ("How has turnout changed over time?", "What is the turnout?"),
    ("And what has changed about the date of the fair?", "And what is the date of the fair?"),
    ("How has the venue shifted?", "What is the venue?"),
]


@pytest.mark.parametrize(("question", "value"), REWORDED)
def test_the_value_is_asked_for(question: str, value: str) -> None:
    assert value_asked(question) == value


@pytest.mark.parametrize(
    "question",
    [
        "How has the mayor changed?",
        "How have the talks developed?",
        "How did the ferry sink?",
        "How many people died?",
        "What has changed?",
    ],
)
def test_other_questions_stay(question: str) -> None:
    assert value_asked(question) == question
