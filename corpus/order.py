"""The order of reports that carry no date, inferred from what they say.

Nothing here is known: every bound and every order names the sentence that shows it, is used to put claims
in order, and is shown as inferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from corpus.gazetteer import COUNTRY_ALIASES, LIES_IN
from corpus.time_norms import bounds, full_day
from corpus.types import Article, Span

if TYPE_CHECKING:
    from corpus.references import EventReference, References

MIN_SHARED_NAMES = 2  # beside the place: events that share fewer are two events, "talks in Geneva" are many


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that a report cannot lie beyond, and the sentence of that report which shows it."""

    day: str
    span: Span


@dataclass(frozen=True, slots=True)
class DateRange:
    """When an undated report was written; either end may be open."""

    not_before: Bound | None = None
    not_after: Bound | None = None

    @property
    def date(self) -> str | None:
        """The year, month or day that both ends share, as a partial ISO date."""
        if self.not_before is None or self.not_after is None:
            return None
        first, last = self.not_before.day, self.not_after.day
        for length in (10, 7, 4):
            if first[:length] == last[:length]:
                return first[:length]
        return None


@dataclass(frozen=True, slots=True)
class Edge:
    """``before`` was reported before ``after``; the sentence of ``after`` (at ``span``) shows it."""

    before: str
    after: str
    span: Span


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """Inferred order between articles, and inferred date ranges of undated ones."""

    edges: tuple[Edge, ...] = ()
    ranges: Mapping[str, DateRange] = field(default_factory=dict)
    _after: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def later(self, first: str, second: str) -> int | None:
        """1 when ``first`` was reported after ``second``, -1 when before, None when nothing tells."""
        if first in self._after.get(second, frozenset()):
            return 1
        if second in self._after.get(first, frozenset()):
            return -1
        return _by_range(self.ranges.get(first), self.ranges.get(second))

    def shown_by(self, before: str, after: str) -> Span | None:
        """The sentence of ``after`` that shows the order, when it shows it directly."""
        return next((edge.span for edge in self.edges if (edge.before, edge.after) == (before, after)), None)

    def date(self, article_id: str) -> str | None:
        """The inferred date of an undated article, as precise as its range allows."""
        found = self.ranges.get(article_id)
        return found.date if found else None


def _by_range(first: DateRange | None, second: DateRange | None) -> int | None:
    if first is None or second is None:
        return None
    if first.not_before and second.not_after and first.not_before.day > second.not_after.day:
        return 1
    if second.not_before and first.not_after and second.not_before.day > first.not_after.day:
        return -1
    return None


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
    edges = _without_contradictions(_edges(every))
    return with_closure(edges, _ranges(every, edges))


def with_closure(edges: Sequence[Edge], ranges: Mapping[str, DateRange]) -> OrderEvidence:
    """The evidence of edges that contradict no other, with all that follows from them."""
    return OrderEvidence(tuple(edges), ranges, _closure(edges))


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


def _without_contradictions(edges: list[Edge]) -> list[Edge]:
    """Edges on no cycle: reports that each seem older than the other prove nothing."""
    after = _closure(edges)
    return [edge for edge in edges if edge.before not in after.get(edge.after, frozenset())]


def _closure(edges: Sequence[Edge]) -> dict[str, frozenset[str]]:
    """Article to all articles that are reported after it."""
    direct: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        direct[edge.before].add(edge.after)
    closed: dict[str, frozenset[str]] = {}
    for start in list(direct):
        reached: set[str] = set()
        pending = list(direct[start])
        while pending:
            node = pending.pop()
            if node not in reached:
                reached.add(node)
                pending.extend(direct.get(node, ()))
        closed[start] = frozenset(reached)
    return closed


def _ranges(every: Sequence[References], edges: Sequence[Edge]) -> dict[str, DateRange]:
    """Ranges of undated articles, from dates they name and from dated reports they stand before or after."""
    published = {article.article_id: full_day(article.published) for article in every}
    ranges: dict[str, DateRange] = {}
    for article in every:
        if article.published is not None:
            continue
        lower, upper = _own_bounds(article)
        for edge in edges:
            day = published.get(edge.before)
            if edge.after == article.article_id and day:
                lower.append(Bound(day.isoformat(), edge.span))
        first = max(lower, key=lambda bound: bound.day, default=None)
        possible = [bound for bound in upper if first is None or bound.day >= first.day]
        last = min(possible, key=lambda bound: bound.day, default=None)
        if first or last:
            ranges[article.article_id] = DateRange(first, last)
    return ranges


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
