"""Typing begins a question or a command wherever the keys are, but for the letters that a pane uses."""

from __future__ import annotations

import pytest
from textual import events

from tests.tui.answers import CHANGED
from tests.tui.conftest import Driver
from tests.tui.driving import chatting
from tests.tui.fakes import FakeSession

PANES = {"transcript": ["escape"], "why": ["f3"], "passages": [*"/search ferry", "enter"], "article": ["f2"]}


@pytest.mark.parametrize("pane", PANES)
async def test_a_question_typed_in_a_pane_goes_whole_to_the_prompt(pane: str, session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.press(*PANES[pane])
        assert driver.focus() == pane
        await driver.pilot.press(*"Who pays?")
        assert (driver.focus(), driver.chat.prompt.input.value) == ("question", "Who pays?")
        assert driver.chat.conversation.scope.left_out == ()


def burst(driver: Driver, *keys: str) -> None:
    """As a terminal sends what was typed while the machine was busy: all before the first is dealt with."""
    named = {"/": "slash", "-": "minus", " ": "space"}
    for key in keys:
        driver.app.post_message(events.Key(named.get(key, key), key if len(key) == 1 else None))


async def test_a_command_that_comes_in_one_burst_is_no_row_of_keys(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.press("escape")
        assert driver.focus() == "transcript"
        burst(driver, *"/as-of 2031-03")
        await driver.until(lambda: driver.chat.prompt.input.value == "/as-of 2031-03")
        assert driver.chat.conversation.scope.left_out == ()


async def test_letters_do_not_overtake_a_backspace(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        burst(driver, *"ferri", "backspace", *"y")
        await driver.settle()
        assert driver.chat.prompt.input.value == "ferry"
        await driver.press("ctrl+f")
        burst(driver, *"Gale", "backspace", "backspace", "l", "left", "n")
        await driver.settle()
        assert driver.chat.side.source.find_input.value == "Ganl"


async def test_what_is_typed_after_enter_is_the_next_line(session: FakeSession):
    async with chatting(session) as driver:
        burst(driver, *"Who pays?", "enter", *"And wh", "backspace", *"hy?")
        await driver.until(lambda: bool(session.asked))
        await driver.settle()
        assert [question for question, *_ in session.asked] == ["Who pays?"]
        assert driver.chat.prompt.input.value == "And why?"


async def test_a_command_entered_before_the_menu_shows_is_the_one_that_was_typed(session: FakeSession):
    async with chatting(session) as driver:
        burst(driver, *"/why", "enter")
        await driver.settle()
        assert (driver.focus(), driver.chat.prompt.input.value) == ("why", "")
        await driver.press("escape")
        burst(driver, *"/the", "tab", *"light", "enter")
        await driver.settle()
        assert driver.app.theme == "dateline-light"


async def test_a_menu_that_was_closed_stays_closed_until_more_is_typed(session: FakeSession):
    async with chatting(session) as driver:
        await driver.pilot.press(*"/corr", "escape")
        assert not driver.chat.prompt.menu.is_open
        await driver.pilot.press("down")
        assert not driver.chat.prompt.menu.is_open
        driver.chat.prompt.put("/corr")
        await driver.pilot.press("e")
        assert driver.chat.prompt.menu.is_open
