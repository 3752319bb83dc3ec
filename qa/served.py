"""The assistant for many callers at once: one question at a time, and each of a bounded size."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError
from corpus.visible import is_unicode

if TYPE_CHECKING:
    from qa.assistant import Assistant

MAX_QUESTION_CHARS = 2000
MAX_EARLIER = 20
"""Earlier questions of one request; each is answered again, and no follow-up reaches further back."""
MAX_NAME_CHARS = 200
"""Of an article's id or a date."""


class Served:
    """What every server offers.

    Callers come on threads of their own; the assistant's caches and its database connection are for one
    at a time.
    """

    def __init__(self, assistant: Assistant):
        self._assistant = assistant
        self._one_at_a_time = Lock()

    @property
    def index_id(self) -> str:
        """Of the index that is asked."""
        return self._assistant.index.index_id

    def ask(self, question: str, as_of: str | None = None, earlier: Sequence[str] = ()) -> dict[str, Any]:
        """One answer of the contract.

        Args:
            earlier: the questions that ``question`` follows up, oldest first.

        Raises:
            SettingsError: something is too long, too much, no text or no date.
        """
        from qa.asking import turn_of
        from qa.contract import answer_json

        if len(earlier) > MAX_EARLIER:
            raise SettingsError(
                f"{len(earlier)} earlier questions", f"Send the last {MAX_EARLIER} at most, oldest first."
            )
        for asked in (question, *earlier):
            _check("the question", asked, MAX_QUESTION_CHARS)
        _check("the date", as_of or "", MAX_NAME_CHARS)
        with self._one_at_a_time:
            turns = []
            for asked in earlier:
                turns.append(turn_of(self._assistant.ask(asked, as_of, turns)))
            return answer_json(self._assistant.ask(question, as_of, turns))

    def article(self, article_id: str) -> dict[str, Any]:
        """An article's metadata and its text.

        Raises:
            UnknownArticleError: the index does not hold it.
            SettingsError: the id is no id.
        """
        from qa.contract import article_json

        _check("the article's id", article_id, MAX_NAME_CHARS)
        with self._one_at_a_time:
            article = self._assistant.index.article(article_id)
        return article_json(article) | {"text": article.text}


def _check(what: str, written: str, most_chars: int) -> None:
    if len(written) > most_chars:
        raise SettingsError(
            f"{what} has {len(written)} characters", f"It may have {most_chars} characters at most."
        )
    if not is_unicode(written):
        raise SettingsError(f"{what} holds half a surrogate pair", "Send valid Unicode.")
