"""Finding the files under a root: every real file once, in one order, through links that may loop."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from corpus.types import Skipped


def files(root: Path, exclude: Collection[Path] = ()) -> Iterator[Path | Skipped]:
    """``root`` itself when it is a file; else all files under it, as ``walk`` finds them."""
    if root.is_dir():
        yield from walk(root, exclude)
    else:
        yield absolute(root)


def walk(root: Path, exclude: Collection[Path] = ()) -> list[Path | Skipped]:
    """All files under ``root`` but hidden ones, sorted by path; what cannot be reached, with its reason.

    A file that several names lead to comes under the first that is no symbolic link, so that a link
    added later does not change it.
    """
    walker = _Walker({absolute(path) for path in exclude})
    walker.take(absolute(root))
    while walker.links:
        walker.take(walker.links.pop(0))
    return sorted(walker.found, key=lambda entry: str(entry.path if isinstance(entry, Skipped) else entry))


def absolute(path: Path) -> Path:
    """The path made absolute as it is written: resolving links would name other files than were given."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def printable(path: str) -> str:
    """The path with bytes that are no Unicode written as escapes; unchanged when it has none."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class _Walker:
    """The state of one walk: what was met, and the links put off until all real files are known."""

    def __init__(self, exclude: set[Path]):
        self.exclude = exclude
        self.found: list[Path | Skipped] = []
        self.links: list[Path] = []
        self.seen: set[tuple[int, int]] = set()

    def take(self, start: Path) -> None:
        """Takes a file, or all real files below a folder; each file and folder once."""
        pending = [start]
        while pending:
            path = pending.pop()
            try:
                status = path.stat()
                if path not in self.exclude and self._is_new(status):
                    pending += (
                        self._children(path) if stat.S_ISDIR(status.st_mode) else self._file(path, status)
                    )
            except OSError as error:
                reason = "a link that leads nowhere" if path.is_symlink() else "cannot be read"
                self._skip(path, f"{reason} ({error.strerror})")

    def _children(self, folder: Path) -> list[Path]:
        """The folder's visible entries that are no links; those are put off."""
        with os.scandir(folder) as entries:
            visible = sorted(
                (e for e in entries if not e.name.startswith(".")), key=lambda e: e.name, reverse=True
            )
        self.links += [Path(entry.path) for entry in reversed(visible) if entry.is_symlink()]
        return [Path(entry.path) for entry in visible if not entry.is_symlink()]

    def _file(self, path: Path, status: os.stat_result) -> list[Path]:
        """Notes a file; a pipe or socket, which would hang a reader, is skipped."""
        if not stat.S_ISREG(status.st_mode):
            self._skip(path, "not a regular file")
        elif printable(str(path)) != str(path):
            self._skip(path, "the file's name is not valid Unicode")
        else:
            self.found.append(path)
        return []

    def _skip(self, path: Path, reason: str) -> None:
        self.found.append(Skipped(Path(printable(str(path))), reason))

    def _is_new(self, status: os.stat_result) -> bool:
        key = (status.st_dev, status.st_ino)
        if key in self.seen:
            return False
        self.seen.add(key)
        return True
