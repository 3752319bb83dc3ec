"""Publication dates: values of records and pages made ISO, and dates that a text states for itself.

Only what is a publication date counts. A date in the story is the story's. Nothing here looks at the
clock, so that "yesterday" is no date and the same file always gives the same article.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from corpus.byline import names_paper
from corpus.edges import above_story, tail, top
from corpus.types import Basis, Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# No newspaper is older than 1605; a year beyond 2199 is a misread number.
_FIRST_YEAR, _LAST_YEAR = 1605, 2199
# Numbers in this range are seconds since 1970 (1973 to 2096); a thousand times that, milliseconds.
_EPOCH_RANGE = (1e8, 4e9)

_MONTH = (
    r"(?P<{0}>January|February|March|April|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])\.?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_FORMS = (
    r"(?P<y1>\d{4})(?P<sep>[-/.])(?P<m1>\d{1,2})(?:(?P=sep)(?P<d1>\d{1,2}))?(?!\d)",
    rf"{_WEEKDAY}{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}}){_ORDINAL},?\s+(?P<y2>\d{{4}})\b",
    rf"{_WEEKDAY}(?P<d3>\d{{1,2}}){_ORDINAL}[ \t-](?:of )?{_MONTH.format('m3')},?[ \t-](?P<y3>\d{{4}})\b",
    rf"{_MONTH.format('m4')},?\s+(?P<y4>\d{{4}})\b",
    r"(?P<a5>\d{1,2})(?P<sep5>[/.-])(?P<b5>\d{1,2})(?P=sep5)(?P<y5>\d{4})\b",
)
_DATE = "(?:" + "|".join(_FORMS) + ")"
_DATE_RE = re.compile(_DATE, re.I)
# "Fri Jun 10 09:00:00 2022", as C's ctime and some feeds write it.
_CTIME = re.compile(
    rf"\w{{3}} {_MONTH.format('m')} +(?P<d>\d{{1,2}}) [\d:]+ (?:[A-Z]{{3,4}} )?(?P<y>\d{{4}})$", re.I
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_CLOCK = r"(?:[T\s,/|•·–—-]*(?:at\s+)?\d{1,2}[:.h]\d\d[\w:.+\s()-]{0,40}|\s+[A-Z]{2,4}|Z)?"
# "3:41 PM EDT, Fri May 2, 2025"
_CLOCK_BEFORE = r"(?:\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?,?\s+(?:on\s+)?)?"
_AFTER_VALUE = re.compile(rf"{_CLOCK}\W*$", re.I)

_LABEL = (
    r"(?P<label>(?:first |originally )?(?:published|posted|released|issued|filed)"
    r"|(?:last )?(?:updated|modified|revised)|(?:publication |publish |published |release )date"
    r"|date (?:of publication|published))"
    rf"(?:\s*(?:on|at|:|-|–|—|\|))*\s*{_CLOCK_BEFORE}"
)
# What may follow a labelled date; "Released on June 3, 2022, the album" is a sentence and no label.
_AFTER_LABEL = r"(?=\W*$|\s*[|•·–—/(\[]|[\s,;]*(?:by|last|updated|published|posted|modified|\d+ min)\b)"
_LABELLED = re.compile(
    rf"(?:^|[|•·/–—]\s*){_LABEL}(?P<date>{_DATE}|(?P<year>\d{{4}})$){_CLOCK}{_AFTER_LABEL}", re.I
)
_READING_TIME = r"(?:\s*[|•·,–—-]\s*\d{1,3}[ -]min(?:ute)?s?\.?(?:[ -]read)?)?"
# "26 April 2029 | Kilian Oster", "11 July 2031, MEP / own staff": who wrote it, or whence it came.
_FEW_WORDS = r"(?:[\w.&’'-]+ ?){1,5}"
_SOURCE = rf"(?:\s*(?:[|•·/–—]|-{{1,2}})\s+{_FEW_WORDS}|,\s+(?-i:[A-Z]{{2,6}})\b(?:\s*/\s*{_FEW_WORDS})?)"
_STANDING = re.compile(
    rf"{_CLOCK_BEFORE}(?P<date>{_DATE})(?P<clock>{_CLOCK}){_SOURCE}{{0,2}}{_READING_TIME}\W*$", re.I
)
_BYLINE_DATE = re.compile(
    rf"^(?:written |story |reported )?by:?\s.{{3,160}}?[|•·,–—-]\s*(?P<date>{_DATE})(?:{_CLOCK})"
    rf"{_READING_TIME}\W*$",
    re.I,
)
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{2,}(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3}"
_NO_PLACE = r"(?!(?:On|In|By|At|Until|Since|From|The|Last|Updated|Published|Posted|Date|\w+day)\b)"
_PLACE = rf"(?:{_CAPITALS}|(?:{_NO_PLACE}[A-ZÀ-ÖØ-Þ][\w.'’-]+\s?){{1,3}}(?=,))"
_REGION = r"(?:,\s+(?:[A-Z][\w.'’]+\s?){1,3}?)?"
_AGENCY = r"(?:\s*[(/][^()/]{2,30}[)/])?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}){_REGION}{_AGENCY}(?:,|\s+[–—-]+)?\s+(?-i:(?P<date>{_DATE})){_AGENCY}\s*(?:[–—:]|-{{1,2}}(?=\s))"
)
# "Harbour News, 12 October 2022": who printed it, and when.
_IMPRINT = re.compile(
    rf"(?P<name>(?-i:[A-Z\d][\w.&’'/-]*(?: (?:[A-Z\d&][\w.&’'-]*|of|the|and|for)){{0,4}}"
    r"|From our(?: own)? [\w ]{4,24}))"
    rf"(?:,|\s*[|•·–—-])\s+(?P<date>{_DATE})(?:{_CLOCK}){_AGENCY}{_READING_TIME}\W*$",
    re.I,
)
# Of the lines above the story that hold a figure.
_IMPRINT_LINES = 2
# A date for a headline, byline and label stands in the first lines; below them the story begins.
_HEAD_LINES, _TAIL_LINES = 8, 5
# A line with a date and more than this is a sentence, not a label.
_MAX_LABEL_CHARS = 160


@dataclass(frozen=True, slots=True)
class Stated:
    """A publication date that a text states: ISO value, what it rests on, and where it stands."""

    value: str
    basis: Basis
    span: Span


def iso_date(value: object) -> str | None:
    """An ISO date, possibly partial, from what records, pages and people write; None when in doubt.

    A time of day and its zone are dropped: the date is the one that the writer wrote. Day and month
    that could be either ("03/04/2022") leave the year alone.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    return _from_string(value.strip()) if isinstance(value, str) else None


def stated_date(text: str) -> Stated | None:
    """The publication date that the text states: a label, a byline, a dateline or a line of its own."""
    first = top(text, _HEAD_LINES)
    above = _with_digits(text, above_story(text, first))
    first, last = _with_digits(text, first), _with_digits(text, tail(text, _TAIL_LINES))
    found = _labelled(text, above, update=False) or _in_byline(text, first) or _dateline(text, first)
    found = found or _labelled(text, last, update=False) or _standing(text, above)
    found = found or _imprint(text, above[:_IMPRINT_LINES])
    return found or _labelled(text, first, update=True) or _labelled(text, last, update=True)


def _with_digits(text: str, lines: list[Span]) -> list[Span]:
    """The lines that can hold a date at all; most cannot, and the patterns are slow."""
    return [
        line for line in lines if any(character.isdecimal() for character in line.of(text)[:_MAX_LABEL_CHARS])
    ]


def _from_number(value: float) -> str | None:
    if not math.isfinite(value):
        return None
    if value == int(value) and _FIRST_YEAR <= value <= _LAST_YEAR:
        return str(int(value))
    if 1e7 < value < 1e8:
        return _from_string(str(int(value)))
    for scale in (1, 1_000, 1_000_000):
        if _EPOCH_RANGE[0] <= value / scale <= _EPOCH_RANGE[1]:
            return datetime.fromtimestamp(value / scale, UTC).date().isoformat()
    return None


def _from_string(value: str) -> str | None:
    if re.fullmatch(r"\d{4}", value):
        return _iso(value)
    if compact := _COMPACT.match(value):
        return _iso(*compact.groups())
    if re.fullmatch(r"\d{9,16}(?:\.\d+)?", value, re.A):
        return _from_number(float(value))
    if ctime := _CTIME.match(value):
        return _iso(ctime["y"], _month(ctime["m"]), ctime["d"])
    label = re.match(_LABEL, value, re.I)
    match = _DATE_RE.match(value, label.end() if label else 0)
    if not match or not _AFTER_VALUE.match(value, match.end()):
        return None
    return _iso_of(match)


def _iso_of(match: re.Match[str]) -> str | None:
    """The ISO date of a match that holds the groups of ``_FORMS``."""
    for number in "1234":
        year = match[f"y{number}"]
        if year:
            month = match[f"m{number}"]
            day = match[f"d{number}"] if number != "4" else None
            return _iso(year, month if month.isdigit() else _month(month), day)
    if not match["y5"]:
        return None
    first, second, year = int(match["a5"]), int(match["b5"]), match["y5"]
    if match["sep5"] == "." or first > 12 or first == second:
        return _iso(year, second, first)
    if second > 12:
        return _iso(year, first, second)
    return _iso(year) if first >= 1 and second >= 1 else None


def _iso(year: str, month: str | int | None = None, day: str | int | None = None) -> str | None:
    """The date at the precision given; None when the calendar has no such day."""
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    if month is None:
        return year
    try:
        whole = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day is not None else whole[:7]


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _stated(text: str, line: Span, match: re.Match[str], basis: Basis) -> Stated | None:
    value = _iso_of(match)
    span = Span(line.start + match.start("date"), line.start + match.end("date"))
    return Stated(value, basis, span) if value else None


def _labelled(text: str, lines: list[Span], *, update: bool) -> Stated | None:
    """A date after "Published:" or, second best, "Updated:"."""
    for line in lines:
        if len(line) > _MAX_LABEL_CHARS:
            continue
        for match in _LABELLED.finditer(line.of(text)):
            is_update = bool(re.search("updated|modified|revised", match["label"], re.I))
            if is_update is not update:
                continue
            if match["year"] and _iso(match["year"]):
                span = Span(line.start + match.start("date"), line.start + match.end("date"))
                return Stated(match["year"], "text", span)
            if found := _stated(text, line, match, "text"):
                return found
    return None


def _imprint(text: str, lines: list[Span]) -> Stated | None:
    """The date behind the publisher's name, in the first lines: "Harbour News, 12 October 2022"."""
    for line in lines:
        if len(line) <= _MAX_LABEL_CHARS and (match := _IMPRINT.match(line.of(text))):
            stated = _stated(text, line, match, "text")
            return stated if stated and len(stated.value) == len("2026-02-10") else None
    return None


def imprint_name(text: str) -> Span | None:
    """The name before the date in "Harbour News, 12 October 2022", where that is what gives the date."""
    for line in _with_digits(text, above_story(text, top(text, _HEAD_LINES)))[:_IMPRINT_LINES]:
        match = _IMPRINT.match(line.of(text)) if len(line) <= _MAX_LABEL_CHARS else None
        if match and names_paper(match["name"]):
            return Span(line.start + match.start("name"), line.start + match.end("name"))
    return None


def _in_byline(text: str, lines: list[Span]) -> Stated | None:
    for line in lines:
        if len(line) <= _MAX_LABEL_CHARS and (match := _BYLINE_DATE.match(line.of(text))):
            return _stated(text, line, match, "byline")
    return None


def _dateline(text: str, lines: list[Span]) -> Stated | None:
    """A date between the place and the story's first words: "WASHINGTON, July 28, 2025 —"."""
    for line in lines:
        if match := _DATELINE.match(line.of(text)[:_MAX_LABEL_CHARS]):
            return _stated(text, line, match, "dateline")
    return None


def _standing(text: str, lines: list[Span]) -> Stated | None:
    """A date on a line of its own above the story; not one of a timeline's headings."""
    found: list[Stated] = []
    for line in lines:
        match = _STANDING.match(line.of(text)) if len(line) <= _MAX_LABEL_CHARS else None
        if (
            match
            and (stated := _stated(text, line, match, "text"))
            and len(stated.value) == len("2026-02-10")
        ):
            found.append(stated)
    return found[0] if len(found) == 1 else None
