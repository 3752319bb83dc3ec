"""The commands in the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from tui.chat.commands import COMMANDS, Command

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen


def palette_commands(chat: ChatScreen) -> Iterator[SystemCommand]:
    """Every command; those that want an argument begin it in the prompt."""
    for command in COMMANDS:
        keys = f" ({command.keys})" if command.keys else ""
        yield SystemCommand(f"/{command.name}", command.does + keys, _doing(chat, command))


def _doing(chat: ChatScreen, command: Command) -> partial[None]:
    if command.needs_argument:
        return partial(chat.prompt.put, f"/{command.name} ")
    return partial(chat.action_perform, command.name)
