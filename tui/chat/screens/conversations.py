"""Conversations that were kept: find one, resume it, delete it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from corpus.visible import one_line
from tui.chat.keeping import Kept
from tui.chat.line import Line
from tui.chat.resuming import resume

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen

KEYS = "type to search · ↑↓ walk · enter resume · ^d twice delete · esc close"


class ConversationsScreen(ModalScreen[None]):
    """Newest first."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,f6", "dismiss", show=False),
        Binding("down", "walk(1)", show=False, priority=True),
        Binding("up", "walk(-1)", show=False, priority=True),
        Binding("ctrl+d", "delete", show=False, priority=True),
    ]

    def __init__(self, chat: ChatScreen, words: str = ""):
        super().__init__()
        self._chat = chat
        self._kept: Sequence[Kept] = ()
        self._doomed: str | None = None
        self._search = Line(
            words, placeholder="Search what was asked and answered", id="kept-search", compact=True
        )
        self._list = OptionList(id="kept-list", markup=False)
        self._keys = Static(KEYS, id="kept-keys", markup=False)

    def compose(self) -> ComposeResult:
        """Search, list, keys."""
        with Vertical(classes="dialog", id="kept"):
            yield self._search
            yield self._list
            yield self._keys

    def on_mount(self) -> None:
        """Lists all."""
        self._list.can_focus = False
        self._search.focus()
        self.list_again()

    @on(Input.Changed, "#kept-search")
    def list_again(self) -> None:
        """Lists those in which the words occur."""
        self._list_from(0)

    def _list_from(self, at: int) -> None:
        """Lists them with the cursor at row ``at``, or at the last where there are fewer."""
        self._chat.actions.guarded(self._read)
        self._list.clear_options()
        told = (
            "No conversation has these words." if self._search.value.strip() else "No conversation is kept."
        )
        nothing = [Option(Content.styled(told, "$quiet"), disabled=True)]
        self._list.add_options([Option(_line(kept)) for kept in self._kept] or nothing)
        self._list.highlighted = min(at, len(self._kept) - 1) if self._kept else None

    def _read(self) -> None:
        self._kept = ()
        self._kept = self._chat.keeping.conversations(self._search.value)

    def _chosen(self) -> Kept | None:
        at = self._list.highlighted
        return self._kept[at] if at is not None and at < len(self._kept) else None

    @on(Input.Submitted, "#kept-search")
    @on(OptionList.OptionSelected, "#kept-list")
    def resume(self) -> None:
        """Takes the conversation up again."""
        if kept := self._chosen():
            self.dismiss()
            self._chat.actions.guarded(lambda: resume(self._chat, kept.id))

    def action_walk(self, by: int) -> None:
        """Moves the cursor while one goes on typing."""
        self._doomed = None
        self._keys.update(Content(KEYS))
        self._list.action_cursor_down() if by > 0 else self._list.action_cursor_up()

    def _delete(self, conversation_id: str) -> None:
        shown = conversation_id == self._chat.keeping.conversation_id
        self._chat.keeping.delete(conversation_id)
        if shown:
            self._chat.actions.perform("new")

    def action_delete(self) -> None:
        """Deletes at the second press."""
        kept = self._chosen()
        if kept is None:
            return
        if self._doomed == kept.id:
            self._doomed = None
            self._keys.update(Content(KEYS))
            at = self._list.highlighted or 0
            self._chat.actions.guarded(lambda: self._delete(kept.id))
            self._list_from(at)
        else:
            self._doomed = kept.id
            self._keys.update(Content.styled("^d again deletes it for good", "$text-warning"))


def _line(kept: Kept) -> Content:
    return Content.assemble(
        (one_line(kept.title), "$foreground"), (f"  {one_line(kept.note)}", "$text-muted")
    )
