"""How much of what a question speaks of is spoken of where a candidate stands.

A second span is an answer to the same question only if its sentence is about the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.demonyms import forms_of_countries
from qa.question.form import QuestionForm
from qa.question.synonyms import class_of
from qa.question.words import stem, stems, word_set

_MARKS = frozenset(
    stem(word)
    for word in word_set(
        "first second third fourth fifth sixth seventh eighth ninth tenth "
        "one two three four five six seven eight nine"
    )
)
_MIN_PREFIX = 5  # "negotiat" and "negoti" are one word; "tar" and "tariff" are not


@dataclass(frozen=True, slots=True)
class _Asked:
    """The roots of a question's content words: all, those of its names and numbers, the others."""

    all: tuple[str, ...]
    named: tuple[str, ...]
    subjects: tuple[str, ...]


@lru_cache(maxsize=64)
def _asked(form: QuestionForm) -> _Asked:
    wanted = tuple(dict.fromkeys(_same(stem(word)) for word in form.content_words))
    parts = {part for name in (*form.names, *form.numbers) for part in roots(name)}
    named = tuple(sorted(parts.intersection(wanted)))
    return _Asked(wanted, named, tuple(word for word in wanted if word not in named))


class Coverage:
    """Shares in [0, 1] of the question's content words, each found when it is asked for.

    Stemming a passage takes as long as judging ten values, and most are judged by their sentence.
    """

    def __init__(self, form: QuestionForm, sentence: str, passage: str, title: str, report: str):
        self._form = form
        self._asked = _asked(form)
        self._texts = sentence, passage, title, report

    @cached_property
    def sentence(self) -> float:
        """Share in the sentence itself and the title."""
        return _share(self._asked.all, self._near)

    @cached_property
    def bare(self) -> float:
        """Share in the sentence itself, title left out."""
        return _share(self._asked.all, self._own)

    @cached_property
    def around(self) -> float:
        """Share in the sentence, its passage and the title."""
        return _share(self._asked.all, self._wide)

    @cached_property
    def names(self) -> float:
        """Share of the question's names and numbers in sentence, passage and title; 1 when it has none."""
        named = self._asked.named
        missing = frozenset(named) & _COUNTRY_WORDS - self._wide
        return _share(named, self._wide | _countries_in(self._texts[3], missing))

    @cached_property
    def own_names(self) -> float:
        """As ``names``, in sentence and title alone."""
        return _share(self._asked.named, self._near)

    @cached_property
    def marks(self) -> float:
        """Share of the question's ordinals and numbers ("third round") in sentence or title; 1 for none."""
        return _share([word for word in self._asked.all if word in _MARKS or word.isdigit()], self._near)

    @cached_property
    def subject(self) -> bool:
        """Whether sentence, passage or title speak of any content word that is no name."""
        return self.own_subject or any(_holds(self._wide, word) for word in self._asked.subjects)

    @cached_property
    def own_subject(self) -> bool:
        """As ``subject``, in sentence and title alone."""
        return not self.tells_apart or any(_holds(self._near, word) for word in self._asked.subjects)

    @property
    def tells_apart(self) -> bool:
        """Whether the question has such words at all."""
        return bool(self._asked.subjects)

    @property
    def word(self) -> float:
        """What one word of the question weighs in these shares."""
        return 1.0 / len(self._asked.all) if self._asked.all else 0.0

    @cached_property
    def _own(self) -> frozenset[str]:
        return _held(self._form, self._texts[0])

    @cached_property
    def _near(self) -> frozenset[str]:
        return self._own | _held(self._form, self._texts[2])

    @cached_property
    def _wide(self) -> frozenset[str]:
        return self._near | _held(self._form, self._texts[1])


@lru_cache(maxsize=512)
def coverage(form: QuestionForm, sentence: str, passage: str, title: str, report: str = "") -> Coverage:
    """Coverage of a question by a candidate's sentence and what stands around it.

    Args:
        report: the whole text, where a country may be named once for all.
    """
    return Coverage(form, sentence, passage, title, report)


@lru_cache(maxsize=2048)
def roots(text: str) -> frozenset[str]:
    """Stems of a text's words, words of one meaning and of one country brought together."""
    return frozenset(_same(root) for root in stems(text))


@lru_cache(maxsize=512)
def _others(form: QuestionForm) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Roots of the question's names and of what they are also called."""
    return tuple((roots(name), roots(other)) for name, other in form.other_names)


def _countries_in(report: str, words: frozenset[str]) -> frozenset[str]:
    """Those of the question's words for countries that a report has anywhere, by their beginnings."""
    plain = report.lower() if words else ""
    return frozenset(word for word in words if word in plain)


def _held(form: QuestionForm, text: str) -> frozenset[str]:
    """The roots of a text, with those of the question's names that it has in another form."""
    said = roots(text)
    return said.union(*(name for name, other in _others(form) if other and other <= said))


@lru_cache(maxsize=8192)
def _same(root: str) -> str:
    return _COUNTRY_ROOTS.get(root) or class_of(root)


_BOTH_NOUN_AND_ADJECTIVE = frozenset({"united states", "united kingdom", "european union"})
"""Of these "US", "UK" and "EU" are country and demonym in one; "China" is not met by every "Chinese"."""
_COUNTRY_WORDS = frozenset(stem(form) for form, _ in forms_of_countries())
_COUNTRY_ROOTS = {
    stem(form): country
    for form, country in forms_of_countries()
    if country in _BOTH_NOUN_AND_ADJECTIVE and form != "european"
}


def _share(wanted: Sequence[str], held: frozenset[str]) -> float:
    if not wanted:
        return 1.0
    return sum(_holds(held, word) for word in wanted) / len(wanted)


def _holds(held: frozenset[str], word: str) -> bool:
    if word in held:
        return True
    if len(word) < _MIN_PREFIX or word[:_MIN_PREFIX] not in _prefixes(held):
        return False
    return any(
        len(other) >= _MIN_PREFIX and (other.startswith(word) or word.startswith(other)) for other in held
    )


@lru_cache(maxsize=1024)
def _prefixes(held: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_MIN_PREFIX] for word in held)
