"""Who holds an office: "Chinese President Xi Jinping", "Bo Lind, Peru's trade minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.demonyms import country_of
from qa.claims.filters.sides import sides_of
from qa.claims.values.finders import Place
from qa.claims.values.names import is_office, is_title
from qa.question.words import stem, word_set

_WHO = r"^(?:and |so |but )?who(?:\s(?:is|was|are|were|became)|['’]s)\s(?:now\s)?(?:the\s)?"
_OWNER = r"(?P<owner>(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w.-]*(?:\s[A-ZÀ-Þ][\w.-]*){0,3})"
_OFFICE = r"(?P<office>[a-z][\w-]*(?:\s[a-z][\w-]*){0,3}?)"
_NOW = r"(?:\s(?:now|today|currently|at present|at the moment))?\s*\??$"
_ASKED = (
    re.compile(rf"{_WHO}{_OWNER}(?:['’]s?)?\s{_OFFICE}{_NOW}"),
    re.compile(rf"{_WHO}{_OFFICE}\sof\s(?:the\s)?{_OWNER}{_NOW}"),
)
_LESSER = word_set(
    "vice deputy former ex acting assistant outgoing late future designate under then honorary"
)
"""Words that make another office of one."""
_NAME = r"[A-ZÀ-Þ][\w’-]+(?:\s(?:(?:[A-Z]\.|de|da|von|van|der|al|bin|el)\s)?[A-ZÀ-Þ][\w’-]+){0,3}"
_WORDS = re.compile(r"(?:[A-Z]\.){2,}|[\w-]+(?:['’]s?)?")
_NAMED_AFTER = re.compile(rf",?\s(?P<name>{_NAME})(?=[\s,.;:’'\"”)]|$)")
_OF = re.compile(rf"\sof\s(?:the\s)?{_OWNER.replace('<owner>', '<of>')}")
_NAMED_BEFORE = re.compile(
    rf"(?P<name>{_NAME})(?:,\s(?:now\s|who\s(?:is|was)\s)?|\s(?:is|was|becomes|became|remains)\s)(?:the\s|an?\s)?$"
)
_MOST_BEFORE = 5
"""Words of a title before its last."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that is asked for.

    Attributes:
        words: lower-cased, the last of them the office proper.
        country: whose it is, or None where an organisation's is asked for.
        owner: name of the country or organisation, as written.
    """

    words: tuple[str, ...]
    country: str | None
    owner: str


@lru_cache(maxsize=256)
def office_asked(question: str) -> Office | None:
    """The office of "who is Peru's trade minister", "who is the president of Peru", or None."""
    for pattern in _ASKED:
        match = pattern.match(question.strip()[:1].lower() + question.strip()[1:])
        if match and is_office(match["office"].split()[-1]):
            words = tuple(match["office"].split())
            if not _LESSER.intersection(words):
                return Office(words, country_of(match["owner"]), match["owner"])
    return None


def holders_in(sentence: str, office: Office, reports: Sequence[str]) -> Iterator[Place]:
    """Where a sentence names who holds an office.

    Args:
        reports: texts that may say of which country somebody is whom the sentence only calls a minister.
    """
    for match in re.finditer(rf"\b{re.escape(office.words[-1])}\b", sentence, re.I):
        title, owner, start = _leading(sentence, match.start(), office)
        if not _is_office(title, office):
            continue
        of = _OF.match(sentence, match.end())
        owner = of["of"] if of else owner
        named = _NAMED_AFTER.match(sentence, of.end() if of else match.end()) or _NAMED_BEFORE.search(
            sentence, 0, start
        )
        if named is None or not _is_person(named["name"]):
            continue
        if _is_owner(owner, office) if owner else _is_known_for(named["name"], office, reports):
            yield named.span("name")


def _leading(sentence: str, end: int, office: Office) -> tuple[list[str], str | None, int]:
    """The title's words before its last one, who owns it, and where all that begins."""
    words = list(_WORDS.finditer(sentence, max(0, end - 120), end))[-_MOST_BEFORE:]
    title: list[str] = []
    start = end
    while words:
        word = words.pop()
        plain = word.group().lower()
        is_of_title = plain in office.words or is_title(plain) or plain in _LESSER
        if sentence[word.end() : start].strip() or not is_of_title:
            words.append(word)
            break
        title.insert(0, plain)
        start = word.start()
    if not words or sentence[words[-1].end() : start].strip():
        return title, None, start
    for count in (3, 2, 1):
        before = sentence[words[-count].start() : words[-1].end()] if len(words) >= count else ""
        bare = re.sub(r"['’]s?$", "", before)
        if before and before[0].isupper() and (country_of(bare) or (bare != before and count == 1)):
            return title, bare, words[-count].start()
    return title, None, start


def _is_office(title: Sequence[str], office: Office) -> bool:
    if _LESSER.intersection(title):
        return False
    told = {stem(word) for word in title}
    return all(stem(word) in told for word in office.words[:-1])


def _is_owner(owner: str, office: Office) -> bool:
    if office.country:
        return country_of(owner) == office.country
    return owner.split()[0].lower() == office.owner.split()[0].lower() or owner == office.owner


def _is_known_for(name: str, office: Office, reports: Sequence[str]) -> bool:
    """Whether some report counts the person to the country, and none to another."""
    if office.country is None:
        return False
    sides = frozenset[str]().union(*(sides_of(report, name) for report in reports))
    return sides == {office.country}


def _is_person(name: str) -> bool:
    words = name.split()
    return not country_of(name) and not any(is_title(word) for word in words)
