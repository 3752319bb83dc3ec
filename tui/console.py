"""The one place that owns standard error, exit codes and the index that a command means."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DatelineError, IndexDamaged, ModelError

if TYPE_CHECKING:
    from index.report import Progress

OK, NOT_FOUND, USAGE, DAMAGED, FAILED, INTERRUPTED = 0, 1, 2, 3, 1, 130

INDEX_VARIABLE = "DATELINE_INDEX"
LOCAL_INDEX = ".dateline"
BUNDLED = Path(__file__).parent.parent / "corpus" / "articles"


def say(text: str) -> None:
    """One line to standard error."""
    print(text, file=sys.stderr, flush=True)


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


def chosen_index(option: Path | None) -> Path:
    """``--index``, else ``DATELINE_INDEX``, else ``.dateline/`` here, else the bundled corpus."""
    return named_index(option) or bundled_index()


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

    Args:
        show: is told how far building is; by default standard error is.
    """
    import hashlib

    digest = hashlib.sha256(str(BUNDLED.resolve()).encode())
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
