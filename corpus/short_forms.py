"""Short forms that articles introduce themselves: "the World Trade Organization (WTO)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SHORT = r"(?P<short>[A-Z](?:[A-Z]|\.|&|-(?=[A-Z])|[a-z](?=[A-Z])){1,9})"
_INTRODUCED = re.compile(
    rf"\s\((?:the |or |known as )?{_SHORT}(?:,[^()]*)?\)"
    rf"|,? or (?:the )?{_SHORT.replace('short', 'other')}(?=[,.;])"
)
_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")
_SMALL = frozenset(["of", "and", "for", "the", "in", "on", "de", "la", "du", "des", "von", "van", "to", "at"])
_MAX_WORDS = 9  # names longer than this are sentences
_TRAILING = 2  # "the Asia-Pacific Economic Cooperation group, or APEC"


def introduced(text: str) -> dict[str, str]:
    """Short form, without dots, to the full name that stands before it where the text first gives both."""
    found: dict[str, str] = {}
    for match in _INTRODUCED.finditer(text):
        short = (match["short"] or match["other"]).replace(".", "")
        full = _full_name(text[max(0, match.start() - 120) : match.start()], short)
        if full:
            found.setdefault(short, full)
    return found


def learn(texts: Iterable[str]) -> dict[str, str]:
    """The short forms of a corpus; one that stands for two names tells nothing and is left out."""
    learnt: dict[str, str] = {}
    doubtful: set[str] = set()
    for text in texts:
        for short, full in introduced(text).items():
            if learnt.setdefault(short, full).casefold() != full.casefold():
                doubtful.add(short)
    return {short: full for short, full in learnt.items() if short not in doubtful}


def _full_name(before: str, short: str) -> str | None:
    """The words at the end of ``before`` whose initials are ``short``; None when there are none."""
    clause = re.split(r"[.;:!?()\n]\s", before)[-1]
    spans = [match.span() for match in _WORD.finditer(clause)][-_MAX_WORDS - _TRAILING :]
    for left_out in range(min(_TRAILING, len(spans) - 1) + 1):
        kept = spans[: len(spans) - left_out]
        if left_out and not clause[slice(*spans[len(kept)])][0].islower():
            break
        for first in range(len(kept) - 1, -1, -1):
            name = clause[kept[first][0] : kept[-1][1]]
            if name[:1].isupper() and short.upper() in _initials(name):
                return name
    return None


def _initials(name: str) -> set[str]:
    parts = [part for word in name.split() for part in word.split("-") if part]
    telling = [part for part in parts if part.lower() not in _SMALL]
    whole = [word for word in name.split() if word.lower() not in _SMALL]
    return {
        "".join(part[0] for part in chosen).upper() for chosen in (parts, telling, whole) if len(chosen) > 1
    }


def both_ways(learnt: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Every form, full ones in lower case, to the others."""
    return {
        **{short: (full,) for short, full in learnt.items()},
        **{full.lower(): (short,) for short, full in learnt.items()},
    }
