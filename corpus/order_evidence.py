"""What is inferred of the order and the days of reports, and what becomes of it when dates are known.

A known date wins: order that contradicts it is dropped, and what stands after a dated report is no older.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.time_norms import Bounds, bounds
from corpus.types import Span


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
class Days:
    """The days that a report lies between; an open end is None."""

    first: date | None = None
    last: date | None = None

    def later_than(self, other: Days) -> int | None:
        """1 when wholly after ``other``, -1 when wholly before, None when nothing tells."""
        if self.first and other.last and self.first > other.last:
            return 1
        if other.first and self.last and other.first > self.last:
            return -1
        return None


_OPEN = Days()


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """Inferred order between articles, and inferred date ranges of undated ones."""

    edges: tuple[Edge, ...] = ()
    ranges: Mapping[str, DateRange] = field(default_factory=dict)
    _after: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _days: Mapping[str, Days] = field(default_factory=dict, repr=False)

    def later(self, first: str, second: str) -> int | None:
        """1 when ``first`` was reported after ``second``, -1 when before, None when nothing tells."""
        if first in self._after.get(second, frozenset()):
            return 1
        if second in self._after.get(first, frozenset()):
            return -1
        return self.days(first).later_than(self.days(second))

    def days(self, article_id: str) -> Days:
        """The days that a report was written between, from what it says and from what it comes after."""
        return self._days.get(article_id, _OPEN)

    def shown_by(self, before: str, after: str) -> Span | None:
        """The sentence of ``after`` that shows the order, when it shows it directly."""
        return next((edge.span for edge in self.edges if (edge.before, edge.after) == (before, after)), None)

    def date(self, article_id: str) -> str | None:
        """The inferred date of an undated article, as precise as its range allows."""
        found = self.ranges.get(article_id)
        return found.date if found else None


def evidence(
    edges: Iterable[Edge], ranges: Mapping[str, DateRange], published: Mapping[str, str]
) -> OrderEvidence:
    """The evidence of edges and ranges, less what contradicts the dates that are known.

    Args:
        edges: as the articles show them.
        ranges: of undated articles, from what they say themselves.
        published: article id to its date (partial ISO); of dated articles on no edge it may be left out.
    """
    known = {key: Days(day.first, day.last) for key, day in _placed(published).items()}
    kept = _agreeing(without_contradictions(list(edges)), known)
    after = closure(kept)
    bounded = _bounded(kept, {key: one for key, one in ranges.items() if key not in published}, known)
    own = {key: _days_of(found) for key, found in bounded.items()}
    return OrderEvidence(tuple(kept), bounded, after, {**_between(after, {**own, **known}), **known})


def corrected(found: OrderEvidence, published: Mapping[str, str], was: Mapping[str, str]) -> OrderEvidence:
    """The evidence once people set dates right: theirs win over what was inferred.

    Args:
        found: what was inferred without them.
        published: the dates of articles on its edges, corrected ones among them, and all corrected dates.
        was: the dates that were known when ``found`` was inferred, of the same articles.
    """
    shown = {(edge.after, edge.span) for edge in found.edges if was.get(edge.before)}
    ranges = {
        key: replaced
        for key, one in found.ranges.items()
        if (replaced := DateRange(_unless(one.not_before, key, shown), one.not_after)) != DateRange()
    }
    return evidence(found.edges, ranges, published)


def _unless(bound: Bound | None, article_id: str, shown: set[tuple[str, Span]]) -> Bound | None:
    """A bound that the report names itself, not one that it has of a dated report before it."""
    return None if bound and (article_id, bound.span) in shown else bound


def without_contradictions(edges: Sequence[Edge]) -> list[Edge]:
    """Edges on no cycle: reports that each seem older than the other prove nothing."""
    after = closure(edges)
    return [edge for edge in edges if edge.before not in after.get(edge.after, frozenset())]


def closure(edges: Sequence[Edge]) -> dict[str, frozenset[str]]:
    """Article to all articles that are reported after it."""
    direct: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        direct[edge.before].add(edge.after)
    return {start: _reached(start, direct) for start in list(direct)}


def _reached(start: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    reached: set[str] = set()
    pending = list(direct[start])
    while pending:
        node = pending.pop()
        if node not in reached:
            reached.add(node)
            pending.extend(direct.get(node, ()))
    return frozenset(reached)


def _between(after: Mapping[str, frozenset[str]], known: Mapping[str, Days]) -> dict[str, Days]:
    """The days of every article: its own, and those that reports before and after it leave."""
    lower, upper = _ends(after, known)
    found = {key: Days(lower.get(key), upper.get(key)) for key in lower.keys() | upper.keys()}
    return {key: days for key, days in found.items() if days.later_than(days) is None}


def _ends(
    after: Mapping[str, frozenset[str]], known: Mapping[str, Days]
) -> tuple[dict[str, date], dict[str, date]]:
    """For every article the latest first day of it and what comes before, the earliest last day after."""
    first = {key: day.first for key, day in known.items() if day.first}
    last = {key: day.last for key, day in known.items() if day.last}
    lower, upper = dict(first), dict(last)
    for before, laters in after.items():
        for later in laters:
            if before in first:
                lower[later] = max(lower.get(later, first[before]), first[before])
            if later in last:
                upper[before] = min(upper.get(before, last[later]), last[later])
    return lower, upper


def _agreeing(edges: Sequence[Edge], known: Mapping[str, Days]) -> list[Edge]:
    """Edges on no way from a report that is known to be later to one that is known to be earlier."""
    lower, upper = _ends(closure(edges), known)
    return [
        edge
        for edge in edges
        if Days(first=lower.get(edge.before)).later_than(Days(last=upper.get(edge.after))) is None
    ]


def _bounded(
    edges: Sequence[Edge], ranges: Mapping[str, DateRange], known: Mapping[str, Days]
) -> dict[str, DateRange]:
    """The ranges, none reaching back before a dated report that its article comes after."""
    bounded = dict(ranges)
    for edge in edges:
        day = known[edge.before].first if edge.before in known else None
        if edge.after in known or day is None:
            continue
        own = bounded.get(edge.after, DateRange())
        if own.not_before is None or own.not_before.day < day.isoformat():
            last = own.not_after if own.not_after and own.not_after.day >= day.isoformat() else None
            bounded[edge.after] = DateRange(Bound(day.isoformat(), edge.span), last)
    return bounded


def _days_of(found: DateRange) -> Days:
    first, last = found.not_before, found.not_after
    return Days(
        date.fromisoformat(first.day) if first else None, date.fromisoformat(last.day) if last else None
    )


def _placed(published: Mapping[str, str]) -> dict[str, Bounds]:
    """Dates that have a place in the calendar."""
    placed = {key: bounds(day) for key, day in published.items()}
    return {key: one for key, one in placed.items() if one is not None and one.has_year}
