"""The support sheet is blind and seeded, judged in full or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import CorpusError, SettingsError
from evals.benchmarks.support_sheet import (
    COLUMNS,
    main,
    outcomes,
    read_sheet,
    scored,
    sheet,
    table,
    write_sheet,
)
from evals.gold import GoldQuestion
from evals.runner import run_gold
from tests.evals.conftest import TableAssistant, TinyIndex

Gold = tuple[GoldQuestion, ...]


@pytest.fixture
def run(assistant: TableAssistant, index: TinyIndex, gold: Gold, tmp_path: Path) -> Path:
    run_gold(assistant, gold, index, into=tmp_path / "run", remember=lambda turns, q, a: (*turns, q))
    return tmp_path / "run"


def test_each_shown_citation_of_an_answer_stands_once_and_nothing_else(run: Path, gold: Gold):
    rows = sheet(gold, outcomes(run))
    shown = {(row["question"], row["answer"]) for row in rows}
    assert shown == {
        ("Where did they meet?", "Busan"),
        ("When does it end?", "November 10"),
        ("When does it end?", "August 12"),
        ("Who met?", "Officials"),
    }
    assert all(row["answer"] in row["sentence"] and not row["supported"] for row in rows)
    assert all(tuple(row) == COLUMNS for row in rows)


def test_the_draw_is_seeded_and_shuffled(run: Path, gold: Gold):
    whole, found = sheet(gold, outcomes(run)), outcomes(run)
    assert sheet(gold, found) == whole
    orders = {tuple(row["answer"] for row in sheet(gold, found, seed=seed)) for seed in range(8)}
    assert len(orders) > 1
    assert len(sheet(gold, found, size=2)) == 2


def test_a_refused_question_has_nothing_to_judge(run: Path, gold: Gold):
    refused = [replace(outcome, status="not_found") for outcome in outcomes(run)]
    assert sheet(gold, refused) == []


def test_a_sheet_survives_the_disk_and_judgements_are_not_written_over(run: Path, gold: Gold, tmp_path: Path):
    path, rows = tmp_path / "sheet.tsv", sheet(gold, outcomes(run))
    rows[0]["sentence"] = 'He said "no",\tand\nleft.'
    write_sheet(path, rows)
    assert read_sheet(path) == rows
    write_sheet(path, rows)
    write_sheet(path, [{**row, "supported": "yes"} for row in rows])
    with pytest.raises(SettingsError, match="holds judgements"):
        write_sheet(path, rows)


def test_the_score_is_a_share_with_its_interval_and_asks_for_every_judgement(tmp_path: Path):
    rows = [{**dict.fromkeys(COLUMNS, "x"), "number": str(n), "supported": "yes"} for n in range(1, 11)]
    rows[3]["supported"] = "No "
    found = scored(rows, tmp_path)
    assert found["supported"]["mean"] == 0.9 and found["supported"]["n"] == 10
    assert found["supported"]["low"] < 0.9 < found["supported"]["high"]
    assert found["unsupported"] == [4]
    assert "| 90.0 |" in table(found)
    rows[5]["supported"] = ""
    with pytest.raises(CorpusError, match="number 6 is judged ''"):
        scored(rows, tmp_path)


def test_both_steps_as_commands(run: Path, assistant: TableAssistant, tmp_path: Path):
    gold = tmp_path / "gold.jsonl"
    row = {"id": "place", "question": "Where did they meet?", "type": "factoid", "status": "answered"}
    span = {"article": "talks.md", "start": 18, "end": 23, "text": "Busan"}
    gold.write_text(json.dumps({**row, "answers": [span]}) + "\n")
    path, out = tmp_path / "sheet.tsv", tmp_path / "support.json"
    main(["make", "--run", str(run), "--gold", str(gold), "--out", str(path)])
    assert len(read_sheet(path)) == 1
    path.write_text(path.read_text().rstrip("\n") + "yes\n")
    main(["score", str(path), "--out", str(out)])
    assert json.loads(out.read_text())["supported"]["mean"] == 1.0
    assert out.with_suffix(".md").read_text().startswith("| judged blind |")
    with pytest.raises(CorpusError, match="no outcomes"):
        main(["make", "--run", str(tmp_path), "--gold", str(gold), "--out", str(tmp_path / "x.tsv")])
