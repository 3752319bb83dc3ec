"""The reader alone, on SQuAD-style rows: how well it finds the span, and knows when there is none."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from corpus.errors import CorpusError
from evals.lines import read_lines
from evals.measures.abstention import auroc
from evals.measures.squad import best_threshold, exact_match, f1, no_answer_accuracy

HINT = "Each row needs id, context, question and answers [{text, start}]; is_impossible where none is right."


class Reading(Protocol):
    """The best span of one context."""

    @property
    def text(self) -> str:
        """The span's slice of the context; empty where there is none at all."""
        ...

    @property
    def start(self) -> int:
        """Where it starts in the context, in code points."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def score(self) -> float:
        """The span's own score."""
        ...

    @property
    def answerability(self) -> float:
        """How surely the context answers at all; larger is more answerable."""
        ...


class ContextReader(Protocol):
    """Reads one context of any length, by overlapping windows where it is longer than one."""

    @property
    def threshold(self) -> float:
        """The shipped cut: a question is answered where ``answerability`` exceeds it."""
        ...

    def read_context(self, question: str, context: str, title: str | None) -> Reading:
        """The best span whatever its answerability."""
        ...


@dataclass(frozen=True, slots=True)
class SpanQuestion:
    """One row: the golds are empty where the context has no answer."""

    id: str
    question: str
    context: str
    title: str | None
    golds: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether the context answers."""
        return bool(self.golds)


@dataclass(frozen=True, slots=True)
class SpanReading:
    """What the reader gave for one row, null disabled, and how it scores."""

    id: str
    answerable: bool
    text: str
    answerability: float
    exact_match: float
    f1: float
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class SpanReport:
    """Shares between 0 and 1; None where no row can tell (no answerable one, or no other)."""

    n: int
    exact_match: float
    f1: float
    best_f1: float
    best_threshold: float
    threshold: float
    has_answer_em: float | None
    has_answer_f1: float | None
    no_answer_accuracy: float | None
    answerability_auroc: float | None
    ms_per_question: float
    readings: tuple[SpanReading, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The figures alone, in percent but for the thresholds and the milliseconds."""
        figures = asdict(self)
        del figures["readings"]
        raw = {"n", "best_threshold", "threshold", "ms_per_question", "answerability_auroc"}
        return {
            name: round(value * (1 if name in raw else 100), 4) if isinstance(value, float) else value
            for name, value in figures.items()
        }


def evaluate_spans(
    path: Path,
    reader: ContextReader,
    *,
    limit: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> SpanReport:
    """Reads every row of ``path`` and measures.

    Args:
        path: ``.jsonl``, ``.jsonl.gz`` or SQuAD's own ``.json``.
        reader: the reader to measure.
        limit: only the first so many rows.
        progress: called with the number of rows read so far.

    Raises:
        CorpusError: where the file or a row is not as expected, or holds nothing.
    """
    readings: list[SpanReading] = []
    for row in islice(span_questions(path), limit):
        readings.append(read_one(row, reader))
        if progress:
            progress(len(readings))
    if not readings:
        raise CorpusError("no rows", HINT, path=path)
    return summarise(readings, reader.threshold)


def read_one(row: SpanQuestion, reader: ContextReader) -> SpanReading:
    """One row, timed; the score counts the span whatever its margin."""
    began = time.perf_counter()
    reading = reader.read_context(row.question, row.context, row.title)
    elapsed_ms = (time.perf_counter() - began) * 1000
    return SpanReading(
        row.id,
        row.answerable,
        reading.text,
        float(reading.answerability),
        exact_match(reading.text, row.golds),
        f1(reading.text, row.golds),
        elapsed_ms,
    )


def summarise(readings: Sequence[SpanReading], threshold: float) -> SpanReport:
    """The report of some readings at the shipped threshold."""
    answerable = [r.answerable for r in readings]
    answered = [r.answerability > threshold and bool(r.text) for r in readings]
    margins = [r.answerability if r.text else float("-inf") for r in readings]
    best, cut = best_threshold(margins, [r.f1 for r in readings], answerable)
    pairs = list(zip(readings, answered, strict=True))
    return SpanReport(
        n=len(readings),
        exact_match=_mean([_allowed(r.exact_match, r, did) for r, did in pairs]) or 0.0,
        f1=_mean([_allowed(r.f1, r, did) for r, did in pairs]) or 0.0,
        best_f1=best,
        best_threshold=cut,
        threshold=threshold,
        has_answer_em=_mean([r.exact_match for r in readings if r.answerable]),
        has_answer_f1=_mean([r.f1 for r in readings if r.answerable]),
        no_answer_accuracy=no_answer_accuracy(answered, answerable),
        answerability_auroc=auroc(margins, answerable),
        ms_per_question=_mean([r.elapsed_ms for r in readings]) or 0.0,
        readings=tuple(readings),
    )


def span_questions(path: Path) -> Iterator[SpanQuestion]:
    """The rows of a ``.jsonl(.gz)`` file, or of SQuAD's own JSON.

    Raises:
        CorpusError: naming file and line.
    """
    if path.suffix == ".json":
        yield from _squad_json(path)
        return
    for number, row in read_lines(path):
        yield _row(row, row.get("title"), path, number)


def _squad_json(path: Path) -> Iterator[SpanQuestion]:
    try:
        articles = json.loads(path.read_text(encoding="utf-8"))["data"]
        rows = [
            ({**qa, "context": paragraph["context"]}, article.get("title"))
            for article in articles
            for paragraph in article["paragraphs"]
            for qa in paragraph["qas"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"not SQuAD's JSON: {error!r}", HINT, path=path) from error
    for row, title in rows:
        yield _row(row, title.replace("_", " ") if title else None, path, None)


def _row(row: dict[str, Any], title: str | None, path: Path, line: int | None) -> SpanQuestion:
    try:
        answers = row["answers"]
        texts = answers["text"] if isinstance(answers, dict) else [answer["text"] for answer in answers]
        golds = () if row.get("is_impossible") else tuple(texts)
        return SpanQuestion(str(row["id"]), row["question"], row["context"], title, golds)
    except (KeyError, TypeError) as error:
        raise CorpusError(f"a row lacks {error}", HINT, path=path, line=line) from error


def _allowed(score: float, reading: SpanReading, answered: bool) -> float:
    """The score where saying nothing is allowed: a refusal is right only where no answer is."""
    if answered:
        return score if reading.answerable else 0.0
    return 0.0 if reading.answerable else 1.0


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
