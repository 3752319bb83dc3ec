"""What a report takes back: "An earlier version of this report said that the round was held in May."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.claims.reading import Reading
from qa.question.form import QuestionForm

_TAKEN_BACK = re.compile(
    r"\b(?:earlier|previous|original|prior) versions? of (?:this|our) (?:report|article|story|post)\b"
    r"|\bthis (?:report|article|story|post)"
    r" (?:(?:previously|originally|earlier) (?:said|stated|gave|put|named|listed)"
    r"|(?:incorrectly|wrongly|mistakenly|erroneously)\b|misstated\b)"
    r"|\bwe (?:incorrectly|wrongly|mistakenly|erroneously) (?:reported|said|stated|wrote|gave|put)\b",
    re.I,
)
_SET_RIGHT = re.compile(
    r"\b(?:in fact|rather than|instead of|should (?:have|read|say)|not|which (?:is|was|are|were))\b"
    r"|,\s(?:but\s)?it (?:is|was)\b|[;:]",
    re.I,
)
_AS_SAID = re.compile(
    r",? as (?:an|the|our) (?:earlier|previous|original) version"
    r"(?: of (?:this|our) (?:report|article|story|post))? (?:said|stated|reported|gave|had it)\b",
    re.I,
)
_ASKS_OF_IT = re.compile(r"\b(?:corrections?|corrected|(?:earlier|previous|first|original) version)\b", re.I)


def but_for_the_corrected(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for those of a sentence that says what an earlier version of the report said.

    What the same sentence puts in its place stays: "said 30%; in fact it is 15%".
    """
    if _ASKS_OF_IT.search(form.question):
        return list(readings)
    return [one for one in readings if not _is_taken_back(one.sentence, *one.place)]


def _is_taken_back(sentence: str, start: int, end: int) -> bool:
    if _AS_SAID.match(sentence, end):
        return True
    notice = _TAKEN_BACK.search(sentence, 0, start)
    return notice is not None and not _SET_RIGHT.search(sentence, notice.end(), start)
