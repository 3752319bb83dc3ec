"""The questions about the affairs: running stories, each asked of its own nine articles.

``python -m evals.benchmarks.affairs [--part PART] [--out FILE]`` indexes each affair of
``evals/gold/affairs/PART``, asks its questions, and writes the figures of all of them together to
``evals/results/affairs_PART.json`` and ``.md``. No setting is chosen by the test part.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.benchmarks.harder_room import GOLD, figures
from evals.benchmarks.room_table import table
from evals.gold import load
from evals.identity import reader_identity
from evals.quoted import RESULTS
from evals.runner import Run, run_gold
from index.build import update
from qa.assistant import Assistant

AFFAIRS = GOLD / "affairs"
PARTS = ("dev", "test", "moves-dev", "moves-test")


def homes(part: str) -> list[Path]:
    """The folders of a part's affairs, each with ``articles`` and ``questions.jsonl``."""
    return sorted(path for path in (AFFAIRS / part).iterdir() if path.is_dir())


def asked(part: str, reader: str | None, folder: Path) -> Run:
    """One run over every affair of a part, indexed in ``folder``."""
    runs: list[Run] = []
    articles = 0
    for home in homes(part):
        into = folder / home.name
        articles += update([home / "articles"], into).articles
        assistant = Assistant.open(into, reader=reader)
        runs.append(run_gold(assistant, load(home / "questions.jsonl"), assistant.index))
    return replace(
        runs[0],
        name=f"affairs {part}",
        gold=tuple(question for run in runs for question in run.gold),
        outcomes={id: outcome for run in runs for id, outcome in run.outcomes.items()},
        settings={"reader": reader_identity(reader), "articles": articles},
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--reader", help="another reader than the shipped one")
    parser.add_argument("--out", type=Path, help="the result file; default: evals/results/affairs_PART.json")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        found = figures(asked(given.part, given.reader, Path(folder)))
    out = given.out or RESULTS / f"affairs_{given.part.replace('-', '_')}.json"
    out.write_text(json.dumps(found, indent=1, default=str) + "\n", encoding="utf-8")
    out.with_suffix(".md").write_text(table(found), encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
