"""SQuAD's measures against the official script's rules, its worked cases, and brute force."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.measures.squad import best_threshold, exact_match, f1, no_answer_accuracy, normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Eiffel  Tower.", "eiffel tower"),
        ("a $550-billion deal", "550billion deal"),
        ("“An” answer", "“ ” answer"),
        ("theatre", "theatre"),
        ("the", ""),
    ],
)
def test_normalising_drops_case_punctuation_and_articles(text: str, expected: str):
    assert normalise(text) == expected


def test_exact_match_takes_the_best_of_several_golds():
    assert exact_match("solar power", ["solar", "Solar power!"]) == 1.0
    assert exact_match("power", ["solar", "solar power"]) == 0.0


def test_f1_by_hand():
    # "solar power" against "solar power nuclear power": 2 shared of 2 and of 4.
    assert f1("solar power", ["solar power, nuclear power"]) == pytest.approx(2 * 1.0 * 0.5 / 1.5)
    assert f1("solar", ["wind", "solar power"]) == pytest.approx(2 / 3)


def test_saying_nothing_is_right_only_where_nothing_is_right():
    assert exact_match("", []) == f1("", []) == f1(None, [""]) == 1.0
    assert f1("", ["Busan"]) == f1("Busan", []) == 0.0


@settings(max_examples=40)
@given(st.text("ab c", max_size=8), st.lists(st.text("ab c", min_size=1, max_size=8), max_size=3))
def test_an_exact_match_is_a_perfect_f1_and_f1_stays_in_range(guess: str, golds: list[str]):
    assert 0.0 <= exact_match(guess, golds) <= f1(guess, golds) <= 1.0


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(-3, 3), st.sampled_from([0.0, 0.5, 1.0]), st.booleans()), min_size=1, max_size=9
    )
)
def test_the_best_threshold_beats_every_other_cut_and_is_reached(rows: list[tuple[int, float, bool]]):
    margins, scores, has = (
        [float(row[0]) for row in rows],
        [row[1] for row in rows],
        [row[2] for row in rows],
    )

    def mean_at(cut: float) -> float:
        return sum(
            (s if h else 0.0) if m > cut else float(not h)
            for m, s, h in zip(margins, scores, has, strict=True)
        ) / len(rows)

    best, cut = best_threshold(margins, scores, has)
    assert best == pytest.approx(max(mean_at(c) for c in [-9.0, *margins]))
    assert mean_at(cut) == pytest.approx(best)


def test_the_best_threshold_does_not_depend_on_the_order():
    rows = [(1.0, 1.0, True), (1.0, 0.0, False), (0.0, 1.0, True), (-1.0, 0.0, False)]
    found = {best_threshold(*map(list, zip(*order, strict=True))) for order in itertools.permutations(rows)}  # type: ignore[arg-type]
    assert len(found) == 1


def test_a_missing_prediction_is_never_answered():
    assert best_threshold([float("-inf"), 2.0], [1.0, 1.0], [True, True])[0] == 0.5


def test_no_answer_accuracy_counts_only_questions_without_an_answer():
    assert no_answer_accuracy([True, False, False], [True, False, True]) == 1.0
    assert no_answer_accuracy([True], [True]) is None
