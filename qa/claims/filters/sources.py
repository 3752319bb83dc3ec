"""By whose account: "how many according to the company" asks for no figure of the agency's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.claims.reading import Reading
from qa.question.form import QuestionForm
from qa.question.words import content_words, stem, stems

_ACCORDING = re.compile(r"\baccording to (?P<whose>[^?]{2,50})\??$", re.I)


def of_source(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """The readings whose sentence, or the one before it, names the source that the question names, when a
    good one does.

    "Good" is within ``margin`` of the best.
    """
    asked = _ACCORDING.search(form.question)
    if asked is None or not readings:
        return list(readings)
    source = {stem(word) for word in content_words(asked["whose"])}
    if not source:
        return list(readings)
    told = [reading for reading in readings if source <= stems(reading.sentence)]
    told = told or [reading for reading in readings if source <= stems(_with_sentence_before(reading))]
    return told if told and told[0].score >= readings[0].score - margin else list(readings)


def _with_sentence_before(reading: Reading) -> str:
    sentences = reading.candidate.hit.passage.sentences
    own = reading.candidate.sentence
    before = [one for one in sentences if one.end <= own.start][-1:]
    return " ".join([*(one.of(reading.article.text) for one in before), reading.sentence])
