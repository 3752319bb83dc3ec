"""What the names of a question are also called, so that "EU" is looked for as "European Union" too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from qa.question.form import QuestionForm

_SAME = (
    ("United States", "US", "America"),
    ("United Kingdom", "UK", "Britain"),
    ("EU", "European Union"),
    ("UN", "United Nations"),
    ("UAE", "United Arab Emirates"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("WHO", "World Health Organization"),
    ("WTO", "World Trade Organization"),
    ("IMF", "International Monetary Fund"),
    ("ECB", "European Central Bank"),
    ("Fed", "Federal Reserve"),
    ("Beijing", "Peking"),
    ("Kyiv", "Kiev"),
    ("Mumbai", "Bombay"),
    ("Kolkata", "Calcutta"),
    ("Yangon", "Rangoon"),
    ("Ho Chi Minh City", "Saigon"),
    ("Myanmar", "Burma"),
    ("Netherlands", "Holland"),
    ("Czech Republic", "Czechia"),
)
"""Names of one thing, each of which is found by the others."""
_KNOWN = {name: tuple(other for other in names if other != name) for names in _SAME for name in names}
_KNOWN |= {
    "USA": ("United States", "America"),
    "Brits": ("Britain", "United Kingdom", "UK"),
    "Yanks": ("Americans", "United States", "US"),
    "Aussies": ("Australia",),
    "Kiwis": ("New Zealand",),
}
_LOWERED = {name.lower(): others for name, others in _KNOWN.items() if not name.isupper() and name != "Fed"}
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_](?:[\w’'&-]*[^\W_])?")
_MAX_WORDS = 7


def with_other_names(form: QuestionForm, learnt: Mapping[str, tuple[str, ...]]) -> QuestionForm:
    """The form with what its names are also called.

    Args:
        learnt: the forms that the articles introduce, `corpus.short_forms.both_ways`.
    """
    return replace(form, other_names=other_names(form.question, learnt))


def other_names(question: str, learnt: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Each name of the question that has other forms, as written, with each of them; longest names first."""
    words = list(_WORD.finditer(question))
    found: list[tuple[str, str]] = []
    taken: set[int] = set()
    for size in range(min(_MAX_WORDS, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            places = set(range(first, first + size))
            said = question[words[first].start() : words[first + size - 1].end()]
            name = re.sub(r"['’]s$", "", said)
            others = () if places & taken else _others(name, learnt)
            if others:
                taken |= places
                found.extend((name, other) for other in others)
    return tuple(found)


def _others(name: str, learnt: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Short forms count as written ("US", never "us"), full names in any case."""
    short, full = name.replace(".", ""), name.lower()
    return learnt.get(short) or learnt.get(full) or _KNOWN.get(short) or _LOWERED.get(full) or ()
