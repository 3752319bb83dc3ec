"""Lists: an enumeration is split into its items, and an item is completed to its enumeration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.gazetteer import LIES_IN
from corpus.types import Article, Span
from qa.claims.groups import Group
from qa.claims.moved import former, moves_between, values_of_move
from qa.claims.reading import Reading
from qa.claims.values.finders import values_in
from qa.claims.values.names import is_office
from qa.claims.wanted import type_fit
from qa.question.form import NAME_TYPES, VALUE_TYPES, QuestionForm
from qa.question.nouns import type_of_noun
from qa.question.words import word_set, words
from qa.types import Candidate

_SEPARATOR = re.compile(r",\s+(?:and|or|as well as)\s+|;\s+(?:and\s+)?|,\s+|\s+(?:and|or|as well as)\s+")
_CAPITALISED = r"(?:(?:[A-Z]\.)+|[A-ZÀ-Þ][\w’'-]*)"
_NAME = rf"(?:(?:the\s)?{_CAPITALISED}(?:\s(?:(?:of|de|the|al|&)\s)?{_CAPITALISED})*)"
_ROLE = r"(?:(?:the|an?|its|his|her|their)\s(?:[a-z][\w’'-]*\s){1,3})"
"""Words that say who a name belongs to: "the goalkeeper Ana Lind"."""
_ONE_NAME = re.compile(rf"(?:{_ROLE}|(?:(?:the|in|at|with|by)\s){{0,2}}){_NAME}(?:,\s{_NAME})?")
_ITEM = rf"{_ROLE}?{_NAME}"
_ENUMERATION = re.compile(rf"{_ITEM}(?:,\s{_ITEM})+,?\s(?:and|or|as well as)\s{_ITEM}|{_NAME}\sand\s{_NAME}")
_LEADING_ROLE = re.compile(
    rf"(?:(?:in|at|with|by)\s)?{_ROLE}(?=[A-ZÀ-Þ])|(?:in|at|with|by)\s(?=(?:the )?[A-ZÀ-Þ])"
)


def items_of(
    candidate: Candidate, form: QuestionForm, text: str, *, is_list: bool
) -> Iterator[tuple[Candidate, Span]]:
    """The spans that a candidate stands for: itself, each item of a list, or both values of a move."""
    if not is_list and not names_many(candidate.span, form, text):
        is_past = form.tense == "past"
        moves = form.wanted in (*_MOVING, "text")
        spans = values_of_move(text, candidate.span, is_past=is_past) if moves else ()
        for span in spans or (candidate.span, *_taken_turns_with(candidate, form, text)):
            yield candidate, span
        return
    whole = _whole_enumeration(candidate, text)
    row = _as_many_as_asked(text, candidate.span, form) or row_of(candidate.span, form, text)
    for span in row or split_enumeration(text, whole):
        yield candidate, span


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ASKED_NUMBER = re.compile(rf"\b(?:which|what|the)\s(?P<number>{'|'.join(_NUMBERS)})\s[a-z]+s\b", re.I)


def _as_many_as_asked(text: str, span: Span, form: QuestionForm) -> list[Span]:
    """The pieces of an enumeration where the question says how many: "which three things", however long."""
    asked = _ASKED_NUMBER.search(form.question)
    if asked is None:
        return []
    pieces = _pieces(text, span)
    return pieces if len(pieces) == _NUMBERS.index(asked["number"].lower()) + 2 else []


def _pieces(text: str, span: Span) -> list[Span]:
    ends = [*_SEPARATOR.finditer(text, span.start, span.end)]
    starts = [span.start, *(match.end() for match in ends)]
    pieces = [
        Span(start, end) for start, end in zip(starts, [*(m.start() for m in ends), span.end], strict=True)
    ]
    return [piece for piece in pieces if len(piece)]


_ROW = re.compile(r"[^,;]+(?:[,;]\s[^,;]+)+?[,;]?\s(?:and|or|as well as)\s[^,;]+")
_LONGEST_PIECE = 10
"""Words of a piece of a row."""
_SAYS_MORE = word_set("who which that whose where when while because")
"""Words that open what is said of a thing, and no thing of its own."""


def row_of(span: Span, form: QuestionForm, text: str) -> list[Span]:
    """The pieces of a thing asked for that is three and more: "an advance, an inquiry and a new law"."""
    if form.wanted != "text" or form.wants_passage or not _ROW.fullmatch(span.of(text)):
        return []
    pieces = _pieces(text, span)
    told = [piece.of(text).lower().split() for piece in pieces]
    things = all(len(piece) <= _LONGEST_PIECE and piece[0] not in _SAYS_MORE for piece in told)
    return pieces if things and len(pieces) >= _MANY else []


def list_fit(candidate: Candidate, article: Article, form: QuestionForm) -> float:
    """As `type_fit`, where several are asked for: 1 for an enumeration of what fits, 0 for one such thing."""
    items = split_enumeration(article.text, _whole_enumeration(candidate, article.text))
    if len(items) < 2:
        return min(type_fit(candidate, article, form), 0.0)
    fits = [type_fit(replace(candidate, span=item), article, form) for item in items]
    return 1.0 if min(fits) >= 0 else -1.0


_MOVING = frozenset({"percent", "money", "count"})


def _taken_turns_with(candidate: Candidate, form: QuestionForm, text: str) -> Iterator[Span]:
    """Values of its sentence that the candidate's replaced or gave way to: "raised from 41 to 44"."""
    if form.tense == "past" or form.wanted not in VALUE_TYPES:
        return
    sentence, at = candidate.sentence.of(text), candidate.sentence.start
    own = candidate.span.start - at, candidate.span.end - at
    for start, end in values_in(sentence, form.wanted):
        apart = end <= own[0] or own[1] <= start
        if apart and moves_between(sentence, own, (start, end)):
            yield Span(at + start, at + end)


_MANY = 3  # "Trump and Xi" may answer who met; three names are a list, whatever the question's form


def names_many(span: Span, form: QuestionForm, text: str) -> bool:
    """Whether a span is an enumeration of three names and more, where a name is asked for."""
    return form.wanted in NAME_TYPES and len(split_enumeration(text, span)) >= _MANY


_ROW_GAP = re.compile(r",?\s(?:and|or|as well as)\s(?:[\w'’-]+\s){0,4}|,\s")


def stand_in_a_row(
    best: Candidate, good: Sequence[Candidate], near: Sequence[Candidate], form: QuestionForm, text: str
) -> bool:
    """Whether a span as good as the best is joined to it: "South Korea and India" were marked one by one.

    Args:
        near: spans not far below the best; of a row of three people another one among them is enough.
    """
    if form.wanted not in (*NAME_TYPES, "text") or form.wants_passage:
        return False
    row = _whole_enumeration(best, text)
    if _asks_for_people(form) and len(split_enumeration(text, row)) >= _MANY and _stand_in(row, best, near):
        return True
    for other in good:
        first, second = sorted((best.span, other.span))
        if other.sentence == best.sentence and other.hit.passage.article_id == best.hit.passage.article_id:
            gap = text[first.end : second.start] if first.end < second.start else ""
            if _ROW_GAP.fullmatch(gap) and not _belongs(first.of(text), second.of(text)):
                return True
    return False


def _asks_for_people(form: QuestionForm) -> bool:
    """Whether several may be meant: an office ("who is the trade minister") one person holds."""
    held = (word for word in form.content_words if is_office(word) or type_of_noun(word) == "person")
    return form.wanted == "person" and not any(held)


def _stand_in(row: Span, best: Candidate, near: Sequence[Candidate]) -> bool:
    """Whether another span than the best one was marked within the row."""
    own = best.hit.passage.article_id
    marked = (one for one in near if one.hit.passage.article_id == own and row.contains(one.span))
    return any(not one.span.overlaps(best.span) for one in marked)


def split_enumeration(text: str, span: Span) -> list[Span]:
    """The items of "Madrid, Stockholm, London and Geneva"; a place and its country stay together."""
    cut = span.of(text)
    spans: list[Span] = []
    start = 0
    for match in _SEPARATOR.finditer(cut):
        if match.group().strip() == "," and _belongs(cut[start : match.start()], cut[match.end() :]):
            continue
        spans.append(Span(span.start + start, span.start + match.start()))
        start = match.end()
    spans.append(Span(span.start + start, span.end))
    items = [item for item in spans if len(item)]
    return [_named(item, text) for item in items] if items and _are_alike(items, text) else [span]


def _named(item: Span, text: str) -> Span:
    """An item without what leads up to its name: "in London", "the goalkeeper Ana Lind"."""
    role = _LEADING_ROLE.match(text, item.start, item.end)
    return Span(role.end(), item.end) if role else item


_MAX_ITEM_WORDS = 5  # longer pieces around "and" are clauses, not items


def _are_alike(items: list[Span], text: str) -> bool:
    """Whether the pieces are items of one list: all names, or three and more short pieces."""
    words = [item.of(text).split() for item in items]
    if any(len(piece) > _MAX_ITEM_WORDS + 3 for piece in words):
        return False
    names = [bool(_ONE_NAME.fullmatch(item.of(text))) for item in items]
    return all(names) or (len(items) > 2 and all(len(piece) <= _MAX_ITEM_WORDS for piece in words))


def are_alike(first: Reading, second: Reading) -> bool:
    """Whether both are names or neither is; a capital that opens the sentence tells nothing."""
    if first.place[0] == 0 or second.place[0] == 0:
        return True
    return is_plain_name(first.text) == is_plain_name(second.text)


def is_plain_name(text: str) -> bool:
    """Whether a text is one name and nothing else."""
    return bool(_ONE_NAME.fullmatch(text))


def _belongs(before: str, after: str) -> bool:
    """Whether what follows the comma is where the place before it lies."""
    outer = _SEPARATOR.split(after)[0].strip().lower()
    return LIES_IN.get(before.strip().lower()) == outer


def _whole_enumeration(candidate: Candidate, text: str) -> Span:
    """The run of names around an item; the reader often stops after the first."""
    sentence = candidate.sentence
    for match in _ENUMERATION.finditer(text, sentence.start, sentence.end):
        whole = Span(match.start(), match.end())
        if whole.contains(candidate.span) and whole.of(text).count(",") + 1 >= 2:
            return whole
    return candidate.span


_EARLIER = word_set("earlier previous previously prior past preceding former before")
_ASKS_FOR_FORMER = re.compile(
    r"\b(?:originally|initially|at first)\b"
    r"|\bbefore\s(?:[\w’'-]+\s){1,5}?(?:was|were|is|are|had|has|cut|fell|rose|took|went|came|began|changed|\w{2,}ed)\b",
    re.I,
)
_ASKS_FOR_NOW = re.compile(r"\b(?:now|currently|today|latest|at present)\b", re.I)


def earlier_first(groups: Sequence[Group], form: QuestionForm, *, newest_first: bool = False) -> list[Group]:
    """Where earlier ones are asked for, those in front that a sentence calls so, or says were left behind.

    Args:
        newest_first: whether the groups stand so; asked for what was "originally", they are turned round.
    """
    groups = list(groups)
    if newest_first and any(time.kind == "earliest" for time in form.times):
        undated = [group for group in groups if not any(article.published for article in group.articles)]
        placed = [group for group in groups if not any(group is other for other in undated)]
        groups = [*reversed(placed), *undated]
    if _ASKS_FOR_FORMER.search(form.question) and not _ASKS_FOR_NOW.search(form.question):
        groups = sorted(groups, key=lambda group: not _was_left_behind(group, groups))
    if _EARLIER.isdisjoint(words(form.question)):
        return groups
    return sorted(groups, key=lambda group: not any(_is_called_so(one.sentence) for one in group.readings))


def _was_left_behind(group: Group, groups: Sequence[Group]) -> bool:
    """Whether a sentence tells that another of the values took this one's place."""
    return any(
        former(mine.sentence, mine.place, its.place) == mine.place
        for mine in group.readings
        for other in groups
        for its in other.readings
        if other is not group and mine.value.type == its.value.type != "text"
        if mine.article.id == its.article.id and mine.candidate.sentence == its.candidate.sentence
    )


def _is_called_so(sentence: str) -> bool:
    return not _EARLIER.isdisjoint(words(sentence))


def in_text_order(groups: Sequence[Group]) -> list[Group]:
    """By article, best first, then by place in the text."""
    articles: dict[str, int] = {}
    for group in groups:
        articles.setdefault(group.best.article.id, len(articles))
    return sorted(groups, key=lambda group: (articles[group.best.article.id], group.best.span))
