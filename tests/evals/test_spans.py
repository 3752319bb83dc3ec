"""The spans runner: shipped threshold, null disabled, and every row counted."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from evals.spans import evaluate_spans, span_questions


@dataclass(frozen=True)
class Found:
    text: str
    start: int
    end: int
    score: float
    answerability: float


class FirstWordReader:
    """Answers with the context's first word; surer where the question shares it."""

    threshold = 0.0

    def read_context(self, question: str, context: str, title: str | None) -> Found:
        word = context.split()[0]
        return Found(word, 0, len(word), 1.0, 1.0 if word in question else -1.0)


ROWS = [
    {
        "id": "right",
        "context": "Busan hosts",
        "question": "Is it Busan?",
        "answers": [{"text": "Busan", "start": 0}],
    },
    {
        "id": "shy",
        "context": "Seoul rests",
        "question": "Who rests?",
        "answers": [{"text": "Seoul", "start": 0}],
    },
    {
        "id": "rightly silent",
        "context": "Nobody came",
        "question": "Who?",
        "answers": [],
        "is_impossible": True,
    },
    {"id": "fooled", "context": "Rain fell", "question": "Rain where?", "answers": [], "is_impossible": True},
]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in ROWS)
    return path


def test_each_figure_by_hand(rows: Path):
    seen: list[int] = []
    report = evaluate_spans(rows, FirstWordReader(), progress=seen.append)
    assert seen == [1, 2, 3, 4]
    assert (report.n, report.exact_match, report.f1) == (4, 0.5, 0.5)
    assert (report.has_answer_em, report.has_answer_f1) == (1.0, 1.0)
    assert report.no_answer_accuracy == 0.5
    assert report.answerability_auroc == 0.5
    assert report.best_f1 == 0.5
    assert {r.id for r in report.readings} == {row["id"] for row in ROWS}


def test_the_json_form_is_in_percent_and_without_rows(rows: Path):
    figures = evaluate_spans(rows, FirstWordReader()).as_json()
    assert figures["has_answer_f1"] == 100.0
    assert figures["answerability_auroc"] == 0.5
    assert "readings" not in figures
    json.dumps(figures, allow_nan=False)


def test_limit_takes_the_first_rows(rows: Path):
    assert evaluate_spans(rows, FirstWordReader(), limit=2).n == 2


def test_squads_own_json_is_read_with_its_titles(tmp_path: Path):
    path = tmp_path / "dev.json"
    qas = [{"id": "1", "question": "Q?", "answers": [{"text": "x", "answer_start": 0}]}]
    path.write_text(
        json.dumps({"data": [{"title": "Steam_engine", "paragraphs": [{"context": "x y", "qas": qas}]}]})
    )
    (row,) = span_questions(path)
    assert (row.title, row.golds, row.context) == ("Steam engine", ("x",), "x y")


def test_a_broken_row_is_named_by_line(tmp_path: Path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROWS[0]) + '\n{"id": 2}\n')
    with pytest.raises(CorpusError, match=r"rows\.jsonl:2"):
        list(span_questions(path))


def test_an_empty_file_is_an_error_not_a_perfect_score(tmp_path: Path):
    path = tmp_path / "rows.jsonl"
    path.write_text("")
    with pytest.raises(CorpusError, match="no rows"):
        evaluate_spans(path, FirstWordReader())
