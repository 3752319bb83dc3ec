"""Whose side somebody is on: "who spoke for China" asks for nobody whom the report calls American."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.demonyms import country_of
from qa.claims.reading import Reading
from qa.question.form import QuestionForm

_COUNTRY = r"(?:the\s)?(?P<country>(?:[A-Z]\.){2,}|(?:South |North |Saudi |United |European )?[A-ZÀ-Þ][\w-]+)"
_ASKED = (
    re.compile(rf"\b(?:for|on behalf of)\s{_COUNTRY}(?!\w)"),
    re.compile(rf"\b{_COUNTRY}(?:['’]s?)?\s(?:side|delegation|team|camp|government|party)\b"),
    re.compile(rf"\b(?:represent(?:s|ed|ing)?|sat for|sits for)\s{_COUNTRY}(?!\w)"),
)
_MEMBERS = re.compile(
    r"\b(?:sits?|sat|comes?|came|represent(?:s|ed|ing)?|negotiat(?:es?|ed|ing)|t[ao]kes? part|took part"
    r"|attend(?:s|ed)?|belong(?:s|ed)?|ma[dk]es? up|(?:is|are|was|were) (?:on|in|part of)"
    r"|(?:is|are|was|were) there)\b",
    re.I,
)
"""Words for being of a delegation; several people are."""
_BEFORE = re.compile(r"(?P<country>(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w-]+)(?:['’]s)?\s(?:[A-Za-z-]+\s){1,4}$")
_AFTER = re.compile(
    r",?\s(?:who\s)?(?:(?:leads?|heads?|led|headed)\s)?(?:the\s)?"
    r"(?P<country>(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w-]+)(?:['’]s)?\s[a-z]"
)


def of_side(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for people whom the report counts to another country's side than the one asked of."""
    asked = asked_side(form)
    if asked is None:
        return list(readings)
    told = ((reading, _sides_told(reading)) for reading in readings)
    return [reading for reading, sides in told if not sides or asked in sides]


def asks_for_members(form: QuestionForm) -> bool:
    """Whether it is asked who was of a country's delegation: "who sits for Peru"."""
    if _BUT_FOR.search(form.question) or not _MEMBERS.search(form.question):
        return False
    return asked_side(form) is not None


_BUT_FOR = re.compile(
    r"\b(?:besides?|apart from|other than|except|(?:along|together) with|next to|without)\b", re.I
)


def _sides_told(reading: Reading) -> frozenset[str]:
    """Where the report counts a person, or the words that stand for people: "key US officials"."""
    text = reading.article.text
    if reading.value.type != "person":
        return sides_of(text, reading.text)
    own = _IN_SPAN.findall(reading.text)
    named = frozenset(country for word in own if (country := country_of(word)))
    return named or sides_of(text, reading.text) or sides_of(text, _without_title(reading))


def _without_title(reading: Reading) -> str:
    """ "Scott Bessent" of "Treasury Secretary Scott Bessent"."""
    norm, text = reading.value.norm, reading.text
    return text[-len(norm) :] if text.lower().endswith(norm) else text


_IN_SPAN = re.compile(r"(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w-]+")


def asked_side(form: QuestionForm) -> str | None:
    """The country on whose side the question asks for somebody, or None."""
    if form.wanted != "person":
        return None
    for pattern in _ASKED:
        for match in pattern.finditer(form.question):
            if country := country_of(match["country"]):
                return country
    return None


@lru_cache(maxsize=512)
def sides_of(text: str, name: str) -> frozenset[str]:
    """Countries to which a text counts somebody: "Chinese Vice Premier He Lifeng", "Bo, Peru's envoy"."""
    found: set[str] = set()
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        around = (
            _BEFORE.search(text, max(0, match.start() - 60), match.start()),
            _AFTER.match(text, match.end()),
        )
        found.update(country for one in around if one and (country := country_of(one["country"])))
    return frozenset(found)


_NAME = re.compile(r"[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)+")


def people_of(sentence: str, country: str) -> list[tuple[int, int]]:
    """Where a sentence names somebody whom it counts to a country: "Bo Lind, Peru's envoy"."""
    return [
        match.span()
        for match in _NAME.finditer(sentence)
        if (after := _AFTER.match(sentence, match.end())) and country_of(after["country"]) == country
    ]
