"""Lengths of time: "90 days", "a three-month truce", "up to a year", "two and a half hours".

A norm is an ISO 8601 duration with an optional qualifier (``P90D``, ``<=P1Y``, ``~PT2H``), or a range
``P2Y..P3Y``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qa.claims.values.numbers import Qualifier, Quantity, find_quantities, is_ordinal
from qa.claims.values.relation import Interval, Relation

_UNITS = {
    "second": ("S", True), "minute": ("M", True), "min": ("M", True), "hour": ("H", True), "hr": ("H", True),
    "day": ("D", False), "night": ("D", False), "week": ("W", False), "fortnight": ("W", False),
    "month": ("M", False), "quarter": ("M", False), "year": ("Y", False), "yr": ("Y", False),
    "decade": ("Y", False), "century": ("Y", False), "centurie": ("Y", False),
}  # fmt: skip
_FACTORS = {"fortnight": 2, "quarter": 3, "decade": 10, "century": 100, "centurie": 100}
_DAYS: dict[str, tuple[float, float]] = {
    "S": (1 / 86400, 1 / 86400),
    "TM": (1 / 1440, 1 / 1440),
    "H": (1 / 24, 1 / 24),
    "D": (1, 1),
    "W": (7, 7),
    "M": (29.5, 31),
    "Y": (360, 366),
}
"""Fewest and most days in a unit; three months are 89 to 92 days, and 12 of them a year."""

_NOUN = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|yrs?"
    r"|decades?|century|centuries)"
)
_AFTER = re.compile(
    r"[\s-]+(?:of )?(?:(?:full|straight|consecutive|more|additional|further|calendar|working|long|extra) )*"
    rf"(?P<unit>{_NOUN})(?P<half> and a half)?\b",
    re.I,
)
_AND_HALF = re.compile(r"[\s-]and[\s-]a[\s-]half\b", re.I)
_ARTICLE = re.compile(
    r"(?<![\w-])"
    r"(?P<q>up to |at least |more than |less than |about |around |nearly |almost |over |under |roughly )?"
    r"(?:(?P<half>half an? |(?:a )?half[ -](?=hour))"
    r"|(?:a further|an additional|an extra|a full|a whole|another|an?)[ -])"
    rf"(?P<unit>{_NOUN})\b(?P<more> and a half)?|(?P<long>year|month|week|day|hour|decade)s?-long\b",
    re.I,
)
_IS_ORDINAL = re.compile(
    r"second\s(?!(?:or|later|ago|and|per|to|of|in|at|on|before|after|behind|ahead|faster|slower)\b)[a-z]",
    re.I,
)
"""A second truce lasts longer."""
_QUALIFIERS: dict[str, Qualifier] = {
    "up to": "<=", "less than": "<=", "under": "<=", "at least": ">=", "more than": ">=", "over": ">=",
    "about": "~", "around": "~", "nearly": "~", "almost": "~", "roughly": "~", "some": "~",
}  # fmt: skip
_VAGUE = re.compile(rf"\b(?:several|a few)[\s-](?:long |more |whole )*(?P<unit>{_NOUN})\b", re.I)
_VAGUE_COUNT = (3, 9)
"""What "a few" and "several" leave open; between a couple and ten."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in one unit, and where it stands.

    Attributes:
        count: how many units; ``high`` is the upper end of a range, else None.
        unit: ``S``, ``TM`` (minutes), ``H``, ``D``, ``W``, ``M`` or ``Y``.
    """

    count: float
    unit: str
    qualifier: Qualifier = ""
    high: float | None = None
    start: int = 0
    end: int = 0

    @property
    def norm(self) -> str:
        """The canonical string."""
        if self.high is not None:
            return f"{_iso(self.count, self.unit)}..{_iso(self.high, self.unit)}"
        return f"{self.qualifier}{_iso(self.count, self.unit)}"


def duration_in(text: str, start: int, end: int) -> Duration | None:
    """The first length of time that touches ``text[start:end]``, qualifier read from around it."""
    every, apart = _found(text)
    touching = [one for one in every if one.start < end and start < one.end]
    return next((one for one in touching if one not in apart), touching[0] if touching else None)


def durations_in(text: str) -> tuple[Duration, ...]:
    """Every length of time in a text, in order."""
    return _found(text)[0]


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[tuple[Duration, ...], tuple[Duration, ...]]:
    """Every length, in order, and those of them with an article or "several" in place of a number."""
    counted = [found for quantity in find_quantities(text) if (found := _counted(text, quantity))]
    single = [
        _single(match) for match in _ARTICLE.finditer(text) if not _IS_ORDINAL.match(text, match.end() - 6)
    ]
    single += [_several(match) for match in _VAGUE.finditer(text)]
    apart = [one for one in single if not any(one.start < c.end and c.start < one.end for c in counted)]
    every = _joined(text, sorted([*counted, *apart], key=lambda one: one.start))
    return tuple(every), tuple(apart)


_JOINT = re.compile(r",? (?:and )?")
_PARTS = {("Y", "M"): 12, ("W", "D"): 7, ("D", "H"): 24, ("H", "TM"): 60, ("TM", "S"): 60}


def _joined(text: str, found: list[Duration]) -> list[Duration]:
    """ "An hour and 40 minutes" is one length of time, in its smaller unit."""
    joined: list[Duration] = []
    for one in found:
        before = joined[-1] if joined else None
        parts = _PARTS.get((before.unit, one.unit)) if before and not one.qualifier else None
        if before and parts and one.count < parts and _JOINT.fullmatch(text[before.end : one.start]):
            count = before.count * parts + one.count
            joined[-1] = Duration(count, one.unit, before.qualifier, None, before.start, one.end)
        else:
            joined.append(one)
    return joined


def _counted(text: str, quantity: Quantity) -> Duration | None:
    half = _AND_HALF.match(text, quantity.end)
    after = _AFTER.match(text, half.end() if half else quantity.end)
    if after is None or is_ordinal(text[quantity.start : quantity.end]):
        return None  # "the first week of April" says when
    unit, factor = _unit(after["unit"])
    extra = 0.5 if half or after["half"] else 0.0
    if quantity.is_range:
        low, high = quantity.amount - quantity.half, quantity.amount + quantity.half
        return Duration(low * factor, unit, "", high * factor, quantity.start, after.end())
    count = (quantity.amount + extra) * factor
    return Duration(count, unit, quantity.qualifier, None, quantity.start, after.end())


def _single(match: re.Match[str]) -> Duration:
    unit, factor = _unit(match["unit"] or match["long"])
    count = (0.5 if match["half"] else 1.0) + (0.5 if match["more"] else 0.0)
    qualifier = _QUALIFIERS.get((match["q"] or "").strip().lower(), "")
    return Duration(count * factor, unit, qualifier, None, match.start(), match.end())


def _several(match: re.Match[str]) -> Duration:
    unit, factor = _unit(match["unit"])
    low, high = (count * factor for count in _VAGUE_COUNT)
    return Duration(low, unit, "", high, match.start(), match.end())


def _unit(noun: str) -> tuple[str, int]:
    plain = noun.lower()
    plain = plain.removesuffix("s") if plain != "century" else plain
    letter, is_clock = _UNITS[plain]
    return ("TM" if letter == "M" and is_clock else letter), _FACTORS.get(plain, 1)


def unit_of(noun: str) -> str | None:
    """The unit that a noun names ("days" is ``D``), or None."""
    return _unit(noun)[0] if re.fullmatch(_NOUN, noun, re.I) else None


def unit_of_norm(norm: str) -> str | None:
    """The unit of a duration norm, or None for a string that is none."""
    match = _NORM.fullmatch(norm)
    if match is None:
        return None
    return "TM" if match["t"] and match["u"] == "M" else match["u"]


def _iso(count: float, unit: str) -> str:
    number = f"{count:.3f}".rstrip("0").rstrip(".")
    if unit in ("S", "TM", "H"):
        return f"PT{number}{unit.removeprefix('T')}"
    return f"P{number}{unit}"


_NORM = re.compile(
    r"(?P<q><=|>=|~)?P(?P<t>T)?(?P<n>\d+(?:\.\d+)?)(?P<u>[SMHDWY])(?:\.\.PT?(?P<h>\d+(?:\.\d+)?)[SMHDWY])?"
)


def relation(first: str, second: str) -> Relation:
    """Of two duration norms, compared in days; a month is less precise than its 30 or 31 days."""
    if first == second:
        return "equal"
    left, right = _interval(first), _interval(second)
    if left is None or right is None:
        return "incomparable"
    return left.relation(right)


def days_in(norm: str) -> float | None:
    """About how many days a duration norm stands for; None for a string that is none."""
    found = _interval(norm)
    return (found.low + found.high) / 2 if found else None


def count_in_norm(norm: str) -> float | None:
    """How many units a duration norm has: 10 of ``P10W``; None for a string that is none, or a range."""
    match = _NORM.fullmatch(norm)
    return float(match["n"]) if match and match["h"] is None else None


def _interval(norm: str) -> Interval | None:
    match, unit = _NORM.fullmatch(norm), unit_of_norm(norm)
    if match is None or unit is None:
        return None
    fewest, most = _DAYS[unit]
    low, high = float(match["n"]) * fewest, float(match["h"] or match["n"]) * most
    quantity = Quantity((low + high) / 2, (high - low) / 2, match["q"] or "")  # type: ignore[arg-type]
    return quantity.interval


_WHEN_LEAD = re.compile(
    r"\b(?:in|within|every|after|to|a|per)\s(?:about |around |roughly |just |less than |more than )?$", re.I
)
_LASTED = re.compile(
    r"\b(?:end|expire|lapse|finish|close|run out|be (?:full|over|complete|done|gone))(?:e?d|e?s|ing)?"
    r"(?: only)? after\s"
    r"|\b(?:extend|lengthen|shorten|prolong|stretch|cut|reduc|rais|lower|increas|grow|shr[iu]nk)(?:e|en|ed|es|s|n)?"
    r"(?: (?:again|further|once more|back|it|this|that))?,? to\s"
    r"|\b(?:must|(?:has|have|had|needs?) to) (?:finish|complete|conclude|clear|process|decide|search|inspect)"
    r"(?: (?!and\b)[\w’'-]+){1,4} (?:in|within)\s",
    re.I,
)
"""In front of how long something lasts: "will end after five years", "was cut again, to three years",
"must finish a search in 24 hours"."""
_WHEN_AFTER = re.compile(r"\s(?:ago|later|earlier|before|after|away|ahead)\b|['’]s?\b")
_COMPARED = re.compile(r"\s(?:longer|shorter|more|less|fewer)\s?(?:than\b|[,;.]|$)", re.I)


def tells_when(sentence: str, start: int, end: int) -> bool:
    """Whether a length says when, or by how much: "two days later", "a week longer"."""
    if _COMPARED.match(sentence, end):
        return True
    lead = _WHEN_LEAD.search(sentence, 0, start)
    lasted = lead and any(one.end() > lead.start() for one in _LASTED.finditer(sentence, 0, start))
    if lasted:
        return False
    is_adjective = "-" in sentence[start:end] and lead and lead.group().lower().startswith("a")
    return bool((lead and not is_adjective) or _WHEN_AFTER.match(sentence, end))  # "a three-day visit"
