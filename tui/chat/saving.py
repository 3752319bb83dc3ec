"""Files that a person asks for: written beside and renamed, and never over one that is there."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

from corpus.errors import SettingsError


def free_name(path: Path) -> Path:
    """``path``, or with the first number from 2 on behind its name under which nothing is there."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not _is_there(path) else next(one for one in numbered if not _is_there(one))


def write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet.

    Raises:
        SettingsError: it is there, or cannot be written.
    """
    if _is_there(path):
        raise SettingsError(f"{path} is there already", "Name another file, or move it away.")
    _write(path, text)


def append_rows(path: Path, rows: str) -> int:
    """Adds those JSON lines whose ids ``path`` does not hold yet, and returns how many; its own lines stay.

    Raises:
        SettingsError: the file holds something else, or cannot be read or written.
    """
    before = _read(path)
    held = {_id(line, path) for line in before.splitlines() if line.strip()}
    added = [line for line in rows.splitlines() if _id(line, path) not in held]
    if added:
        joint = "" if not before or before.endswith("\n") else "\n"
        _write(path, before + joint + "\n".join(added) + "\n")
    return len(added)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _refused(path, error) from error
    except UnicodeDecodeError as error:
        raise _no_rows(path) from error


def _id(line: str, path: Path) -> str:
    try:
        return str(json.loads(line)["id"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _no_rows(path) from error


def _write(path: Path, text: str) -> None:
    """All of the file or, when the disk is full or the power goes, what was there before."""
    path = path.resolve()  # where a link leads: the link stays
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> SettingsError:
    return SettingsError(f"{path} cannot be written: {error.strerror}", "Name another file.")


def _no_rows(path: Path) -> SettingsError:
    return SettingsError(f"{path} holds something else than questions", "Name another file.")
