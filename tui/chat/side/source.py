"""The source pane: the article behind a citation, and finding in it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from corpus.types import Article, Block, Span
from qa.types import Citation
from tui.chat.line import Line
from tui.chat.lined import Lined
from tui.chat.side.article import ArticleView
from tui.chat.side.header import header


class SourceHeader(Lined):
    """The lines above the article."""

    def __init__(self):
        super().__init__(id="source-header")
        self._article: Article | None = None
        self._copies: tuple[Article, ...] | None = None
        self._place = ""
        self._left_out = False

    def tell(
        self, article: Article, copies: tuple[Article, ...] | None, place: str, *, left_out: bool
    ) -> None:
        """Shows another article, or more about this one."""
        self._article, self._copies, self._place, self._left_out = article, copies, place, left_out
        self.changed()

    def clear(self) -> None:
        """Says that there is nothing."""
        self._article = None
        self.changed()

    def lay_out(self, width: int) -> list[Content]:
        """The header at ``width`` cells."""
        if self._article is None:
            return [Content.styled("No citation yet.", "$quiet")]
        return header(self._article, self._copies, width, place=self._place, left_out=self._left_out)


class FindInput(Line):
    """What is sought in the article."""

    BINDINGS = [  # noqa: RUF012
        Binding("down,ctrl+n", "screen.step_match(1)", show=False),
        Binding("up,ctrl+p", "screen.step_match(-1)", show=False),
    ]


class SourcePane(Vertical):
    """Header, article, and a line to find in it."""

    BINDINGS = [  # noqa: RUF012
        Binding("n", "screen.perform('next')", show=False),
        Binding("p", "screen.perform('previous')", show=False),
        Binding("slash", "screen.perform('find')", show=False),
        Binding("o", "screen.perform('open')", show=False),
        Binding("y,c", "screen.perform('copy')", show=False),
        Binding("w", "screen.perform('why')", show=False),
        Binding("b,asterisk", "screen.perform('pin')", show=False),
        Binding("minus", "screen.perform('leave-out')", show=False),
        Binding("i", "screen.focus_prompt", show=False),
        Binding("question_mark", "screen.perform('help')", show=False),
    ]

    def __init__(self):
        super().__init__(id="source")
        self.header = SourceHeader()
        self.article_view = ArticleView(id="article")
        self.find_input = FindInput(placeholder="Find in the article", id="find", compact=True)
        self.article: Article | None = None
        self._copies: tuple[Article, ...] | None = None
        self._place = ""
        self._left_out = False

    def compose(self) -> ComposeResult:
        """Header above, article below, find line last."""
        yield self.header
        yield self.article_view
        yield self.find_input

    def on_mount(self) -> None:
        """The find line opens when it is asked for."""
        self.find_input.display = False

    def show(
        self,
        article: Article,
        cited: Citation | Span | None,
        *,
        blocks: Sequence[Block] = (),
        others: Sequence[Span] = (),
        place: str = "",
        left_out: bool = False,
    ) -> None:
        """Shows ``article`` scrolled to what is cited of it."""
        if self.article is None or self.article.id != article.id:
            self._copies = None
        self.article, self._place, self._left_out = article, place, left_out
        self.header.tell(article, self._copies, place, left_out=left_out)
        self.article_view.show(article, blocks, cited, others)
        if self.find_input.display:
            self.seek_again()

    def clear(self) -> None:
        """Shows nothing."""
        self.article = None
        self.header.clear()
        self.article_view.clear()

    def take(self, article_id: str, blocks: tuple[Block, ...], copies: tuple[Article, ...]) -> None:
        """Adds what the store knows about the article shown; late news of another one is dropped."""
        if self.article is not None and self.article.id == article_id:
            self._copies = copies
            self.header.tell(self.article, copies, self._place, left_out=self._left_out)
            self.article_view.take_blocks(blocks)

    def find(self, sought: str = "") -> None:
        """Opens the find line."""
        self.find_input.display = True
        self.find_input.value = sought
        self.find_input.focus()

    def close_find(self) -> bool:
        """Closes the find line; whether it was open."""
        was_open = bool(self.find_input.display)
        if was_open:
            self.article_view.find("")
            self.find_input.display = False
            self.article_view.focus()
        return was_open

    @on(Input.Changed, "#find")
    def seek(self, event: Input.Changed) -> None:
        """Marks what is typed so far."""
        event.stop()
        self.seek_again()

    def seek_again(self) -> None:
        """Marks what is typed, also in an article that was shown since."""
        self.article_view.find(self.find_input.value)
        self.tell_matches()

    @on(Input.Submitted, "#find")
    def seek_next(self, event: Input.Submitted) -> None:
        """Goes to the next match."""
        event.stop()
        self.step_match(1)

    def step_match(self, by: int) -> None:
        """Goes to another match."""
        self.article_view.step_match(by)
        self.tell_matches()

    def tell_matches(self) -> None:
        """Says on the find line's border how many there are."""
        view = self.article_view
        count = len(view.found)
        told = f"{view.at_match + 1} of {count}" if count else "none" if self.find_input.value else ""
        self.find_input.border_subtitle = told
