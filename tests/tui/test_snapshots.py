"""What a person sees, at 80x24 and 120x40; each picture comes with words and focus asserted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.answers import CHANGED, CONFLICTING, LIST, LONG_ARTICLE, NOT_FOUND, SINGLE
from tests.tui.conftest import Driver, still
from tests.tui.driving import NARROW, WIDE
from tests.tui.fakes import FAILING, FakeSession
from tui.chat.app import ChatApp

SIZES = [NARROW, WIDE]
STATES = {
    "empty": (None, "Every answer is a quotation."),
    "answered": (SINGLE.question, "Dora Lindqvist"),
    "list": (LIST.question, "2 found"),
    "changed": (CHANGED.question, "│ "),
    "conflicting": (CONFLICTING.question, "31 million crowns"),
    "not_found": (NOT_FOUND.question, "Nowhere in these articles: “Quist”."),
    "error": (FAILING, "Run dateline verify, then index again."),
    "long_article": (LONG_ARTICLE.question, "1997"),
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_state(snap_compare: Any, session: FakeSession, state: str, size: tuple[int, int]):
    question, words = STATES[state]

    async def reach(pilot: Pilot[None], driver: Driver) -> None:
        await driver.until(lambda: driver.chat.conversation.ready)
        await driver.settle()
        if question:
            await driver.ask(question)
        if state == "long_article" and size == NARROW:
            await driver.press("f2")
            assert driver.focus() == "article"
        else:
            assert driver.focus() == "question"
        await driver.until(lambda: words in driver.screen_text())

    assert snap_compare(**picture(session, reach), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_loading(snap_compare: Any, session: FakeSession, size: tuple[int, int]):
    opened = threading.Event()

    def slow() -> FakeSession:
        opened.wait(20)
        return session

    async def reach(pilot: Pilot[None], driver: Driver) -> None:
        driver.chat.prompt.put(SINGLE.question)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "waiting its turn" in driver.screen_text()
        assert "opening the index" in driver.screen_text()
        assert driver.focus() == "question"

    try:
        assert snap_compare(**picture(session, reach, slow), terminal_size=size)
    finally:
        opened.set()


def picture(
    session: FakeSession, reach: Callable[..., Any], opened: Callable[[], FakeSession] | None = None
) -> dict[str, Any]:
    """What ``snap_compare`` needs to take a picture of a chat that has reached a state."""
    app = still(ChatApp(opened or (lambda: session)))

    async def run_before(pilot: Pilot[None]) -> None:
        await reach(pilot, Driver(app, pilot, session))

    return {"app": app, "run_before": run_before}
