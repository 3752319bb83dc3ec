"""Right spans in, right answers out: the claims layer on both running stories, without a reader."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.types import Kind
from tests.qa.claims.oracle import ROOT, Verdict, World, bundled_cases, judge, story_cases

MAX_SHOWN = 1.3


@pytest.fixture(scope="module")
def bundled() -> list[Verdict]:
    world = World.of(ROOT / "corpus/articles")
    return [judge(case, world) for case in bundled_cases()]


@pytest.fixture(scope="module")
def story() -> list[Verdict]:
    world = World.of(ROOT / "tests/stories/articles")
    return [judge(case, world) for case in story_cases(world)]


def share_right(verdicts: Sequence[Verdict], kind: Kind) -> float:
    right = [verdict.right for verdict in verdicts if verdict.case.kind == kind]
    return sum(right) / len(right)


def test_questions_with_one_answer_show_one_claim(bundled: list[Verdict], story: list[Verdict]) -> None:
    for verdicts in (bundled, story):
        single = [verdict for verdict in verdicts if verdict.case.kind == "single"]
        assert sum(len(verdict.answer.claims) for verdict in single) / len(single) <= MAX_SHOWN
        assert share_right(single, "single") >= 0.8


def test_lists_and_changes_return_their_values_and_kind(bundled: list[Verdict]) -> None:
    assert share_right(bundled, "list") >= 0.7
    assert share_right(bundled, "changed") >= 0.6


def test_a_story_of_another_subject_does_as_well(story: list[Verdict]) -> None:
    assert share_right(story, "changed") >= 0.6
    assert share_right(story, "list") >= 0.6


@pytest.mark.parametrize(
    ("case", "newest_first"),
    [
        ("b152", ["the end of February", "the end of the year"]),
        ("b162", ["47%", "57%"]),
        ("b172", ["30%", "145%"]),
        ("b176", ["November 24", "June 5", "January"]),
    ],
)
def test_of_a_change_the_newest_value_comes_first(
    bundled: list[Verdict], case: str, newest_first: list[str]
) -> None:
    (verdict,) = (verdict for verdict in bundled if verdict.case.id == case)
    assert verdict.answer.kind == "changed"
    assert [claim.text for claim in verdict.answer.claims] == newest_first
