"""A candidate understood: its words, value, modality, origin, and what its sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.types import Article, Span
from qa.claims.coverage import Coverage, coverage
from qa.claims.modality import modality as modality_at
from qa.claims.values import dates, durations, normalise
from qa.claims.values.surnames import in_full
from qa.question.form import NAME_TYPES, QuestionForm
from qa.types import Candidate, Modality, Value


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
    origin: str

    def coverage(self, form: QuestionForm) -> Coverage:
        """What the sentence and its surroundings speak of; only rivals are asked, so it is found late."""
        passage = self.candidate.hit.passage.span.of(self.article.text)
        said = self.sentence
        if form.wanted == "date":  # "the end of February" does not speak of what ends
            start, end = self.place
            said = said[:start] + said[end:]
        return coverage(form, said, passage, self.article.title or "", self.article.text)

    @property
    def modality(self) -> Modality:
        """Whether its sentence asserts the quote, expects or denies it, or quotes an opinion."""
        return modality_at(self.sentence, *self.place)

    @property
    def place(self) -> tuple[int, int]:
        """Where the quote stands in its sentence."""
        start = self.span.start - self.candidate.sentence.start
        return start, start + len(self.text)

    def shares_sentence(self, other: Reading) -> bool:
        """Whether both stand in one sentence of one article."""
        return self.article.id == other.article.id and self.candidate.sentence == other.candidate.sentence

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
        read_one(candidate, span, form, articles[candidate.hit.passage.article_id], origins)
        for candidate, span in spans
        if len(span)
    ]
    return sorted(readings, key=lambda reading: -reading.score)


def read_one(
    candidate: Candidate, span: Span, form: QuestionForm, article: Article, origins: Mapping[str, str]
) -> Reading:
    """What one span of an article says, under the question's form."""
    around = candidate.sentence if candidate.sentence.contains(span) else span
    sentence = around.of(article.text)
    start, end = _tidied(sentence, span.start - around.start, span.end - around.start, form)
    span, text = Span(around.start + start, around.start + end), sentence[start:end]
    return Reading(
        candidate=candidate,
        article=article,
        span=span,
        text=text,
        sentence=sentence,
        value=in_full_value(normalise(text, form.wanted, sentence, article.published, start), article),
        origin=origins.get(article.id, article.id),
    )


_WHOSE = re.compile(r", whose (?:[a-z-]+ ){1,2}(?P<name>[A-ZÀ-Þ][\w’' -]*)$")
"""Of "Ana Lind, whose father Bo" the reader means Bo."""


def in_full_value(value: Value, article: Article) -> Value:
    """A person's surname filled in from the article; other values as they are."""
    return replace(value, norm=in_full(value.norm, article.text)) if value.type == "person" else value


_LOOSE_END = re.compile(
    r"(?:,|\s(?:and|or|but)?(?: not)?| instead of| rather than| (?:up|down) from| from| to| as planned)+$"
)


_EVENT_AT = re.compile(
    r"(?:[Tt]he\s)?(?:[\w-]+\s){0,3}(?:meetings?|talks|rounds?|summit|session)\s(?:in|at|near)\s(?=[A-ZÀ-Þ])"
)
"""What took place is no part of where: "The meeting in Malaysia"."""
_LEADS_IN = re.compile(r"(?:While|Although|Though|Because|Since|But|And|As|If|When|After|Before)\s(?=\w)")
"""What a sentence begins with is no part of the name that follows: "While Lind's cabinet"."""


def _tidied(sentence: str, start: int, end: int, form: QuestionForm) -> tuple[int, int]:
    """A span without the words that only lead in or on ("June 3 and not"), a time with all of its words."""
    begins = not sentence[:start].strip("\"“‘' ")
    if begins and form.wanted in NAME_TYPES and (leading := _LEADS_IN.match(sentence, start, end)):
        start = leading.end()
    loose = _LOOSE_END.search(sentence, start, end)
    if loose and loose.start() > start and sentence[loose.start() : end].strip():
        end = loose.start()
    if form.wanted == "date":
        return dates.whole_expression(sentence, start, end)
    if form.wanted == "person" and (relative := _WHOSE.search(sentence, start, end)):
        return relative.start("name"), end
    if form.wanted == "place":
        end = dates.before_time(sentence, start, end)
        event = _EVENT_AT.match(sentence, start, end)
        return (event.end() if event else start), end
    length = durations.duration_in(sentence, start, end) if form.wanted == "duration" else None
    if length and length.start <= start and end <= length.end:
        return length.start, length.end  # "two days", not "two"
    return start, end


def without_overlaps(readings: Sequence[Reading]) -> list[Reading]:
    """The best of the readings that overlap in one article: they are one answer cut differently."""
    kept: list[Reading] = []
    for reading in readings:
        same = (other for other in kept if other.article.id == reading.article.id)
        if not any(other.span.overlaps(reading.span) for other in same):
            kept.append(reading)
    return kept
