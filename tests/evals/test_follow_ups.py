"""The follow-up benchmark counts added words, and keeps no text."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from evals.benchmarks import follow_ups
from evals.benchmarks.follow_ups import METHODS, Asked, overlap, score


def test_added_words_are_scored_against_those_of_the_rewrite():
    asked = Asked(
        "2020-1", "When did he resign?", "When did minister Karl Brandt resign?", ("Who is Karl Brandt?",)
    )
    found = score(asked, "When did Karl Brandt really resign (Oslo)?")
    assert (found.needed, found.added) == (3, 3)
    assert found.precision == found.recall == pytest.approx(2 / 3)


def test_a_turn_that_needs_nothing_is_right_only_when_left_alone():
    asked = Asked("2020-1", "Who leads Norland?", "Who leads Norland?", ("Who is Karl Brandt?",))
    assert score(asked, asked.question).f1 == 1.0
    assert score(asked, asked.question + " Karl").f1 == 0.0


def test_overlap_of_nothing_with_something_is_zero():
    assert overlap(frozenset("a"), frozenset()) == overlap(frozenset(), frozenset("a")) == (0.0, 0.0, 0.0)


def test_the_report_holds_numbers_of_every_method_and_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    turns = [
        {"question": "Who leads Norland?", "rewrite": "Who leads Norland?"},
        {"question": "Where is it?", "rewrite": "Where is Norland?"},
        {"question": "And Sudria?", "rewrite": "Where is Sudria?"},
    ]
    data, out = tmp_path / "d.jsonl.gz", tmp_path / "r.json"
    with gzip.open(data, "wt", encoding="utf-8") as lines:
        for id in ("2020-81", "2021-120"):
            lines.write(json.dumps({"id": id, "turns": turns}) + "\n")
    monkeypatch.setattr(sys, "argv", ["follow_ups", str(data), "--out", str(out)])
    follow_ups.main()
    report = json.loads(out.read_text(encoding="utf-8"))
    assert set(report["held_out"]["methods"]) == set(METHODS)
    assert report["held_out"]["methods"]["rules"]["f1"] == 1.0
    assert "Norland" not in out.read_text(encoding="utf-8")
