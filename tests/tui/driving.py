"""Opening a chat in a test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.tui.conftest import Driver, still
from tests.tui.fakes import FakeSession
from tui.chat.app import ChatApp

WIDE, NARROW = (120, 40), (80, 24)


@asynccontextmanager
async def chatting(
    session: FakeSession,
    size: tuple[int, int] = WIDE,
    *,
    opened: Callable[[], Any] | None = None,
    **options: Any,
) -> AsyncIterator[Driver]:
    """A chat over ``session`` that is ready to be asked."""
    app = still(ChatApp(opened or (lambda: session), **options))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot, session)
        if opened is None:
            await driver.until(lambda: app.chat.conversation.ready)
            await driver.settle()
        yield driver
