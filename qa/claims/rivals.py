"""Which other values are answers to the same question, and which are the reader's wrong guesses.

A guess of the right type proves nothing: a fitted model has weighed it beside the best value (`further`), and
rules leave out what the words exclude.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.tense import dates_back
from qa.claims.asked_unit import asked_unit, is_in_unit
from qa.claims.groups import Group, counts_otherwise, of_one_story
from qa.claims.moved import leads_on, leads_on_now, moves_between, preceding
from qa.claims.reading import Reading
from qa.claims.recurring import asks_of_recurring
from qa.claims.replaced import replaces
from qa.claims.settings import ClaimSettings
from qa.claims.telling import echoes
from qa.claims.time_fit import (
    asks_what_happened,
    is_history,
    is_only_planned,
    is_still_to_come,
    misses_time,
)
from qa.claims.values.relation import AGREEING
from qa.question.form import NAME_TYPES, QuestionForm


def rivals(groups: Sequence[Group], form: QuestionForm, settings: ClaimSettings) -> list[Group]:
    """The best group and those that answer the same question otherwise, best first."""
    if not groups:
        return []
    kept = [groups[0]]
    for group in groups[1:]:
        most = settings.max_stated if group.is_stated else settings.max_claims
        if len(kept) < most and _is_rival(group, kept, groups, form, settings):
            kept.append(group)
    return kept


def fitting_first(groups: Sequence[Group], form: QuestionForm, settings: ClaimSettings) -> list[Group]:
    """The groups with the best one that fits the question in front.

    A value that a sentence states in the question's terms stands before one that only the reader prefers,
    unless that one is sure. A value in the unit that the question names stands before one in another.

    What happened stands before what was only planned, where the question asks what happened; what holds
    before what was taken away, where it asks what is. A report counts whose sentence says as much of the
    question and is not far less likely.
    """
    groups = _in_unit_first(_stated_first(groups, settings), form, settings)
    if not groups or not misses_time(groups[0], form):
        return list(groups)
    missed = groups[0].best
    same = next(
        (one for one in groups[1:] if asks_what_happened(form) and _tells_it_too(one, groups[0])), None
    )
    if same is not None:  # "will be led by Petro, who won on Sunday" plans nothing
        return [same, *(other for other in groups if other is not same)]
    for group in groups[1:]:
        near = group.is_stated or group.best.score >= missed.score - settings.rival_margin
        as_much = group.is_stated or _says_as_much(group.best, missed, form)
        if any(group.best.shares_sentence(one) for one in groups[0].readings):
            continue  # One sentence tells of one time.
        if near and not misses_time(group, form) and as_much:
            return [group, *(other for other in groups if other is not group)]
    return list(groups)


def _tells_it_too(group: Group, planned: Group) -> bool:
    """Whether some report tells that what another plans has happened."""
    return group.modality == "asserted" and group.relation(planned) == "equal"


def _stated_first(groups: Sequence[Group], settings: ClaimSettings) -> Sequence[Group]:
    if not groups or groups[0].is_stated or groups[0].best.score >= settings.sure_score:
        return groups
    return sorted(groups, key=lambda group: not group.is_stated)


def _in_unit_first(groups: Sequence[Group], form: QuestionForm, settings: ClaimSettings) -> Sequence[Group]:
    unit = asked_unit(form)
    if unit is None or not groups or is_in_unit(groups[0].best.value, unit):
        return groups
    least = groups[0].best.score - settings.rival_margin
    for group in groups[1:]:
        if is_in_unit(group.best.value, unit) and (group.is_stated or group.best.score >= least):
            return [group, *(other for other in groups if other is not group)]
    return groups


def _says_as_much(reading: Reading, other: Reading, form: QuestionForm) -> bool:
    mine, its = reading.coverage(form), other.coverage(form)
    same_type = reading.value.type == other.value.type
    return same_type and mine.sentence >= its.sentence and mine.own_names >= its.own_names


def _is_rival(
    group: Group,
    kept: Sequence[Group],
    groups: Sequence[Group],
    form: QuestionForm,
    settings: ClaimSettings,
) -> bool:
    if not _could_answer(group, kept[0], form):
        return False
    may_be_told = group.is_stated or group.best.score >= settings.told_score
    is_told = may_be_told and _took_turns(group, kept, groups)
    if is_told and not any(group.relation(other) in AGREEING for other in kept):
        return True
    if not group.is_stated and chance(group) < settings.rival_chance:
        return False
    if not all(_excludes(group, other, form) for other in kept):
        return False
    if any(group.relation(other) in AGREEING for other in kept) and any(replaces(one, group) for one in kept):
        return False  # "no longer 17" denies nothing: it tells what was before
    if group.is_stated:
        return True
    rival, best = group.best, kept[0].best
    if rival.coverage(form).marks < best.coverage(form).marks:
        return False  # "a round" is not the third one
    if any(_stands_in_one_sentence(rival, other.best, form) for other in kept):
        return False
    if form.tense != "past" and dates_back(rival.sentence, rival.place[0]):
        return False  # when something began is not until when it holds
    if any(_is_named_beside(group, other) for other in kept):
        return False
    return rival.score >= settings.sure_score or of_one_story(group, kept[0], groups)


def _could_answer(group: Group, best: Group, form: QuestionForm) -> bool:
    """Whether a value is of the best one's type and of the time asked for, and not the same put otherwise."""
    rival, first = group.best, best.best
    if rival.value.type != first.value.type or echoes(rival, form) or _is_apposition(group, best):
        return False
    return not (
        (_is_a_part(rival) and not _is_a_part(first))
        or is_only_planned(rival, first, form)
        or is_history(rival, first, form)
        or is_still_to_come(rival, form)
        or _is_plan_in_another_unit(group, best, form)
    )


def _stands_in_one_sentence(rival: Reading, better: Reading, form: QuestionForm) -> bool:
    """Whether one sentence gives both and tells of no move: it gives each of something else.

    A row of places or dates of what happens again and again is as many answers.
    """
    if not rival.shares_sentence(better) or (rival.candidate is better.candidate and asks_of_recurring(form)):
        return False
    return not moves_between(rival.sentence, rival.place, better.place)


_COMPANION = re.compile(
    r"\b(?:with|alongside|beside|besides|accompanied by|joined by|next to)\s(?:[\w’'-]+,?\s){0,5}$", re.I
)


def _is_named_beside(group: Group, better: Group) -> bool:
    """Whether somebody is only told to be with the better one: "He led the talks, with Li beside him"."""
    if group.best.value.type != "person":
        return False
    return all(
        _COMPANION.search(mine.sentence, 0, mine.place[0])
        and any(mine.shares_sentence(its) and its.place < mine.place for its in better.readings)
        for mine in group.readings
    )


_A_PART = re.compile(r" of (?:the|them|these|those|whom|which|its|their)\b|, of whom\b")


def _is_a_part(reading: Reading) -> bool:
    """Whether a number counts some of what was counted before: "four of the children", "22 of whom"."""
    return reading.value.type == "count" and bool(_A_PART.match(reading.sentence, reading.place[1]))


def chance(group: Group) -> float:
    """How likely a value answers the question too, beside the best one; 0 where nobody weighed that."""
    return max((one.candidate.beside or 0.0 for one in group.readings), default=0.0)


def _took_turns(group: Group, kept: Sequence[Group], groups: Sequence[Group]) -> bool:
    """Whether a sentence tells that this value took a kept one's place or came before it."""
    same = [other for other in groups if any(other.relation(one) in AGREEING for one in kept)]
    if any(replaces(group, other) or replaces(other, group) for other in same):
        return True
    return any(
        moves_on(mine, its)
        or (
            mine.shares_sentence(its)
            and (
                moves_between(mine.sentence, mine.place, its.place)
                or (mine.value.type == "date" and preceding(mine.sentence, mine.place, its.place) is not None)
            )
        )
        for other in same
        for its in other.readings
        for mine in group.readings
    )


def moves_on(later: Reading, former: Reading) -> bool:
    """Whether a sentence puts a value in the place of one that a sentence beside it gives.

    "The vote had been planned for 11 May. It was put off to 18 May."
    """
    if later.article.id != former.article.id or later.value.type != former.value.type:
        return False
    mine, its = sorted((later.candidate.sentence, former.candidate.sentence))
    between = later.article.text[mine.end : its.start] if mine.end <= its.start else None
    if between is None or between.strip() or "\n" in between.strip(" "):
        return False
    if not leads_on(later.sentence, later.place[0]):
        return False
    if later.candidate.sentence.start > former.candidate.sentence.start:
        return not leads_on_now(former.sentence, former.place[0])
    if leads_on_now(later.sentence, later.place[0]):
        return True
    its_place = former.place[0]
    return bool(_TELLS_PAST.search(former.sentence, 0, its_place)) and not leads_on(
        former.sentence, its_place
    )


_TELLS_PAST = re.compile(r"\b(?:had|was|were|earlier|previously|originally|at first)\b[^,;]{0,60}$", re.I)
"""Behind a value that took its place the former one stands in the past: "It had been set for 30 June"."""


_SURELY_THE_SAME = 0.7
"""How likely a number must answer too that counts things called otherwise."""
_ROUNDING = 1e-9


def _is_plan_in_another_unit(group: Group, best: Group, form: QuestionForm) -> bool:
    """Of "how many days" a plan of half a year is no answer beside the 90 days that some report asserts."""
    unit = asked_unit(form)
    if unit is None or group.modality != "expected" or is_in_unit(group.best.value, unit):
        return False
    return is_in_unit(best.best.value, unit) and any(one.modality == "asserted" for one in best.readings)


def _is_apposition(group: Group, best: Group) -> bool:
    """Whether one only says what the other is: "on the Pampa de Illa, a dry plain to the south"."""
    return group.best.value.type in NAME_TYPES and any(
        _stands_behind(mine, its) for mine in group.readings for its in best.readings
    )


def _stands_behind(explaining: Reading, named: Reading) -> bool:
    if not explaining.shares_sentence(named) or explaining.place < named.place:
        return False
    start = explaining.place[0]
    between = explaining.sentence[named.place[1] : start]
    return between in (", ", " (") and explaining.sentence[start].islower()


def _excludes(group: Group, other: Group, form: QuestionForm) -> bool:
    """Whether both can be shown: other values do, the same value only when one report denies it."""
    relation = group.relation(other)
    if relation in AGREEING:
        return _denies(group, other, form) or _denies(other, group, form)
    if relation == "different" or is_another_number(group, other):
        return True
    return group.best.value.type == "date" and not _shares_article(group, other)


def is_another_number(first: Group, second: Group) -> bool:
    """Whether two numbers that count things called otherwise are, as far as one can tell, of one thing."""
    likely = max(chance(first), chance(second)) >= _SURELY_THE_SAME
    return likely and counts_otherwise(first, second)


def _denies(denial: Group, other: Group, form: QuestionForm) -> bool:
    """Whether one denies what the other says: its sentence speaks of all that the other's speaks of."""
    if denial.modality != "denied" or other.modality == "denied":
        return False
    return denial.best.coverage(form).sentence >= other.best.coverage(form).sentence


def _shares_article(group: Group, other: Group) -> bool:
    return bool({article.id for article in group.articles} & {article.id for article in other.articles})


def speaks_of_the_same(rival: Reading, best: Reading, form: QuestionForm, settings: ClaimSettings) -> bool:
    """Whether a rival's sentence, with what stands around it, covers the question as the best one's does."""
    mine, its = rival.coverage(form), best.coverage(form)
    if mine.names < its.names or mine.marks < its.marks:
        return False
    if rival.score >= settings.sure_score:
        return mine.around >= its.around - settings.sure_coverage_drop
    if not mine.subject or mine.sentence < min(settings.min_sentence_coverage, its.sentence):
        return False
    is_likely = rival.score >= settings.likely_score
    drop = settings.sure_coverage_drop if is_likely else max(settings.coverage_drop, mine.word)
    return mine.around >= its.around - drop - _ROUNDING
