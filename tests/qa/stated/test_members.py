"""Who sits on a country's side: told by the form of a sentence, whatever its verb."""

from __future__ import annotations

import pytest

from qa.claims.filters.sides import asks_for_members
from qa.question import analyse
from qa.stated.members import members_in
from tests.qa.stated.conftest import Stated

PERU = ["Ana Lind", "Bo Moe"]


@pytest.mark.parametrize(
    "question",
    [
        "Who sits for the Peruvian side?",
        "Who came from the Peruvian side?",
        "Who represents Peru?",
        "Who made up the Peruvian delegation?",
        "Who speaks for Lima at the negotiating table?",
        "Who does the bargaining for Peru?",
        "Who is on the Peruvian team?",
        "Who else is on the Peruvian team besides Kim Sole?",
        "Apart from Kim Sole, who sits for Peru?",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "Representing Peru in the talks will be Finance Minister Ana Lind and Trade Secretary Bo Moe.",
        "The Peruvian team was led by Ana Lind, with Bo Moe beside her.",
        "Ana Lind and Bo Moe took part on the Peruvian side; Jo Rask came for Chile.",
        "Ana Lind and Bo Moe are to speak for Lima.",
    ],
)
def test_the_people_of_a_side_are_found(stated: Stated, question: str, text: str) -> None:
    assert stated(question, f"Peru takes part. {text}") == PERU


@pytest.mark.parametrize(
    "text",
    [
        "Representing Chile will be Ana Lind and Bo Moe.",
        "Ana Lind, Chile’s envoy, met the Peruvian delegation led by others.",
        "Ana Lind flew to Peru with Bo Moe.",
        "The Peruvian team met at the Palace Hotel.",
    ],
)
def test_others_are_not(stated: Stated, text: str) -> None:
    assert stated("Who sits for the Peruvian side?", f"Peru takes part. {text}") == []


def test_who_else_sits_there_is_asked_of_members_too() -> None:
    assert asks_for_members(analyse("Who negotiates for Peru?"))
    assert asks_for_members(analyse("Who negotiates for Peru beside Lind and Moe?"))
    assert not asks_for_members(analyse("Who won in Peru beside Lind and Moe?"))


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("The talks bring together Peru’s Vice Premier Bo Lind and Chile’s Ana Moe.", ["Bo Lind"]),
        ("The talks are to be led by Moe and Peruvian Vice-Premier Bo Lind.", ["Bo Lind"]),
        ("Peruvian President Bo Lind agreed to resume the talks.", []),
        ("Peru’s Vice Premier Bo Lind opened a school.", []),
    ],
)
def test_officials_named_at_talks_are_of_their_side_but_for_its_head(
    sentence: str, people: list[str]
) -> None:
    assert [sentence[start:end] for start, end in members_in(sentence, "peru")] == people
