"""Abstention measures by hand, by brute force, and against scikit-learn where it has one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.measures.abstention import (
    aurc,
    auroc,
    brier,
    brier_skill,
    expected_calibration_error,
    refusal,
    refusal_at,
    reliability,
    risk_coverage,
)

SCORED = st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=12)


@settings(max_examples=40)
@given(SCORED)
def test_auroc_is_the_share_of_pairs_in_order(rows: list[tuple[int, bool]]):
    wins = [float(p > n) + 0.5 * (p == n) for p, yes in rows if yes for n, no in rows if not no]
    expected = sum(wins) / len(wins) if wins else None
    assert auroc([r[0] for r in rows], [r[1] for r in rows]) == (expected and pytest.approx(expected))


def test_risk_coverage_by_hand_with_ties_entering_together():
    points = risk_coverage([0.9, 0.5, 0.5, 0.1], [1, 0, 1, 0])
    assert [(p.coverage, p.risk, p.threshold) for p in points] == [
        (0.25, 0.0, 0.9),
        (0.75, pytest.approx(1 / 3), 0.5),
        (1.0, 0.5, 0.1),
    ]
    assert aurc([0.9, 0.5, 0.5, 0.1], [1, 0, 1, 0]) == pytest.approx(0.5 / 3 + 0.25 * 0.5)


@settings(max_examples=40)
@given(SCORED)
def test_full_coverage_has_the_overall_error_rate(rows: list[tuple[int, bool]]):
    last = risk_coverage([r[0] for r in rows], [r[1] for r in rows])[-1]
    assert last.coverage == 1.0
    assert last.risk == pytest.approx(sum(not r[1] for r in rows) / len(rows))


def test_refusal_by_hand():
    found = refusal([True, False, False, True], [True, True, False, False])
    assert (found.precision, found.recall, found.wrong_refusals) == (0.5, 0.5, 0.5)


def test_refusal_at_one_wrong_refusal_in_twenty():
    answerable = [True] * 20 + [False] * 4
    scores = [float(i) for i in range(20)] + [-1.0, 0.5, 1.0, 5.0]
    recall, threshold = refusal_at(scores, answerable, 0.05)
    assert threshold == 1.0  # only the question scored 0 is refused wrongly
    assert recall == 0.5
    assert sum(s < threshold for s in scores[:20]) == 1


def test_reliability_bins_hold_equal_mass():
    curve = reliability([i / 10 for i in range(11)], [0.0] * 11, bins=3)
    assert [b.count for b in curve] == [4, 4, 3]
    assert curve[0].probability == pytest.approx(0.15)


def test_calibration_error_by_hand():
    assert expected_calibration_error([0.2, 0.2, 0.9, 0.9], [0, 0, 1, 1], bins=2) == pytest.approx(0.15)
    assert expected_calibration_error([], []) is None


def test_brier_and_its_skill_by_hand():
    assert brier([1.0, 0.0, 0.5], [1, 0, 1]) == pytest.approx(0.25 / 3)
    assert brier_skill([0.5, 0.5], [1, 0]) == 0.0
    assert brier_skill([1.0, 0.0], [1, 0]) == 1.0
    assert brier_skill([0.3, 0.4], [1, 1]) is None
