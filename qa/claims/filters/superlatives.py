"""What is the lowest or the largest of its kind is said so: "Which country has the lowest rate?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.claims.reading import Reading
from qa.question.form import QuestionForm

_LEAST = re.compile(
    r"\b(?:smallest|lowest|least|cheapest|fewest|shortest|lightest|mildest|weakest|slowest|youngest|minimum"
    r"|most (?:lightly|lenient(?:ly)?|favou?rabl[ey]))\b",
    re.I,
)
_MOST = re.compile(
    r"\b(?:largest|biggest|highest|greatest|maximum|longest|steepest|heaviest|harshest|tallest|fastest|oldest"
    r"|strongest|deadliest|worst|richest|top|most (?!of\b|people\b|lightly|lenient|favou?rab)\w+)\b",
    re.I,
)
_POLES = (_LEAST, _MOST)
_WHICH = re.compile(r"^(?:and |so |but )?(?:which|what|who|whose|where)\b", re.I)


def of_the_most(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """Where the most or the least of its kind is asked for, the readings whose sentence says so of something.

    When a good one does: "good" is within ``margin`` of the best. A sentence counts by its pole, since
    what is asked for as the smallest may be told as the lowest.
    """
    poles = [pole for pole in _POLES if pole.search(form.question)]
    if len(poles) != 1 or not readings or not _WHICH.match(form.question):
        return list(readings)
    saying = [one for one in readings if poles[0].search(one.sentence)]
    return saying if saying and saying[0].score >= readings[0].score - margin else list(readings)
