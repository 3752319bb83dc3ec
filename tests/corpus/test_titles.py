"""The titles of bare text files, in the shapes that files are saved in."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from corpus.read import read_root
from corpus.types import Article

_TITLE = "Saltmere council votes to rebuild ferry landing"
_LONG = "Saltmere council votes to rebuild the ferry landing that two winters of storms broke"
_PARAGRAPHS = (
    "The council of Saltmere voted on Tuesday to rebuild the old ferry landing after two winters of storms. "
    "Work on the landing will begin in April and cost the town nearly four million crowns.",
    "Mayor Ida Holm said the ferry would run through the summer. Fishermen had asked the council for a new "
    "landing since the storm of 2021.",
)
_STORY = "\n\n".join(_PARAGRAPHS)
_WRAPPED = "\n\n".join(textwrap.fill(paragraph, 64) for paragraph in _PARAGRAPHS)


def _title(folder: Path, text: str) -> str | None:
    (folder / "story.txt").write_text(text)
    (article,) = read_root(folder)
    assert isinstance(article, Article)
    return article.title


@pytest.mark.parametrize(
    "above",
    [
        "By Nora Falk\n\n",
        "By Nora Falk, Staff Writer\nSaltmere Gazette\n\n",
        "Nora Falk\n",
        "SALTMERE, March 12 —\n\n",
        "SALTMERE\n\n",
        "SALTMERE, Norway (AP) - March 12, 2024\n",
        "LOCAL NEWS\n\n",
        "SALTMERE TOWN COUNCIL\n",
        "FERRY AND HARBOUR NEWS\n\n",
    ],
)
@pytest.mark.parametrize("story", [_STORY, _WRAPPED])
def test_the_headline_is_found_below_what_stands_above_it(tmp_path: Path, above: str, story: str) -> None:
    assert _title(tmp_path, f"{above}{_TITLE}\n\n{story}") == _TITLE


@pytest.mark.parametrize("width", [50, 60, 70])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_headline_over_two_lines_is_one(tmp_path: Path, width: int, line_break: str) -> None:
    text = f"{textwrap.fill(_LONG, width)}\n\n{_STORY}"
    assert _title(tmp_path, text.replace("\n", line_break)) == _LONG


def test_a_headline_in_capitals_is_one(tmp_path: Path) -> None:
    assert _title(tmp_path, f"LOCAL NEWS\n{_TITLE.upper()}\n\n{_STORY}") == _TITLE.upper()


def test_a_line_below_the_headline_is_not_of_it(tmp_path: Path) -> None:
    assert (
        _title(tmp_path, f"{_TITLE}\nWork to begin in April after two stormy winters\n\n{_STORY}") == _TITLE
    )


@pytest.mark.parametrize("above", ["", "By Nora Falk\n\n", "SALTMERE, March 12 — "])
@pytest.mark.parametrize("story", [_STORY, _WRAPPED])
def test_without_a_headline_there_is_none(tmp_path: Path, above: str, story: str) -> None:
    assert _title(tmp_path, f"{above}{story}") is None
