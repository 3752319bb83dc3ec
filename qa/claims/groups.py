"""Readings that say the same, together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.gazetteer import DEMONYMS
from corpus.types import Article
from qa.claims.ended import is_ended
from qa.claims.reading import Reading
from qa.claims.settings import ClaimSettings
from qa.claims.stories import tell_one_story
from qa.claims.values import compatible
from qa.claims.values.numbers import parse_norm
from qa.claims.values.relation import AGREEING, Relation
from qa.claims.venues import is_venue_of
from qa.question.form import VALUE_TYPES, QuestionForm
from qa.types import Modality

SameSentence = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """One value with everyone who reports it; readings best first."""

    readings: tuple[Reading, ...]

    @property
    def best(self) -> Reading:
        """The reading that the claim quotes."""
        return self.readings[0]

    @property
    def modality(self) -> Modality:
        """Of all its readings."""
        return self.best.modality

    @property
    def articles(self) -> tuple[Article, ...]:
        """Of its readings, without repeats."""
        return tuple({reading.article.id: reading.article for reading in self.readings}.values())

    @property
    def is_stated(self) -> bool:
        """Whether some report states the value in the question's own terms."""
        return any(reading.candidate.stated for reading in self.readings)

    @property
    def is_ended(self) -> bool:
        """Whether some report says that the value was taken away."""
        return any(is_ended(reading.sentence, *reading.place) for reading in self.readings)

    def relation(self, other: Group) -> Relation:
        """Of the best readings' values."""
        return compatible(self.best.value, other.best.value)


def backed(group: Group, form: QuestionForm, settings: ClaimSettings) -> Group:
    """The group without readings that only happen to give its value: "10%", said of another country's rate.

    One backs the best that is likely itself, is stated in the question's terms, or stands in a sentence that
    speaks of as much of the question. Names do not recur by chance.
    """
    if form.wanted not in VALUE_TYPES:
        return group
    best = group.best
    its = best.coverage(form)

    def backs(reading: Reading) -> bool:
        if reading is best or reading.candidate.stated or reading.score >= settings.faint_score:
            return True
        mine = reading.coverage(form)
        return mine.own_names >= its.own_names and mine.sentence >= its.sentence

    return Group(tuple(reading for reading in group.readings if backs(reading)))


def of_one_story(first: Group, second: Group, among: Sequence[Group] = ()) -> bool:
    """Whether some report of one value tells the story of some report of the other.

    Args:
        among: values whose reports may tell of it between the two.
    """
    pairs = [(left, right) for left in first.articles for right in second.articles]
    if any(tell_one_story(*pair) for pair in pairs):
        return True
    others = {article.id: article for group in among for article in group.articles}
    return any(tell_one_story(*pair, others.values()) for pair in pairs)


def counts_otherwise(first: Group, second: Group) -> bool:
    """Whether two numbers differ that count things called otherwise: "14 aircraft" and "eleven planes"."""
    if {first.best.value.type, second.best.value.type} != {"count"}:
        return False
    mine, its = parse_norm(first.best.value.norm), parse_norm(second.best.value.norm)
    if mine is None or its is None or not (mine.unit and its.unit) or mine.unit == its.unit:
        return False
    return replace(mine, unit="").interval.relation(replace(its, unit="").interval) == "different"


def group_by_value(readings: Sequence[Reading], *, to_come: bool = False) -> list[Group]:
    """Groups in the order of their best readings.

    A reading joins the first group whose every value it agrees with, in the same modality: "expected to
    travel" never joins "travelled", and "Trump" joins Donald or Melania, not both.

    Args:
        to_come: whether what is to come is asked for: there "ends on Friday" and "is due to end on Friday"
            say the same.
    """
    groups: list[list[Reading]] = []
    for reading in readings:
        home = next((group for group in groups if _agrees(reading, group, to_come)), None)
        if home is None:
            groups.append([reading])
        else:
            home.append(reading)
    return [Group(tuple(_precise_first(sorted(group, key=_is_adjective)))) for group in groups]


_PRECISE_MARGIN = 1.0
"""How far below the best a reading may score and be quoted for it: "4 April" for "April"."""


def _precise_first(group: Sequence[Reading]) -> list[Reading]:
    """The readings of one value with a more precise day in front, where that is nearly as likely."""
    best = group[0]
    for reading in group[1:] if best.value.type == "date" else ():
        near = reading.score >= best.score - _PRECISE_MARGIN
        if near and compatible(reading.value, best.value) == "more_precise":
            return [reading, *(one for one in group if one is not reading)]
    return list(group)


def _is_adjective(reading: Reading) -> bool:
    """Whether a place is only told by what belongs to it: "the Colombian race"; its name is quoted first."""
    return reading.value.type == "place" and reading.text.lower() in DEMONYMS


_SAID_OF_THE_FUTURE = frozenset({"asserted", "expected"})


def _agrees(reading: Reading, group: Sequence[Reading], to_come: bool) -> bool:
    is_same_value = all(
        (compatible(reading.value, other.value) in AGREEING and not _only_by_weekday(reading, other))
        or is_venue_of(reading, other)
        for other in group
    )
    if not is_same_value:
        return False
    modalities = {reading.modality, group[0].modality}
    return len(modalities) == 1 or (to_come and modalities == _SAID_OF_THE_FUTURE)


def _only_by_weekday(first: Reading, second: Reading) -> bool:
    """Whether a weekday of one undated report is all that two dates of two reports have in common."""
    days = [one.value.norm.startswith("XXXX-W") for one in (first, second)]
    return first.value.type == "date" and days[0] != days[1] and first.article.id != second.article.id


def group_by_sentence(readings: Sequence[Reading], same_sentence: SameSentence) -> list[Group]:
    """For questions that a sentence answers: copies of one sentence are one claim."""
    groups: list[list[Reading]] = []
    for reading in readings:
        home = next((group for group in groups if same_sentence(reading.sentence, group[0].sentence)), None)
        if home is None:
            groups.append([reading])
        else:
            home.append(reading)
    return [Group(tuple(group)) for group in groups]


def independent(readings: Sequence[Reading], same_sentence: SameSentence) -> list[list[Reading]]:
    """Readings by independent origin: copied articles and copied sentences are one."""
    parts: list[list[Reading]] = []
    for reading in readings:
        touching = [
            part for part in parts if any(_same_origin(reading, other, same_sentence) for other in part)
        ]
        merged = [reading]
        for part in touching:
            parts.remove(part)
            merged = [*part, *merged]
        parts.append(merged)
    return parts


def _same_origin(first: Reading, second: Reading, same_sentence: SameSentence) -> bool:
    if first.origin == second.origin or first.article.id == second.article.id:
        return True
    return same_sentence(first.sentence, second.sentence)
