"""What was paid for: an amount told of another thing is no price of the one asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.claims.filters.whose import sentence_before
from qa.claims.reading import Reading
from qa.question.form import QuestionForm
from qa.question.synonyms import common_stem
from qa.question.words import content_words, words

_PAID_FOR = re.compile(
    r"\b(?:pay|pays|paid|paying|spend|spends|spent|spending)\b(?:[^?]*?)\b(?:for|on)\s(?P<thing>[^?,]+?)"
    r"(?=\s(?:in|at|by|from|to|since|last|this|next|per|after|before|during|when|and)\b|[?,]|\s*$)",
    re.I,
)


def of_what_was_paid_for(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for amounts near which what was bought is not named.

    Near is the sentence, the one before it, and the headline.
    """
    asked = _PAID_FOR.search(form.question) if form.wanted == "money" else None
    bought = frozenset(map(common_stem, content_words(asked["thing"]))) if asked else frozenset[str]()
    if not bought:
        return list(readings)
    bought |= {
        common_stem(word)
        for name, other in form.other_names
        if asked and name in asked["thing"]
        for word in content_words(other)
    }
    return [reading for reading in readings if bought & _told(reading)]


def _told(reading: Reading) -> frozenset[str]:
    around = f"{reading.sentence}\n{sentence_before(reading)}\n{reading.article.title or ''}"
    return frozenset(map(common_stem, words(around)))
