"""The one indexing run that a chat may have going."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import SettingsError
from tui.chat.messages import SessionReady
from tui.chat.shelf.indexing import Indexing, command, run_indexing
from tui.chat.state import Session

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen


class IndexingRun:
    """Starts the process, and has the index opened anew when it is done."""

    def __init__(self, chat: ChatScreen):
        self._chat = chat
        self.now: Indexing | None = None
        self.listener: Callable[[Indexing], None] | None = None

    def begin(self, folder: Path) -> None:
        """Adds ``folder`` to the index.

        Raises:
            SettingsError: it is not there, nothing is open, or another one is being added.
        """
        if self.now is not None and self.now.ended is None:
            raise SettingsError(f"still indexing {self.now.folder}", "Wait until it is done.")
        if self._chat.status is None:
            raise SettingsError("the index is not open yet", "Wait a moment.")
        if not folder.exists():
            raise SettingsError(f"{folder} is not there", "Write /add and the path of a file or folder.")
        arguments = command(folder.resolve(), self._chat.status.path)
        self._chat.run_worker(run_indexing(arguments, folder, self.tell), group="indexing", exclusive=True)

    def tell(self, now: Indexing) -> None:
        """Shows how far it is."""
        self.now = now
        self._chat.tell_state()
        if self.listener:
            self.listener(now)
        if now.ended:
            self._chat.desk.do(_reopened)
        if now.ended is not None:
            severity = "information" if now.ended else "error"
            self._chat.notify(now.words(), severity=severity, markup=False)


def _reopened(session: Session) -> SessionReady:
    session.reload()
    return SessionReady(session.status())
