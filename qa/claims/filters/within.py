"""Where a place must lie that a question asks for: "Where in London", "Which city in the United States"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.demonyms import country_of
from corpus.gazetteer import LIES_IN
from qa.claims.attribution import SPEAKERS
from qa.claims.reading import Reading
from qa.claims.values.places import place_norm, place_relation
from qa.question.form import QuestionForm
from qa.question.nouns import type_of_noun
from qa.question.words import word_set

_NAME = r"(?:the )?(?P<place>(?:[A-ZÀ-Þ][\w.’'-]*)(?: [A-ZÀ-Þ][\w.’'-]*)*)"
_WHERE_IN = re.compile(rf"^[Ww]here in {_NAME}")
_LAST_IN = re.compile(rf"\b(?P<before>[\w'’]+) in {_NAME}\s*\?*$")
_ELSEWHEN = re.compile(
    r"\b(?:before|after|ahead of|prior to|until|since|following)\s(?:[\w’'-]+\s){0,5}$", re.I
)
_KNOWN = frozenset(LIES_IN) | frozenset(LIES_IN.values())
_CITIES = word_set("city cities town towns capital capitals")
_COUNTRIES = word_set("country countries nation nations")
_CITY_NORMS = frozenset(place for place in LIES_IN if country_of(place) is None)
_COUNTRY_NORMS = frozenset(place for place in LIES_IN.values() if place not in LIES_IN)


def inside_asked_place(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for places known to lie outside of the place that the question names."""
    outer = asked_place(form) if form.wanted == "place" else None
    if outer is None:
        return list(readings)
    return [reading for reading in readings if not _lies_outside(reading, outer)]


def of_asked_kind(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for countries where cities are asked for, and but for cities where countries are.

    All of them where nothing else was found.
    """
    unfit = (
        _COUNTRY_NORMS
        if form.head in _CITIES
        else _CITY_NORMS
        if form.head in _COUNTRIES
        else frozenset[str]()
    )
    fitting = [one for one in readings if one.value.type != "place" or one.value.norm not in unfit]
    is_any = any(one.value.type == "place" for one in fitting)
    return fitting if is_any else list(readings)


def asked_place(form: QuestionForm) -> str | None:
    """The norm of a well-known place in which the answer lies; None where the question names none.

    Not that of "officials in Washington", who say where something happened, nor that of what came later:
    "before they met in Oslo".
    """
    found = _WHERE_IN.match(form.question) or _LAST_IN.search(form.question)
    if found is None or _ELSEWHEN.search(form.question, 0, found.start()):
        return None
    before = (found.groupdict().get("before") or "").lower()
    if before in SPEAKERS or type_of_noun(before) in ("person", "organisation"):
        return None
    norm = place_norm(found["place"])
    return norm if norm in _KNOWN else None


def _lies_outside(reading: Reading, outer: str) -> bool:
    if reading.value.type != "place":
        return False
    own = reading.value.norm
    if own.split(", ")[0] in _KNOWN or country_of(own) is not None:
        return place_relation(own, outer) == "different"
    return _is_told_of_elsewhere(reading, outer)


_LEAD_CHARS = 300  # a dateline stands in the first lines


def _is_told_of_elsewhere(reading: Reading, outer: str) -> bool:
    """Whether sentence, headline and dateline name known places, and all of them lie outside of ``outer``.

    Nobody lists every palace; but one of which a report from Madrid tells is not in London.
    """
    around = f"{reading.sentence}\n{reading.article.title or ''}\n{reading.article.text[:_LEAD_CHARS]}"
    named = {norm for norm in map(str.lower, _NAMES.findall(around)) if norm in _KNOWN}
    named |= {country for name in _NAMES.findall(around) if (country := country_of(name))}
    inside = {norm for norm in named if place_relation(norm, outer) != "different"}
    return bool(named) and not inside


_NAMES = re.compile(r"[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?|[A-ZÀ-Þ][\w-]+")
