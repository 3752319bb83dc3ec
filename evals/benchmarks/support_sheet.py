"""Does the quoted sentence alone support the answer? A sheet to be judged by a person who sees nothing else.

``python -m evals.benchmarks.support_sheet make --run FOLDER --gold FILE... --out FILE.tsv`` draws 100 of the
citations that a run (``dateline eval --report FOLDER``) showed for answered questions, seeded, and writes
question, answer, quoted sentence and an empty judgement: shuffled, without probability, article or system.

Fill in ``yes`` or ``no``: is the answer to this question stated by this sentence, read by itself?
``... score FILE.tsv [--out evals/results/support.json]`` gives the share supported, with its interval.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, SettingsError
from evals.gold import GoldQuestion, load
from evals.outcome import Outcome, from_json
from evals.quoted import RESULTS
from evals.reports.figures import spread
from evals.reports.markdown import table as markdown_table
from evals.runner import OUTCOMES, STANDALONE
from evals.summary import with_interval

COLUMNS: tuple[str, ...] = ("number", "question", "answer", "sentence", "supported")
JUDGEMENTS = {"yes": 1.0, "no": 0.0}
SAMPLE = 100
SEED = 20251

Row = dict[str, str]


def outcomes(run: Path) -> list[Outcome]:
    """What a run kept.

    Raises:
        CorpusError: where the folder holds no outcomes.
    """
    try:
        _, *lines = (run / OUTCOMES).read_text(encoding="utf-8").splitlines()
        return [from_json(json.loads(line)) for line in lines]
    except (OSError, ValueError) as error:
        raise CorpusError(f"no outcomes: {error}", "Give what --report DIR wrote.", path=run) from error


def sheet(
    gold: Sequence[GoldQuestion], found: Sequence[Outcome], size: int = SAMPLE, seed: int = SEED
) -> list[Row]:
    """The drawn citations in random order; each one of a claim's answer, question and sentence once only."""
    asked = {question.id: question for question in gold}
    shown: dict[tuple[str, str, str], None] = {}
    for outcome in found:
        if outcome.id in asked and outcome.answered and not outcome.id.endswith(STANDALONE):
            question = asked[outcome.id].standalone or asked[outcome.id].question
            for claim in outcome.claims:
                for cited in claim.citations:
                    shown[question, claim.text, cited.sentence] = None
    drawn = random.Random(seed).sample(sorted(shown), min(size, len(shown)))
    return [
        dict(zip(COLUMNS, (str(number), *row, ""), strict=True)) for number, row in enumerate(drawn, start=1)
    ]


def write_sheet(path: Path, rows: Sequence[Row]) -> None:
    """Tab-separated, as spreadsheets read it; a filled sheet is never written over.

    Raises:
        SettingsError: where ``path`` holds judgements.
    """
    if path.exists() and any(row["supported"] for row in read_sheet(path)):
        raise SettingsError(f"{path} holds judgements", "Give another file.")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, dialect="excel-tab", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_sheet(path: Path) -> list[Row]:
    """The rows of a sheet.

    Raises:
        CorpusError: where it is not one.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, dialect="excel-tab")
            rows = [{column: (row[column] or "") for column in COLUMNS} for row in reader]
    except (OSError, KeyError, csv.Error) as error:
        raise CorpusError(f"not a sheet: {error}", "Make one with `make`.", path=path) from error
    return rows


def scored(rows: Sequence[Row], path: Path) -> dict[str, Any]:
    """The share supported with its interval, and the numbers of those that are not.

    Raises:
        CorpusError: naming the first row without a judgement.
    """
    given = [row["supported"].strip().lower() for row in rows]
    for row, judgement in zip(rows, given, strict=True):
        if judgement not in JUDGEMENTS:
            raise CorpusError(
                f"number {row['number']} is judged {judgement!r}", "Judge every row: yes or no.", path=path
            )
    unsupported = [int(row["number"]) for row, said in zip(rows, given, strict=True) if said == "no"]
    return {"supported": with_interval([JUDGEMENTS[said] for said in given]), "unsupported": unsupported}


def table(found: Mapping[str, Any]) -> str:
    """The result file as Markdown."""
    row = ("quoted sentence alone supports the answer", *spread(found["supported"]))
    return markdown_table(("judged blind", "%", "95% interval", "n"), [row]) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("make", help="draw the citations")
    making.add_argument("--run", type=Path, required=True, help="folder that holds a run's outcomes.jsonl")
    making.add_argument("--gold", type=Path, nargs="+", required=True, help="the questions of the run")
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--size", type=int, default=SAMPLE)
    making.add_argument("--seed", type=int, default=SEED)
    making.set_defaults(do=_make)
    scoring = commands.add_parser("score", help="the share supported, of a filled sheet")
    scoring.add_argument("sheet", type=Path)
    scoring.add_argument("--out", type=Path, default=RESULTS / "support.json")
    scoring.set_defaults(do=_score)
    given = parser.parse_args(arguments)
    given.do(given)


def _make(given: argparse.Namespace) -> None:
    gold = [question for path in given.gold for question in load(path)]
    rows = sheet(gold, outcomes(given.run), given.size, given.seed)
    write_sheet(given.out, rows)
    print(f"{given.out}: {len(rows)} citations to judge")


def _score(given: argparse.Namespace) -> None:
    found = scored(read_sheet(given.sheet), given.sheet)
    given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    given.out.with_suffix(".md").write_text(table(found), encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
