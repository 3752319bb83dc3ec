"""``dateline ask``: the JSON contract, exit codes, and the coordinate law on the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.index import Index
from qa.assistant import Assistant
from qa.reader.sentence import SentenceReader

ANSWER = {
    "id", "question", "resolved_question", "status", "kind", "answer", "probability", "claims",
    "near_misses", "missing_terms", "timings_ms", "index_id",
}  # fmt: skip
CLAIM = {
    "text", "value", "as_of", "as_of_basis", "event_date", "modality", "attribution", "probability",
    "origins", "citations",
}  # fmt: skip
CITATION = {
    "article_id", "title", "publisher", "url", "path", "encoding", "field", "published", "published_basis",
    "start", "end", "quote", "sentence", "sha256",
}  # fmt: skip


def is_slice(citation: dict) -> bool:
    with Path(citation["path"]).open(encoding=citation["encoding"], newline="") as file:
        text = file.read()
    parts = (citation, citation["sentence"])
    return citation["field"] == "text" and all(text[p["start"] : p["end"]] == p["quote"] for p in parts)


def test_an_answer_is_cited_to_the_character(dateline, index):
    result = dateline("ask", "Who told the council about the ferries?", "--index", index, "--json")
    answer = result.answer
    assert result.code == 0
    assert answer.keys() >= ANSWER
    assert "Ines Calder" in answer["answer"]
    assert answer["answer"] == answer["claims"][0]["text"]
    assert all(claim.keys() >= CLAIM for claim in answer["claims"])
    citations = [citation for claim in answer["claims"] for citation in claim["citations"]]
    assert citations
    assert all(citation.keys() >= CITATION and is_slice(citation) for citation in citations)
    assert all(claim["text"] in [c["quote"] for c in claim["citations"]] for claim in answer["claims"])


def test_a_later_report_supersedes_an_earlier_one(dateline, index):
    answer = dateline(
        "ask", "How much will the repairs of the bridge cost?", "--index", index, "--json"
    ).answer
    assert answer["kind"] == "changed"
    assert [claim["text"] for claim in answer["claims"]] == ["$19 million", "$12 million"]
    assert [claim["as_of"] for claim in answer["claims"]] == ["2024-05-20", "2024-03-04"]


def test_as_of_leaves_out_what_is_known_to_be_later(dateline, index):
    asked = ("ask", "How much will the repairs of the bridge cost?", "--index", index, "--json")
    answer = dateline(*asked, "--as-of", "2024-04").answer
    assert [claim["text"] for claim in answer["claims"]] == ["$12 million"]


def test_silence_is_admitted_with_near_misses(dateline, index):
    result = dateline("ask", "What is the boiling point of tungsten?", "--index", index, "--json")
    assert result.code == 1
    assert result.answer["status"] == "not_found"
    assert result.answer["answer"] is None
    assert "tungsten" in result.answer["missing_terms"]
    assert 1 <= len(result.answer["near_misses"]) <= 3
    assert all(is_slice(citation) for citation in result.answer["near_misses"])


def test_a_batch_keeps_order_and_conversations(dateline, index, tmp_path):
    rows = [
        {"id": "a", "question": "When will the Harrow Bridge reopen?", "conversation": "x"},
        {"id": "b", "question": "What is the boiling point of tungsten?"},
        {"id": "c", "question": "Why was it closed?", "conversation": "x"},
        {"id": "d", "question": "[bold]\x1b[31m?"},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    result = dateline("ask", "--questions", file, "--index", index, "--json")
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "d"]
    assert "Harrow Bridge" in answers[2]["resolved_question"]


def test_plain_output_drives_no_terminal(dateline, index):
    result = dateline("ask", "What was printed by the clerk Osman Vale?", "--index", index)
    assert "\x1b" not in result.out
    assert "Osman Vale" in result.out


def test_usage_errors_exit_2(dateline, index, tmp_path):
    assert dateline("ask").code == 2
    assert dateline("ask", "x", "--questions", tmp_path / "none", "--index", index).code == 2
    assert dateline("ask", "x", "--index", index, "--as-of", "soon").code == 2
    assert dateline("ask", "x", "--index", index, "--mode", "magic").code == 2


def test_a_missing_index_or_reader_exits_3_with_a_remedy(dateline, index, tmp_path):
    result = dateline("ask", "x", "--index", tmp_path / "none")
    assert result.code == 3
    assert "dateline index" in result.err
    assert dateline("ask", "x", "--index", index, "--reader", tmp_path / "none").code == 3


def test_a_byline_can_be_asked_about_and_is_cited(dateline, index):
    question = "Who wrote the report that the Harrow Bridge stays shut until autumn?"
    answer = dateline("ask", question, "--index", index, "--json").answer
    assert answer["answer"] == "Lena Orsted"
    assert is_slice(answer["claims"][0]["citations"][0])


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "a"}',
        '{"question": null}',
        '{"question": 5}',
        '["Who told the council?"]',
        '{"question": "Who?", "as_of": "2024-13"}',
        '{"question": "Who?", "as_of": 5}',
        '{"question": "Who?", "id": {"a": 1}}',
        "not JSON",
    ],
)
def test_a_line_that_is_no_question_is_named_before_any_is_asked(dateline, index, tmp_path, line):
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"question": "Who told the council?"}\n' + line + "\n")
    result = dateline("ask", "--questions", questions, "--index", index, "--json")
    assert result.code == 2
    assert f"{questions}:2" in result.err
    assert result.out == ""


def test_a_file_of_questions_may_have_a_mark_line_ends_of_windows_and_a_line_separator(
    dateline, index, tmp_path
):
    questions = tmp_path / "q.jsonl"
    line = '{"question": "Who told the council\u2028about the ferries?", "id": 7}\r\n'
    questions.write_bytes(("\ufeff" + line + "\r\n" + line).encode())
    result = dateline("ask", "--questions", questions, "--index", index, "--json")
    assert [json.loads(row)["id"] for row in result.out.splitlines()] == ["7", "7"]


def test_a_question_that_names_nothing_is_not_answered(dateline, index, tmp_path):
    questions = tmp_path / "q.jsonl"
    asked = ("", " ", "?", "Who?", "\U0001f600", "Where was he?")
    questions.write_text("".join(json.dumps({"question": text}) + "\n" for text in asked))
    result = dateline("ask", "--questions", questions, "--index", index, "--json")
    assert [json.loads(row)["status"] for row in result.out.splitlines()] == ["not_found"] * len(asked)
    assert dateline("ask", " ", "--index", index).code == 2


def test_a_reader_that_the_probabilities_were_not_fitted_on_is_told(dateline, index):
    other = dateline(
        "ask", "Who told the council about the ferries?", "--index", index, "--reader", "sentence", "--json"
    )
    assert "not calibrated for the reader sentence" in other.err
    assert (
        "not calibrated"
        not in dateline("ask", "Who told the council about the ferries?", "--index", index, "--json").err
    )


@pytest.mark.parametrize("command", ["ask", "timeline"])
def test_that_the_bundled_articles_are_asked_is_said_beside_the_answer(
    dateline, index, tmp_path, monkeypatch, command: str
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_INDEX", raising=False)
    monkeypatch.setattr("tui.console.bundled_index", lambda: index)
    topic = "When will the Harrow Bridge reopen?"
    for form in ([], ["--json"]):
        asked = dateline(command, topic, *form)
        assert [line for line in asked.err.splitlines() if "bundled" in line] == asked.err.splitlines()
        assert "asking the bundled articles" in asked.err
        assert "bundled" not in asked.out
        assert "bundled" not in dateline(command, topic, "--index", index, *form).err
    monkeypatch.setenv("DATELINE_INDEX", str(index))
    assert dateline(command, topic).err == ""


def test_the_clause_that_asks_is_read_and_all_of_the_question_looked_for(index, monkeypatch):
    read, sought = [], []
    asking, looking = SentenceReader.mark, Index.search

    def mark(self, question, *rest):
        if rest[0]:
            read.append(question)
        return asking(self, question, *rest)

    monkeypatch.setattr(SentenceReader, "mark", mark)
    monkeypatch.setattr(
        Index,
        "search",
        lambda self, query, *rest, **how: sought.append(query) or looking(self, query, *rest, **how),
    )
    told = "I keep a boat there and my neighbour trusts nobody, so who told the council about the ferries?"
    Assistant.open(index, reader="sentence").ask(told)
    assert read == ["Who told the council about the ferries?"]
    assert sought == [told]
