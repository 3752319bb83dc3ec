"""Times in comparable form, and what a relative or partial time means on a given day.

A *norm* is a string in one of these forms, most of them ISO 8601:

* ``2026-02-04``, ``2026-02``, ``2026``: a day, month or year; ``2026-02-04T10:30`` with a time of day;
* ``--02-04``, ``--02``: a day or month of an unknown year;
* ``2026-04-01/2026-04-10``, ``--04-01/--04-10``: ranges, both ends included ("early April");
* ``XXXX-WXX-5``: a Friday of an unknown week; ``T10:30``: a time of an unknown day;
* ``-1W``, ``0M``, ``+8D``: weeks, months, years or days from an unknown day ("last week", "this month").
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Unit = Literal["D", "W", "M", "Y"]
Part = Literal[
    "early", "mid", "late", "end", "start", "week1", "week2", "week3", "week4", "lastweek", "half1", "half2",
    "q1", "q2", "q3", "q4", "spring", "summer", "autumn", "winter", "decade", "century", "earlier", "later",
    "ofweek",
]  # fmt: skip
Direction = Literal[-1, 0, 1]
"""Where a bare "Friday" or "April" lies from the day of the report: before, nearest, after."""

_LEAP_YEAR = 2000  # month-day arithmetic without a year happens in a year that has every day
_QUARTERS = {"q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_EDGE_DAYS = 3  # "the end of February" is its last days, not its last third


@dataclass(frozen=True, slots=True)
class When:
    """What a time expression says, before it is placed on the calendar.

    A weekday with a month is the one in the part: the Thursday of November's ``week4``. A weekday with the
    part ``ofweek`` lies in the calendar week that is ``shift`` away: "Monday of next week".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    part: Part | None = None
    shift: int | None = None
    unit: Unit = "D"
    direction: Direction | None = None
    clock: str | None = None
    until: When | None = None

    @property
    def is_absolute(self) -> bool:
        """Whether the year is said, so that no report date is needed."""
        return self.year is not None


def resolve(when: When, base: str | None, direction: Direction = 0) -> str:
    """The norm of ``when`` as written on the day ``base``.

    Args:
        when: the expression.
        base: ISO date of the report, possibly partial, or None.
        direction: where a bare weekday, month or day lies when the words do not say.
    """
    if when.until is not None:
        return _resolve_range(when, base, direction)
    norm = _resolve_one(when, base, when.direction if when.direction is not None else direction)
    if when.clock and "/" not in norm and _is_day(norm):
        return f"{norm}T{when.clock}"
    return norm or (f"T{when.clock}" if when.clock else "")


def _resolve_one(when: When, base: str | None, direction: Direction) -> str:
    day = full_day(base)
    if when.weekday is not None and when.month is None:
        return _weekday(when, day, direction)
    if when.shift is not None and (when.month is not None or when.part in _SEASONS):
        year = int(base[:4]) + when.shift if base and base[:4].isdigit() else None
        return _calendar(replace(when, year=year, shift=None))
    if when.shift is not None:
        return _shifted(when, day)
    if when.month is None and when.year is None and when.part is None:
        return ""
    if when.year is None:
        year = _likely_year(when, base, direction)
        when = replace(when, year=year) if year is not None else when
    return _calendar(when)


def _resolve_range(when: When, base: str | None, direction: Direction) -> str:
    first, last = replace(when, until=None), when.until or when
    if first.year is None and last.year is not None and first.shift is None and first.month is not None:
        first = replace(first, year=last.year)
    left, right = resolve(first, base, direction), resolve(last, base, direction)
    left_bounds, right_bounds = bounds(left), bounds(right)
    if left_bounds is None or right_bounds is None or left_bounds.has_year != right_bounds.has_year:
        return left
    return _range_norm(left_bounds.first, right_bounds.last, left_bounds.has_year)


def _shifted(when: When, day: date | None) -> str:
    shift = when.shift or 0
    if day is None:
        return f"{shift:+d}{when.unit}" if shift else f"0{when.unit}"
    if when.part in ("earlier", "later"):
        return _rest_of_period(when, day)
    if when.unit == "D":
        return (day + timedelta(days=shift)).isoformat()
    if when.unit == "W":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if when.unit == "M":
        months = day.year * 12 + day.month - 1 + shift
        year, month = months // 12, months % 12 + 1
        return (
            _calendar(When(year=year, month=month, part=when.part))
            if when.part
            else f"{year:04d}-{month:02d}"
        )
    if when.part:
        return _calendar(When(year=day.year + shift, month=when.month, part=when.part))
    return f"{day.year + shift:04d}"


def _rest_of_period(when: When, day: date) -> str:
    """ "later this month": from the day of the report to the month's end; "earlier": from its start."""
    period = bounds(_shifted(replace(when, part=None), day))
    if period is None or not period.first <= day <= period.last:
        return _shifted(replace(when, part=None), day)
    if when.part == "earlier":
        return _range_norm(period.first, day, True)
    return _range_norm(day, period.last, True)


def _weekday(when: When, day: date | None, direction: Direction) -> str:
    weekday = when.weekday or 1
    if day is None:
        return f"XXXX-WXX-{weekday}"
    if when.part == "ofweek":
        return (day + timedelta(days=weekday - day.isoweekday(), weeks=when.shift or 0)).isoformat()
    ahead = (weekday - day.isoweekday()) % 7
    behind = (day.isoweekday() - weekday) % 7
    if when.direction:  # "last Friday" said on a Friday is not today; "on Friday" may be
        ahead, behind = ahead or 7, behind or 7
    if direction > 0:
        return (day + timedelta(days=ahead, weeks=when.shift or 0)).isoformat()
    if direction < 0:
        return (day - timedelta(days=behind)).isoformat()
    nearest = ahead if ahead <= behind else -behind
    return (day + timedelta(days=nearest)).isoformat()


def _likely_year(when: When, base: str | None, direction: Direction) -> int | None:
    """The year of a year-less month or season, from the report's month; None when that is not known."""
    if base is None or len(base) < 7 or base.startswith("-"):
        return None
    year, month = int(base[:4]), int(base[5:7])
    target = when.month or (_SEASONS | _QUARTERS).get(when.part or "", (None, None))[0]
    if target is None:
        return None
    if when.day is not None and target == month:
        return year
    if direction < 0:
        return year if target <= month and not (when.direction == -1 and target == month) else year - 1
    if direction > 0:
        return year if target >= month and not (when.direction == 1 and target == month) else year + 1
    return _nearest_year(year, month, target, _last_month(when, target))


def _last_month(when: When, first: int) -> int:
    """The month in which a season or quarter of a year ends; the month itself for a month."""
    _, last = (_SEASONS | _QUARTERS).get(when.part or "", (first, first))
    return last if when.month is None and last >= first else first


def _nearest_year(year: int, month: int, first: int, last: int) -> int:
    """The year whose ``first`` to ``last`` month is nearest to a month; of two as near, this year."""

    def gap(other: int) -> int:
        shift = 12 * (other - year)
        return max(first + shift - month, month - last - shift, 0)

    return min((year - 1, year, year + 1), key=lambda other: (gap(other), abs(other - year)))


def _calendar(when: When) -> str:
    """The norm of a When whose fields are as complete as they will be."""
    if when.part is not None:
        return _part(when)
    if when.month is None:
        return f"{when.year:04d}"
    head = f"{when.year:04d}-" if when.year is not None else "--"
    if when.day is None:
        return f"{head}{when.month:02d}"
    norm = f"{head}{when.month:02d}-{when.day:02d}"
    if when.last_day is not None:
        return f"{norm}/{head}{when.month:02d}-{when.last_day:02d}"
    return norm


def _part(when: When) -> str:
    part, year = when.part, when.year
    if part == "decade" and year is not None:
        return f"{year:04d}-01-01/{year + 9:04d}-12-31"
    if part == "century" and year is not None:
        return f"{year:04d}-01-01/{year + 99:04d}-12-31"
    has_year = year is not None
    if part in _SEASONS:
        return _season(part, year)
    if when.month is not None:
        first, last = _days_of_part(part, _month_length(year, when.month))
        base = year if year is not None else _LEAP_YEAR
        if when.weekday and year is not None:
            days = (date(year, when.month, day) for day in range(first, last + 1))
            return next(day.isoformat() for day in days if day.isoweekday() == when.weekday)
        return _range_norm(date(base, when.month, first), date(base, when.month, last), has_year)
    if year is None and part not in _QUARTERS:
        return ""
    first_month, last_month = _months_of_part(part)
    base = year if year is not None else _LEAP_YEAR
    last = date(base, last_month, monthrange(base, last_month)[1])
    return _range_norm(date(base, first_month, 1), last, has_year)


def _season(part: str, year: int | None) -> str:
    first, last = _SEASONS[part]
    start_year = year if year is not None else _LEAP_YEAR
    end_year = start_year + 1 if last < first else start_year
    return _range_norm(
        date(start_year, first, 1), date(end_year, last, monthrange(end_year, last)[1]), year is not None
    )


def _month_length(year: int | None, month: int) -> int:
    return monthrange(year if year is not None else _LEAP_YEAR, month)[1]


def _days_of_part(part: str | None, length: int) -> tuple[int, int]:
    table = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, length),
        "start": (1, _EDGE_DAYS),
        "end": (length - _EDGE_DAYS + 1, length),
        "week1": (1, 7),
        "week2": (8, 14),
        "week3": (15, 21),
        "week4": (22, 28),
        "lastweek": (length - 6, length),
        "half1": (1, 15),
        "half2": (16, length),
    }
    return table.get(part or "", (1, length))


def _months_of_part(part: str | None) -> tuple[int, int]:
    table = _QUARTERS | {
        "early": (1, 4),
        "mid": (5, 8),
        "late": (9, 12),
        "start": (1, 1),
        "end": (12, 12),
        "half1": (1, 6),
        "half2": (7, 12),
    }
    return table.get(part or "", (1, 12))


def _range_norm(first: date, last: date, has_year: bool) -> str:
    if has_year:
        return f"{first.isoformat()}/{last.isoformat()}"
    return f"--{first:%m-%d}/--{last:%m-%d}"


def _is_day(norm: str) -> bool:
    return bool(_DAY.fullmatch(norm))


_DAY = re.compile(r"(?:\d{4}-|--)\d{2}-\d{2}|XXXX-WXX-\d|[+-]?\d+D")
_NORM = re.compile(r"(?:(\d{4})|-)(?:-(\d{2}))?(?:-(\d{2}))?")


def full_day(norm: str | None) -> date | None:
    """The day that a complete ISO date names, else None."""
    if norm is None or len(norm) < 10:
        return None
    try:
        return date.fromisoformat(norm[:10])
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that a norm allows; in the leap year 2000 when the year is unknown."""

    first: date
    last: date
    has_year: bool

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def bounds(norm: str) -> Bounds | None:
    """First and last day of a norm; None for a weekday, clock time or shift from an unknown day."""
    left, _, right = norm.partition("/")
    first = _single_bounds(left.partition("T")[0])
    if first is None or not right:
        return first
    last = _single_bounds(right)
    if last is None or last.has_year != first.has_year:
        return None
    end = last.last if last.last >= first.first else _a_year_on(last.last)
    return Bounds(first.first, end, first.has_year)


def _a_year_on(day: date) -> date:
    """The same day of the next year; of 29 February the last of that month."""
    return day.replace(year=day.year + 1, day=min(day.day, monthrange(day.year + 1, day.month)[1]))


def _single_bounds(norm: str) -> Bounds | None:
    match = _NORM.fullmatch(norm)
    if match is None or not (match[1] or match[2]):
        return None
    year = int(match[1]) if match[1] else _LEAP_YEAR
    try:
        first = date(year, int(match[2] or 1), int(match[3] or 1))
        last_month = int(match[2] or 12)
        last = date(year, last_month, int(match[3]) if match[3] else monthrange(year, last_month)[1])
    except ValueError:
        return None
    return Bounds(first, last, match[1] is not None)
