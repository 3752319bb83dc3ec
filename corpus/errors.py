"""One root for every error that a person can do something about."""

from __future__ import annotations

from pathlib import Path


class DatelineError(Exception):
    """A failure with a remedy.

    Attributes:
        message: what happened, one sentence.
        hint: what to do about it, one sentence; empty when nothing can be done.
    """

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.message = message
        self.hint = hint


class CorpusError(DatelineError):
    """A file that cannot be read as articles; carries its path and, where known, the line."""

    def __init__(self, message: str, hint: str = "", *, path: Path | None = None, line: int | None = None):
        where = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(where + message, hint)
        self.path = path
        self.line = line


class IndexDamaged(DatelineError):
    """An index that is missing, damaged, locked or of another version."""

    def __init__(self, message: str, hint: str = "", *, path: Path | None = None):
        super().__init__(f"{path}: {message}" if path else message, hint)
        self.path = path


class ModelError(DatelineError):
    """A model that is missing, damaged or of the wrong kind."""


class SettingsError(DatelineError):
    """A setting, option or date that cannot be understood."""


class UnknownArticleError(DatelineError):
    """An article id that the index does not hold."""
