"""Whether the side pane shows, and what has the keys: beside the transcript, or in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.chat.side.pane import Shown

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen

WIDE_CELLS = 100  # from here on the source stands beside the transcript
BESIDE = "-beside"  # the pane shows where both columns fit
INSTEAD = "-side"  # the pane shows where one column fits


class Beside:
    """The two columns of one chat screen; the style sheet does the rest by their classes."""

    def __init__(self, chat: ChatScreen):
        self._chat = chat

    @property
    def is_wide(self) -> bool:
        """Whether both columns fit."""
        return self._chat.app.size.width >= WIDE_CELLS

    @property
    def is_shown(self) -> bool:
        """Whether the side pane shows."""
        return self._chat.has_class(BESIDE if self.is_wide else INSTEAD)

    @property
    def has_keys(self) -> bool:
        """Whether the side pane has the keys."""
        focused = self._chat.focused
        return focused is not None and self._chat.side in focused.ancestors

    def reveal(self) -> None:
        """Shows the pane where there is room; the keys stay where they are."""
        self._chat.add_class(BESIDE)

    def open(self, shown: Shown) -> None:
        """Shows a part of the pane and gives it the keys."""
        self._chat.side.turn_to(shown)
        self._chat.add_class(BESIDE, INSTEAD)
        self._chat.side.focus_target().focus()

    def leave(self) -> None:
        """Shows the transcript again where one column fits."""
        self._chat.remove_class(INSTEAD)

    def close(self) -> None:
        """Hides the pane."""
        self._chat.remove_class(BESIDE, INSTEAD)
        self._chat.prompt.input.focus()

    def toggle(self, shown: Shown) -> None:
        """Goes to a part of the pane; from there, closes the pane."""
        if self.has_keys and self._chat.side.shown == shown:
            self.close()
        else:
            self.open(shown)

    def narrowed(self) -> None:
        """Where one column is left, it is the one that has the keys."""
        if not self.is_wide:
            self._chat.set_class(self.has_keys, INSTEAD)
