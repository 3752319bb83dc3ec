"""Who is of another country's side does not answer for the one asked of."""

from __future__ import annotations

import pytest

from qa.claims.filters.sides import asked_side, sides_of
from qa.question import analyse
from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Who spoke for Peru?", "peru"),
        ("Who leads the Chilean delegation?", "chile"),
        ("Who negotiates on behalf of the United States?", "united states"),
        ("Who does the bargaining for Lima?", "peru"),
        ("Who is bargaining on Chile's behalf?", "chile"),
        ("Who's leading the talks for the Peruvians?", "peru"),
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


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Who represents the United States?", "united states"),
        ("Who is the Chilean trade minister?", "chile"),
        ("Who is Peru's chief negotiator?", "peru"),
        ("Which Peruvian officials will attend the talks?", "peru"),
        ("Who is the president of Chile?", "chile"),
        ("Who was the trade minister of Peru in May?", "peru"),
        ("Who is the owner of Peru Mining?", None),
        ("Who is the captain of the ferry?", None),
        ("Who met the Chilean minister?", None),
        ("Who is the Chilean president meeting in Lima?", None),
        ("Which Chilean port was closed?", None),
    ],
)
def test_the_side_of_an_office(question: str, side: str | None) -> None:
    assert asked_side(analyse(question)) == side


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("On Monday Chilean Vice Premier Bo Moe spoke.", {"chile"}),
        ("United States Trade Secretary Bo Moe spoke.", {"united states"}),
        ("The paper told Chile on Monday that Bo Moe spoke.", set()),
        ("Key US officials, including Trade Secretary Bo Moe, spoke.", {"united states"}),
        ("Representing Chile will be Envoy Jo Rask, Mayor Ana Lind and Trade Secretary Bo Moe.", {"chile"}),
        ("Chile was represented by Jo Rask, who met Bo Moe.", set()),
        ("Chile, represented by Jo Rask, and Peru agreed, and Bo Moe signed.", set()),
        ("Bo Moe, Chilean officials said, was ill.", set()),
        ("Bo Moe, representing Chile, spoke.", {"chile"}),
        ("It was told by Chilean President Jo Rask. Bo Moe spoke.", set()),
    ],
)
def test_where_a_side_is_told(text: str, sides: set[str]) -> None:
    assert sides_of(text, "Bo Moe") == sides


def test_any_report_tells_the_side(desk: Desk) -> None:
    desk.report("Bo Moe will lead the talks.", ("Bo Moe", 2.0))
    desk.report("Chilean minister Bo Moe came. Ana Lind will lead it.", ("Ana Lind", 1.0))
    assert texts(desk.ask("Who leads the Peruvian delegation?")) == ["Ana Lind"]


def test_of_two_the_one_of_the_side_is_left(desk: Desk) -> None:
    desk.report(
        "They are led by Bo Moe and Chilean Minister Ana Lind.", ("Bo Moe and Chilean Minister Ana Lind", 2.0)
    )
    desk.report("Peruvian envoy Bo Moe smiled at Jo.", ("Jo", -2.0))
    assert texts(desk.ask("Who leads the Chilean delegation?")) == ["Chilean Minister Ana Lind"]


def test_whom_the_question_sets_aside_is_no_answer(desk: Desk) -> None:
    desk.report("Peru's team is Ana Lind and Jo Rask.", ("Ana Lind", 2.0), ("Jo Rask", 1.0))
    assert texts(desk.ask("Who else is on the Peruvian team besides Lind?")) == ["Jo Rask"]
    assert texts(desk.ask("Who is on the Peruvian team along with Lind?"))[0] == "Ana Lind"


def test_a_namesake_of_whom_the_question_sets_aside_is_another(desk: Desk) -> None:
    desk.report("Peru invited Lind and her mother Ana Lind.", ("Ana Lind", 2.0))
    assert texts(desk.ask("Whom did Peru invite besides Lind?")) == ["Ana Lind"]


def test_who_is_sent_beside_somebody_is_of_the_same_side(desk: Desk) -> None:
    desk.report("Peru's envoy Ana Lind will meet Chilean minister Bo Moe.", ("Bo Moe", 2.0))
    desk.report("Jo Rask will travel along.", ("Jo Rask", 1.0))
    assert texts(desk.ask("Besides Lind, who else are they sending?")) == ["Jo Rask"]
    assert texts(desk.ask("Besides Lind, who else will be there?"))[0] == "Bo Moe"


def test_who_sends_a_letter_is_of_any_side(desk: Desk) -> None:
    desk.report(
        "Peru's president Ana Lind and Chilean President Bo Rask sent a letter to Moe.", ("Bo Rask", 2.0)
    )
    assert texts(desk.ask("Besides Lind, who sent a letter to Moe?")) == ["Bo Rask"]
    assert texts(desk.ask("Besides Lind, who was sent a letter?")) == ["Bo Rask"]
