"""The chat over a fake session, and ways to drive it without waiting on a clock."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from textual.pilot import Pilot

from tests.tui.fakes import FakeSession
from tui.chat.app import ChatApp

STEP_S = 0.005
LIMIT_S = 20.0


class Driver:
    """A chat under a pilot."""

    def __init__(self, app: ChatApp, pilot: Pilot[None], session: FakeSession):
        self.app, self.pilot, self.session = app, pilot, session
        self.chat = app.chat

    async def until(self, holds: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
        """Lets the interface run until ``holds``."""
        for _ in range(int(limit_s / STEP_S)):
            if holds():
                return
            await asyncio.sleep(STEP_S)
        raise TimeoutError("the chat never got there")

    async def settle(self) -> None:
        """Lets the worker finish what it has, and the interface show it."""
        done = threading.Event()
        self.chat.desk.do(lambda _: done.set())
        await self.until(done.is_set)
        await self.pilot.pause()
        await self.pilot.pause()

    async def ask(self, question: str) -> None:
        """Types a question and waits for what becomes of it."""
        self.chat.prompt.put(question)
        await self.pilot.press("enter")
        await self.until(lambda: self.chat.conversation.ready and not self.chat.conversation.busy)
        await self.settle()

    async def enter(self, line: str) -> None:
        """Types a line, enters it, and lets the worker do what it asks for."""
        self.chat.prompt.put(line)
        await self.pilot.press("enter")
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Presses keys, and lets the worker do what they ask for."""
        await self.pilot.press(*keys)
        await self.settle()

    def screen_text(self) -> str:
        """What stands on the screen, line by line."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(line.crop(0, width).text.rstrip() for line in lines[:height])

    def focus(self) -> str | None:
        """The id of what has the keys."""
        return self.app.focused.id if self.app.focused else None


def still(app: ChatApp) -> ChatApp:
    """Nothing blinks: a picture is the same whenever it is taken."""
    app.chat.prompt.input.cursor_blink = False
    return app


@pytest.fixture
def session() -> Iterator[FakeSession]:
    """A session that answers at once."""
    made = FakeSession()
    yield made
    made.gate.set()


@pytest.fixture
def held() -> Iterator[FakeSession]:
    """A session whose questions wait at their first stage until its gate is opened."""
    made = FakeSession(held=True)
    yield made
    made.gate.set()


@contextmanager
def no_colour() -> Iterator[None]:
    """As with NO_COLOR in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_COLOR", "1")
        yield
