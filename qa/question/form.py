"""The vocabulary of questions: what is asked for, about what, and of which time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AnswerType = Literal[
    "date",
    "duration",
    "money",
    "percent",
    "count",
    "person",
    "place",
    "organisation",
    "text",
    "description",
    "reason",
    "manner",
    "statement",
    "yesno",
]
"""``description`` is a definition or an account ("what is X", "what happened"); ``statement`` is what
somebody said; ``text`` is every other thing that a short span can name."""

Tense = Literal["past", "present", "future"]

TimeKind = Literal["as_of", "before", "after", "during", "between", "latest", "earliest", "now"]

PASSAGE_TYPES: frozenset[AnswerType] = frozenset({"description", "reason", "manner", "statement", "yesno"})
"""Types that a sentence answers, not a value: two such answers do not exclude each other."""

VALUE_TYPES: frozenset[AnswerType] = frozenset({"date", "duration", "money", "percent", "count"})
"""Types whose spans can be told by their form alone."""

NAME_TYPES: frozenset[AnswerType] = frozenset({"person", "place", "organisation"})


@dataclass(frozen=True, slots=True)
class TimeRestriction:
    """Words of a question that say which time it is about.

    Attributes:
        kind: how the time limits the answer.
        when: the time as a date norm (``2025-08``, ``--07``, ``2025-01-01/2025-03-31``), or None when
            only an event is named or the kind needs no date (``latest``, ``now``).
        event: the event that stands for a time ("Busan", "July talks"), or None.
        text: the question's own words.
        is_placed: whether ``when`` was not said: the articles tell when the event was.
    """

    kind: TimeKind
    when: str | None
    event: str | None
    text: str
    is_placed: bool = False


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A question taken apart.

    Attributes:
        question: as asked.
        wanted: the type of one answer (of one item, when a list is asked for).
        wants_list: whether several items are asked for.
        times: restrictions in the order of the question.
        tense: of the question's main verb.
        head: the noun that says what kind of thing is asked for ("city", "rate"), lower-cased, or None.
        content_words: lower-cased words that an answering sentence should speak of, in order, without
            repeats; neither stop words nor the head where it only types the answer ("which city").
        names: capitalised runs and acronyms, as written; empty for a lower-cased question.
        numbers: numbers as written.
        quoted: strings in quotation marks, without the marks.
        speaker: whose words are asked for, as written, or None.
        other_names: names as written with what they are also called ("EU", "European Union").
    """

    question: str
    wanted: AnswerType
    wants_list: bool
    times: tuple[TimeRestriction, ...]
    tense: Tense
    head: str | None
    content_words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    quoted: tuple[str, ...]
    speaker: str | None
    other_names: tuple[tuple[str, str], ...] = ()

    @property
    def wants_passage(self) -> bool:
        """Whether a quoted sentence answers, not a value."""
        return self.wanted in PASSAGE_TYPES
