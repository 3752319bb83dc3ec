"""Gold lines written in the terminal pass the check of gold files, and interruptions lose nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.types import Span
from evals.gold import check, load
from evals.writing import GoldFile, around, places
from tests.evals.conftest import TEXTS, TableAssistant, TinyIndex
from tui.cli import app

Typed = Callable[..., str]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, assistant: TableAssistant, tmp_path: Path) -> Typed:
    """Runs the command over the tiny corpus with these lines typed; returns what it printed."""
    monkeypatch.setattr("qa.assistant.Assistant.open", lambda *_, **__: assistant)

    def run(*lines: str, code: int = 0) -> str:
        given = "".join(f"{line}\n" for line in lines)
        done = CliRunner().invoke(
            app, ["eval", "--new", str(tmp_path / "mine.jsonl"), "--index", str(tmp_path)], input=given
        )
        assert done.exit_code == code, done.output
        return done.output

    return run


def test_a_shown_span_becomes_a_line_that_the_check_accepts(typed: Typed, index: TinyIndex, tmp_path: Path):
    shown = typed("Where did they meet?", "1", "", "single", "", "Busan city; the port", "")
    assert "[Busan]" in shown and "p1  talks.md (2025-08-11)" in shown and "Added mine-001" in shown
    (line,) = load(tmp_path / "mine.jsonl")
    assert [(a.article, a.start, a.text) for a in line.answers] == [("talks.md", 18, "Busan")]
    assert (line.type, line.kind, line.status) == ("factoid", "single", "answered")
    assert line.variants == ("Busan city", "the port")
    assert check(tmp_path / "mine.jsonl", index) == []


def test_typed_words_of_several_places_and_articles_carry_their_values(
    typed: Typed, index: TinyIndex, tmp_path: Path
):
    typed(
        "When does it end?",
        "p1 August 12",
        "@later.md November 10",
        "@later.md nowhere to be found",
        "",
        "changed",
        "",
        "2",
        "1",
        "",
        "",
    )
    (line,) = load(tmp_path / "mine.jsonl")
    assert [(a.value, a.text) for a in line.answers] == [(1, "November 10"), (2, "August 12")]
    assert line.first.accepted == ("November 10",)
    assert check(tmp_path / "mine.jsonl", index) == []


def test_a_disputed_question_is_expected_to_be_conflicting(typed: Typed, tmp_path: Path):
    typed("When?", "p1 August 12", "@later.md November 10", "", "disputed", "", "", "", "", "")
    (line,) = load(tmp_path / "mine.jsonl")
    assert line.status == "conflicting" and len(line.values) == 2


def test_what_the_corpus_does_not_say_and_wrong_entries(typed: Typed, index: TinyIndex, tmp_path: Path):
    shown = typed("What did it cost?", "", "99", "@gone.md x", "p1 x y z", "none", "perhaps", "off-topic", "")
    assert "There is no span 99" in shown and "perhaps is none of them" in shown
    assert '"x y z" does not stand in Talks' in shown
    (line,) = load(tmp_path / "mine.jsonl")
    assert (line.status, line.type, line.kind, line.answers) == ("not_found", "off-topic", None, ())
    assert check(tmp_path / "mine.jsonl", index) == []


def test_input_that_ends_early_is_offered_again_with_its_marks(typed: Typed, tmp_path: Path):
    path = tmp_path / "mine.jsonl"
    shown = typed("Who met?", "none", "", "Where did they meet?", "p1 Busan")
    assert "Unfinished, and offered the next time: Where did they meet?" in shown
    assert [q.question for q in load(path)] == ["Who met?"]
    typed("y", "", "", "", "", "")
    assert [a.text for a in load(path)[1].answers] == ["Busan"]
    assert sorted(p.name for p in tmp_path.glob("mine*")) == ["mine.jsonl"]


def test_an_interruption_keeps_finished_lines_and_the_unfinished_one(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    given = iter(["Who met?", "none", "near-miss", "Where did they meet?", "p1 Busan"])

    def interrupted(prompt: str = "") -> str:
        if (line := next(given, None)) is None:
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr("builtins.input", interrupted)
    typed(code=130)
    assert len(load(tmp_path / "mine.jsonl")) == 1
    left = json.loads((tmp_path / "mine.jsonl.unfinished").read_text())
    assert (left["question"], left["spans"][0]["text"]) == ("Where did they meet?", "Busan")


def test_a_file_without_a_last_line_end_is_not_broken(typed: Typed, tmp_path: Path):
    path = tmp_path / "mine.jsonl"
    typed("Who met?", "none", "", "")
    path.write_text(path.read_text().rstrip("\n"))
    typed("Who spoke?", "none", "", "")
    assert [q.id for q in load(path)] == ["mine-001", "mine-002"]


def test_a_passage_can_be_read_whole_before_it_is_marked(typed: Typed, index: TinyIndex, tmp_path: Path):
    talks = replace(index.article("talks"), text=TEXTS["talks.md"] + " They dined late." * 20)
    talks.path.write_text(talks.text, encoding="utf-8")
    index.found["talks"] = talks
    shown = typed("Where did they meet?", "p1", "p1 Busan", "", "", "", "", "")
    assert shown.count(talks.text) == 1
    assert [a.text for a in load(tmp_path / "mine.jsonl")[0].answers] == ["Busan"]


def test_words_are_located_exactly_but_for_line_breaks(index: TinyIndex):
    talks = index.article("talks")
    assert [span.of(TEXTS["talks.md"]) for span in places("They  agreed\non", talks)] == ["They agreed on"]
    assert places("they agreed", talks) == [] and places("  ", talks) == []
    assert around(talks.text, Span(18, 23), chars=7) == "met in [Busan] on Fri"


def test_two_articles_of_one_name_are_told_apart(index: TinyIndex, tmp_path: Path):
    twin = replace(index.article("talks"), id="twin")
    index.found["twin"] = twin
    file = GoldFile(tmp_path / "mine.jsonl", index)
    assert {file.name(index.article("talks")), file.name(twin)} == {"talks.md", "twin"}
