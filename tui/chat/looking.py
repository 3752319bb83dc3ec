"""What is looked at: the current exchange, its current citation, the article beside the transcript."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.errors import UnknownArticleError
from corpus.types import Article, Block, Span
from qa.types import Citation
from tui.chat.messages import ArticleRead, SourceLoaded
from tui.chat.state import Exchange, Session

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen

BEGINNING = Span(0, 0)
"""What is shown of an article of which nothing is cited."""


class Looking:
    """Shows exchanges, citations and articles of one chat screen.

    Attributes:
        at: the article shown and what is cited of it; None before the first.
    """

    def __init__(self, chat: ChatScreen):
        self._chat = chat
        self._blocks: dict[str, tuple[Block, ...]] = {}
        self.at: tuple[Article, Citation | Span] | None = None

    def select(self, exchange: Exchange | None, *, reveal: bool = False) -> None:
        """Shows the current exchange and its current citation."""
        chat = self._chat
        if exchange is None:
            return
        chat.transcript.select(exchange.number, chat.conversation.cursor)
        chat.side.why.reasons.tell(exchange.answer, chat.articles)
        if chat.conversation.citation is not None:
            self.show_citation(reveal=reveal)

    def pick(self, number: int) -> None:
        """Makes exchange ``number`` the current one, unless it is."""
        conversation = self._chat.conversation
        if conversation.current is None or conversation.current.number != number:
            self.select(conversation.select(number))

    def show_citation(self, *, reveal: bool = False) -> None:
        """Shows the current citation in the source pane; ``reveal`` opens the pane where there is room."""
        conversation = self._chat.conversation
        citation, exchange = conversation.citation, conversation.current
        if citation is None or exchange is None:
            return
        count = len(exchange.citations)
        others = [c.span for c in exchange.citations if _same_text(c, citation)]
        pinned = " · pinned" if conversation.cursor in exchange.pinned else ""
        place = f"citation {conversation.cursor} of {count}{pinned}"
        self.show_article(citation.article, citation, others=others, place=place, reveal=reveal)
        self._chat.transcript.select(exchange.number, conversation.cursor, scroll=False)

    def show_article(
        self,
        article: Article,
        cited: Citation | Span,
        *,
        others: Sequence[Span] = (),
        place: str = "",
        reveal: bool = False,
    ) -> None:
        """Shows an article in the source pane, and has the desk look up its blocks and copies."""
        self.at = (article, cited)
        left_out = article.id in self._chat.conversation.scope.left_out
        blocks = self._blocks.get(article.id, ())
        self._chat.side.source.show(article, cited, blocks=blocks, others=others, left_out=left_out)
        self._chat.side.note("source", place)
        if reveal:
            self._chat.beside.reveal()

        def load(session: Session) -> SourceLoaded | None:
            with suppress(UnknownArticleError):  # an earlier answer may be of another index
                return SourceLoaded(article.id, session.blocks(article.id), session.copies(article.id))

        self._chat.desk.do(load)

    def show_listed(self, article: Article) -> None:
        """Shows an article of the browser, where it stands without its text: the desk looks that up."""
        self.show_article(article, BEGINNING)
        self._chat.desk.do(lambda session: ArticleRead(session.article(article.id)), renew=True)

    def take_whole(self, article: Article) -> None:
        """Shows the text of the article that was opened, unless another is looked at by now."""
        if self.at is not None and self.at[0].id == article.id and self.at[1] is BEGINNING:
            self.show_article(article, BEGINNING)

    def take(self, message: SourceLoaded) -> None:
        """Dims the furniture of the article shown."""
        self._blocks[message.article_id] = message.blocks
        self._chat.side.source.take(message.article_id, message.blocks, message.copies)

    def clear(self) -> None:
        """Nothing is looked at any more."""
        self.at = None
        self._chat.side.clear()


def _same_text(one: Citation, other: Citation) -> bool:
    return one is not other and one.article.id == other.article.id and one.field == other.field == "text"
