"""The date of a claim: its newest report's, copies aside, and what that rests on. Fresh and kept alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from corpus.types import Article
from qa.types import Claim, Kind

SIDE_BY_SIDE: tuple[Kind, ...] = ("list", "passage")
"""Kinds whose claims hold together, so that an article may give several of them as current."""


class Report(NamedTuple):
    """An article that gives a claim: its id, its date, what the date rests on, and its origin."""

    article_id: str
    published: str | None
    basis: str
    origin: str = ""


class AsOf(NamedTuple):
    """A claim's ``as_of`` and ``as_of_basis``."""

    date: str | None
    basis: str


def report(article: Article, origin: str | None) -> Report:
    """What of an article a claim's date depends on."""
    return Report(article.id, article.published, article.published_basis, origin or article.id)


def as_of(claims: Sequence[Sequence[Report]], kind: Kind | None) -> list[AsOf]:
    """The date of each claim, given who reports it, in the order of display.

    An article that gives a claim shown before tells this one as history, so that it dates it only where no
    other article does.
    """
    told: set[str] = set()
    found: list[AsOf] = []
    for reports in claims:
        found.append(_newest([one for one in reports if one.article_id not in told] or reports))
        if kind not in SIDE_BY_SIDE:
            told.update(one.article_id for one in reports)
    return found


def dated(claims: Sequence[Claim], kind: Kind | None) -> tuple[Claim, ...]:
    """``claims`` with the dates that their citations' articles give them now."""
    dates = as_of([[report(c.article, c.origin) for c in claim.citations] for claim in claims], kind)
    return tuple(
        replace(claim, as_of=date, as_of_basis=basis)
        for claim, (date, basis) in zip(claims, dates, strict=True)
    )


def known_order(dates: Iterable[tuple[str | None, str]]) -> Literal["known", "partly", "inferred"]:
    """Whether the order of reports is known from their dates, given what these rest on."""
    known = [bool(date) and basis != "inferred" for date, basis in dates]
    return "known" if all(known) else "partly" if sum(known) > 1 else "inferred"


def _newest(reports: Iterable[Report]) -> AsOf:
    """That of the latest date; undated reports never win by recency, copies are as old as their source."""
    first: dict[str, Report] = {}
    for one in reports:
        known = first.get(one.origin or one.article_id)
        if known is None or (one.published and one.published < (known.published or "9")):
            first[one.origin or one.article_id] = one
    newest = max(first.values(), key=lambda one: one.published or "", default=Report("", None, "none"))
    return AsOf(newest.published, newest.basis if newest.published else "none")
