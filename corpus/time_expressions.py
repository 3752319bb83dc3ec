"""Finding the times that a text names: "August 12", "last October", "a week from tomorrow", "mid-2025".

Closed forms only, by regular expressions: a date library guesses where this one stays silent, and is
slow to import.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.time_norms import Direction, Part, Unit, When
from corpus.types import Span

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![\d%]|[.,]\d)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
_DASH = r"\s?[-–—]\s?|\s(?:to|through|and)\s"
_ORDINAL = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_PART = (
    r"(?:early|mid|middle of|late|(?:the )?(?:very )?end of|(?:the )?(?:start|beginning) of"
    rf"|(?:the )?{_ORDINAL} (?:week|half|quarter) (?:of|in))"
)
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|a few|several|a couple of)"
)
_UNIT = r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?)"
_DAYTIME = r"(?:early |late )?(?:morning|afternoon|evening|night)"
_CLOCK = r"\d{1,2}(?::\d{2})?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d{2}(?!\d)|\bnoon\b|\bmidnight\b"

_NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip
_UNITS: dict[str, tuple[int, Unit]] = {
    "day": (1, "D"), "week": (1, "W"), "fortnight": (2, "W"), "month": (1, "M"), "quarter": (3, "M"),
    "year": (1, "Y"), "decade": (10, "Y"),
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
    "fourth of july": (7, 4), "independence day": (7, 4), "may day": (5, 1), "juneteenth": (6, 19),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time that a text names: where, and what it says."""

    span: Span
    when: When


def _flags(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)", re.IGNORECASE)


_Handler = Callable[[re.Match[str]], When | None]


def _iso(match: re.Match[str]) -> When | None:
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _numeric(match: re.Match[str]) -> When | None:
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "." or first > 12:
        return _day(int(match["y"]), second, first)
    return _day(int(match["y"]), first, second)


def _named_day(match: re.Match[str]) -> When | None:
    groups = match.groupdict()
    when = _day(
        int(groups["y"]) if groups.get("y") else None,
        _month(groups["m"]),
        _leading_number(groups["d"]),
        _leading_number(groups["e"]) if groups.get("e") else None,
    )
    return _with_year_word(when, groups.get("yw")) if when else None


def _month_part(match: re.Match[str]) -> When | None:
    if not _is_month_word(match["m"], match):
        return None
    when = When(
        year=int(match["y"]) if match["y"] else None,
        month=_month(match["m"]),
        part=_part_of(match["p"]) if match["p"] else None,
        direction=_direction(match["r"]),
    )
    return _with_year_word(when, match["yw"])


def _year_part(match: re.Match[str]) -> When | None:
    return When(year=int(match["y"]), part=_part_of(match["p"]))


def _quarter(match: re.Match[str]) -> When | None:
    parts: tuple[Part, ...] = ("q1", "q2", "q3", "q4")
    return When(year=int(match["y"]), part=parts[int(match["q"]) - 1])


def _season(match: re.Match[str]) -> When | None:
    name = match["s"].lower()
    if name in ("spring", "fall") and not (match["y"] or match["r"] or match["p"]):
        return None  # "fall" and "spring" are verbs and nouns more often than seasons
    part: Part = "autumn" if name in ("fall", "autumn") else name  # type: ignore[assignment]
    return When(year=int(match["y"]) if match["y"] else None, part=part, direction=_direction(match["r"]))


def _decade(match: re.Match[str]) -> When | None:
    return When(year=int(match["y"]), part="decade")


def _century(match: re.Match[str]) -> When | None:
    return When(year=(int(match["c"]) - 1) * 100 + 1, part="century")


def _weekday(match: re.Match[str]) -> When | None:
    index = WEEKDAYS.index(match["w"].lower()) + 1
    relative = (match["r"] or "").lower()
    if relative.startswith("a week"):
        return When(weekday=index, direction=1, shift=1, unit="W")
    return When(weekday=index, direction=_direction(relative), clock=_daytime_clock(match))


def _daytime_clock(match: re.Match[str]) -> str | None:
    clock = match.groupdict().get("c")
    return clock_norm(clock) if clock else None


def _period(match: re.Match[str]) -> When | None:
    size, unit = _UNITS[match["u"].lower()]
    sign = _direction(match.groupdict().get("r")) or 0
    if match["u"].lower() in ("quarter", "decade", "fortnight"):
        return None
    part = _part_of(match["p"]) if match["p"] else None
    return When(shift=sign * size, unit=unit, part=part if unit in ("M", "Y") else None)


def _weekend(match: re.Match[str]) -> When | None:
    direction = _direction(match["r"]) if match["r"].lower() not in ("this", "the") else None
    return When(weekday=6, direction=direction, until=When(weekday=7, direction=direction))


def _near_day(match: re.Match[str]) -> When | None:
    word = match["n"].lower()
    days = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return When(shift=days.get(word, 0), unit="D", clock=_daytime_clock(match))


def _from_day(match: re.Match[str]) -> When | None:
    count, unit = _counted(match)
    days = {"D": 1, "W": 7}.get(unit)
    if count is None or days is None:
        return None
    anchor = match["n"].lower()
    if anchor in WEEKDAYS:
        return When(weekday=WEEKDAYS.index(anchor) + 1, direction=1, shift=count * days // 7, unit="W")
    return When(shift=count * days + {"tomorrow": 1, "yesterday": -1}.get(anchor, 0), unit="D")


def _ago(match: re.Match[str]) -> When | None:
    return _away(match, -1)


def _ahead(match: re.Match[str]) -> When | None:
    return _away(match, 1)


def _away(match: re.Match[str], sign: int) -> When | None:
    count, unit = _counted(match)
    return None if count is None else When(shift=sign * count, unit=unit)


def _counted(match: re.Match[str]) -> tuple[int | None, Unit]:
    size, unit = _UNITS[match["u"].lower().removesuffix("s")]
    word = match["k"].lower()
    count = int(word) if word.isdigit() else _NUMBER_WORDS.get(word)
    return (None if count is None else count * size), unit


def _year(match: re.Match[str]) -> When | None:
    return When(year=int(match["y"]))


def _year_range(match: re.Match[str]) -> When | None:
    first, last = int(match["y"]), int(match["z"])
    last = last if last > 99 else first // 100 * 100 + last
    return When(year=first, until=When(year=last)) if last > first else None


def _holiday(match: re.Match[str]) -> When | None:
    month, day = _HOLIDAYS[match["h"].lower().replace("’", "'")]
    return When(year=int(match["y"]) if match["y"] else None, month=month, day=day)


def _clock(match: re.Match[str]) -> When | None:
    norm = clock_norm(match["c"])
    return When(clock=norm) if norm else None


_RELATIVE = r"(?P<r>last|this past|past|this coming|this|next|coming|previous|current)"
_YEAR_WORD = r"(?: (?P<yw>of (?:this|last|next) year|(?:this|last|next) year))"
_PATTERNS: tuple[tuple[re.Pattern[str], _Handler], ...] = (
    (_flags(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?:T[\d:.Z+]+)?"), _iso),
    (_flags(r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})"), _numeric),
    (
        _flags(
            rf"(?:(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),?\s)?(?P<m>{_MONTH})\s(?:the )?(?P<d>{_DAY})"
            rf"(?:(?:{_DASH})(?P<e>{_DAY})(?!\s{_MONTH}))?(?:(?:,\s|\s)(?P<y>{_YEAR})|{_YEAR_WORD})?"
        ),
        _named_day,
    ),
    (
        _flags(
            rf"(?:(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),?\s)?(?:the )?(?P<d>{_DAY})(?:(?:{_DASH})(?P<e>{_DAY}))?"
            rf"\s(?:of )?(?P<m>{_MONTH})(?:,?\s(?P<y>{_YEAR})|{_YEAR_WORD})?"
        ),
        _named_day,
    ),
    (
        _flags(
            rf"(?:(?P<p>{_PART})[\s-])?(?:{_RELATIVE}\s)?(?P<m>{_MONTH})"
            rf"(?:,?(?: of)?\s(?P<y>{_YEAR})|{_YEAR_WORD})?"
        ),
        _month_part,
    ),
    (_flags(rf"(?P<p>{_PART})[\s-](?P<y>{_YEAR})"), _year_part),
    (_flags(rf"Q(?P<q>[1-4])(?: of)? (?P<y>{_YEAR})"), _quarter),
    (
        _flags(
            rf"(?:(?P<p>early|mid|late|the|in)[\s-])?(?:{_RELATIVE}\s)?(?P<s>spring|summer|autumn|fall|winter)"
            rf"(?:(?: of)? (?P<y>{_YEAR}))?"
        ),
        _season,
    ),
    (_flags(r"(?:the )?(?P<y>1[0-9]{2}0|20[0-9]0)s"), _decade),
    (_flags(r"(?:the )?(?P<c>\d{1,2})(?:st|nd|rd|th)[ -]century"), _century),
    (
        _flags(
            r"(?:(?P<r>last|this past|this coming|this|next|coming|a week from|a week on)\s)?"
            rf"(?P<w>{_WEEKDAY})"
            rf"(?:\s{_DAYTIME})?(?:,? at (?P<c>{_CLOCK}))?"
        ),
        _weekday,
    ),
    (
        _flags(
            r"(?:(?P<p>early|mid|late|later|earlier|(?:the )?(?:end|start|beginning) of)[\s-])?"
            rf"(?:the )?{_RELATIVE}\s(?P<u>week|month|year)"
        ),
        _period,
    ),
    (_flags(r"(?P<p>(?:the )?(?:end|start|beginning) of) the (?P<u>week|month|year)"), _period),
    (_flags(r"(?P<r>last|this past|this coming|this|next|the|coming)\sweekend"), _weekend),
    (
        _flags(
            rf"(?P<k>{_COUNT})\s(?P<u>days?|weeks?)\sfrom\s(?P<n>today|tomorrow|now|yesterday|{_WEEKDAY})",
        ),
        _from_day,
    ),
    (_flags(rf"(?P<k>{_COUNT})\s(?P<u>{_UNIT})\s(?:ago|earlier)"), _ago),
    (_flags(rf"in (?:another )?(?P<k>{_COUNT})\s(?P<u>{_UNIT})(?:['’] time)?|(?!)(?P<n>)"), _ahead),
    (
        _flags(
            r"(?P<n>the day before yesterday|the day after tomorrow|yesterday|tomorrow|today|tonight"
            rf"|this (?:morning|afternoon|evening))(?:\s{_DAYTIME})?(?:,? at (?P<c>{_CLOCK}))?"
        ),
        _near_day,
    ),
    (_flags(rf"(?P<y>{_YEAR})\s?[-–—]\s?(?P<z>{_YEAR}|\d{{2}})(?!\d)"), _year_range),
    (
        _flags(
            r"(?P<h>" + "|".join(key.replace("'", "['’]") for key in _HOLIDAYS) + rf")(?:,? (?P<y>{_YEAR}))?"
        ),
        _holiday,
    ),
    (_flags(rf"(?P<c>{_CLOCK})"), _clock),
    (
        _flags(rf"(?P<y>{_YEAR})(?!\s?(?:{_UNIT}|people|tons|tonnes|miles|troops|soldiers|dead|homes|jobs))"),
        _year,
    ),
)
_HAS_TIME = re.compile(
    r"\d|day|week|month|year|fortnight|tomorrow|tonight|morning|evening|afternoon|noon|midnight|spring|summer"
    r"|autumn|fall|winter|christmas|halloween|juneteenth|july|" + "|".join(month[:3] for month in MONTHS),
    re.IGNORECASE,
)
_RANGE_GAP = re.compile(r"\s?(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\btill\b|\bto the\b)\s?")
_AND_GAP = re.compile(r"\s?and\s")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)


@lru_cache(maxsize=2048)
def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Times that ``text`` names, in order, none overlapping; the longest reading of a place wins."""
    if not _HAS_TIME.search(text):
        return ()
    found = sorted(_all(text), key=lambda time: (time.span.start, -len(time.span)))
    kept: list[TimeExpression] = []
    for time in found:
        if kept and time.span.start < kept[-1].span.end:
            if len(time.span) > len(kept[-1].span):
                kept[-1] = time
            continue
        kept.append(time)
    return tuple(_join_ranges(text, _join_clocks(text, kept)))


def _all(text: str) -> Iterator[TimeExpression]:
    for pattern, handler in _PATTERNS:
        for match in pattern.finditer(text):
            when = handler(match)
            if when is not None:
                yield TimeExpression(Span(match.start(), match.end()), when)


def _join_clocks(text: str, times: list[TimeExpression]) -> list[TimeExpression]:
    """ "10:30 a.m. on Friday" is one time."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        if before and text[before.span.end : time.span.start] in (" on ", ", ", " ", " at ", ", at "):
            clock, other = (before, time) if _is_clock(before.when) else (time, before)
            if _is_clock(clock.when) and not _is_clock(other.when) and other.when.clock is None:
                when = replace(other.when, clock=clock.when.clock)
                joined[-1] = TimeExpression(Span(before.span.start, time.span.end), when)
                continue
        joined.append(time)
    return joined


def _is_clock(when: When) -> bool:
    return when == When(clock=when.clock)


def _join_ranges(text: str, times: list[TimeExpression]) -> list[TimeExpression]:
    """ "from March 31 to April 3" and "between July and September" are one time each."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        if before and before.when.until is None and time.when.until is None:
            gap = text[before.span.end : time.span.start]
            between = _AND_GAP.fullmatch(gap) and _BETWEEN.search(text[: before.span.start])
            if (between or _RANGE_GAP.fullmatch(gap)) and _same_sort(before.when, time.when):
                when = replace(before.when, until=time.when)
                joined[-1] = TimeExpression(Span(before.span.start, time.span.end), when)
                continue
        joined.append(time)
    return joined


def _same_sort(first: When, second: When) -> bool:
    return _sort(first) == _sort(second) != "clock"


def _sort(when: When) -> str:
    if when.month is not None:
        return "month"
    if when.year is not None:
        return "year"
    if when.weekday is not None:
        return "weekday"
    return "clock" if _is_clock(when) else "shift"


def _day(year: int | None, month: int, day: int, last_day: int | None = None) -> When | None:
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= 12 or not 1 <= day <= longest[month - 1]:
        return None
    if month == 2 and day == 29 and year is not None and not _is_leap(year):
        return None
    if last_day is not None and not day < last_day <= longest[month - 1]:
        last_day = None
    return When(year=year, month=month, day=day, last_day=last_day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month(word: str) -> int:
    return next(
        index for index, name in enumerate(MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3])
    )


def _is_month_word(word: str, match: re.Match[str]) -> bool:
    """ "may" and "march" are months only with a capital or beside another word of time."""
    if word.lower() not in (
        "may",
        "march",
        "mar",
        "dec",
        "sep",
        "jun",
        "jan",
        "oct",
        "nov",
        "apr",
        "aug",
        "feb",
        "jul",
    ):
        return True
    beside = match["p"] or match["y"] or match["yw"]
    if word.lower() not in ("may", "march"):
        return bool(beside) or word.endswith(".") or word[0].isupper()
    if beside or match["r"]:
        return True
    before = match.string[: match.start()]
    return (
        word[0].isupper()
        and not word.isupper()
        and bool(re.search(r"\w\s$|^$", before) or not before.strip())
    )


def _leading_number(text: str) -> int:
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def _direction(word: str | None) -> Direction | None:
    if not word:
        return None
    plain = word.lower()
    if plain in ("last", "this past", "past", "previous"):
        return -1
    return 1 if plain in ("next", "coming", "this coming") else 0


def _with_year_word(when: When, words: str | None) -> When:
    """ "in October last year": the direction of the month follows from the year named."""
    if not words:
        return when
    shift = {"last": -1, "next": 1, "this": 0}[words.lower().removeprefix("of ").split()[0]]
    return replace(when, shift=shift, unit="Y")


def _part_of(words: str) -> Part:
    plain = words.lower().replace("the ", "").replace("very ", "")
    if plain.startswith(("early", "mid")):
        return "early" if plain.startswith("early") else "mid"
    if plain == "late":
        return "late"
    if plain in ("earlier", "later"):
        return plain
    if plain.startswith("end"):
        return "end"
    if plain.startswith(("start", "beginning")):
        return "start"
    return _counted_part(plain)


def _counted_part(plain: str) -> Part:
    ordinal, size = plain.split()[:2]
    if size == "week":
        weeks: dict[str, Part] = {"first": "week1", "second": "week2", "third": "week3", "fourth": "week4"}
        return weeks.get(
            {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}.get(ordinal, ordinal),
            "lastweek",
        )
    number = _ORDINALS.get(ordinal, 4 if size == "quarter" else 2)
    if size == "half":
        return "half1" if number == 1 else "half2"
    quarters: tuple[Part, ...] = ("q1", "q2", "q3", "q4")
    return quarters[number - 1]


def clock_norm(text: str) -> str | None:
    """``10:30`` of "10:30 a.m."; 24 hours; None for no time of day."""
    plain = text.lower().replace(".", "").replace(" ", "")
    if plain in ("noon", "midnight"):
        return "12:00" if plain == "noon" else "00:00"
    match = re.fullmatch(r"(\d{1,2})(?::(\d{2}))?(am|pm)?", plain)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
