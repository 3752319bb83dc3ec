"""How many died, in the words that reports have for it."""

from __future__ import annotations

import pytest

from qa.question import analyse
from qa.stated.tolls import toll_asked, tolls_in

TOLD = [
    ("how many people died in the flood", "The flood killed at least 214 people.", ["214"]),
    ("How many people were killed?", "Civil defence now counts 1,872 dead and 203 missing.", ["1,872"]),
    ("How many people are missing?", "Civil defence now counts 1,872 dead and 203 missing.", ["203"]),
    ("What is the death toll?", "The toll stands at 2,068.", ["2,068"]),
    ("What is the death toll?", "The death toll has risen to more than 300.", ["300"]),
    ("What is the death toll?", "The province mourns 1,931 dead.", ["1,931"]),
    ("How many people died?", "Civil defence put the number of dead at 1,140 on Sunday.", ["1,140"]),
    ("How many people died?", "Two people died and 31 were hurt.", ["Two"]),
    ("How many people were injured?", "Two people died and 31 were hurt.", ["31"]),
    ("How many people died?", "Four people lost their lives in the crush.", ["Four"]),
    ("How many people died?", "The blaze claimed the lives of 12.", ["12"]),
    ("How many people died?", "Fifty-eight pupils were found dead.", []),
    ("How many people died?", "The pipeline would have cost 70 million dollars.", []),
    ("How many people died?", "Some 2,000 people fled and 300 houses burned.", []),
]


@pytest.mark.parametrize(("question", "sentence", "numbers"), TOLD)
def test_a_toll_is_known_by_its_words(question: str, sentence: str, numbers: list[str]) -> None:
    toll = toll_asked(analyse(question))
    assert toll is not None
    assert [sentence[start:end].split()[-1] for start, end in tolls_in(sentence, toll)] == numbers


@pytest.mark.parametrize(
    "question",
    [
        "How many soldiers were killed?",
        "Who was killed?",
        "How many houses burned?",
        "When did they die?",
        "How many people live there?",
    ],
)
def test_other_questions_ask_for_no_toll(question: str) -> None:
    assert toll_asked(analyse(question)) is None
