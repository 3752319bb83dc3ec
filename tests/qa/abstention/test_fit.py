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
from qa.abstention.fit import Judged, cross_fitted, fit

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
