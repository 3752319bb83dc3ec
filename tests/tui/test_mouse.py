"""What a click means, also in an exchange that is not the current one."""

from __future__ import annotations

from tests.tui.answers import CHANGED, LIST, NOT_FOUND
from tests.tui.conftest import Driver
from tests.tui.driving import chatting
from tests.tui.fakes import FakeSession


async def _click(driver: Driver, words: str, *, down: int = 0) -> None:
    """Clicks on the first place of ``words`` from line ``down`` on."""
    lines = driver.screen_text().splitlines()
    y = next(n for n, line in enumerate(lines) if n >= down and words in line)
    await driver.pilot.click(offset=(lines[y].index(words) + 1, y))
    await driver.settle()


async def test_a_citation_of_an_earlier_exchange_is_shown_at_once(session: FakeSession):
    async with chatting(session, (120, 90)) as driver:
        await driver.ask(CHANGED.question)
        await driver.ask(LIST.question)
        await _click(driver, "[2]")
        conversation = driver.chat.conversation
        assert conversation.current is conversation.exchanges[0]
        assert conversation.cursor == 2
        assert "citation 2 of" in driver.screen_text()


async def test_looking_for_an_earlier_question_searches_its_words(session: FakeSession):
    async with chatting(session, (120, 90)) as driver:
        await driver.ask(NOT_FOUND.question)
        await driver.ask(LIST.question)
        await _click(driver, "look for yourself")
        assert f"for “{NOT_FOUND.question[:20]}" in driver.screen_text()
