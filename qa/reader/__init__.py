"""Reading: which span of a passage answers. ``load_reader`` gives the shipped one, or any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from corpus.types import Article
from index.types import Hit
from qa.reader.margins import Marked
from qa.types import Candidate

SENTENCE = "sentence"
"""Name of the reader that answers with whole sentences and loads no model."""


class Reader(Protocol):
    """Finds candidates in passages; ``name`` chooses the calibrator."""

    name: str

    def mark(
        self,
        question: str,
        hits: Sequence[Hit],
        article: Callable[[str], Article],
        cancelled: Callable[[], bool] = ...,
    ) -> Marked:
        """Candidates of all hits, best first, and what other spans of them got."""
        ...

    def sentences(
        self,
        question: str,
        hits: Sequence[Hit],
        article: Callable[[str], Article],
        cancelled: Callable[[], bool] = ...,
    ) -> list[Candidate]:
        """One candidate a sentence, best first: for questions that a sentence answers."""
        ...


def load_reader(name: str | None = None):
    """The span reader on the shipped weights (``None``) or on ``name`` (folder, or hub name).

    Raises:
        ModelError: nothing usable is there.
    """
    from qa.reader.model import load_model
    from qa.reader.spans import SpanReader

    return SpanReader(load_model(name))
