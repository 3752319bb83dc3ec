"""``dateline eval``: which measurement was asked for, and how it is shown."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from corpus.errors import SettingsError
from tui.console import bundled_index, chosen_index, out, out_json, out_lines, say


@dataclass(frozen=True, slots=True)
class EvalRequest:
    """The options of ``dateline eval`` as given."""

    gold: Path | None
    spans: Path | None
    squad: Path | None
    beir: Path | None
    compare: tuple[Path, Path] | None
    check: Path | None
    new: Path | None
    ablations: bool
    index: Path | None
    reader: str | None
    model: str | None
    settings: tuple[str, ...]
    report: Path | None
    limit: int | None
    as_json: bool


def evaluate(asked: EvalRequest) -> None:
    """Runs the one measurement that the options name; the gold set when they name none."""
    named = [name for name in MEASUREMENTS if getattr(asked, name)]
    if len(named) > 1:
        raise SettingsError(
            f"--{named[0]} and --{named[1]} exclude each other", "Run them one after the other."
        )
    MEASUREMENTS[named[0]](asked) if named else _gold(asked)


def _spans(asked: EvalRequest) -> None:
    from evals.spans import evaluate_spans
    from qa.reader import load_reader

    reader = load_reader(asked.reader)
    with _progress("reading") as progress:
        report = evaluate_spans(
            _given(asked.spans), reader, limit=asked.limit, progress=lambda done: progress(done, asked.limit)
        )
    _show(report.as_json(), asked.as_json)


def _gold(asked: EvalRequest) -> None:
    questions = _questions(asked)
    _run(asked, questions, _index_of(questions, asked))


def _index_of(questions: Any, asked: EvalRequest) -> Path:
    """The chosen index; the bundled questions go to the bundled articles where nothing else was named.

    Raises:
        SettingsError: the index that was named holds no article of the questions.
    """
    from evals.gold import are_about
    from index.index import Index

    folder = chosen_index(asked.index)
    if are_about(questions, Index.open(folder)):
        return folder
    if asked.gold or asked.index:
        raise SettingsError(
            f"{folder} holds no article of these questions", "Name their index: dateline eval --index DIR"
        )
    say(f"{folder} holds no article of the bundled questions; they are asked of the bundled articles")
    return bundled_index()


def _questions(asked: EvalRequest) -> Any:
    from evals.gold import load

    files = [asked.gold] if asked.gold else bundled_gold()
    return tuple(question for file in files for question in load(file))[: asked.limit]


def _ablations(asked: EvalRequest) -> None:
    from evals.ablations import ablate, assistants
    from evals.identity import reader_identity
    from evals.reports import show_ablations, write_ablations
    from index.index import Index

    if asked.settings:
        raise SettingsError("--ablations chooses its own settings", "Leave --set out.")
    questions = _questions(asked)
    index = Index.open(_index_of(questions, asked))
    into = asked.report or Path(tempfile.mkdtemp(prefix="dateline-eval-"))
    with _tasks() as task:
        found = ablate(
            assistants(index, asked.reader),
            questions,
            index,
            into=into,
            settings={"reader": reader_identity(asked.reader)},
            progress=task,
        )
    if asked.report:
        write_ablations(found, asked.report)
    if asked.as_json:
        out_json([one.as_json() for one in found])
        return
    show_ablations(found)
    say(f"every answer: {into}")


def _squad(asked: EvalRequest) -> None:
    from evals.squad import prepare
    from index.build import update
    from index.encoder import load_encoder

    with tempfile.TemporaryDirectory() as folder:
        file, questions = prepare(_given(asked.squad), Path(folder), limit=asked.limit)
        encoder = load_encoder(asked.model) if asked.model else None
        update([file], Path(folder) / "index", encoder=encoder)
        _run(asked, questions, Path(folder) / "index")


def _run(asked: EvalRequest, questions: Any, folder: Path) -> None:
    from evals.identity import reader_identity
    from evals.runner import run_gold
    from evals.summary import summarise
    from qa.assistant import Assistant

    began = time.perf_counter()
    assistant = Assistant.open(folder, reader=asked.reader, settings=chosen_settings(asked.settings))
    opening_ms = (time.perf_counter() - began) * 1000
    into = asked.report or Path(tempfile.mkdtemp(prefix="dateline-eval-"))
    with _progress("asking") as progress:
        run = run_gold(
            assistant,
            questions,
            assistant.index,
            into=into,
            settings={"reader": reader_identity(asked.reader), **asdict(assistant.settings)},
            progress=progress,
            opening_ms=opening_ms,
        )
    figures = summarise(run)
    if asked.report:
        from evals.reports import write_reports

        write_reports(run, assistant.index, asked.report)
    if asked.as_json:
        out_json(figures)
        return
    from evals.reports import show_table

    show_table(figures)
    say(f"every answer: {into}")


def _beir(asked: EvalRequest) -> None:
    from evals.beir import evaluate_beir
    from index.build import update
    from index.encoder import load_encoder
    from index.index import Index

    with tempfile.TemporaryDirectory() as folder:
        encoder = load_encoder(asked.model) if asked.model else None
        update([_given(asked.beir) / "corpus.jsonl"], Path(folder), encoder=encoder)
        index = Index.open(Path(folder))
        with _progress("searching") as progress:
            report = evaluate_beir(
                _given(asked.beir), index.search, index.article, limit=asked.limit, progress=progress
            )
    _show(report.as_json(), asked.as_json)


def _compare(asked: EvalRequest) -> None:
    from evals.compare import compare, read_summary
    from evals.reports import show_comparison

    files = asked.compare or ()
    found = [read_summary(file) for file in files]
    if found[0]["name"] == found[1]["name"]:
        found = [{**figures, "name": str(file)} for figures, file in zip(found, files, strict=True)]
    comparison = compare(*found)
    if asked.as_json:
        _show(comparison.as_json(), True)
    else:
        show_comparison(comparison)


def _check(asked: EvalRequest) -> None:
    from evals.gold import check
    from index.index import Index

    problems = check(_given(asked.check), Index.open(chosen_index(asked.index)))
    out_lines(problems or [f"{asked.check}: every gold span stands where it says"])
    if problems:
        raise SystemExit(2)


def _new(asked: EvalRequest) -> None:
    from qa.assistant import Assistant
    from tui.new_gold import write_gold

    settings = chosen_settings(asked.settings)
    write_gold(
        _given(asked.new),
        Assistant.open(chosen_index(asked.index), reader=asked.reader, settings=settings),
    )


MEASUREMENTS: dict[str, Callable[[EvalRequest], None]] = {
    "spans": _spans,
    "squad": _squad,
    "beir": _beir,
    "compare": _compare,
    "check": _check,
    "new": _new,
    "ablations": _ablations,
}
"""What each option runs; they exclude each other."""


def bundled_gold() -> list[Path]:
    """The gold files of the bundled corpus."""
    folder = Path(__file__).parent.parent / "evals" / "gold"
    return [folder / "bundled.dev.jsonl", folder / "bundled.test.jsonl"]


def chosen_settings(pairs: tuple[str, ...]) -> Any:
    """Assistant settings from KEY=VALUE pairs.

    Raises:
        SettingsError: an unknown key, named with the nearest known one, or a value of the wrong type.
    """
    from difflib import get_close_matches

    from qa.asking import AssistantSettings

    settings = AssistantSettings()
    known = {field.name: getattr(settings, field.name) for field in fields(settings)}
    for pair in pairs:
        key, _, value = pair.partition("=")
        if key not in known:
            near = get_close_matches(key, known, 1)
            raise SettingsError(
                f"no setting {key!r}", f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
            )
        settings = replace(settings, **{key: _typed(key, value, known[key])})
    return settings


def _typed(key: str, value: str, default: object) -> object:
    try:
        if isinstance(default, bool):
            return {"true": True, "false": False}[value.lower()]
        if default is None or isinstance(default, float):
            return float(value)
        return int(value) if isinstance(default, int) else value
    except (ValueError, KeyError) as error:
        raise SettingsError(
            f"{key}={value!r} is not of the right type", f"Its default is {default}."
        ) from error


def _given(path: Path | None) -> Path:
    """The path that ``evaluate`` has seen to be there."""
    if path is None:
        raise SettingsError("no file is given")
    return path


Told = Callable[[int, int | None], None]


@contextmanager
def _progress(verb: str) -> Iterator[Told]:
    with _tasks() as task:
        yield task(verb)


@contextmanager
def _tasks() -> Iterator[Callable[[str], Told]]:
    """Makes a progress bar for each thing that is begun; none where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda verb: lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:

        def task(verb: str) -> Told:
            begun = bar.add_task(verb, total=None)
            return lambda done, total: bar.update(begun, completed=done, total=total)

        yield task


def _show(figures: dict[str, Any], as_json: bool) -> None:
    if as_json:
        out_json(figures)
        return
    for name, value in figures.items():
        shown = f"{value:.4f}" if isinstance(value, float) else value
        out(f"{name:22} {shown}")
