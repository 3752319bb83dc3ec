"""JSON lines, plain or gzipped: reading with file and line in every complaint, and writing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every record with its line number from 1; blank lines are passed over.

    Raises:
        CorpusError: where the file cannot be read, or a line is not a JSON mapping.
    """
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, _mapping(line, path, number)
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise CorpusError(
            f"cannot be read: {error}", "Give a .jsonl or .jsonl.gz file in UTF-8.", path=path
        ) from error


def write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Writes one JSON mapping a line, keys in their given order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _mapping(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(
            f"not JSON: {error.msg}", "Put one JSON mapping on each line.", path=path, line=number
        ) from error
    if not isinstance(record, dict):
        raise CorpusError("not a JSON mapping", "Put one JSON mapping on each line.", path=path, line=number)
    return record
