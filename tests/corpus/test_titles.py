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
        "THE SALTMERE GAZETTE\nHome | Town | Council | Ferry | Sport\n\n",
        "Saltmere Gazette\nRegional business since 1951\n\nMENU: Ferry - Council - Jobs - Fairs\n\n",
        "SALTMERE GAZETTE\nthe free paper of the council wards\n\nFront page / Streets / Small ads\n\n",
        "THE FERRY DESK -- big stories in short answers\n\n",
        "The Landing - the paper that reads the council's minutes\n\n",
        "PIER & LANDING\nThe magazine for people who build\nIssues - Podcast - Shop - Jobs\n\nReport\n\n",
        "Gazette\nShare | Print | Listen to this article (4 min)\n\n",
        "[ Menu ]  [ Search ]  [ Log in ]\n\n",
        "COUNCIL\n26 April 2029 | Nora Falk | 3 min read\nShare | Print | Comment (14)\n\n",
        "From our news services\n\n",
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


@pytest.mark.parametrize(
    "title",
    [
        "No rest for Saltmere, but spring moves nearer",
        "Cold hands, loud gulls: one more winter gone",
        "Landing, ferry - and what comes next",
        "Home prices fall, says Saltmere council",
        "iFerry maker wins Saltmere council contract",
    ],
)
def test_a_headline_that_says_little_of_its_story_is_one(tmp_path: Path, title: str) -> None:
    above, below = "SALTMERE GAZETTE\nHome | Town | Port | Sport | Jobs", "By Nora Falk\n3 min read | Share"
    assert _title(tmp_path, f"{above}\n\n{title}\n\n{below}\n\n{_STORY}") == title
