"""Rows of a long measurement, kept line by line as they come, so that it goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class KeptRows:
    """Rows by name in a JSON-lines file whose first line says what they belong to."""

    def __init__(self, path: Path, mark: Mapping[str, Any]):
        """Reads what an earlier pass under the same ``mark`` left; anything else is started over."""
        self.path = path
        self._head = json.dumps({"mark": dict(mark)}, sort_keys=True)
        self.rows: dict[str, Row] = _read(path, self._head)
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [self._head, *(json.dumps({"name": name, **row}) for name, row in self.rows.items())]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def get(self, name: str, make: Callable[[], Row]) -> Row:
        """The row of that name, made and written down where it is not there yet."""
        if name not in self.rows:
            self.rows[name] = make()
            with self.path.open("a", encoding="utf-8") as out:
                out.write(json.dumps({"name": name, **self.rows[name]}) + "\n")
        return self.rows[name]


def _read(path: Path, head: str) -> dict[str, Row]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    found: dict[str, Row] = {}
    if not lines or lines[0] != head:
        return found
    for line in lines[1:]:
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            break  # cut short by an interruption
        found[row.pop("name")] = row
    return found
