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
        self._into = Path()  # the index that is written
        self.listener: Callable[[Indexing], None] | None = None

    def begin(self, folder: Path) -> None:
        """Adds ``folder`` to the index; one of its own beside the bundled articles, which a release replaces.

        Raises:
            SettingsError: it is not there, nothing is open, or another one is being added.
        """
        from tui.console import LOCAL_INDEX, is_bundled

        into = self._free()
        if is_bundled(Path(into)):
            into = str(Path(LOCAL_INDEX).resolve())
        if not folder.exists():
            raise SettingsError(f"{folder} is not there", "Write /add and the path of a file or folder.")
        self._into = Path(into)
        self._start(run_indexing(command(folder.resolve(), into), folder, self.tell))

    def remove(self, article: Article) -> None:
        """Removes ``article`` for good, and what was shown of it.

        Raises:
            SettingsError: nothing is open, or the index is being written.
        """
        self._into = Path(self._free())
        arguments = removal(article.id, str(self._into))
        self._start(self._removing(arguments, article))

    async def _removing(self, arguments: list[str], article: Article) -> None:
        if await run_indexing(arguments, Path(article.path.name), self.tell, stage="removing"):
            await asyncio.to_thread(self._chat.keeping.forget, article.id)
            self._chat.articles.pop(article.id, None)
            self._chat.looking.clear()
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
            into = self._into
            self._chat.desk.do(lambda session: _reopened(session, into))
            self._chat.actions.say(now.words() + self._moved())
        elif now.ended is False:
            self._chat.actions.tell_error(DatelineError(now.words()))
        if self.listener:
            self.listener(now)

    def _moved(self) -> str:
        """Words on that the chat goes on with another index than the one it began with."""
        status = self._chat.status
        same = status is None or Path(status.path) == self._into
        return "" if same else f" · asked from now on: {self._into}, without the bundled articles"


def _reopened(session: Session, index: Path) -> SessionReady:
    session.reload(index)
    return SessionReady(session.status())
