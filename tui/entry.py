"""Where the command ``dateline`` begins: Ctrl-C is quiet from here on, also while the command line loads."""

from __future__ import annotations

import os
import signal
import sys

INTERRUPTED = 130
"""As in ``tui.console``, which is not loaded yet."""
CRASHED = 70
"""An error of our own, by the custom of sysexits.h; Python's 1 would say that the articles do not answer."""


def main() -> None:
    """Loads the command line and runs it; whenever it is interrupted, it exits with 130 and no traceback."""
    # Where a shell started it in the background, interrupts are ignored, and stay so.
    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeded:
        signal.signal(signal.SIGINT, _leave)
    from tui.cli import main as run

    if heeded:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run()
    except (KeyboardInterrupt, Exception) as error:
        if _interrupted(error):
            raise SystemExit(INTERRUPTED) from None
        sys.excepthook(type(error), error, error.__traceback__)
        raise SystemExit(CRASHED) from None


def _interrupted(error: BaseException | None) -> bool:
    """Interrupted while it loads, a compiled module fails with an error that the interrupt caused."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__
    return error is not None


def _leave(*_: object) -> None:
    """Nothing was begun that would have to be ended in order."""
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
