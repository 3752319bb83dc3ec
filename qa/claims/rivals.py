"""Which other values are answers to the same question, and which are the reader's wrong guesses.

A guess of the right type proves nothing: what counts is how close the reader puts it to the best span and
whether its sentence speaks of what the question speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.time_norms import bounds, full_day
from qa.claims.groups import Group
from qa.claims.moved import moves_between
from qa.claims.reading import Reading, echoes
from qa.claims.settings import ClaimSettings
from qa.question.form import QuestionForm
from qa.question.words import stem, word_set

_SAME = frozenset({"equal", "more_precise", "less_precise"})


def rivals(groups: Sequence[Group], form: QuestionForm, settings: ClaimSettings) -> list[Group]:
    """The best group and those that answer the same question otherwise, best first."""
    if not groups:
        return []
    kept = [groups[0]]
    for group in groups[1:]:
        if len(kept) < settings.max_claims and _is_rival(group, kept, groups, form, settings):
            kept.append(group)
    return kept


def _is_rival(
    group: Group, kept: Sequence[Group], groups: Sequence[Group], form: QuestionForm, settings: ClaimSettings
) -> bool:
    best, rival = kept[0].best, group.best
    if rival.value.type != best.value.type:
        return False
    if _is_only_planned(rival, best, form) or _is_over(rival, best, form) or echoes(rival, form):
        return False
    if not all(_excludes(group, other) for other in kept):
        return False
    if _took_turns(group, kept, groups):
        return True
    if not _answers_too(rival, best, form, settings):
        return False
    neighbours = [other for other in kept if _shares_article(group, other)]
    return all(_stands_beside(rival, other.best, form, settings) for other in neighbours)


def _took_turns(group: Group, kept: Sequence[Group], groups: Sequence[Group]) -> bool:
    """Whether a sentence tells that this value followed a kept one, or was left for it."""
    same = [other for other in groups if any(other.relation(one) in _SAME for one in kept)]
    return any(
        mine.candidate.sentence == its.candidate.sentence
        and mine.article.id == its.article.id
        and moves_between(mine.sentence, mine.place, its.place)
        for other in same
        for its in other.readings
        for mine in group.readings
    )


def _answers_too(rival: Reading, best: Reading, form: QuestionForm, settings: ClaimSettings) -> bool:
    """Whether a rival is likely by itself, or less so but said of all that the best one is said of."""
    mine, its = rival.coverage(form), best.coverage(form)
    if rival.score < settings.sure_score and not mine.tells_apart:
        return rival.score >= best.score - settings.vague_margin and speaks_of_the_same(
            rival, best, form, settings
        )
    if not speaks_of_the_same(rival, best, form, settings):
        return False
    if rival.score >= settings.likely_score:
        return True
    if rival.score < settings.faint_score:
        return False
    margin = settings.recurring_margin if asks_of_recurring(form) else settings.rival_margin
    as_much = mine.own_names >= its.own_names and mine.sentence >= its.sentence - mine.word - _ROUNDING
    return as_much and mine.sentence >= settings.min_faint_coverage and rival.score >= best.score - margin


_ROUNDING = 1e-9
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


def _is_only_planned(rival: Reading, best: Reading, form: QuestionForm) -> bool:
    """ "Where were the talks held" asks for what happened, when some report tells that."""
    return form.tense == "past" and (best.modality, rival.modality) == ("asserted", "expected")


def _is_over(rival: Reading, best: Reading, form: QuestionForm) -> bool:
    """ "When does it expire" asks for no day that was over when reported, where another was still ahead."""
    return form.tense != "past" and _was_past(rival) and not _was_past(best)


def _was_past(reading: Reading) -> bool:
    """Whether a date lay wholly before the day of its report; False where either is not known."""
    published = full_day(reading.article.published)
    own = bounds(reading.value.norm) if reading.value.type == "date" else None
    return bool(published and own and own.has_year and own.last < published)


def _excludes(group: Group, other: Group) -> bool:
    """Whether both can be shown: other values do, the same value only when one report denies it."""
    relation = group.relation(other)
    if relation in _SAME:
        return "denied" in (group.modality, other.modality) and group.modality != other.modality
    if relation == "different":
        return True
    return group.best.value.type == "date" and not _shares_article(group, other)


def _shares_article(group: Group, other: Group) -> bool:
    return bool({article.id for article in group.articles} & {article.id for article in other.articles})


def _stands_beside(rival: Reading, better: Reading, form: QuestionForm, settings: ClaimSettings) -> bool:
    """An article that gives two values does so in two sentences, the second as much about the question."""
    if rival.article.id != better.article.id:
        return True
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
