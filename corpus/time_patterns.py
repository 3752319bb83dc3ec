"""The closed forms of times: a pattern for each, and what it says.

Regular expressions, not a date library: one guesses where these stay silent, and is slow to import.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.time_norms import Part, Unit, When
from corpus.time_words import (
    CLOCK,
    COUNT_WORD,
    DASH,
    DAY_OF_MONTH,
    DAYTIME,
    HOLIDAYS,
    MONTH,
    MONTHS,
    MOVABLE_HOLIDAYS,
    NUMBER_WORDS,
    ORDINAL,
    PART_WORDS,
    SHORT_WEEKDAY,
    UNIT_WORD,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    calendar_day,
    clock_norm,
    direction_of_word,
    is_month_word,
    leading_number,
    month_number,
    part_of,
    with_year_word,
)


def _flags(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£/])(?:{pattern})(?!\w)", re.IGNORECASE)


_Handler = Callable[[re.Match[str]], When | None]


def _iso(match: re.Match[str]) -> When | None:
    return calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))


def _numeric(match: re.Match[str]) -> When | None:
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "." or first > 12:
        return calendar_day(int(match["y"]), second, first)
    return calendar_day(int(match["y"]), first, second)


def _named_day(match: re.Match[str]) -> When | None:
    groups = match.groupdict()
    when = calendar_day(
        int(groups["y"]) if groups.get("y") else None,
        month_number(groups["m"]),
        leading_number(groups["d"]),
        leading_number(groups["e"]) if groups.get("e") else None,
    )
    return with_year_word(when, groups.get("yw")) if when else None


def _month_part(match: re.Match[str]) -> When | None:
    if not is_month_word(match["m"], match):
        return None
    when = When(
        year=int(match["y"]) if match["y"] else None,
        month=month_number(match["m"]),
        part=part_of(match["p"]) if match["p"] else None,
        direction=direction_of_word(match["r"]),
    )
    return with_year_word(when, match["yw"])


def _year_part(match: re.Match[str]) -> When | None:
    return When(year=int(match["y"]), part=part_of(match["p"]))


def _quarter(match: re.Match[str]) -> When | None:
    parts: tuple[Part, ...] = ("q1", "q2", "q3", "q4")
    return When(year=int(match["y"]) if match["y"] else None, part=parts[int(match["q"]) - 1])


def _season(match: re.Match[str]) -> When | None:
    name = match["s"].lower()
    if name in ("spring", "fall") and not (match["y"] or match["r"] or match["p"]):
        return None  # "fall" and "spring" are verbs and nouns more often than seasons
    part: Part = "autumn" if name in ("fall", "autumn") else name  # type: ignore[assignment]
    return When(
        year=int(match["y"]) if match["y"] else None, part=part, direction=direction_of_word(match["r"])
    )


def _decade(match: re.Match[str]) -> When | None:
    return When(year=int(match["y"]), part="decade")


def _century(match: re.Match[str]) -> When | None:
    return When(year=(int(match["c"]) - 1) * 100 + 1, part="century")


def _weekday(match: re.Match[str]) -> When | None:
    index = WEEKDAYS.index(match["w"].lower()) + 1
    relative = (match["r"] or "").lower()
    if relative.startswith("a week"):
        return When(weekday=index, direction=1, shift=1, unit="W")
    return When(weekday=index, direction=direction_of_word(relative), clock=_daytime_clock(match))


def _weekday_of_week(match: re.Match[str]) -> When | None:
    index = WEEKDAYS.index(match["w"].lower()) + 1
    return When(weekday=index, shift=direction_of_word(match["r"]) or 0, unit="W", part="ofweek")


def _weekday_of_month(match: re.Match[str]) -> When | None:
    return When(
        year=int(match["y"]) if match["y"] else None,
        month=month_number(match["m"]),
        weekday=WEEKDAYS.index(match["w"].lower()) + 1,
        part=part_of(f"{match['o']} week of"),
    )


def _daytime_clock(match: re.Match[str]) -> str | None:
    clock = match.groupdict().get("c")
    return clock_norm(clock) if clock else None


def _period(match: re.Match[str]) -> When | None:
    size, unit = UNITS[match["u"].lower()]
    sign = direction_of_word(match.groupdict().get("r")) or 0
    if match["u"].lower() in ("quarter", "decade", "fortnight"):
        return None
    part = part_of(match["p"]) if match["p"] else None
    return When(shift=sign * size, unit=unit, part=part if unit in ("M", "Y") else None)


def _edge(match: re.Match[str]) -> When | None:
    year, unit = match["y"], UNITS[match["u"].lower()][1]
    if year:
        return When(year=int(year), part="end") if unit == "Y" else None
    return When(shift=0, unit=unit, part="end")


def _weekend(match: re.Match[str]) -> When | None:
    direction = direction_of_word(match["r"]) if match["r"].lower() not in ("this", "the") else None
    return When(weekday=6, direction=direction, until=When(weekday=7, direction=direction))


def _near_day(match: re.Match[str]) -> When | None:
    word = match["n"].lower()
    days = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2,
            "the day after tomorrow": 2}  # fmt: skip
    return When(shift=days.get(word, 0), unit="D", clock=_daytime_clock(match))


def _from_day(match: re.Match[str]) -> When | None:
    count, unit = _counted(match)
    days = {"D": 1, "W": 7}.get(unit)
    anchor = match["n"].lower()
    if count is None:
        return None
    if days is None:
        return When(shift=count, unit=unit) if anchor in ("today", "now") else None
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
    size, unit = UNITS[match["u"].lower().removesuffix("s")]
    word = match["k"].lower()
    count = int(word) if word.isdigit() else NUMBER_WORDS.get(word)
    return (None if count is None else count * size), unit


def _year(match: re.Match[str]) -> When | None:
    return When(year=int(match["y"]))


def _year_range(match: re.Match[str]) -> When | None:
    first, last = int(match["y"]), int(match["z"])
    last = last if last > 99 else first // 100 * 100 + last
    return When(year=first, until=When(year=last)) if last > first else None


def _holiday(match: re.Match[str]) -> When | None:
    name, year = match["h"].lower().replace("’", "'"), int(match["y"]) if match["y"] else None
    if name in MOVABLE_HOLIDAYS:
        month, which, weekday = MOVABLE_HOLIDAYS[name]
        return When(year=year, month=month, weekday=weekday, part=part_of(f"{which} week of"))
    month, day = HOLIDAYS[name]
    return When(year=year, month=month, day=day)


def _clock(match: re.Match[str]) -> When | None:
    norm = clock_norm(match["c"])
    return When(clock=norm) if norm else None


_RELATIVE = r"(?P<r>last|this past|past|this coming|this|next|coming|previous|current)"
_YEAR_WORD = r"(?: (?P<yw>of (?:this|last|next) year|(?:this|last|next) year))"


@dataclass(frozen=True, slots=True)
class TimePattern:
    """One closed form.

    Attributes:
        marks: lower-cased strings, one of which stands in every text that the pattern matches; looking
            for them first keeps sentences without times cheap.
        pattern: the form.
        read: what a match says, or None when it is no time after all.
    """

    marks: tuple[str, ...]
    pattern: re.Pattern[str]
    read: _Handler


_DIGITS = ("1", "2", "3")
_YEAR_MARKS = tuple(str(century) for century in range(10, 21))
_MONTH_MARKS = tuple(month[:3] for month in MONTHS)
PATTERNS: tuple[TimePattern, ...] = (
    TimePattern(_DIGITS, _flags(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?:T[\d:.Z+]+)?"), _iso),
    TimePattern(_DIGITS, _flags(r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})"), _numeric),
    TimePattern(
        _MONTH_MARKS,
        _flags(
            rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),?\s)?(?P<m>{MONTH})\s(?:the )?(?P<d>{DAY_OF_MONTH})"
            rf"(?:(?:{DASH})(?P<e>{DAY_OF_MONTH})(?!\s{MONTH}))?(?:(?:,\s|\s)(?P<y>{YEAR})|{_YEAR_WORD})?"
        ),
        _named_day,
    ),
    TimePattern(
        _MONTH_MARKS,
        _flags(
            rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),?\s)?(?:the )?(?P<d>{DAY_OF_MONTH})"
            rf"(?:(?:{DASH})(?P<e>{DAY_OF_MONTH}))?\s(?:of )?(?P<m>{MONTH})"
            rf"(?:,?\s(?P<y>{YEAR})|{_YEAR_WORD})?"
        ),
        _named_day,
    ),
    TimePattern(
        _MONTH_MARKS,
        _flags(
            rf"(?:(?P<p>{PART_WORDS})[\s-])?(?:{_RELATIVE}\s)?(?P<m>{MONTH})"
            rf"(?:,?(?: of)?\s(?P<y>{YEAR})|{_YEAR_WORD})?"
        ),
        _month_part,
    ),
    TimePattern(_YEAR_MARKS, _flags(rf"(?P<p>{PART_WORDS})[\s-](?P<y>{YEAR})"), _year_part),
    TimePattern(("q1", "q2", "q3", "q4"), _flags(rf"Q(?P<q>[1-4])(?:(?: of)? (?P<y>{YEAR}))?"), _quarter),
    TimePattern(
        ("day of ", "day in "),
        _flags(rf"(?:the )?(?P<o>{ORDINAL}) (?P<w>{WEEKDAY}) (?:of|in) (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
        _weekday_of_month,
    ),
    TimePattern(
        ("day of ", "day next", "day last", "day this"),
        _flags(rf"(?P<w>{WEEKDAY}) (?:of )?(?P<r>next|last|this) week"),
        _weekday_of_week,
    ),
    TimePattern(
        ("spring", "summer", "autumn", "fall", "winter"),
        _flags(
            rf"(?:(?P<p>early|mid|late|the|in)[\s-])?(?:{_RELATIVE}\s)?(?P<s>spring|summer|autumn|fall|winter)"
            rf"(?:(?: of)? (?P<y>{YEAR}))?"
        ),
        _season,
    ),
    TimePattern(("0s",), _flags(r"(?:the )?(?P<y>1[0-9]{2}0|20[0-9]0)s"), _decade),
    TimePattern(("century",), _flags(r"(?:the )?(?P<c>\d{1,2})(?:st|nd|rd|th)[ -]century"), _century),
    TimePattern(
        ("day",),
        _flags(
            r"(?:(?P<r>last|this past|this coming|this|next|coming|a week from|a week on)\s)?"
            rf"(?P<w>{WEEKDAY})"
            rf"(?:\s{DAYTIME})?(?:,? at (?P<c>{CLOCK}))?"
        ),
        _weekday,
    ),
    TimePattern(
        ("week", "month", "year"),
        _flags(
            r"(?:(?P<p>early|mid|late|later|earlier|(?:the )?(?:end|start|beginning) of)[\s-])?"
            rf"(?:the )?{_RELATIVE}\s(?P<u>week|month|year)"
        ),
        _period,
    ),
    TimePattern(
        ("the week", "the month", "the year"),
        _flags(r"(?P<p>(?:the )?(?:end|start|beginning) of) the (?P<u>week|month|year)"),
        _period,
    ),
    TimePattern(
        ("year-end", "year end", "month-end", "month end", "year's end", "year’s end"),
        _flags(rf"(?:the )?(?P<u>year|month)(?:['’]s|[-\s])[\s-]?end(?: (?P<y>{YEAR}))?"),
        _edge,
    ),
    TimePattern(
        ("weekend",), _flags(r"(?P<r>last|this past|this coming|this|next|the|coming)\sweekend"), _weekend
    ),
    TimePattern(
        (" from ",),
        _flags(
            rf"(?P<k>{COUNT_WORD})\s(?P<u>{UNIT_WORD})\sfrom\s(?P<n>today|tomorrow|now|yesterday|{WEEKDAY})",
        ),
        _from_day,
    ),
    TimePattern(
        (" ago", " earlier"), _flags(rf"(?P<k>{COUNT_WORD})\s(?P<u>{UNIT_WORD})\s(?:ago|earlier)"), _ago
    ),
    TimePattern(
        ("in ",),
        _flags(rf"in (?:another )?(?P<k>{COUNT_WORD})\s(?P<u>{UNIT_WORD})(?:['’] time)?|(?!)(?P<n>)"),
        _ahead,
    ),
    TimePattern(
        ("yesterday", "tomorrow", "today", "tonight", "this ", "last night"),
        _flags(
            r"(?P<n>the day before yesterday|the day after tomorrow|yesterday|tomorrow|today|tonight"
            rf"|last night|this (?:morning|afternoon|evening))(?:\s{DAYTIME})?(?:,? at (?P<c>{CLOCK}))?"
        ),
        _near_day,
    ),
    TimePattern(_YEAR_MARKS, _flags(rf"(?P<y>{YEAR})\s?[-–—]\s?(?P<z>{YEAR}|\d{{2}})(?!\d)"), _year_range),
    TimePattern(
        (
            "christmas",
            "boxing",
            "new year",
            "halloween",
            "valentine",
            "july",
            "independence",
            "may day",
            "juneteenth",
            *MOVABLE_HOLIDAYS,
            "presidents’ day",
        ),
        _flags(
            r"(?P<h>"
            + "|".join(key.replace("'", "['’]") for key in (*HOLIDAYS, *MOVABLE_HOLIDAYS))
            + rf")(?:,? (?P<y>{YEAR}))?"
        ),
        _holiday,
    ),
    TimePattern((":", ".m", "am", "pm", "noon", "midnight"), _flags(rf"(?P<c>{CLOCK})"), _clock),
    TimePattern(
        _YEAR_MARKS,
        _flags(
            rf"(?P<y>{YEAR})(?!\s?(?:{UNIT_WORD}|people|tons|tonnes|miles|troops|soldiers|dead|homes|jobs))"
        ),
        _year,
    ),
)
