"""What a stranger asked about six saved pages of one affair, and what came of it."""

from __future__ import annotations

import pytest

from qa.bylines import asks_for_author
from qa.claims.ended import is_called_off, is_ended
from qa.stated.offices import heads_asked
from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    ("sentence", "value", "off"),
    [
        ("The reopening, which they had planned for mid-May, has been put off until June.", "mid-May", True),
        ("The vote was due on 3 May but was cancelled.", "3 May", True),
        ("The vote was due on 3 May.", "3 May", False),
        ("The vote of 3 May was postponed by nobody.", "3 May", False),
    ],
)
def test_a_plan_that_its_sentence_calls_off(sentence: str, value: str, off: bool) -> None:
    start = sentence.index(value)
    assert is_called_off(sentence, start, start + len(value)) is off


def test_what_was_called_off_did_not_happen(desk: Desk) -> None:
    desk.report("The reopening, which they had planned for 14 May, has been put off.", ("14 May", 4.0))
    assert texts(desk.ask("When did the creamery reopen?")) == []


@pytest.mark.parametrize("told", ["its former chief executive, Bo Lind", "former minister Bo Lind"])
def test_who_is_called_former_holds_the_office_no_more(told: str) -> None:
    sentence = f"They charged {told}, on Tuesday."
    start = sentence.index("Bo Lind")
    assert is_ended(sentence, start, start + len("Bo Lind"))


def test_an_age_counts_nobody(desk: Desk) -> None:
    desk.report("Maud Ellery, 88, who lived at the Lark home, died.", ("88", 3.0))
    assert texts(desk.ask("How many people were ill at the Lark home?")) == []


def test_figures_by_ones_account_stand_where_it_is_named(desk: Desk) -> None:
    desk.report(
        "The agency counts 29 infections. The company's inquiry is longer. It accepts only 24 infections.",
        ("29", 3.0),
        ("24", 1.0),
    )
    assert texts(desk.ask("How many infections are there according to the agency?")) == ["29"]
    desk.report("The company accepts 23 infections.", ("23", 1.5))
    assert texts(desk.ask("How many infections are there according to the company?")) == ["23"]


def test_of_a_relative_clause_the_relative_is_meant(desk: Desk) -> None:
    desk.report("Ana Lind, whose father Bo was the first to die, spoke.", ("Ana Lind, whose father Bo", 3.0))
    assert texts(desk.ask("Who was the first to die?")) == ["Bo"]


@pytest.mark.parametrize(
    ("question", "byline"),
    [
        ("Who wrote the report?", True),
        ("who wrote the article about the ferry", True),
        ("Who wrote the company's report?", False),
        ("Who wrote the final report?", False),
        ("Who wrote the letter to the minister?", False),
    ],
)
def test_a_byline_tells_who_wrote_the_news_and_nothing_else(question: str, byline: bool) -> None:
    assert asks_for_author(question) is byline


@pytest.mark.parametrize(
    ("question", "owner"),
    [
        ("Who runs Harrow Vale?", "Harrow Vale"),
        ("who runs Harrow Vale now?", "Harrow Vale"),
        ("Who is in charge of Harrow Vale today?", "Harrow Vale"),
        ("Who is the boss of Norvik?", "Norvik"),
        ("Who runs France?", None),
        ("Who runs the talks?", None),
        ("Who ran Norvik?", None),
    ],
)
def test_who_runs_something_holds_one_of_several_offices(question: str, owner: str | None) -> None:
    assert {office.owner for office in heads_asked(question)} == ({owner} if owner else set())
