"""Follow-ups of the second story, on the real models: as good as the same questions in full."""

from __future__ import annotations

import json
from pathlib import Path

from evals.benchmarks.chains import CHATS, RESULTS, measure
from evals.gold import load

KEPT = 0.9
"""Of the later turns that are right in full, those that must be right in the chat."""


def test_nine_in_ten_turns_that_are_right_in_full_are_right_in_the_chat(tmp_path: Path):
    path, articles = CHATS["story"]
    found = measure(load(path), articles, tmp_path / "index")
    assert found["turns"] == 36
    assert found["right_in_full"] >= 24
    assert found["kept"] >= KEPT * found["right_in_full"], found["lost"]


def test_the_committed_counts_are_of_these_chats():
    report = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert set(report) == set(CHATS)
    for name, (path, _) in CHATS.items():
        later = [question.id for question in load(path) if question.standalone]
        assert report[name]["turns"] == len(later)
        assert set(report[name]["lost"]) <= set(later)
