"""The menu over the prompt: what a slash command may become."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from corpus.visible import one_line
from tui.chat.commands import Completion

SHOWN_CELLS = 30
MAX_SHOWN = 200


class CommandMenu(OptionList, can_focus=False):
    """Offers completions; the prompt keeps the focus and steers it."""

    def __init__(self):
        super().__init__(id="menu", markup=False)
        self._offered: tuple[Completion, ...] = ()

    def offer(self, lines: Sequence[Completion]) -> None:
        """Shows ``lines``, or nothing when there are none."""
        if self._offered == tuple(lines):
            return
        self._offered = tuple(lines)
        self.display = bool(lines)
        self.clear_options()
        self.add_options([Option(_line(line)) for line in self._offered[:MAX_SHOWN]])
        self.highlighted = 0 if lines else None

    @property
    def is_open(self) -> bool:
        """Whether anything is offered."""
        return bool(self._offered)

    @property
    def chosen(self) -> Completion | None:
        """The completion under the cursor."""
        at = self.highlighted
        return self._offered[at] if at is not None and at < len(self._offered) else None


def _line(completion: Completion) -> Content:
    shown = Content.styled(one_line(completion.shown), "$text-accent")
    if not completion.does:
        return shown
    spaces = max(2, SHOWN_CELLS - shown.cell_length)
    return shown + Content(" " * spaces) + Content.styled(completion.does, "$text-muted")
