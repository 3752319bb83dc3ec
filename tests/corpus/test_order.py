"""Order between reports without dates, inferred from what they say."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.order import infer
from corpus.order_evidence import OrderEvidence
from corpus.types import Article, Span


def article(name: str, text: str, published: str | None = None) -> Article:
    basis = "front matter" if published else "none"
    return Article(name, None, text, None, None, None, published, basis, Path(f"/news/{name}.txt"), "")


def sentences(text: str) -> list[Span]:
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\s.][^.!?]*[.!?]?", text)]


def order(*articles: Article) -> OrderEvidence:
    return infer(articles, {one.id: sentences(one.text) for one in articles})


OSLO_NOW = article(
    "now",
    "Harbour chief Ana Ruiz and union leader Per Holm are meeting in Oslo over wages.",
)
OSLO_PAST = article(
    "past",
    "Union leader Per Holm will meet Ana Ruiz again in Bern. "
    "Previous rounds of talks in Oslo and Quito failed.",
)


def test_a_past_round_makes_the_report_later_than_one_that_tells_it_as_current() -> None:
    found = order(OSLO_NOW, OSLO_PAST)
    assert found.later("past", "now") == 1
    assert found.later("now", "past") == -1
    shown = found.shown_by("now", "past")
    assert shown is not None
    assert shown.of(OSLO_PAST.text) == "Previous rounds of talks in Oslo and Quito failed."


def test_a_plan_is_earlier_than_the_event_told_as_over() -> None:
    plan = article("plan", "Ana Ruiz and Per Holm will meet in Oslo next week.")
    assert order(plan, OSLO_PAST).later("past", "plan") == 1


def test_order_is_transitive() -> None:
    bern = article("bern", "After Per Holm and Ana Ruiz held talks in Bern last month, the union voted.")
    found = order(OSLO_NOW, OSLO_PAST, bern)
    assert found.later("bern", "past") == 1
    assert found.later("bern", "now") == 1


def test_other_people_at_the_same_place_are_another_event() -> None:
    other = article("other", "Previous rounds of talks in Oslo between Finn Dahl and Mia Koch failed.")
    assert order(OSLO_NOW, other).later("other", "now") is None


def test_a_plain_past_tense_proves_nothing() -> None:
    same_day = article("same", "Harbour chief Ana Ruiz met union leader Per Holm for talks in Oslo.")
    assert order(OSLO_NOW, same_day).later("same", "now") is None


def test_contradictory_reports_are_not_ordered() -> None:
    first = article(
        "first",
        "Per Holm and Ana Ruiz are meeting in Oslo. "
        "Previous rounds of talks between Per Holm and Ana Ruiz in Bern failed.",
    )
    second = article(
        "second",
        "Per Holm and Ana Ruiz are meeting in Bern. "
        "Previous rounds of talks between Per Holm and Ana Ruiz in Oslo failed.",
    )
    found = order(first, second)
    assert found.edges == ()
    assert found.later("first", "second") is None


def test_places_in_a_country_are_the_same_talks() -> None:
    plan = article("plan", "Ana Ruiz and Per Holm will meet in Malaysia next week.")
    later = article(
        "later",
        "Rain fell. Previous talks in Kuala Lumpur between Ana Ruiz and Per Holm failed.",
    )
    assert order(plan, later).later("later", "plan") == 1


def test_a_past_year_bounds_the_report_from_below() -> None:
    found = order(article("a", "In 2024, the port posted a record loss."))
    bound = found.ranges["a"].not_before
    assert bound is not None
    assert bound.day == "2024-01-01"
    assert (
        bound.span.of("In 2024, the port posted a record loss.") == "In 2024, the port posted a record loss."
    )
    assert found.ranges["a"].not_after is None


def test_a_year_to_come_bounds_it_from_above() -> None:
    found = order(article("a", "The bridge will open in June 2026."))
    bound = found.ranges["a"].not_after
    assert bound is not None
    assert bound.day == "2026-06-30"


def test_bounds_that_meet_give_a_date_as_precise_as_they_share() -> None:
    found = order(article("a", "The strike began on June 2, 2025. It will end on June 20, 2025."))
    assert found.date("a") == "2025-06"


def test_targets_and_bids_of_a_coming_year_are_not_past() -> None:
    text = "She announced her bid for the 2030 race. The port aimed to cut emissions by 2030."
    assert "a" not in order(article("a", text)).ranges


def test_a_dated_report_bounds_an_undated_one_that_tells_its_event_as_over() -> None:
    dated = article("dated", OSLO_NOW.text, "2025-06-10")
    found = order(dated, OSLO_PAST)
    bound = found.ranges["past"].not_before
    assert bound is not None
    assert bound.day == "2025-06-10"


def test_dated_reports_need_no_inference() -> None:
    first, second = article("a", OSLO_NOW.text, "2025-06-10"), article("b", OSLO_PAST.text, "2025-06-01")
    found = order(first, second)
    assert found.edges == ()
    assert found.ranges == {}


@given(
    st.lists(
        st.sampled_from([OSLO_NOW.text, OSLO_PAST.text, "In 2024, the port lost.", "", "Oslo."]), max_size=5
    )
)
def test_order_is_antisymmetric_and_no_report_is_later_than_itself(texts: list[str]) -> None:
    articles = [article(str(place), text) for place, text in enumerate(texts)]
    found = order(*articles)
    for first in articles:
        assert found.later(first.id, first.id) is None
        for second in articles:
            forth, back = found.later(first.id, second.id), found.later(second.id, first.id)
            assert forth == (None if back is None else -back)


@given(st.lists(st.sampled_from([OSLO_NOW, OSLO_PAST]), unique=True))
def test_every_bound_and_edge_stands_on_a_sentence(articles: list[Article]) -> None:
    found = order(*articles)
    texts = {one.id: one.text for one in articles}
    for edge in found.edges:
        assert edge.span in sentences(texts[edge.after])
