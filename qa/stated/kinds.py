"""Whether a value may be of the kind that the question names: "which weekday", "which city"."""

from __future__ import annotations

import re

from corpus.demonyms import country_of
from qa.question.form import QuestionForm
from qa.question.words import word_set

_DATES = {
    "weekday": re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"),
    "year": re.compile(r"\b\d{4}\b|\byear\b"),
    "month": re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\bmonth\b"),
}
_ANYWHERE = word_set(
    "where place places location locations venue venues site sites city cities town towns capital capitals"
)
_COUNTRIES = word_set("country countries nation nations state states")


def is_of_kind(form: QuestionForm, text: str) -> bool:
    """Whether a date or place may be of the kind asked for; of palaces and rivers the form tells nothing.

    A country may stand for the city that no report names.
    """
    head = form.head or ""
    if form.wanted == "date":
        return head not in _DATES or _DATES[head].search(text) is not None
    if form.wanted != "place" or not head or head in _ANYWHERE:
        return True
    return head in _COUNTRIES and country_of(text) is not None
