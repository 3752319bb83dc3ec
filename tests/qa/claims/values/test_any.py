"""Values of every type: what shows its own, what has none, and properties of the comparison."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.claims import compatible, normalise
from qa.question.form import AnswerType
from qa.types import Value
from tests.qa.claims.values import test_amounts as amounts
from tests.qa.claims.values import test_dates as dates
from tests.qa.claims.values import test_names as names

Row = tuple[str, str, AnswerType, str | None]


@pytest.mark.parametrize(
    ("wanted", "span"),
    [
        ("person", "the president"),
        ("place", "at home"),
        ("place", "Fifth"),
        ("organisation", "a company"),
        ("date", "soon"),
        ("count", "no one"),
    ],
)
def test_what_names_nothing_of_the_type_stays_text(wanted: str, span: str) -> None:
    assert normalise(span, wanted, "", None).type == "text"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("span", "kind"),
    [
        ("February 4", "date"),
        ("$5 million", "money"),
        ("30%", "percent"),
        ("90 days", "duration"),
        ("soybeans", "text"),
    ],
)
def test_a_span_that_is_a_value_is_typed_without_being_asked_for(span: str, kind: str) -> None:
    assert normalise(span, "text", "", None).type == kind


_MIRRORED = {"more_precise": "less_precise", "less_precise": "more_precise"}
_DATED: list[Row] = [
    (row[0], row[1], "date", published) for row in dates.DATES for published in (dates.TUESDAY, None)
]
_TYPED: list[Row] = [
    (span, sentence, wanted, None) for wanted, span, sentence, _ in (*amounts.NORMS, *names.NORMS)
]
_ALONE: list[Row] = [
    (span, "", wanted, None)
    for wanted, *spans, _ in (*dates.PAIRS, *amounts.PAIRS, *names.PAIRS)
    for span in spans
]
_SPANS = st.sampled_from([*_DATED, *_TYPED, *_ALONE])


def _value(row: Row) -> Value:
    return normalise(row[0], row[2], row[1], row[3])


@given(_SPANS)
def test_every_value_equals_itself(row: Row) -> None:
    assert compatible(_value(row), _value(row)) == "equal"


@given(_SPANS, _SPANS)
def test_comparison_is_symmetric_and_precision_antisymmetric(first: Row, second: Row) -> None:
    forth = compatible(_value(first), _value(second))
    back = compatible(_value(second), _value(first))
    assert back == _MIRRORED.get(forth, forth)


@given(
    st.integers(1, 10**12),
    st.sampled_from(["", "about ", "more than ", "up to "]),
    st.sampled_from(["", " ships"]),
)
def test_any_count_compares_equal_to_itself_however_it_is_grouped(number: int, lead: str, unit: str) -> None:
    plain, grouped = f"{lead}{number}{unit}", f"{lead}{number:,}{unit}"
    assert compatible(normalise(plain, "count"), normalise(grouped, "count")) == "equal"


_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(_DAYS, _DAYS)
def test_full_dates_are_equal_exactly_when_they_are_the_same_day(first: date, second: date) -> None:
    left, right = (normalise(f"{day:%B} {day.day}, {day.year}", "date") for day in (first, second))
    assert (compatible(left, right) == "equal") == (first == second)


@given(
    st.text(max_size=60),
    st.sampled_from(["date", "duration", "money", "percent", "count", "person", "place", "text"]),
)
def test_any_text_has_a_value(text: str, wanted: str) -> None:
    value = normalise(text, wanted, text, dates.TUESDAY)  # type: ignore[arg-type]
    assert compatible(value, value) == "equal"
