"""When an event took place that a question names in place of a time: "before Busan"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corpus.sentences import sentences
from corpus.tense import direction_of
from corpus.time_expressions import find_times
from corpus.time_norms import bounds, full_day, resolve
from corpus.types import Article, Span
from qa.question.form import QuestionForm, TimeRestriction

_SIDES = ("before", "after")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)*")
_WHICH_ONE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|next|latest|previous|earlier|other)\b",
    re.I,
)
_MEETINGS = r"talks|meetings?|summit|round|negotiations|conference|sessions?"
_MEETING = re.compile(
    r"\b(?:talks?|meetings?|summits?|rounds?|negotiat\w+|met|meets?|sessions?|conference|gather\w*|calls?)\b",
    re.I,
)
_BETWEEN = re.compile(
    r"(?:[\s,()]|\b(?:talks?|meetings?|summits?|rounds?|negotiations|sessions?|conference|held|met|meet|took|take|place"
    r"|opened|began|started|ended|closed|was|were|are|is|to|be|will|on|in|at|from|the|early|late|last|this|next|of|for"
    r"|two|three|days?|week|weekend|when|where|they|both|sides|teams|leaders|presidents|ministers|negotiators|envoys"
    r"|delegations|city|capital|[A-ZÀ-Þ][\w.’-]*)(?![\w-]))*"
)
"""What may stand between an event's name and its date: no verb but of meeting."""
_CLEAR_SHARE = 0.5  # of the dated mentions that name one month, or nobody knows which event is meant
_MONTH_DAYS = 31  # what lasts longer tells no time to compare with
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_HEAD_CHARS = 1500  # where a dateline stands, below the headline and what surrounds it


def with_event_times(form: QuestionForm, articles: Iterable[Article]) -> QuestionForm:
    """``form`` with the days of the events before or after which it asks, where articles agree on them."""
    if not any(_is_open(time) for time in form.times):
        return form
    at_hand = list(articles)
    times = tuple(_placed(time, at_hand) if _is_open(time) else time for time in form.times)
    return replace(form, times=times)


def _is_open(time: TimeRestriction) -> bool:
    named = time.when is None and time.event is not None and time.kind in _SIDES
    return named and not _WHICH_ONE.search(time.text)


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
    days = Counter(norm for norm in told if norm.startswith(month))
    return min(days, key=lambda norm: (_length(norm), -days[norm]))


def _length(norm: str) -> int:
    placed = bounds(norm)
    return placed.days if placed and placed.has_year else 10 * _MONTH_DAYS


def _told(name: str, article: Article) -> list[str]:
    """Norms of the dates that an article gives for meetings at the place ``name``, each sentence's once."""
    found = [
        norm for sentence in _mentions(name, article.text) if (norm := _date_in(name, sentence, article))
    ]
    published = full_day(article.published)
    head = article.text[:_HEAD_CHARS]
    if published and _dateline_of(name).search(head) and _MEETING.search(head):
        found.append(published.isoformat())
    return found


def _dateline_of(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"^\W*{re.escape(name.upper())}\b(?:,[^\n.;:—–]{{0,40}})?[^\n;:—–]{{0,20}}\s[—–-]{{1,2}}\s", re.M
    )


def _place(name: str) -> re.Pattern[str]:
    named = re.escape(name)
    return re.compile(
        rf"\b(?:in|at|outside|near|of)\s(?:the\s)?(?P<name>{named})\b|\b(?P<before>{named})(?=\s(?:{_MEETINGS})\b)"
    )


def _mentions(name: str, text: str) -> list[str]:
    """The sentences that speak of a meeting at the place; only paragraphs that name it are split."""
    place = _place(name)
    named = (match for match in _PARAGRAPH.finditer(text) if place.search(match.group()))
    spans = (span for match in named for span in sentences(text, Span(*match.span())))
    return [told for span in spans if place.search(told := span.of(text)) and _MEETING.search(told)]


def _date_in(name: str, sentence: str, article: Article) -> str | None:
    """The date beside the place in its sentence."""
    for mention in _place(name).finditer(sentence):
        for time in find_times(sentence):
            at = mention.span("name" if mention["name"] else "before")
            left, right = sorted((at, (time.span.start, time.span.end)))
            if not _BETWEEN.fullmatch(sentence, left[1], right[0]):
                continue
            norm = resolve(time.when, article.published, direction_of(sentence, time.span.start))
            if _length(norm) <= _MONTH_DAYS:
                return norm
    return None
