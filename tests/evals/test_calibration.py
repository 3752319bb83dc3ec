"""The threshold: read off right answers, every set of some size counting alike."""

from __future__ import annotations

import pytest

from evals.benchmarks.calibration import FEWEST_RIGHT, _threshold


def rows(name: str, count: int, low: float) -> list[dict]:
    """Right answers of one set, their chances rising from ``low`` to 1."""
    return [{"set": name, "chance": low + (1 - low) * n / count} for n in range(count)]


def refused(given: list[dict], name: str, cut: float) -> float:
    own = [row["chance"] < cut for row in given if row["set"] == name]
    return sum(own) / len(own)


def test_the_largest_set_does_not_outvote_the_others():
    given = [*rows("news", 4000, 0.5), *rows("gold", 40, 0.0)]
    cut = _threshold(given)
    mean = (refused(given, "news", cut) + refused(given, "gold", cut)) / 2
    assert cut == pytest.approx(0.1, abs=0.03) and mean == pytest.approx(0.05, abs=0.01)


def test_a_handful_counts_only_where_there_is_nothing_else():
    few = rows("few", FEWEST_RIGHT - 1, 0.0)
    assert _threshold([*few, *rows("news", 100, 0.5)]) == _threshold(rows("news", 100, 0.5))
    assert _threshold(few) == few[0]["chance"]  # one of so few is more than one in twenty


def test_without_right_answers_it_is_a_half():
    assert _threshold([]) == 0.5
