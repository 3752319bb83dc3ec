"""How old somebody is: "five of them" beside a president's name is no age."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from corpus.demonyms import country_of
from qa.question.form import QuestionForm

_ASKED = re.compile(
    r"\bhow old\b|\b(?:what|which|whose) age\b|(?<!at the )\bage (?:is|was|of|does|did|were|are)\b", re.I
)
_YEARS = (
    r"[- ]?years?[- ]?old\b|[- ]?year-olds?\b|\s?years? (?:of age|in age)\b|[- ](?:month|week|day)s?[- ]old\b"
)
_AFTER = re.compile(rf"^(?:{_YEARS}|\s?(?:years?|months?|decades?|centur(?:y|ies))\b)", re.I)
_INSIDE = re.compile(
    rf"{_YEARS}|\b(?:years?|months?|decades?|centur(?:y|ies)|aged?|teens)\b|\b\w+ties\b", re.I
)
_BEFORE = re.compile(r"\b(?:turn(?:s|ed|ing)?|at|is|was|are|were)\s(?:just |only |about |now )?$", re.I)
_AGED = re.compile(r"\b(?:aged|ages?(?: of)?)\s(?:just |only |about )?$", re.I)
_BESIDE_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]+\)?|\b(?:he|she|who)),? \(?$")
_CLOSED = re.compile(r"^(?:[,;.)]|\s?$)")
_PRONOUN = re.compile(r"\b(?:he|she|his|her|it|its|they|their|the \d+-year-old)\b", re.I)
_BORN = re.compile(r"\b(?:born|built|founded|established|opened|since|dates? (?:from|back))\b", re.I)


class Told(Protocol):
    """A value in its sentence."""

    @property
    def text(self) -> str:
        """Its words."""
        ...

    @property
    def sentence(self) -> str:
        """The words around it."""
        ...

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands there."""
        ...


Found = TypeVar("Found", bound=Told)


def _is_of_country(name: str) -> bool:
    """Whether a name says where somebody is from: "a British-Belgian teenager"."""
    return all(country_of(part) for part in re.split(r"[-–]", name))


def of_asked_age(readings: Sequence[Found], form: QuestionForm) -> list[Found]:
    """Where an age is asked for, the readings that tell one: "aged 51", "Ana Lind, 51,", "51-year-old"."""
    if form.wanted not in ("count", "duration") or not _ASKED.search(form.question):
        return list(readings)
    asked = [name.split()[-1].lower() for name in form.names if not _is_of_country(name)]
    return [
        reading
        for reading in readings
        if tells_age(reading.sentence, *reading.place) and _is_of(reading.sentence, asked)
    ]


def is_somebodys_age(sentence: str, start: int, end: int) -> bool:
    """Whether a number is an age by its form alone: "Ana Lind, 88, who", "aged 88", not "the toll is 88"."""
    before, after = sentence[:start], sentence[end:]
    if re.match(_YEARS, after, re.I) or _AGED_BETWEEN.search(before):
        return True
    return after.startswith(",") and bool(_FULL_NAME.search(before)) and sentence[start:end].isdigit()


_AGED_BETWEEN = re.compile(r"\baged\s(?:between\s(?:\d+ and )?)?$", re.I)
_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ][\w’'-]+, $")


def _is_of(sentence: str, asked: Sequence[str]) -> bool:
    """Whether a sentence names who or what is asked of, or has a pronoun that may stand for it."""
    plain = sentence.lower()
    return not asked or any(name in plain for name in asked) or bool(_PRONOUN.search(sentence))


def tells_age(sentence: str, start: int, end: int) -> bool:
    """Whether ``sentence[start:end]`` says how old somebody or something is, or since when there is it."""
    before, after = sentence[:start], sentence[end:]
    if _INSIDE.search(sentence[start:end]) or _AFTER.match(after):
        return True
    if _AGED.search(before) or _BORN.search(before):
        return True
    is_closed = bool(_CLOSED.match(after))
    return is_closed and bool(_BEFORE.search(before) or _BESIDE_NAME.search(before))
