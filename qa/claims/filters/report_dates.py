"""Dates of the report and not of the event: its dateline, and the day on which somebody said it."""

from __future__ import annotations

import re

from qa.question.form import QuestionForm
from qa.question.words import stems

_DATELINE_PLACE = re.compile(r"[\W_]*(?:[A-ZÀ-Þ][\w.’'-]*[,\s(]+){1,5}$")
_DATELINE_END = re.compile(r"(?:,?\s\d{4})?\s*(?:\([^)]*\)\s*)?[—–-]")

_TELLING = (
    r"(?:said|says|announced|reported|confirmed|added|warned|stated|noted|declared|disclosed|revealed|wrote"
    r"|told(?:\s(?!that\b|the\sday)[\w'’-]+){1,4}?)"
)
_TOLD_ON = re.compile(
    rf"(?<!was )(?<!were )(?<!been )(?<!being )\b{_TELLING}"
    r"(?:\s(?:in|at|from|to|by)\s(?:(?:an?|the|its|his|her|their)\s)?[\w'’-]+(?:\s[\w'’-]+)?)?"
    r",?(?:\s(?:late|early|earlier))?\s(?:on\s|in\s)?$"
)
_GOES_ON = re.compile(r"\s(?:would|will|is|was|were|are|could|may|might|should|shall|has|had|must)\b")
_ASKS_FOR_TELLING = stems(
    "announce announcement confirm confirmation declare declaration demand disclose hear learn news order "
    "present promise publish release report reveal say speak state statement tell threaten threat unveil "
    "warn warning write"
)


_LABEL = re.compile(r"\W*(?:(?:first |last )?(?:published|posted|updated|modified))\W+(?:on )?", re.I)
"""Before when a page was put up: "Published: 11 June 2025"."""


def is_dateline_at(sentence: str, start: int, end: int) -> bool:
    """Whether the date at ``sentence[start:end]`` opens the report: "BEIJING, Feb. 10, 2026 — ..."."""
    return bool(_DATELINE_PLACE.fullmatch(sentence, 0, start) and _DATELINE_END.match(sentence, end))


def is_told_at(sentence: str, start: int, end: int) -> bool:
    """Whether ``sentence[start:end]`` is when somebody said it: "the board announced on Thursday"."""
    return bool(_TOLD_ON.search(sentence, 0, start)) and not _GOES_ON.match(sentence, end)


def is_date_of_report(sentence: str, start: int, end: int, form: QuestionForm) -> bool:
    """Whether a date is none of what ``form`` asks about, which may be the saying itself."""
    if form.wanted != "date":
        return False
    if is_dateline_at(sentence, start, end) or _LABEL.fullmatch(sentence, 0, start):
        return True
    return not stems(form.question) & _ASKS_FOR_TELLING and is_told_at(sentence, start, end)
