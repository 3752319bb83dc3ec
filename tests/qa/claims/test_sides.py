"""Who is of another country's side does not answer for the one asked of."""

from __future__ import annotations

import pytest

from qa.claims.sides import asked_side, sides_of
from qa.question import analyse
from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Who spoke for Peru?", "peru"),
        ("Who leads the Chilean delegation?", "chile"),
        ("Who negotiates on behalf of the United States?", "united states"),
        ("Who paid for the bridge?", None),
        ("When did Peru sign?", None),
    ],
)
def test_the_side_asked_of(question: str, side: str | None) -> None:
    assert asked_side(analyse(question)) == side


def test_a_side_is_told_before_or_after_a_name() -> None:
    text = "Peruvian finance minister Ana Lind met Bo Moe, Chile’s envoy. Jo Rask looked on."
    assert [sides_of(text, name) for name in ("Ana Lind", "Bo Moe", "Jo Rask")] == [
        {"peru"},
        {"chile"},
        set(),
    ]


def test_the_other_sides_speaker_is_no_answer(desk: Desk) -> None:
    desk.report("Bo Moe, Chile’s envoy, spoke first.", ("Bo Moe", 2.0))
    desk.report("Ana Lind spoke after him.", ("Ana Lind", 1.0))
    assert texts(desk.ask("Who spoke for Peru?")) == ["Ana Lind"]
