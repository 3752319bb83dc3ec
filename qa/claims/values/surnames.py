"""Whom a bare surname stands for, in a report that names several people of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from qa.claims.values.names import is_title, person_norm

_GIVEN = r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ]\.)?)"


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
    named = re.finditer(rf"\b{_GIVEN}\s(?P<surname>{re.escape(norm)})\b", text, re.I)
    people = Counter(
        full
        for match in named
        if match["surname"][0].isupper() and match["name"][0].isupper() and not is_title(match["name"])
        if (full := person_norm(match.group())) and " " in full
    )
    return people.most_common(1)[0][0] if len(people) > 1 else norm
