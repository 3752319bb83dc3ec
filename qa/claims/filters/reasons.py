"""Where it is asked why, sentences that give a reason stand before those that only tell what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.claims.reading import Reading
from qa.question.form import QuestionForm

_GIVES_REASON = re.compile(
    r"\b(?:because|(?:due|owing|thanks) to|on account of|reasons?|caused by|blam(?:e[sd]?|ing)"
    r"|cit(?:ing|ed)(?! (?:[\w-]+ )?(?:sources?|people|persons|officials|reports?|diplomats)\b)"
    r"|in order to|(?:meant|intended|designed) to|so that|in the hope|explain(?:s|ed|ing)?|explanations?"
    r"|grounds|pretext|set (?:it )?off|prompted|triggered"
    r"|for fear|in (?:response to|retaliation|protest))\b",
    re.I,
)


def reasons_first(
    readings: Sequence[Reading], form: QuestionForm, margin: float, floor: float
) -> list[Reading]:
    """The readings with the best one in front whose sentence gives a reason, where it is asked why.

    Of those within ``margin`` of the best, or above ``floor``, that speak as much of the question with what
    stands around them.
    """
    if form.wanted != "reason" or not readings or gives_reason(readings[0].sentence):
        return list(readings)
    its = readings[0].coverage(form)
    for one in readings[1:]:
        if one.score < min(readings[0].score - margin, floor):
            break
        mine = one.coverage(form)
        as_much = mine.names >= its.names and mine.around >= its.around - mine.word
        if as_much and gives_reason(one.sentence):
            return [one, *(other for other in readings if other is not one)]
    return list(readings)


def gives_reason(sentence: str) -> bool:
    """Whether a sentence has words of cause or purpose."""
    return bool(_GIVES_REASON.search(sentence))
