"""Removing an article for good, and taking it back in."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.errors import SettingsError
from tui.console import chosen_index, exit_codes, out, reply, say, warn_if_bundled

QUESTION = "Remove {} for good, and every quote of it from the kept conversations? [y/N] "


def article_remove(article_id: str, index: Path | None, yes: bool) -> None:
    """Out of the index, of its corrections and of the conversations; later updates leave it out."""
    with exit_codes():
        from index.build import update
        from index.index import Index
        from qa.conversation.history import open_history

        directory = chosen_index(index)
        opened = Index.open(directory)
        article = opened.article(article_id)
        if not yes and not _agreed(f"“{article.title}”" if article.title else article_id):
            say("nothing was removed")
            return
        warn_if_bundled(directory)
        update([], directory, forget=[article_id])
        opened.corrections.set(article_id, **dict.fromkeys(opened.corrections.get(article_id)))
        changed = open_history().forget_article(article_id)
        out(f"removed {article_id}; {changed} kept answers quoted it")
        out(f"`dateline article restore {article_id}` takes it in again")


def article_restore(article_id: str, index: Path | None) -> None:
    """Reads a removed article's file again."""
    with exit_codes():
        from index.build import update

        report = update([], chosen_index(index), restore=[article_id])
        out(f"restored {article_id}; {report.articles} articles, index {report.index_id}")


def _agreed(what: str) -> bool:
    if not sys.stdin.isatty():
        raise SettingsError("removing an article needs a yes", "Say --yes.")
    return reply(QUESTION.format(what)).lower() in ("y", "yes")
