"""Where a sentence gives values of a type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from corpus.demonyms import country_around, country_of
from corpus.gazetteer import COUNTRY_ALIASES, LIES_IN
from corpus.time_expressions import find_times
from corpus.time_norms import When
from qa.claims.values.durations import durations_in, tells_when
from qa.claims.values.money import money_in
from qa.claims.values.numbers import Quantity, find_quantities
from qa.claims.values.percents import percent_in

Place = tuple[int, int]
"""Where a value stands in its sentence."""

_WORD = r"[A-ZÀ-Þ][\w’'-]*"
_NAME = rf"{_WORD}(?:\s(?:(?:of|de|la|el|al)\s)?{_WORD})*"
_LED = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Aa]fter|[Nn]ear|[Oo]utside)\s(?:the\s)?"
    rf"(?:(?:\w+\s){{0,3}}(?:city|town|village|port|capital)\sof\s)?(?P<name>{_NAME})"
)
_BEFORE_EVENT = re.compile(
    rf"\b(?:The\s)?(?P<name>(?!The\b){_NAME})(?=\s(?:[a-z]+\s)?(?:talks|rounds?|meetings?|summit|negotiations|conference)\b)"
)
_NEXT = re.compile(rf",?\s(?:(?:and|or)\s(?:also\s)?)?(?:(?:in|at)\s)?(?P<name>{_NAME})")
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug"
    r"|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|President|Mr|Mrs|Ms|Dr"
    r"|Congress|Parliament|He|She|It|They|The|I|This|That|English|Phase)\b"
)


def tells_by_form(wanted: str) -> bool:
    """Whether values of a type are told by their form; people and plain words are not."""
    return wanted in _FINDERS


@lru_cache(maxsize=1024)
def values_in(sentence: str, wanted: str) -> tuple[Place, ...]:
    """Every value of the type ``wanted`` in the sentence, in order; nothing for types told by no form."""
    find = _FINDERS.get(wanted)
    return tuple(sorted(set(find(sentence)))) if find else ()


def _dates(sentence: str) -> Iterator[Place]:
    for time in find_times(sentence):
        if time.when != When(clock=time.when.clock):
            yield time.span.start, time.span.end


def _durations(sentence: str) -> Iterator[Place]:
    for one in durations_in(sentence):
        if not tells_when(sentence, one.start, one.end):
            yield one.start, one.end


def _measured(read: Callable[[str, int, int], Quantity | None]) -> Callable[[str], Iterator[Place]]:
    def find(sentence: str) -> Iterator[Place]:
        for quantity in find_quantities(sentence):
            found = read(sentence, quantity.start, quantity.end)
            if found is not None:
                yield found.start, found.end

    return find


def _places(sentence: str) -> Iterator[Place]:
    """Names after "in" or "at" and those enumerated after them; known places after "after".

    Cities before "talks", too: "the Geneva talks"; "the China talks" are with China.
    """
    for match in _LED.finditer(sentence):
        is_after = match.group()[:5].lower() == "after"
        found: re.Match[str] | None = match
        while found is not None and _is_place(found["name"], known=is_after or found is not match):
            following = _NEXT.match(sentence, found.end())
            if following and LIES_IN.get(found["name"].lower()) == following["name"].lower():
                yield found.start("name"), following.end("name")
                following = _NEXT.match(sentence, following.end())
            else:
                yield found.span("name")
            found = following
    for match in _BEFORE_EVENT.finditer(sentence):
        if _is_place(match["name"], known=True) and country_of(match["name"]) is None:
            yield match.span("name")


def _is_place(name: str, *, known: bool) -> bool:
    if _NO_PLACE.match(name) or (name.isupper() and len(name) < 5) or _is_adjective(name):
        return False
    return not known or name.lower() in _KNOWN


_KNOWN = frozenset(LIES_IN) | frozenset(LIES_IN.values())


def _is_adjective(name: str) -> bool:
    """ "South Korean", "Beijing-Washington": what belongs to a country, or lies between two."""
    if "-" in name and all(country_around(part) or country_of(part) for part in name.split("-")):
        return True
    return country_of(name) is not None and name.lower() not in _KNOWN and name.lower() not in COUNTRY_ALIASES


def called_so(sentence: str, kind: str) -> list[Place]:
    """Names that carry their kind: "the Biden administration", "Trump's administration"."""
    pattern = re.compile(rf"(?:The\s)?(?P<name>(?!The\b){_NAME})(?:['’]s?)?\s{re.escape(kind)}\b")
    found = (match for match in pattern.finditer(sentence) if not _NO_PLACE.match(match["name"]))
    return [(match.start("name"), match.end()) for match in found]


_FINDERS: dict[str, Callable[[str], Iterator[Place]]] = {
    "date": _dates,
    "duration": _durations,
    "percent": _measured(percent_in),
    "money": _measured(money_in),
    "place": _places,
}
