"""A candidate understood: its words, value, modality, origin, and what its sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.demonyms import country_around, country_of
from corpus.gazetteer import DEMONYMS
from corpus.types import Article, Span
from qa.claims.coverage import Coverage, coverage
from qa.claims.filters.ages import is_somebodys_age, of_asked_age
from qa.claims.filters.report_dates import is_date_of_report
from qa.claims.modality import modality
from qa.claims.values import compatible, dates, durations, normalise
from qa.claims.values.numbers import find_quantities
from qa.claims.values.relation import AGREEING
from qa.claims.values.surnames import in_full
from qa.question.form import NAME_TYPES, VALUE_TYPES, QuestionForm
from qa.question.nouns import PHRASE_END, type_of_noun
from qa.question.words import STOPWORDS, content_words, stem, stems, word_set, words
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
        said = self.sentence
        if form.wanted == "date":  # "the end of February" does not speak of what ends
            start, end = self.place
            said = said[:start] + said[end:]
        return coverage(form, said, passage, self.article.title or "", self.article.text)

    @property
    def place(self) -> tuple[int, int]:
        """Where the quote stands in its sentence."""
        start = self.span.start - self.candidate.sentence.start
        return start, start + len(self.text)

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
        value=_in_full(normalise(text, form.wanted, sentence, article.published, start), article),
        modality=modality(sentence, start, start + len(text)),
        origin=origins.get(article.id, article.id),
    )


_WHOSE = re.compile(r", whose (?:[a-z-]+ ){1,2}(?P<name>[A-ZÀ-Þ][\w’' -]*)$")
"""Of "Ana Lind, whose father Bo" the reader means Bo."""


def _in_full(value: Value, article: Article) -> Value:
    return replace(value, norm=in_full(value.norm, article.text)) if value.type == "person" else value


_LOOSE_END = re.compile(
    r"(?:,|\s(?:and|or|but)?(?: not)?| instead of| rather than| (?:up|down) from| from| to| as planned)+$"
)


def _tidied(sentence: str, start: int, end: int, form: QuestionForm) -> tuple[int, int]:
    """A span without the words that only lead on ("June 3 and not"), a time with all of its words."""
    loose = _LOOSE_END.search(sentence, start, end)
    if loose and loose.start() > start and sentence[loose.start() : end].strip():
        end = loose.start()
    if form.wanted == "date":
        return dates.whole_expression(sentence, start, end)
    if form.wanted == "person" and (relative := _WHOSE.search(sentence, start, end)):
        return relative.start("name"), end
    if form.wanted == "place":
        return start, dates.before_time(sentence, start, end)
    length = durations.duration_in(sentence, start, end) if form.wanted == "duration" else None
    if length and length.start <= start and end <= length.end:
        return length.start, length.end  # "two days", not "two"
    return start, end


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


def type_fit(candidate: Candidate, article: Article, form: QuestionForm) -> float:
    """1 for a span of the type that the question asks for, -1 for another, 0 where it asks for none."""
    accepted = _ACCEPTED.get(form.wanted)
    if accepted is None:
        return 0.0
    reading = _read(candidate, candidate.span, form, article, {})
    if is_date_of_report(reading.sentence, *reading.place, form) or _is_place_of_report(reading, form):
        return -1.0
    return 1.0 if reading.value.type in accepted and not _is_unfit(reading, form) else -1.0


_HOW_SOON = re.compile(r"(?:.*,\s)?how soon\b", re.I)
"""A day answers as well as a length of time."""
_ORDINAL = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))", re.I
)
_SHARE_OF = re.compile(r"\W{0,2}(?:per ?cent\s)?\s?of(?:\s[\w’'-]+){1,5}", re.I)
_HOW_MANY = re.compile(r"\bhow many\b", re.I)


def _is_unfit(reading: Reading, form: QuestionForm) -> bool:
    """Whether a value cannot be what is asked for, whatever else is found."""
    if form.wanted in ("money", "percent"):
        return reading.value.type == "duration" or _counts_things(reading)
    if form.wanted == "organisation":
        return reading.text.lower() in DEMONYMS
    return _counts_nothing(reading, form)


def _counts_things(reading: Reading) -> bool:
    """Whether a number counts something: of "1,800 volunteers" neither a sum nor a share is told."""
    return reading.value.type == "count" and " " in reading.value.norm


def _counts_nothing(reading: Reading, form: QuestionForm) -> bool:
    """Whether an amount stands where things are counted, and its sentence does not speak of such things.

    "How many jobs" may be answered by "a tenth of the jobs", not by a rate of something else.
    """
    if form.wanted != "count" or form.head is None or not _HOW_MANY.search(form.question):
        return False
    if _ORDINAL.fullmatch(reading.text) and not reading.candidate.stated:
        return True  # "came third", but not "the third round"
    if is_somebodys_age(reading.sentence, *reading.place):
        return True
    if reading.value.type not in ("percent", "money"):
        return False
    end = reading.place[1]
    following = _SHARE_OF.match(reading.sentence, end)
    return following is None or stem(form.head) not in stems(following.group())


def of_wanted_type(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """The readings whose value has the wanted type; all of them when no good one has it.

    "Good" is within ``margin`` of the best: a far worse span of the right type does not beat the best one.
    """
    accepted = _ACCEPTED.get(form.wanted)
    if accepted is None or not readings:
        return list(readings)
    readings = [reading for reading in readings if not _is_unfit(reading, form)]
    readings = of_asked_age(readings, form)
    is_any = form.wanted == "count" and not _HOW_MANY.search(form.question)
    is_any = is_any or bool(_HOW_SOON.match(form.question))
    exact = [
        reading
        for reading in readings
        if (reading.value.type == form.wanted or (is_any and reading.value.type in accepted))
        and not is_date_of_report(reading.sentence, *reading.place, form)
        and not _is_place_of_report(reading, form)
        and not _are_governments(reading, form)
        and not _only_says_which(reading, form)
        and not (form.wanted == "duration" and durations.tells_when(reading.sentence, *reading.place))
    ]
    typed = exact or [reading for reading in readings if reading.value.type in accepted]
    if not readings:
        return []
    best = readings[0].score
    if typed and typed[0].score >= best - margin:
        return _of_named_kind(typed, form, margin)
    return [reading for reading in readings if form.wanted not in _AMOUNTS or _tells_amount(reading.text)]


_AMOUNTS = frozenset({"money", "percent", "count"})
_WORDS_OF_AMOUNT = re.compile(
    r"\b(?:none|nobody|no ?one|nothing|no|half|thirds?|quarters?|most|all|both|majority|several|few|many"
    r"|free)\b",
    re.I,
)


def _tells_amount(text: str) -> bool:
    """Whether words say how much or how many at all: no "Treasury Secretary" is a salary."""
    return bool(find_quantities(text) or _WORDS_OF_AMOUNT.search(text))


def of_numbers(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """Where words about a figure are asked for ("about the 100% tariffs"), the sentences that give it, when a
    good one does.
    """
    asked = [number for number in form.numbers if number[:1].isdigit() or "%" in number]
    if not asked:
        return list(readings)
    giving = [one for one in readings if all(number in one.sentence for number in asked)]
    return giving if giving and giving[0].score >= readings[0].score - margin else list(readings)


def informative(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings that say more than the question does; all of them when none does."""
    if _ALTERNATIVE.search(form.question):
        return _one_of_named(readings, form)  # "was it Oslo or Bern" names its answer
    return [reading for reading in readings if not echoes(reading, form)] or list(readings)


_ALTERNATIVE = re.compile(r"\bor\b", re.I)
_NAME = r"[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*)*"
_NAMED = re.compile(rf"(?P<first>{_NAME}),? or (?P<second>{_NAME})")


def _one_of_named(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """Of "was it Oslo or Bern" the readings that say one of them; all where none does."""
    named = _NAMED.search(form.question)
    if named is None or form.wanted not in NAME_TYPES:
        return list(readings)
    choices = [normalise(name, form.wanted) for name in named.groups()]
    fitting = [
        reading
        for reading in readings
        if reading.candidate.stated
        or any(compatible(_in_full(one, reading.article), reading.value) in AGREEING for one in choices)
    ]
    return fitting or list(readings)


def echoes(reading: Reading, form: QuestionForm) -> bool:
    """Whether a name stands in the question already: "which building in Stockholm" is not Stockholm."""
    if form.wanted in VALUE_TYPES:
        said = set(words(reading.text)) - STOPWORDS
        return bool(said) and said <= set(words(form.question))
    if form.wanted not in (*NAME_TYPES, "text"):
        return False
    own = {stem(word) for word in content_words(reading.text)}
    asked = {stem(word) for word in (*form.content_words, form.head or "")}
    return bool(own) and own <= asked


_SELF_NAMING = word_set(
    "administration ministry department university court committee commission council river sea ocean "
    "island lake mountain strait county province airport palace stadium bridge square street"
)
"""Kinds that are part of the name: "which administration" asks for one that is called so."""


def is_self_naming(head: str | None) -> bool:
    """Whether things of this kind carry it in their name."""
    return head in _SELF_NAMING


def _of_named_kind(readings: list[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """Those that carry the kind asked for in their name, when a good one does."""
    if form.head not in _SELF_NAMING:
        return readings
    named = [reading for reading in readings if form.head in words(_with_next_word(reading))]
    return named if named and named[0].score >= readings[0].score - margin else readings


def _with_next_word(reading: Reading) -> str:
    """The span and the word after it: of "the Biden administration" the reader may mark the name alone."""
    end = reading.span.start - reading.candidate.sentence.start + len(reading.text)
    following = reading.sentence[end:].split()
    return " ".join([reading.text, *following[:1]])


_SAYS_WHICH = re.compile(r"\san? $", re.I)
_NOUN_AFTER = re.compile(r"\s([a-z]+)\b")


def _only_says_which(reading: Reading, form: QuestionForm) -> bool:
    """Whether a place's name tells which kind: "a White House event", but not "a London hotel"."""
    start, end = reading.place
    noun = _NOUN_AFTER.match(reading.sentence, end)
    if form.wanted != "place" or noun is None or not _SAYS_WHICH.search(reading.sentence, 0, start):
        return False
    return noun[1] not in PHRASE_END and type_of_noun(noun[1]) != "place"


_PAIR = re.compile(r"([A-ZÀ-Þ]\w+) and ([A-ZÀ-Þ]\w+)")
_LED_TO = re.compile(r"(?:\b(?:in|at|to|from|near|via|between|of)|[,(])\s(?:the )?$", re.I)


def _are_governments(reading: Reading, form: QuestionForm) -> bool:
    """Whether a place is two capitals that act: "Washington and Beijing agree" is not where they did."""
    if form.wanted != "place" or form.head is not None:
        return False
    pair = _PAIR.fullmatch(reading.text)
    if pair is None or _LED_TO.search(reading.sentence, 0, reading.place[0]):
        return False
    return all(country_around(name) or country_of(name) for name in pair.groups())


_REPORTED_FROM = re.compile(
    r"(?:,\s[A-Z][\w.\s]{2,20})?(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)?\s?(?:\([^)]*\)\s?)?[—–-]\s"
)


def _is_place_of_report(reading: Reading, form: QuestionForm) -> bool:
    """Whether a name is where the report was written ("SALTMERE, March 12 — "): nobody's, nothing's name."""
    if form.wanted not in ("person", "organisation") or not reading.text.isupper() or reading.place[0]:
        return False
    return bool(_REPORTED_FROM.match(reading.sentence, reading.place[1]))


def without_overlaps(readings: Sequence[Reading]) -> list[Reading]:
    """The best of the readings that overlap in one article: they are one answer cut differently."""
    kept: list[Reading] = []
    for reading in readings:
        same = (other for other in kept if other.article.id == reading.article.id)
        if not any(other.span.overlaps(reading.span) for other in same):
            kept.append(reading)
    return kept
