"""Capitals for a question that was typed without any, as the passages found for it write its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from corpus.demonyms import country_of
from qa.question.words import STOPWORDS

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][\w’'-]*")
_OPENS = re.compile(r"(?:^|[.!?:\n]|[“\"‘(])[\s“\"‘(]*$")
_THE_US = re.compile(r"(?<=\bthe )us\b(?!e)|\bus(?=-)")
_MOSTLY = 3
"""So many times as often must a word be written with a capital as without one."""
_BEFORE = 4
"""Characters before a word that tell whether it opens a sentence."""


def in_true_case(question: str, texts: Iterable[str]) -> str:
    """``question`` with the capitals of names: "who is the british envoy" asks for the British one.

    Where it has a capital behind its first letter, whoever typed that knows which words are names; only
    countries and peoples are written small by habit.
    """
    knows = any(letter.isupper() for letter in question[1:])
    asked = {match.group().lower() for match in _WORD.finditer(question)}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for match in _WORD.finditer(text):
            plain = match.group().lower()
            if (
                plain in asked
                and plain not in STOPWORDS
                and not _OPENS.search(text, max(0, match.start() - _BEFORE), match.start())
            ):
                forms[plain][match.group()] += 1

    def written(match: re.Match[str]) -> str:
        found = forms.get(match.group().lower())
        small = found.pop(match.group().lower(), 0) if found else 0
        if not found or sum(found.values()) <= _MOSTLY * small:
            return match.group()
        if knows and country_of(match.group()) is None:
            return match.group()
        return found.most_common(1)[0][0]

    return _THE_US.sub("US", _WORD.sub(written, question))
