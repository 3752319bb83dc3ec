"""Gold files: what is read, and what the check finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from evals.gold import TEMPLATE, check, load, overlap
from tests.evals.conftest import TEXTS, TinyIndex

ROW = {
    "id": "a",
    "question": "Where?",
    "type": "factoid",
    "kind": "single",
    "status": "answered",
    "answers": [{"article": "talks.md", "start": 18, "end": 23, "text": "Busan"}],
    "variants": ["Busan city"],
}


def written(folder: Path, *rows: dict) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_good_file_has_no_problems(tmp_path: Path, index: TinyIndex):
    assert TEXTS["talks.md"][18:23] == "Busan"
    path = written(tmp_path, ROW)
    assert check(path, index) == []
    assert load(path)[0].accepted == ("Busan", "Busan city")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answers": [{"article": "talks.md", "start": 17, "end": 23, "text": "Busan"}]}, "is ' Busan'"),
        ({"answers": [{"article": "gone.md", "start": 0, "end": 1, "text": "x"}]}, "no article gone.md"),
        ({"answers": [], "variants": []}, "has no answer"),
        ({"status": "not_found"}, "is not_found but"),
        ({"status": "maybe"}, "none of answered"),
        ({"conversation": "c", "turn": 2}, "not 1 to 1"),
    ],
)
def test_the_check_names_each_problem(tmp_path: Path, index: TinyIndex, change: dict, said: str):
    found = check(written(tmp_path, {**ROW, **change}), index)
    assert any(said in problem for problem in found)


def test_an_id_twice_is_named_with_its_line(tmp_path: Path):
    with pytest.raises(CorpusError, match=r":2: the id a comes twice"):
        load(written(tmp_path, ROW, ROW))


def test_the_template_can_be_read(tmp_path: Path):
    path = tmp_path / "mine.jsonl"
    path.write_text(TEMPLATE)
    assert [question.status for question in load(path)] == ["answered", "not_found"]


def test_spans_of_one_value_are_one_value(tmp_path: Path):
    spans = [
        {**ROW["answers"][0], "value": 1},
        {**ROW["answers"][0], "text": "the port", "value": 1},
    ]
    assert len(load(written(tmp_path, {**ROW, "answers": spans}))[0].values) == 1


def test_without_values_all_spans_are_one_value_and_of_changed_ones_the_first_counts(tmp_path: Path):
    two = [ROW["answers"][0], {**ROW["answers"][0], "text": "the port"}]
    assert len(load(written(tmp_path, {**ROW, "answers": two}))[0].values) == 1
    changed = {**ROW, "kind": "changed", "answers": [{**a, "value": n} for n, a in enumerate(two, 1)]}
    assert load(written(tmp_path, changed))[0].first.accepted == ("Busan",)


def test_overlap_counts_content_words_only():
    assert overlap("Where did the envoys meet?", "The envoys met in Busan.") == pytest.approx(1 / 2)
    assert overlap("Who is it?", "It is he.") == 0.0
