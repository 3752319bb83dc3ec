"""The calibrator learns what it is shown, never from the question it judges, and is shipped whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from qa.abstention import Features, SentenceFeatures
from qa.abstention.calibrator import SHIPPED, SHIPPED_SENTENCES, Calibrator, names
from qa.abstention.fit import Judged, cross_fitted, fit, fit_shown

WIDTH = len(names(Features))


def judged(count: int = 400, seed: int = 1) -> list[Judged]:
    """Questions of one candidate each, right with a chance that only the first feature sets."""
    rng = np.random.default_rng(seed)
    made = []
    for number in range(count):
        values = rng.normal(size=WIDTH)
        right = rng.random() < 1 / (1 + np.exp(-2 * values[0]))
        made.append(Judged(f"q{number}", tuple(values), bool(right), first=True))
    return made


def test_it_finds_the_feature_that_decides():
    weights = np.abs(fit(judged(), "r").weights)
    assert weights[0] > 5 * weights[1:].max()


def test_a_question_of_little_weight_is_hardly_heard():
    contrary = [replace(one, right=not one.right) for one in judged(seed=9)]
    light = fit(judged() + [replace(one, weight=0.01) for one in contrary], "r")
    alone = fit(judged(), "r")
    assert light.weights[0] == pytest.approx(alone.weights[0], rel=0.15)


def test_its_probabilities_are_frequencies():
    calibrator = fit(judged(6000), "r")
    fresh = judged(6000, seed=2)
    chances = np.array([calibrator.probability(Features(*one.features)) for one in fresh])
    right = np.array([one.right for one in fresh])
    for low in (0.0, 0.25, 0.5, 0.75):
        inside = (chances >= low) & (chances < low + 0.25)
        assert abs(chances[inside].mean() - right[inside].mean()) < 0.06


def test_cross_fitting_never_looks_at_the_question_it_judges():
    rows = judged(100)
    before = cross_fitted(rows, "r")
    turned = [replace(rows[0], right=not rows[0].right), *rows[1:]]
    after = cross_fitted(turned, "r")
    assert after[0] == before[0]
    assert np.any(after != before)


def test_a_written_calibrator_reads_the_same(tmp_path: Path):
    calibrator = replace(fit(judged(), "r"), threshold=0.3)
    calibrator.write(tmp_path / "c.json")
    assert Calibrator.read(tmp_path / "c.json") == calibrator


def test_one_fitted_on_other_features_is_refused(tmp_path: Path):
    fit(judged(), "r").write(tmp_path / "c.json")
    with pytest.raises(ModelError, match="other features"):
        Calibrator.read(tmp_path / "c.json", SentenceFeatures)


@pytest.mark.parametrize(("path", "kind"), [(SHIPPED, Features), (SHIPPED_SENTENCES, SentenceFeatures)])
def test_the_shipped_ones_fit_the_features_and_the_shipped_reader(path: Path, kind: type):
    calibrator = Calibrator.read(path, kind)
    card = json.loads((Path(SHIPPED).parents[1] / "models" / "reader" / "reader.json").read_text())
    assert calibrator.reader == card["name"]
    assert 0 < calibrator.threshold < 0.5


def shown_as(scores: np.ndarray, likeness: np.ndarray, shown: tuple[float, ...]) -> np.ndarray:
    calibrator = replace(fit(judged(50), "r"), shown=shown)
    return np.array([calibrator.shown_probability(*pair) for pair in zip(scores, likeness, strict=True)])


def test_what_is_shown_is_the_log_odds_unless_fitted_otherwise():
    scores = np.linspace(-4, 4, 9)
    assert shown_as(scores, np.ones(9), (0.0,) * 4) == pytest.approx(1 / (1 + np.exp(-scores)))


def test_what_is_shown_among_reports_of_one_story_is_what_comes_true_there():
    rng = np.random.default_rng(3)
    scores, likeness = rng.normal(scale=1.5, size=8000), rng.choice([0.3, 0.7], size=8000)
    truth = np.where(likeness > 0.5, 2 * scores + 1, scores)
    right = rng.random(8000) < 1 / (1 + np.exp(-truth))
    shown = shown_as(scores, likeness, fit_shown(scores, likeness, right, np.ones(8000)))
    assert np.abs(shown - 1 / (1 + np.exp(-truth))).max() < 0.06


def test_what_is_shown_orders_the_candidates_of_a_question_as_before():
    rng = np.random.default_rng(4)
    scores, likeness = rng.normal(size=300), rng.choice([0.3, 0.7], size=300)
    shown = fit_shown(scores, likeness, scores > 0.2, np.ones(300))
    assert np.all(np.diff(shown_as(np.sort(scores), np.full(300, 0.5), shown)) > 0)
