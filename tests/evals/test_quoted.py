"""What the documents quote is what the committed result files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SettingsError
from evals.quoted import refresh, refreshed

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("evals/**/*.md"), *ROOT.glob("qa/**/*.md")])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_document_quotes_its_results_as_they_are(path: Path):
    text = path.read_text(encoding="utf-8")
    assert refreshed(text) == text, "run the command that refreshes quoted results"


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
