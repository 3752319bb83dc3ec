"""The ablations of the reader's training: what is measured already is not trained again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.benchmarks import training_parts
from evals.benchmarks.training_parts import ARMS, PARTS, Runs, arguments_of, kept_affairs, table
from evals.spans import SpanQuestion

ROWS = (SpanQuestion("a1", "Who rang?", "Lind rang.", "A call", ("Lind",)),)
FIGURES = {
    "squad2": {"has_answer_f1": 75.04, "best_f1": 60.0, "answerability_auroc": 0.65},
    **{name: {"has_answer_f1": 70.0} for name in ("bare", "nq", "affairs")},
    "titled": {},
}


def test_an_arm_goes_without_every_part_but_its_own() -> None:
    arguments = arguments_of("and a name or number swapped")
    without = arguments[arguments.index("--without") + 1].split(",")
    assert set(PARTS) - set(without) == {"impossible", "swap"}
    assert arguments_of("and the easy half left out")[-2:] == ["--hard", "0.5"]


def test_lists_of_passages_go_to_the_arms_that_read_them() -> None:
    with_lists = [name for name in ARMS if training_parts._near(name, Path("near.npz"))]
    assert with_lists == ["and two retrieved passages under one normalisation"]
    assert training_parts._near(with_lists[0], None) == []


def test_what_was_measured_is_neither_trained_nor_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("trained again"))
    runs = Runs({"model": tmp_path}, tmp_path, {})
    runs.kept("another seed").parent.mkdir(parents=True)
    runs.kept("another seed").write_text(json.dumps(FIGURES))
    assert runs.arm("another seed", None, []) == FIGURES


def test_rows_of_the_affairs_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_parts, "affairs_rows", lambda: ROWS)
    assert kept_affairs(tmp_path / "rows.jsonl") == ROWS
    monkeypatch.setattr(training_parts, "affairs_rows", lambda: pytest.fail("made again"))
    assert kept_affairs(tmp_path / "rows.jsonl") == ROWS


def test_the_table_has_a_row_an_arm_and_shows_what_was_not_measured() -> None:
    shown = table({"said": "Rows: 1.", "arms": {"nothing more": FIGURES}})
    assert "| nothing more | 75.0 | 60.0 | 0.65 | 70.0 | 70.0 | 70.0 | - |" in shown
