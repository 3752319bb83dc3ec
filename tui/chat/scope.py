"""Which articles may answer a question of the chat. No Textual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.types import Article
from qa.scope import scope_words


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles may answer.

    Attributes:
        as_of: the latest report date, ISO, possibly partial; undated articles stay.
        since: the earliest report date, ISO, possibly partial; undated articles stay.
        publishers: only these, when any are named.
        left_out: ids of articles left out of this conversation.
    """

    as_of: str | None = None
    since: str | None = None
    publishers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def allows(self, article: Article) -> bool:
        """Whether ``article`` may answer; a partial date stands for all its days."""
        if article.id in self.left_out:
            return False
        return self._publisher_allows(article) and self._dates_allow(article)

    def _publisher_allows(self, article: Article) -> bool:
        names = {name.casefold() for name in self.publishers}
        return not names or (article.publisher or "").casefold() in names

    def _dates_allow(self, article: Article) -> bool:
        # Imported late: the calendar of reports is not needed for the first paint.
        from qa.times import as_of_date, known_later

        if self.as_of and known_later(article, as_of_date(self.as_of)):
            return False
        return not (self.since and _known_earlier(article, self.since))

    def labels(self) -> tuple[str, ...]:
        """The scope in words, one a restriction."""
        return scope_words(self.kept())

    def kept(self) -> dict[str, Any]:
        """What restricts something, as it is kept with an answer; empty where all articles may answer."""
        parts = {
            "as_of": self.as_of,
            "from": self.since,
            "publishers": list(self.publishers),
            "left_out": list(self.left_out),
        }
        return {name: value for name, value in parts.items() if value}


def scope_from(kept: Mapping[str, Any] | None) -> Scope:
    """The scope that was kept with an answer; answers of old name none."""
    kept = kept or {}
    return Scope(
        as_of=kept.get("as_of"),
        since=kept.get("from"),
        publishers=tuple(kept.get("publishers") or ()),
        left_out=tuple(kept.get("left_out") or ()),
    )


def _known_earlier(article: Article, since: str) -> bool:
    from qa.times import earliest, latest

    last, first = latest(article.published) if article.published else None, earliest(since)
    return last is not None and first is not None and last < first
