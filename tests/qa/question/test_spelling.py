"""Questions typed in haste are written out before they are read."""

from __future__ import annotations

import pytest

from qa.question import analyse
from qa.question.spelling import spelt_out

KNOWN = frozenset({"buying", "ferry", "berlin", "cabin", "train", "raising"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whats the fare", "what's the fare"),
        ("Whos the captain?", "Who's the captain?"),
        ("why'd the crew strike", "why did the crew strike"),
        ("how’d it end", "how did it end"),
        ("it dont sail, does it", "it don't sail, does it"),
        ("are they gonna sail", "are they going to sail"),
        ("is the town buyin the ferry", "is the town buying the ferry"),
        ("who is sittin' with the mayor", "who is sitting with the mayor"),
        ("the cabin of the train in berlin", "the cabin of the train in berlin"),
        ("who is the mayor of turin", "who is the mayor of turin"),
        ("who is raisin fares", "who is raising fares"),
        ("what is Marin's plan", "what is Marin's plan"),
        ("when was it orignally due", "when was it originally due"),
        ("which regionally known cook", "which regionally known cook"),
        ("What was the original deadline?", "What was the original deadline?"),
        ("Orignally, when?", "Originally, when?"),
    ],
)
def test_short_forms_are_written_out_and_other_words_left(typed: str, meant: str) -> None:
    assert spelt_out(typed, KNOWN.__contains__) == meant


@pytest.mark.parametrize(
    "question",
    [
        "What's the name of that Danish fella Lind keeps sitting down with?",
        "What is the name of the gentleman across the table?",
        "Which lady spoke first?",
    ],
)
def test_a_name_of_somebody_is_a_person(question: str) -> None:
    assert analyse(question).wanted == "person"


def test_besides_is_no_part_of_a_name() -> None:
    assert analyse("Besides Lind who speaks for the port?").names == ("Lind",)
