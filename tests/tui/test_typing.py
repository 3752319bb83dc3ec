"""Typing begins a question or a command wherever the keys are, but for the letters that a pane uses."""

from __future__ import annotations

import pytest

from tests.tui.answers import CHANGED
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


async def test_a_command_that_comes_in_one_burst_is_no_row_of_keys(session: FakeSession):
    # As a terminal sends what was typed while the machine was busy: all before the first is dealt with.
    from textual import events

    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.press("escape")
        assert driver.focus() == "transcript"
        for character in "/as-of 2031-03":
            key = {"/": "slash", "-": "minus", " ": "space"}.get(character, character)
            driver.app.post_message(events.Key(key, character))
        await driver.until(lambda: driver.chat.prompt.input.value == "/as-of 2031-03")
        assert driver.chat.conversation.scope.left_out == ()
