"""Which other values are answers to the same question, and which are the reader's wrong guesses.

A guess of the right type proves nothing: what counts is how close the reader puts it to the best span and
whether its sentence speaks of what the question speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.claims.asked_unit import asked_unit, is_in_unit
from qa.claims.chronology import ReportOrder, compare_groups
from qa.claims.groups import Group, of_one_story
from qa.claims.moved import leads_on, moves_between, preceding
from qa.claims.reading import Reading
from qa.claims.settings import ClaimSettings
from qa.claims.telling import echoes
from qa.claims.time_fit import (
    came_since,
    is_history,
    is_only_planned,
    is_over,
    is_still_to_come,
    misses_time,
)
from qa.claims.values.relation import AGREEING
from qa.question.form import NAME_TYPES, VALUE_TYPES, QuestionForm
from qa.question.words import stem, word_set


def rivals(
    groups: Sequence[Group], form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> list[Group]:
    """The best group and those that answer the same question otherwise, best first."""
    if not groups:
        return []
    kept = [groups[0]]
    for group in groups[1:]:
        most = settings.max_stated if group.is_stated else settings.max_claims
        if len(kept) < most and _is_rival(group, kept, groups, form, order, settings):
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
    for group in groups[1:]:
        near = group.is_stated or group.best.score >= missed.score - settings.rival_margin
        as_much = group.is_stated or _says_as_much(group.best, missed, form)
        if any(_share_sentence(group.best, one) for one in groups[0].readings):
            continue  # One sentence tells of one time.
        if near and not misses_time(group, form) and as_much:
            return [group, *(other for other in groups if other is not group)]
    return list(groups)


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
    order: ReportOrder,
    settings: ClaimSettings,
) -> bool:
    best, rival = kept[0].best, group.best
    if rival.value.type != best.value.type or _counts_others(rival, best, settings):
        return False
    if is_only_planned(rival, best, form) or echoes(rival, form) or _is_apposition(group, kept[0]):
        return False
    took_turns = _took_turns(group, kept, groups)
    is_news = took_turns or (group.is_stated and came_since(rival, kept[0]))
    if is_over(group, best, form) and not is_news:
        return False
    if (
        is_history(rival, best, form)
        or is_still_to_come(rival, form)
        or _is_plan_in_another_unit(group, kept[0], form)
    ):
        return False
    told = took_turns and (group.is_stated or rival.score >= settings.told_score)
    if told and not any(group.relation(other) in AGREEING for other in kept):
        return True
    if not all(_excludes(group, other, form) for other in kept):
        return False
    if group.is_stated:
        return True
    if rival.score < settings.sure_score and not of_one_story(group, kept[0]):
        return False
    apart = _of_another_time(group, kept[0], form, order, settings)
    if _is_marked_later(group, kept[0], form, order, settings):
        return True
    if not any(_answers_too(one, best, form, settings, apart=apart) for one in group.readings):
        return False
    neighbours = [other for other in kept if _shares_article(group, other)]
    return all(_stands_beside(rival, other.best, form, settings) for other in neighbours)


def _is_marked_later(
    group: Group, best: Group, form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> bool:
    """Whether the reader by itself marks who or where something is in a report of another time.

    How likely it is says little then: that is low because the name of another time is surer.
    """
    margin = group.best.candidate.margin
    if form.wanted not in NAME_TYPES or form.tense == "past" or margin is None:
        return False
    if margin < settings.marked_margin or not group.best.coverage(form).own_subject:
        return False
    return bool(compare_groups(group.articles, best.articles, order, settings.same_time_days))


def _took_turns(group: Group, kept: Sequence[Group], groups: Sequence[Group]) -> bool:
    """Whether a sentence tells that this value took a kept one's place or came before it."""
    same = [other for other in groups if any(other.relation(one) in AGREEING for one in kept)]
    return any(
        moves_on(mine, its)
        or (
            _share_sentence(mine, its)
            and (
                moves_between(mine.sentence, mine.place, its.place)
                or (mine.value.type == "date" and preceding(mine.sentence, mine.place, its.place) is not None)
            )
        )
        for other in same
        for its in other.readings
        for mine in group.readings
    )


def _share_sentence(first: Reading, second: Reading) -> bool:
    return first.article.id == second.article.id and first.candidate.sentence == second.candidate.sentence


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
    return leads_on(later.sentence, later.place[0]) and not leads_on(former.sentence, former.place[0])


def _of_another_time(
    group: Group, best: Group, form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> bool:
    """Whether two values of something that moves come from earlier and later reports.

    Each can be right of its time, so that how sure the best one is tells nothing against the other.
    """
    if form.tense == "past" or form.wanted not in VALUE_TYPES:
        return False
    return bool(compare_groups(group.articles, best.articles, order, settings.same_time_days))


def _answers_too(
    rival: Reading, best: Reading, form: QuestionForm, settings: ClaimSettings, *, apart: bool
) -> bool:
    """Whether a rival is likely by itself, or less so but said of all that the best one is said of.

    Args:
        apart: the reports are of different times; see `_of_another_time`.
    """
    mine, its = rival.coverage(form), best.coverage(form)
    if rival.score < settings.sure_score and not mine.tells_apart:
        return rival.score >= best.score - settings.vague_margin and speaks_of_the_same(
            rival, best, form, settings
        )
    if not speaks_of_the_same(rival, best, form, settings):
        return False
    is_stated = best.candidate.stated
    if rival.score >= (settings.sure_score if is_stated else settings.likely_score):
        return True
    if rival.score < settings.faint_score:
        return False
    slack = 0.0 if is_stated and mine.word > _FEW_WORDS else mine.word
    margin = settings.recurring_margin if asks_of_recurring(form) else settings.rival_margin
    as_much = (
        mine.own_names >= its.own_names
        and (mine.bare >= its.bare - slack - _ROUNDING or asks_of_recurring(form))
        and (form.tense != "past" or mine.own_subject >= its.own_subject)
        and mine.sentence >= max(settings.min_faint_coverage, its.sentence - slack - _ROUNDING)
    )
    near_best = rival.score >= (settings.other_time_score if is_stated else best.score - margin)
    return as_much and (near_best or (apart and rival.score >= settings.other_time_score))


_ROUNDING = 1e-9
_FEW_WORDS = 0.4
"""What a word weighs in a question of two: there a sentence that leaves one out speaks of another thing."""
_RECURRING = frozenset(
    stem(word)
    for word in word_set(
        "talks meetings rounds negotiations discussions calls visits games matches attacks strikes "
        "elections summits hearings protests launches raids"
    )
)


def asks_of_recurring(form: QuestionForm) -> bool:
    """Whether the place or time of what happens again and again is asked for ("the talks")."""
    recurs = any(stem(word) in _RECURRING for word in form.content_words)
    return recurs and form.wanted in ("place", "date")


def counts_what_recurs(form: QuestionForm) -> bool:
    """Whether it is asked how often something happened so far: "how many rounds", "which round"."""
    return form.head in ("times", "number") or (form.head is not None and stem(form.head) in _RECURRING)


def _is_plan_in_another_unit(group: Group, best: Group, form: QuestionForm) -> bool:
    """Of "how many days" a plan of half a year is no answer beside the 90 days that some report asserts."""
    unit = asked_unit(form)
    if unit is None or group.modality != "expected" or is_in_unit(group.best.value, unit):
        return False
    return is_in_unit(best.best.value, unit) and any(one.modality == "asserted" for one in best.readings)


def _counts_others(rival: Reading, best: Reading, settings: ClaimSettings) -> bool:
    """Whether an unlikely number counts other things than the best one: patients, where it counts people."""
    units = {reading.value.norm.partition(" ")[2] for reading in (rival, best)}
    unlikely = rival.score < settings.likely_score and not rival.candidate.stated
    unlikely = unlikely and best.score >= settings.sure_score
    return best.value.type == "count" and unlikely and len(units) == 2 and "" not in units


def _is_apposition(group: Group, best: Group) -> bool:
    """Whether one only says what the other is: "on the Pampa de Illa, a dry plain to the south"."""
    return group.best.value.type in NAME_TYPES and any(
        _stands_behind(mine, its) for mine in group.readings for its in best.readings
    )


def _stands_behind(explaining: Reading, named: Reading) -> bool:
    if not _share_sentence(explaining, named) or explaining.place < named.place:
        return False
    start = explaining.place[0]
    between = explaining.sentence[named.place[1] : start]
    return between in (", ", " (") and explaining.sentence[start].islower()


def _excludes(group: Group, other: Group, form: QuestionForm) -> bool:
    """Whether both can be shown: other values do, the same value only when one report denies it."""
    relation = group.relation(other)
    if relation in AGREEING:
        return _denies(group, other, form) or _denies(other, group, form)
    if relation == "different":
        return True
    return group.best.value.type == "date" and not _shares_article(group, other)


def _denies(denial: Group, other: Group, form: QuestionForm) -> bool:
    """Whether one denies what the other says: its sentence speaks of all that the other's speaks of."""
    if denial.modality != "denied" or other.modality == "denied":
        return False
    return denial.best.coverage(form).sentence >= other.best.coverage(form).sentence


def _shares_article(group: Group, other: Group) -> bool:
    return bool({article.id for article in group.articles} & {article.id for article in other.articles})


def _stands_beside(rival: Reading, better: Reading, form: QuestionForm, settings: ClaimSettings) -> bool:
    """An article that gives two values does so in two sentences, the second as much about the question."""
    if rival.article.id != better.article.id:
        return True
    if rival.candidate is better.candidate and asks_of_recurring(form):
        return True  # "in Geneva, in London and in Madrid"
    if rival.candidate.sentence == better.candidate.sentence:
        return moves_between(rival.sentence, rival.place, better.place)
    close = rival.score >= better.score - settings.same_article_margin
    return close and rival.coverage(form).sentence >= better.coverage(form).sentence


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
