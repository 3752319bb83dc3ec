"""When an event took place that a question names in place of a time: "before Busan"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corpus.sentences import sentences
from corpus.tense import direction_of
from corpus.time_expressions import find_times
from corpus.time_norms import Bounds, bounds, full_day, resolve
from corpus.types import Article, Span
from qa.question.form import QuestionForm, TimeRestriction

_SIDES = ("before", "after")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)*")
_MEETING = re.compile(
    r"\b(?:talks?|meetings?|summits?|rounds?|negotiations?|met|meets?|sessions?|conference|gather\w*|calls?)\b",
    re.I,
)
_CLEAR_SHARE = 0.5  # of the dated mentions that name one month, or nobody knows which event is meant
_MONTH_DAYS = 31  # what lasts longer tells no time to compare with
_HEAD_CHARS = 1500  # where a dateline stands, below the headline and what surrounds it


def with_event_times(form: QuestionForm, articles: Iterable[Article]) -> QuestionForm:
    """``form`` with the days of the events before or after which it asks, where articles agree on them."""
    if not any(_is_open(time) for time in form.times):
        return form
    at_hand = list(articles)
    times = tuple(_placed(time, at_hand) if _is_open(time) else time for time in form.times)
    return replace(form, times=times)


def _is_open(time: TimeRestriction) -> bool:
    return time.when is None and time.event is not None and time.kind in _SIDES


def _placed(time: TimeRestriction, articles: list[Article]) -> TimeRestriction:
    name = _NAME.search(time.event or "")
    when = _day_of(name.group(), articles) if name else None
    return replace(time, when=when, is_placed=True) if when else time


def _day_of(name: str, articles: list[Article]) -> str | None:
    """The norm of the days that most mentions of meetings at ``name`` give; None where they disagree."""
    told = [
        norm for article in articles if name.lower() in article.text.lower() for norm in _told(name, article)
    ]
    months = Counter(norm[:7] for norm in told)
    if not months:
        return None
    month, count = months.most_common(1)[0]
    if count <= _CLEAR_SHARE * len(told):
        return None
    return max(Counter(norm for norm in told if norm.startswith(month)).items(), key=_precise_and_frequent)[0]


def _precise_and_frequent(counted: tuple[str, int]) -> tuple[int, int]:
    return len(counted[0]), counted[1]


def _told(name: str, article: Article) -> list[str]:
    """Norms of the dates that an article gives for meetings at ``name``, each sentence's once."""
    found = [
        norm for sentence in _mentions(name, article.text) if (norm := _date_in(name, sentence, article))
    ]
    published = full_day(article.published)
    if published and re.search(rf"^\W*{re.escape(name.upper())}\b", article.text[:_HEAD_CHARS], re.M):
        found.append(published.isoformat())
    return found


def _mentions(name: str, text: str) -> list[str]:
    whole = [span.of(text) for span in sentences(text, Span(0, len(text)))]
    return [one for one in whole if re.search(rf"\b{re.escape(name)}\b", one) and _MEETING.search(one)]


def _date_in(name: str, sentence: str, article: Article) -> str | None:
    """The date beside the name in its sentence: no word but those of one clause stands between them."""
    for mention in re.finditer(rf"\b{re.escape(name)}\b", sentence):
        for time in find_times(sentence):
            left, right = sorted((mention.span(), (time.span.start, time.span.end)))
            if not re.fullmatch(r"[\w\s’']{0,24}|,\s[\w\s]{0,20},?(?:\son)?\s", sentence[left[1] : right[0]]):
                continue
            norm = resolve(time.when, article.published, direction_of(sentence, time.span.start))
            if _tells_days(bounds(norm)):
                return norm
    return None


def _tells_days(placed: Bounds | None) -> bool:
    return placed is not None and placed.has_year and placed.days <= _MONTH_DAYS
