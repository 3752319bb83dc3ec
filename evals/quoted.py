"""Figures that prose quotes come from committed result files, never from memory.

Between ``<!-- results:NAME -->`` and ``<!-- /results:NAME -->`` a document holds what
``evals/results/NAME.md`` says, and that file what ``NAME.json`` beside it says.

``python -m evals.quoted`` writes both anew, tables first; ``--check`` only says whether anything differs.
A test checks that nothing does.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from corpus.errors import SettingsError

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
PLACES = ("*.md", "evals/**/*.md", "qa/**/*.md", "index/**/*.md", "tui/**/*.md")
TABLES = {
    "reader": "evals.benchmarks.reader:table",
    "rivals": "evals.benchmarks.run_table:markdown",
    "news_answers": "evals.benchmarks.news_answers:table",
    "gold_dev": "evals.benchmarks.room_table:table",
    "gold_test": "evals.benchmarks.room_table:table",
    "gold_dev_worded": "evals.benchmarks.room_table:table",
    "gold_test_worded": "evals.benchmarks.room_table:table",
    "gold_news": "evals.benchmarks.room_table:table",
    "affairs_dev": "evals.benchmarks.room_table:table",
    "affairs_test": "evals.benchmarks.room_table:table",
    "affairs_moves_dev": "evals.benchmarks.room_table:table",
    "affairs_moves_test": "evals.benchmarks.room_table:table",
    "times_dev": "evals.benchmarks.times:table",
    "times_test": "evals.benchmarks.times:table",
    "ablations": "evals.reports.markdown:ablation_markdown",
    "training_parts": "evals.benchmarks.training_parts:table",
    "support": "evals.benchmarks.support_sheet:table",
}
"""What makes the table of a result file of its figures."""

_QUOTE = re.compile(
    r"(<!-- results:(?P<name>[\w.-]+) -->\n)(?P<body>.*?)(<!-- /results:(?P=name) -->)", re.DOTALL
)
_OPENING = re.compile(r"<!-- results:([\w.-]+) -->")


def documents(root: Path = ROOT) -> list[Path]:
    """Every document of the project that may quote results."""
    found = {path for place in PLACES for path in root.glob(place)}
    return sorted(path for path in found if path.parent != root / "evals" / "results")


def quotes(text: str) -> list[str]:
    """The names of the results that a document quotes."""
    return _OPENING.findall(text)


def refreshed(text: str, results: Path = RESULTS) -> str:
    """``text`` with every quoted result as its file has it.

    Raises:
        SettingsError: where a result file is missing, or an opening mark has no closing one.
    """
    named = [match["name"] for match in _QUOTE.finditer(text)]
    if named != quotes(text):
        raise SettingsError("a results mark is not closed", "End it with <!-- /results:NAME -->.")
    return _QUOTE.sub(lambda match: match[1] + _result(match["name"], results) + match[4], text)


def refresh(path: Path, results: Path = RESULTS) -> bool:
    """Brings one document up to date; whether anything changed."""
    return _written(path, refreshed(path.read_text(encoding="utf-8"), results))


def made_tables(results: Path = RESULTS) -> dict[Path, str]:
    """The table of every committed result file that has one, by the file that should hold it."""
    return {
        results / f"{name}.md": _maker(maker)(json.loads(path.read_text(encoding="utf-8")))
        for name, maker in TABLES.items()
        if (path := results / f"{name}.json").exists()
    }


def refresh_all(root: Path = ROOT, results: Path = RESULTS) -> list[Path]:
    """Makes the tables anew, then brings every document up to date; the files that changed."""
    tables = [path for path, table in made_tables(results).items() if _written(path, table)]
    return tables + [path for path in documents(root) if refresh(path, results)]


def stale(root: Path = ROOT, results: Path = RESULTS) -> list[Path]:
    """The files that ``refresh_all`` would change, tables first."""
    tables = [path for path, table in made_tables(results).items() if _text(path) != table]
    quoting = [path for path in documents(root) if refreshed(_text(path), results) != _text(path)]
    return tables + quoting


def _maker(name: str) -> Callable[[Any], str]:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


def _written(path: Path, text: str) -> bool:
    if _text(path) == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _result(name: str, results: Path) -> str:
    path = results / f"{name}.md"
    try:
        return path.read_text(encoding="utf-8").strip() + "\n"
    except OSError as error:
        raise SettingsError(f"no result {path}", "Run the evaluation that writes it.") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 1 where ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m evals.quoted", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where anything differs")
    asked = parser.parse_args(arguments)
    changed = stale() if asked.check else refresh_all()
    for path in changed:
        print(("differs: " if asked.check else "written: ") + path.relative_to(ROOT).as_posix())
    if not changed:
        print("every table and every quoted result is as its result file says")
    return int(asked.check and bool(changed))


if __name__ == "__main__":
    raise SystemExit(main())
