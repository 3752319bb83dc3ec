"""What it means that reports give several values: change, dispute, or several events."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import combinations, permutations

from corpus.time_norms import bounds
from qa.claims.chronology import ReportOrder, compare_groups, compare_newest
from qa.claims.groups import Group, of_one_story
from qa.claims.moved import former, is_of_the_one_before, preceding
from qa.claims.reading import Reading
from qa.claims.recurring import asks_of_recurring, counts_what_recurs
from qa.claims.replaced import replaces
from qa.claims.rivals import is_another_number, moves_on
from qa.claims.settings import ClaimSettings
from qa.claims.succession import came_after
from qa.claims.time_fit import asks_what_held_after, is_next_asked
from qa.claims.values.numbers import parse_norm
from qa.question.form import NAME_TYPES, VALUE_TYPES, QuestionForm
from qa.question.tolls import toll_in
from qa.types import Kind

_FIGURE = re.compile(r"\d")
_EVENT_TYPES = frozenset({"date", "place", "person", "organisation", "text"})
"""Types that a past event does not change: a rate or a toll moves, the winner of a match does not."""


def kind_of(groups: Sequence[Group], form: QuestionForm, order: ReportOrder, settings: ClaimSettings) -> Kind:
    """The kind of an answer with these claims.

    ``disputed`` as soon as two of them exclude each other at the same or at an unknown time, and no later
    report gives another value than either.
    """
    if len(groups) < 2:
        return "single"
    pairs = list(combinations(groups, 2))
    kinds: list[Kind] = [_pair(first, second, form, order, settings) for first, second in pairs]

    def is_outdated(first: Group, second: Group) -> bool:
        others = (one for one in groups if one is not first and one is not second)
        return any(
            all(_later(one, old, form, order, settings) == 1 for old in (first, second)) for one in others
        )

    if "changed" in kinds:
        kinds = [
            kind
            for kind, pair in zip(kinds, pairs, strict=True)
            if not _is_unplaced(kind, *pair, form) and not (kind == "disputed" and is_outdated(*pair))
        ]
    if "disputed" in kinds:
        return "disputed"
    return "senses" if "senses" in kinds and not _asks_for_latest(form) else "changed"


def _is_unplaced(kind: Kind, first: Group, second: Group, form: QuestionForm) -> bool:
    """Whether two values only seem to be disputed, or two senses of what is, since no date places one.

    Among values that are known to have changed that is no quarrel.
    """
    undated = [not _is_dated(group) for group in (first, second)]
    seems = kind == "disputed" or (kind == "senses" and form.tense != "past")
    return seems and any(undated) and not all(undated)


def likely_news(
    groups: Sequence[Group], form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> list[Group]:
    """The groups without those of later reports that are hardly answers: the newest value stands first.

    A figure that moves may be told in other words each time, and a value that took the best one's place in so
    many words, or is stated in the question's, needs no score.
    """
    if not groups or form.wanted in VALUE_TYPES:
        return list(groups)
    best, *others = groups
    least = min(settings.likely_score, best.best.score - settings.news_margin)
    kept = [
        other
        for other in others
        if other.is_stated
        or other.best.score >= least
        or _moved(other, best) is not None
        or _later(other, best, form, order, settings) != 1
    ]
    return [best, *kept]


def _asks_for_latest(form: QuestionForm) -> bool:
    """Of "when did they last speak" every later event puts the earlier ones out of date."""
    return any(time.kind in ("latest", "now") for time in form.times)


def _pair(
    first: Group, second: Group, form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> Kind:
    are_stated = (
        first.is_stated and second.is_stated
    )  # which only passages of one story are looked through for
    if form.tense == "past" and not are_stated and not of_one_story(first, second):
        return "senses"  # what happened elsewhere neither supersedes nor contradicts
    sign = _later(first, second, form, order, settings)
    if _are_two_events(first, second, form, sign, settings):
        return "senses"
    if sign or (form.tense != "past" and first.is_ended and second.is_ended):
        return "changed"
    return "senses" if _both_can_hold(first, second, form) else "disputed"


def _later(
    first: Group, second: Group, form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> int | None:
    """1 when ``first`` is the newer value: by a move or an end that is told, else by the reports' times."""
    moved = _moved(first, second)
    if moved is not None:
        return moved
    moves = form.tense != "past" or asks_what_held_after(form)
    if moves and first.is_ended != second.is_ended:
        return -1 if first.is_ended else 1
    if _asks_for_last_event(form) and (by_day := _by_day(first, second)):
        return by_day
    compared = compare_newest if is_next_asked(form) else compare_groups
    sign = compared(first.articles, second.articles, order, settings.same_time_days)
    return _by_count(first, second, form) if sign is None else sign


def _by_count(first: Group, second: Group, form: QuestionForm) -> int | None:
    """Of how many there have been so far the greater number is the later one."""
    if form.wanted != "count" or not counts_what_recurs(form):
        return None
    mine, its = parse_norm(first.best.value.norm), parse_norm(second.best.value.norm)
    if mine is None or its is None or mine.amount == its.amount:
        return None
    return 1 if mine.amount > its.amount else -1


def _asks_for_last_event(form: QuestionForm) -> bool:
    """ "When was the latest round", but not "when is it now due"."""
    return (
        form.wanted == "date" and form.tense == "past" and any(time.kind == "latest" for time in form.times)
    )


def _by_day(first: Group, second: Group) -> int:
    """The later of two days on which something happened is that of the last, whichever report tells of it."""
    if {first.modality, second.modality} != {"asserted"}:
        return 0
    mine, its = bounds(first.best.value.norm), bounds(second.best.value.norm)
    if mine is None or its is None or not (mine.has_year and its.has_year):
        return 0
    return (mine.first > its.last) - (mine.last < its.first)


def _moved(first: Group, second: Group) -> int | None:
    for mine in first.readings:
        for other in second.readings:
            if moves_on(mine, other):
                return 1
            if moves_on(other, mine):
                return -1
            if not mine.shares_sentence(other):
                continue
            place, its_place = mine.place, other.place
            left_behind = former(mine.sentence, place, its_place) if _can_move(mine, other) else None
            if left_behind is None and mine.value.type == "date":
                left_behind = preceding(mine.sentence, place, its_place)
            if left_behind is not None:
                return -1 if left_behind == place else 1
    if replaces(first, second) or came_after(first, second):
        return 1
    return -1 if replaces(second, first) or came_after(second, first) else None


def _can_move(first: Reading, second: Reading) -> bool:
    """Whether one may take the other's place: of "a curfew from ten to five" neither does."""
    free = {first.value.type, second.value.type} == {"text"}
    return not free or all(_FIGURE.search(one.text) for one in (first, second))


def _are_two_events(
    first: Group, second: Group, form: QuestionForm, sign: int | None, settings: ClaimSettings
) -> bool:
    """Whether a question about a past event fits two of them: past events do not move."""
    if form.tense != "past" or form.wanted not in _EVENT_TYPES:
        return False
    if {first.modality, second.modality} != {"asserted"}:
        return False
    if first.best.value.type == "date":
        return _days_apart(first, second) > settings.event_days or _moved(first, second) is not None
    return bool(sign)


def _days_apart(first: Group, second: Group) -> int:
    left, right = bounds(first.best.value.norm), bounds(second.best.value.norm)
    if left is None or right is None or left.has_year != right.has_year:
        return 0
    apart = max((left.first - right.last).days, (right.first - left.last).days)
    middles = (
        left.first.toordinal() + left.last.toordinal() - right.first.toordinal() - right.last.toordinal()
    ) / 2
    return round(abs(middles)) if apart > 0 else apart


def _both_can_hold(first: Group, second: Group, form: QuestionForm) -> bool:
    """Whether both can be true at one time.

    A plan and a fact can, times that cannot be compared ("Thursday", "February 4"), the places and times of
    what happens again and again ("the talks"), names that one report gives, and clauses: two things that
    somebody wanted are no quarrel.
    """
    incomparable = first.relation(second) == "incomparable" and not is_another_number(first, second)
    if incomparable or _are_clauses(first, second):
        return True
    if form.wanted in NAME_TYPES and _of_one_report(first, second):
        return True
    if asks_of_recurring(form) and {first.modality, second.modality} == {"asserted"}:
        return True
    modalities = {first.modality, second.modality}
    if form.tense != "past" and form.wanted in VALUE_TYPES and "opinion" not in modalities:
        return False  # what is said to be and what is expected to be answer the same question
    return len(modalities) == 2 and "denied" not in modalities


_CLAUSE_WORDS = 5


def _are_clauses(*groups: Group) -> bool:
    free = all(group.best.value.type in ("text", "sentence") for group in groups)
    return free and all(len(group.best.text.split()) >= _CLAUSE_WORDS for group in groups)


def _of_one_report(first: Group, second: Group) -> bool:
    return {article.id for article in first.articles} == {article.id for article in second.articles}


def in_display_order(
    groups: Sequence[Group], kind: Kind, form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> list[Group]:
    """Newest first, where the order is known, if values changed; else most probable first.

    So are disputed names and dates of what is or is to be, and tolls that all are stated outright. Other
    figures are not, but for one that a sentence puts in another's place: among those that exclude each
    other in many reports, one is often of something else.
    """
    moves = form.tense != "past" and form.wanted in (*NAME_TYPES, "date")
    asks_for_toll = form.wanted == "count" and toll_in(form.question) is not None
    moves = moves or (asks_for_toll and all(group.is_stated for group in groups))
    by_time = kind == "changed" or (kind == "disputed" and moves)
    if not by_time and form.wanted == "date":
        groups = sorted(groups, key=_is_of_the_one_before)
    if not by_time:
        return _moved_first(groups) if kind == "disputed" else list(groups)
    placed = _newest_first(groups, kind, form, order, settings)
    return _dated_first(placed, form, order, settings) if kind == "changed" else placed


def _moved_first(groups: Sequence[Group]) -> list[Group]:
    """The groups, each that a sentence puts in another's place before that one."""
    placed: list[Group] = []
    for group in groups:
        places = (at for at, other in enumerate(placed) if _moved(group, other) == 1)
        placed.insert(next(places, len(placed)), group)
    return placed


def _newest_first(
    groups: Sequence[Group], kind: Kind, form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> list[Group]:
    """The groups, none behind one that it is newer than; where nothing tells, in the order given.

    Where reports contradict themselves, what a sentence says moved counts more than their dates.
    """
    pairs = list(permutations(range(len(groups)), 2))
    newer = {
        (at, other)
        for at, other in pairs
        if _stands_before(groups[at], groups[other], kind, form, order, settings)
    }
    moved = {(at, other) for at, other in newer if _moved(groups[at], groups[other]) == 1}
    left, placed = list(range(len(groups))), []
    while left:
        first = next((at for at in left if not _follows(at, left, newer)), None)
        if first is None:
            told = [at for at in left if not _follows(at, left, moved)] or left
            first = next((at for at in told if any((at, other) in moved for other in left)), told[0])
        left.remove(first)
        placed.append(groups[first])
    return placed


def _follows(at: int, left: Sequence[int], newer: Set[tuple[int, int]]) -> bool:
    """Whether one of those ``left`` is newer."""
    return any((other, at) in newer for other in left)


def _dated_first(
    placed: list[Group], form: QuestionForm, order: ReportOrder, settings: ClaimSettings
) -> list[Group]:
    """The same with values that no date places behind the newest dated one: they do not win by recency."""
    place = next((at for at, group in enumerate(placed) if _is_dated(group)), 0)
    newest = placed[place]
    unknown = [one for one in placed[:place] if _later(one, newest, form, order, settings) is None]
    if not unknown:
        return placed
    known = [one for one in placed[:place] if not any(one is other for other in unknown)]
    return [*known, newest, *unknown, *placed[place + 1 :]]


def _is_dated(group: Group) -> bool:
    return any(article.published for article in group.articles)


def _stands_before(
    group: Group,
    other: Group,
    kind: Kind,
    form: QuestionForm,
    order: ReportOrder,
    settings: ClaimSettings,
) -> bool:
    """Whether a value is newer than another, and likely enough to stand first."""
    moved = _moved(group, other)
    unlikely = (
        (kind == "disputed" or form.wanted not in VALUE_TYPES)
        and not group.is_stated
        and moved is None
        and group.best.score < other.best.score - settings.newer_margin
    )
    is_newer = _later(group, other, form, order, settings) == 1
    return is_newer and not unlikely and (moved == 1 or not _is_a_faint_plan(group, other, settings))


def _is_a_faint_plan(group: Group, other: Group, settings: ClaimSettings) -> bool:
    """Whether a value is only expected where the other is asserted: "it lasts to March; some favour May".

    So it is where it is far less likely, or told only in sentences that assert the other.
    """
    if (group.modality, other.modality) != ("expected", "asserted"):
        return False
    if group.best.score < other.best.score - settings.rival_margin:
        return True
    return all(any(mine.shares_sentence(its) for its in other.readings) for mine in group.readings)


def _is_of_the_one_before(group: Group) -> bool:
    return all(is_of_the_one_before(one.sentence, one.place[0]) for one in group.readings)
