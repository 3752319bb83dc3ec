"""A folder is added by another process while asking goes on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.tui.answers import CHANGED
from tests.tui.driving import chatting
from tests.tui.fakes import FakeSession
from tui.chat.shelf import running
from tui.chat.shelf.indexing import NICENESS, Indexing, command, removal, run_indexing

WORKING = """
import os, sys
print("encoding, 2/2 articles, 3/6 passages, 9 passages/s", file=sys.stderr, flush=True)
print("niceness", os.nice(0), flush=True)
print("2 articles, 6 passages, index abc", flush=True)
"""
FAILING = "print('dateline: no such file [x]'); print('  Name another.'); raise SystemExit(2)"


async def test_progress_is_told_as_the_process_writes_it(tmp_path: Path):
    told: list[Indexing] = []
    assert await run_indexing([sys.executable, "-c", WORKING], tmp_path, told.append)
    assert (told[0].stage, told[0].ended) == ("starting", None)
    assert (told[1].stage, told[1].done, told[1].total) == ("encoding", 3, 6)
    assert (told[-1].ended, told[-1].said) == (True, "2 articles, 6 passages, index abc")


async def test_a_failure_is_told_in_its_own_words(tmp_path: Path):
    told: list[Indexing] = []
    assert not await run_indexing([sys.executable, "-c", FAILING], tmp_path, told.append)
    assert told[-1].words() == "dateline: no such file [x] Name another."


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="no priorities on this system")
async def test_the_process_gives_way_to_what_a_person_waits_for(tmp_path: Path):
    patient = "import os, time; time.sleep(0.3); print(os.getpriority(os.PRIO_PROCESS, 0))"
    told: list[Indexing] = []
    await run_indexing([sys.executable, "-c", patient], tmp_path, told.append)
    assert int(told[-1].said) >= min(19, NICENESS)


def test_the_command_line_is_that_of_dateline_index(tmp_path: Path):
    assert command(tmp_path, "/somewhere/.dateline")[3:] == [
        "index",
        str(tmp_path),
        "--into",
        "/somewhere/.dateline",
    ]


async def test_adding_a_folder_from_the_chat_reopens_the_index(
    session: FakeSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(running, "command", lambda folder, into: [sys.executable, "-c", WORKING])
    reloaded: list[bool] = []
    monkeypatch.setattr(session, "reload", lambda index: reloaded.append(True))
    async with chatting(session) as driver:
        await driver.enter(f"/add {tmp_path / 'nowhere'}")
        await driver.until(lambda: "is not there" in driver.screen_text())
        await driver.enter(f"/add {tmp_path}")
        await driver.ask("Who leads the repairs?")
        await driver.until(lambda: bool(reloaded))
        await driver.settle()
        assert driver.chat.indexing.now is not None
        assert driver.chat.indexing.now.ended
        assert "● ready" in driver.screen_text()


async def test_what_is_added_to_the_bundled_articles_gets_an_index_of_its_own(
    session: FakeSession, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    session.path = str(own_home / "bundled" / "0123456789ab")
    monkeypatch.chdir(tmp_path)
    written: list[str] = []

    def fake(folder: Path, into: str) -> list[str]:
        written.append(into)
        return [sys.executable, "-c", WORKING]

    monkeypatch.setattr(running, "command", fake)
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.enter(f"/add {tmp_path}")
        await driver.until(lambda: session.path == str(tmp_path / ".dateline"))
        assert written == [session.path]
        # The answer of before stays, also where its articles are not in the other index.
        session.articles.clear()
        await driver.press("ctrl+n")
        assert CHANGED.claims[0].citations[0].quote in driver.screen_text()
        assert "no article" not in driver.screen_text()


async def test_an_article_is_removed_from_the_browser_when_asked_twice(
    session: FakeSession, monkeypatch: pytest.MonkeyPatch
):
    from qa.conversation.history import open_history

    asked: list[str] = []

    def fake(article_id: str, index: str) -> list[str]:
        asked.append(article_id)
        return [sys.executable, "-c", WORKING]

    monkeypatch.setattr(running, "removal", fake)
    async with chatting(session, history=open_history) as driver:
        await driver.ask(CHANGED.question)
        cited = CHANGED.claims[0].citations[0]
        assert cited.quote in driver.screen_text()
        await driver.press("f4")
        await driver.press(*str(cited.article.title).split()[-1])
        await driver.until(lambda: "1 of 7 articles" in driver.screen_text())
        await driver.press("ctrl+r")
        assert "^r again removes" in driver.screen_text()
        await driver.press("escape")
        assert asked == []
        assert "^r remove" in driver.screen_text()
        await driver.press("ctrl+r", "ctrl+r")
        await driver.until(lambda: bool(driver.chat.indexing.now and driver.chat.indexing.now.ended))
        await driver.press("escape")
        await driver.settle()
        assert asked == [cited.article.id]
        kept = driver.chat.keeping.history.load(str(driver.chat.keeping.conversation_id))
        assert cited.quote not in str(kept.turns[0].answer)


def test_the_command_line_of_a_removal_is_that_of_dateline_article(tmp_path: Path):
    assert removal("a-1", "/index")[3:] == ["article", "remove", "a-1", "--yes", "--index", "/index"]
