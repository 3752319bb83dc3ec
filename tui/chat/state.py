"""What a chat session knows, without Textual: questions and their fate, scope, cursor, marks.

A question is ``waiting``, then ``working``, then exactly one of ``answered``, ``failed`` and
``cancelled``. What arrives for a question that is no longer working is dropped here, so a result of a
cancelled question cannot appear late, whatever the threads do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, Protocol

from corpus.errors import DatelineError
from corpus.types import Article, Block
from index.types import Hit
from qa.as_of import dated
from qa.types import Answer, Citation
from tui.chat.scope import Scope

if TYPE_CHECKING:
    from pathlib import Path

    from qa.conversation.history import History
    from qa.timeline import TimelineEntry

Phase = Literal["waiting", "working", "answered", "failed", "cancelled"]
Verdict = Literal["right", "wrong"]
Stage = Literal["retrieving", "reading", "checking"]
STAGES: tuple[Stage, ...] = ("retrieving", "reading", "checking")


class Cancelled(Exception):
    """Raised in the worker at a stage's border when the question was cancelled."""


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What the header and the corpus browser say about the index."""

    name: str
    path: str
    articles: int
    passages: int
    index_id: str


class Session(Protocol):
    """An open index that can be asked. Lives in one worker thread."""

    def ask(
        self,
        question: str,
        *,
        scope: Scope,
        earlier: Sequence[Answer],
        on_stage: Callable[[Stage], None],
        cancelled: Callable[[], bool],
    ) -> Answer:
        """Answers; ``on_stage`` is called as work begins on each stage and may raise Cancelled."""
        ...

    def search(self, query: str, *, scope: Scope, k: int) -> tuple[tuple[Hit, Article], ...]:
        """The passages nearest to ``query``, best first."""
        ...

    def article(self, article_id: str) -> Article:
        """An article with what was corrected of it; raises UnknownArticleError."""
        ...

    def blocks(self, article_id: str) -> tuple[Block, ...]:
        """What each run of the article's text is on the page."""
        ...

    def copies(self, article_id: str) -> tuple[Article, ...]:
        """The other articles of the same origin."""
        ...

    def shelf(self) -> tuple[tuple[Article, str], ...]:
        """Every article with its origin."""
        ...

    def correct(self, article_id: str, kept: History, **fields: str) -> Article:
        """Corrects an article, also in the ``kept`` conversations, and returns it as it is from now on."""
        ...

    def timeline(self, topic: str, *, scope: Scope) -> tuple[TimelineEntry, ...]:
        """Quotes on ``topic`` in date order."""
        ...

    def status(self) -> IndexStatus:
        """What the index holds."""
        ...

    def reload(self, index: Path | None = None) -> None:
        """Opens the newest generation, or another index."""
        ...

    def outdated(self) -> bool:
        """Whether another process has put a newer generation in place of the open one."""
        ...


@dataclass(slots=True)
class Exchange:
    """A question and its fate.

    Attributes:
        number: from 1, in the order asked; never reused within a session.
        pinned: numbers of pinned citations, from 1.
    """

    number: int
    question: str
    scope: Scope
    phase: Phase = "waiting"
    stage: Stage | None = None
    answer: Answer | None = None
    error: DatelineError | None = None
    verdict: Verdict | None = None
    pinned: set[int] = field(default_factory=set)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order of their numbers; near misses where nothing was found."""
        return numbered(self.answer) if self.answer else ()


def numbered(answer: Answer) -> tuple[Citation, ...]:
    """Every citation of ``answer`` once, in the order of display: number = position + 1."""
    seen: dict[tuple[str, str, int, int], Citation] = {}
    shown = [citation for claim in answer.claims for citation in claim.citations]
    for citation in shown or answer.near_misses:
        seen.setdefault(place_of(citation), citation)
    return tuple(seen.values())


def place_of(citation: Citation) -> tuple[str, str, int, int]:
    """Where ``citation`` stands: article, field, start, end."""
    return (citation.article.id, citation.field, citation.span.start, citation.span.end)


class Conversation:
    """The exchanges of one chat, and what is looked at now."""

    def __init__(self, scope: Scope | None = None):
        self.scope = scope or Scope()
        self.exchanges: list[Exchange] = []
        self.ready = False
        self.opening = "opening the index"
        self.unopened: DatelineError | None = None  # why the session could not be opened
        self.current: Exchange | None = None
        self.cursor = 0  # number of the citation shown, from 1; 0: none
        self._asked = 0

    def ask(self, question: str) -> Exchange:
        """Adds a question at the end of the line and makes it the current one."""
        self._asked += 1
        exchange = Exchange(self._asked, question.strip(), self.scope)
        self.exchanges.append(exchange)
        self.select(exchange.number)
        return exchange

    @property
    def next_number(self) -> int:
        """The number that the next question gets."""
        return self._asked + 1

    def restore(
        self, answers: Sequence[Answer], verdicts: Sequence[Verdict | None], scopes: Sequence[Scope]
    ) -> None:
        """Takes a kept conversation up again, each answer with the scope in which it was given."""
        for answer, verdict, scope in zip(answers, verdicts, scopes, strict=True):
            exchange = self.ask(answer.question)
            exchange.phase, exchange.answer, exchange.verdict = "answered", answer, verdict
            exchange.scope = scope

    def opened(self) -> None:
        """From now on questions are answered."""
        self.ready, self.unopened = True, None

    def not_opened(self, error: DatelineError) -> tuple[Exchange, ...]:
        """Nothing can be asked; returns the questions that waited, all failed for that reason."""
        self.ready, self.unopened = False, error
        failed = tuple(e for e in self.exchanges if e.phase == "waiting")
        for exchange in failed:
            exchange.phase, exchange.error = "failed", error
        return failed

    def next_to_ask(self) -> Exchange | None:
        """Moves the first waiting question to working, when the session is ready and idle."""
        if not self.ready or self.working is not None:
            return None
        for exchange in self.exchanges:
            if exchange.phase == "waiting":
                exchange.phase = "working"
                return exchange
        return None

    @property
    def working(self) -> Exchange | None:
        """The question being answered."""
        return next((e for e in self.exchanges if e.phase == "working"), None)

    @property
    def busy(self) -> bool:
        """Whether a question is waiting or being answered."""
        return any(e.phase in ("waiting", "working") for e in self.exchanges)

    def _live(self, number: int) -> Exchange | None:
        working = self.working
        return working if working and working.number == number else None

    def reach(self, number: int, stage: Stage) -> Exchange | None:
        """Notes that ``number`` is at ``stage``; None when nobody waits for it."""
        if exchange := self._live(number):
            exchange.stage = stage
        return exchange

    def finish(self, number: int, answer: Answer) -> Exchange | None:
        """Takes the answer; None, and nothing changes, when the question is no longer working."""
        if exchange := self._live(number):
            exchange.phase, exchange.answer, exchange.stage = "answered", answer, None
            if self.current is exchange:
                self.cursor = 1 if exchange.citations else 0
        return exchange

    def fail(self, number: int, error: DatelineError) -> Exchange | None:
        """Takes the failure; None when the question is no longer working."""
        if exchange := self._live(number):
            exchange.phase, exchange.error, exchange.stage = "failed", error, None
        return exchange

    def cancel(self) -> Exchange | None:
        """Cancels the last question asked that has no answer yet."""
        for exchange in reversed(self.exchanges):
            if exchange.phase in ("waiting", "working"):
                exchange.phase, exchange.stage = "cancelled", None
                return exchange
        return None

    def clear(self) -> tuple[int, ...]:
        """Begins again, the scope kept; returns the numbers that nobody waits for any more."""
        open_numbers = tuple(e.number for e in self.exchanges if e.phase in ("waiting", "working"))
        self.exchanges, self.current, self.cursor = [], None, 0
        return open_numbers

    def earlier(self, than: Exchange) -> tuple[Answer, ...]:
        """The answers that a follow-up may refer to, oldest first."""
        return tuple(e.answer for e in self.exchanges if e.number < than.number and e.answer is not None)

    def select(self, number: int) -> Exchange | None:
        """Makes ``number`` the current exchange, its first citation the current one."""
        for exchange in self.exchanges:
            if exchange.number == number:
                self.current = exchange
                self.cursor = 1 if exchange.citations else 0
                return exchange
        return None

    def step(self, by: int) -> Exchange | None:
        """Moves to the exchange ``by`` places on, stopping at the ends."""
        if not self.exchanges:
            return None
        at = self.exchanges.index(self.current) if self.current else len(self.exchanges) - 1
        at = max(0, min(len(self.exchanges) - 1, at + by))
        return self.select(self.exchanges[at].number)

    @property
    def citation(self) -> Citation | None:
        """The citation that the source pane shows."""
        citations = self.current.citations if self.current else ()
        return citations[self.cursor - 1] if 0 < self.cursor <= len(citations) else None

    def show(self, number: int) -> Citation | None:
        """Moves the cursor to citation ``number`` of the current exchange."""
        if self.current and 0 < number <= len(self.current.citations):
            self.cursor = number
        return self.citation

    def step_citation(self, by: int) -> Citation | None:
        """Moves the cursor ``by`` citations on, round the end."""
        count = len(self.current.citations) if self.current else 0
        if count:
            self.cursor = (self.cursor - 1 + by) % count + 1
        return self.citation

    def judge(self, verdict: Verdict) -> Exchange | None:
        """Marks the current answer; the same mark again takes it off."""
        exchange = self.current
        if exchange is None or exchange.answer is None:
            return None
        exchange.verdict = None if exchange.verdict == verdict else verdict
        return exchange

    def pin(self) -> bool | None:
        """Pins or unpins the current citation; None without one."""
        if self.current is None or self.citation is None:
            return None
        self.current.pinned ^= {self.cursor}
        return self.cursor in self.current.pinned

    def leave_out(self, article_id: str) -> bool:
        """Leaves an article out of what is asked from now on; again brings it back."""
        ids = self.scope.left_out
        out = article_id not in ids
        kept = (*ids, article_id) if out else tuple(i for i in ids if i != article_id)
        self.scope = replace(self.scope, left_out=kept)
        return out

    def corrected(self, article: Article) -> None:
        """Shows an article's corrected date and publisher wherever it is cited."""
        for exchange in self.exchanges:
            if exchange.answer:
                exchange.answer = _with_article(exchange.answer, article)


def _with_article(answer: Answer, article: Article) -> Answer:
    def mend(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(replace(c, article=article) if c.article.id == article.id else c for c in citations)

    claims = dated([replace(claim, citations=mend(claim.citations)) for claim in answer.claims], answer.kind)
    known = {article.id} if article.published else set[str]()
    inferred = {key: when for key, when in answer.inferred.items() if key not in known}
    return replace(answer, claims=claims, near_misses=mend(answer.near_misses), inferred=inferred)


def iso_date(text: str) -> str:
    """``text`` as an ISO date, possibly partial (``2026``, ``2026-02``, ``2026-02-10``).

    Raises:
        SettingsError: when it is none.
    """
    from qa.times import as_of_date

    written = text.strip().replace("/", "-")
    as_of_date(written)
    return written
