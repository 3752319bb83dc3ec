"""What goes into asking: settings, questions of a batch, what a front end hears, and turns of a chat."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from corpus.errors import SettingsError
from index.search import MODES, Mode
from qa.conversation import Turn
from qa.types import Answer

Stage = Literal["retrieving", "reading", "checking"]


@dataclass(frozen=True, slots=True)
class AssistantSettings:
    """How questions are answered.

    Attributes:
        passages: how many retrieved passages are read at most.
        fewest: how many are read however far they lie behind the best.
        near: the odds against the best passage that any further one must have (`Hit.odds`).
        looked_through: how many are looked through for sentences that state the answer outright.
        mode: which retrievers find them.
        claims: whether spans are grouped into claims; without, the best span is the answer.
        threshold: probability below which an answer is refused; None: the calibrator's own.
    """

    passages: int = 12
    fewest: int = 4
    near: float = 0.02
    looked_through: int = 60
    mode: Mode = "hybrid"
    claims: bool = True
    threshold: float | None = None

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise SettingsError(f"no mode {self.mode!r}", f"One of {', '.join(MODES)}.")
        for name in ("passages", "fewest"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name}={getattr(self, name)} reads nothing", "Give 1 or more.")
        if not 0 <= self.near <= 1:
            raise SettingsError(f"near={self.near} are no such odds", "Give them from 0 (all passages) to 1.")
        # Put this way round, it also refuses what is no number.
        if self.threshold is not None and not 0 <= self.threshold <= 1:
            raise SettingsError(f"threshold={self.threshold} is no probability", "Give one from 0 to 1.")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a batch; those that share a ``conversation`` are turns of one chat."""

    text: str
    id: str = ""
    conversation: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Listener:
    """What a front end hears and says while a question is answered."""

    stage: Callable[[Stage], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


@dataclass(slots=True)
class Clock:
    """Milliseconds by stage."""

    spent_ms: dict[str, float] = field(default_factory=dict)
    _began: float = field(default_factory=time.perf_counter)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """Books the time since the last lap on ``stage``."""
        now = time.perf_counter()
        self.spent_ms[stage] = (now - self._last) * 1000
        self.spent_ms["total"] = (now - self._began) * 1000
        self._last = now


def turn_of(answer: Answer) -> Turn:
    """An answer as a turn of the conversation."""
    if not answer.claims:
        return Turn(answer.question, answer.resolved_question)
    claim = answer.claims[0]
    citation = claim.citations[0]
    sentence = citation.sentence.of(citation.article.field(citation.field))
    return Turn(
        answer.question,
        answer.resolved_question,
        claim.text,
        sentence,
        citation.article.title,
        claim.value.type,
        claim.value,
        answer.is_doubtful,
    )
