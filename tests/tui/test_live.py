"""The chat's session over a real index, with the reader that needs no weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnknownArticleError
from index.build import update
from qa.conversation.history import NullHistory
from tests.tui.articles import FIRST, SECOND, THIRD
from tui.chat.live import LiveSession
from tui.chat.scope import Scope
from tui.chat.state import STAGES, Cancelled, Stage

FRONT = "---\npublished: {published}\npublisher: {publisher}\n---\n"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferry")
    articles = folder / "articles"
    articles.mkdir()
    for name, text, published, publisher in (
        ("plan", FIRST, "2031-02-03", "Bay Courier"),
        ("copy", FIRST, "2031-02-04", "Island Wire"),
        ("slip", SECOND, "2031-05-19", "Bay Courier"),
        ("sail", THIRD, "2031-09-11", "County Post"),
    ):
        front = FRONT.format(published=published, publisher=publisher)
        (articles / f"{name}.md").write_text(front + text, encoding="utf-8")
    update([articles], folder / "index")
    return folder / "index"


def test_the_session_answers_searches_and_knows_its_articles(index: Path):
    session = LiveSession(index, "sentence")
    stages: list[Stage] = []
    answer = session.ask(
        "When will the first crossing leave Marrow Bay?",
        scope=Scope(),
        earlier=(),
        on_stage=stages.append,
        cancelled=lambda: False,
    )
    assert tuple(stages) == STAGES
    assert answer.hits
    ids = {article.path.stem: article.id for article, _ in session.shelf()}
    assert set(ids) == {"plan", "copy", "slip", "sail"}
    assert session.status().articles == 4
    assert session.status().name == "articles"
    assert [a.path.stem for a in session.copies(ids["plan"])] == ["copy"]
    text = session.article(ids["plan"]).text
    kinds = {block.span.of(text): block.kind for block in session.blocks(ids["plan"])}
    assert kinds["Share this story"] == "furniture"
    with pytest.raises(UnknownArticleError):
        session.article("no such article")


def test_the_scope_reaches_search_asking_and_the_timeline(index: Path):
    session = LiveSession(index, "sentence")
    scope = Scope(as_of="2031-06", publishers=("Bay Courier",))
    found = {article.path.stem for _, article in session.search("ferry crossing repairs", scope=scope, k=9)}
    assert found == {"plan", "slip"}
    entries = session.timeline("ferry repairs", scope=scope)
    assert {entry.citation.article.publisher for entry in entries} <= {"Bay Courier"}


def test_a_timeline_takes_the_best_passages_of_the_scope(index: Path, monkeypatch: pytest.MonkeyPatch):
    session = LiveSession(index, "sentence")
    monkeypatch.setattr("qa.assistant.WIDE_PASSAGES", 1)
    for publisher in ("Bay Courier", "County Post"):
        entries = session.timeline("ferry Marrow Bay", scope=Scope(publishers=(publisher,)))
        assert {entry.citation.article.publisher for entry in entries} == {publisher}


def test_asking_stops_at_the_next_stage_when_it_is_cancelled(index: Path):
    session = LiveSession(index, "sentence")

    def stop(stage: Stage) -> None:
        if stage == "reading":
            raise Cancelled

    with pytest.raises(Cancelled):
        session.ask("When?", scope=Scope(), earlier=(), on_stage=stop, cancelled=lambda: True)


def test_a_correction_shows_at_once_and_after_reloading(index: Path):
    session = LiveSession(index, "sentence")
    ids = {article.path.stem: article.id for article, _ in session.shelf()}
    corrected = session.correct(ids["sail"], NullHistory(), published="2031-09-12")
    assert (corrected.published, corrected.published_basis) == ("2031-09-12", "corrected")
    session.reload()
    assert session.article(ids["sail"]).published == "2031-09-12"


def test_what_another_process_indexes_is_noticed_and_can_be_opened(tmp_path: Path):
    articles, into = tmp_path / "articles", tmp_path / "index"
    articles.mkdir()
    (articles / "plan.md").write_text(FIRST, encoding="utf-8")
    update([articles], into)
    session = LiveSession(into, "sentence")
    assert not session.outdated()
    (articles / "slip.md").write_text(SECOND, encoding="utf-8")
    update([articles], into)
    assert session.outdated()
    session.reload()
    assert not session.outdated()
    assert session.status().articles == 2
    (into / "current").unlink()
    assert not session.outdated(), "what is open goes on answering"
