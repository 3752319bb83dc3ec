"""What the documents quote is what the committed result files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SettingsError
from evals.quoted import (
    ROOT,
    TABLES,
    documents,
    made_tables,
    main,
    quotes,
    refresh,
    refresh_all,
    refreshed,
    stale,
)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", documents(), ids=named)
def test_every_document_quotes_its_results_as_they_are(path: Path):
    text = path.read_text(encoding="utf-8")
    assert refreshed(text) == text, "run the command that refreshes quoted results"


@pytest.mark.parametrize(("path", "table"), made_tables().items(), ids=lambda x: getattr(x, "stem", ""))
def test_every_table_says_what_its_figures_say(path: Path, table: str):
    assert path.read_text(encoding="utf-8") == table, "run python -m evals.quoted"


def test_no_document_quotes_results_unseen():
    """Wherever in the project a mark stands, the test above and the command see it."""
    hidden = {".venv", ".git", "node_modules"}
    everywhere = [path for path in ROOT.rglob("*.md") if not hidden & set(path.relative_to(ROOT).parts)]
    quoting = {path for path in everywhere if quotes(path.read_text(encoding="utf-8"))}
    assert quoting and quoting <= set(documents())


def test_one_command_brings_tables_and_documents_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    results = tmp_path / "evals" / "results"
    results.mkdir(parents=True)
    (results / "reader.json").write_text('{"int8": {"dev": {"n": 3, "f1": 71.5}}}')
    page = tmp_path / "README.md"
    page.write_text("<!-- results:reader -->\nold\n<!-- /results:reader -->\n")
    (results / "reader.md").write_text("old\n")
    assert stale(tmp_path, results) == [results / "reader.md"]
    assert refresh_all(tmp_path, results) == [results / "reader.md", page]
    assert "71.50" in page.read_text() and "old" not in page.read_text()
    assert stale(tmp_path, results) == [] == refresh_all(tmp_path, results)
    (results / "reader.md").write_text("| edited by hand |\n")
    assert stale(tmp_path, results) == [results / "reader.md", page]


def test_the_check_changes_nothing_and_tells(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    assert main(["--check"]) == 0
    monkeypatch.setattr("evals.quoted.stale", lambda: [ROOT / "README.md"])
    assert main(["--check"]) == 1
    assert "differs: README.md" in capsys.readouterr().out


def test_every_maker_of_a_table_is_there():
    from evals.quoted import _maker

    assert all(callable(_maker(maker)) for maker in TABLES.values())


def test_refreshing_replaces_only_what_is_between_the_marks(tmp_path: Path):
    (tmp_path / "speed.md").write_text("| 12 ms |\n")
    page = tmp_path / "README.md"
    page.write_text("Before\n<!-- results:speed -->\n| 99 ms |\n<!-- /results:speed -->\nafter\n")
    assert refresh(page, tmp_path)
    assert page.read_text() == "Before\n<!-- results:speed -->\n| 12 ms |\n<!-- /results:speed -->\nafter\n"
    assert not refresh(page, tmp_path)


def test_a_missing_result_and_an_open_mark_are_errors(tmp_path: Path):
    with pytest.raises(SettingsError, match="no result"):
        refreshed("<!-- results:gone -->\n<!-- /results:gone -->", tmp_path)
    with pytest.raises(SettingsError, match="not closed"):
        refreshed("<!-- results:speed -->\n", tmp_path)
