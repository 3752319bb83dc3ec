"""The corpus browser: the articles by date, publisher, title or origin, with a filter; adding a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import DataTable, Input, ProgressBar, Static

from corpus.visible import one_line
from tui.chat.line import Line
from tui.chat.messages import ShelfLoaded
from tui.chat.shelf.indexing import Indexing
from tui.chat.shelf.rows import ORDERS, Row, filtered, ordered, rows

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen

COLUMNS = (("Date", 10), ("Title", 0), ("Publisher", 18), ("Copies", 6), ("Date from", 13))
ROOMY_CELLS = 90  # from here on the basis of the date has a column
OTHER_CELLS = 9  # borders, padding, scroll bar
DIALOG_MAX_CELLS = 120
DIALOG_MIN_CELLS = 76
LEAST_TITLE_CELLS = 18
LEAST_COLUMNS = 2  # date and title
LEFT_OUT = "left out · "
KEYS = "enter open · ^s order · ^a add · ^l leave out · ^r remove · esc close"
REMOVING = "^r again removes “{}” and its quotes · esc keeps it"


def columns(width: int) -> list[tuple[str, int]]:
    """Names and cells of the columns in a table of ``width`` cells; the title takes what is left."""
    shown = COLUMNS if width >= ROOMY_CELLS else COLUMNS[:-1]
    while len(shown) > LEAST_COLUMNS and width - _taken(shown) < LEAST_TITLE_CELLS:
        shown = shown[:-1]
    return [(name, cells or max(LEAST_TITLE_CELLS, width - _taken(shown))) for name, cells in shown]


def _taken(shown: Sequence[tuple[str, int]]) -> int:
    return sum(cells + 2 for _, cells in shown)


class ShelfScreen(ModalScreen[None]):
    """Every article of the index."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "close", show=False),
        Binding("f4", "close", show=False),
        Binding("ctrl+s", "next_order", show=False, priority=True),
        Binding("ctrl+a", "add_folder", show=False, priority=True),
        Binding("ctrl+l", "leave_out", show=False, priority=True),
        Binding("ctrl+r", "remove", show=False, priority=True),
        Binding("down", "walk(1)", show=False, priority=True),
        Binding("up", "walk(-1)", show=False, priority=True),
        Binding("pagedown", "walk(10)", show=False, priority=True),
        Binding("pageup", "walk(-10)", show=False, priority=True),
    ]

    def __init__(self, chat: ChatScreen):
        super().__init__()
        self._chat = chat
        self._all: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()
        self._columns: list[tuple[str, int]] = []
        self._order = 0
        self._removing: str | None = None
        self._keys = Static(KEYS, id="shelf-keys", markup=False)
        self._told = Static("", id="shelf-told", markup=False)
        self._filter = Line(placeholder="Filter by title, publisher, date", id="shelf-filter", compact=True)
        self._table: DataTable[Text] = DataTable(id="shelf-table", cursor_type="row", zebra_stripes=False)
        self._bar = ProgressBar(id="shelf-bar", show_eta=False)

    def compose(self) -> ComposeResult:
        """Status, filter, articles, progress, keys."""
        with Vertical(id="shelf", classes="dialog"):
            yield self._told
            yield self._filter
            yield self._table
            yield self._bar
            yield self._keys

    def on_mount(self) -> None:
        """Asks the desk for the articles."""
        self._table.can_focus = False
        self._lay_columns()
        self._filter.focus()
        self._bar.display = False
        self.tell(self._chat.indexing.now)
        self._chat.indexing.listener = self.tell
        self._chat.desk.do(lambda session: ShelfLoaded(session.shelf()), renew=True)

    def on_unmount(self) -> None:
        """The progress goes on without being shown here."""
        self._chat.indexing.listener = None

    def on_resize(self) -> None:
        """The columns follow the terminal."""
        self._lay_columns()

    def _lay_columns(self) -> None:
        wanted = columns(self._width() - OTHER_CELLS)
        if wanted == self._columns:
            return
        self._columns = wanted
        at = self._table.cursor_row
        self._table.clear(columns=True)
        for name, width in wanted:
            self._table.add_column(name, width=width, key=name)
        self.list_again()
        self._table.move_cursor(row=at)

    def _width(self) -> int:
        most = self.app.size.width
        return min(most, DIALOG_MAX_CELLS, max(DIALOG_MIN_CELLS, most * 9 // 10))

    def take(self, message: ShelfLoaded) -> None:
        """Shows the articles."""
        self._all = rows(message.shelf)
        self.list_again()

    def list_again(self) -> None:
        """Filters, sorts and lists."""
        self._shown = ordered(filtered(self._all, self._filter.value), ORDERS[self._order])
        self._table.clear()
        for number, row in enumerate(self._shown):
            self._table.add_row(*self._cells(row), key=str(number))
        self.tell_counts()

    def _cells(self, row: Row) -> list[Text]:
        article = row.article
        left_out = article.id in self._chat.conversation.scope.left_out
        quiet = self.app.theme_variables["quiet"] if left_out else ""
        shown = (
            article.published or "undated",
            (LEFT_OUT if left_out else "") + (article.title or article.path.name),
            article.publisher or "",
            str(row.copies or ""),
            "" if article.published_basis == "none" else article.published_basis,
        )[: len(self._table.columns)]
        return [Text(one_line(text), style=quiet, no_wrap=True, overflow="ellipsis") for text in shown]

    def tell_counts(self) -> None:
        """Says how many are listed, in which order."""
        status = self._chat.status
        of = f" of {len(self._all):,}" if len(self._shown) != len(self._all) else ""
        told = Content.assemble(
            (f"{len(self._shown):,}{of} articles", "bold $foreground"),
            (f"  by {ORDERS[self._order]}", "$text-accent"),
            (one_line(f"  {status.passages:,} passages · {status.path}" if status else ""), "$text-muted"),
        )
        self._told.update(told)

    def tell(self, now: Indexing | None) -> None:
        """Shows how far indexing is."""
        self._bar.display = now is not None and now.ended is None
        if now is None:
            return
        self._bar.update(total=now.total or None, progress=now.done)
        if now.ended:
            self._chat.desk.do(lambda session: ShelfLoaded(session.shelf()))

    @on(Input.Changed, "#shelf-filter")
    def narrow(self, event: Input.Changed) -> None:
        """Lists what matches."""
        event.stop()
        self.list_again()

    @on(Input.Submitted, "#shelf-filter")
    def open_article(self, event: Input.Submitted) -> None:
        """Shows the article under the cursor."""
        event.stop()
        self._open()

    @on(DataTable.RowSelected)
    def open_clicked(self, event: DataTable.RowSelected) -> None:
        """Shows the article that was clicked."""
        event.stop()
        self._open()

    def _open(self) -> None:
        if row := self._under_cursor():
            self.dismiss()
            self._chat.looking.show_listed(row.article)
            self._chat.beside.open("source")

    def _under_cursor(self) -> Row | None:
        at = self._table.cursor_row
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def action_walk(self, by: int) -> None:
        """Moves the cursor while one goes on typing."""
        self._keep()
        self._table.move_cursor(row=max(0, min(len(self._shown) - 1, self._table.cursor_row + by)))

    def action_next_order(self) -> None:
        """Date, publisher, title, origin, and round."""
        self._order = (self._order + 1) % len(ORDERS)
        self.list_again()

    def action_leave_out(self) -> None:
        """Leaves the article under the cursor out of the conversation, or takes it back in."""
        if row := self._under_cursor():
            at = self._table.cursor_row
            self._chat.actions.guarded(lambda: self._chat.actions.leave_out(row.article.id))
            self.list_again()
            self._table.move_cursor(row=at)

    def action_remove(self) -> None:
        """Removes the article under the cursor for good, when asked a second time."""
        row = self._under_cursor()
        if row is None:
            return
        if self._removing == row.article.id:
            self._keep()
            self._chat.actions.guarded(lambda: self._chat.indexing.remove(row.article))
            return
        self._removing = row.article.id
        title = Text(one_line(row.article.title or row.article.path.name))
        title.truncate(LEAST_TITLE_CELLS, overflow="ellipsis")
        self._keys.update(REMOVING.format(title.plain))

    def _keep(self) -> None:
        self._removing = None
        self._keys.update(KEYS)

    def action_add_folder(self) -> None:
        """Asks for a folder in the prompt."""
        self.dismiss()
        self._chat.prompt.put(f"/add {Path.cwd()}/")

    def action_close(self) -> None:
        """Back to the chat; or, asked whether to remove an article, no."""
        if self._removing:
            self._keep()
        else:
            self.dismiss()
