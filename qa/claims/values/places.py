"""Places: "Busan" and "Busan, South Korea"; "the US" and "United States"; capitals lie in their countries."""

from __future__ import annotations

import re

from corpus.demonyms import country_of
from corpus.gazetteer import COUNTRY_ALIASES, DEMONYMS, LIES_IN
from qa.claims.values.names import looks_like_name
from qa.claims.values.numbers import is_ordinal
from qa.claims.values.relation import Relation, mirrored

_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+(?:['’.-][^\W_]+)*")
_LEADING = re.compile(
    r"^(?:in|at|near|to|from|outside|inside|on|the|downtown|central"
    r"|(?:the )?(?:[\w.-]+ ){0,3}(?:city|town|village|port|capital) of)\s+",
    re.I,
)
_OWNER = re.compile(r"(?P<owner>[A-Z]{2,}|[A-ZÀ-Þ][a-zà-ÿ]+)['’]s\s(?=[A-ZÀ-Þ])")
"""Before a name no part of what it is called: "NASA's Kennedy Space Center", "Ukraine's Kherson region"."""
_EVENT_BEHIND = re.compile(r"\s(?:talks|rounds?|meetings?|negotiations|session)$")
"""Behind a place what took place there: "Stockholm talks"."""
_PARENTHESIS = re.compile(r"\s*\(([^)]*)\)")


_MODIFIER = re.compile(r"an?(?:\s[A-ZÀ-Þ][\w.’'-]*)+")
"""A name after an indefinite article says which kind of thing: "a White House" of "a White House event"."""


def place_norm(text: str) -> str | None:
    """Lower-cased parts, narrowest first, joined by ", "; countries by their common full name, also where
    only what belongs to one is named ("Colombian").

    None when the span has no name in it ("at home"), or only says which ("the Fifth").
    """
    if not looks_like_name(text) or _MODIFIER.fullmatch(text) or is_ordinal(text.removeprefix("the ")):
        return None
    if text.lower() in DEMONYMS and (country := country_of(text)):
        return country
    opened = (
        _PARENTHESIS.sub(r", \1", text).replace(" in ", ", ")
        if text[:3].lower() != "in "
        else _PARENTHESIS.sub(r", \1", text)
    )
    parts = [norm for part in opened.split(",") if (norm := _part(part))]
    return ", ".join(dict.fromkeys(parts)) or None


def _part(text: str) -> str:
    plain = _EVENT_BEHIND.sub("", text.strip())
    while _LEADING.match(plain):
        plain = _LEADING.sub("", plain, count=1)
    if (owned := _OWNER.match(plain)) and (owned["owner"].isupper() or country_of(owned["owner"])):
        plain = plain[owned.end() :]
    tokens = [token.replace("’", "'").removesuffix("'s").lower() for token in _WORD.findall(plain)]
    norm = " ".join(token.replace(".", "") if "." in token else token for token in tokens)
    return COUNTRY_ALIASES.get(norm, norm)


def place_relation(first: str, second: str) -> Relation:
    """Of two place norms: the one that lies in the other, or names more around itself, is more precise."""
    if first == second:
        return "equal"
    left, right = first.split(", "), second.split(", ")
    if left[0] == right[0]:
        return _same_head(left, right)
    if _lies_in(left, right):
        return "more_precise"
    return mirrored("more_precise") if _lies_in(right, left) else _apart(left, right)


def _same_head(left: list[str], right: list[str]) -> Relation:
    if len(left) == 1 or len(right) == 1:
        return "more_precise" if len(left) > 1 else "less_precise"
    outer_left, outer_right = _outer(left), _outer(right)
    if outer_left & outer_right or not (_knows(left) and _knows(right)):
        return (
            "equal"
            if len(left) == len(right)
            else "more_precise"
            if len(left) > len(right)
            else "less_precise"
        )
    return "different"  # Paris, France and Paris, Texas


def _outer(parts: list[str]) -> set[str]:
    outer: set[str] = set()
    for part in parts[1:]:
        outer.update({part, LIES_IN.get(part, part)})
    return outer


def _knows(parts: list[str]) -> bool:
    return all(part in _KNOWN for part in parts[1:])


_KNOWN = frozenset(LIES_IN) | frozenset(LIES_IN.values())


def _lies_in(inner: list[str], outer: list[str]) -> bool:
    around = set(inner[1:])
    for part in inner if len(inner) == 1 else inner[1:]:
        above = LIES_IN.get(part)
        while above and above not in around:
            around.add(above)
            above = LIES_IN.get(above)
    return outer[0] in around or _is_longer_name(inner[0], outer[0])


def _is_longer_name(longer: str, shorter: str) -> bool:
    """ "geneva city" is more precise than "geneva"; "new york" is not a kind of "york"."""
    return longer.startswith(shorter + " ")


def _apart(left: list[str], right: list[str]) -> Relation:
    return "different" if left[0] != right[0] else "incomparable"
