"""Of two sentences nearly as likely the one that gives a reason answers why."""

from __future__ import annotations

from tests.qa.claims.conftest import Desk, texts

OPEN, REASON = "The date of the fair is open.", "The date of the fair is open because of the ice."


def first(desk: Desk, question: str, behind: float) -> str:
    desk.report(f"{OPEN}\n\n{REASON}", (OPEN, 3.0), (REASON, 3.0 - behind))
    return texts(desk.ask(question))[0]


def test_a_sentence_with_a_reason_stands_first(desk: Desk) -> None:
    assert first(desk, "Why has the fair no date?", 0.5) == REASON


def test_a_far_less_likely_reason_stays_behind(desk: Desk) -> None:
    assert first(desk, "Why has the fair no date?", 4.0) == OPEN


def test_a_reason_that_may_well_be_right_stands_before_a_sure_sentence_without(desk: Desk) -> None:
    assert first(desk, "Why has the fair no date?", 3.0) == REASON


def test_who_does_not_ask_why_gets_the_likeliest(desk: Desk) -> None:
    assert first(desk, "How is the date of the fair?", 0.5) == OPEN


def test_what_something_is_meant_for_is_a_reason(desk: Desk) -> None:
    purpose = "The date of the fair is meant to keep the guests clear of the ice."
    desk.report(f"{purpose}\n\n{REASON}", (purpose, 3.0), (REASON, 2.5))
    assert texts(desk.ask("Why has the fair no date?"))[0] == purpose
