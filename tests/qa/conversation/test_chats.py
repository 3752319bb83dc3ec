"""Chats of two and three turns, where what a turn was understood as is what the next one leans on."""

from __future__ import annotations

import pytest

from qa.conversation import Turn, resolve
from tests.qa.conversation.chats import CHATS


def _answer(text: str) -> str | None:
    return None if text == "-" else text


@pytest.mark.parametrize("chat", CHATS.strip().split("\n\n"), ids=lambda chat: chat.split("?")[0])
def test_every_turn_is_understood(chat: str):
    first, *later = chat.split("\n")
    question, _, answer = first.partition(" | ")
    turns = [Turn(question, None, _answer(answer))]
    for line in later:
        asked, _, told = line.partition(" => ")
        whole, _, answer = told.partition(" | ")
        resolved = resolve(asked, turns)
        assert resolved.question == whole
        turns.append(Turn(asked, resolved.question, _answer(answer)))
