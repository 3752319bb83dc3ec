"""The one indexing run that a chat may have going."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import DatelineError, SettingsError
from corpus.types import Article
from tui.chat.messages import SessionReady
from tui.chat.resuming import resume
from tui.chat.shelf.indexing import Indexing, command, removal, run_indexing
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
        into = self._free()
        if not folder.exists():
            raise SettingsError(f"{folder} is not there", "Write /add and the path of a file or folder.")
        self._start(run_indexing(command(folder.resolve(), into), folder, self.tell))

    def remove(self, article: Article) -> None:
        """Removes ``article`` for good, and what was shown of it.

        Raises:
            SettingsError: nothing is open, or the index is being written.
        """
        arguments = removal(article.id, self._free())
        self._start(self._removing(arguments, article))

    async def _removing(self, arguments: list[str], article: Article) -> None:
        if await run_indexing(arguments, Path(article.path.name), self.tell, stage="removing"):
            await asyncio.to_thread(self._chat.keeping.forget, article.id)
            self._chat.articles.pop(article.id, None)
            self._chat.looking_at = None
            self._chat.side.clear()
            if kept := self._chat.keeping.conversation_id:
                resume(self._chat, kept)

    def _start(self, work: Coroutine[Any, Any, object]) -> None:
        self._chat.run_worker(work, group="indexing", exclusive=True)

    def _free(self) -> str:
        if self.now is not None and self.now.ended is None:
            raise SettingsError(f"still indexing {self.now.folder}", "Wait until it is done.")
        if self._chat.status is None:
            raise SettingsError("the index is not open yet", "Wait a moment.")
        return self._chat.status.path

    def tell(self, now: Indexing) -> None:
        """Shows how far it is."""
        self.now = now
        self._chat.tell_state()
        if now.ended:
            # Before the browser asks for its articles again, so that it gets the new ones.
            self._chat.desk.do(_reopened)
            self._chat.actions.say(now.words())
        elif now.ended is False:
            self._chat.actions.tell_error(DatelineError(now.words()))
        if self.listener:
            self.listener(now)


def _reopened(session: Session) -> SessionReady:
    session.reload()
    return SessionReady(session.status())
