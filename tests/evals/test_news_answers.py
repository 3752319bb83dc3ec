"""The questions over real news: who is asked, how refusals count, and that a second pass asks nothing."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.benchmarks import news_answers
from evals.benchmarks.kept_rows import KeptRows
from evals.benchmarks.news_answers import SYSTEMS, Asked, figures, main, measure, questions, table
from evals.gold import GoldQuestion, GoldSpan, url_key
from index.build import update
from index.index import Index
from qa.reader.sentence import SentenceReader
from tests.evals.conftest import TEXTS, TableAssistant, TinyIndex

URL = "https://paper.example/talks"
STORY = "The envoys met in Busan on Friday and agreed on a truce that ends in autumn."


def lines(path: Path, *rows: dict) -> None:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles and four questions, two of them labelled."""
    folder = tmp_path / "news"
    folder.mkdir()
    later = {
        "url": f"{URL}/2",
        "title": "Later",
        "text": "The envoys met in Seoul.",
        "published": "2025-09-01",
    }
    lines(folder / "articles.jsonl.gz", {"url": URL, "title": "Talks", "text": STORY}, later)
    asked = [
        ("q1", "Where did the envoys meet?", ["Busan"], True),
        ("q2", "What did the envoys eat?", ["Rice"], True),
        ("q3", "What did they agree on?", ["a truce"], True),
        ("q4", "Who paid?", ["Nobody"], False),
    ]
    rows = [
        {"id": id, "date": "2025/08/15", "question": q, "answers": a, "answer_in_articles": there, "urls": []}
        for id, q, a, there in asked
    ]
    lines(folder / "questions.jsonl.gz", *rows)
    place = {"url_sha1": url_key(URL), "start": 18, "end": 23}
    labels = tmp_path / "labels.jsonl"
    lines(
        labels,
        {"id": "q1", "answerable": True, "spans": [place]},
        {"id": "q2", "answerable": False, "spans": []},
    )
    read = news_answers.labels
    monkeypatch.setattr(news_answers, "labels", lambda: read(labels))
    return folder


def test_labels_know_better_and_what_nobody_knows_is_left_out(news: Path):
    found = {one.gold.id: one for one in questions(news)}
    assert found.keys() == {"q1", "q2", "q3"}
    assert (found["q1"].labelled, found["q1"].quiz) == (True, ("Busan",))
    assert (found["q2"].gold.answerable, found["q2"].quiz) == (False, ())
    assert (found["q3"].labelled, found["q3"].gold.as_of) == (False, "2025-08-15")


def row(f1: float, **more: object) -> dict:
    base = {"exact_match": f1, "f1": f1, "containment": f1, "right": f1 > 0, "words": 2, "refused": False}
    return {**base, "probability": 0.5, "check_ms": 4.0, "total_ms": 20.0, **more}


def test_refusals_score_zero_as_shown_only_and_are_judged_by_labels_only():
    gold = GoldQuestion("a", "Where?", "news", "answered", (GoldSpan("x", 0, 5, "Busan"),))
    silent = replace(gold, id="b", status="not_found", answers=())
    asked = [Asked(gold, ("Busan",), True), Asked(silent, (), True), Asked(gold, ("Busan",), False)]
    ours = [row(1.0, refused=True), row(0.0, refused=True), row(1.0)]
    theirs = [row(0.0), row(0.0), row(1.0)]
    fast = [row(1.0, check_ms=1.0) for _ in asked]
    rows = dict.fromkeys(SYSTEMS, theirs) | {"hybrid": ours, "best span": fast}
    found = figures(asked, rows)
    assert (found["questions"], found["scored"]) == (3, 2)
    assert found["labelled"] == {"answerable": 1, "silent": 1}
    hybrid = found["systems"]["hybrid"]
    assert hybrid["unrefused"]["f1"]["mean"] == 1.0 and hybrid["as_shown"]["f1"]["mean"] == 0.5
    assert hybrid["refused_rightly"]["mean"] == hybrid["refused_wrongly"]["mean"] == 1.0
    gap = found["hybrid_against"]["bm25"]
    assert gap["f1"]["mean"] == 0.5 and gap["f1_as_shown"]["mean"] == 0.0
    assert found["claims"]["added_ms"] == 3.0
    written = table(found)
    assert "+50.0" in written and "+3.0 ms" in written
    assert len([line for line in written.splitlines() if line.startswith("| ")]) == len(SYSTEMS) + 2


def test_the_sentence_is_cut_to_the_words_of_the_answer(index: TinyIndex, tmp_path: Path):
    question = GoldQuestion("place", "Where did they meet?", "news", "answered", variants=("Busan",))
    asked = [Asked(question, ("Busan",), False)]
    said = {"sentence": ["The envoys met in Busan on Friday."], "spans": ["in Busan"]}

    def factory(settings: dict) -> TableAssistant:
        return TableAssistant(index, {question.question: said[settings.get("reader", "spans")]})

    rows = measure(asked, index, KeptRows(tmp_path / "rows.jsonl", {}), factory)  # type: ignore[arg-type]
    assert rows["hybrid"][0]["words"] == rows["sentence"][0]["words"] == 2
    assert (rows["hybrid"][0]["containment"], rows["sentence"][0]["containment"]) == (1.0, 0.0)
    assert "Busan" not in (tmp_path / "rows.jsonl").read_text(), "no text of the set is kept"
    assert TEXTS["talks.md"].startswith("The envoys met")


def test_rows_go_on_where_they_stopped_and_start_over_under_another_mark(tmp_path: Path):
    path = tmp_path / "rows.jsonl"
    kept = KeptRows(path, {"index": "a"})
    kept.get("one", lambda: {"f1": 1.0})
    kept.get("two", lambda: {"f1": 0.5})
    path.write_text(path.read_text()[:-8])
    again = KeptRows(path, {"index": "a"})
    assert again.get("one", lambda: pytest.fail("made again")) == {"f1": 1.0}
    assert again.get("two", lambda: {"f1": 0.25}) == {"f1": 0.25}
    assert KeptRows(path, {"index": "a"}).rows.keys() == {"one", "two"}
    assert KeptRows(path, {"index": "b"}).rows == {}


def test_the_command_asks_as_of_the_date_and_not_twice(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    update([news / "articles.jsonl.gz"], tmp_path / "index")
    index = Index.open(tmp_path / "index")
    monkeypatch.setattr(
        "qa.reader.load_reader",
        lambda name: SentenceReader(lambda text: text.lower().split(), index.rarity),
    )
    out = tmp_path / "news_answers.json"
    given = ["--news", str(news), "--index", str(tmp_path / "index"), "--out", str(out)]
    main(given)
    found = json.loads(out.read_text())
    kept = [json.loads(line) for line in out.with_suffix(".rows.jsonl").read_text().splitlines()[1:]]
    assert len(kept) == 3 * len(SYSTEMS)
    where = {row["name"]: row["containment"] for row in kept if row["name"].endswith("/q1")}
    del where["sentence/q1"]  # cut to as many words as the span has
    assert set(where.values()) == {1.0}, "Seoul was reported after the question was asked"
    assert out.with_suffix(".md").read_text() == table(found)
    monkeypatch.setattr("qa.assistant.Assistant.ask", lambda *_, **__: pytest.fail("asked again"))
    main(given)
    assert json.loads(out.read_text()) == found
