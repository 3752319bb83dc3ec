"""From scored spans to claims: read, keep what answers, group by value, tell change from dispute."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.types import Article
from qa.as_of import dated
from qa.claims.attribution import attribution
from qa.claims.candidate_field import CandidateField, asks_for_several
from qa.claims.chronology import ReportOrder, UnknownOrder
from qa.claims.event_dates import event_date
from qa.claims.groups import Group, SameSentence, backed, group_by_sentence, group_by_value, independent
from qa.claims.kinds import in_display_order, kind_of, likely_news
from qa.claims.lists import are_alike, earlier_first, in_text_order
from qa.claims.passages import joined, neighbour, polarity, shown_sentences
from qa.claims.reading import Reading
from qa.claims.rivals import fitting_first, rivals, speaks_of_the_same
from qa.claims.settings import ClaimSettings
from qa.claims.sight import Sight
from qa.claims.time_fit import happened
from qa.claims.values.relation import AGREEING
from qa.question.form import VALUE_TYPES, QuestionForm
from qa.types import Candidate, Citation, Claim, Kind, Status, Value

Probability = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """The claims of an answer in the order of display; ``not_found`` and no kind when there is none."""

    status: Status
    kind: Kind | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is handed in beside the candidates.

    Attributes:
        probability: that a span of this score is right.
        order: inferred order of undated reports.
        same_sentence: whether two sentences are copies.
        widened: the readings with what the passages give besides, from the readings, the best group and the
            question.
    """

    probability: Probability
    order: ReportOrder
    same_sentence: SameSentence
    widened: Callable[[list[Reading], Group, QuestionForm], list[Reading]]


def logistic(score: float) -> float:
    """The probability of log-odds, for scores that no calibrator has seen."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, score))))


def equal_words(first: str, second: str) -> bool:
    """Whether two sentences are the same but for case and spaces."""
    return first.lower().split() == second.lower().split()


def claims_from(
    candidates: Sequence[Candidate],
    form: QuestionForm,
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    settings: ClaimSettings = ClaimSettings(),  # noqa: B008 - frozen
    *,
    probability: Probability = logistic,
    order: ReportOrder | None = None,
    same_sentence: SameSentence = equal_words,
    sight: Sight | None = None,
    passed: Sequence[Value] = (),
) -> ClaimSet:
    """What the candidates claim, each value once, with everyone who reports it.

    Args:
        candidates: spans that may answer, in any order, scored on one scale.
        form: the question taken apart.
        articles: by id, those of the candidates at least; dates as known, corrected ones applied.
        origins: article id to origin id; an article that is missing is its own origin.
        settings: margins.
        probability: that a span of a score is right.
        order: inferred order between reports whose dates do not tell.
        same_sentence: whether two sentences are copies of one.
        sight: the passages read, for values that the reader did not mark.
        passed: values that were answered before, where the question goes back from them.

    Returns:
        ``conflicting`` only when values exclude each other at the same or an unknown time.
    """
    at_hand = [candidate for candidate in candidates if candidate.hit.passage.article_id in articles]
    if not at_hand:
        return ClaimSet("not_found", None, ())
    is_list = asks_for_several(at_hand, form, articles, settings)
    field = CandidateField(at_hand, form, articles, origins, settings, passed, sight, is_list)
    known = Knowledge(probability, order or UnknownOrder(), same_sentence, field.widened)
    readings = field.readings()
    if not readings:
        return ClaimSet("not_found", None, ())
    if form.wants_passage:
        return _passage(readings, form, known, settings)
    return (_list if is_list else _values)(readings, form, known, settings)


def _passage(
    readings: list[Reading], form: QuestionForm, known: Knowledge, settings: ClaimSettings
) -> ClaimSet:
    groups = group_by_sentence(readings, known.same_sentence)
    beside = neighbour(groups, settings)
    shown = [one for one in shown_sentences(groups, form, settings) if beside not in one.readings]
    status, kind, sign = "answered", "passage", 0
    if form.wanted == "yesno":
        status, kind, sign = polarity(shown, known.order, settings)
    claims = [_undated(group, known, settings) for group in shown]
    if beside is not None:
        claims[0] = joined(claims[0], groups[0].best, beside)
    return ClaimSet(status, kind, dated(claims[::-1] if sign == -1 else claims, kind))


def _list(readings: list[Reading], form: QuestionForm, known: Knowledge, settings: ClaimSettings) -> ClaimSet:
    readings = happened(readings, form)
    found = _items(readings, readings[0], form, settings)
    if len(found) < 2:  # the likeliest span names one thing; a sentence more to the point may name several
        fitting = fitting_first(group_by_value(readings), form, settings)[0].best
        found = _items(readings, fitting, form, settings) if fitting is not readings[0] else found
    if len(found) < 2:
        return _values(readings, form, known, settings)
    return ClaimSet(
        "answered", "list", _claims(earlier_first(in_text_order(found), form), "list", known, settings)
    )


def _items(
    readings: list[Reading], best: Reading, form: QuestionForm, settings: ClaimSettings
) -> list[Group]:
    """The values that stand beside the best one in its row, or in other sentences of the same subject."""
    good = [
        reading
        for reading in readings
        if reading is best
        or reading.candidate is best.candidate
        or (reading.candidate.stated and reading.value.type == best.value.type)
        or (
            reading.score >= best.score - settings.list_margin
            and reading.score >= settings.item_floor
            and reading.value.type == best.value.type
            and are_alike(reading, best)
            and speaks_of_the_same(reading, best, form, settings)
        )
    ]
    return _each_once(group_by_value(good))[: settings.max_items]


def _each_once(groups: list[Group]) -> list[Group]:
    """A row names a thing once: what one report expects and another tells of is one item."""
    kept: list[Group] = []
    for group in groups:
        if not any(group.relation(other) in AGREEING for other in kept):
            kept.append(group)
    return kept


def _values(
    readings: list[Reading], form: QuestionForm, known: Knowledge, settings: ClaimSettings
) -> ClaimSet:
    if form.wanted == "text" and readings[0].value.type in VALUE_TYPES:
        form = replace(form, wanted=readings[0].value.type)  # "What fee ...?": the answer tells the type
    to_come = form.tense != "past" and form.wanted in VALUE_TYPES
    found = fitting_first(group_by_value(readings, to_come=to_come), form, settings)
    readings = known.widened(readings, found[0], form)
    found = fitting_first(group_by_value(readings, to_come=to_come), form, settings)
    groups = likely_news(rivals(found, form, settings), form, known.order, settings)
    kind = kind_of(groups, form, known.order, settings)
    shown = in_display_order(groups, kind, form, known.order, settings)
    status: Status = "conflicting" if kind == "disputed" else "answered"
    shown = [
        backed(group, form, settings) for group in earlier_first(shown, form, newest_first=kind == "changed")
    ]
    return ClaimSet(status, kind, _claims(shown, kind, known, settings))


def _claims(
    shown: Sequence[Group], kind: Kind, known: Knowledge, settings: ClaimSettings
) -> tuple[Claim, ...]:
    return dated([_undated(group, known, settings) for group in shown], kind)


def _undated(group: Group, known: Knowledge, settings: ClaimSettings) -> Claim:
    best = group.best
    origins = independent(group.readings, known.same_sentence)
    return Claim(
        text=best.text,
        value=best.value,
        as_of=None,
        as_of_basis="none",
        event_date=event_date(best),
        modality=group.modality,
        attribution=_attribution(best),
        probability=_probability(origins, known.probability, settings),
        citations=tuple(_citation(reading) for reading in group.readings),
        origins=len(origins),
    )


def _citation(reading: Reading) -> Citation:
    sentence = reading.candidate.sentence
    return Citation(
        article=reading.article,
        span=reading.span,
        quote=reading.text,
        sentence=sentence if sentence.contains(reading.span) else reading.span,
        origin=reading.origin,
    )


def _attribution(reading: Reading) -> str | None:
    start = reading.span.start - reading.candidate.sentence.start
    found = attribution(reading.sentence, start, start + len(reading.text))
    return found.of(reading.sentence) if found else None


def _probability(origins: list[list[Reading]], probability: Probability, settings: ClaimSettings) -> float:
    """Noisy-or over independent origins, each further one weighing a part, capped."""
    each = sorted((max(probability(reading.score) for reading in origin) for origin in origins), reverse=True)
    wrong = 1.0 - each[0]
    for further in each[1:]:
        wrong *= 1.0 - settings.support_weight * further
    return max(each[0], min(1.0 - wrong, settings.probability_cap))
