"""Public sets run as they come: SQuAD's files end to end, BEIR's folders, the news questions."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from evals import beir, news, squad
from evals.gold import url_key
from tests.evals.conftest import TableAssistant, TinyIndex


def lines(path: Path, *rows: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def test_squad_contexts_become_articles_once(tmp_path: Path):
    rows = [
        {
            "id": "1",
            "context": "Busan hosts.",
            "question": "Who?",
            "answers": [{"text": "Busan", "start": 0}],
        },
        {"id": "2", "context": "Busan hosts.", "question": "Why?", "answers": [], "is_impossible": True},
    ]
    lines(tmp_path / "rows.jsonl", *rows)
    articles, gold = squad.prepare(tmp_path / "rows.jsonl", tmp_path / "work")
    assert len(articles.read_text().splitlines()) == 1
    assert [(q.status, q.accepted) for q in gold] == [("answered", ("Busan",)), ("not_found", ())]


def test_beir_is_judged_by_article(tmp_path: Path, index: TinyIndex, assistant: TableAssistant):
    from dataclasses import replace

    lines(
        tmp_path / "corpus.jsonl",
        {"_id": "d1", "title": "", "text": "x"},
        {"_id": "d2", "title": "", "text": "y"},
    )
    lines(tmp_path / "queries.jsonl", {"_id": "q1", "text": "truce"}, {"_id": "q2", "text": "unjudged"})
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td2\t1\nq1\td1\t0\n")
    records = {id: replace(a, record=n) for n, (id, a) in enumerate(index.found.items(), start=1)}
    hits = [assistant.hit(a, rank) for rank, a in enumerate(records.values(), start=1)]
    report = beir.evaluate_beir(tmp_path, lambda _query, _k: hits, records.__getitem__, k=10)
    assert report.n == 1
    assert (report.measures["RR"], report.measures["R@1"], report.measures["R@5"]) == (0.5, 0.0, 1.0)


def test_news_labels_become_gold_spans(tmp_path: Path):
    lines(tmp_path / news.ARTICLES, {"url": "https://x/a", "title": "T", "text": "Minjee won."})
    question = {"date": "2022/06/10", "answers": ["Minjee"], "answer_in_articles": True, "urls": []}
    lines(
        tmp_path / news.QUESTIONS,
        {"id": "q1", "question": "Who won?", **question},
        {"id": "q2", "question": "Why?", **question},
    )
    span = {"url_sha1": url_key("https://x/a"), "start": 0, "end": 6}
    lines(
        tmp_path / "labels.jsonl",
        {"id": "q1", "answerable": True, "spans": [span]},
        {"id": "q2", "answerable": False, "spans": []},
    )
    able, silent = news.labelled_questions(tmp_path, news.labels(tmp_path / "labels.jsonl"))
    assert (able.answers[0].text, able.as_of, able.status) == ("Minjee", "2022-06-10", "answered")
    assert (silent.status, silent.accepted) == ("not_found", ())


def test_a_label_that_contradicts_itself_is_named(tmp_path: Path):
    lines(tmp_path / "labels.jsonl", {"id": "q1", "answerable": True, "spans": []})
    with pytest.raises(CorpusError, match="disagree"):
        news.labels(tmp_path / "labels.jsonl")


def test_the_committed_labels_hold_no_text():
    judged = news.labels()
    assert len(judged) > 300
    assert sum(not label.answerable for label in judged.values()) > 80
    allowed = {"id", "answerable", "spans", "strings"}
    for line in news.LABELS.read_text().splitlines():
        row = json.loads(line)
        assert row.keys() <= allowed
        assert all(span.keys() == {"url_sha1", "start", "end"} for span in row["spans"])
