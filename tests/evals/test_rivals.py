"""The comparison is fair: the same questions, the same measures, nothing lost on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from evals.benchmarks.run import SCRIPTS, SETTINGS, accuracy, askable, measure
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


def test_every_system_has_committed_settings():
    held = json.loads(SETTINGS.read_text())
    assert held.keys() == SCRIPTS.keys()
    assert all(row["grid"].keys() <= row["shipped"].keys() for row in held.values())
