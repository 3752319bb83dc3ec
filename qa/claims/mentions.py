"""Where the passages read give values of the best one's type, whether or not the reader marked them.

"With the truce prolonged to 31 December, her people unpacked their winter clothes" answers when the truce
ends in passing; the reader, asked for the one answer, marks another span of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus.gazetteer import LIES_IN
from corpus.types import Span
from index.types import Hit
from qa.claims.reading import Reading, read_one
from qa.claims.sight import Sight
from qa.claims.values import compatible
from qa.claims.values.finders import values_in
from qa.claims.values.numbers import find_quantities, has_ordinal
from qa.claims.values.people import people_in
from qa.claims.values.relation import AGREEING
from qa.question.form import QuestionForm
from qa.types import Candidate

SENTENCES = 8
"""Sentences looked at: of those that give another value of the question, one in a hundred stands behind."""
_MARGIN_WEIGHT = 0.08
"""What a unit of the reader's margin weighs beside a cosine, for choosing these."""
UNSCORED = -6.0
"""Log-odds that stand in for a span that was given no probability."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A value in a sentence.

    Attributes:
        margin: the reader's, over no answer.
        behind: how much more that is than the best mention's of the article: 0 for the best, else negative.
        asked: cosine of the question and the sentence.
        alike: cosine of the best value's sentence and this one.
    """

    reading: Reading
    margin: float
    behind: float
    asked: float
    alike: float


@dataclass(frozen=True, slots=True)
class _Near:
    hit: Hit
    sentence: Span
    best_margin: float
    asked: float
    alike: float

    @property
    def nearness(self) -> float:
        return self.asked + self.alike + _MARGIN_WEIGHT * self.best_margin


def mentions(form: QuestionForm, best: Reading, sight: Sight) -> list[Mention]:
    """The values of ``best``'s type in the sentences nearest to the question and to its sentence."""
    near = sorted(_sentences(form, best, sight), key=lambda one: -one.nearness)[:SENTENCES]
    found = [value for one in near for value in _values(one, form, best, sight)]
    most: dict[str, float] = {}
    for one in found:
        article = one.reading.article.id
        most[article] = max(most.get(article, one.margin), one.margin)
    return [replace(one, behind=one.margin - most[one.reading.article.id]) for one in found]


def _sentences(form: QuestionForm, best: Reading, sight: Sight) -> Iterator[_Near]:
    seen: set[tuple[str, Span]] = set()
    for hit in sight.passages(best.candidate, partial(_gives_another, form, best, sight)):
        asked, alike = sight.asked(hit), sight.alike(best.candidate, hit)
        for sentence, near, like in zip(hit.passage.sentences, asked, alike, strict=False):
            margin = sight.best_margin(hit, sentence)
            if margin is not None and (hit.passage.article_id, sentence) not in seen:
                seen.add((hit.passage.article_id, sentence))
                yield _Near(hit, sentence, margin, near, like)


def _gives_another(form: QuestionForm, best: Reading, sight: Sight, hit: Hit, sentence: Span) -> bool:
    """Whether a sentence gives a value of the best one's type that is not the best one."""
    article = sight.article(hit.passage.article_id)
    for span in _spans_in(sentence.of(article.text), sentence.start, best):
        reading = read_one(Candidate(hit, span, UNSCORED, sentence), span, form, article, {})
        if _is_such(reading, best) and compatible(reading.value, best.value) not in AGREEING:
            return True
    return False


def _spans_in(sentence: str, start: int, best: Reading) -> list[Span]:
    return [Span(start + first, start + last) for first, last in _places(sentence, best.value.type)]


def _is_such(reading: Reading, best: Reading) -> bool:
    """Whether a value is of the best one's type: "two" is none beside "fifth"."""
    if reading.value.type != best.value.type or _names_no_person(reading):
        return False
    return best.value.type != "count" or has_ordinal(reading.text) or not has_ordinal(best.text)


def _values(near: _Near, form: QuestionForm, best: Reading, sight: Sight) -> Iterator[Mention]:
    article = sight.article(near.hit.passage.article_id)
    start = near.sentence.start
    text = near.sentence.of(article.text)
    places = _spans_in(text, start, best)
    given = [(span, sight.margin(near.hit, near.sentence, span)) for span in places]
    marked = sight.best(near.hit, near.sentence)
    if marked is not None and not any(span.overlaps(marked[0]) for span in places):
        given.append(marked)
    for span, margin in given:
        if margin is None:
            continue
        candidate = Candidate(near.hit, span, UNSCORED, near.sentence, margin=margin)
        reading = read_one(candidate, span, form, article, {})
        if _is_such(reading, best):
            yield Mention(reading, margin, 0.0, near.asked, near.alike)


def _places(sentence: str, kind: str) -> Sequence[tuple[int, int]]:
    if kind == "person":
        return people_in(sentence)
    if kind == "count":
        return sorted({(one.start, one.end) for one in find_quantities(sentence)})
    return values_in(sentence, kind)


_BODY = re.compile(
    r"\b(?:Bank|Court|Council|Ministry|Authority|Agency|Committee|Commission|Union|Party|Company|Group|University"
    r"|Line|House|Street|Airport|Fund|States|Board|Office|Institute|Parliament|Congress|On|In|At|The|By|For|After"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b"
)


def _names_no_person(reading: Reading) -> bool:
    """Whether a capitalised name in a person's place is surely that of a body, a place or a day."""
    if reading.value.type != "person":
        return False
    return bool(_BODY.search(reading.text)) or reading.text.lower() in LIES_IN
