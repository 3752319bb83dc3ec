"""Who holds an office: "Chinese President Xi Jinping", "Bo Lind, Peru's trade minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.demonyms import country_of
from qa.claims.filters.sides import sides_of
from qa.claims.succession import NAME, is_persons_name
from qa.claims.values.finders import Place
from qa.claims.values.names import is_office, is_title
from qa.question.words import stem, word_set

_WHO = r"^(?:and |so |but )?who(?:\s(?:is|was|are|were|became)|['’]s)\s(?:now\s)?(?:the\s)?"
_OWNER = r"(?P<owner>(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*){0,3})"
_OFFICE = r"(?P<office>[a-z][\w-]*(?:\s[a-z][\w-]*){0,3}?)"
_NOW = r"(?:\s(?:now|today|currently|at present|at the moment))?\s*\??$"
_ASKED = (
    re.compile(rf"{_WHO}{_OWNER}(?:['’]s?)?\s{_OFFICE}{_NOW}"),
    re.compile(rf"{_WHO}{_OFFICE}\sof\s(?:the\s)?{_OWNER}{_NOW}"),
)
_LESSER = word_set(
    "vice deputy former ex assistant outgoing late future designate then honorary opposition shadow"
)
"""Words that make another office of one."""
_WORDS = re.compile(r"(?:[A-Z]\.){2,}|[\w-]+(?:['’]s?)?")
_NAMED_AFTER = re.compile(rf",?\s(?P<name>{NAME})(?=[\s,.;:’'\"”)]|$)")
_OF = re.compile(rf"\sof\s(?:the\s)?{_OWNER.replace('<owner>', '<of>')}")
_BECOMES = (
    r"(?:is|was|becomes|became|remains|(?:takes|took|will take|has taken) over as"
    r"|(?:resigned|quits?|steps down|stepped down|retired|was dismissed) as"
    r"|(?:was|is|has been) (?:named|appointed|elected|chosen|sworn in)(?: as)?)"
)
_NAMED_BEFORE = re.compile(
    rf"(?P<name>{NAME})(?:,\s(?:now\s|who\s(?:is|was)\s)?|,?\s{_BECOMES}\s)"
    r"(?:the\s|its\s|their\s|an?\s)?(?:new\s)?$"
)
_MADE = re.compile(
    rf"\b(?:named|appointed|elected|chose|made)\s(?P<name>{NAME})\s"
    r"(?:(?:as|to be)\s)?(?:the\s|its\s|their\s|an?\s)?$"
)
"""Before an office: "the board named Bo Moe as its"."""
_REPLACED = re.compile(r"\breplac(?:ed|es|ing)\s(?:[\w-]+\s){0,3}$")
_WITH = re.compile(rf"\swith\s(?:[a-z][\w-]*\s){{0,3}}(?P<name>{NAME})")
"""Around an office: "replaced the chief executive with Bo Moe"."""
_FOR_NOW = word_set("acting interim caretaker new")
_MOST_BEFORE = 5
"""Words of a title before its last."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that is asked for.

    Attributes:
        words: lower-cased, the last of them the office proper.
        country: whose it is, or None where an organisation's is asked for.
        owner: name of the country or organisation, as written.
        is_guessed: whether the question names no office, only that somebody heads the owner: then a title
            counts only near the owner's name.
    """

    words: tuple[str, ...]
    country: str | None
    owner: str
    is_guessed: bool = False


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


_RUNS = re.compile(
    r"^(?:and |so |but )?who(?:['’]s|\s(?:is|are))?\s(?:now\s)?(?:runs?|running|heads?|heading|leads?|leading"
    r"|in charge of|(?:the )?(?:boss|head|chief|leader) (?:of|at))\s(?:the\s)?"
    rf"{_OWNER}(?:['’]s)?{_NOW}"
)
_HEADS = (
    ("chief", "executive"),
    ("managing", "director"),
    ("ceo",),
    ("chairman",),
    ("chairwoman",),
    ("president",),
    ("director",),
)
"""Offices of those who run an organisation; the first of them that somebody holds counts."""


def heads_asked(question: str) -> tuple[Office, ...]:
    """The offices that the head of an organisation may hold, of "who runs Harrow Creamery now"; else none."""
    plain = question.strip()
    match = _RUNS.match(plain[:1].lower() + plain[1:])
    owner = match["owner"] if match else None
    if owner is None or country_of(owner):
        return ()
    return tuple(Office(words, None, owner, is_guessed=True) for words in _HEADS)


def holders_in(sentence: str, office: Office, report: str, reports: Sequence[str]) -> Iterator[Place]:
    """Where a sentence names who holds an office, or held it until then.

    Args:
        report: the whole report that the sentence is of.
        reports: texts that may say of which country somebody is whom the sentence only calls a minister.
    """
    for place, owner in titled_in(sentence, office.words):
        name = sentence[place[0] : place[1]]
        if office.is_guessed and not owner and not _is_near_owner(sentence, office, report):
            continue
        if _is_owner(owner, office) if owner else _is_known_for(name, office, report, reports):
            yield place
    if office.country is None and office.words[-1] in _HEADS_OF_BODIES:
        yield from _heading(sentence, office.owner)


_HEADS_OF_BODIES = word_set("director head boss chief leader executive chair chairman chairwoman ceo manager")
_HEADING = re.compile(
    rf"(?P<name>{NAME})(?:,(?:\s[^,;.]{{2,60}},)?\swho)?\s(?:has\s|had\s|now\s)?"
    r"(?:runs?|ran|head(?:s|ed)|leads?|led|chair(?:s|ed)|direct(?:s|ed))\s(?:the\s)?"
    r"(?P<owner>[A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*){0,3})"
)
"""Before the name of a body: "Bo Moe, who has run the Transport Authority since May"."""


def _heading(sentence: str, body: str) -> Iterator[Place]:
    for match in _HEADING.finditer(sentence):
        is_it = body.endswith(match["owner"]) or match["owner"].endswith(body)
        if is_it and is_persons_name(match["name"]):
            yield match.span("name")


_NEAR_CHARS = 160


def _is_near_owner(sentence: str, office: Office, report: str) -> bool:
    """Whether a sentence, or what stands right before it, names the organisation."""
    start = max(0, report.find(sentence))
    return office.owner.lower() in report[max(0, start - _NEAR_CHARS) : start + len(sentence)].lower()


def others_in(sentence: str, office: Office) -> Iterator[str]:
    """The names of those whom a sentence gives the same office of another country or organisation."""
    for place, owner in titled_in(sentence, office.words):
        if owner and not _is_owner(owner, office):
            yield sentence[place[0] : place[1]]


@lru_cache(maxsize=1024)
def titled_in(sentence: str, words: tuple[str, ...]) -> tuple[tuple[Place, str | None], ...]:
    """Everybody whom a sentence gives an office of these words, and whose it is where that is told."""
    found: list[tuple[Place, str | None]] = []
    for match in re.finditer(rf"\b{re.escape(words[-1])}\b", sentence, re.I):
        title, owner, start = _leading(sentence, match.start(), words)
        if not _is_office(title, words):
            continue
        of = _OF.match(sentence, match.end())
        named = _named(sentence, start, of.end() if of else match.end())
        if named and is_persons_name(named["name"]):
            found.append((named.span("name"), of["of"] if of else owner))
    return tuple(found)


def _named(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """Who is named beside an office that stands between two places."""
    if _REPLACED.search(sentence, 0, start):
        return _WITH.match(sentence, end)
    after, before = _NAMED_AFTER.match(sentence, end), _NAMED_BEFORE.search(sentence, 0, start)
    return after or before or _MADE.search(sentence, 0, start)


def _leading(sentence: str, end: int, asked: tuple[str, ...]) -> tuple[list[str], str | None, int]:
    """The title's words before its last one, who owns it, and where all that begins."""
    words = list(_WORDS.finditer(sentence, max(0, end - 120), end))[-_MOST_BEFORE:]
    title: list[str] = []
    start = end
    while words:
        word = words.pop()
        plain = word.group().lower()
        is_of_title = plain in asked or is_title(plain) or plain in _LESSER | _FOR_NOW
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


def _is_office(title: Sequence[str], words: tuple[str, ...]) -> bool:
    if _LESSER.intersection(title):
        return False
    told = {stem(word) for word in title}
    return all(stem(word) in told for word in words[:-1])


def _is_owner(owner: str, office: Office) -> bool:
    if office.country:
        return country_of(owner) == office.country
    return owner.split()[0].lower() == office.owner.split()[0].lower() or owner == office.owner


def _is_known_for(name: str, office: Office, report: str, reports: Sequence[str]) -> bool:
    """Whether a title without an owner is the one asked for.

    Some report counts the person to the country, and none to another; or the person's own report speaks of
    the owner, and of nobody else's such office.
    """
    if office.country is not None:
        sides = frozenset[str]().union(*(sides_of(one, name) for one in reports))
        return sides == {office.country}
    if not re.search(rf"\b{re.escape(office.owner)}", report):
        return False
    own = {owner for _, owner in _owned(report, office.words)}
    surname = name.split()[-1]
    theirs = {owner for one in reports for who, owner in _owned(one, office.words) if who == surname}
    return all(_is_owner(owner, office) for owner in own | theirs)


@lru_cache(maxsize=256)
def _owned(report: str, words: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The surnames of holders of such offices in a report, with whose they are."""
    lines = re.split(r"(?<=[.!?])\s|\n", report)
    return frozenset(
        (line[place[0] : place[1]].split()[-1], owner)
        for line in lines
        for place, owner in titled_in(line, words)
        if owner
    )
