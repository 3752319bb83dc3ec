"""Words of time: names of months and days, units, ordinals, times of day."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.time_norms import Direction, Part, Unit, When

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![\d%]|[.,]\d)"
DAY_OF_MONTH = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|:\d|[.,]\d)"
DASH = r"\s?[-–—]\s?|\s(?:to|through|and)\s"
ORDINAL = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
PART_WORDS = (
    r"(?:early|mid|middle of|late|(?:the )?(?:very )?end of|(?:the )?(?:start|beginning) of"
    rf"|(?:the )?{ORDINAL} (?:week|half|quarter) (?:of|in))"
)
COUNT_WORD = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|a few|several|a couple of)"
)
UNIT_WORD = r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?)"
DAYTIME = r"(?:early |late )?(?:morning|afternoon|evening|night)"
CLOCK = r"\d{1,2}(?::\d{2})?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d{2}(?!\d)|\bnoon\b|\bmidnight\b"

NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip
UNITS: dict[str, tuple[int, Unit]] = {
    "day": (1, "D"), "week": (1, "W"), "fortnight": (2, "W"), "month": (1, "M"), "quarter": (3, "M"),
    "year": (1, "Y"), "decade": (10, "Y"),
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
    "fourth of july": (7, 4), "independence day": (7, 4), "may day": (5, 1), "juneteenth": (6, 19),
}  # fmt: skip
MOVABLE_HOLIDAYS: dict[str, tuple[int, str, int]] = {
    "thanksgiving": (11, "fourth", 4), "labor day": (9, "first", 1), "memorial day": (5, "last", 1),
    "presidents' day": (2, "third", 1), "columbus day": (10, "second", 1),
}  # fmt: skip
"""Month, which of its weekdays, and the weekday (Monday is 1), as the United States keep them."""


def calendar_day(year: int | None, month: int, day: int, last_day: int | None = None) -> When | None:
    """A day of a month, or None when the calendar has none."""
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


def month_number(word: str) -> int:
    """1 for "January", "Jan." and "jan"."""
    return next(
        index for index, name in enumerate(MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3])
    )


def is_month_word(word: str, match: re.Match[str]) -> bool:
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


def leading_number(text: str) -> int:
    """12 of "12th"."""
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def direction_of_word(word: str | None) -> Direction | None:
    """-1 for "last", 1 for "next", 0 for "this", None for no word."""
    if not word:
        return None
    plain = word.lower()
    if plain in ("last", "this past", "past", "previous"):
        return -1
    return 1 if plain in ("next", "coming", "this coming") else 0


def with_year_word(when: When, words: str | None) -> When:
    """ "in October last year": the direction of the month follows from the year named."""
    if not words:
        return when
    shift = {"last": -1, "next": 1, "this": 0}[words.lower().removeprefix("of ").split()[0]]
    return replace(when, shift=shift, unit="Y")


def part_of(words: str) -> Part:
    """The part of a period that words name: "mid", "end of", "the first week of"."""
    plain = words.lower().replace("the ", "").replace("very ", "")
    if plain.startswith(("early", "mid")):
        return "early" if plain.startswith("early") else "mid"
    if plain == "late":
        return "late"
    if plain in ("earlier", "later"):
        return plain
    if plain.startswith("end") or plain.endswith("end"):
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
