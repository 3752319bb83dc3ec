"""Indexing progress: a bar on a terminal, plain lines elsewhere. Both on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from index.report import Progress
from tui.console import say

LINE_EVERY_SECONDS = 5.0
"""Between two plain lines: enough to see life in a log, not to fill it."""

Show = Callable[[Progress], None]


@contextmanager
def shown_progress() -> Iterator[Show]:
    """A callback for ``index.build.update``."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
    )
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, rate="")

        def show(progress: Progress) -> None:
            done, total = _amount(progress)
            rate = f"{progress.passages_per_second:.0f} passages/s" if progress.passages_per_second else ""
            bar.update(task, description=progress.stage, completed=done, total=total or None, rate=rate)

        yield show


def _amount(progress: Progress) -> tuple[int, int]:
    if progress.passages_total:
        return progress.passages_done, progress.passages_total
    return progress.articles_done, progress.articles_total


def _lines() -> Show:
    said: dict[str, float] = {}

    def show(progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage in said and now - said[progress.stage] < LINE_EVERY_SECONDS:
            return
        said[progress.stage] = now
        say(_line(progress))

    return show


def _line(progress: Progress) -> str:
    parts = [progress.stage]
    if progress.articles_total:
        parts.append(f"{progress.articles_done}/{progress.articles_total} articles")
    if progress.passages_total:
        parts.append(f"{progress.passages_done}/{progress.passages_total} passages")
    if progress.passages_per_second:
        parts.append(f"{progress.passages_per_second:.0f} passages/s")
    if progress.seconds_left is not None:
        parts.append(f"{progress.seconds_left:.0f} s left")
    return ", ".join(parts)
