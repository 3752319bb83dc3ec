"""Questions that sentences answer: which are shown, and whether a yes stands against a no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.types import Span
from qa.claims.chronology import ReportOrder, compare_groups
from qa.claims.groups import Group
from qa.claims.reading import Reading
from qa.claims.settings import ClaimSettings
from qa.question.form import QuestionForm
from qa.types import Claim, Kind, Status

_NEGATION = re.compile(
    r"\b(?:no|not|nor|never|none|nobody|nothing|neither|without|den(?:y|ies|ied)|reject(?:s|ed)?|refus(?:es|ed)"
    r"|fail(?:s|ed) to|rul(?:es|ed) out|hardly|\w+n['’]t)\b",
    re.I,
)


def neighbour(groups: Sequence[Group], settings: ClaimSettings) -> Reading | None:
    """The sentence beside the best one in its paragraph, where it is nearly as likely.

    Either alone may only lead up to the answer ("The port has troubles of its own. Trade has weakened.").
    """
    best = groups[0].best
    near = (reading for group in groups[1 : settings.joined_from] for reading in group.readings)
    return next((reading for reading in near if _adjoins(best, reading)), None)


def _adjoins(first: Reading, second: Reading) -> bool:
    if first.article.id != second.article.id:
        return False
    before, after = sorted((first.span, second.span))
    gap = first.article.text[before.end : after.start]
    return before.end <= after.start and not gap.strip() and "\n" not in gap


def joined(claim: Claim, best: Reading, beside: Reading) -> Claim:
    """``claim``, which quotes ``best``, with the sentence beside it in the same quote."""
    before, after = sorted((best.span, beside.span))
    both = Span(before.start, after.end)
    quote = both.of(best.article.text)
    first, *others = claim.citations
    return replace(
        claim, text=quote, citations=(replace(first, span=both, quote=quote, sentence=both), *others)
    )


def shown_sentences(groups: Sequence[Group], form: QuestionForm, settings: ClaimSettings) -> list[Group]:
    """The best sentence and those nearly as likely that say as much of the question, best first."""
    best = groups[0].best
    its = best.coverage(form)
    kept = [groups[0]]
    for group in groups[1:]:
        reading = group.best
        mine = reading.coverage(form)
        close = reading.score >= max(best.score - settings.sentence_margin, settings.sentence_floor)
        if close and mine.names >= its.names and mine.around >= its.around - mine.word:
            kept.append(group)
    return kept[: settings.max_sentences]


def polarity(
    groups: Sequence[Group], order: ReportOrder, settings: ClaimSettings
) -> tuple[Status, Kind, int]:
    """Status and kind of sentences shown for a yes or no question, and which of two is the newer (1, -1, 0).

    A sentence that negates stands against one that does not; a later report supersedes, one of the same or
    of an unknown time contradicts.
    """
    if len(groups) != 2 or _negates(groups[0]) == _negates(groups[1]):
        return "answered", "passage", 0
    first, second = groups
    if {article.id for article in first.articles} & {article.id for article in second.articles}:
        return "answered", "passage", 0
    sign = compare_groups(first.articles, second.articles, order, settings.same_time_days)
    return ("answered", "changed", sign) if sign else ("conflicting", "passage", 0)


def _negates(group: Group) -> bool:
    return bool(_NEGATION.search(group.best.sentence))
