"""The conversation of the chat in the history: what is written when, and what is read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import SettingsError
from qa.types import Answer, Citation
from tui.chat.saving import append_rows, free_name, write_new

if TYPE_CHECKING:
    from qa.conversation.history import History
    from qa.conversation.kept import Conversation
    from tui.chat.scope import Scope
    from tui.chat.state import Exchange

FORMS = ("md", "html", "json")
INPUTS_FROM = 20  # conversations whose questions can be called back with the up key


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation in the list; ``note`` says when it was used last, or where the words were found."""

    id: str
    title: str
    note: str


class Keeping:
    """One chat's view of the history, which is opened when it is first needed.

    Called from the interface and from the worker thread; the history itself sees to the locking.
    """

    def __init__(self, open_history: Callable[[], History]):
        self._open = open_history
        self._history: History | None = None
        self._id: str | None = None
        self._turns: dict[int, int] = {}  # exchange number to turn number
        self.index: str | None = None
        """The index that answers come from, as soon as it is open: others may hold the same articles."""

    @property
    def history(self) -> History:
        """The history."""
        if self._history is None:
            self._history = self._open()
        return self._history

    def close(self) -> None:
        """Closes what was opened."""
        if self._history is not None:
            self._history.close()

    def asked_before(self) -> list[str]:
        """What was asked in the last conversations, oldest first."""
        return list(self.history.asked(INPUTS_FROM))

    def begin(self) -> None:
        """Begins another conversation; it is kept from its first answer on."""
        self._id, self._turns = None, {}

    def keep(self, number: int, answer: Answer, scope: Scope | None = None) -> None:
        """Writes an answer and its scope; it is on the disk when this returns."""
        from qa.contract import answer_json

        told = answer_json(answer) | {"index": self.index}
        if scope and (restricted := scope.kept()):
            told["scope"] = restricted
        turn = self.history.add(self._conversation_id(), told)
        self._turns[number] = turn.number

    def _conversation_id(self) -> str:
        begun = self._id or self.history.start().id
        self._id = begun
        return begun

    def mark(self, exchange: Exchange) -> None:
        """Writes whether the answer was marked right or wrong."""
        if self._id and (turn := self._turns.get(exchange.number)):
            self.history.mark(self._id, turn, exchange.verdict)

    def pin(self, exchange: Exchange, citation: Citation, *, pinned: bool) -> None:
        """Writes that a citation is pinned, or no longer."""
        from qa.contract import citation_json

        if self._id and (turn := self._turns.get(exchange.number)):
            write = self.history.pin if pinned else self.history.unpin
            write(self._id, turn, citation_json(citation))

    def leave_out(self, article_id: str, *, out: bool) -> None:
        """Writes that an article is left out of this conversation, or taken in again."""
        self.history.leave_out(self._conversation_id(), article_id, out=out)

    def conversations(self, words: str = "") -> Sequence[Kept]:
        """The conversations in which ``words`` occur, else all, last used first."""
        if not words.strip():
            listed = self.history.conversations()
            return [Kept(c.id, c.title, f"{_day(c.updated_at)} · {_questions(c.turn_count)}") for c in listed]
        found = {turn.conversation_id: turn for turn in reversed(self.history.search(words))}
        return [Kept(id, turn.title, " ".join(turn.excerpt.split())) for id, turn in found.items()]

    def resume(self, conversation_id: str, first_number: int) -> Conversation:
        """Takes a conversation up again; its turns become the exchanges from ``first_number`` on."""
        kept = self.history.load(conversation_id)
        self._id = kept.id
        self._turns = {first_number + n: turn.number for n, turn in enumerate(kept.turns)}
        return kept

    @property
    def conversation_id(self) -> str | None:
        """The id of this conversation; None while nothing of it is kept."""
        return self._id

    def forget(self, article_id: str) -> None:
        """Removes an article's quotes from every conversation over this index."""
        self.history.forget_article(article_id, self.index)

    def rename(self, title: str) -> None:
        """Names this conversation."""
        self.history.rename(self._conversation_id(), title)

    def delete(self, conversation_id: str) -> None:
        """Deletes a conversation for good."""
        self.history.delete(conversation_id)
        if conversation_id == self._id:
            self.begin()

    def export(self, form: str, path: Path | None = None) -> Path:
        """Writes this conversation as ``md``, ``html`` or ``json`` and returns where.

        Args:
            path: a file that is not there yet; by default one whose name is still free.

        Raises:
            SettingsError: nothing was asked yet, an unknown form, a file that is there or cannot be written.
        """
        from qa.conversation.export import to_html, to_json, to_markdown

        forms = {"md": to_markdown, "html": to_html, "json": to_json}
        if form not in forms:
            raise SettingsError(f"cannot export {form}", "Write /export md, /export html or /export json.")
        text = forms[form](self._whole())
        path = path or free_name(Path(f"conversation.{form}"))
        write_new(path, text)
        return path

    def write_gold(self, path: Path) -> int:
        """Adds the marked answers to a file of gold questions; returns how many it did not hold yet.

        Raises:
            SettingsError: none is marked, or the file holds something else or cannot be written.
        """
        from qa.conversation.marked import to_gold

        lines = to_gold([self._whole()])
        if not lines:
            raise SettingsError(
                "no answer is marked", "Mark one with /right, or /pin the right one of a wrong."
            )
        return append_rows(path, lines)

    def _whole(self) -> Conversation:
        if self._id is None:
            raise SettingsError("nothing was asked yet", "Ask something first.")
        return self.history.load(self._id)


def _questions(count: int) -> str:
    return f"{count} question" + ("" if count == 1 else "s")


def _day(stamp: str) -> str:
    return stamp[:16].replace("T", " ")
