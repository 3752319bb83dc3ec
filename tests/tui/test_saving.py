"""What is written for a person never costs a file that was there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from qa.conversation.history import open_history
from tests.tui.answers import CHANGED, NOT_FOUND
from tui.chat import saving
from tui.chat.keeping import Keeping
from tui.chat.saving import append_rows, write_new
from tui.chat.scope import Scope
from tui.chat.state import Exchange

MINE = '{"id": "mine", "note":  "by hand, spaced so"}'


def row(name: str) -> str:
    return json.dumps({"id": name}) + "\n"


@pytest.fixture
def keeping():
    made = Keeping(lambda: open_history(keep=False))
    made.keep(1, CHANGED)
    yield made
    made.close()


def test_an_export_takes_the_next_free_name(
    keeping: Keeping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    Path("conversation.md").write_text("mine")
    assert [str(keeping.export("md")) for _ in range(2)] == ["conversation-2.md", "conversation-3.md"]
    assert Path("conversation.md").read_text() == "mine"


def test_an_export_to_a_file_that_is_there_is_refused(keeping: Keeping, tmp_path: Path):
    (tmp_path / "talk.md").write_text("mine")
    with pytest.raises(SettingsError, match="is there already"):
        keeping.export("md", tmp_path / "talk.md")
    assert (tmp_path / "talk.md").read_text() == "mine"


def test_marked_answers_are_added_to_a_gold_file_once(keeping: Keeping, tmp_path: Path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(MINE)
    keeping.mark(Exchange(1, CHANGED.question, Scope(), "answered", answer=CHANGED, verdict="right"))
    assert [keeping.write_gold(gold), keeping.write_gold(gold)] == [1, 0]
    keeping.keep(2, NOT_FOUND)
    keeping.mark(Exchange(2, NOT_FOUND.question, Scope(), "answered", answer=NOT_FOUND, verdict="right"))
    assert keeping.write_gold(gold) == 1
    mine, *rows = gold.read_text().splitlines()
    assert mine == MINE
    assert [json.loads(one)["question"] for one in rows] == [CHANGED.question, NOT_FOUND.question]


@pytest.mark.parametrize("held", ["# Notes\n", "[1, 2]\n", '{"no": "id"}\n'])
def test_a_file_of_something_else_is_no_gold_file(tmp_path: Path, held: str):
    (tmp_path / "notes").write_text(held)
    with pytest.raises(SettingsError, match="something else"):
        append_rows(tmp_path / "notes", row("a"))
    assert (tmp_path / "notes").read_text() == held


def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    gold = tmp_path / "gold.jsonl"
    gold.write_text(MINE)
    monkeypatch.setattr(saving.os, "fsync", full)
    for write in (lambda: append_rows(gold, row("a")), lambda: write_new(tmp_path / "new.md", "x")):
        with pytest.raises(SettingsError, match="No space left"):
            write()
    assert (gold.read_text(), list(tmp_path.iterdir())) == (MINE, [gold])
