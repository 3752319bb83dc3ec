"""Units of counts: measures that convert into each other, and nouns that name what is counted."""

from __future__ import annotations

import re

from qa.question.words import stem, word_set

_MEASURES: dict[str, tuple[str, float]] = {
    "m": ("metre", 1), "metre": ("metre", 1), "meter": ("metre", 1), "km": ("metre", 1000),
    "kilometre": ("metre", 1000), "kilometer": ("metre", 1000), "mile": ("metre", 1609.344),
    "foot": ("metre", 0.3048), "feet": ("metre", 0.3048), "ft": ("metre", 0.3048),
    "inch": ("metre", 0.0254), "cm": ("metre", 0.01), "centimetre": ("metre", 0.01),
    "centimeter": ("metre", 0.01), "yard": ("metre", 0.9144), "kg": ("tonne", 0.001),
    "kilogram": ("tonne", 0.001), "kilo": ("tonne", 0.001), "tonne": ("tonne", 1),
    "metric ton": ("tonne", 1), "ton": ("ton", 1), "pound": ("pound", 1), "lb": ("pound", 1),
    "gram": ("tonne", 1e-6), "hectare": ("hectare", 1), "acre": ("hectare", 0.404686),
    "square mile": ("square kilometre", 2.589988), "square kilometre": ("square kilometre", 1),
    "square kilometer": ("square kilometre", 1), "square metre": ("square metre", 1),
    "square meter": ("square metre", 1), "square foot": ("square metre", 0.092903),
    "square feet": ("square metre", 0.092903), "mph": ("km/h", 1.609344),
    "mile per hour": ("km/h", 1.609344), "miles per hour": ("km/h", 1.609344),
    "miles an hour": ("km/h", 1.609344), "km/h": ("km/h", 1), "kph": ("km/h", 1),
    "barrel": ("barrel", 1), "bushel": ("bushel", 1), "litre": ("litre", 1), "liter": ("litre", 1),
    "gallon": ("gallon", 1), "megawatt": ("watt", 1e6), "gigawatt": ("watt", 1e9),
    "kilowatt": ("watt", 1e3), "mw": ("watt", 1e6), "gw": ("watt", 1e9), "celsius": ("celsius", 1),
    "fahrenheit": ("fahrenheit", 1), "c": ("celsius", 1), "f": ("fahrenheit", 1), "year": ("year", 1),
    "year old": ("year", 1), "years old": ("year", 1),
}  # fmt: skip
MEASURES = frozenset(unit for unit, _ in _MEASURES.values())
"""Canonical units of what is measured."""
_CONVERTED_HALF_SHARE = 0.02  # reporters convert 10 miles to 16 km: whole numbers on both sides

_PEOPLE = word_set(
    "people person persons death deaths dead lives life fatality fatalities victim victims killed died"
)
_KINDS_OF_PEOPLE = frozenset(
    stem(word)
    for word in word_set(
        "person worker crew employee staff striker protester demonstrator marcher soldier troop resident "
        "civilian passenger student teacher nurse doctor member migrant refugee detainee attendee spectator "
        "supporter fan visitor guest villager islander pupil patient tourist prisoner inmate hostage fighter "
        "rebel police officer player farmer miner sailor soldier activist demonstrator evacuee survivor "
        "child children kid infant baby babies toddler teenager"
    )
)
_OCCASIONS = frozenset(stem(word) for word in word_set("round meeting talks session summit"))
"""What people meet for: one report's fifth round is another's fifth meeting."""
_STOP = word_set(
    """
    of in on at for to from by with and or but as than that which who was were is are has have had will would
    after before during since until when while per a an the more other others so this last next about over
    according including said amid into under between against within without
    """
)
_AHEAD = re.compile(r"[-\s]*((?:[^\W\d_][\w/’'-]*\s?){1,4})")


def unit_after(text: str, end: int) -> tuple[str, float, int]:
    """The canonical unit after the number that ends at ``end``, its factor, and where the unit ends.

    ``("", 1.0, end)`` when no unit follows.
    """
    if text[end : end + 1] == "°":
        end += 1
    match = _AHEAD.match(text, end)
    if match is None:
        return "", 1.0, end
    parts = match[1].split()
    measured = _measure(parts)
    if measured:
        return (
            measured[0],
            measured[1],
            end + text[end:].index(parts[measured[2] - 1]) + len(parts[measured[2] - 1]),
        )
    return _noun(text, match.start(1), parts, end)


def measure_of(noun: str) -> str | None:
    """The canonical unit of a measure ("kilometres" is ``metre``), or None for what is counted."""
    measured = _measure(noun.split())
    return measured[0] if measured else None


def _measure(parts: list[str]) -> tuple[str, float, int] | None:
    for size in (3, 2, 1):
        phrase = " ".join(parts[:size]).lower().replace("-", " ").rstrip("’'")
        for form in (phrase, phrase.removesuffix("s"), phrase.removesuffix("es")):
            if len(parts) >= size and form in _MEASURES and not (len(form) == 1 and form.isupper()):
                unit, factor = _MEASURES[form]
                return unit, factor, size
    return None


def _noun(text: str, start: int, parts: list[str], end: int) -> tuple[str, float, int]:
    chosen: str | None = None
    for place, part in enumerate(parts):
        if place == 0 and part.lower() == "of":
            continue  # "dozens of people"
        if part.lower() in _STOP:
            break
        chosen = part
        if (
            part.lower() in _PEOPLE
            or stem(part.lower()) in _KINDS_OF_PEOPLE | _OCCASIONS
            or (part.endswith("s") and not part.endswith("ss"))
        ):
            break
    if chosen is None:
        return "", 1.0, end
    stop = text.index(chosen, start) + len(chosen)
    return noun_unit(chosen), 1.0, stop


def noun_unit(noun: str) -> str:
    """What a noun counts, so that "deaths" and "people killed" meet; "times" count whatever happens."""
    plain = noun.lower().rstrip("’'")
    if plain in ("times", "time"):
        return ""
    if plain in _PEOPLE:
        return "person"
    return stem(plain)


def count_the_same(first: str, second: str) -> bool:
    """Whether two units may count the same things: one report's crew are another's workers."""
    both = {first, second}
    return first == second or both <= _KINDS_OF_PEOPLE or both <= _OCCASIONS


def half_of_conversion(amount: float, factor: float) -> float:
    """The slack that a converted measure needs."""
    return 0.0 if factor in (1.0, 1000.0, 0.001) else abs(amount) * _CONVERTED_HALF_SHARE
