"""Removing an article for good, and taking it back in."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import SettingsError, UnknownArticleError
from tui.console import chosen_index, exit_codes, out, reply, say, warn_if_bundled

if TYPE_CHECKING:
    from index.index import Index

QUESTION = "Remove {} for good, and every quote of it from the kept conversations? [y/N] "


def article_remove(article_id: str, index: Path | None, yes: bool) -> None:
    """Out of the index, of its corrections and of the conversations; later updates leave it out."""
    with exit_codes():
        from index.build import update
        from index.index import Index
        from qa.conversation.history import kept_history

        directory = chosen_index(index)
        opened = Index.open(directory)
        name = _name(opened, article_id)
        if not yes and not _agreed(name):
            say("nothing was removed")
            return
        warn_if_bundled(directory)
        # The quotes first: no failure leaves them behind an article that is gone, and trying again ends it.
        with closing(kept_history()) as kept:
            changed = kept.forget_article(article_id, str(opened.directory))
        update([], directory, forget=[article_id])
        opened.corrections.set(article_id, **dict.fromkeys(opened.corrections.get(article_id)))
        out(f"removed {article_id}; {changed} kept answers quoted it")
        out(f"`dateline article restore {article_id}` takes it in again")


def article_restore(article_id: str, index: Path | None) -> None:
    """Reads a removed article's file again."""
    with exit_codes():
        from index.build import update

        report = update([], chosen_index(index), restore=[article_id])
        out(f"restored {article_id}; {report.articles} articles, index {report.index_id}")


def _name(opened: Index, article_id: str) -> str:
    """What a person calls the article; one that was removed already is known by its id alone."""
    from index import removed

    try:
        title = opened.article(article_id).title
    except UnknownArticleError:
        if article_id not in removed.read(opened.directory):
            raise
        title = None
    return f"“{title}”" if title else article_id


def _agreed(what: str) -> bool:
    if not sys.stdin.isatty():
        raise SettingsError("removing an article needs a yes", "Say --yes.")
    return reply(QUESTION.format(what)).lower() in ("y", "yes")
