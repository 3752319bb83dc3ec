"""How much of what a question speaks of is spoken of where a candidate stands.

A second span is an answer to the same question only if its sentence is about the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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
class Coverage:
    """Shares in [0, 1] of the question's content words.

    Attributes:
        sentence: share in the sentence itself and the title.
        bare: share in the sentence itself, title left out.
        around: share in the sentence, its passage and the title.
        names: share of the question's names and numbers in sentence, passage and title; 1 when it has none.
        own_names: as ``names``, in sentence and title alone.
        marks: share of the question's ordinals and numbers ("third round") in sentence or title; 1 for none.
        subject: whether sentence, passage or title speak of any content word that is no name.
        own_subject: as ``subject``, in sentence and title alone.
        tells_apart: whether the question has such words at all.
        word: what one word of the question weighs in these shares.
    """

    sentence: float
    bare: float
    around: float
    names: float
    own_names: float
    marks: float
    subject: bool
    own_subject: bool
    tells_apart: bool
    word: float


@lru_cache(maxsize=512)
def coverage(form: QuestionForm, sentence: str, passage: str, title: str, report: str = "") -> Coverage:
    """Coverage of a question by a candidate's sentence and what stands around it.

    Args:
        report: the whole text, where a country may be named once for all.
    """
    wanted = list(dict.fromkeys(_same(stem(word)) for word in form.content_words))
    if not wanted:
        return Coverage(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, True, True, False, 0.0)
    own, headline = _held(form, sentence), _held(form, title)
    wide = own | headline | _held(form, passage)
    named = {part for name in (*form.names, *form.numbers) for part in roots(name)} & set(wanted)
    subjects = [word for word in wanted if word not in named]
    near = own | headline
    of_countries = _countries_in(report, frozenset(named & _COUNTRY_WORDS - wide))
    return Coverage(
        sentence=_share(wanted, near),
        bare=_share(wanted, own),
        around=_share(wanted, wide),
        names=_share(sorted(named), wide | of_countries),
        own_names=_share(sorted(named), near),
        marks=_share([word for word in wanted if word in _MARKS or word.isdigit()], near),
        subject=not subjects or any(_holds(wide, word) for word in subjects),
        own_subject=not subjects or any(_holds(near, word) for word in subjects),
        tells_apart=bool(subjects),
        word=1.0 / len(wanted),
    )


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


def _share(wanted: list[str], held: frozenset[str]) -> float:
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
