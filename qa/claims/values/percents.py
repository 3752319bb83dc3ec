"""Percentages: "145%", "30 per cent", "a third", "two percentage points", "triple-digit"."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.claims.values.numbers import Quantity, find_quantities, read_number, told_last
from qa.question.words import STOPWORDS

_SIGN = re.compile(
    r"\s?(?:-\s?)?"
    r"(?P<sign>%|percentage[- ]points?|per ?cent(?:age)?(?: points?)?|pct\b|pc\b|basis points?|bps?\b)",
    re.I,
)
_FRACTIONS = {
    "a half": 50, "half": 50, "one half": 50, "a third": 100 / 3, "one third": 100 / 3,
    "two thirds": 200 / 3, "a quarter": 25, "one quarter": 25, "three quarters": 75, "a fifth": 20,
    "one fifth": 20, "two fifths": 40, "three fifths": 60, "four fifths": 80, "a tenth": 10,
    "one tenth": 10, "a sixth": 100 / 6, "an eighth": 12.5, "one in two": 50, "one in three": 100 / 3,
    "one in four": 25, "one in five": 20, "one in ten": 10,
}  # fmt: skip
_FRACTION = re.compile(
    r"(?<!\w)(?:"
    + "|".join(sorted((key.replace(" ", "[ -]") for key in _FRACTIONS), key=len, reverse=True))
    + r")(?!\w|[ -](?:dozen|hour|(?:(?:of )?an? )?(?:thousand|[mb]illion|trillion)))",
    re.I,
)
_ORDINAL = re.compile(r"an? (?:third|fifth|sixth|eighth|tenth)", re.I)
_NOUN_AFTER = re.compile(
    rf"\s(?!(?:{'|'.join(sorted(STOPWORDS))}|less|up|today|yesterday|tomorrow|compared|\w+er)\b)[a-z]+"
)
"""After "a fifth", which is then one more in a row: "a fifth round", against "a fifth of", "a fifth more"."""
_OF_ONE = re.compile(r"\s(?:of )?an? (percentage points?|per ?cent(?:age points?)?)\b", re.I)
_SMALL = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_SHARE = re.compile(rf"(?<!\w)({_SMALL}) (?:in(?: every)?|out of(?: every)?) ({_SMALL})(?!\w)", re.I)
_DIGITS = re.compile(r"\b(single|double|triple|two|three|four)[- ]digit\b", re.I)
_DIGIT_RANGES = {
    "single": (1, 9),
    "double": (10, 99),
    "two": (10, 99),
    "triple": (100, 999),
    "three": (100, 999),
    "four": (1000, 9999),
}
_PERCENT_HALF = 0.5  # "30%" covers 29.6 and 30.4
_SMALL_HALF = 0.2  # "6%" covers 6.1, but not 6.25: rates move by a quarter
_SMALL_PERCENT = 10


def percent_in(text: str, start: int, end: int) -> Quantity | None:
    """The first percentage that touches ``text[start:end]``, qualifier read from around it."""
    signed = [
        _signed(quantity, sign)
        for quantity in find_quantities(text)
        if (sign := _SIGN.match(text, quantity.end)) and quantity.start < end and start < sign.end()
    ]
    return told_last(text, signed) or _digits(text, start, end) or _fraction(text, start, end)


def _signed(quantity: Quantity, sign: re.Match[str]) -> Quantity:
    unit = _unit(sign["sign"].lower())
    is_whole = quantity.amount == int(quantity.amount)
    half = _PERCENT_HALF if abs(quantity.amount) >= _SMALL_PERCENT else _SMALL_HALF
    rounded = half if unit == "%" and is_whole and not quantity.is_range else 0.0
    return replace(quantity, unit=unit, half=quantity.half or rounded, end=sign.end())


def _unit(sign: str) -> str:
    if "basis" in sign or sign.startswith("bp"):
        return "bp"
    return "pp" if "point" in sign else "%"


def _fraction(text: str, start: int, end: int) -> Quantity | None:
    for match in _FRACTION.finditer(text):
        if match.start() < end and start < match.end() and not _is_ordinal(text, match):
            amount = _FRACTIONS[match.group().lower().replace("-", " ")]
            of_one = _OF_ONE.match(text, match.end())
            if of_one:  # "half a percentage point"
                return Quantity(
                    amount / 100, unit=_unit(of_one[1].lower()), start=match.start(), end=of_one.end()
                )
            return Quantity(amount, _PERCENT_HALF, unit="%", start=match.start(), end=match.end())
    return _share(text, start, end)


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    return bool(_ORDINAL.fullmatch(match.group()) and _NOUN_AFTER.match(text, match.end()))


def _share(text: str, start: int, end: int) -> Quantity | None:
    """ "three in four", "9 out of 10"."""
    for match in _SHARE.finditer(text):
        if match.start() < end and start < match.end():
            part, whole = read_number(match[1]), read_number(match[2])
            if part and whole and 0 < part[0] < whole[0]:
                amount = 100 * part[0] / whole[0]
                return Quantity(amount, _PERCENT_HALF, unit="%", start=match.start(), end=match.end())
    return None


def _digits(text: str, start: int, end: int) -> Quantity | None:
    for match in _DIGITS.finditer(text):
        if match.start() < end and start < match.end():
            low, high = _DIGIT_RANGES[match[1].lower()]
            half = (high - low) / 2
            return Quantity(low + half, half, unit="%", is_range=True, start=match.start(), end=match.end())
    return None
