"""The harder room: both sets of articles in one index, refusals counted by type and by threshold."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import SettingsError
from evals.benchmarks import harder_room
from evals.benchmarks.harder_room import figures, main, refusals, room
from evals.benchmarks.room_table import table
from evals.gold import GoldQuestion
from evals.runner import run_gold
from evals.scoring import Scored, score
from index.build import update
from index.index import Index
from qa.assistant import Assistant
from qa.reader.sentence import SentenceReader
from qa.types import Answer
from tests.evals.conftest import TEXTS, TableAssistant, TinyIndex

Gold = tuple[GoldQuestion, ...]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    story = {"url": "https://paper.example/a", "title": "Seals", "text": "The seals ate herring in March."}
    (folder / "articles.jsonl.gz").write_bytes(gzip.compress(json.dumps(story).encode() + b"\n"))
    return folder


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(harder_room, "BUNDLED", folder)
    return folder


def test_the_bundled_articles_join_a_copy_of_the_news_index(news: Path, bundled: Path, tmp_path: Path):
    update([news / "articles.jsonl.gz"], tmp_path / "start")
    before = Index.open(tmp_path / "start").index_id
    index = room(news, tmp_path / "room", tmp_path / "start")
    assert {article.path.name for article in index.articles()} == {"articles.jsonl.gz", *TEXTS}
    assert Index.open(tmp_path / "start").index_id == before, "the copy is updated, not the original"
    assert room(news, tmp_path / "room").index_id == index.index_id


def test_without_a_start_both_are_indexed_and_a_wrong_start_is_named(
    news: Path, bundled: Path, tmp_path: Path
):
    assert room(news, tmp_path / "room").manifest.articles == 3
    with pytest.raises(SettingsError, match="is not an index"):
        room(news, tmp_path / "other", news)


def silent(like: Scored, id: str, type: str, probability: float, answered: bool) -> Scored:
    return replace(like, id=id, type=type, answerable=False, probability=probability, answered=answered)


def test_refusals_are_counted_by_type_at_both_thresholds(
    assistant: TableAssistant, index: TinyIndex, gold: Gold
):
    run = run_gold(assistant, gold[:1], index)
    place = score(gold[0], run.outcomes["place"])  # answered with 0.9
    low = replace(place, id="low", probability=0.3, answered=False)
    scored = [
        *(replace(place, id=f"p{n}") for n in range(19)),
        low,
        silent(place, "a", "near-miss", 0.35, True),
        silent(place, "b", "near-miss", 0.95, True),
        silent(place, "c", "off-topic", 0.1, False),
    ]
    found = refusals(scored)
    assert found["threshold_at_5_percent"] == 0.9
    assert {type: share["mean"] for type, share in found["shipped"].items()} == {
        "near-miss": 0.0,
        "off-topic": 1.0,
        "wrongly": 0.05,
        "right": 0.05,
    }
    assert {type: share["mean"] for type, share in found["at_5_percent"].items()} == {
        "near-miss": 0.5,
        "off-topic": 1.0,
        "wrongly": 0.05,
        "right": 0.05,
    }


def test_a_wrong_answer_withheld_is_no_wrong_refusal(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    place = score(gold[0], run_gold(assistant, gold[:1], index).outcomes["place"])
    scored = [
        *(replace(place, id=f"p{n}", probability=0.9) for n in range(20)),
        *(replace(place, id=f"w{n}", probability=0.2, best_right=False) for n in range(20)),
        silent(place, "a", "near-miss", 0.3, True),
    ]
    found = refusals(scored)
    assert found["at_5_percent"]["near-miss"]["mean"] == 0.0
    assert found["at_5_percent_of_right"]["near-miss"]["mean"] == 1.0
    assert found["at_5_percent_of_right"]["wrongly"]["mean"] == 0.5
    assert found["at_5_percent_of_right"]["right"]["mean"] == 0.0


def test_claims_are_counted_on_questions_of_one_answer_only(
    assistant: TableAssistant, index: TinyIndex, gold: Gold
):
    single = replace(gold[0], kind="single")
    run = run_gold(assistant, (single, *gold[1:3]), index, settings={"articles": 2})
    found = figures(run)
    assert found["room"]["claims_on_single"]["mean"] == 1.0  # "When does it end?" shows two, and is changed
    assert found["room"]["citations"] == {"n": 3, "exact": 1.0}
    written = table(found)
    assert "| near-miss refused, as shipped, % | 100.0 |" in written
    assert "3 questions, 2 of them answerable, over 2 articles" in written


def test_the_command_goes_on_where_it_stopped_and_a_part_of_a_part_is_no_result(
    news: Path, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    row = {"id": "place", "question": "Where did the envoys meet?", "type": "factoid", "kind": "single"}
    rows = [
        {
            **row,
            "status": "answered",
            "answers": [{"article": "talks.md", "start": 18, "end": 23, "text": "Busan"}],
        },
        {**row, "id": "no", "type": "off-topic", "status": "not_found"},
    ]
    stranger = {
        **row,
        "id": "room",
        "question": "Who carved the fig?",
        "type": "off-topic",
        "status": "not_found",
    }
    (tmp_path / "bundled.dev.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    (tmp_path / "room.dev.jsonl").write_text(json.dumps(stranger) + "\n")
    monkeypatch.setattr(harder_room, "GOLD", tmp_path)
    monkeypatch.setattr(harder_room, "RESULTS", tmp_path)
    made = SentenceReader(lambda text: text.lower().split(), lambda token: 1.0)
    monkeypatch.setattr("qa.assistant.load_reader", lambda name: made)
    given = ["--news", str(news), "--into", str(tmp_path / "room")]
    main([*given, "--limit", "1"])
    assert not (tmp_path / "gold_dev.json").exists()
    main(given)
    found = json.loads((tmp_path / "gold_dev.json").read_text())
    assert (found["n"], found["settings"]["articles"]) == (2, 3)
    kept = tmp_path / "room-runs" / "dev" / "outcomes.jsonl"
    asked = {json.loads(line)["id"] for line in kept.read_text().splitlines()[1:]}
    assert asked == {"place", "room"}  # the off-topic questions are those written for the room
    assert (tmp_path / "gold_dev.md").read_text() == table(found)
    wording = {"id": "place", "question": "Where did the envoys to the fish talks meet?"}
    (tmp_path / "room_wordings.jsonl").write_text(json.dumps(wording) + "\n")
    main([*given, "--worded"])
    kept = tmp_path / "room-runs" / "dev_worded" / "outcomes.jsonl"
    assert wording["question"] in kept.read_text() and (tmp_path / "gold_dev_worded.json").exists()
    monkeypatch.setattr("qa.assistant.Assistant.ask", lambda *_, **__: pytest.fail("asked again"))
    main(given)


def test_labelled_news_questions_are_asked_as_of_their_dates_and_reported(
    news: Path, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked = GoldQuestion(
        "q", "What did the seals eat?", "news", "answered", variants=("krill",), as_of="2022-06-10"
    )
    monkeypatch.setattr(harder_room, "labelled_questions", lambda folder, labels: (asked,))
    made = SentenceReader(lambda text: text.lower().split(), lambda token: 1.0)
    monkeypatch.setattr("qa.assistant.load_reader", lambda name: made)
    dates: list[str | None] = []
    ask = Assistant.ask

    def noted(self: Assistant, question: str, as_of: str | None = None, **more: Any) -> Answer:
        dates.append(as_of)
        return ask(self, question, as_of, **more)

    monkeypatch.setattr(Assistant, "ask", noted)
    out, pages = tmp_path / "gold_news.json", tmp_path / "pages"
    given = ["--news", str(news), "--into", str(tmp_path / "room"), "--part", "news"]
    main([*given, "--out", str(out), "--report", str(pages)])
    assert set(dates) == {"2022-06-10"}
    assert "herring" in (pages / "report.html").read_text() and "herring" not in out.read_text()
    assert "not held out" in out.with_suffix(".md").read_text()


def test_gold_that_does_not_fit_the_articles_is_named(
    news: Path, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    row = {"id": "x", "question": "Where?", "type": "factoid", "kind": "single", "status": "answered"}
    gone = {**row, "answers": [{"article": "talks.md", "start": 0, "end": 5, "text": "Busan"}]}
    (tmp_path / "bundled.dev.jsonl").write_text(json.dumps(gone) + "\n")
    monkeypatch.setattr(harder_room, "GOLD", tmp_path)
    with pytest.raises(SettingsError, match="does not fit the index"):
        main(["--news", str(news), "--into", str(tmp_path / "room")])
