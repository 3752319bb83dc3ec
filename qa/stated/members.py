"""Who sits on a side: "representing Peru will be Ana Lind and Bo Moe", "Ana Lind took part for Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.demonyms import country_of
from corpus.gazetteer import LIES_IN
from qa.claims.filters.sides import NAME_OF_COUNTRY, side_named, sides_of
from qa.claims.values.finders import Place
from qa.claims.values.names import person_norm
from qa.question.nouns import type_of_noun

_BODY = r"(?:side|team|delegation|camp|negotiators)"
_TAKES_PART = (
    r"(?:sits?|sat|came|comes?|attend(?:s|ed)?|negotiat(?:es?|ed)|took part|takes? part|spoke|speaks?|met"
    r"|joined|travel(?:s|l?ed))"
)
_FORMS = (
    re.compile(rf"\b[Rr]epresent(?:s|ed|ing)?\s(?:the\s)?{NAME_OF_COUNTRY}"),
    re.compile(
        rf"\b(?:the\s)?{NAME_OF_COUNTRY}(?:['’]s?)?\s(?:was|is|are|were|(?:will|to) be)\srepresented by\b"
    ),
    re.compile(
        rf"\b{_TAKES_PART}\s(?:[\w-]+\s){{0,3}}?(?:for|on|from)\s(?:the\s)?{NAME_OF_COUNTRY}(?:\s{_BODY})?\b"
    ),
    re.compile(rf"\b(?:led|leads?|head(?:s|ed)?)\s(?:the\s)?{NAME_OF_COUNTRY}(?:['’]s?)?\s{_BODY}\b"),
    re.compile(
        rf"\b{NAME_OF_COUNTRY}(?:['’]s?)?\s{_BODY}\s(?:(?:was|is|were|are|will be)\s)?"
        r"(?:(?:jointly\s)?(?:led|headed) by|includ(?:es?|ed|ing)|consist(?:s|ed) of|compris(?:es|ed)"
        r"|made up of|will include)\b"
    ),
)
"""Groups that say of which country a side is; who else a clause names is of it, unless of another."""
_HINT = re.compile(rf"epresent|\s{_BODY}\b|\s(?:for|from)\s(?:the\s)?[A-ZÀ-Þ]")
"""What each of the forms has, and few sentences do."""
_CLAUSE = re.compile(r"[^;]+")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+)(?:\s(?:(?:[A-Z]\.|de|von|van|der|al|bin)\s)?[A-ZÀ-Þ][\w’-]+)+")


def members_in(sentence: str, country: str) -> list[Place]:
    """Where a sentence names people whom it seats on a country's side, in text order."""
    found = list(_titled(sentence, country)) if _TALKS.search(sentence) else []
    if not _HINT.search(sentence):
        return found
    for clause in _CLAUSE.finditer(sentence):
        sides = (match for form in _FORMS for match in form.finditer(sentence, *clause.span()))
        if any(side_named(side["country"]) == country for side in sides):
            found.extend(place for place in _people(sentence, clause.span(), country) if place not in found)
    return sorted(found)


def _titled(sentence: str, country: str) -> Iterator[Place]:
    """People whom a sentence about talks gives an office of the country, but for its head: "China's Vice
    Premier He Lifeng"."""
    for start, end in _people(sentence, (0, len(sentence)), country):
        if country in sides_of(sentence, sentence[start:end]) and not _HEAD.search(sentence, 0, start):
            yield start, end


_TALKS = re.compile(r"\b(?:talks|negotiat\w*|rounds?|delegations?|diplomacy)\b", re.I)
_HEAD = re.compile(
    r"\b(?:(?<!vice )(?<!vice-)(?:president|premier)|prime minister|chancellor|king|queen|leader)\s$", re.I
)


def _people(sentence: str, clause: Place, country: str) -> Iterator[Place]:
    for match in _NAME.finditer(sentence, *clause):
        name = match.group()
        norm = person_norm(name)
        if norm is None or " " not in norm or not _may_be_person(name):
            continue
        start = match.end() - len(norm) if name.lower().endswith(norm) else match.start()
        sides = sides_of(sentence, sentence[start : match.end()])
        if not sides or country in sides:
            yield start, match.end()


def _may_be_person(name: str) -> bool:
    """Whether a name is no country, no town and no house, department or ministry."""
    last = name.split()[-1]
    if country_of(name) is not None or country_of(last) is not None or name.lower() in _PLACES:
        return False
    return type_of_noun(last.lower()) in (None, "person")


_PLACES = frozenset(LIES_IN) | frozenset(LIES_IN.values())
