"""A candidate understood: its words, value, modality, origin, and what its sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Article, Span
from qa.claims.coverage import Coverage, coverage
from qa.claims.modality import modality
from qa.claims.values import normalise
from qa.question.form import NAME_TYPES, VALUE_TYPES, QuestionForm
from qa.types import Candidate, Modality, Value, ValueType


@dataclass(frozen=True, slots=True)
class Reading:
    """What a candidate says.

    Attributes:
        span: of the quote in the article's text; inside the candidate's span when a list was split.
        sentence: the sentence's words.
        origin: id shared by copies of one report.
    """

    candidate: Candidate
    article: Article
    span: Span
    text: str
    sentence: str
    value: Value
    modality: Modality
    origin: str

    def coverage(self, form: QuestionForm) -> Coverage:
        """What the sentence and its surroundings speak of; only rivals are asked, so it is found late."""
        passage = self.candidate.hit.passage.span.of(self.article.text)
        return coverage(form, self.sentence, passage, self.article.title or "")

    @property
    def score(self) -> float:
        """The candidate's score."""
        return self.candidate.score


def read_candidates(
    spans: Iterable[tuple[Candidate, Span]],
    form: QuestionForm,
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
) -> list[Reading]:
    """Readings of spans of the given articles, best score first."""
    readings = [
        _read(candidate, span, form, articles[candidate.hit.passage.article_id], origins)
        for candidate, span in spans
        if len(span)
    ]
    return sorted(readings, key=lambda reading: -reading.score)


def _read(
    candidate: Candidate, span: Span, form: QuestionForm, article: Article, origins: Mapping[str, str]
) -> Reading:
    text, around = span.of(article.text), candidate.sentence
    sentence = around.of(article.text) if around.contains(span) else text
    start = span.start - around.start if around.contains(span) else 0
    return Reading(
        candidate=candidate,
        article=article,
        span=span,
        text=text,
        sentence=sentence,
        value=normalise(text, form.wanted, sentence, article.published, start),
        modality=modality(sentence, start, start + len(text)),
        origin=origins.get(article.id, article.id),
    )


_ACCEPTED: dict[str, frozenset[ValueType]] = {
    "date": frozenset({"date"}),
    "duration": frozenset({"duration", "date"}),
    "money": frozenset({"money"}),
    "percent": frozenset({"percent"}),
    "count": frozenset({"count", "percent", "money", "duration"}),
    "person": frozenset({"person"}),
    "place": frozenset({"place"}),
    "organisation": frozenset({"organisation"}),
}


def of_wanted_type(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """The readings whose value has the wanted type; all of them when no good one has it.

    "Good" is within ``margin`` of the best: a far worse span of the right type does not beat the best one.
    """
    accepted = _ACCEPTED.get(form.wanted)
    if accepted is None or not readings:
        return list(readings)
    exact = [reading for reading in readings if reading.value.type == form.wanted]
    typed = exact or [reading for reading in readings if reading.value.type in accepted]
    best = readings[0].score
    if typed and typed[0].score >= best - margin:
        return typed
    return list(readings)


def has_checked_type(form: QuestionForm) -> bool:
    """Whether the wanted type can be told from a span's form."""
    return form.wanted in VALUE_TYPES or form.wanted in NAME_TYPES


def without_overlaps(readings: Sequence[Reading]) -> list[Reading]:
    """The best of the readings that overlap in one article: they are one answer cut differently."""
    kept: list[Reading] = []
    for reading in readings:
        same = (other for other in kept if other.article.id == reading.article.id)
        if not any(other.span.overlaps(reading.span) for other in same):
            kept.append(reading)
    return kept
