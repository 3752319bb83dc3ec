"""The application: themes, the desk, the chat screen."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding
from textual.message import Message

from tui.chat.desk import Desk
from tui.chat.keeping import Keeping
from tui.chat.scope import Scope
from tui.chat.screen import ChatScreen
from tui.chat.state import Conversation, Session
from tui.chat.themes import DARK, FALLBACKS, LIGHT

if TYPE_CHECKING:
    from qa.conversation.history import History

DIALOG_LEAST_CELLS = 76  # where that does not fit, what opens over the chat takes all there is


def _nothing_kept() -> History:
    from qa.conversation.history import open_history

    return open_history(keep=False)


class ChatApp(App[None]):
    """The chat over one session.

    Args:
        session_factory: opens the session; called in the worker thread.
        history: opens where conversations are kept; None keeps nothing.
        as_of: leaves out later reports from the start.
        theme_name: the theme to begin with.
    """

    TITLE = "Dateline"
    CSS_PATH = "chat.tcss"
    COMMAND_PALETTE_BINDING = "ctrl+k"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (DIALOG_LEAST_CELLS, "-roomy")]  # noqa: RUF012
    BINDINGS = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]  # noqa: RUF012

    def __init__(
        self,
        session_factory: Callable[[], Session],
        history: Callable[[], History] | None = None,
        *,
        as_of: str | None = None,
        theme_name: str = DARK.name,
    ):
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme_name
        self.keeping = Keeping(history or _nothing_kept)
        self.desk = Desk(session_factory, self.post_to_chat, self.keeping.keep)
        self.chat = ChatScreen(Conversation(Scope(as_of=as_of)), self.desk, self.keeping)

    def get_default_screen(self) -> ChatScreen:
        """The chat is the lowest screen."""
        return self.chat

    async def action_quit(self) -> None:
        """Leaves; the exit code tells whether the index could be opened."""
        self.exit(return_code=self.chat.exit_code)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours, for themes that do not name them."""
        theme = self.current_theme
        if theme.name in (DARK.name, LIGHT.name):
            return {}
        known = theme.to_color_system().generate()
        return {name: known[stand_in] for name, stand_in in FALLBACKS.items()}

    def on_mount(self) -> None:
        """The models load while one can already type."""
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Opens the session once something stands on the screen."""
        gc.enable()
        self.desk.start()

    def on_unmount(self) -> None:
        """The worker ends with the application."""
        self.desk.stop()
        self.keeping.close()

    def post_to_chat(self, message: Message) -> Any:
        """Takes a message from the worker thread; after the end it is dropped."""
        if self.is_running:
            self.chat.post_message(message)

    def get_system_commands(self, screen: Any) -> Any:
        """Our own commands, by the names that slash commands have."""
        from tui.chat.palette import palette_commands

        yield from palette_commands(self.chat)
