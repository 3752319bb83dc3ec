"""Which further values are shown beside the best one: the fitted model and the rules around it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from corpus.errors import ModelError
from qa.claims.rival_model import RivalFeatures, RivalModel, names, shipped
from tests.qa.claims.conftest import Desk, texts

LIKELY = RivalFeatures(
    margin=8.0, behind=0.0, score=1.0, best=1.5, asked=0.6, alike=0.7, subject=1.0, odds=0.0,
    same_sentence=0.0, same_unit=1.0, counts_asked=0.0, ratio=0.3, days=3.0, past=0.0,
    is_date=0.0, is_duration=0.0,
    is_money=1.0, is_percent=0.0, is_count=0.0, is_person=0.0, is_place=0.0, is_text=0.0,
)  # fmt: skip


@pytest.mark.parametrize(
    "worse",
    [{"score": -2.0}, {"margin": -6.0}, {"behind": -6.0}, {"alike": 0.1}, {"same_unit": 0.0}, {"ratio": 4.0}],
)
def test_what_speaks_against_a_value_lowers_its_chance(worse: dict[str, float]) -> None:
    model = shipped()
    assert model.probability(replace(LIKELY, **worse)) < model.probability(LIKELY)


def test_a_likely_value_of_the_same_subject_is_shown_and_a_guess_is_not() -> None:
    assert shipped().probability(LIKELY) > 0.8
    guess = replace(LIKELY, score=-2.5, margin=-5.0, subject=0.0, alike=0.2, ratio=2.0)
    assert shipped().probability(guess) < 0.1


def test_the_model_comes_back_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    shipped().write(file)
    assert RivalModel.read(file) == shipped()
    assert tuple(asdict(LIKELY)) == names()


@pytest.mark.parametrize("damage", [{"names": ["score"]}, {"weights": None}, None])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, damage: dict | None) -> None:
    file = tmp_path / "model.json"
    if damage is not None:
        shipped().write(file)
        file.write_text(json.dumps(json.loads(file.read_text()) | damage))
    with pytest.raises(ModelError) as caught:
        RivalModel.read(file)
    assert caught.value.hint


def test_what_stands_behind_a_number_makes_no_part_of_it(desk: Desk) -> None:
    desk.report("The fire killed 15 people.", ("15", 1.0), published="2033-09-02")
    desk.report("The fire killed 12 residents of the village.", ("12", 0.9), published="2033-09-06")
    assert texts(desk.ask("How many people did the fire kill?")) == ["12", "15"]


def test_some_of_what_was_counted_is_no_other_count_of_it(desk: Desk) -> None:
    desk.report("The milk made 58 children ill.", ("58", 1.0), published="2033-09-02")
    desk.report("Four of the children were treated in hospital.", ("Four", 0.8), published="2033-03-08")
    desk.report("By then 37 sick infants were known.", ("37", 0.8), published="2033-06-08")
    assert texts(desk.ask("How many children did the milk make ill?")) == ["58", "37"]
