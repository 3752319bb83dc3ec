"""Percentiles and bootstrap intervals."""

from __future__ import annotations

import numpy as np
import pytest

from evals.measures.bootstrap import interval, interval_of, paired
from evals.measures.timing import by_stage, peak_rss_mb, times


def test_percentiles_by_hand():
    found = times([float(i) for i in range(1, 102)])
    assert found and (found.p50_ms, found.p95_ms, found.p99_ms) == (51.0, 96.0, 100.0)
    assert times([]) is None


def test_a_stage_counts_where_it_ran():
    found = by_stage([{"read": 2.0, "total": 3.0}, {"total": 5.0}])
    assert (found["read"].count, found["total"].mean_ms) == (1, 4.0)


def test_memory_is_measured_in_megabytes():
    assert (peak_rss_mb() or 0) > 10


def test_an_interval_covers_the_normal_one():
    values = list(np.random.default_rng(1).normal(0.0, 1.0, 400))
    found = interval(values)
    assert found and found.low == pytest.approx(found.mean - 1.96 / 20, abs=0.02)
    assert found.high == pytest.approx(found.mean + 1.96 / 20, abs=0.02)


def test_the_interval_of_any_figure_agrees_with_that_of_the_mean():
    values = np.random.default_rng(2).normal(1.0, 1.0, 400)
    found, mean = interval_of(lambda at: float(values[at].mean()), len(values)), interval(list(values))
    assert found and mean and found == pytest.approx((mean.low, mean.high), abs=0.03)
    assert interval_of(lambda at: 1.0, 0) is None
    assert interval_of(lambda at: None, 3) is None
    assert interval_of(lambda at: 1.0 if 0 in at else None, 3) == (1.0, 1.0), (
        "undefined resamples are left out"
    )


def test_a_paired_gain_in_every_question_is_sure():
    found = paired([0.0, 0.1, 0.2], [0.5, 0.6, 0.7])
    assert found and (found.mean, found.p) == (pytest.approx(0.5), 0.0)
    same = paired([1.0, 0.0], [1.0, 0.0])
    assert same and (same.mean, same.p) == (0.0, 1.0)
    with pytest.raises(ValueError, match="same questions"):
        paired([1.0], [])
