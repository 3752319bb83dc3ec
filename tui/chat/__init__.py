"""The chat: a terminal interface over one index.

Importing this loads nothing but the standard library; :func:`run` loads Textual, and a worker thread
loads the models while one can already type.
"""

from __future__ import annotations

import gc
from pathlib import Path


def run(
    index: Path | None, *, reader: str | None = None, history: bool = True, as_of: str | None = None
) -> int:
    """Opens the chat and returns the exit code.

    Args:
        index: the index to ask; None stands for the bundled corpus.
        reader: another reader by name or path.
        history: whether the conversation is kept.
        as_of: leaves out articles known or inferred to be later (ISO date, possibly partial).
    """
    # Collecting while modules load takes a twentieth of the time to the first paint, which ends it.
    gc.disable()
    from tui.chat.live import open_chat

    app = open_chat(index, reader=reader, history=history, as_of=as_of)
    app.run()
    return app.return_code or 0
