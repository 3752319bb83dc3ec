"""Whom a bare surname stands for, in a report that names several people of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from qa.claims.values.names import is_title, person_norm

_PAIR = re.compile(r"\b(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ]\.)?)\s(?=(?P<surname>[A-ZÀ-Þ][\w’'-]*))")
"""A given name and the name behind it, which may be the next pair's given name."""


@lru_cache(maxsize=1024)
def in_full(norm: str, text: str) -> str:
    """``norm``, or for one surname that ``text`` gives to several people, the norm of the one named most.

    "Trump" is Donald where a report names Donald Trump twice and Melania Trump once; of two that are named
    as often it is the one named first.

    Args:
        norm: of a person, see `names.person_norm`.
        text: the whole report.
    """
    if " " in norm:
        return norm
    people = Counter(
        full for name in _pairs(text).get(norm, ()) if (full := person_norm(name)) and " " in full
    )
    return people.most_common(1)[0][0] if len(people) > 1 else norm


@lru_cache(maxsize=256)
def _pairs(text: str) -> dict[str, list[str]]:
    """Names of two words by the second in lower case, in the order of the text."""
    found: dict[str, list[str]] = {}
    for match in _PAIR.finditer(text):
        surname = _POSSESSIVE.sub("", match["surname"])
        if not is_title(match["name"]):
            found.setdefault(surname.lower(), []).append(f"{match['name']} {surname}")
    return found


_POSSESSIVE = re.compile(r"[’']s?$")
