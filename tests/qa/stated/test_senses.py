"""What a text can mean, with and without the places of its words."""

from __future__ import annotations

import pytest

from qa.stated.senses import SPEAK, all_senses, said_in


@pytest.mark.parametrize(
    "text",
    [
        "The truce runs out on May 3, when the two-hour talks end.",
        "She spoke of a visit and called the timing poor.",
        "They talked to reporters; later they talked by phone.",
        "The lease was extended to May 3. They sat down.",
        "",
    ],
)
def test_the_senses_of_a_text_are_those_of_its_words(text: str) -> None:
    assert all_senses(text) == frozenset().union(*(said.senses for said in said_in(text)))


def test_who_speaks_of_something_speaks_to_nobody() -> None:
    assert SPEAK not in all_senses("She spoke of a visit.")
    assert SPEAK in all_senses("She spoke of a visit, then spoke with Moe.")
