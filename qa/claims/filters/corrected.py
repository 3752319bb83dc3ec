"""What a report takes back: "An earlier version of this report said that the round was held in May."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.claims.reading import Reading

_TAKEN_BACK = re.compile(
    r"\b(?:earlier|previous|original|first|prior) versions? of (?:this|the|our)"
    r" (?:report|article|story|text|post|page)\b"
    r"|\bthis (?:report|article|story) (?:previously|originally|earlier|incorrectly|wrongly|mistakenly)\b"
    r"|\bwe (?:previously|originally|incorrectly|wrongly|mistakenly) (?:reported|said|stated|wrote|gave)\b",
    re.I,
)
_SET_RIGHT = re.compile(r"\b(?:in fact|rather than|instead of|should (?:have|read|say)|not)\b|[;:]", re.I)


def but_for_the_corrected(readings: Sequence[Reading]) -> list[Reading]:
    """The readings but for those of a sentence that says what an earlier version of the report said.

    What the same sentence puts in its place stays: "said 30%; in fact it is 15%".
    """
    return [one for one in readings if not _is_taken_back(one.sentence, one.place[0])]


def _is_taken_back(sentence: str, start: int) -> bool:
    notice = _TAKEN_BACK.search(sentence, 0, start)
    return notice is not None and not _SET_RIGHT.search(sentence, notice.end(), start)
