"""The one place that owns both outputs, exit codes and the index that a command means."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import DatelineError, IndexDamaged, ModelError
from corpus.visible import one_line

if TYPE_CHECKING:
    from index.report import Progress

OK, NOT_FOUND, USAGE, DAMAGED, INTERRUPTED = 0, 1, 2, 3, 130

REFUSED = {
    errno.ENOSPC: "Free some space, or name a folder elsewhere.",
    errno.EDQUOT: "Free some space, or name a folder elsewhere.",
    errno.EACCES: "Name a folder that you may write to; DATELINE_HOME names the one for what dateline keeps.",
    errno.EPERM: "Name a folder that you may write to; DATELINE_HOME names the one for what dateline keeps.",
    errno.EROFS: "Name a folder that you may write to; DATELINE_HOME names the one for what dateline keeps.",
    errno.EADDRINUSE: "Something serves there already: end it, or name another --port.",
}
"""What to do about what the system refuses, by its error number."""

INDEX_VARIABLE = "DATELINE_INDEX"
LOCAL_INDEX = ".dateline"
BUNDLED = Path(__file__).parent.parent / "corpus" / "articles"


# Controls, which a terminal obeys even inside JSON; separators, at which some readers of lines end one;
# halves of surrogate pairs, which no encoding has. Inside a JSON string an escape says the same.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000))}


def out(*cells: object) -> None:
    """One line to standard output, cells set apart by tabs; no text in them can drive the terminal."""
    print("\t".join(one_line(str(cell)) for cell in cells), flush=True)


def out_lines(lines: Iterable[str]) -> None:
    """Several lines to standard output."""
    for line in lines:
        out(line)


def out_json(record: Any) -> None:
    """One line of JSON to standard output."""
    print(json.dumps(record, ensure_ascii=False, default=str).translate(_ESCAPED), flush=True)


def say(text: str) -> None:
    """One line to standard error; no text in it can drive the terminal."""
    print(one_line(text), file=sys.stderr, flush=True)


def reply(prompt: str) -> str:
    """The line that is typed after ``prompt``, without the blanks around it."""
    return input(one_line(prompt)).strip()


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turns errors into a plain message and the contract's exit code."""
    try:
        yield
    except DatelineError as error:
        say(f"dateline: {error.message}")
        if error.hint:
            say(f"  {error.hint}")
        raise SystemExit(DAMAGED if isinstance(error, IndexDamaged | ModelError) else USAGE) from error
    except KeyboardInterrupt:
        say("interrupted")
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(OK) from None
    except OSError as error:
        # Never 1, which says that the articles do not answer.
        where = f"{error.filename}: " if error.filename else ""
        say(f"dateline: {where}{error.strerror or error}")
        say(f"  {REFUSED.get(error.errno or 0, 'Check the path.')}")
        raise SystemExit(USAGE) from error
    except sqlite3.OperationalError as error:
        say(f"dateline: the database cannot be used: {error}")
        say("  Check that the disk has space and that the folder may be written to.")
        raise SystemExit(USAGE) from error


def chosen_index(option: Path | None) -> Path:
    """``--index``, else ``DATELINE_INDEX``, else ``.dateline/`` here, else the bundled corpus."""
    return named_index(option) or bundled_index()


def asked_index(option: Path | None) -> Path:
    """As :func:`chosen_index`; says when nobody named an index, so that the bundled articles are asked."""
    if named := named_index(option):
        return named
    say(f"no index here: asking the bundled articles (--index or {INDEX_VARIABLE} names another)")
    return bundled_index()


def named_index(option: Path | None) -> Path | None:
    """As :func:`chosen_index`; None stands for the bundled corpus, which may have to be built."""
    if option is not None:
        return option
    if from_environment := os.environ.get(INDEX_VARIABLE):
        return Path(from_environment)
    here = Path(LOCAL_INDEX)
    return here if here.is_dir() else None


def bundled_index(show: Callable[[Progress], None] | None = None) -> Path:
    """The index of the bundled articles, built on first use into the user's cache folder.

    Other articles, another format of the index or another encoder have a folder of their own there.

    Args:
        show: is told how far building is; by default standard error is.
    """
    import hashlib

    from index.encoder import SHIPPED_SHA256
    from index.manifest import FORMAT

    digest = hashlib.sha256(f"{FORMAT} {SHIPPED_SHA256} {BUNDLED.resolve()}".encode())
    for path in sorted(BUNDLED.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    folder = _bundled_home() / digest.hexdigest()[:12]
    if not (folder / "current").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _build_bundled(folder, show)
    return folder


def is_bundled(directory: Path) -> bool:
    """Whether it is the index of the bundled articles: it lies in a cache, and a release replaces it."""
    return directory.expanduser().resolve().parent == _bundled_home().resolve()


def warn_if_bundled(directory: Path) -> None:
    """Says how long a change to the bundled articles lasts."""
    if is_bundled(directory):
        say("these are the bundled articles: the next release of Dateline brings them as they were")


def _bundled_home() -> Path:
    from platformdirs import user_cache_path

    home = os.environ.get("DATELINE_HOME")
    return (Path(home) if home else user_cache_path("dateline")) / "bundled"


def _build_bundled(folder: Path, show: Callable[[Progress], None] | None) -> None:
    from index.build import update

    if show is not None:
        update([BUNDLED], folder, progress=show)
        return
    from tui.progress import shown_progress

    say(f"Indexing the {len(list(BUNDLED.iterdir()))} bundled articles (once) ...")
    with shown_progress() as progress:
        update([BUNDLED], folder, progress=progress)
