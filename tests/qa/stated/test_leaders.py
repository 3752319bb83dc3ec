"""Who leads a country's delegation."""

from __future__ import annotations

import pytest

from qa.question import analyse
from qa.stated.leaders import leader_asked, leaders_in

MIXED = "The talks, to be led by Moe and Peruvian trade minister Ana Lind, will go on in Oslo."
ROW = "The Peruvian delegation, led by Ana Lind, left on Monday."


@pytest.mark.parametrize(
    ("sentence", "country", "names"),
    [
        (MIXED, "peru", ["Ana Lind"]),
        (MIXED, "chile", []),
        (ROW, "peru", ["Ana Lind"]),
        (ROW, "chile", []),
        ("Peru's team is led by Ana Lind, and Bo Moe has stayed at home.", "peru", ["Ana Lind"]),
        ("The talks were led by Ana Lind, for Peru, and Bo Moe, Chile’s envoy.", "chile", ["Bo Moe"]),
        ("Ana Lind, who leads the Peruvian delegation, left.", "peru", ["Ana Lind"]),
        ("Peruvian trade minister Ana Lind met Bo Moe.", "peru", []),
    ],
)
def test_sentences_name_who_leads(sentence: str, country: str, names: list[str]) -> None:
    assert [sentence[start:end] for start, end in dict.fromkeys(leaders_in(sentence, country))] == names


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("Who leads the Peruvian delegation?", "peru"),
        ("Who's leading Peru's team in the talks?", "peru"),
        ("Who led the Peruvian delegation before Ana Lind?", None),
        ("Who leads the harbour board?", None),
        ("Who met the Peruvian delegation?", None),
    ],
)
def test_it_is_asked_who_leads_for_a_country(question: str, country: str | None) -> None:
    assert leader_asked(analyse(question)) == country
