"""The candidates of a question, read into what could answer it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.types import Article, Span
from qa.claims.filters.corrected import but_for_the_corrected
from qa.claims.filters.destinations import of_destination
from qa.claims.filters.objects import of_asked_object
from qa.claims.filters.offices import of_office
from qa.claims.filters.paid import of_what_was_paid_for
from qa.claims.filters.reasons import reasons_first
from qa.claims.filters.restrict import of_asked_time
from qa.claims.filters.sides import asks_for_members, but_for_the_named, of_side
from qa.claims.filters.sources import of_source
from qa.claims.filters.spoken import of_speaker, on_topic_first
from qa.claims.filters.superlatives import of_the_most
from qa.claims.filters.whose import of_same_country
from qa.claims.filters.within import inside_asked_place, of_asked_kind
from qa.claims.further import with_further
from qa.claims.groups import Group
from qa.claims.lists import items_of, names_many, row_of, stand_in_a_row
from qa.claims.passed import is_passed
from qa.claims.reading import Reading, read_candidates, without_overlaps
from qa.claims.settings import ClaimSettings
from qa.claims.sight import Sight
from qa.claims.telling import informative, of_numbers
from qa.claims.time_fit import ahead, not_called_off
from qa.claims.values.units import measure_of
from qa.claims.wanted import of_wanted_type
from qa.question.form import NAME_TYPES, QuestionForm
from qa.types import Candidate, Value


@dataclass(frozen=True, slots=True)
class CandidateField:
    """The candidates of a question and what their spans are read with.

    Attributes:
        articles: by id, those of the candidates at least.
        origins: article id to origin id.
        passed: values that were answered before, where the question goes back from them.
        sight: the passages read, for values that the reader did not mark.
        is_list: whether the question, or the best span, asks for a list.
    """

    candidates: Sequence[Candidate]
    form: QuestionForm
    articles: Mapping[str, Article]
    origins: Mapping[str, str]
    settings: ClaimSettings
    passed: Sequence[Value]
    sight: Sight | None
    is_list: bool

    def readings(self) -> list[Reading]:
        """What the candidates' spans say that could be what is asked for, best first."""
        return self._answering(self.candidates, self.form)

    def widened(self, readings: list[Reading], best: Group, asked: QuestionForm) -> list[Reading]:
        """The readings with what the passages give besides, once the best group is known.

        Args:
            asked: the question, with the type of the best value where it tells none itself.
        """
        chance = self.settings.rival_chance
        told, added = with_further(self.candidates, readings, best, asked, self.sight, chance)
        if asked is self.form and not added:
            return _told_again(readings, self.candidates, told)
        more = [*told, *(one for one in added if one.hit.passage.article_id in self.articles)]
        return self._answering(more, asked) or readings

    def _answering(self, given: Sequence[Candidate], form: QuestionForm) -> list[Reading]:
        spans = _spans(given, form, self.articles, self.settings, is_list=self.is_list)
        readings = without_overlaps(read_candidates(spans, form, self.articles, self.origins))
        readings = [one for one in readings if not any(is_passed(one.value, value) for value in self.passed)]
        return _fitting(readings, form, self.settings, is_list=self.is_list)


def _told_again(
    readings: list[Reading], before: Sequence[Candidate], now: Sequence[Candidate]
) -> list[Reading]:
    """The readings of the candidates ``before``, in whose places stand those of ``now``, told more of."""
    more = {id(old): new for old, new in zip(before, now, strict=True)}
    return [replace(one, candidate=more[id(one.candidate)]) for one in readings]


def asks_for_several(
    candidates: Sequence[Candidate],
    form: QuestionForm,
    articles: Mapping[str, Article],
    settings: ClaimSettings,
) -> bool:
    """Whether the question, or the best span, asks for a list."""
    best = max(candidates, key=lambda candidate: candidate.score)
    text = _text_of(best, articles)
    near = [one for one in candidates if one.score >= best.score - settings.list_margin]
    good = [one for one in near if one.score >= settings.item_floor]
    return (
        form.wants_list
        or (asks_for_members(form) and any(candidate.stated for candidate in good))
        or names_many(best.span, form, text)
        or bool(row_of(best.span, form, text))
        or stand_in_a_row(best, good, near, form, text)
    )


def _spans(
    given: Sequence[Candidate],
    form: QuestionForm,
    articles: Mapping[str, Article],
    settings: ClaimSettings,
    *,
    is_list: bool,
) -> list[tuple[Candidate, Span]]:
    """The spans of the candidates that are not far below the best one, of a list each item."""
    least = max(candidate.score for candidate in given) - settings.support_margin
    return [
        (one, _with_measure(span, one, _text_of(one, articles)))
        for candidate in given
        if candidate.score >= least
        for one, span in items_of(candidate, form, _text_of(candidate, articles), is_list=is_list)
    ]


def _with_measure(span: Span, candidate: Candidate, text: str) -> Span:
    """A bare figure with the measure that follows it: of "23 kilometres" the reader may mark the number."""
    found = _MEASURE.match(text, span.end, max(span.end, candidate.sentence.end))
    if found is None or not _BARE_FIGURE.fullmatch(text, span.start, span.end):
        return span
    told = found["unit"].lower()
    is_measure = told in _PERCENT or (measure_of(told) is not None and not told.startswith("year"))
    return Span(span.start, found.end()) if is_measure else span


_BARE_FIGURE = re.compile(r"(?:about |some |nearly |almost |over |under )?\d[\d.,]*(?<=\d)")
_MEASURE = re.compile(r"[ -](?P<unit>per cent|[A-Za-z]+)\b")
_PERCENT = ("percent", "per cent")


def _fitting(
    readings: list[Reading], form: QuestionForm, settings: ClaimSettings, *, is_list: bool
) -> list[Reading]:
    """The readings that could be what is asked for, best first."""
    readings = but_for_the_corrected(readings, form)
    readings = of_same_country(of_destination(readings, form), form)
    readings = of_asked_kind(inside_asked_place(readings, form), form)
    readings = but_for_the_named(of_side(readings, form), form)
    readings = of_what_was_paid_for(of_office(readings, form), form)
    readings = of_asked_object(readings, form)
    readings = of_source(ahead(not_called_off(readings, form), form), form, settings.time_margin)
    readings = of_asked_time(readings, form, settings.time_margin)
    readings = informative(of_wanted_type(readings, form, _type_margin(form, settings)), form)
    if not readings:
        return []
    if not form.wants_passage and not is_list:
        readings = of_the_most(readings, form, settings.rival_margin)
    if form.wants_passage:
        readings = of_numbers(readings, form, settings.rival_margin)
    readings = of_speaker(readings, form, settings.sentence_margin)
    if form.wants_passage:
        readings = on_topic_first(readings, form, settings.sentence_margin)
        readings = reasons_first(readings, form, settings.reason_margin, settings.reason_floor)
    return readings


def _type_margin(form: QuestionForm, settings: ClaimSettings) -> float:
    return settings.name_margin if form.wanted in NAME_TYPES else settings.rival_margin


def _text_of(candidate: Candidate, articles: Mapping[str, Article]) -> str:
    return articles[candidate.hit.passage.article_id].text
