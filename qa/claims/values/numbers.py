"""Numbers in running text: "1.2 million", "twenty-five", "up to 30", "between 10 and 15", "dozens".

A quantity's norm is ``[qualifier]amount[±half][ unit]``, where the qualifier is one of ``<=``, ``>=``, ``~``
and ``±half`` says what rounding leaves open ("1.2 million" is ``1200000±50000``); a range is ``low..high``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from qa.claims.values.relation import Interval, Relation
from qa.claims.values.units import count_the_same

Qualifier = Literal["", "<=", ">=", "~"]

ABOUT_SHARE = 0.1  # "about 30" still means 28 or 33: a tenth either way is how reporters round
BELOW_SHARE = 0.2  # "up to 30" agrees with 26 but is another claim than 5
ABOVE_SHARE = 0.15  # "more than 100" agrees with 110, while 120 would have been called so

_UNITS_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_SMALL = {word: number for number, word in enumerate(_UNITS_WORDS.split(" "))}
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_TENS_WORDS.split(" "), 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6,
    "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "t": 1e12, "tn": 1e12, "trn": 1e12, "lakh": 1e5,
    "crore": 1e7, "dozen": 12,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_VAGUE = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2e6, 9e6), "tens of millions": (20e6, 99e6), "hundreds of millions": (200e6, 999e6),
    "billions": (2e9, 9e9), "tens of billions": (20e9, 99e9), "hundreds of billions": (200e9, 999e9),
    "trillions": (2e12, 9e12), "several dozen": (36, 99), "a few dozen": (36, 99),
    "a few hundred": (200, 900), "several hundred": (200, 900), "a few thousand": (2000, 9000),
    "several thousand": (2000, 9000), "a couple": (2, 2), "a handful": (3, 6),
}  # fmt: skip

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+|[½¼¾])?)"
_WORD_NUMBER = r"(?:(?:" + "|".join([*_TENS, *_SMALL]) + r")(?:[- ](?:" + "|".join([*_SMALL]) + r"))?)"
_SCALE = (
    r"(?:hundred|dozen(?!s)|thousand|million|billion|trillion|lakh|crore"
    r"|mln|bln|trn|bn|mn|tn|[kKmMbB](?![\w]))"
)
_ONE = (
    rf"(?:(?:three[- ]quarters|a quarter) of a {_SCALE}"
    rf"|{_DIGITS}(?:[ -]?{_SCALE})?(?: {_SCALE})?"
    rf"|{_WORD_NUMBER} and a half {_SCALE}"
    rf"|{_WORD_NUMBER}(?: {_SCALE}(?: and {_WORD_NUMBER}|(?: {_WORD_NUMBER})?)(?: {_SCALE})?)?"
    rf"|(?:half )?an? {_SCALE}|(?:a )?half[- ]{_SCALE})"
)
_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    (
        "<=",
        r"up to|as much as|as many as|at most|no more than|not more than|a maximum of|maximum|less than|under"
        r"|fewer than|below|within|as little as|a limit of|capped at",
    ),
    (
        ">=",
        r"at least|more than|over|above|exceeding|exceeded|exceeds|in excess of|upwards of|no fewer than"
        r"|no less than|not less than|a minimum of|minimum|greater than|topping|surpassing|surpassed|beyond",
    ),
    (
        "~",
        r"about|around|roughly|approximately|approx\.?|some|an estimated|estimated|close to|nearly|almost"
        r"|near|~|just under|just over|nearing|a projected|circa",
    ),
)
_AFTER = re.compile(
    r"\s?(?:(?P<more>or more|or so more|plus|\+|and (?:more|counting))|(?P<about>or so|-ish))"
)
_QUALIFIER = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<q{index}>{words})" for index, (_, words) in enumerate(_BEFORE)) + r")\s+"
    r"(?:an? (?:additional|extra|further) |another |an? )?(?:[$€£¥₹]\s?|(?:[A-Z]{1,3}\$?|Rs\.?)\s?)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:between|from)\s+(?:[$€£¥]\s?)?$", re.IGNORECASE)
_BEHIND_SIGN = r"(?<=(?<!\w)[KRN])(?=\d+(?:,\d{3}|(?:\.\d+)? ?(?:million|billion|bn)\b))"
"""Where a letter stands for a currency: "K450,000", "R1.2 billion"."""
_NUMBER = re.compile(
    rf"(?:(?<![\w.,])|{_BEHIND_SIGN})(?P<sign>[-−](?=\d)|minus )?"
    rf"(?P<number>{_ONE})(?!\d|(?:st|nd|rd|th)\b|(?<=[a-z])[a-z])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?<!\w)(?:(?P<digits>\d+)(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))(?!\w)", re.I
)
_VAGUE_PATTERN = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(_VAGUE, key=len, reverse=True)) + r")(?= |$|,|\.)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as a text gives it.

    Attributes:
        amount: the number, scale applied; the middle of a range.
        half: half the width that rounding or a range leaves open.
        qualifier: whether the amount is a bound or a guess.
        unit: canonical unit, or "" when the text names none.
        is_range: whether the text gives both ends.
        start, end: where the number stands in the text it was found in.
    """

    amount: float
    half: float = 0.0
    qualifier: Qualifier = ""
    unit: str = ""
    is_range: bool = False
    start: int = 0
    end: int = 0

    @property
    def norm(self) -> str:
        """The canonical string."""
        unit = f" {self.unit}" if self.unit else ""
        if self.is_range:
            return f"{_plain(self.amount - self.half)}..{_plain(self.amount + self.half)}{unit}"
        half = f"±{_plain(self.half)}" if self.half else ""
        return f"{self.qualifier}{_plain(self.amount)}{half}{unit}"

    @property
    def interval(self) -> Interval:
        """The numbers that the words allow."""
        low, high = self.amount - self.half, self.amount + self.half
        size = abs(self.amount)
        if self.qualifier == "~":
            slack = max(ABOUT_SHARE * size, self.half)
            return Interval(self.amount - slack, self.amount + slack)
        if self.qualifier == "<=":
            return Interval(self.amount - BELOW_SHARE * size, high)
        if self.qualifier == ">=":
            return Interval(low, self.amount + ABOVE_SHARE * size)
        return Interval(low, high)


_NORM = re.compile(
    r"(?P<q><=|>=|~)?(?P<a>-?\d+(?:\.\d+)?)(?:\.\.(?P<b>-?\d+(?:\.\d+)?)|±(?P<h>\d+(?:\.\d+)?))?"
    r"(?: (?P<u>.+))?"
)


def parse_norm(norm: str) -> Quantity | None:
    """The quantity that a norm stands for; None for a string that is none."""
    match = _NORM.fullmatch(norm)
    if match is None:
        return None
    amount, unit = float(match["a"]), match["u"] or ""
    if match["b"] is not None:
        high = float(match["b"])
        return Quantity((amount + high) / 2, (high - amount) / 2, "", unit, is_range=True)
    qualifier: Qualifier = match["q"] or ""  # type: ignore[assignment]
    return Quantity(amount, float(match["h"] or 0), qualifier, unit)


def relation(first: str, second: str) -> Relation:
    """Of two quantity norms: other units are incomparable, a missing unit is less precise."""
    left, right = parse_norm(first), parse_norm(second)
    if left is None or right is None:
        return "equal" if first == second else "incomparable"
    if left.unit and right.unit and not count_the_same(left.unit, right.unit):
        return "incomparable"
    by_number = left.interval.relation(right.interval)
    if by_number == "equal" and not (left.unit and right.unit) and left.unit != right.unit:
        return "more_precise" if left.unit else "less_precise"
    return by_number


@lru_cache(maxsize=1024)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number in ``text`` with its qualifiers, without units, in order; ranges joined."""
    found = [_quantity(text, match) for match in _NUMBER.finditer(text)]
    found.extend(_vague(match) for match in _VAGUE_PATTERN.finditer(text))
    known = [number for number in found if number is not None]
    taken = [(number.start, number.end) for number in known]
    for match in _ORDINAL.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            value = int(match["digits"]) if match["digits"] else _ORDINALS[match["word"].lower()]
            known.append(Quantity(value, start=match.start(), end=match.end()))
    return tuple(_joined(text, sorted(known, key=lambda number: (number.start, -number.end))))


def is_ordinal(words: str) -> bool:
    """Whether the words of a quantity say which and not how many: "first", "3rd"."""
    return bool(_ORDINAL.fullmatch(words))


def has_ordinal(words: str) -> bool:
    """Whether some words say which: "the third round"."""
    return bool(_ORDINAL.search(words))


def _vague(match: re.Match[str]) -> Quantity:
    low, high = _VAGUE[match.group().lower()]
    return Quantity(
        (low + high) / 2, (high - low) / 2, is_range=low != high, start=match.start(), end=match.end()
    )


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    read = read_number(match["number"])
    if read is None:
        return None
    amount, half = read
    if match["number"].lower() == "one" and _NO.search(text, 0, match.start()):
        return None  # "no one"
    if match["sign"] and (match.start() == 0 or text[match.start() - 1] in " ("):
        amount = -amount
    qualifier = _qualifier(text, match.start(), match.end())
    hedge = _HEDGE_AFTER.match(text, match.end())
    return Quantity(amount, half, qualifier, start=match.start(), end=hedge.end() if hedge else match.end())


_NO = re.compile(r"\bno[- ]$", re.I)
_HEDGE_AFTER = re.compile(r" or (?:so|more)\b(?= [^\W\d_])")


def _qualifier(text: str, start: int, end: int) -> Qualifier:
    after = _AFTER.match(text, end)
    if after:
        return ">=" if after["more"] else "~"
    around = text[max(0, start - 40) : start]
    before = _QUALIFIER.search(around)
    if before is None or _MOVES_UP.search(around, 0, before.end()):
        return ""
    return next(qualifier for index, (qualifier, _) in enumerate(_BEFORE) if before[f"q{index}"])


_MOVES_UP = re.compile(
    r"\b(?:go(?:es|ne|ing)?|went|ris(?:es?|en|ing)|rose|climb\w*|mov(?:es?|ed|ing)|jump\w*|br(?:ings?|ought)"
    r"|push\w*|t(?:akes?|aken|ook)|creep\w*|crept) up to [^\s\d]{0,4}$",
    re.I,
)
"""Of what "goes up to $27" the new value is told, and no bound."""
_CHANGE = re.compile(r"\bto\b")


def told_last(text: str, quantities: list[Quantity]) -> Quantity | None:
    """The one that a span stands for: of "125% to just 10%" the new value, else the first."""
    if len(quantities) > 1 and _CHANGE.search(text, quantities[0].end, quantities[-1].start):
        return quantities[-1]
    return quantities[0] if quantities else None


_RANGE_GAP = re.compile(
    r"\s?(?:%|percent|per cent|[A-Za-z]{1,8})?\s?(?:-|–|—|to|or|and)\s?(?:[$€£¥]\s?)?", re.I
)


def _joined(text: str, numbers: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for number in numbers:
        before = joined[-1] if joined else None
        if before and number.start < before.end:
            continue
        if before and _is_range(text, before, number):
            joined[-1] = _range(before, number)
            continue
        joined.append(number)
    return joined


def _is_range(text: str, before: Quantity, number: Quantity) -> bool:
    gap = text[before.end : number.start]
    match = _RANGE_GAP.fullmatch(gap)
    if match is None or before.is_range or before.amount >= number.amount:
        return False
    joint = gap.strip(" %$€£¥").lower().split(" ")[-1]
    if joint == "and":
        return bool(_BETWEEN.search(text[: before.start]))
    if joint == "to" and re.search(r"\bfrom\s+\S{0,2}$", text[: before.start], re.I):
        return False  # "from 10% to 15%" is a change, not a range
    if joint == "to" and (_POINTS_TO.fullmatch(gap) or _is_pronoun(text, before, number)):
        return False
    return joint in ("-", "–", "—", "to", "or")


_POINTS_TO = re.compile(r"(?:[ -]percentage)?[ -]points?,? to ", re.I)
"""Behind how far something moved: "by ten points to 47%"."""
_MOST_FROM_ONE = 20


def _is_pronoun(text: str, before: Quantity, number: Quantity) -> bool:
    """Whether "one" counts nothing: "the other one to 125%"."""
    return text[before.start : before.end].lower() == "one" and number.amount > _MOST_FROM_ONE


def _range(low: Quantity, high: Quantity) -> Quantity:
    first = low.amount
    scale = high.amount / first if first else 1
    if scale >= 100 and first < 1000 <= high.amount:  # "10-15 million": the scale is said once
        first *= _shared_scale(high.amount)
    return replace(
        low,
        amount=(first + high.amount) / 2,
        half=(high.amount - first) / 2,
        qualifier="",
        is_range=True,
        end=high.end,
    )


def _shared_scale(amount: float) -> float:
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if amount >= scale), 1.0)


_VULGAR = {"½": ".5", "¼": ".25", "¾": ".75"}


def read_number(text: str) -> tuple[float, float] | None:
    """Amount and half of the rounding width of a number in digits or words; None for no number."""
    plain = text.lower().replace("-", " ").replace(",", "").strip()
    quarters = re.fullmatch(r"(three|a) quarters? of a (\w+)", plain)
    if quarters:
        return (0.75 if quarters[1] == "three" else 0.25) * _SCALES[quarters[2]], 0.0
    for sign, part in _VULGAR.items():
        plain = plain.replace(sign, part)
    digits = re.match(r"\d+(?:\.\d+)?", plain)
    if digits:
        return _from_digits(digits.group(), plain[digits.end() :].split())
    return _from_words(plain.split())


def _from_digits(digits: str, scales: list[str]) -> tuple[float, float]:
    factor = 1.0
    for scale in scales:
        factor *= _SCALES.get(scale, 1.0)
    decimals = len(digits.partition(".")[2])
    half = factor * 10.0**-decimals / 2 if factor > 1 or decimals else _rounded_half(digits)
    return float(digits) * factor, half


def _rounded_half(digits: str) -> float:
    """Round thousands ("1,200") were rounded by somebody; 40 or 105 were counted."""
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0**zeros / 2 if len(digits) >= 4 and zeros >= 2 else 0.0


def _from_words(parts: list[str]) -> tuple[float, float] | None:
    total, current, seen, last_scale = 0.0, 0.0, False, 1.0
    for place, part in enumerate(parts):
        if part in ("a", "an") and parts[place + 1 : place + 2] == ["half"]:
            continue
        if part in _SMALL or part in _TENS:
            current += _SMALL.get(part, 0) or _TENS.get(part, 0)
            seen = True
        elif part == "half":
            current, seen = current + 0.5, True
        elif part in ("a", "an"):
            current, seen = current or 1.0, True
        elif part in _SCALES:
            last_scale = _SCALES[part]
            if last_scale == 100:
                current = (current or 1.0) * 100
            else:
                total, current = total + (current or 1.0) * last_scale, 0.0
            seen = True
    rounded = last_scale > 100 and not current and "half" not in parts
    half = last_scale / 2 if rounded else 0.0
    return (total + current, half) if seen else None


def _plain(number: float) -> str:
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    return text if text not in ("-0", "") else "0"
