"""Known dates, corrected ones among them, win over the order that is inferred."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.order_evidence import Bound, DateRange, Days, Edge, corrected, evidence
from corpus.types import Span

NAMES = ("a", "b", "c", "d")
SHOWN = Span(0, 9)


def edge(before: str, after: str) -> Edge:
    return Edge(before, after, SHOWN)


def test_an_edge_against_the_dates_of_its_ends_is_dropped() -> None:
    found = evidence([edge("a", "b")], {}, {"a": "2026-06-01", "b": "2026-05-01"})
    assert found.edges == ()
    assert found.later("b", "a") == -1


def test_edges_that_lead_from_a_later_date_to_an_earlier_one_are_dropped() -> None:
    found = evidence([edge("a", "b"), edge("b", "c")], {}, {"a": "2026-06-01", "c": "2026-01"})
    assert found.edges == ()
    assert found.later("b", "a") is None


def test_dates_that_agree_keep_the_edges() -> None:
    edges = (edge("a", "b"), edge("b", "c"))
    found = evidence(edges, {}, {"a": "2026-01", "c": "2026-06-01"})
    assert found.edges == edges
    assert found.days("b") == Days(date(2026, 1, 1), date(2026, 6, 1))


def test_what_comes_after_a_dated_report_is_later_than_all_that_went_before_it() -> None:
    found = evidence(
        [edge("a", "b"), edge("b", "c")],
        {"d": DateRange(None, Bound("2025-12-31", SHOWN))},
        {"a": "2026-02-10"},
    )
    assert found.later("c", "d") == 1
    assert found.ranges["b"].not_before == Bound("2026-02-10", SHOWN)


def test_a_corrected_date_replaces_the_bound_that_the_old_one_gave() -> None:
    was = {"a": "2026-03-01"}
    found = evidence([edge("a", "b")], {}, was)
    assert found.days("b").first == date(2026, 3, 1)
    now = corrected(found, {"a": "2025-03-01"}, was)
    assert now.ranges["b"].not_before == Bound("2025-03-01", SHOWN)
    assert now.days("b").first == date(2025, 3, 1)


def test_an_article_that_was_given_a_date_has_no_inferred_one() -> None:
    own = {"b": DateRange(Bound("2025-01-01", Span(3, 5)), None)}
    now = corrected(evidence([edge("a", "b")], own, {}), {"b": "2024-05-05"}, {})
    assert now.ranges == {}
    assert now.days("b") == Days(date(2024, 5, 5), date(2024, 5, 5))


def test_a_date_the_report_names_itself_outlasts_a_correction_of_another() -> None:
    own = {"b": DateRange(Bound("2025-01-01", Span(3, 5)), None)}
    found = evidence([edge("a", "b")], own, {"a": "2024-06-01"})
    assert corrected(found, {"a": "2023-06-01"}, {"a": "2024-06-01"}).ranges == own


@pytest.mark.parametrize("day", ["nonsense", "2026-13", "--08-12"])
def test_a_date_without_a_place_in_the_calendar_tells_nothing(day: str) -> None:
    assert evidence([edge("a", "b")], {}, {"a": day}).days("b") == Days()


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=6),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["2024", "2025-03", "2025-03-09", "2026-01-02"])),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["2024-05-01", "2025-03-20", "2027-01-01"])),
)
def test_order_is_antisymmetric_and_agrees_with_every_known_date(
    pairs: list[tuple[str, str]], published: dict[str, str], set_right: dict[str, str]
) -> None:
    every = [edge(*pair) for pair in pairs]
    now = {**published, **set_right}
    found = corrected(evidence(every, {}, published), now, published)
    for first, second in combinations(NAMES, 2):
        forth, back = found.later(first, second), found.later(second, first)
        assert forth == (None if back is None else -back)
        if first in now and second in now and forth is not None:
            assert found.days(first).later_than(found.days(second)) in (None, forth)
