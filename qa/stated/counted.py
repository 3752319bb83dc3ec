"""How many there have been: "four rounds", "met four times", and the fifth round, which makes five."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.claims.values.counts import with_unit
from qa.claims.values.finders import Place
from qa.claims.values.numbers import find_quantities
from qa.claims.values.units import MEASURES
from qa.question.form import QuestionForm
from qa.question.words import STOPWORDS, WORD
from qa.stated.senses import senses_of

_TIMES = ("times", "time")
_MOST_BETWEEN = 2
"""Words between a number and its noun: "the fifth formal round"."""


def counts_in(sentence: str, form: QuestionForm, own: frozenset[str]) -> list[Place]:
    """Numbers and ordinals of what the question counts.

    Args:
        own: senses of what happens, where times are counted: "how many times have they met".
    """
    noun = counted_noun(form)
    if noun is None:
        return []
    senses = own if noun in _TIMES else senses_of(noun)
    if _AMOUNT_OF.search(form.question):
        return [
            (one.start, one.end)
            for one in find_quantities(sentence)
            if with_unit(sentence, one).unit in MEASURES
        ]
    return list(_of_noun(sentence, senses, " since " in form.question))


def counted_noun(form: QuestionForm) -> str | None:
    """What is counted: "rounds" of "how many rounds", "round" of "which number of round"."""
    named = _NUMBER_OF.search(form.question)
    if named:
        return named[1]
    return form.head if _HOW_MANY.search(form.question) else None


_NUMBER_OF = re.compile(r"\b(?:number|count|total|quantity|amount|volume) of ([a-z]+)", re.I)
_HOW_MANY = re.compile(r"\bhow many\b|^(?:which|what)\b", re.I)


def _of_noun(sentence: str, senses: frozenset[str], since: bool) -> Iterator[Place]:
    """``since``: whether the question counts from some time on itself."""
    for quantity in find_quantities(sentence):
        start = quantity.end
        for match in list(WORD.finditer(sentence, start))[: _MOST_BETWEEN + 1]:
            word = match.group().lower()
            if sentence[start : match.start()] not in (" ", "-") or word in STOPWORDS:
                break
            first = sentence[quantity.start : quantity.end].lower() == "first"
            if first and not since and _LONG_AGO.match(sentence, match.end()):
                break
            if senses & senses_of(word) or (word in _TIMES and not _SINCE.match(sentence, match.end())):
                yield quantity.start, quantity.end
                break
            start = match.end()


_AMOUNT_OF = re.compile(r"\b(?:quantity|amount|volume) of\b", re.I)
"""What is measured, not counted: its tonnes or barrels answer."""
_SINCE = re.compile(r"\s(?:since|in)\b")
"""Of "the first time since 2017" nothing is counted."""
_LONG_AGO = re.compile(
    r"(?:\s[\w’'-]+){0,4}\s(?:since (?:[\w,]+ ){0,3}\d{4}"
    r"|in (?:(?:almost|nearly|about|over|more than|the last|the past) )?(?:a decade|(?!the )[\w-]+ years))\b"
)
"""Nor of "the first meeting between the two since 2019": there were others before."""
