"""Generations of an index on disk: built beside the live one, swapped by one atomic rename.

DIR/current              the name of the live generation
DIR/generations/<name>/  its files, never changed once published
DIR/corrections.json     what people said about articles; outlives generations
DIR/lock                 one writer at a time
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import IndexDamaged, SettingsError
from index import removed

POINTER, GENERATIONS, CORRECTIONS, LOCK = "current", "generations", "corrections.json", "lock"
OURS = frozenset({POINTER, GENERATIONS, CORRECTIONS, f"{CORRECTIONS}.lock", LOCK, removed.FILE})
UNFINISHED = ".unfinished-"
LOCK_SECONDS = 2.0
"""How long a second writer waits: an update may take hours, so that more would only hide it."""
BUILD_HINT = "Build one with `dateline index PATH... --into DIR`."
REPAIR_HINT = (
    "Index any of its folders again with `dateline index PATH --into DIR`: that reads all of them anew, and"
    " keeps what was corrected or removed by hand."
)


def live(directory: Path) -> Path:
    """The folder of the live generation.

    Raises:
        IndexDamaged: there is none.
    """
    try:
        name = (directory / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged("there is no index here", BUILD_HINT, path=directory) from error
    folder = directory / GENERATIONS / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise IndexDamaged(f"its live generation {name!r} is missing", REPAIR_HINT, path=directory)
    return folder


def by_age(directory: Path) -> list[Path]:
    """The live generation first, then the others, the one published last before older ones."""
    folders = [path for path in (directory / GENERATIONS).glob("*") if not path.name.startswith(UNFINISHED)]
    folders.sort(key=lambda folder: folder.stat().st_mtime_ns, reverse=True)
    first = live(directory) if _has_live(directory) else None
    return sorted(folders, key=lambda folder: folder != first)


def exists(directory: Path) -> bool:
    """Whether an index was ever published here."""
    return (directory / POINTER).is_file()


@contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Holds the one writer's lock, making the directory if need be.

    Raises:
        SettingsError: the directory holds something else.
        IndexDamaged: another process writes to it.
    """
    _refuse_foreign(directory)
    directory.mkdir(parents=True, exist_ok=True)
    lock = FileLock(directory / LOCK)
    try:
        lock.acquire(timeout=LOCK_SECONDS)
    except Timeout as error:
        raise IndexDamaged(
            "another process is updating this index", "Wait until it is done, and try again.", path=directory
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def unfinished(directory: Path) -> Iterator[Path]:
    """A fresh folder to build in, removed at the end unless ``publish`` renamed it."""
    generations = directory / GENERATIONS
    generations.mkdir(exist_ok=True)
    for stale in generations.glob(f"{UNFINISHED}*"):  # Left by a build that was killed.
        shutil.rmtree(stale, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=generations))
    folder.chmod(0o755)  # mkdtemp's 0700 would hide the index from the account's group.
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(directory: Path, folder: Path, index_id: str) -> Path:
    """Makes an unfinished generation the live one; readers keep the one that they opened.

    The generation just replaced stays on disk for readers that are about to open it; older ones go.
    """
    replaced = live(directory).name if _has_live(directory) else None
    final = _free_name(directory / GENERATIONS, index_id)
    for path in [*folder.rglob("*"), folder]:
        _sync(path)
    folder.rename(final)
    _sync(final.parent)
    _write_pointer(directory, final.name)
    _prune(directory / GENERATIONS, keep={final.name, replaced})
    return final


def prune(directory: Path) -> None:
    """Leaves only the live generation: what was removed from it is nowhere on the disk."""
    _prune(directory / GENERATIONS, keep={live(directory).name})


def _refuse_foreign(directory: Path) -> None:
    if directory.exists() and not directory.is_dir():
        raise SettingsError(f"{directory} is a file", "Name a folder for the index.")
    foreign = {path.name for path in directory.iterdir()} - OURS if directory.is_dir() else set()
    if foreign and not exists(directory):
        raise SettingsError(
            f"{directory} holds other files ({min(foreign)}) and no index",
            "Name an empty or a new folder for the index.",
        )


def _has_live(directory: Path) -> bool:
    try:
        live(directory)
    except IndexDamaged:
        return False
    return True


def _free_name(generations: Path, index_id: str) -> Path:
    number = 1
    while (generations / f"{index_id}-{number}").exists():
        number += 1
    return generations / f"{index_id}-{number}"


def _write_pointer(directory: Path, name: str) -> None:
    scratch = directory / GENERATIONS / f"{UNFINISHED}{POINTER}"
    scratch.write_text(name + "\n", encoding="utf-8")
    _sync(scratch)
    os.replace(scratch, directory / POINTER)  # noqa: PTH105 - the one call whose atomicity counts here
    _sync(directory)


def _prune(generations: Path, keep: set[str | None]) -> None:
    for folder in generations.iterdir():
        if folder.name not in keep and not folder.name.startswith(UNFINISHED):
            # Where open files cannot be removed, the next update tries again.
            shutil.rmtree(folder, ignore_errors=True)


def _sync(path: Path) -> None:
    """Makes a file or folder survive a power cut; folders cannot be opened on Windows."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
