"""What a person set right about articles, in a JSON file beside the generations.

It outlives every rebuild, so it is written to a second file and renamed, under a lock, and a file that
cannot be read is never written over.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import cast

from corpus.errors import CorpusError, SettingsError
from corpus.types import Article

FIELDS = ("title", "publisher", "author", "url", "published")
_LOCK_SECONDS = 10
_Stamp = tuple[int, int, int]


class Corrections:
    """Corrections by article id. Reading sees what other processes wrote since."""

    def __init__(self, path: Path):
        self._path = path
        self._stamp: _Stamp | None = None
        self._fields: dict[str, dict[str, str]] = {}

    def get(self, article_id: str) -> dict[str, str]:
        """The corrected fields of an article; empty when none was corrected.

        Raises:
            CorpusError: the file of corrections is damaged.
        """
        self._refresh()
        return dict(self._fields.get(article_id, {}))

    def all(self) -> dict[str, dict[str, str]]:
        """Every correction, by article id."""
        self._refresh()
        return {article_id: dict(fields) for article_id, fields in self._fields.items()}

    def set(self, article_id: str, **fields: str | None) -> dict[str, str]:
        """Corrects fields of an article and returns all that are now corrected; None takes one back.

        Raises:
            SettingsError: an unknown field, an empty value or a date that is not understood.
            CorpusError: the file of corrections is damaged, locked or cannot be written.
        """
        checked = {name: _checked(name, value) for name, value in fields.items()}
        from filelock import FileLock, Timeout

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(f"{self._path}.lock", timeout=_LOCK_SECONDS):
                self._stamp = None
                self._refresh()
                now = {**self._fields.get(article_id, {}), **checked}
                kept = {name: value for name, value in now.items() if value is not None}
                everything = {**self._fields, article_id: kept}
                _write(self._path, {key: value for key, value in everything.items() if value})
        except Timeout as error:
            raise CorpusError(
                "another program is correcting articles", "Try again.", path=self._path
            ) from error
        except OSError as error:
            raise CorpusError(f"cannot be written ({error.strerror})", path=self._path) from error
        return kept

    def _refresh(self) -> None:
        """Reads the file when it is another than the one last read."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            self._stamp, self._fields = None, {}
            return
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        if stamp != self._stamp:
            self._fields = _read(self._path)
            self._stamp = stamp


def apply(article: Article, fields: Mapping[str, str]) -> Article:
    """The article with the corrected fields in place; a corrected date has the basis ``corrected``."""
    if not fields:
        return article
    known = {name: value for name, value in fields.items() if name in FIELDS}
    corrected = replace(article, **known)
    return replace(corrected, published_basis="corrected") if "published" in known else corrected


def _checked(name: str, value: str | None) -> str | None:
    if name not in FIELDS:
        raise SettingsError(f"articles have no field {name!r}", f"One of: {', '.join(FIELDS)}.")
    if value is None:
        return None
    value = value.strip()
    if name == "published":
        from corpus.dates import iso_date

        date = iso_date(value)
        if date is None:
            raise SettingsError(
                f"the date {value!r} is not understood", "Write it as 2026-02-10, 2026-02 or 2026."
            )
        return date
    if not value:
        raise SettingsError(f"the new {name} is empty", "Give a value.")
    return value


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        hint = "Mend the file or move it away; it holds what was corrected by hand."
        raise CorpusError(f"the corrections cannot be read ({error})", hint, path=path) from error
    if not isinstance(content, dict) or not all(isinstance(value, dict) for value in content.values()):
        raise CorpusError("not a file of corrections", "Mend the file or move it away.", path=path)
    return cast(dict[str, dict[str, str]], content)


def _write(path: Path, content: Mapping[str, Mapping[str, str]]) -> None:
    """Writes beside and renames, so that a crash leaves the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1, sort_keys=True)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
