"""Questions of our own: over contexts known by their hash, and over stories we invented."""

import gzip
import json
import random
from pathlib import Path

import pytest

from qa.reader.train.rows import Row
from qa.reader.train.stories import FILE as STORIES
from qa.reader.train.stories import story_rows
from qa.reader.train.written import FILE as WRITTEN
from qa.reader.train.written import HELD_OUT, as_record, context_key, written_rows

CONTEXT = "The council of Oberndorf bought two ferries in March. Lisle sold them."


def records(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def saved(path: Path, rows: list[dict]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write("".join(json.dumps(row) + "\n" for row in rows))
    return path


def question(context: str, asked: str, span: str, answerable: bool) -> dict:
    start = context.index(span)
    return {
        "context": context_key(context), "question": asked, "start": start, "end": start + len(span),
        "answerable": answerable,
    }  # fmt: skip


def test_a_question_finds_its_context_by_hash_and_an_unanswerable_one_has_no_span(tmp_path: Path):
    file = saved(
        tmp_path / "written.jsonl.gz",
        [
            question(CONTEXT, "Who sold them?", "Lisle", True),
            question(CONTEXT, "Who built them?", "Lisle", False),
        ],
    )
    both = [*written_rows([CONTEXT], path=file), *written_rows([CONTEXT], held_out=True, path=file)]
    assert [[CONTEXT[a:b] for a, b in row.spans] for row in both] == [["Lisle"], []]
    assert written_rows(["Another context."], path=file) == []


def test_contexts_held_out_are_never_trained_on(tmp_path: Path):
    contexts = [f"{CONTEXT} Number {number}." for number in range(200)]
    file = saved(tmp_path / "w.jsonl.gz", [question(c, "Who sold them?", "Lisle", True) for c in contexts])
    held = {row.context for row in written_rows(contexts, held_out=True, path=file)}
    trained = {row.context for row in written_rows(contexts, path=file)}
    assert held
    assert held.isdisjoint(trained)
    assert held | trained == set(contexts)
    assert all(int(context_key(context)[:2], 16) < HELD_OUT for context in held)


def test_a_record_has_the_form_of_the_training_data():
    record = as_record(Row("written", CONTEXT, "Who sold them?", ((54, 59),)), 3)
    answer = record["answers"][0]
    assert CONTEXT[answer["start"] :][: len(answer["text"])] == answer["text"] == "Lisle"
    assert not record["is_impossible"]
    assert as_record(Row("written", CONTEXT, "Who built them?", ()), 4)["is_impossible"]


def test_what_is_committed_of_the_written_questions_is_whole_and_holds_no_context():
    rows = records(WRITTEN)
    assert len(rows) > 20_000
    assert 0.4 < sum(row["answerable"] for row in rows) / len(rows) < 0.6
    assert all(set(row) == {"context", "question", "start", "end", "answerable"} for row in rows)
    assert all(0 <= row["start"] < row["end"] and len(row["context"]) == 16 for row in rows)


@pytest.fixture
def story() -> dict:
    reports = ["The truce ends on Monday.", "The truce ends on Friday.", "Lund resigned."]
    when = [[0, 18, 24], [1, 18, 24]]
    return {
        "reports": reports,
        "questions": [
            {"question": "When does the truce end?", "answerable": True, "spans": when},
            {"question": "When did Lund take office?", "answerable": False, "spans": [[1, 18, 24]]},
        ],
    }


def test_each_report_that_answers_is_read_beside_those_that_do_not(tmp_path: Path, story: dict):
    first, second, silent = story_rows(random.Random(1), saved(tmp_path / "s.jsonl.gz", [story]))
    assert [row.context for row in first] == [story["reports"][0], story["reports"][2]]
    assert [row.context for row in second] == [story["reports"][1], story["reports"][2]]
    assert first[0].context[slice(*first[0].spans[0])] == "Monday"
    assert not first[1].spans
    assert silent == (Row("story", story["reports"][1], "When did Lund take office?", ()),)


def test_every_span_of_the_committed_stories_lies_in_its_report():
    stories = records(STORIES)
    assert len(stories) > 80
    for story in stories:
        for asked in story["questions"]:
            for at, start, end in asked["spans"]:
                text = story["reports"][at]
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
