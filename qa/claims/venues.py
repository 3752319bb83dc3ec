"""A venue of the city that its report is written from: "Rosenbad" of a report from Stockholm."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.demonyms import country_of
from corpus.gazetteer import LIES_IN
from qa.claims.reading import Reading
from qa.claims.values.places import place_norm

_DATELINE = re.compile(
    r"^\W*(?P<city>[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,})*)\b[^\n;:—–]{0,60}?\s(?:—|–|-{1,2})\s", re.M
)
_HEAD_CHARS = 1500
"""Where a dateline stands, below the headline and what surrounds it."""


def is_venue_of(first: Reading, second: Reading) -> bool:
    """Whether one of two places is a city, and the other one that no table knows, told of from there.

    Nobody lists every palace; but of one that a report from Madrid tells, Madrid is the less precise place.
    """
    if {first.value.type, second.value.type} != {"place"}:
        return False
    return _is_within(first, second) or _is_within(second, first)


def _is_within(venue: Reading, city: Reading) -> bool:
    inner, outer = venue.value.norm.split(", "), city.value.norm.split(", ")
    if inner[0] in LIES_IN or country_of(inner[0]) is not None or outer[0] not in LIES_IN:
        return False
    return len(inner) == 1 and written_from(venue.article.text[:_HEAD_CHARS]) == outer[0]


@lru_cache(maxsize=1024)
def written_from(head: str) -> str | None:
    """The norm of the place in the dateline ("STOCKHOLM, July 29 - "), where ``head`` has one."""
    found = _DATELINE.search(head)
    return place_norm(found["city"].title()) if found else None
