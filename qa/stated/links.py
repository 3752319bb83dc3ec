"""Which of a sentence's values belongs to a word of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.claims.values.finders import Place
from qa.stated.senses import Said

_AHEAD, _BACK = 9, 4
"""Words that may stand between a word and the value that follows or precedes it."""
_STOP = re.compile(r"[;:?!]|\.\s")
_VERB = re.compile(
    r"\b(?:\w{3,}ed|struck|made|took|said|told|began|fell|rose|went|came|won|lost|left|put|cut|set|got|gave"
    r"|gives?|says?|becomes?|became)\b"
)
_HARMLESS = re.compile(
    r"\b(?:called|attended|expected|scheduled|planned|signed|based|named|supposed|needed)\b"
    r"|^\s(?:began|started|opened|resumed|ended|continued)\b"
)
"""Participles beside the event's own verb, and that the event itself began or ended."""
_OWNED = re.compile(r"['’]s?\s$|,?\s(?:when|where)\s(?:[\w'’-]+\s){0,8}$")
"""Of "this week's call", and of "August 29, when the strike ended"."""
_SHORT_OF = re.compile(r"\b(?:short|shy) of\s(?:the )?$")
_CHAIN = re.compile(r",?\s(?:and|or)\s(?:also\s)?(?:in|at|on)?\s?|,\s(?:in|at|on)?\s?")
_AND_IN = re.compile(r"\band (?:in|at|on) $")


def linked(sentence: str, words: Sequence[Said], values: Sequence[Place], *, numeric: bool) -> list[Place]:
    """The values that belong to one of the words, in text order, those enumerated with them included.

    Args:
        numeric: amounts stand on either side of their noun ("a 30% tariff"); dates and places mostly after.
    """
    exact = [value for value in values if not _SHORT_OF.search(sentence, 0, value[0])]
    chosen = {value for word in words for value in _of_word(sentence, word, exact, numeric=numeric)}
    return _with_chained(sentence, exact, chosen)


def _of_word(sentence: str, word: Said, values: Sequence[Place], *, numeric: bool) -> Iterator[Place]:
    after = next((value for value in values if value[0] >= word.end), None)
    before = next((value for value in reversed(values) if value[1] <= word.start), None)
    joins_after = after is not None and _joins(sentence[word.end : after[0]], _AHEAD, numeric=numeric)
    if after is not None and joins_after:
        yield after
    if before is None:
        return
    gap = sentence[before[1] : word.start]
    near = _joins(gap, _BACK, numeric=numeric) and (numeric or not _BROKEN.search(gap))
    if _OWNED.match(gap) or (near and (numeric or not joins_after)):
        yield before


_BROKEN = re.compile(r",|\band\b")


def _joins(gap: str, most: int, *, numeric: bool) -> bool:
    """Whether so little stands between that one belongs to the other; before a date no other verb either."""
    if len(gap.split()) > most or _STOP.search(gap):
        return False
    return numeric or not _VERB.search(_HARMLESS.sub("", gap))


def _with_chained(sentence: str, values: Sequence[Place], chosen: set[Place]) -> list[Place]:
    """With the values that an enumeration goes on to: "in Geneva in May and in London in June"."""
    kept: list[Place] = []
    for value in values:
        gap = sentence[kept[-1][1] : value[0]] if kept else ""
        goes_on = kept and (_CHAIN.fullmatch(gap) or (_AND_IN.search(gap) and not _STOP.search(gap)))
        if value in chosen or goes_on:
            kept.append(value)
    return kept
