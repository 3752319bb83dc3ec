"""Whatever articles, files and questions hold, what is printed drives no terminal and is whole JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tui import console

DRIVES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
ESCAPE = "\x1b]0;owned\x07\x9b31m"
CONSOLE = Path(console.__file__)


@pytest.fixture
def hostile(dateline, tmp_path: Path) -> Path:
    """An index whose names and texts are full of escape sequences."""
    folder = tmp_path / f"ro{ESCAPE}ot"
    folder.mkdir()
    text = f"Ferry fares rise\n\nThe {ESCAPE}clerk Osman Vale printed the fares on May 3, 2024, he said.\n"
    (folder / f"fa{ESCAPE}res.txt").write_text(text, encoding="utf-8")
    (folder / f"bad{ESCAPE}.txt").write_bytes(b"")
    result = dateline("index", folder, "--into", tmp_path / "index")
    assert result.code == 0
    assert "skipped" in result.err
    assert not DRIVES.search(result.out + result.err)
    return tmp_path / "index"


def test_no_command_prints_what_drives_a_terminal(dateline, hostile):
    listed = dateline("article", "list", "--index", hostile)
    article_id = listed.out.split("\t")[0]
    shown = [
        listed,
        dateline("ask", "Who printed the fares?", "--index", hostile),
        dateline("ask", f"What is {ESCAPE} tungsten?", "--index", hostile),
        dateline("article", "show", article_id, "--index", hostile),
        dateline("article", "show", f"none{ESCAPE}", "--index", hostile),
        dateline("timeline", "fares", "--index", hostile),
        dateline("info", "--index", hostile),
        dateline("verify", "--index", hostile),
        dateline("ask", "x", "--index", hostile / ESCAPE),
    ]
    for result in shown:
        assert result.out + result.err
        assert not DRIVES.search(result.out + result.err)


def test_a_batch_echoes_no_escape_sequence_of_its_questions(dateline, index, tmp_path):
    questions = tmp_path / "q.jsonl"
    questions.write_text(
        json.dumps({"id": f"a{ESCAPE}", "question": f"Where is {ESCAPE}?\nfake: line"}) + "\n"
    )
    result = dateline("ask", "--questions", questions, "--index", index)
    assert result.code == 0
    assert not DRIVES.search(result.out)
    assert not [line for line in result.out.splitlines() if line.startswith("fake")]


def test_json_is_one_line_without_controls_and_says_the_same(capsys):
    record = {"text": "a\x9b31m\x7f\x85\u2028\u2029b \U0001f600 \u00e9", "half": "\ud800"}
    console.out_json(record)
    printed = capsys.readouterr().out
    assert json.loads(printed) == record
    assert not DRIVES.search(printed)
    assert len(printed.splitlines()) == 1
    assert "\u00e9" in printed
    printed.encode("utf-8")


def test_only_the_console_prints_or_asks():
    """A line of its own printing would be a line without the console's care."""
    raw = re.compile(r"(?<![\w.])(?:print|input)\(|json\.dumps\(|sys\.std(?:out|err)\.write")
    elsewhere = [
        f"{path.name}:{number}"
        for path in sorted(CONSOLE.parent.glob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if path != CONSOLE and raw.search(line)
    ]
    assert not elsewhere
