"""The first line of the screen: the index, the scope, how it is doing."""

from __future__ import annotations

from textual.content import Content

from corpus.visible import one_line
from tui.chat.lined import Lined
from tui.chat.scope import Scope
from tui.chat.shelf.indexing import Indexing
from tui.chat.state import Conversation, IndexStatus


def status_words(status: IndexStatus | None) -> str:
    """The index in a few words."""
    if status is None:
        return ""
    return one_line(f"{status.name} · {status.articles:,} articles")


def state_words(conversation: Conversation, indexing: Indexing | None) -> tuple[str, str]:
    """How the chat is doing, and the style of saying so."""
    if indexing is not None and indexing.ended is None and not conversation.busy:
        return (f"◌ {one_line(indexing.words())}", "$text-accent")
    if conversation.unopened is not None and not conversation.busy:
        return ("✗ not open", "$text-error")
    if not conversation.ready:
        return (f"○ {conversation.opening}", "$text-muted")
    return ("● answering", "$text-accent") if conversation.busy else ("● ready", "$text-success")


def header_line(name: str, scope: Scope, state: Content, width: int) -> Content:
    """Name left, scope beside it, state right; the middle gives way first."""
    brand = Content.styled("Dateline", "bold $accent")
    left = brand + Content.styled(f"  {name}" if name else "", "$text-muted")
    if labels := scope.labels():
        left += Content("  ") + Content.styled(one_line(" · ".join(labels)), "$text-accent")
    left = left.truncate(max(0, width - state.cell_length - 2), ellipsis=True)
    return left.pad_right(max(0, width - left.cell_length - state.cell_length)) + state


class TopLine(Lined):
    """Redrawn when index, scope or state change."""

    def __init__(self, scope: Scope):
        super().__init__(id="top")
        self._scope = scope
        self._status: IndexStatus | None = None
        self._state: tuple[str, str] = ("○ opening the index", "$text-muted")

    def tell(
        self,
        *,
        scope: Scope | None = None,
        status: IndexStatus | None = None,
        state: tuple[str, str] | None = None,
    ) -> None:
        """Takes what changed; ``state`` is its words and their style."""
        self._scope = scope or self._scope
        self._status = status or self._status
        self._state = state or self._state
        self.changed()

    def lay_out(self, width: int) -> list[Content]:
        """One line."""
        state = Content.styled(*self._state)
        return [header_line(status_words(self._status), self._scope, state, width)]
