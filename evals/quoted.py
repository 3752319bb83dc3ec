"""Figures that prose quotes come from committed result files, never from memory.

Between ``<!-- results:NAME -->`` and ``<!-- /results:NAME -->`` a document holds what
``evals/results/NAME.md`` says. ``refresh`` writes it there; a test checks that nothing differs.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import SettingsError

RESULTS = Path(__file__).parent / "results"
_QUOTE = re.compile(
    r"(<!-- results:(?P<name>[\w.-]+) -->\n)(?P<body>.*?)(<!-- /results:(?P=name) -->)", re.DOTALL
)
_OPENING = re.compile(r"<!-- results:([\w.-]+) -->")


def refreshed(text: str, results: Path = RESULTS) -> str:
    """``text`` with every quoted result as its file has it.

    Raises:
        SettingsError: where a result file is missing, or an opening mark has no closing one.
    """
    named = [match["name"] for match in _QUOTE.finditer(text)]
    if named != _OPENING.findall(text):
        raise SettingsError("a results mark is not closed", "End it with <!-- /results:NAME -->.")
    return _QUOTE.sub(lambda match: match[1] + _result(match["name"], results) + match[4], text)


def refresh(path: Path, results: Path = RESULTS) -> bool:
    """Brings one document up to date; whether anything changed."""
    before = path.read_text(encoding="utf-8")
    after = refreshed(before, results)
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


def _result(name: str, results: Path) -> str:
    path = results / f"{name}.md"
    try:
        return path.read_text(encoding="utf-8").strip() + "\n"
    except OSError as error:
        raise SettingsError(f"no result {path}", "Run the evaluation that writes it.") from error
