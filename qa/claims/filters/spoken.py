"""Somebody's words on something: sentences in which they speak, and which speak of what is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.claims.coverage import roots
from qa.claims.reading import Reading
from qa.question.form import QuestionForm
from qa.question.words import content_words, stem, stems, words

_SAYS = (
    r"(?:sa(?:ys|id|ying)|t(?:ells|old|elling)|add(?:s|ed|ing)|warn(?:s|ed|ing)|argu(?:es|ed|ing)"
    r"|call(?:s|ed|ing)|insist(?:s|ed|ing)|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|den(?:ies|ied|ying)"
    r"|writ(?:es|ing)|wrote|describ(?:es|ed|ing)|maintain(?:s|ed|ing)|claim(?:s|ed|ing)"
    r"|announc(?:es|ed|ing)|reveal(?:s|ed|ing)|stress(?:es|ed|ing)|acknowledg(?:es|ed|ing)"
    r"|urg(?:es|ed|ing)|ask(?:s|ed|ing)|p[ou]ts? it|suggest(?:s|ed|ing)|recall(?:s|ed|ing)"
    r"|confirm(?:s|ed|ing)|voic(?:es|ed|ing)|express(?:es|ed|ing)|sought to|emphasi[sz](?:es|ed)"
    r"|complain(?:s|ed|ing)|accus(?:es|ed|ing)|prais(?:es|ed|ing)|welcom(?:es|ed|ing)|reject(?:s|ed|ing))"
)
_TOPIC = re.compile(r"\b(?:about|on|of|to|regarding)\s(?P<topic>[^?]+)", re.I)


def of_speaker(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """Where somebody's words are asked for, the sentences in which they speak, else those that name them.

    When a good one does: "good" is within ``margin`` of the best.
    """
    surname = words(form.speaker or "")[-1:]
    if not readings or not any(surname == words(name)[-1:] for name in form.names):
        return list(readings)
    naming = [reading for reading in readings if stem(surname[0]) in stems(reading.sentence)]
    speaking = [reading for reading in naming if speaks(reading.sentence, surname[0])]
    for found in (speaking, naming):
        if found and found[0].score >= readings[0].score - margin:
            return found
    return list(readings)


def speaks(sentence: str, surname: str) -> bool:
    """Whether a sentence has somebody say something: "Lind said", "as Lind put it", "according to Lind"."""
    return bool(_speaking(surname).search(sentence))


@lru_cache(maxsize=64)
def _speaking(surname: str) -> re.Pattern[str]:
    name = re.escape(surname)
    return re.compile(
        rf"\b{name}(?!['’]s)(?:,[^,]{{2,40}},)?(?:\s[\w’'-]+,?){{0,8}}?\s{_SAYS}\b"
        rf"|\b(?:{_SAYS}|according to)\s(?:[\w.’'-]+\s){{0,4}}?{name}\b(?!['’]s)",
        re.I,
    )


def on_topic_first(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """Where words about something are asked for, the sentences that speak most of it in front.

    Of those within ``margin`` of the best.
    """
    asked = _TOPIC.search(form.question)
    if asked is None or form.wanted != "statement" or not readings:
        return list(readings)
    speaker = roots(form.speaker or "")
    topic = frozenset[str]().union(*(roots(word) for word in content_words(asked["topic"]))) - speaker
    if not topic:
        return list(readings)
    near = [one for one in readings if one.score >= readings[0].score - margin]
    held = {id(one): len(topic & roots(one.sentence)) for one in near}
    best = max(near, key=lambda one: held[id(one)])
    if held[id(best)] <= held[id(near[0])]:
        return list(readings)
    return [best, *(one for one in readings if one is not best)]
