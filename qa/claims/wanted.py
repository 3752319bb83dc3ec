"""Whether a candidate's value is of the type that the question asks for, and could be what it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.demonyms import country_around, country_of
from corpus.gazetteer import DEMONYMS
from corpus.tense import is_until
from corpus.types import Article
from qa.claims.filters.ages import is_somebodys_age, of_asked_age
from qa.claims.filters.report_dates import is_date_of_report
from qa.claims.reading import Reading, read_one
from qa.claims.recurring import counts_other_things, numbers_asked_event
from qa.claims.values import durations
from qa.claims.values.numbers import find_quantities
from qa.question.form import QuestionForm
from qa.question.nouns import PHRASE_END, type_of_noun
from qa.question.words import stem, stems, word_set, words
from qa.types import Candidate, ValueType

_ACCEPTED: dict[str, frozenset[ValueType]] = {
    "date": frozenset({"date"}),
    "duration": frozenset({"duration", "date"}),
    "money": frozenset({"money"}),
    "percent": frozenset({"percent"}),
    "count": frozenset({"count", "percent", "money", "duration"}),
    "person": frozenset({"person"}),
    "place": frozenset({"place"}),
    "organisation": frozenset({"organisation"}),
}


def type_fit(candidate: Candidate, article: Article, form: QuestionForm) -> float:
    """1 for a span of the type that the question asks for, -1 for another, 0 where it asks for none."""
    accepted = _ACCEPTED.get(form.wanted)
    if accepted is None:
        return 0.0
    reading = read_one(candidate, candidate.span, form, article, {})
    if is_date_of_report(reading.sentence, *reading.place, form) or _is_place_of_report(reading, form):
        return -1.0
    return 1.0 if reading.value.type in accepted and not _is_unfit(reading, form) else -1.0


_HOW_SOON = re.compile(r"(?:.*,\s)?how soon\b", re.I)
"""A day answers as well as a length of time."""
_ORDINAL = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))", re.I
)
_SHARE_OF = re.compile(r"\W{0,2}(?:per ?cent\s)?\s?of(?:\s[\w’'-]+){1,5}", re.I)
_HOW_MANY = re.compile(r"\bhow many\b", re.I)


def _is_unfit(reading: Reading, form: QuestionForm) -> bool:
    """Whether a value cannot be what is asked for, whatever else is found."""
    if form.wanted in ("money", "percent"):
        return reading.value.type == "duration" or _counts_things(reading)
    if form.wanted == "organisation":
        return reading.text.lower() in DEMONYMS
    return _counts_nothing(reading, form)


def _counts_things(reading: Reading) -> bool:
    """Whether a number counts something: of "1,800 volunteers" neither a sum nor a share is told."""
    return reading.value.type == "count" and " " in reading.value.norm


def _counts_nothing(reading: Reading, form: QuestionForm) -> bool:
    """Whether an amount stands where things are counted, and its sentence does not speak of such things.

    "How many jobs" may be answered by "a tenth of the jobs", not by a rate of something else.
    """
    if form.wanted != "count" or form.head is None or not _HOW_MANY.search(form.question):
        return False
    if _ORDINAL.fullmatch(reading.text) and not reading.candidate.stated:
        return not numbers_asked_event(reading, form)  # "came third", but not "the third round"
    if counts_other_things(reading, form):
        return True
    if is_somebodys_age(reading.sentence, *reading.place):
        return True
    if reading.value.type not in ("percent", "money"):
        return False
    end = reading.place[1]
    following = _SHARE_OF.match(reading.sentence, end)
    return following is None or stem(form.head) not in stems(following.group())


def of_wanted_type(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """The readings whose value has the wanted type; all of them when no good one has it.

    "Good" is within ``margin`` of the best: a far worse span of the right type does not beat the best one.
    """
    accepted = _ACCEPTED.get(form.wanted)
    if accepted is None or not readings:
        return list(readings)
    readings = [reading for reading in readings if not _is_unfit(reading, form)]
    readings = of_asked_age(readings, form)
    is_any = form.wanted == "count" and not _HOW_MANY.search(form.question)
    is_any = is_any or bool(_HOW_SOON.match(form.question))
    exact = [
        reading
        for reading in readings
        if (reading.value.type == form.wanted or (is_any and reading.value.type in accepted))
        and not is_date_of_report(reading.sentence, *reading.place, form)
        and not _is_place_of_report(reading, form)
        and not _are_governments(reading, form)
        and not _only_says_which(reading, form)
        and not (form.wanted == "duration" and durations.tells_when(reading.sentence, *reading.place))
    ]
    exact = _or_after(_or_until(exact, readings, form), readings, form)
    typed = exact or [reading for reading in readings if reading.value.type in accepted]
    if not readings:
        return []
    best = readings[0].score
    if typed and typed[0].score >= best - margin:
        return _of_named_kind(typed, form, margin)
    return [reading for reading in readings if form.wanted not in _AMOUNTS or _tells_amount(reading.text)]


_UNTIL_IN_FRONT = re.compile(r"(?:until|till|through|up to)\b", re.I)
_UNTIL_LEAD = 1.0
"""How much better than any length of time a day must score that tells until when."""


def _or_until(exact: list[Reading], readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """For a length of time, the days until which something lasts where they answer far better than any."""
    if form.wanted != "duration":
        return exact
    days = [one for one in readings if one.value.type == "date" and _lasts_until(one)]
    return days if days and (not exact or days[0].score >= exact[0].score + _UNTIL_LEAD) else exact


def _or_after(exact: list[Reading], readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """As `_or_until`, with lengths of time that tell when: "restarted after 102 days" stood still so long."""
    if form.wanted != "duration":
        return exact
    told = [
        one
        for one in readings
        if one.value.type == "duration" and durations.tells_when(one.sentence, *one.place)
    ]
    if not told or not exact or told[0].score < exact[0].score + _UNTIL_LEAD:
        return exact
    return told if told[0].coverage(form).sentence >= exact[0].coverage(form).sentence else exact


def _lasts_until(reading: Reading) -> bool:
    """Whether a day tells how long something lasts: "until the end of 2034"."""
    return bool(_UNTIL_IN_FRONT.match(reading.text)) or is_until(reading.sentence, reading.place[0])


_AMOUNTS = frozenset({"money", "percent", "count"})
_WORDS_OF_AMOUNT = re.compile(
    r"\b(?:none|nobody|no ?one|nothing|no|half|thirds?|quarters?|most|all|both|majority|several|few|many"
    r"|free)\b",
    re.I,
)


def _tells_amount(text: str) -> bool:
    """Whether words say how much or how many at all: no "Treasury Secretary" is a salary."""
    return bool(find_quantities(text) or _WORDS_OF_AMOUNT.search(text))


_SELF_NAMING = word_set(
    "administration ministry department university court committee commission council river sea ocean "
    "island lake mountain strait county province airport palace stadium bridge square street"
)
"""Kinds that are part of the name: "which administration" asks for one that is called so."""


def is_self_naming(head: str | None) -> bool:
    """Whether things of this kind carry it in their name."""
    return head in _SELF_NAMING


def _of_named_kind(readings: list[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """Those that carry the kind asked for in their name, when a good one does."""
    if form.head not in _SELF_NAMING:
        return readings
    named = [reading for reading in readings if form.head in words(_with_next_word(reading))]
    return named if named and named[0].score >= readings[0].score - margin else readings


def _with_next_word(reading: Reading) -> str:
    """The span and the word after it: of "the Biden administration" the reader may mark the name alone."""
    end = reading.span.start - reading.candidate.sentence.start + len(reading.text)
    following = reading.sentence[end:].split()
    return " ".join([reading.text, *following[:1]])


_SAYS_WHICH = re.compile(r"\san? $", re.I)
_NOUN_AFTER = re.compile(r"\s([a-z]+)\b")


def _only_says_which(reading: Reading, form: QuestionForm) -> bool:
    """Whether a place's name tells which kind: "a White House event", but not "a London hotel"."""
    start, end = reading.place
    noun = _NOUN_AFTER.match(reading.sentence, end)
    if form.wanted != "place" or noun is None or not _SAYS_WHICH.search(reading.sentence, 0, start):
        return False
    return noun[1] not in PHRASE_END and type_of_noun(noun[1]) != "place"


_PAIR = re.compile(r"([A-ZÀ-Þ]\w+) and ([A-ZÀ-Þ]\w+)")
_LED_TO = re.compile(r"(?:\b(?:in|at|to|from|near|via|between|of)|[,(])\s(?:the )?$", re.I)


def _are_governments(reading: Reading, form: QuestionForm) -> bool:
    """Whether a place is two capitals that act: "Washington and Beijing agree" is not where they did."""
    if form.wanted != "place" or form.head is not None:
        return False
    pair = _PAIR.fullmatch(reading.text)
    if pair is None or _LED_TO.search(reading.sentence, 0, reading.place[0]):
        return False
    return all(country_around(name) or country_of(name) for name in pair.groups())


_REPORTED_FROM = re.compile(
    r"(?:,\s[A-Z][\w.\s]{2,20})?(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)?\s?(?:\([^)]*\)\s?)?[—–-]\s"
)


def _is_place_of_report(reading: Reading, form: QuestionForm) -> bool:
    """Whether a name is where the report was written ("SALTMERE, March 12 — "): nobody's, nothing's name."""
    if form.wanted not in ("person", "organisation") or not reading.text.isupper() or reading.place[0]:
        return False
    return bool(_REPORTED_FROM.match(reading.sentence, reading.place[1]))
