"""Dateline beside other systems: the same articles, questions and weights, one table of one run.

1. ``python -m evals.benchmarks.run_environments`` makes the rivals' environments, once.
2. ``python -m evals.benchmarks.run --tune --systems haystack txtai --index DIR --reader MODEL
   --gold evals/gold/bundled.dev.jsonl`` tries each rival's grid on the development part and writes the
   best settings to ``run_settings.json``.
3. ``python -m evals.benchmarks.run --index DIR --reader MODEL --gold evals/gold/bundled.test.jsonl`` runs
   every system and writes ``evals/results/rivals.json`` and ``rivals.md``.

DIR is an index of the articles that ``--articles`` names (by default the bundled ones): every system gets its
passages. MODEL is a folder of a transformers question-answering model, ``config.json`` and the weights, the
same that Dateline's reader was made of; its tokenizer is taken from the encoder's folder where MODEL holds
none. Each system runs in a fresh process of its own environment, on two threads; accuracy is counted by the
code that counts Dateline's. ``--limit N --into FOLDER`` tries it all out on N questions.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from typing import Any

from corpus.errors import ModelError
from evals.benchmarks import run_environments
from evals.benchmarks.run_table import markdown
from evals.gold import GoldQuestion, load
from evals.lines import read_lines
from evals.measures.timing import times
from evals.outcome import Cited, Outcome, Shown
from evals.runner import naming
from evals.scoring import score
from evals.summary import abstained, answers, with_interval

HERE = Path(__file__).parent
RESULTS = HERE.parent / "results"
SETTINGS = HERE / "run_settings.json"
SCRIPTS = {
    "dateline": "run_dateline.py",
    "haystack": "haystack_rival.py",
    "haystack, ten passages": "haystack_rival.py",
    "txtai": "txtai_rival.py",
    "plain": "plain_rival.py",
}
"""By system; what follows a comma says which settings it has, the environment is of what stands before."""
THREADS = 2
COLD_RUNS = 3
"""Cold starts vary with the disk cache: the median of three is reported, the first one thrown in."""
TOKENIZER = "tokenizer.json"
TOKENIZER_EXTRAS = ("tokenizer_config.json", "special_tokens_map.json", "vocab.txt")
STEP_LIMIT_S = 3 * 3600
NEVER = 1.0
"""A silence that no reply is refused for."""


def askable(gold: Sequence[GoldQuestion]) -> tuple[GoldQuestion, ...]:
    """What every system can be asked: follow-ups in full, and nothing as of an earlier date."""
    timeless = [question for question in gold if question.as_of is None]
    return tuple(
        replace(q, question=q.standalone or q.question, conversation=None, turn=None) for q in timeless
    )


def passages(index: Any, gold: Sequence[GoldQuestion]) -> list[dict[str, Any]]:
    """The index's passages: everyone is given the same ones."""
    name = naming(gold)
    return [
        {
            "id": passage.id,
            "article": name(article),
            "title": article.title,
            "start": passage.span.start,
            "text": passage.span.of(article.text),
        }
        for article in index.store.articles()
        for passage in index.store.passages(article.id)
    ]


def measure(
    system: str, job: Mapping[str, Any], folder: Path, gold: Sequence[GoldQuestion]
) -> dict[str, Any]:
    """Builds, starts cold a few times, asks everything; the figures of one system."""
    built = _step(system, "build", job, folder)[-1]
    first = {**job, "questions": job["questions"][:1]}
    cold = sorted(_cold_s(system, first, folder) for _ in range(COLD_RUNS))
    *rows, last = _step(system, "ask", job, folder)
    elapsed = times([row["elapsed_ms"] for row in rows])
    return {
        "index_s": built["index_s"],
        "cold_s": cold[len(cold) // 2],
        "times": asdict(elapsed) if elapsed else None,
        "peak_rss_mb": last["peak_rss_mb"],
        "settings": job["settings"],
        **accuracy(rows, gold),
    }


def accuracy(rows: Sequence[Mapping[str, Any]], gold: Sequence[GoldQuestion]) -> dict[str, Any]:
    """Counted by the code that counts Dateline's; an answer that is missing scores zero."""
    given = {row["id"]: outcome(row) for row in rows}
    scored = [score(question, given.get(question.id)) for question in gold]
    figures, silence = answers(scored), abstained(scored)
    return {
        "n": len(scored),
        "answers": figures,
        "refused_rightly": with_interval([float(not s.answered) for s in scored if not s.answerable]),
        "refused_wrongly": with_interval([float(not s.answered) for s in scored if s.answerable]),
        "auroc_answerable": silence["auroc_answerable"],
        "questions": [{**asdict(s), "right": s.right} for s in scored],
    }


def outcome(row: Mapping[str, Any]) -> Outcome:
    """A reply in the form that the scorer reads."""
    claims = tuple(
        Shown(a["text"], a["score"], (Cited(a["article"], a["start"], a["end"], a["text"], 0, 0, "", True),))
        for a in row["answers"]
    )
    status = "answered" if claims else "not_found"
    return Outcome(row["id"], status, claims=claims, probability=float(row["sure"]))


def tune(system: str, job: Mapping[str, Any], gold: Sequence[GoldQuestion]) -> dict[str, Any]:
    """The settings of the grid with the best overall accuracy, the earlier ones where two are as good.

    ``cut`` names the setting that only says from which silence on a reply is refused: its values are tried on
    the replies of one run.
    """
    held = json.loads(SETTINGS.read_text(encoding="utf-8"))[system]
    grid, cut = dict(held["grid"]), held.get("cut")
    cuts = grid.pop(cut) if cut else [None]
    best, found = -1.0, held["shipped"]
    for values in product(*grid.values()):
        settings = {**held["shipped"], **dict(zip(grid, values, strict=True))}
        tried = {**settings, cut: NEVER} if cut else settings
        with tempfile.TemporaryDirectory() as folder:
            _step(system, "build", {**job, "settings": tried}, Path(folder))
            rows = _step(system, "ask", {**job, "settings": tried}, Path(folder))[:-1]
        for most in cuts:
            kept = rows if most is None else [_refused_above(most, row) for row in rows]
            overall = accuracy(kept, gold)["answers"]["overall_accuracy"]["mean"]
            own = settings if most is None else {**settings, cut: most}
            print(f"{system} {overall:.3f} {own}", flush=True)
            if overall > best:
                best, found = overall, own
    return found


def _refused_above(most: float, row: Mapping[str, Any]) -> dict[str, Any]:
    """A reply, without its answers where silence is likelier than ``most``."""
    return {**row, "answers": row["answers"] if 1 - row["sure"] <= most else []}


def _step(system: str, step: str, job: Mapping[str, Any], folder: Path) -> list[dict[str, Any]]:
    """One process of one system; its replies."""
    folder.mkdir(parents=True, exist_ok=True)
    task, replies = folder / f"{step}.json", folder / f"{step}.jsonl"
    task.write_text(json.dumps(job), encoding="utf-8")
    command = [
        str(run_environments.python(system.partition(",")[0])),
        SCRIPTS[system],
        step,
        *map(str, (task, folder / "index", replies)),
    ]
    subprocess.run(command, cwd=HERE, check=True, timeout=STEP_LIMIT_S)
    return [row for _, row in read_lines(replies)]


def _cold_s(system: str, job: Mapping[str, Any], folder: Path) -> float:
    """From starting the process to its first answer, index and models on disk."""
    began = time.time()
    return _step(system, "ask", job, folder)[0]["first_answer_at"] - began


def main() -> None:
    """The command line."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        _run(asked, reader_folder(asked.reader, asked.encoder, Path(folder) / "reader"))


def _run(asked: argparse.Namespace, reader: Path) -> None:
    from index.index import Index

    gold = askable([question for path in asked.gold for question in load(path)])[: asked.limit]
    held = json.loads(SETTINGS.read_text(encoding="utf-8"))
    job = {
        "passages": passages(Index.open(asked.index), gold),
        "questions": [{"id": question.id, "question": question.question} for question in gold],
        "encoder": str(asked.encoder.resolve()),
        "reader": str(reader),
        "threads": THREADS,
    }
    if asked.tune:
        for system in asked.systems:
            held[system]["shipped"] = tune(system, {**job, "settings": held[system]["shipped"]}, gold)
            SETTINGS.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
        return
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for system in asked.systems:
            settings = dict(held[system]["shipped"])
            if system == "dateline":
                settings |= {"articles": [str(path.resolve()) for path in asked.articles]}
            found[system] = measure(system, {**job, "settings": settings}, Path(folder) / system, gold)
    if "dateline" in found:
        found["dateline"]["settings"] = {}
    asked.into.mkdir(parents=True, exist_ok=True)
    (asked.into / "rivals.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (asked.into / "rivals.md").write_text(markdown(found), encoding="utf-8")
    print(markdown(found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--index", type=Path, required=True, help="where the passages come from")
    bundled = HERE.parents[1] / "corpus" / "articles"
    parser.add_argument(
        "--articles",
        type=Path,
        nargs="+",
        default=[bundled],
        help="what DIR was made of; default: the bundled",
    )
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="gold files")
    parser.add_argument("--reader", type=Path, required=True, help="a transformers question-answering model")
    parser.add_argument("--encoder", type=Path, help="a sentence encoder; default: the weights of Dateline's")
    parser.add_argument("--systems", nargs="+", choices=list(SCRIPTS), default=list(SCRIPTS))
    parser.add_argument("--limit", type=int, help="only the first N questions")
    parser.add_argument("--tune", action="store_true", help="choose the rivals' settings instead")
    parser.add_argument("--into", type=Path, default=RESULTS, help="folder of rivals.json and rivals.md")
    given = parser.parse_args()
    given.encoder = given.encoder or _default_encoder()
    return given


def reader_folder(reader: Path, encoder: Path, into: Path) -> Path:
    """A folder that transformers can load: ``reader`` itself, or its files with the encoder's tokenizer.

    Raises:
        ModelError: where it holds no model, or neither folder a tokenizer.
    """
    if not (reader / "config.json").is_file():
        raise ModelError(f"{reader} holds no config.json", "Give a folder of a transformers model.")
    if (reader / TOKENIZER).is_file():
        return reader.resolve()
    if not (encoder / TOKENIZER).is_file():
        raise ModelError(f"neither {reader} nor {encoder} holds a {TOKENIZER}", "Put it beside the weights.")
    shutil.copytree(reader, into, ignore=shutil.ignore_patterns("checkpoint*", "optimizer*"))
    for name in (TOKENIZER, *TOKENIZER_EXTRAS):
        if (encoder / name).is_file():
            shutil.copy(encoder / name, into / name)
    return into.resolve()


def _default_encoder() -> Path:
    """The weights that Dateline's own encoder was made of, in full precision."""
    from index.encoder import SHIPPED_FOLDER
    from index.encoder_change import CHANGE, changed
    from index.encoder_export import source_folder

    into = Path(tempfile.gettempdir()) / "dateline-encoder"
    return changed(source_folder(), SHIPPED_FOLDER / CHANGE, into)


if __name__ == "__main__":
    main()
