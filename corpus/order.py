"""The order of reports that carry no date, inferred from what they say.

Nothing here is known: every bound and every order names the sentence that shows it, is used to put claims
in order, and is shown as inferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from corpus.gazetteer import COUNTRY_ALIASES, LIES_IN
from corpus.order_evidence import Bound, DateRange, Edge, OrderEvidence, evidence
from corpus.time_norms import bounds
from corpus.types import Article, Span

if TYPE_CHECKING:
    from corpus.references import EventReference, References

MIN_SHARED_NAMES = 2  # beside the place: events that share fewer are two events, "talks in Geneva" are many


def infer(articles: Iterable[Article], sentences: Mapping[str, Sequence[Span]]) -> OrderEvidence:
    """Order and date ranges from the body sentences of the articles.

    Args:
        articles: dated and undated.
        sentences: article id to the spans of its body sentences.
    """
    # Only indexing infers; reading an answer must not pay for loading its patterns.
    from corpus.references import references

    return infer_from([references(article, sentences.get(article.id, ())) for article in articles])


def infer_from(every: Sequence[References]) -> OrderEvidence:
    """As `infer`, from references that were found before; linear in articles but for shared events."""
    undated = [article for article in every if article.published is None]
    ranges = {article.article_id: found for article in undated if (found := _range(article)) != DateRange()}
    published = {article.article_id: article.published for article in every if article.published is not None}
    return evidence(_edges(every), ranges, published)


def _edges(every: Sequence[References]) -> list[Edge]:
    told: dict[tuple[str, str], list[tuple[References, EventReference]]] = defaultdict(list)
    for article in every:
        for event in article.events:
            for name in _names_of(event.name):
                told[event.kind, name].append((article, event))
    edges: dict[tuple[str, str], Edge] = {}
    for tellers in told.values():
        for earlier, first in tellers:
            for later, second in tellers:
                if first.status != "past" == second.status and _is_one_event(earlier, first, later, second):
                    key = (earlier.article_id, later.article_id)
                    edges.setdefault(key, Edge(*key, second.span))
    return list(edges.values())


def _names_of(name: str) -> list[str]:
    """A place and what it lies in: talks "in Malaysia" are the talks "in Kuala Lumpur"."""
    plain = COUNTRY_ALIASES.get(name.removesuffix("'s").removesuffix("’s"), name)
    around = LIES_IN.get(plain)
    return [plain, around] if around else [plain]


def _is_one_event(
    earlier: References, first: EventReference, later: References, second: EventReference
) -> bool:
    """Whether two articles speak of one event in the same company; dated ones need no inference."""
    if earlier.article_id == later.article_id:
        return False
    if earlier.published is not None and later.published is not None:
        return False
    return len(first.company & second.company) >= MIN_SHARED_NAMES


def _range(article: References) -> DateRange:
    """When an undated article was written, by the dates that it names."""
    lower, upper = _own_bounds(article)
    first = max(lower, key=lambda bound: bound.day, default=None)
    possible = [bound for bound in upper if first is None or bound.day >= first.day]
    return DateRange(first, min(possible, key=lambda bound: bound.day, default=None))


def _own_bounds(article: References) -> tuple[list[Bound], list[Bound]]:
    lower: list[Bound] = []
    upper: list[Bound] = []
    for told in article.dates:
        placed = bounds(told.norm)
        if placed is None or not placed.has_year:
            continue
        if told.status == "past":
            lower.append(Bound(_iso(placed.first), told.span))
        else:
            upper.append(Bound(_iso(placed.last), told.span))
    return lower, upper


def _iso(day: date) -> str:
    return day.isoformat()
