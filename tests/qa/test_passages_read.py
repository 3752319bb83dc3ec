"""How many of the passages found are read: those with odds, a few at least, so many at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import update
from index.index import Index
from index.search import SearchSettings
from index.tokens import tokenize
from qa.asking import AssistantSettings
from qa.assistant import Assistant
from qa.reader.sentence import SentenceReader
from tests.index.conftest import HashingEncoder

QUESTION = "Where was the third round of the talks about herring held?"
NEAR = [
    "The third round of the talks about herring was held in Geneva, Norway says.",
    "Diplomats recall where the third round of talks about herring was held: Geneva.",
    "Geneva, where the third round of the talks about herring was held, was cold.",
    "Nobody liked the hall where the third round of talks about herring was held.",
]
FAR = [
    "A museum in Lyon shows paintings of a harbour until May.",
    "Her novel sold well in Kenya last year.",
    "Snow closed two passes near Innsbruck on Sunday.",
    "The striker signs for a club from Porto.",
    "Bakers in Ghent want to open later.",
    "A comet will be visible from Chile.",
    "Trams in Oslo run every five minutes.",
    "The choir sang for an hour without a break.",
]


@pytest.fixture(autouse=True)
def odds_among_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Odds are told among twelve passages as well."""
    monkeypatch.setattr("index.reranking.FEW", 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles = tmp_path_factory.mktemp("articles")
    for number, text in enumerate(NEAR + FAR):
        (articles / f"{number:02}.txt").write_text(text)
    into = tmp_path_factory.mktemp("index")
    update([articles], into, encoder=HashingEncoder())
    return into


def read(folder: Path, *, fusion: str = "weighted", **given: object) -> list[str]:
    """The texts of the passages read, best first."""
    search = SearchSettings(fusion=fusion)  # pyright: ignore[reportArgumentType]
    index = Index.open(folder, settings=search, encoder=HashingEncoder())
    settings = AssistantSettings(**given)  # pyright: ignore[reportArgumentType]
    assistant = Assistant(index, SentenceReader(tokenize, index.rarity), settings)
    hits = assistant.retrieve(QUESTION)
    answer = assistant.ask(QUESTION)
    marked = {one.hit.passage.id for one in answer.candidates if not one.stated}
    assert marked <= {hit.passage.id for hit in hits}
    assert answer.hits[: len(hits)] == hits
    return [hit.passage.span.of(index.article(hit.passage.article_id).text) for hit in hits]


def test_what_is_hardly_sought_is_not_read(folder: Path):
    assert read(folder, fewest=1, near=0.1) == [NEAR[2]]
    assert sorted(read(folder, fewest=1, near=0.005)) == sorted(NEAR)


def test_a_few_are_read_however_far_they_lie_behind(folder: Path):
    assert len(read(folder, fewest=6)) == 6


def test_no_more_are_read_than_the_most(folder: Path):
    assert len(read(folder, passages=2)) == 2
    assert len(read(folder, passages=11, near=0.0)) == 11


def test_among_a_handful_all_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.reranking.FEW", 20)
    assert len(read(folder, fewest=1)) == 12


@pytest.mark.parametrize("given", [{"mode": "bm25"}, {"mode": "dense"}, {"fusion": "rrf"}])
def test_where_nobody_looked_again_nothing_is_cut(folder: Path, given: dict[str, str]):
    found = 12 if given.get("mode") != "bm25" else len(NEAR)
    assert len(read(folder, fewest=1, **given)) == found
