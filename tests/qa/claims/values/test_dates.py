"""Dates: spans and their norms, and how two compare."""

from __future__ import annotations

import pytest

from qa.claims import compatible, normalise
from qa.question.form import AnswerType
from qa.types import Value

TUESDAY = "2026-02-10"

# span, sentence ("" when the span stands alone), norm on Tuesday 10 February 2026, norm without a date
DATES = [
    ("August 12", "The pact is set to expire on August 12 unless renewed.", "2026-08-12", "--08-12"),
    ("August 12, 2025", "", "2025-08-12", "2025-08-12"),
    ("Aug. 12, 2025", "", "2025-08-12", "2025-08-12"),
    ("12 August 2025", "", "2025-08-12", "2025-08-12"),
    ("12th of August 2025", "", "2025-08-12", "2025-08-12"),
    ("2025-08-12", "", "2025-08-12", "2025-08-12"),
    ("12/31/2025", "", "2025-12-31", "2025-12-31"),
    ("31.12.2025", "", "2025-12-31", "2025-12-31"),
    ("Friday", "The envoy will speak on Friday.", "2026-02-13", "XXXX-WXX-5"),
    ("Friday", "The envoy spoke on Friday.", "2026-02-06", "XXXX-WXX-5"),
    ("Tuesday", "The envoy said on Tuesday.", "2026-02-10", "XXXX-WXX-2"),
    ("last Tuesday", "", "2026-02-03", "XXXX-WXX-2"),
    ("next Tuesday", "", "2026-02-17", "XXXX-WXX-2"),
    ("Thursday, June 5, 2025", "", "2025-06-05", "2025-06-05"),
    ("next week", "", "2026-02-16/2026-02-22", "+1W"),
    ("last week", "", "2026-02-02/2026-02-08", "-1W"),
    ("this month", "", "2026-02", "0M"),
    ("next month", "", "2026-03", "+1M"),
    ("last year", "", "2025", "-1Y"),
    ("later this month", "", "2026-02-10/2026-02-28", "0M"),
    ("earlier this year", "", "2026-01-01/2026-02-10", "0Y"),
    ("last October", "", "2025-10", "--10"),
    ("October last year", "", "2025-10", "--10"),
    ("a week from tomorrow", "", "2026-02-18", "+8D"),
    ("a week from Friday", "", "2026-02-20", "XXXX-WXX-5"),
    ("two days ago", "", "2026-02-08", "-2D"),
    ("two weeks ago", "", "2026-01-26/2026-02-01", "-2W"),
    ("three years ago", "", "2023", "-3Y"),
    ("in three months", "The law takes effect in three months.", "2026-05", "+3M"),
    ("yesterday", "", "2026-02-09", "-1D"),
    ("tomorrow", "", "2026-02-11", "+1D"),
    ("today", "", "2026-02-10", "0D"),
    ("early April", "He will travel in early April.", "2026-04-01/2026-04-10", "--04-01/--04-10"),
    ("April", "He will travel in early April.", "2026-04-01/2026-04-10", "--04-01/--04-10"),
    ("the first week of April", "A visit is planned for the first week of April.", "2026-04-01/2026-04-07",
     "--04-01/--04-07"),
    ("mid-November", "A truce is expected through mid-November.", "2026-11-11/2026-11-20", "--11-11/--11-20"),
    ("late June 2025", "", "2025-06-21/2025-06-30", "2025-06-21/2025-06-30"),
    ("the end of February", "It will buy them by the end of February.", "2026-02-26/2026-02-28",
     "--02-27/--02-29"),
    ("November", "The truce will end in November.", "2026-11", "--11"),
    ("May", "The vote was held in May.", "2025-05", "--05"),
    ("March 2024", "", "2024-03", "2024-03"),
    ("2024", "", "2024", "2024"),
    ("early 2026", "", "2026-01-01/2026-04-30", "2026-01-01/2026-04-30"),
    ("the second half of 2025", "", "2025-07-01/2025-12-31", "2025-07-01/2025-12-31"),
    ("the third quarter of 2025", "", "2025-07-01/2025-09-30", "2025-07-01/2025-09-30"),
    ("Q3 2025", "", "2025-07-01/2025-09-30", "2025-07-01/2025-09-30"),
    ("summer 2024", "", "2024-06-01/2024-08-31", "2024-06-01/2024-08-31"),
    ("the 1990s", "", "1990-01-01/1999-12-31", "1990-01-01/1999-12-31"),
    ("from March 31 to April 3", "", "2026-03-31/2026-04-03", "--03-31/--04-03"),
    ("March 3-5, 2025", "", "2025-03-03/2025-03-05", "2025-03-03/2025-03-05"),
    ("between July and September 2025", "", "2025-07-01/2025-09-30", "2025-07-01/2025-09-30"),
    ("2019-2021", "", "2019-01-01/2021-12-31", "2019-01-01/2021-12-31"),
    ("10:30 a.m. on Friday", "It will open at 10:30 a.m. on Friday.", "2026-02-13T10:30", "XXXX-WXX-5T10:30"),
    ("Christmas Day 2025", "", "2025-12-25", "2025-12-25"),
    ("noon", "", "T12:00", "T12:00"),
    ("Sept. 3", "", "2025-09-03", "--09-03"),
    ("the week of Nov. 10", "", "2025-11-10", "--11-10"),
    ("midnight on Tuesday", "", "2026-02-10T00:00", "XXXX-WXX-2T00:00"),
    ("Oct. 30-31", "", "2025-10-30/2025-10-31", "--10-30/--10-31"),
    ("Dec 30 to Jan 2", "", "2025-12-30/2026-01-02", "--12-30/--01-02"),
    ("Nov. 24", "The two spoke by telephone on Nov. 24.", "2025-11-24", "--11-24"),
    ("April", "By April the rates stood well above 100%.", "2025-04", "--04"),
    ("April", "By April the rates will stand above 100%.", "2026-04", "--04"),
    ("the spring", "The truce dates from the spring.", "2025-03-01/2025-05-31", "--03-01/--05-31"),
    ("August 12", "The rates could go back up after August 12.", "2026-08-12", "--08-12"),
    ("Q3", "Sales fell in Q3.", "2025-07-01/2025-09-30", "--07-01/--09-30"),
    ("year-end", "It must be sold by year-end.", "2026-12-01/2026-12-31", "0Y"),
    ("the year's end", "It must be sold by the year's end.", "2026-12-01/2026-12-31", "0Y"),
    ("year-end 2027", "", "2027-12-01/2027-12-31", "2027-12-01/2027-12-31"),
    ("last night", "The two met last night.", "2026-02-09", "-1D"),
    ("a month from now", "", "2026-03", "+1M"),
    ("two years from today", "", "2028", "+2Y"),
    ("Monday of next week", "The port reopens on Monday of next week.", "2026-02-16", "XXXX-WXX-1"),
    ("Thursday last week", "", "2026-02-05", "XXXX-WXX-4"),
    ("Thanksgiving", "The strike will end before Thanksgiving.", "2026-11-26", "--11-22/--11-28"),
    ("Thanksgiving 2024", "", "2024-11-28", "2024-11-28"),
    ("Memorial Day", "It opened on Memorial Day.", "2025-05-26", "--05-25/--05-31"),
    ("the first Monday in October", "Judges will return on the first Monday in October.", "2026-10-05",
     "--10-01/--10-07"),
    ("April 5", "The feast falls on April 5, so nothing was settled.", "2026-04-05", "--04-05"),
]  # fmt: skip

# type, two spans, how the first stands to the second
PAIRS: list[tuple[AnswerType, str, str, str]] = [
    ("date", "August 12", "12 August", "equal"),
    ("date", "mid-November", "November", "more_precise"),
    ("date", "November", "November 10, 2025", "less_precise"),
    ("date", "November 10, 2025", "2025", "more_precise"),
    ("date", "the first week of April", "early April", "more_precise"),
    ("date", "August 12", "November", "different"),
    ("date", "March 31", "early April", "different"),
    ("date", "2024", "2025", "different"),
    ("date", "Thursday", "February 4", "incomparable"),
    ("date", "Wednesday", "February 4, 2026", "less_precise"),
    ("date", "Thursday", "February 4, 2026", "different"),
    ("date", "2025", "August 12", "incomparable"),
    ("date", "next week", "next week", "equal"),
    ("date", "Friday", "10:30 a.m. on Friday", "less_precise"),
]


@pytest.mark.parametrize(("span", "sentence", "dated", "undated"), DATES)
def test_dates_are_placed_by_the_report_and_keep_their_precision(
    span: str, sentence: str, dated: str, undated: str
) -> None:
    assert normalise(span, "date", sentence, TUESDAY) == Value("date", dated)
    assert normalise(span, "date", sentence, None) == Value("date", undated)


@pytest.mark.parametrize(
    ("span", "published", "norm"),
    [
        ("November", "2026", "--11"),
        ("November", "2026-02", "2025-11"),
        ("August 12", "2026-08", "2026-08-12"),
        ("Friday", "2026-02", "XXXX-WXX-5"),
        ("last year", "2026", "-1Y"),
    ],
)
def test_a_partial_report_date_places_only_what_it_can(span: str, published: str, norm: str) -> None:
    assert normalise(span, "date", "", published).norm == norm


@pytest.mark.parametrize(("wanted", "first", "second", "relation"), PAIRS)
def test_dates_compare_as_a_reader_would(wanted: AnswerType, first: str, second: str, relation: str) -> None:
    left, right = (normalise(text, wanted, "", None) for text in (first, second))
    assert compatible(left, right) == relation


def test_a_day_or_a_year_counts_nothing() -> None:
    for sentence, figure in (("They met on Sept. 14 and 15.", "15"), ("He was paid in 2017.", "2017")):
        assert normalise(figure, "count", sentence, None, sentence.index(figure)).type != "count"
    assert normalise("15", "count", "They met 15 times in 2017.", None, 9).norm == "15"


def test_a_day_of_a_month_counts_nothing():
    value = normalise("31 August 1997", "count", "She died on 31 August 1997, in Paris.")
    assert (value.type, value.norm) == ("date", "1997-08-31")
