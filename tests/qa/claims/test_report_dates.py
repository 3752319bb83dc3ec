"""Dates of the report, told from dates of what happened."""

from __future__ import annotations

import pytest

from qa.claims.filters.report_dates import is_date_of_report
from qa.question import analyse

WHEN = "When does the crossing open?"


def of_report(sentence: str, date: str, question: str = WHEN) -> bool:
    start = sentence.rindex(date)
    return is_date_of_report(sentence, start, start + len(date), analyse(question))


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("It opens on 3 October, the board announced on Thursday.", "Thursday"),
        ("The board said Thursday that it opens in October.", "Thursday"),
        ("The crossing opens in May, a spokesman told the Bay Courier on Monday.", "Monday"),
        ("The crossing opens in May, she said in a statement late on Friday.", "Friday"),
        ("SALTMERE, March 12 — The crossing opens.", "March 12"),
        ("Published: 11 June 2025, 09:20", "11 June 2025"),
    ],
)
def test_the_day_on_which_it_was_said_is_not_the_day_asked_for(sentence: str, date: str):
    assert of_report(sentence, date)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The board said that the crossing opens on Thursday.", "Thursday"),
        ("The board said Thursday would be the first day.", "Thursday"),
        ("The opening was announced on Thursday.", "Thursday"),
        ("The board told them the day of the opening: Friday.", "Friday"),
        ("It opens on Monday, she said.", "Monday"),
    ],
)
def test_a_day_that_something_else_happens_on_stays(sentence: str, date: str):
    assert not of_report(sentence, date)


def test_asked_when_it_was_said_the_day_of_the_saying_is_the_answer():
    sentence = "The board announced on Thursday that it opens."
    assert not of_report(sentence, "Thursday", "When did the board announce the opening?")
    assert not of_report(sentence, "Thursday", "When was the plan unveiled?")
    assert not of_report(sentence, "Thursday", "Who announced the opening?")
