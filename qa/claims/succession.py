"""Who came after whom: "Bo Moe succeeds Lind", "Bo Moe, who took the board over from Lind"."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.demonyms import country_of
from qa.claims.groups import Group
from qa.claims.values.finders import Place
from qa.claims.values.names import is_office, is_title
from qa.question.words import word_set

NAME = r"[A-ZÀ-Þ][\w’-]+(?:\s(?:(?:[A-Z]\.|de|da|von|van|der|al|bin|el)\s|al-|el-)?[A-ZÀ-Þ][\w’-]+){0,3}"
_PERSON = rf"(?P<name>{NAME})"
_BELONGS = re.compile(r"\b(?:of|at|in|for)\s(?:the\s)?(?:[A-ZÀ-Þ][\w’-]+\s)*$")
"""Before a name that somebody belongs to: "the head of Harrow Creamery, who succeeded Lind"."""
_ASIDE = r"(?:,[^,;.]{2,60},)?"
"""What stands between commas behind a name: "Bo Moe, a lawyer from Cork,"."""
_SUCCEEDS = (
    r"(?:succeeds|succeeded|replaces|replaced|relieves|relieved|(?:steps|stepped|fills|filled) in for"
    r"|(?:takes|took|taken|inherits|inherited)\s(?:over\s)?(?:[\w’'-]+\s){0,5}?from"
    r"|(?:will|is to) (?:succeed|replace))"
)
_SOMEBODY = r"(?:(?:the|an?)\s(?:[a-z-]+\s){1,3})?"
_HIS_SUCCESSOR = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]he) successor(?:,|\s(?:is|was|will be))\s{_SOMEBODY}{_PERSON}"
)
_TAKES_OVER = re.compile(
    rf"{_PERSON}{_ASIDE}\s(?:now\s)?(?:takes|took|will take|is to take|has taken) over\b"
)
_CHOSEN = re.compile(
    rf"{_PERSON}{_ASIDE},?\s(?:was|has been|is to be|will be)\s(?:elected|named|appointed|chosen|sworn in)\b"
)
"""In the sentence behind one that tells who went: "Her deputy, Bo Moe, was elected leader"."""
_WENT = (
    r"(?:['’]s\s(?:departure|resignation|death|exit)|\s(?:left|quit|resigned|departed|went|retired|died"
    r"|stepped down|was (?:arrested|dismissed|sacked|fired|ousted|removed|suspended)))\b"
)
_DID_AND = r"(?:\s[^.;,]{2,70}?\sand)?"
_SENT = r"\b(?:sends?|sent|names?|named|appoints?|appointed|chose|picks?|picked|brings?|brought in|put)\s"
_BECAME = (
    r"(?:(?:takes|took|will take|is to take|has taken) over as|(?:was|is|has been|will be) "
    r"(?:named|appointed|elected|chosen|sworn in)(?: as)?)"
)
_TAKES_OFFICE = re.compile(
    rf"{_PERSON}{_ASIDE},?\s(?:now\s)?{_BECAME}\s(?:(?:the|an?|its|their)\s)?(?:(?:new|acting|interim)\s)?"
    r"(?P<role>[a-z][\w-]+)\b"
)
_NO_NAMES = word_set("he she they it who in on by since until from at after before")
_DAY = re.compile(r"\d\s$")
"""Before a month, which is no given name there: "On 3 March Harrow replaced ..."."""


def successors_in(sentence: str, before: str, holders: Iterable[str]) -> Iterator[Place]:
    """Where a sentence names who came after a holder: "Bo Moe succeeds Lind", "her successor, Bo Moe".

    Args:
        before: the sentence before, which may name the holder.
        holders: surnames.
    """
    for surname in holders:
        if surname not in sentence and surname not in before:
            continue
        for match in _matches(sentence, before, surname):
            start = match.start("name") + _titles(match["name"])
            name = sentence[start : match.end("name")]
            is_other = _BELONGS.search(sentence, 0, start) or _DAY.search(sentence, 0, start)
            if is_persons_name(name) and name.split()[-1] != surname and not is_other:
                yield start, match.end("name")


def taking_office_in(sentence: str, roles: frozenset[str]) -> Iterator[Place]:
    """Where a sentence names who took over a role: "Bo Moe has taken over as arbitrator".

    Args:
        roles: lower-cased words for what somebody is.
    """
    for match in _TAKES_OFFICE.finditer(sentence):
        start = match.start("name") + _titles(match["name"])
        if match["role"] in roles and is_persons_name(sentence[start : match.end("name")]):
            yield start, match.end("name")


def _has_gone(sentence: str, surname: str) -> bool:
    """Whether a sentence tells that somebody left: "Ana Lind has stepped down"."""
    return re.search(rf"{re.escape(surname)}{_ASIDE}(?:\s(?:has|had|is))?{_WENT}", sentence) is not None


def _titles(name: str) -> int:
    """The characters of the titles that a name begins with: of "Trade Minister Bo Moe" those before "Bo"."""
    words = name.split()
    titles = [at for at, word in enumerate(words) if is_title(word) or is_office(word)]
    return len(" ".join(words[: titles[-1] + 1])) + 1 if titles and titles[-1] + 1 < len(words) else 0


def _matches(sentence: str, before: str, surname: str) -> Iterator[re.Match[str]]:
    for pattern in _patterns(surname):
        yield from pattern.finditer(sentence)
    if surname in before and surname not in sentence:
        yield from _TAKES_OVER.finditer(sentence)
        if _has_gone(before, surname):
            yield from _CHOSEN.finditer(sentence)


@lru_cache(maxsize=64)
def _patterns(surname: str) -> tuple[re.Pattern[str], ...]:
    name = re.escape(surname)
    holder = rf"(?:[\w.’'-]+,?\s){{0,4}}?{name}\b"
    instead = rf"\sin\s(?:place\sof\s{holder}|{name}['’]s\s(?:place|stead))"
    return (
        _HIS_SUCCESSOR,
        re.compile(
            rf"{_PERSON}(?:{_ASIDE}|,\swho)(?:\s[a-z]+)?{_DID_AND}\s{_SUCCEEDS}\s{holder}"
            rf"(?!(?:\s\w+){{0,4}} with\s)"
        ),
        re.compile(rf"{name}\b[^.;]{{0,60}}\b(?:succeeded|replaced)(?:\s\w+){{0,5}} by\s{_PERSON}"),
        re.compile(rf"\breplac(?:ed|es|ing)\s{holder}(?:\s\w+){{0,4}} with\s{_PERSON}"),
        re.compile(
            rf"{name}\b[^.;]{{0,80}}{_SENT}{_PERSON}[^.;]{{0,60}}\sin\s(?:his|her|their)\s(?:place|stead)\b"
        ),
        re.compile(rf"{_PERSON}{_ASIDE}\s[^.;,]{{2,80}}{instead}"),
        re.compile(rf"{_PERSON}(?:{_ASIDE}|,\swho)\sha[sd]\s[^.;,]{{2,60}}?\ssince\s{holder}{_WENT}"),
    )


def is_persons_name(name: str) -> bool:
    """Whether a capitalised name is neither a country's nor holds a title."""
    words = name.split()
    is_month = len(words) == 1 and words[0] in month_name
    is_titled = any(is_title(word) for word in words)
    return not (country_of(name) or words[0].lower() in _NO_NAMES or is_month or is_titled)


def came_after(first: Group, second: Group) -> bool:
    """Whether a sentence tells that the person of ``first`` took the place of that of ``second``."""
    if {first.best.value.type, second.best.value.type} != {"person"}:
        return False
    surname = second.best.text.split()[-1]
    return any(
        place == one.place for one in first.readings for place in successors_in(one.sentence, "", [surname])
    )
