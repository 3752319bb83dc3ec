"""What an update tells while it runs and when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.read import Notice
from corpus.types import Skipped

Stage = Literal["reading", "preparing", "encoding", "writing"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an update is; a total is 0 until known, ``seconds_left`` None until there is a rate."""

    stage: Stage
    articles_done: int = 0
    articles_total: int = 0
    passages_done: int = 0
    passages_total: int = 0
    passages_per_second: float = 0.0
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What an update did: article ids, files skipped with their reasons, and totals.

    Attributes:
        notices: what was not understood of articles that were taken nonetheless.
        other_language: (article id, language) of articles not in English, whose answers are weak.
        encoded, reused: distinct passage texts whose vector was computed, or copied from before.
        changed: whether a new generation was published.
    """

    index_id: str
    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    notices: tuple[Notice, ...]
    other_language: tuple[tuple[str, str], ...]
    articles: int
    passages: int
    encoded: int
    reused: int
    elapsed_seconds: float
    changed: bool
