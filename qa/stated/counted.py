"""How many there have been: "four rounds", "met four times", and the fifth round, which makes five."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.claims.numbers import find_quantities
from qa.question.form import QuestionForm
from qa.question.words import STOPWORDS, WORD
from qa.stated.senses import senses_of
from qa.stated.values import Place

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
    return list(_of_noun(sentence, senses))


def counted_noun(form: QuestionForm) -> str | None:
    """What is counted: "rounds" of "how many rounds", "round" of "which number of round"."""
    named = re.search(r"\b(?:number|count|total) of ([a-z]+)", form.question)
    return named[1] if named else form.head


def _of_noun(sentence: str, senses: frozenset[str]) -> Iterator[Place]:
    for quantity in find_quantities(sentence):
        start = quantity.end
        for match in list(WORD.finditer(sentence, start))[: _MOST_BETWEEN + 1]:
            word = match.group().lower()
            if sentence[start : match.start()] not in (" ", "-") or word in STOPWORDS:
                break
            if senses & senses_of(word) or (word in _TIMES and not _SINCE.match(sentence, match.end())):
                yield quantity.start, quantity.end
                break
            start = match.end()


_SINCE = re.compile(r"\s(?:since|in)\b")
"""Of "the first time since 2017" nothing is counted."""
