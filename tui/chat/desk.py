"""The one thread that owns the session: models and SQLite handles never change threads."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence

from textual.message import Message

from corpus.errors import DatelineError
from corpus.types import Article
from qa.types import Answer
from tui.chat.messages import (
    Answered,
    AskFailed,
    AskStopped,
    SessionFailed,
    SessionReady,
    StageReached,
    WorkFailed,
)
from tui.chat.scope import Scope
from tui.chat.state import Cancelled, Session, Stage

Work = Callable[[Session], Message | None]


class Desk:
    """Opens the session, does one piece of work after another, posts what comes of it.

    Args:
        keep: writes an answer down, with the scope in which it was given, before it is posted.
    """

    def __init__(
        self,
        session_factory: Callable[[], Session],
        post: Callable[[Message], object],
        keep: Callable[[int, Answer, Scope], None],
    ):
        self._open = session_factory
        self._post = post
        self._keep = keep
        self._work: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self._thread = threading.Thread(target=self._run, name="dateline-desk", daemon=True)

    def start(self) -> None:
        """Begins to open the session."""
        self._thread.start()

    def stop(self) -> None:
        """Lets the thread end after what it is doing; what it posts then is dropped."""
        self._work.put(None)

    def do(self, work: Work, *, renew: bool = False) -> None:
        """Has ``work`` done in its turn; what it returns is posted.

        Args:
            renew: over the index as it is by then, also where another process has changed it.
        """

        def renewed(session: Session) -> Message | None:
            self._renew(session)
            return work(session)

        self._work.put(renewed if renew else work)

    def cancel(self, number: int) -> None:
        """Stops question ``number`` at the next border between stages."""
        self._cancelled.add(number)

    def ask(self, number: int, question: str, scope: Scope, earlier: Sequence[Answer]) -> None:
        """Has a question answered in its turn."""

        def on_stage(stage: Stage) -> None:
            self._stop_if_cancelled(number)
            self._post(StageReached(number, stage))

        def work(session: Session) -> Message:
            try:
                self._stop_if_cancelled(number)
                self._renew(session)
                answer = session.ask(
                    question,
                    scope=scope,
                    earlier=earlier,
                    on_stage=on_stage,
                    cancelled=lambda: number in self._cancelled,
                )
                self._stop_if_cancelled(number)
                # On the disk before it is on the screen: a crash loses nothing that was shown.
                self._keep_or_tell(number, answer, scope)
                articles = _articles_of(answer, session)
            except Cancelled:
                self._cancelled.discard(number)
                return AskStopped(number)
            except DatelineError as error:
                return AskFailed(number, error)
            except Exception as error:  # the chat outlives a question that cannot be answered
                return AskFailed(number, unexpected(error))
            return Answered(number, answer, articles)

        self._work.put(work)

    def _renew(self, session: Session) -> None:
        """Goes over to the index as another process left it; what cannot be opened is told."""
        try:
            if session.outdated():
                session.reload()
                self._post(SessionReady(session.status(), renewed=True))
        except DatelineError as error:
            self._post(WorkFailed(error))

    def _keep_or_tell(self, number: int, answer: Answer, scope: Scope) -> None:
        try:
            self._keep(number, answer, scope)
        except DatelineError as error:
            self._post(WorkFailed(error))

    def _stop_if_cancelled(self, number: int) -> None:
        if number in self._cancelled:
            raise Cancelled

    def open_again(self) -> None:
        """Tries once more to open what could not be opened."""
        self._work.put(lambda session: None)

    def _run(self) -> None:
        session = self._opened()
        while (work := self._work.get()) is not None:
            session = session or self._opened()
            if session is not None:
                self._post_result(work, session)

    def _opened(self) -> Session | None:
        try:
            session = self._open()
            self._post(SessionReady(session.status()))
        except DatelineError as error:
            self._post(SessionFailed(error))
        except Exception as error:  # an unforeseen failure must be seen, not only end the thread
            self._post(SessionFailed(unexpected(error)))
        else:
            return session
        return None

    def _post_result(self, work: Work, session: Session) -> None:
        try:
            message = work(session)
        except DatelineError as error:
            message = WorkFailed(error)
        except Exception as error:  # as above
            message = WorkFailed(unexpected(error))
        if message is not None:
            self._post(message)


def _articles_of(answer: Answer, session: Session) -> tuple[Article, ...]:
    ids = dict.fromkeys(hit.passage.article_id for hit in answer.hits)
    return tuple(session.article(article_id) for article_id in ids)


def unexpected(error: Exception) -> DatelineError:
    """An error nobody foresaw, in the form in which errors are shown."""
    return DatelineError(f"{type(error).__name__}: {error}", "This is a fault of Dateline; please report it.")
