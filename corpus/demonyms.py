"""What belongs to which country: "Chinese", "American", "U.S."."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.gazetteer import COUNTRIES, COUNTRY_ALIASES, LIES_IN


@lru_cache(maxsize=512)
def country_of(name: str) -> str | None:
    """The country that a capitalised word or phrase stands for ("Chinese", "China", "U.S."), or None."""
    plain = name.lower().replace(".", "")
    return _BY_WORD.get(plain)


def country_around(place: str) -> str | None:
    """The country of a well-known place ("Tokyo"), or None."""
    around = LIES_IN.get(place.lower())
    return LIES_IN.get(around, around) if around else None


def _by_word() -> dict[str, str]:
    return {
        form: country.names[0] for country in COUNTRIES for form in (*country.names, *country.demonyms)
    } | COUNTRY_ALIASES


_BY_WORD = _by_word()


def forms_of_countries() -> tuple[tuple[str, str], ...]:
    """Every lower-cased form with its country."""
    return tuple(_BY_WORD.items())


def names_country(text: str, country: str) -> bool:
    """Whether a text names a country (as `country_of` has it), by itself or by what belongs to it."""
    return bool(_pattern_of(country).search(text))


@lru_cache(maxsize=64)
def _pattern_of(country: str) -> re.Pattern[str]:
    forms = [form for form, own in _BY_WORD.items() if own == country]
    written = [form.upper() if len(form) < 4 else form.title() for form in forms]
    dotted = [".".join(form) + "." for form in written if form.isupper()]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, (*written, *dotted)))})")
