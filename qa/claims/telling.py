"""Which readings tell more than the question does, or give the figure that it asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.claims.reading import Reading, in_full_value
from qa.claims.values import compatible, normalise
from qa.claims.values.relation import AGREEING
from qa.question.form import NAME_TYPES, VALUE_TYPES, QuestionForm
from qa.question.words import STOPWORDS, content_words, stem, words


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
        or any(compatible(in_full_value(one, reading.article), reading.value) in AGREEING for one in choices)
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
