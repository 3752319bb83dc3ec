"""The chat over a real index: the one file here that knows the assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import IndexDamaged
from corpus.types import Article, Block
from index.types import Hit
from qa.types import Answer
from tui.chat.app import ChatApp
from tui.chat.messages import Opening
from tui.chat.scope import Scope
from tui.chat.state import IndexStatus, Stage

if TYPE_CHECKING:
    from index.report import Progress
    from qa.assistant import Assistant
    from qa.conversation.history import History
    from qa.timeline import TimelineEntry


def open_chat(index: Path | None, *, reader: str | None, history: bool, as_of: str | None) -> ChatApp:
    """The application over the index at ``index``; None stands for the bundled corpus."""

    def open_kept() -> History:
        from qa.conversation.history import open_history

        return open_history(keep=history)

    def open_session() -> LiveSession:
        return LiveSession(index or bundled(lambda words: app.post_to_chat(Opening(words))), reader)

    app = ChatApp(open_session, open_kept, as_of=as_of)
    return app


class LiveSession:
    """An assistant behind the chat's protocol. Opened and used in one thread."""

    def __init__(self, index: Path, reader: str | None):
        self._path = index
        self._reader = reader
        self._assistant = self._opened()

    def _opened(self) -> Assistant:
        from qa.assistant import Assistant

        return Assistant.open(self._path, reader=self._reader)

    def ask(
        self,
        question: str,
        *,
        scope: Scope,
        earlier: Sequence[Answer],
        on_stage: Callable[[Stage], None],
        cancelled: Callable[[], bool],
    ) -> Answer:
        """Answers among the articles of ``scope``, as a turn of the conversation ``earlier``."""
        from qa.asking import Listener, turn_of

        return self._assistant.ask(
            question,
            scope.as_of,
            [turn_of(answer) for answer in earlier],
            allowed=_allowed(scope),
            listener=Listener(on_stage, cancelled),
        )

    def search(self, query: str, *, scope: Scope, k: int) -> tuple[tuple[Hit, Article], ...]:
        """The passages nearest to ``query``, best first."""
        index = self._assistant.index
        hits = index.search(query, k, allowed=_allowed(scope))
        return tuple((hit, index.article(hit.passage.article_id)) for hit in hits)

    def article(self, article_id: str) -> Article:
        """An article with what was corrected of it; raises UnknownArticleError."""
        return self._assistant.index.article(article_id)

    def blocks(self, article_id: str) -> tuple[Block, ...]:
        """What each run of the article's text is on the page."""
        return self._assistant.index.store.blocks(article_id)

    def copies(self, article_id: str) -> tuple[Article, ...]:
        """The other articles of the same origin."""
        index = self._assistant.index
        origins = index.store.origins()
        mine = origins[article_id]
        return tuple(index.article(i) for i, origin in origins.items() if origin == mine and i != article_id)

    def shelf(self) -> tuple[tuple[Article, str], ...]:
        """Every article with its origin; without text."""
        origins = self._assistant.index.store.origins()
        return tuple((article, origins[article.id]) for article in self._assistant.index.listed())

    def correct(self, article_id: str, kept: History, **fields: str) -> Article:
        """Corrects an article, also in the ``kept`` conversations, and returns it as it is from now on."""
        from qa.conversation.corrections import correct

        return correct(self._assistant.index, kept, article_id, fields)

    def timeline(self, topic: str, *, scope: Scope) -> tuple[TimelineEntry, ...]:
        """Quotes on ``topic`` in date order."""
        return self._assistant.timeline(topic, scope.as_of, allowed=_allowed(scope))

    def status(self) -> IndexStatus:
        """What the index holds."""
        manifest = self._assistant.index.manifest
        return IndexStatus(
            name=_name(self._path, [root.path for root in manifest.roots]),
            path=str(self._path),
            articles=manifest.articles,
            passages=manifest.passages,
            index_id=self._assistant.index.index_id,
        )

    def reload(self, index: Path | None = None) -> None:
        """Opens the newest generation, or another index."""
        self._path = index or self._path
        self._assistant = self._opened()

    def outdated(self) -> bool:
        """Whether another process has put a newer generation in place of the open one."""
        from index.generations import live

        index = self._assistant.index
        try:
            return live(index.directory) != index.folder
        except IndexDamaged:  # gone, or being moved: what is open still answers
            return False


def _allowed(scope: Scope) -> Callable[[Article], bool] | None:
    return scope.allows if scope.labels() else None


def _name(path: Path, roots: Sequence[str]) -> str:
    """What the index is called: its only root, else its own folder."""
    from tui.console import BUNDLED

    if [Path(root) for root in roots] == [BUNDLED.resolve()]:
        return "bundled corpus"
    if len(roots) == 1:
        return Path(roots[0]).name
    return path.resolve().parent.name if path.name == ".dateline" else path.name


def bundled(tell: Callable[[str], object]) -> Path:
    """The index of the bundled articles; ``tell`` hears how building it goes, the first time."""
    from tui.console import bundled_index

    def show(progress: Progress) -> None:
        counted = f" {progress.passages_done}/{progress.passages_total}" if progress.passages_total else ""
        tell(f"indexing the bundled articles, once: {progress.stage}{counted}")

    return bundled_index(show)
