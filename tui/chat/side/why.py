"""The why pane."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from corpus.types import Article
from qa.types import Answer
from tui.chat.lined import Lined
from tui.chat.side.reasons import reasons


class Reasons(Lined):
    """The reasons at the pane's width."""

    def __init__(self):
        super().__init__(id="reasons")
        self._answer: Answer | None = None
        self._articles: Mapping[str, Article] = {}

    def tell(self, answer: Answer | None, articles: Mapping[str, Article]) -> None:
        """Explains another answer."""
        self._answer, self._articles = answer, articles
        self.changed()

    def lay_out(self, width: int) -> list[Content]:
        """The reasons, or that there is nothing to explain."""
        if self._answer is None:
            return [Content.styled("No answer to explain yet.", "$quiet")]
        return reasons(self._answer, self._articles, width)


class WhyPane(VerticalScroll, can_focus=True):
    """Scrolls the reasons."""

    BINDINGS = [  # noqa: RUF012
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("s", "screen.perform('source')", show=False),
        Binding("i", "screen.focus_prompt", show=False),
    ]

    def __init__(self):
        super().__init__(id="why")
        self.reasons = Reasons()

    def compose(self) -> ComposeResult:
        """One widget, which grows."""
        yield self.reasons
