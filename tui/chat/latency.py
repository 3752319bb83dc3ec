"""Whether the chat feels quick: its first paint, and how late its event loop runs while it works.

``python -m tui.chat.latency --index DIR --folder ARTICLES [--json FILE]`` starts ``dateline chat`` in a
terminal of its own and waits for its first picture; then asks questions on the real models while another
process indexes ``ARTICLES`` and keys are typed all the time. POSIX only.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tui.chat.live import open_chat
from tui.chat.shelf.indexing import NICENESS, START, command

WELCOME = b"Ask the articles"
STARTS = 5
TICK_S = 0.005
KEY_S = 0.04  # a fast typist: 25 keys a second
QUESTIONS = (
    "When does the truce expire?",
    "Where did Trump and Xi meet?",
    "Why did the talks stall?",
    "Which rounds of talks were held?",
    "How much did Japan agree to invest?",
    "Who leads the Chinese delegation?",
)


def first_paint_ms(index: Path, starts: int = STARTS) -> list[float]:
    """From starting the process to the first picture in its terminal, each time anew."""
    return [_painted(index) for _ in range(starts)]


def _painted(index: Path) -> float:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    arguments = [sys.executable, "-c", START, "chat", "--index", str(index), "--no-history"]
    began = time.perf_counter()
    process = subprocess.Popen(
        arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | {"TERM": "xterm-256color"}
    )
    os.close(theirs)
    try:
        seen = b""
        while WELCOME not in seen:
            if not select.select([ours], [], [], 30)[0]:
                raise TimeoutError("the chat painted nothing in half a minute")
            seen += os.read(ours, 65536)
        return (time.perf_counter() - began) * 1000
    finally:
        process.kill()
        process.wait()
        os.close(ours)


async def lags_ms(index: Path, folder: Path, questions: Sequence[str]) -> list[float]:
    """How late the event loop woke, every 5 ms, while it answered, keys were typed and a folder indexed."""
    late: list[float] = []
    app = open_chat(index, reader=None, history=False, as_of=None)
    async with app.run_test(size=(120, 40)) as pilot:
        chat = app.chat
        while not chat.conversation.ready:
            await asyncio.sleep(0.01)
        async with _indexing(folder), _watched(late):
            for question in questions:
                chat.prompt.put(question)
                await pilot.press("enter")
                while chat.conversation.busy:
                    await pilot.press("x")
                    await asyncio.sleep(KEY_S)
    return late


@asynccontextmanager
async def _watched(late: list[float]) -> AsyncIterator[None]:
    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK_S)
            late.append((time.perf_counter() - began - TICK_S) * 1000)

    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()


@asynccontextmanager
async def _indexing(folder: Path) -> AsyncIterator[None]:
    """Indexes ``folder`` again and again beside what goes on, as the chat would."""
    with tempfile.TemporaryDirectory() as scratch:
        into = str(Path(scratch) / "index")
        again = " ".join(map(_quoted, command(folder, into)))
        loop = f"while rm -rf {_quoted(into)}; do {again} || exit 1; done"
        process = await asyncio.create_subprocess_exec(
            "sh", "-c", loop, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        os.setpriority(os.PRIO_PGRP, process.pid, NICENESS)
        try:
            yield
        finally:
            os.killpg(process.pid, 9)
            await process.wait()


def _quoted(text: str) -> str:
    import shlex

    return shlex.quote(text)


def figures(values: Sequence[float]) -> dict[str, float]:
    """Count, median, 99th percentile and largest."""
    ranked = sorted(values)
    return {
        "n": len(ranked),
        "p50": round(statistics.median(ranked), 2),
        "p99": round(ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))], 2),
        "max": round(ranked[-1], 2),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="articles to index meanwhile")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    late = asyncio.run(lags_ms(given.index, given.folder, QUESTIONS * given.rounds))
    found: dict[str, Any] = {
        "first paint, ms": figures(first_paint_ms(given.index)),
        "event loop late, ms": figures(late),
    }
    for name, row in found.items():
        print(name, row)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
