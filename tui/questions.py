"""Questions in a file: one JSON record a line, each checked before the first is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

from corpus.errors import SettingsError
from corpus.visible import is_unicode
from qa.times import as_of_date

if TYPE_CHECKING:
    from qa.asking import Question

_HINT = 'One JSON record a line: {"id", "question", "conversation"?, "as_of"?}.'


def read_questions(path: Path, as_of: str | None) -> list[Question]:
    """The questions in ``path``, ``as_of`` standing in where a line names none.

    Raises:
        SettingsError: the file cannot be read, or a line is no question; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", _HINT) from error
    # Line feeds alone: a JSON string may hold U+2028.
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [_question(line, f"{path}:{number}", str(number), as_of) for number, line in lines]


def _question(line: str, where: str, number: str, as_of: str | None) -> Question:
    from qa.asking import Question

    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{where}: not JSON: {error}", _HINT) from error
    if not isinstance(record, dict):
        raise SettingsError(f"{where}: not a JSON object", _HINT)
    given = cast(dict[str, object], record)
    question = given.get("question")
    if not isinstance(question, str):
        raise SettingsError(f"{where}: no question, or one that is no string", _HINT)
    if not is_unicode(question):
        raise SettingsError(f"{where}: the question holds half a surrogate pair", _HINT)
    return Question(
        question,
        _name(given, "id", where) or number,
        _name(given, "conversation", where),
        _as_of(given.get("as_of"), where) or as_of,
    )


def _name(given: dict[str, object], key: str, where: str) -> str | None:
    """An id as a string; numbers are taken as they are written."""
    value = given.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise SettingsError(f"{where}: {key} is neither a string nor a number", _HINT)
    if not is_unicode(str(value)):
        raise SettingsError(f"{where}: {key} holds half a surrogate pair", _HINT)
    return str(value)


def _as_of(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    # A year may well be written as a number.
    written = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(written, str):
        raise SettingsError(f"{where}: as_of is no date", "Write it as 2026-02-10, 2026-02 or 2026.")
    try:
        as_of_date(written)
    except SettingsError as error:
        raise SettingsError(f"{where}: {error.message}", error.hint) from error
    return written
