"""What each command does. Keys, palette, mouse and slash commands all come through here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DatelineError, SettingsError
from corpus.types import Article
from corpus.visible import one_line
from qa.types import Citation
from tui.chat.messages import ArticleCorrected, PassagesFound, PublishersKnown, TimelineFound
from tui.chat.opening import open_outside
from tui.chat.publishers import known_publisher
from tui.chat.state import Session, Verdict, iso_date
from tui.chat.words import byline, quotation, told

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen

SEARCH_PASSAGES = 30
OFF = "off"
ERROR_SHOWN_S = 4.0


class Actions:
    """The commands of one chat screen."""

    def __init__(self, chat: ChatScreen):
        self._chat = chat
        self._does: dict[str, Callable[[str], None]] = {
            "as-of": self._as_of,
            "from": self._from,
            "publisher": self._publisher,
            "leave-out": lambda _: self._leave_out(),
            "source": lambda _: chat.beside.toggle("source"),
            "why": lambda _: chat.beside.toggle("why"),
            "passages": lambda _: self._passages(),
            "search": self.search,
            "timeline": self._timeline,
            "next": lambda _: self._step_citation(1),
            "previous": lambda _: self._step_citation(-1),
            "find": self._find,
            "open": lambda _: self._open(),
            "copy": lambda _: self._copy(),
            "right": lambda _: self._judge("right"),
            "wrong": lambda _: self._judge("wrong"),
            "pin": lambda _: self._pin(),
            "correct": self._correct,
            "gold": self._gold,
            "articles": lambda _: self._articles(),
            "add": self._add,
            "conversations": self._conversations,
            "new": lambda _: self._new(),
            "rename": self._rename,
            "export": self._export,
            "theme": self._theme,
            "cancel": lambda _: self.cancel(),
            "help": lambda _: self._help(),
            "quit": lambda _: chat.app.exit(return_code=chat.exit_code),
        }

    def perform(self, name: str, argument: str = "") -> None:
        """Does what a command says; raises DatelineError when it cannot."""
        self.forget_errors()
        self._does[name](argument)

    def guarded(self, work: Callable[[], object]) -> None:
        """Runs ``work`` and tells its error."""
        try:
            work()
        except DatelineError as error:
            self.tell_error(error)

    def tell_error(self, error: DatelineError) -> None:
        """Shows an error with its remedy, as text."""
        self.forget_errors()  # One at a time: they cover the source.
        self._chat.notify(told(error), severity="error", markup=False, timeout=ERROR_SHOWN_S)

    def say(self, words: str) -> None:
        """Tells that something was done."""
        self.forget_errors()
        self._chat.hints.say(one_line(words))

    def forget_errors(self) -> None:
        """What went wrong before is done with."""
        self._chat.app.clear_notifications()
        # Textual takes the toasts away and leaves what held them: the next would stand a line lower.
        self._chat.app.screen.query("ToastHolder").remove()

    def choices(self) -> dict[str, Sequence[str]]:
        """The arguments known for commands, for completion."""
        return {
            "publisher": (*(self._chat.publishers or ()), OFF),
            "as-of": (OFF,),
            "from": (OFF,),
            "export": ("md", "html", "json"),
            "correct": ("date ", "publisher "),
            "theme": tuple(sorted(self._chat.app.available_themes)),
        }

    # Scope

    def _as_of(self, argument: str) -> None:
        self._rescope(as_of=None if argument in ("", OFF) else iso_date(argument))

    def _from(self, argument: str) -> None:
        self._rescope(since=None if argument in ("", OFF) else iso_date(argument))

    def _publisher(self, argument: str) -> None:
        self._rescope(publishers=() if argument in ("", OFF) else (self._known_publisher(argument),))

    def _known_publisher(self, name: str) -> str:
        """The publisher as the articles write it; what is not known yet is taken on trust."""
        publishers = self._chat.publishers
        return name if publishers is None else known_publisher(name, publishers)

    def check_publishers(self) -> None:
        """Takes back what was restricted to a publisher before it was known that no article is by it."""
        try:
            for name in self._chat.conversation.scope.publishers:
                self._known_publisher(name)
        except SettingsError as error:
            self._rescope(publishers=())
            self.tell_error(error)

    def _rescope(self, **changes: str | tuple[str, ...] | None) -> None:
        conversation = self._chat.conversation
        conversation.scope = replace(conversation.scope, **changes)  # type: ignore[arg-type]
        self._chat.tell_state()
        self.say(", ".join(conversation.scope.labels()) or "All articles may answer.")

    def leave_out(self, article_id: str) -> bool:
        """Leaves an article out of what is asked from now on, or takes it back in."""
        out = self._chat.conversation.leave_out(article_id)
        self._chat.keeping.leave_out(article_id, out=out)
        self._chat.tell_state()
        return out

    def _leave_out(self) -> None:
        article, _ = self._looked_at()
        out = self.leave_out(article.id)
        self._chat.looking.show_citation()
        self.say("Left out of what is asked from now on." if out else "Taken back in.")

    # Looking

    def _looked_at(self) -> tuple[Article, Citation | None]:
        looking = self._chat.looking.at
        if looking is None:
            raise SettingsError("nothing is cited yet", "Ask something first.")
        article, cited = looking
        return article, cited if isinstance(cited, Citation) else None

    def _step_citation(self, by: int) -> None:
        chat = self._chat
        if chat.conversation.step_citation(by) is None:
            raise SettingsError("nothing is cited yet", "Ask something first.")
        chat.side.turn_to("source")
        chat.looking.show_citation(reveal=True)
        if not chat.beside.is_shown:
            self._name_citation()

    def _name_citation(self) -> None:
        """Says which citation is the current one, where no pane shows it."""
        conversation = self._chat.conversation
        citation, exchange = conversation.citation, conversation.current
        if citation and exchange:
            self._chat.transcript.bring_citation_up(exchange.number)
            place = f"Citation {conversation.cursor} of {len(exchange.citations)}"
            self.say(f"{place}: {byline(citation.article)}")

    def search(self, words: str) -> None:
        """Lists the passages nearest to ``words``."""
        current = self._chat.conversation.current
        query = words or (current.question if current else "")
        if not query:
            raise SettingsError("nothing to search for", "Write /search and a few words.")
        scope = self._chat.conversation.scope

        def work(session: Session) -> PassagesFound:
            return PassagesFound(query, session.search(query, scope=scope, k=SEARCH_PASSAGES))

        self._chat.desk.do(work, renew=True)

    def _passages(self) -> None:
        if self._chat.side.passages.is_empty:
            self.search("")
        else:
            self._chat.beside.toggle("passages")

    def _timeline(self, topic: str) -> None:
        current = self._chat.conversation.current
        if not topic and current and current.answer and current.answer.claims:
            from qa.timeline import of_claims

            self._chat.on_timeline_found(TimelineFound(current.question, of_claims(current.answer.claims)))
            return
        if not topic:
            raise SettingsError("no topic", "Write /timeline and a few words.")
        scope = self._chat.conversation.scope

        def work(session: Session) -> TimelineFound:
            return TimelineFound(topic, session.timeline(topic, scope=scope))

        self._chat.desk.do(work, renew=True)

    def _find(self, words: str) -> None:
        self._looked_at()
        self._chat.beside.open("source")
        self._chat.side.source.find(words)

    def show_hit(self, rank: int) -> None:
        """Shows a retrieved passage in its article."""
        current = self._chat.conversation.current
        hits = current.answer.hits if current and current.answer else ()
        for hit in hits:
            if hit.rank == rank and (article := self._chat.articles.get(hit.passage.article_id)):
                self._chat.looking.show_article(article, hit.passage.span, place=f"passage {rank}")
                self._chat.beside.open("source")

    def _open(self) -> None:
        article, _ = self._looked_at()
        self.say(f"Opening {open_outside(article)}")

    def _copy(self) -> None:
        _, citation = self._looked_at()
        if citation is None:
            raise SettingsError("this passage is not a citation", "Select text with the mouse to copy it.")
        self._chat.app.copy_to_clipboard(quotation(citation))
        self.say("Copied the quote with its citation.")

    # Judgement

    def _judge(self, verdict: Verdict) -> None:
        exchange = self._chat.conversation.judge(verdict)
        if exchange is None:
            raise SettingsError("no answer to judge", "Ask something first.")
        self._chat.keeping.mark(exchange)
        self._chat.transcript.changed(exchange)
        self.say(f"Marked {exchange.verdict}." if exchange.verdict else "Mark taken off.")

    def _pin(self) -> None:
        pinned = self._chat.conversation.pin()
        if pinned is None:
            raise SettingsError("no citation to pin", "Ask something first.")
        current, citation = self._chat.conversation.current, self._chat.conversation.citation
        if current and citation:
            self._chat.keeping.pin(current, citation, pinned=pinned)
            self._chat.transcript.changed(current)
        self._chat.looking.show_citation()
        self.say("Pinned." if pinned else "Unpinned.")

    def _correct(self, argument: str) -> None:
        what, _, value = argument.partition(" ")
        article, _ = self._looked_at()
        value = value.strip()
        if what == "date":
            fields = {"published": iso_date(value)}
        elif what == "publisher" and value:
            fields = {"publisher": value}
        else:
            raise SettingsError(
                "nothing to correct", "Write /correct date 2026-02-10 or /correct publisher NAME."
            )

        def work(session: Session) -> ArticleCorrected:
            return ArticleCorrected(session.correct(article.id, self._chat.keeping.history, **fields))

        self._chat.desk.do(work)

    def _gold(self, argument: str) -> None:
        path = Path(argument or "marked.jsonl").expanduser()
        written = self._chat.keeping.write_gold(path)
        noun = "answer" if written == 1 else "answers"
        self.say(f"{written} marked {noun} added to {path}" if written else f"{path} holds them all already.")

    # Corpus

    def load_publishers(self, session: Session) -> PublishersKnown:
        """Finds the publishers' names, for completion."""
        names = {article.publisher for article, _ in session.shelf() if article.publisher}
        return PublishersKnown(tuple(sorted(map(one_line, names))))

    def _articles(self) -> None:
        from tui.chat.shelf.screen import ShelfScreen

        self._chat.app.push_screen(ShelfScreen(self._chat))

    def _add(self, argument: str) -> None:
        if not argument:
            raise SettingsError("no folder named", "Write /add and the folder's path.")
        self._chat.indexing.begin(Path(argument).expanduser())

    # Conversation

    def cancel(self) -> None:
        """Cancels the last question that has no answer yet."""
        if exchange := self._chat.conversation.cancel():
            self._chat.desk.cancel(exchange.number)
            self._chat.transcript.changed(exchange)
            self._chat.send_next()

    def _new(self) -> None:
        self._chat.keeping.begin()
        self._chat.conversation.scope = replace(self._chat.conversation.scope, left_out=())
        self._chat.begin_again()

    def _conversations(self, argument: str) -> None:
        from tui.chat.screens.conversations import ConversationsScreen

        self._chat.app.push_screen(ConversationsScreen(self._chat, argument))

    def _rename(self, argument: str) -> None:
        if not argument:
            raise SettingsError("no title", "Write /rename and the title.")
        self._chat.keeping.rename(argument)
        self.say(f"This conversation is now called {argument}")

    def _export(self, argument: str) -> None:
        form, _, name = (argument or "md").partition(" ")
        path = Path(name.strip()).expanduser() if name.strip() else None
        self.say(f"Written to {self._chat.keeping.export(form, path)}")

    def _theme(self, argument: str) -> None:
        app = self._chat.app
        other = "dateline-light" if app.current_theme.dark else "dateline-dark"
        name = {"": other, "light": "dateline-light", "dark": "dateline-dark"}.get(argument, argument)
        if name not in app.available_themes:
            raise SettingsError(f"no theme {name}", "Write /theme light or /theme dark.")
        app.theme = name

    def _help(self) -> None:
        from tui.chat.screens.help import HelpScreen

        self._chat.app.push_screen(HelpScreen())
