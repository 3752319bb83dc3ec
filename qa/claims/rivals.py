"""Which other values are answers to the same question, and which are the reader's wrong guesses.

A guess of the right type proves nothing: what counts is how close the reader puts it to the best span and
whether its sentence speaks of what the question speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.claims.groups import Group
from qa.claims.moved import moves_between
from qa.claims.reading import Reading
from qa.claims.settings import ClaimSettings
from qa.question.form import NAME_TYPES, QuestionForm
from qa.question.words import content_words, stem


def rivals(groups: Sequence[Group], form: QuestionForm, settings: ClaimSettings) -> list[Group]:
    """The best group and those that answer the same question otherwise, best first."""
    if not groups:
        return []
    kept = [groups[0]]
    for group in groups[1:]:
        if len(kept) < settings.max_claims and _is_rival(group, kept, form, settings):
            kept.append(group)
    return kept


def _is_rival(group: Group, kept: Sequence[Group], form: QuestionForm, settings: ClaimSettings) -> bool:
    best, rival = kept[0].best, group.best
    if rival.value.type != best.value.type or _is_only_planned(rival, best, form):
        return False
    if _echoes(rival, form):
        return False
    if not all(_excludes(group, other) for other in kept):
        return False
    if not _is_good(rival, best, form, settings) or not speaks_of_the_same(rival, best, form, settings):
        return False
    neighbours = [other for other in kept if _shares_article(group, other)]
    return all(_stands_beside(rival, other.best, form, settings) for other in neighbours)


def _echoes(rival: Reading, form: QuestionForm) -> bool:
    """Whether a name stands in the question already: "which building in Stockholm" is not Stockholm."""
    if form.wanted not in (*NAME_TYPES, "text"):
        return False
    own = {stem(word) for word in content_words(rival.text)}
    return bool(own) and own <= {stem(word) for word in form.content_words}


def _is_good(rival: Reading, best: Reading, form: QuestionForm, settings: ClaimSettings) -> bool:
    """Whether the reader puts a rival close enough to the best, or is sure of it by itself."""
    if rival.score >= settings.sure_score:
        return True
    if rival.score < max(settings.rival_floor, best.score - settings.rival_margin):
        return False
    margin = settings.rival_margin if rival.coverage(form).tells_apart else settings.vague_margin
    return rival.score >= max(settings.rival_floor, best.score - margin)


def _is_only_planned(rival: Reading, best: Reading, form: QuestionForm) -> bool:
    """ "Where were the talks held" asks for what happened, when some report tells that."""
    return form.tense == "past" and (best.modality, rival.modality) == ("asserted", "expected")


def _excludes(group: Group, other: Group) -> bool:
    """Whether both can be shown: other values do, the same value only when one report denies it."""
    relation = group.relation(other)
    if relation in ("equal", "more_precise", "less_precise"):
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
    if mine.sentence < min(settings.min_sentence_coverage, its.sentence):
        return False
    return mine.subject and mine.around >= its.around - settings.coverage_drop
