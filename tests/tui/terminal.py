"""A program in a pseudo-terminal of its own, drawn by pyte (a VT100 in Python) and driven by keys."""

from __future__ import annotations

import fcntl
import os
import pty
import selectors
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from types import TracebackType

import pyte

LIMIT_S = 60.0


class Terminal:
    """Runs ``command`` in a terminal of ``columns`` times ``rows`` cells until it is closed."""

    def __init__(self, command: Sequence[str], columns: int, rows: int, environment: dict[str, str]):
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, **environment, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(theirs)
        self._ready = selectors.DefaultSelector()
        self._ready.register(self._ours, selectors.EVENT_READ)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._ready.close()
        os.close(self._ours)

    def type(self, keys: str) -> None:
        """Sends keys as a keyboard would."""
        os.write(self._ours, keys.encode())

    def until(self, *texts: str, limit_s: float = LIMIT_S) -> str:
        """Waits until all ``texts`` stand on the screen, and returns it; TimeoutError shows it."""
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            shown = self.shown()
            if all(text in shown for text in texts):
                return shown
            self._draw(0.2)
        raise TimeoutError(f"not all of {texts} on the screen:\n{self.shown()}")

    def shown(self) -> str:
        """The screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def ended(self, limit_s: float = LIMIT_S) -> int:
        """Waits until the program has ended; its exit code."""
        end = time.monotonic() + limit_s
        while self._process.poll() is None and time.monotonic() < end:
            self._draw(0.2)
        return self._process.wait(0)

    def _draw(self, wait_s: float) -> None:
        if self._ready.select(wait_s):
            try:
                self._stream.feed(os.read(self._ours, 65536))
            except OSError:  # Linux says so when the other end is closed
                time.sleep(wait_s)
