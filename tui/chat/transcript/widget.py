"""The transcript on the screen: one card an exchange, the newest at the bottom."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Spacing
from textual.message import Message

from tui.chat.lined import Lined
from tui.chat.state import Exchange
from tui.chat.transcript.card import POINTER, card
from tui.chat.transcript.welcome import welcome

LINES_BELOW = 1  # kept in sight below the current citation


class ExchangeCard(Lined):
    """One exchange, laid out anew for every width."""

    class Picked(Message):
        """Somebody clicked on an exchange."""

        def __init__(self, number: int):
            super().__init__()
            self.number = number

    def __init__(self, exchange: Exchange):
        super().__init__(classes="card")
        self.exchange = exchange
        self.cursor = 0

    def select(self, cursor: int | None) -> None:
        """Marks the card as the current one showing citation ``cursor``; None takes the mark off."""
        self.set_class(cursor is not None, "-current")
        if self.cursor != (cursor or 0):
            self.cursor = cursor or 0
            self.changed()

    def lay_out(self, width: int) -> list[Content]:
        """The card at ``width`` cells."""
        return card(self.exchange, width, cursor=self.cursor)

    def on_resize(self) -> None:
        """The current card stays in sight when it grows into an answer, or the terminal changes."""
        if self.has_class("-current") and isinstance(self.parent, Transcript):
            self.parent.bring_up(self)

    def on_click(self) -> None:
        """Clicking anywhere on a card makes it the current one."""
        self.post_message(self.Picked(self.exchange.number))

    # A click is dealt with before the card under it is the current one, so the exchange goes with it.

    async def action_cite(self, citation: int) -> None:
        """Shows a citation that was clicked."""
        await self.run_action(f"screen.cite({citation}, {self.exchange.number})")

    async def action_search(self) -> None:
        """Searches the words of this question."""
        await self.run_action(f"screen.search_question({self.exchange.number})")


class Welcome(Lined):
    """What stands there before the first question."""

    def __init__(self):
        super().__init__(classes="card")
        self.note = ""

    def say(self, note: str) -> None:
        """Shows how opening the index goes."""
        self.note = note
        self.changed()

    def lay_out(self, width: int) -> list[Content]:
        """A few words on what to do."""
        return welcome(width, self.note)


class Transcript(VerticalScroll, can_focus=True):
    """All exchanges of the conversation."""

    BINDINGS = [  # noqa: RUF012
        Binding("n", "screen.perform('next')", show=False),
        Binding("p", "screen.perform('previous')", show=False),
        Binding("j", "screen.step(1)", show=False),
        Binding("k", "screen.step(-1)", show=False),
        Binding("enter,s", "screen.perform('source')", show=False),
        Binding("w", "screen.perform('why')", show=False),
        Binding("o", "screen.perform('open')", show=False),
        Binding("y,c", "screen.perform('copy')", show=False),
        Binding("r", "screen.perform('right')", show=False),
        Binding("x", "screen.perform('wrong')", show=False),
        Binding("asterisk,b", "screen.perform('pin')", show=False),
        Binding("minus", "screen.perform('leave-out')", show=False),
        Binding("i", "screen.focus_prompt", show=False),
        Binding("question_mark", "screen.perform('help')", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The welcome, until the first question."""
        yield Welcome()

    def add(self, exchange: Exchange) -> ExchangeCard:
        """Appends an exchange and scrolls to it."""
        for gone in self.query(Welcome):
            gone.remove()
        added = ExchangeCard(exchange)
        self.mount(added)
        return added

    def clear(self) -> None:
        """Takes every exchange away."""
        self.remove_children()
        self.mount(Welcome())

    def changed(self, exchange: Exchange) -> None:
        """Draws one exchange again."""
        if found := self.card(exchange.number):
            found.changed()

    def card(self, number: int) -> ExchangeCard | None:
        """The card of exchange ``number``."""
        return next((c for c in self.query(ExchangeCard) if c.exchange.number == number), None)

    def select(self, number: int, cursor: int, *, scroll: bool = True) -> None:
        """Marks the current exchange and citation."""
        for shown in self.query(ExchangeCard):
            shown.select(cursor if shown.exchange.number == number else None)
        found = self.card(number)
        if found and scroll:
            # Heights are known only after the next layout.
            self.call_after_refresh(self.bring_up, found)

    def bring_up(self, shown: ExchangeCard) -> None:
        """Scrolls until the beginning of a card stands at the top, as far as there is text below."""
        self.scroll_to_widget(shown, animate=False, top=True)

    def bring_citation_up(self, number: int) -> None:
        """Brings the current citation of an exchange in sight, where its number first stands."""
        if found := self.card(number):
            self.call_after_refresh(self._scroll_to_cursor, found)

    def _scroll_to_cursor(self, shown: ExchangeCard) -> None:
        mark = f"{POINTER}[{shown.cursor}]"
        lines = shown.lines(shown.content_size.width)
        at = next((y for y, line in enumerate(lines) if mark in line.plain), None)
        if at is not None:
            line = Region(0, shown.virtual_region.y + at, 1, 1)
            self.scroll_to_region(line, animate=False, spacing=Spacing(0, 0, LINES_BELOW, 0))
