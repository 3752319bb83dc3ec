"""The span reader: candidates of every passage on one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np

from corpus.types import Article, Span
from index.encoder import NamedEncoder, load_encoder
from index.types import Hit
from qa.reader.decode import TokenSpan, best_by_sentence, best_spans, span_scores
from qa.reader.margins import Margins, Marked
from qa.reader.model import SpanModel
from qa.reader.segments import segments
from qa.reader.trim import trim
from qa.reader.verifier import Views, views_of
from qa.reader.windows import Source, Window, asked_tokens, windows_of
from qa.types import Candidate

SPANS_PER_WINDOW = 4
NO_SPAN = -99.0
"""The margin of a text that has no span at all."""

Choice = Callable[[np.ndarray, Window], Iterable[TokenSpan]]
"""Picks spans of a window from its span scores."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span that the model marks in one of the sources, and its margin over no answer."""

    source: int
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The best span of one context.

    Attributes:
        score: its margin over no answer.
        answerability: what the reader's verifier makes of it, the margin where it has none; larger is more
            answerable.
    """

    text: str
    start: int
    end: int
    score: float
    answerability: float


class SpanReader:
    """Reads passages with a span model."""

    def __init__(self, model: SpanModel):
        self._model = model
        self.name = model.name
        self.threshold = model.threshold
        self._pool = ThreadPoolExecutor(model.at_once) if model.at_once > 1 else None

    def read(
        self,
        question: str,
        hits: Sequence[Hit],
        article: Callable[[str], Article],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Candidate]:
        """Candidates of all hits, best first, in article coordinates, inside sentences."""
        return self.mark(question, hits, article, cancelled).candidates

    def mark(
        self,
        question: str,
        hits: Sequence[Hit],
        article: Callable[[str], Article],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Marked:
        """As `read`, with the margins of all other spans."""
        read: list[tuple[Window, np.ndarray]] = []

        def choose(scores: np.ndarray, window: Window) -> Iterable[TokenSpan]:
            read.append((window, scores))  # safe from several threads
            return best_spans(scores, SPANS_PER_WINDOW)

        found = self._candidates(question, hits, article, cancelled, choose)
        return Marked([one for one in found if _says_something(one, article)], Margins(hits, read))

    def sentences(
        self,
        question: str,
        hits: Sequence[Hit],
        article: Callable[[str], Article],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Candidate]:
        """One candidate a sentence of the hits, its best span, best first."""
        found = self._candidates(question, hits, article, cancelled, _best_by_sentence)
        best = {(c.hit.passage.article_id, c.sentence): c for c in reversed(found)}
        return [c for c in found if best[c.hit.passage.article_id, c.sentence] is c]

    def _candidates(
        self,
        question: str,
        hits: Sequence[Hit],
        article: Callable[[str], Article],
        cancelled: Callable[[], bool],
        choose: Choice,
    ) -> list[Candidate]:
        articles = [article(hit.passage.article_id) for hit in hits]
        sources = [
            Source(a.text, h.passage.span, segments(a.text, h.passage.sentences), a.title)
            for h, a in zip(hits, articles, strict=True)
        ]
        made: dict[tuple[str, Span], Candidate] = {}
        for f in self._find(question, sources, cancelled, choose):
            hit, text = hits[f.source], articles[f.source].text
            sentence = next(s for s in hit.passage.sentences if s.contains(f.span))
            span = trim(text, f.span, sentence)
            made.setdefault((hit.passage.article_id, span), Candidate(hit, span, f.score, sentence))
        return list(made.values())

    def read_context(self, question: str, context: str, title: str | None = None) -> Reading:
        """The best span of one context, whatever the null says (compare ``answerability``)."""
        found = self._best_of(question, context, title)
        if found is None:
            return Reading("", 0, 0, NO_SPAN, NO_SPAN)
        span = trim(context, found.span, Span(0, len(context)))
        verifier = self._model.verifier
        judged = found.score
        if verifier is not None:
            judged = verifier.answerability(self.views(question, context, span, found.score, title))
        return Reading(span.of(context), span.start, span.end, found.score, judged)

    def views(self, question: str, context: str, span: Span, margin: float, title: str | None) -> Views:
        """What the verifier judges a span of one context by."""

        def read(text: str) -> float:
            found = self._best_of(question, text, title)
            return found.score if found else NO_SPAN

        return views_of(question, context, span, margin, read, lambda texts: _encoder().encode(list(texts)))

    def _best_of(self, question: str, text: str, title: str | None) -> Found | None:
        whole = Span(0, len(text))
        found = self._find(question, [Source(text, whole, (whole,), title)], lambda: False, _best)
        return found[0] if found else None

    def _find(
        self, question: str, sources: Sequence[Source], cancelled: Callable[[], bool], choose: Choice
    ) -> list[Found]:
        model = self._model
        asked = asked_tokens(model.tokenizer, question)

        def read(number: int) -> list[Found]:
            found: list[Found] = []
            for window in windows_of(model.tokenizer, model.layout, asked, sources[number], number):
                if cancelled():
                    return []
                start, end = model.logits(*_arrays(window))
                found += _spans_of(window, choose(span_scores(start[0], end[0], window.sentences), window))
            return found

        found = self._each(read, sources)
        return [] if cancelled() else sorted(found, key=lambda f: (-f.score, f.source, f.span.start))

    def _each(self, read: Callable[[int], list[Found]], sources: Sequence[Source]) -> list[Found]:
        """``read`` of every source by its number, as many at once as the model allows.

        It frees the interpreter. The longest go first, so that no thread is left with a long one at the end.
        """
        numbers = sorted(
            range(len(sources)), key=lambda number: sources[number].span.start - sources[number].span.end
        )
        parts = self._pool.map(read, numbers) if self._pool else map(read, numbers)
        return [found for part in parts for found in part]


def _says_something(candidate: Candidate, article: Callable[[str], Article]) -> bool:
    """Whether a span is more than punctuation or one of the words that join others, which a reader marks
    where nothing answers.
    """
    text = candidate.span.of(article(candidate.hit.passage.article_id).text)
    return any(map(str.isalnum, text)) and text.strip().lower() not in _JOINING


_JOINING = frozenset(
    ("a", "an", "the", "of", "on", "in", "at", "to", "from", "and", "or", "by", "with", "for", "as")
)


@cache
def _encoder() -> NamedEncoder:
    return load_encoder()


def _best(scores: np.ndarray, window: Window) -> Iterable[TokenSpan]:
    return best_spans(scores, SPANS_PER_WINDOW)


def _best_by_sentence(scores: np.ndarray, window: Window) -> Iterable[TokenSpan]:
    return best_by_sentence(scores, window.sentences).values()


def _arrays(window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ids, mask and types, each (1, tokens) int64.

    Windows are never batched: int8 activations share one scale a run, so that a score would otherwise
    depend on which passages were read with it; nor is a batch faster.
    """
    ids = np.array([window.ids], np.int64)
    return ids, np.ones_like(ids), np.array([window.types], np.int64)


def _spans_of(window: Window, chosen: Iterable[TokenSpan]) -> list[Found]:
    return [
        Found(window.source, Span(int(window.offsets[s.first, 0]), int(window.offsets[s.last, 1])), s.score)
        for s in chosen
    ]
