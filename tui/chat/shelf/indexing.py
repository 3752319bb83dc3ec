"""Indexing in a process of its own, niced, so that asking and typing go on."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

NICENESS = 10
LAST_LINES = 3  # of what a failed run said
START = "from tui.cli import main; main()"
_COUNT = re.compile(r"(\d+)/(\d+) (passages|articles)")


@dataclass(frozen=True, slots=True)
class Indexing:
    """How far an indexing run is.

    Attributes:
        total: 0 until it is known.
        ended: None while it runs, then whether it went well.
        said: the last lines it wrote.
    """

    folder: Path
    stage: str = "starting"
    done: int = 0
    total: int = 0
    ended: bool | None = None
    said: str = ""

    def words(self) -> str:
        """One line on it."""
        if self.ended is not None:
            return self.said or ("indexed" if self.ended else "indexing failed")
        counted = f" {self.done:,}/{self.total:,}" if self.total else ""
        return f"{self.stage}{counted} · {self.folder.name}"


def progress_of(line: str, before: Indexing) -> Indexing:
    """What a line of ``dateline index`` says: ``encoding, 18/18 articles, 3/67 passages, …``."""
    counts = {noun: (int(done), int(total)) for done, total, noun in _COUNT.findall(line)}
    stage = line.split(",")[0].strip()
    if not counts:
        return before
    done, total = counts.get("passages") or counts["articles"]
    return Indexing(before.folder, stage, done, total)


def command(folder: Path, into: str) -> list[str]:
    """The command line that brings ``folder`` up to date in the index ``into``."""
    return [sys.executable, "-c", START, "index", str(folder), "--into", into]


def removal(article_id: str, index: str) -> list[str]:
    """The command line that removes an article for good."""
    return [sys.executable, "-c", START, "article", "remove", article_id, "--yes", "--index", index]


async def run_indexing(
    arguments: list[str], folder: Path, tell: Callable[[Indexing], object], *, stage: str = "starting"
) -> bool:
    """Runs ``arguments`` to the end and tells how it goes; cancelled, it stops the process too."""
    process = await asyncio.create_subprocess_exec(
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    _be_nice(process.pid)
    now = Indexing(folder, stage)
    tell(now)
    said: list[str] = []
    try:
        while process.stdout and (raw := await process.stdout.readline()):
            line = raw.decode("utf-8", "replace").strip()
            said.append(line)
            now = progress_of(line, now)
            tell(now)
        well = await process.wait() == 0
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.terminate()
    words = said[-1] if well and said else " ".join(said[-LAST_LINES:])
    tell(Indexing(folder, ended=well, said=words))
    return well


def _be_nice(pid: int) -> None:
    # Where priorities cannot be set, indexing runs at the ordinary one.
    with suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, pid, NICENESS)
