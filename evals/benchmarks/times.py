"""Questions that hinge on time: "before the talks in Oslo", "the latest", "as of May", "until when now".

``python -m evals.benchmarks.times [--part dev|test] [--out FILE]`` asks ``evals/gold/times/PART.jsonl`` of
the affairs of that part (dev: of the bundled articles as well) and writes ``evals/results/times_PART.json``
and ``.md``.
A row names its ``home``, words of which one must stand in the first value (``first``; none: the articles are
silent), further values that a whole answer gives (``all``), and values that hold of another time
(``never_first``). No setting is chosen by the test part.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evals.identity import reader_identity
from evals.lines import read_lines
from evals.quoted import RESULTS
from evals.reports.markdown import table as markdown_table
from index.build import update
from qa.assistant import Assistant
from qa.types import Answer

PARTS = ("dev", "test")

ROOT = Path(__file__).parents[2]
TIMES = ROOT / "evals" / "gold" / "times"
BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class TimeQuestion:
    """One question about time, and the values that its answer gives.

    Attributes:
        home: ``bundled``, or the folder of an affair below ``evals/gold``.
        first: one of these stands in the first value; empty where the articles are silent.
        further: each of these sets has one that stands in some value.
        never_first: values of another time.
    """

    home: str
    question: str
    first: tuple[str, ...]
    further: tuple[tuple[str, ...], ...]
    never_first: tuple[str, ...]

    @property
    def articles(self) -> Path:
        """The folder that the question is asked of."""
        return ROOT / "corpus" / "articles" if self.home == BUNDLED else TIMES.parent / self.home / "articles"


def load_times(part: str, folder: Path = TIMES) -> list[TimeQuestion]:
    """The questions of a part, in the order of the file."""
    return [
        TimeQuestion(
            row["home"],
            row["question"],
            tuple(row["first"]),
            tuple(map(tuple, row["all"])),
            tuple(row["never_first"]),
        )
        for _, row in read_lines(folder / f"{part}.jsonl")
    ]


def shown_by(answer: Answer) -> list[set[str]]:
    """Of every claim, in order, the texts that stand for it."""
    return [{claim.text, *(citation.quote for citation in claim.citations)} for claim in answer.claims]


def judged(asked: TimeQuestion, shown: Sequence[set[str]]) -> dict[str, Any]:
    """What is right about the claims shown: each of ``first``, ``whole``, ``other_time`` and ``silent``."""
    longer = [other for other in asked.never_first if any(one in other for one in asked.first)]
    first = bool(shown) and _holds(shown[0], asked.first) and not _holds(shown[0], longer)
    further = all(any(_holds(texts, ways) for texts in shown) for ways in asked.further)
    return {
        "question": asked.question,
        "home": asked.home,
        "answerable": bool(asked.first),
        "first": first,
        "whole": first and further,
        "other_time": bool(shown) and bool(asked.first) and not first and _holds(shown[0], asked.never_first),
        "silent": not shown,
    }


def _holds(texts: set[str], ways: Sequence[str]) -> bool:
    return any(re.search(rf"(?<![\w.,]){re.escape(way)}(?!\w)", text, re.I) for way in ways for text in texts)


def summed_up(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Percentages over the answerable questions, and of the others how many are refused."""
    asked = [row for row in rows if row["answerable"]]
    silent = [row for row in rows if not row["answerable"]]
    share = {name: _percent(asked, name) for name in ("first", "whole", "other_time", "silent")}
    return {
        "answerable": len(asked),
        **share,
        "unanswerable": len(silent),
        "refused": _percent(silent, "silent"),
    }


def table(report: Mapping[str, Any]) -> str:
    """One row: what is right, and of what."""
    heads = {
        "first": "first value right %",
        "whole": "all values shown %",
        "other_time": "a value of another time first %",
        "silent": "nothing answered %",
        "answerable": "n",
        "refused": "refused where the articles are silent %",
        "unanswerable": "n",
    }
    return markdown_table(tuple(heads.values()), [tuple(str(report[key]) for key in heads)]) + "\n"


def _percent(rows: Sequence[dict[str, Any]], name: str) -> float | None:
    return round(100 * sum(row[name] for row in rows) / len(rows), 1) if rows else None


def measure(part: str, reader: str | None, folder: Path) -> Iterator[dict[str, Any]]:
    """Each question of a part asked and judged; every home is indexed once, in ``folder``."""
    opened: dict[str, Assistant] = {}
    for asked in load_times(part):
        if asked.home not in opened:
            into = folder / asked.home
            update([asked.articles], into)
            opened[asked.home] = Assistant.open(into, reader=reader)
        yield judged(asked, shown_by(opened[asked.home].ask(asked.question)))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--reader", help="another reader than the shipped one")
    parser.add_argument("--out", type=Path, help="the result file; default: evals/results/times_PART.json")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        rows = list(measure(given.part, given.reader, Path(folder)))
    report = {"reader": reader_identity(given.reader), **summed_up(rows), "questions": rows}
    out = given.out or RESULTS / f"times_{given.part}.json"
    out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    out.with_suffix(".md").write_text(table(report), encoding="utf-8")
    print(table(report))


if __name__ == "__main__":
    main()
