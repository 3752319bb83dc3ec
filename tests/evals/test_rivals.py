"""The comparison is fair: the same questions, the same measures, nothing lost on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ModelError
from evals.benchmarks import run, run_environments
from evals.benchmarks.run import NEVER, SCRIPTS, SETTINGS, accuracy, askable, measure, reader_folder, tune
from evals.benchmarks.run_table import HEADER, markdown
from evals.gold import GoldQuestion
from tests.evals.conftest import TEXTS

Gold = tuple[GoldQuestion, ...]


def answer(text: str, start: int) -> dict[str, object]:
    return {"text": text, "article": "talks.md", "start": start, "end": start + len(text), "score": 0.9}


def test_rivals_are_asked_nothing_that_only_dateline_could_know(gold: Gold):
    dated = replace(gold[0], id="dated", as_of="2025-06-30")
    asked = askable((*gold, dated))
    assert "dated" not in {q.id for q in asked}
    assert asked[-1].question == "Where did they meet?"  # the follow-up, in full
    assert all(q.conversation is None for q in asked)


def test_an_answer_that_is_missing_scores_zero(gold: Gold):
    busan = {"id": "place", "sure": 0.9, "answers": [answer("Busan", 18)]}
    figures = accuracy([busan, {"id": "cost", "sure": 0.1, "answers": []}], gold[:3])
    assert figures["answers"]["top_claim_accuracy"]["mean"] == 0.5
    assert figures["refused_rightly"]["mean"] == 1.0
    assert figures["refused_wrongly"]["mean"] == 0.5


def test_the_plain_baseline_runs_as_every_rival_does(gold: Gold, tmp_path: Path):
    passages = [
        {"id": name, "article": name, "title": None, "start": 0, "text": text} for name, text in TEXTS.items()
    ]
    questions = [{"id": q.id, "question": q.question} for q in gold]
    job = {
        "passages": passages,
        "questions": questions,
        "encoder": "",
        "reader": "",
        "threads": 1,
        "settings": {},
    }
    figures = measure("plain", job, tmp_path, gold)
    assert figures["n"] == len(gold)
    assert figures["times"]["count"] == len(gold)
    assert 0 < figures["cold_s"] < 60 and figures["peak_rss_mb"] > 5
    table = markdown({"dateline": figures, "plain": figures})
    assert table.splitlines()[0].count("|") == len(HEADER) + 1
    assert "right overall: +0.0 points" in table


def test_what_only_cuts_replies_is_tuned_on_one_run_of_them(
    gold: Gold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    held = {
        "shipped": {"top_k": 1, "no_answer": 0.5},
        "grid": {"top_k": [1, 2], "no_answer": [0.05, 0.4, 0.95]},
        "cut": "no_answer",
    }
    (tmp_path / "settings.json").write_text(json.dumps({"rival": held}))
    monkeypatch.setattr(run, "SETTINGS", tmp_path / "settings.json")
    steps: list[tuple[str, dict]] = []
    place = {"id": "place", "sure": 0.9, "answers": [answer("Busan", 18)]}
    cost = {"id": "cost", "sure": 0.1, "answers": [answer("Busan", 18)]}

    def step(system: str, what: str, job: dict, folder: Path) -> list[dict]:
        steps.append((what, job["settings"]))
        return [place, cost, {"peak_rss_mb": 1}] if job["settings"]["top_k"] == 2 else [{"peak_rss_mb": 1}]

    monkeypatch.setattr(run, "_step", step)
    asked = tuple(q for q in gold if q.id in ("place", "cost"))
    assert tune("rival", {"settings": {}}, asked) == {"top_k": 2, "no_answer": 0.4}
    assert [what for what, _ in steps] == ["build", "ask"] * 2
    assert {settings["no_answer"] for _, settings in steps} == {NEVER}


def test_every_system_has_committed_settings():
    held = json.loads(SETTINGS.read_text())
    assert held.keys() == SCRIPTS.keys()
    assert all(row["grid"].keys() <= row["shipped"].keys() for row in held.values())


def test_a_reader_without_a_tokenizer_gets_the_encoders(tmp_path: Path):
    reader, encoder = tmp_path / "reader", tmp_path / "encoder"
    reader.mkdir()
    encoder.mkdir()
    with pytest.raises(ModelError, match="holds no config"):
        reader_folder(reader, encoder, tmp_path / "both")
    (reader / "config.json").write_text("{}")
    (reader / "model.safetensors").write_text("weights")
    with pytest.raises(ModelError, match="neither"):
        reader_folder(reader, encoder, tmp_path / "both")
    (encoder / "tokenizer.json").write_text("tokens")
    (encoder / "model.safetensors").write_text("other weights")
    both = reader_folder(reader, encoder, tmp_path / "both")
    assert (both / "tokenizer.json").read_text() == "tokens"
    assert (both / "model.safetensors").read_text() == "weights"
    (reader / "tokenizer.json").write_text("own")
    assert reader_folder(reader, encoder, tmp_path / "again") == reader


def test_environments_stand_where_they_are_told_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_RIVALS", str(tmp_path))
    assert run_environments.folder("txtai") == tmp_path / "txtai"
    with pytest.raises(ModelError, match="environment for txtai"):
        run_environments.python("txtai")
    monkeypatch.delenv("DATELINE_RIVALS")
    assert tmp_path not in run_environments.folder("txtai").parents


def test_every_rival_takes_the_same_torch():
    torches = {packages[0] for packages in run_environments.REQUIREMENTS.values()}
    assert len(torches) == 1 and "torch==" in torches.pop()
