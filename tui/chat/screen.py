"""The chat screen: lays out the regions, sends questions to the desk, shows what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from corpus.types import Article
from tui.chat.actions import Actions
from tui.chat.beside import WIDE_CELLS, Beside
from tui.chat.commands import parse
from tui.chat.desk import Desk
from tui.chat.header import TopLine, state_words
from tui.chat.keeping import Keeping
from tui.chat.looking import Looking
from tui.chat.messages import (
    Answered,
    ArticleCorrected,
    ArticleRead,
    AskFailed,
    AskStopped,
    Opening,
    PassagesFound,
    PublishersKnown,
    Restored,
    SessionFailed,
    SessionReady,
    ShelfLoaded,
    SourceLoaded,
    StageReached,
    TimelineFound,
    WorkFailed,
)
from tui.chat.prompt.hints import Hints, place_of_focus
from tui.chat.prompt.past import InputHistory
from tui.chat.prompt.widget import Prompt
from tui.chat.resuming import show_restored
from tui.chat.shelf.running import IndexingRun
from tui.chat.side.pane import Shown, SidePane
from tui.chat.side.passages import PassageList, dated_places, passage_places
from tui.chat.state import Conversation, IndexStatus
from tui.chat.transcript.widget import ExchangeCard, Transcript, Welcome
from tui.chat.words import told

NOT_OPENED = 3  # exit code: index or model missing or damaged


class ChatScreen(Screen[None]):
    """Everything of the chat but what opens over it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_CELLS, "-wide"), (160, "-broad")]  # noqa: RUF012
    AUTO_FOCUS = "#question"
    BINDINGS = [  # noqa: RUF012
        Binding("escape", "back", "Back", show=False),
        Binding("ctrl+n", "perform('next')", "Next citation", show=False),
        Binding("ctrl+p", "perform('previous')", "Previous citation", show=False),
        Binding("ctrl+o", "perform('open')", "Open outside", show=False),
        Binding("ctrl+y", "perform('copy')", "Copy the quote", priority=True, show=False),
        Binding("ctrl+f", "perform('find')", "Find", priority=True, show=False),
        Binding("f1", "perform('help')", "Help", show=False),
        Binding("f2", "perform('source')", "Source", show=False),
        Binding("f3", "perform('why')", "Why", show=False),
        Binding("f4", "perform('articles')", "Articles", show=False),
        Binding("f5", "perform('passages')", "Passages", show=False),
        Binding("f6", "perform('conversations')", "Conversations", show=False),
    ]

    def __init__(self, conversation: Conversation, desk: Desk, keeping: Keeping):
        super().__init__()
        self.conversation = conversation
        self.desk = desk
        self.keeping = keeping
        self.status: IndexStatus | None = None
        self.articles: dict[str, Article] = {}
        self.publishers: tuple[str, ...] | None = None
        self.exit_code = 0
        self.actions = Actions(self)
        self.looking = Looking(self)
        self.indexing = IndexingRun(self)
        self.beside = Beside(self)
        self.top_line = TopLine(conversation.scope)
        self.transcript = Transcript(id="transcript")
        self.side = SidePane()
        self.prompt = Prompt(InputHistory(), self.actions.choices)
        self.hints = Hints()

    def compose(self) -> ComposeResult:
        """Top line, transcript, prompt, hints."""
        yield self.top_line
        with Horizontal(id="middle"):
            yield self.transcript
        yield self.prompt
        yield self.hints

    def on_mount(self) -> None:
        """The side pane is built after the first paint, and waits for the first citation."""
        self.call_after_refresh(self.query_one("#middle").mount, self.side)
        self.watch(self, "focused", lambda: self.tell_hints())

    # Questions

    def on_prompt_entered(self, event: Prompt.Entered) -> None:
        """A command is performed, anything else is asked."""
        if not event.line.startswith("/"):
            self.ask(event.line)
            return
        self.actions.guarded(lambda: self._perform_line(event.line))

    def _perform_line(self, line: str) -> None:
        entered = parse(line)
        self.actions.perform(entered.command.name, entered.argument)

    def on_key(self, event: events.Key) -> None:
        """What is typed outside a line, and means nothing there, goes to the prompt."""
        if not event.is_printable or event.character is None or event.key in self.active_bindings:
            return
        event.stop()
        self.set_focus(self.prompt.input)
        self.prompt.input.insert_text_at_cursor(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted outside a line goes to the prompt, not to the keys of a pane."""
        event.stop()
        self.prompt.input.focus()
        self.prompt.input.paste(event.text)

    def ask(self, question: str) -> None:
        """Puts a question in line, and shows it also where there is one column."""
        self.beside.leave()
        self.actions.forget_errors()
        exchange = self.conversation.ask(question)
        self.transcript.add(exchange)
        self.looking.select(exchange)
        if self.conversation.unopened is not None:
            self.desk.open_again()
        self.send_next()

    def send_next(self) -> None:
        """Hands the first waiting question to the desk when the session is free."""
        exchange = self.conversation.next_to_ask()
        if exchange is not None:
            earlier = self.conversation.earlier(exchange)
            self.desk.ask(exchange.number, exchange.question, exchange.scope, earlier)
            self.transcript.changed(exchange)
        self.tell_state()

    def on_stage_reached(self, message: StageReached) -> None:
        """Shows how far the question is."""
        if exchange := self.conversation.reach(message.number, message.stage):
            self.transcript.changed(exchange)

    def on_answered(self, message: Answered) -> None:
        """Shows the answer, unless nobody waits for it any more."""
        if exchange := self.conversation.finish(message.number, message.answer):
            self.articles.update({article.id: article for article in message.articles})
            self.transcript.changed(exchange)
            if self.conversation.current is exchange:
                self.looking.select(exchange, reveal=True)
        self.send_next()

    def on_ask_failed(self, message: AskFailed) -> None:
        """Shows what went wrong and how to mend it."""
        if exchange := self.conversation.fail(message.number, message.error):
            self.transcript.changed(exchange)
        self.send_next()

    def on_ask_stopped(self, _message: AskStopped) -> None:
        """The worker has given up a cancelled question."""
        self.send_next()

    def on_session_ready(self, message: SessionReady) -> None:
        """From now on questions are answered."""
        first, self.status, self.exit_code = self.status is None, message.status, 0
        self.keeping.index = str(Path(message.status.path).resolve())
        self.conversation.opened()
        self.top_line.tell(status=message.status)
        self.desk.do(self.actions.load_publishers)
        if first:
            self.actions.guarded(lambda: self.prompt.past.begin_with(self.keeping.asked_before()))
        if message.renewed:
            self.actions.say("The index was brought up to date: the newest articles answer from now on.")
        self.send_next()

    def on_opening(self, message: Opening) -> None:
        """Says what opening the index is waiting for."""
        self.conversation.opening = message.words
        self.tell_state()

    def on_session_failed(self, message: SessionFailed) -> None:
        """Says that nothing can be asked, and why; the next question tries again."""
        self.exit_code = NOT_OPENED
        for exchange in self.conversation.not_opened(message.error):
            self.transcript.changed(exchange)
        for welcome in self.query(Welcome):
            welcome.say(f"✗ {told(message.error)}")
        self.actions.tell_error(message.error)
        self.tell_state()

    # What is looked at

    def on_source_loaded(self, message: SourceLoaded) -> None:
        """Dims the furniture of the article shown."""
        self.looking.take(message)

    def on_article_read(self, message: ArticleRead) -> None:
        """Shows the text of an article that was opened in the browser."""
        self.looking.take_whole(message.article)

    def on_passages_found(self, message: PassagesFound) -> None:
        """Lists the passages of a search."""
        self.articles.update({article.id: article for _, article in message.found})
        self.side.passages.tell(passage_places(message.found))
        self.side.note("passages", f"{len(message.found)} for “{message.query}”")
        self.beside.open("passages")

    def on_timeline_found(self, message: TimelineFound) -> None:
        """Lists dated quotes."""
        self.side.passages.tell(dated_places(message.entries))
        self.side.note("passages", f"timeline: {message.topic}")
        self.beside.open("passages")

    def on_passage_list_opened(self, message: PassageList.Opened) -> None:
        """Shows a passage in its article."""
        self.looking.show_article(message.place.article, message.place.cited)
        self.beside.open("source")

    def on_exchange_card_picked(self, message: ExchangeCard.Picked) -> None:
        """Makes a clicked exchange the current one."""
        self.looking.pick(message.number)

    def on_article_corrected(self, message: ArticleCorrected) -> None:
        """Shows the corrected date and publisher everywhere."""
        self.articles[message.article.id] = message.article
        self.conversation.corrected(message.article)
        for exchange in self.conversation.exchanges:
            self.transcript.changed(exchange)
        self.looking.show_citation()
        self.desk.do(self.actions.load_publishers)
        self.actions.say("Corrected, here and in what is asked from now on.")

    def on_publishers_known(self, message: PublishersKnown) -> None:
        """Takes the names that /publisher completes."""
        self.publishers = message.names
        self.actions.check_publishers()

    def begin_again(self) -> None:
        """Empties the transcript; the scope stays."""
        for number in self.conversation.clear():
            self.desk.cancel(number)
        self.transcript.clear()
        self.looking.clear()
        self.beside.close()
        self.tell_state()

    def on_restored(self, message: Restored) -> None:
        """Shows a kept conversation."""
        show_restored(self, message)

    def on_shelf_loaded(self, message: ShelfLoaded) -> None:
        """Hands the articles to the browser, if it is still open."""
        from tui.chat.shelf.screen import ShelfScreen

        if isinstance(self.app.screen, ShelfScreen):
            self.app.screen.take(message)

    def on_work_failed(self, message: WorkFailed) -> None:
        """Says what went wrong and how to mend it."""
        self.actions.tell_error(message.error)

    def on_resize(self) -> None:
        """Keeps the column that has the keys."""
        self.beside.narrowed()

    # Keys

    def action_perform(self, name: str, argument: str = "") -> None:
        """Performs a command by its name."""
        self.actions.guarded(lambda: self.actions.perform(name, argument))

    def action_back(self) -> None:
        """One step back: menu, find line, the question being answered, the pane, the prompt."""
        if self.prompt.close_menu() or self.side.source.close_find():
            return
        if self.conversation.busy:
            self.actions.cancel()
        elif self.focused is not self.prompt.input:
            self.beside.leave()
            self.prompt.input.focus()
        elif self.prompt.input.value:
            self.prompt.put("")
        else:
            self.transcript.focus()

    def action_submit(self) -> None:
        """Enters what is typed."""
        self.prompt.input.focus()
        self.run_worker(self.prompt.input.action_submit())

    def action_focus_prompt(self, line: str = "") -> None:
        """Takes the focus to the prompt."""
        self.prompt.put(line) if line else self.set_focus(self.prompt.input)

    def action_step(self, by: int) -> None:
        """Makes the exchange before or after the current one."""
        self.looking.select(self.conversation.step(by))

    def action_step_match(self, by: int) -> None:
        """Goes to another place found in the article."""
        self.side.source.step_match(by)

    def action_cite(self, citation: int, exchange: int) -> None:
        """Shows a citation that was clicked."""
        self.looking.pick(exchange)
        self.conversation.show(citation)
        self.side.turn_to("source")
        self.looking.show_citation(reveal=True)
        if not self.beside.is_wide:
            self.beside.open("source")

    def action_search_question(self, exchange: int) -> None:
        """Searches the words of a question that was clicked."""
        self.looking.pick(exchange)
        self.actions.search("")

    def action_show_side(self, shown: str) -> None:
        """Turns the side pane to one of its parts."""
        self.beside.open(cast(Shown, shown))

    def action_show_hit(self, rank: int) -> None:
        """Shows a retrieved passage in its article."""
        self.actions.show_hit(rank)

    def action_scroll_transcript(self, pages: int) -> None:
        """Scrolls the transcript from the prompt."""
        self.transcript.scroll_relative(y=pages * (self.transcript.size.height - 2), animate=False)

    def action_scroll_source(self, pages: int) -> None:
        """Scrolls the side pane from the prompt."""
        target = self.side.focus_target()
        target.scroll_relative(y=pages * (target.size.height - 2), animate=False)

    # What the lines above and below say

    def tell_state(self) -> None:
        """Keeps the top line and the hints true."""
        state = state_words(self.conversation, self.indexing.now)
        self.top_line.tell(scope=self.conversation.scope, state=state)
        self.tell_hints()

    def tell_hints(self) -> None:
        """Shows the keys of where the focus is."""
        self.hints.tell(place_of_focus(self), busy=self.conversation.busy)
