"""Every key of every pane, pressed where it is offered, runs its action, and something is seen to change."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui.chat
from tests.tui.answers import CHANGED, LONG_ARTICLE
from tests.tui.conftest import Driver
from tests.tui.driving import chatting
from tests.tui.fakes import FakeSession
from tui.chat import actions

NO_WIDGETS = ("latency", "screenshot")  # commands for developers
SIZE = (120, 24)  # two columns, and too low for any pane to show all it has
SEEN_WITHIN_S = 2.0

ONE, LONG = (CHANGED.question,), (LONG_ARTICLE.question,)
TWO = (*LONG, *ONE)
PLACES: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "ChatApp": (ONE, []),
    "ChatScreen": (ONE, []),
    "PromptInput": ((*ONE, *LONG), []),
    "Transcript": (TWO, ["escape"]),
    "SourcePane": (ONE, ["f2"]),
    "ArticleView": (LONG, ["f2"]),
    "FindInput": (LONG, ["ctrl+f", *"the"]),
    "WhyPane": (ONE, ["f3"]),
    "PassageList": (ONE, [*"/search ferry", "enter"]),
    "HelpScreen": (ONE, ["f1"]),
    "ConversationsScreen": (ONE, ["f6"]),
    "ShelfScreen": (ONE, ["f4"]),
}
"""What is asked, and what is pressed then, to come to where the keys of a class are offered."""

BEFORE: dict[tuple[str, str], Sequence[str]] = {
    ("PromptInput", "down"): ["up", "up"],
    ("PromptInput", "pagedown"): ["pageup"],
    ("PromptInput", "shift+pagedown"): ["shift+pageup"],
    ("ChatScreen", "escape"): ["f2"],
    ("ArticleView", "j"): ["home"],
    ("ArticleView", "down"): ["home"],
    ("Transcript", "j"): ["k"],
    ("WhyPane", "k"): ["j", "j"],
    ("PassageList", "k"): ["j"],
    ("HelpScreen", "k"): ["j", "j"],
    ("ConversationsScreen", "up"): ["down"],
    ("ShelfScreen", "up"): ["down"],
    ("ShelfScreen", "pageup"): ["pagedown"],
}
"""What is pressed after that, for keys that have nowhere to go at first."""


def bindings() -> dict[str, list[tuple[str, str]]]:
    """Keys and actions of every binding that a class of the chat declares."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind in _classes():
        for binding in Binding.make_bindings(vars(kind).get("BINDINGS", ())):
            found[kind.__name__].append((binding.key, binding.action))
    return found


def _classes() -> Iterator[type[DOMNode]]:
    for module in pkgutil.walk_packages(tui.chat.__path__, "tui.chat."):
        if module.name.rpartition(".")[2] in NO_WIDGETS:
            continue
        for kind in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(kind) and issubclass(kind, DOMNode) and kind.__module__ == module.name:
                yield kind


class Watched:
    """A chat of which everything that a key sets off is noted."""

    def __init__(self, driver: Driver, monkeypatch: pytest.MonkeyPatch):
        self.driver, self.app = driver, driver.app
        self.opened: list[str] = []
        self.ran: list[str] = []
        self._run = self.app.run_action
        monkeypatch.setattr(actions, "open_outside", self._opened)
        monkeypatch.setattr(self.app, "run_action", self._recorded)

    def _opened(self, article: Any) -> str:
        self.opened.append(article.id)
        return article.id

    async def _recorded(self, given: Any, *rest: Any, **named: Any) -> bool:
        self.ran.append(given if isinstance(given, str) else given[1])
        return await self._run(given, *rest, **named)

    async def go_to(self, kind: str, key: str) -> None:
        """Begins a new conversation and goes to where ``key`` of the class ``kind`` is offered."""
        await self.begin_again()
        questions, keys = PLACES[kind]
        for question in questions:
            await self.driver.ask(question)
        await self.driver.press(*keys, *BEFORE.get((kind, key), ()))

    async def begin_again(self) -> None:
        """Closes what is open over the chat and empties it."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        self.driver.chat.action_perform("new")
        self.app.clear_notifications()
        self.driver.chat.hints.say("")
        await self.driver.settle()

    def seen(self) -> tuple[Any, ...]:
        """All that a person could notice."""
        strips = self.app.screen._compositor.render_strips()
        shown = [[(segment.text, segment.style) for segment in strip] for strip in strips]
        return shown, self.driver.focus(), self.app.clipboard, list(self.opened), self.app.return_code

    async def fault(self, key: str, action: str) -> str | None:
        """Presses ``key``; what is wrong with it, if anything."""
        before = self.seen()
        self.ran.clear()
        await self.driver.pilot.press(key)
        if action not in self.ran:
            return f"{key} runs {self.ran}, not {action}"
        try:
            await self.driver.until(lambda: self.seen() != before, SEEN_WITHIN_S)
        except TimeoutError:
            return f"{key} changes nothing"
        return None


@pytest.mark.parametrize("kind", sorted(bindings()))
async def test_every_key_runs_its_action_and_something_changes(
    kind: str, session: FakeSession, monkeypatch: pytest.MonkeyPatch
):
    from qa.conversation.history import open_history

    async with chatting(session, SIZE, history=open_history) as driver:
        watched = Watched(driver, monkeypatch)
        await driver.ask(CHANGED.question)  # so that there is an earlier conversation too
        faults: list[str] = []
        for key, action in bindings()[kind]:
            await watched.go_to(kind, key)
            if fault := await watched.fault(key, action):
                faults.append(fault)
        assert faults == []
