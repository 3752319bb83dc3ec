"""What the worker thread tells the interface. Workers post these and touch no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from corpus.errors import DatelineError
from corpus.types import Article, Block
from index.types import Hit
from qa.types import Answer
from tui.chat.state import IndexStatus, Stage

if TYPE_CHECKING:
    from qa.conversation.kept import Conversation
    from qa.timeline import TimelineEntry


class SessionReady(Message):
    """The models are loaded and the index is open, or open again.

    Attributes:
        renewed: another process brought the index up to date.
    """

    def __init__(self, status: IndexStatus, *, renewed: bool = False):
        super().__init__()
        self.status = status
        self.renewed = renewed


class Opening(Message):
    """What opening the session is waiting for."""

    def __init__(self, words: str):
        super().__init__()
        self.words = words


class SessionFailed(Message):
    """The index or a model cannot be opened."""

    def __init__(self, error: DatelineError):
        super().__init__()
        self.error = error


class StageReached(Message):
    """Question ``number`` is now at ``stage``."""

    def __init__(self, number: int, stage: Stage):
        super().__init__()
        self.number = number
        self.stage: Stage = stage


class Answered(Message):
    """Question ``number`` has its answer; ``articles`` are those of its citations and passages."""

    def __init__(self, number: int, answer: Answer, articles: tuple[Article, ...]):
        super().__init__()
        self.number = number
        self.answer = answer
        self.articles = articles


class AskFailed(Message):
    """Question ``number`` could not be answered."""

    def __init__(self, number: int, error: DatelineError):
        super().__init__()
        self.number = number
        self.error = error


class AskStopped(Message):
    """The worker is free again: question ``number`` was cancelled and has ended."""

    def __init__(self, number: int):
        super().__init__()
        self.number = number


class SourceLoaded(Message):
    """The blocks of an article and its copies."""

    def __init__(self, article_id: str, blocks: tuple[Block, ...], copies: tuple[Article, ...]):
        super().__init__()
        self.article_id = article_id
        self.blocks = blocks
        self.copies = copies


class PassagesFound(Message):
    """What a plain search found."""

    def __init__(self, query: str, found: tuple[tuple[Hit, Article], ...]):
        super().__init__()
        self.query = query
        self.found = found


class TimelineFound(Message):
    """Quotes on a topic, in date order."""

    def __init__(self, topic: str, entries: tuple[TimelineEntry, ...]):
        super().__init__()
        self.topic = topic
        self.entries = entries


class ShelfLoaded(Message):
    """Every article of the index with its origin."""

    def __init__(self, shelf: tuple[tuple[Article, str], ...]):
        super().__init__()
        self.shelf = shelf


class ArticleRead(Message):
    """An article of the browser, whole."""

    def __init__(self, article: Article):
        super().__init__()
        self.article = article


class ArticleCorrected(Message):
    """An article as it is shown from now on."""

    def __init__(self, article: Article):
        super().__init__()
        self.article = article


class WorkFailed(Message):
    """Something other than a question failed."""

    def __init__(self, error: DatelineError):
        super().__init__()
        self.error = error


class PublishersKnown(Message):
    """The publishers of the index, in alphabetical order."""

    def __init__(self, names: tuple[str, ...]):
        super().__init__()
        self.names = names


class Restored(Message):
    """A kept conversation with its answers, ready to be shown."""

    def __init__(self, kept: Conversation, answers: tuple[Answer, ...]):
        super().__init__()
        self.kept = kept
        self.answers = answers
