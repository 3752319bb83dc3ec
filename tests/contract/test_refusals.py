"""What a person or the system got wrong is told in plain words, with a remedy, and never with exit code 1."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from tui.console import exit_codes


def told(result, *words: str) -> bool:
    return all(word in result.err for word in words) and "Traceback" not in result.err


def test_a_folder_inside_a_file_is_told_with_its_path(dateline, articles, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    result = dateline("index", articles, "--into", tmp_path / "file" / "x")
    assert result.code == 2
    assert told(result, "dateline:", str(tmp_path / "file"))


def test_a_home_that_cannot_be_written_to_is_told(dateline, monkeypatch, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "file"))
    monkeypatch.chdir(tmp_path)
    result = dateline("ask", "Who?")
    assert result.code == 2
    assert told(result, "dateline:", str(tmp_path / "file"))


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "space"),
        (PermissionError(errno.EACCES, "Permission denied", "/root/x"), "DATELINE_HOME"),
        (OSError(errno.EADDRINUSE, "Address already in use"), "--port"),
        (sqlite3.OperationalError("database or disk is full"), "space"),
        (OSError("something without a number"), "Check"),
    ],
)
def test_what_the_system_refuses_is_no_not_found(error: Exception, remedy: str, capsys):
    with pytest.raises(SystemExit) as left, exit_codes():
        raise error
    assert left.value.code == 2
    assert remedy in capsys.readouterr().err


@pytest.mark.parametrize("line", ['{"question": "Who \\ud800?"}', '{"question": "Who?", "id": "\\udc00"}'])
def test_a_line_that_is_no_unicode_is_named_before_any_is_asked(dateline, index, tmp_path, line):
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"question": "Who told the council?"}\n' + line + "\n")
    result = dateline("ask", "--questions", questions, "--index", index, "--json")
    assert (result.code, result.out) == (2, "")
    assert told(result, f"{questions}:2")


def test_a_question_that_is_no_unicode_is_refused(dateline, index):
    for command in ("ask", "timeline"):
        result = dateline(command, "Who \udcff?", "--index", index, "--json")
        assert (result.code, result.out) == (2, "")
        assert told(result, "Unicode")
