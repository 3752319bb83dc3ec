"""A session that answers from a table, at once or when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.errors import IndexDamaged, UnknownArticleError
from corpus.types import Article, Block
from index.types import Hit
from qa.contract import article_json
from qa.conversation.history import History
from qa.timeline import TimelineEntry, of_claims
from qa.types import Answer
from tests.tui.answers import CHANGED, EVERY, NOT_FOUND, TIMINGS
from tests.tui.articles import ORIGINS, SHELF, blocks_of
from tui.chat.scope import Scope
from tui.chat.state import STAGES, IndexStatus, Stage

FAILING = "Make it fail"
WAIT_S = 10.0


class FakeSession:
    """Answers the questions of the table; others are not found.

    Attributes:
        gate: while clear, a question stops before its second stage.
        asked: questions with their scope and the number of earlier answers.
    """

    def __init__(self, *, held: bool = False):
        self.gate = threading.Event()
        if not held:
            self.gate.set()
        self.asked: list[tuple[str, Scope, int]] = []
        self.finished: list[str] = []
        self.path = "/articles/.dateline"
        self.newer: Article | None = None  # what another process has indexed since
        self.articles: dict[str, Article] = {one.id: one for one in SHELF}

    def ask(
        self,
        question: str,
        *,
        scope: Scope,
        earlier: Sequence[Answer],
        on_stage: Callable[[Stage], None],
        cancelled: Callable[[], bool],
    ) -> Answer:
        self.asked.append((question, scope, len(earlier)))
        on_stage(STAGES[0])
        self.gate.wait(WAIT_S)
        if question == FAILING:
            raise IndexDamaged("the vectors are cut short [0 of 9]", "Run dateline verify, then index again.")
        on_stage(STAGES[1])
        on_stage(STAGES[2])
        self.finished.append(question)
        return EVERY.get(question) or replace(
            NOT_FOUND, question=question, near_misses=(), missing_terms=(), hits=(), candidates=()
        )

    def search(self, query: str, *, scope: Scope, k: int) -> tuple[tuple[Hit, Article], ...]:
        hits = (*CHANGED.hits, *NOT_FOUND.hits)[:k]
        found = [(hit, self.articles[hit.passage.article_id]) for hit in hits]
        return tuple((hit, article) for hit, article in found if scope.allows(article))

    def article(self, article_id: str) -> Article:
        if article_id not in self.articles:
            raise UnknownArticleError(f"no article {article_id}")
        return self.articles[article_id]

    def blocks(self, article_id: str) -> tuple[Block, ...]:
        return blocks_of(self.articles[article_id])

    def copies(self, article_id: str) -> tuple[Article, ...]:
        origin = ORIGINS[article_id]
        return tuple(
            one for one in self.articles.values() if ORIGINS[one.id] == origin and one.id != article_id
        )

    def shelf(self) -> tuple[tuple[Article, str], ...]:
        return tuple((replace(one, text=""), ORIGINS.get(one.id, one.id)) for one in self.articles.values())

    def correct(self, article_id: str, kept: History, **fields: str) -> Article:
        changes = dict(fields)
        if "published" in changes:
            changes["published_basis"] = "corrected"
        self.articles[article_id] = replace(self.articles[article_id], **changes)  # type: ignore[arg-type]
        kept.correct_article(article_json(self.articles[article_id]))
        return self.articles[article_id]

    def timeline(self, topic: str, *, scope: Scope) -> tuple[TimelineEntry, ...]:
        return of_claims(CHANGED.claims)

    def status(self) -> IndexStatus:
        return IndexStatus("ferry", self.path, len(self.articles), 23, "ferry-1")

    def reload(self, index: Path | None = None) -> None:
        if index is not None:
            self.path = str(index)
        if self.newer is not None:
            self.articles[self.newer.id], self.newer = self.newer, None

    def outdated(self) -> bool:
        return self.newer is not None


__all__ = ["FAILING", "TIMINGS", "FakeSession"]
