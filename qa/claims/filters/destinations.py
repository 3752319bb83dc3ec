"""Where somebody travels: a visit to Peru is none to Chile, whoever pays both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.demonyms import country_around, country_of
from qa.claims.reading import Reading
from qa.question.form import QuestionForm

_TRAVELS = (
    r"(?:visit(?:s|ed|ing)?|travel(?:s|led|ed|ling|ing)?|trips?|journeys?|go(?:es|ing)?|went|com(?:e|es|ing)|came"
    r"|fl(?:y|ies|ew|ying)|return(?:s|ed|ing)?|head(?:s|ed|ing)?|arriv(?:e[sd]?|al|ing))"
)
_PLACE = r"(?:the\s)?(?P<place>(?:[A-Z]\.){2,}|(?:United|South|North|Saudi|New)\s[A-Z]\w+|[A-ZÀ-Þ][\w-]+)"
_TO = re.compile(rf"\b(?i:{_TRAVELS})\s(?:(?:back|again|over|on|up|down)\s)?(?:to|in|for)\s{_PLACE}")
_VISIT = re.compile(rf"\b(?i:visit(?:s|ed|ing)?)\s{_PLACE}")


def of_destination(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """Where a journey to a country is asked about, the readings but for those of journeys elsewhere only."""
    asked = destinations(form.question)
    if not asked:
        return list(readings)
    return [one for one in readings if not _is_elsewhere(destinations(one.sentence), asked)]


def _is_elsewhere(told: frozenset[str], asked: frozenset[str]) -> bool:
    return bool(told) and not told & asked


@lru_cache(maxsize=1024)
def destinations(text: str) -> frozenset[str]:
    """The countries to which a text has somebody travel."""
    found: set[str] = set()
    for pattern in (_TO, _VISIT):
        for match in pattern.finditer(text):
            country = country_of(match["place"]) or country_around(match["place"])
            if country:
                found.add(country)
    return frozenset(found)
