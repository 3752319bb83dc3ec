"""Where somebody travels: a visit to Peru is none to Chile, whoever pays both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.demonyms import country_around, country_of
from qa.claims.filters.whose import sentence_before
from qa.claims.reading import Reading
from qa.claims.values import compatible
from qa.claims.values.relation import AGREEING
from qa.question.form import QuestionForm

_TRAVELS = (
    r"(?:visit(?:s|ed|ing)?|travel(?:s|led|ed|ling|ing)?|trips?|journeys?|go(?:es|ing)?|went|com(?:e|es|ing)|came"
    r"|fl(?:y|ies|ew|ying)|return(?:s|ed|ing)?|head(?:s|ed|ing)?|arriv(?:e[sd]?|al|ing))"
)
_PLACE = r"(?:the\s)?(?P<place>(?:[A-Z]\.){2,}|(?:United|South|North|Saudi|New)\s[A-Z]\w+|[A-ZÀ-Þ][\w-]+)"
_TO = re.compile(rf"\b(?i:{_TRAVELS})\s(?:(?:back|again|over|on|up|down)\s)?(?:to|in|for)\s{_PLACE}")
_VISIT = re.compile(rf"\b(?i:visit(?:s|ed|ing)?)\s{_PLACE}")
_MEETS = re.compile(rf"\b(?i:meet(?:s|ing)?|met|summit|sees|saw)\s(?:[\w’'-]+\s){{0,5}}?in\s{_PLACE}")
"""Where those meet who travelled there: no report of it tells of a journey elsewhere."""


def of_destination(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """Where a journey to a country is asked about, the readings but for those of journeys elsewhere only.

    What is said of a journey elsewhere is no answer in another sentence either, where that names no place;
    nor is what follows a sentence or a headline that tells of one.
    """
    asked = destinations(form.question)
    if not asked:
        return list(readings)
    told = [(one, _destinations_told(one)) for one in readings]
    elsewhere = [one.value for one, places in told if _is_elsewhere(places, asked)]
    return [
        one
        for one, places in told
        if not _is_elsewhere(places, asked)
        and (places or not any(compatible(one.value, value) in AGREEING for value in elsewhere))
    ]


def _destinations_told(reading: Reading) -> frozenset[str]:
    around = (reading.sentence, sentence_before(reading), reading.article.title or "")
    told = (destinations(text) or places_met_in(text) for text in around)
    return next(filter(None, told), frozenset())


def _is_elsewhere(told: frozenset[str], asked: frozenset[str]) -> bool:
    return bool(told) and not told & asked


@lru_cache(maxsize=1024)
def destinations(text: str) -> frozenset[str]:
    """The countries to which a text has somebody travel."""
    return _countries(text, (_TO, _VISIT))


@lru_cache(maxsize=1024)
def places_met_in(text: str) -> frozenset[str]:
    """The countries in which a text has people meet."""
    return _countries(text, (_MEETS,))


def _countries(text: str, patterns: Sequence[re.Pattern[str]]) -> frozenset[str]:
    found: set[str] = set()
    for pattern in patterns:
        for match in pattern.finditer(text):
            country = country_of(match["place"]) or country_around(match["place"])
            if country:
                found.add(country)
    return frozenset(found)
