"""The bundled gold set in the harder room: the bundled articles among thousands of news articles.

``python -m evals.benchmarks.harder_room --news FOLDER --into DIR [--from INDEX] [--part dev|test|news]
[--worded] [--report OUT] [--limit N]``

makes (or brings up to date) an index of both at DIR, asks the gold questions of one part there, and writes
``evals/results/gold_PART.json`` and ``.md``. ``--from`` starts from a copy of an index of the news articles,
so that only the bundled articles are embedded. Outcomes are kept beside DIR, and a second run goes on there.
Many gold questions do not say which talks, deal or duties they mean, which among thousands of other articles
nobody can know: ``--worded`` asks those as ``room_wordings.jsonl`` puts them, and writes
``gold_PART_worded.json``.
The test part is run once, for the record, and no setting is chosen by it. ``--part news`` asks the questions
about the news articles that were labelled by hand, each as of its own date. ``--report OUT`` also writes the
pages of ``dateline eval --report``, every failure with its passages: text of the articles, not to be
committed where that is others'.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.errors import SettingsError
from evals.benchmarks.room_table import table
from evals.gold import GoldQuestion, check, load
from evals.identity import reader_identity
from evals.lines import read_lines
from evals.measures.abstention import refusal_at
from evals.news import ARTICLES, labelled_questions, labels
from evals.quoted import RESULTS
from evals.reports import write_reports
from evals.runner import Run, run_gold
from evals.scoring import Scored, score
from evals.summary import summarise, with_interval

ROOT = Path(__file__).parents[2]
BUNDLED = ROOT / "corpus" / "articles"
GOLD = ROOT / "evals" / "gold"
WORDINGS = "room_wordings.jsonl"
NEWS = "news"
OFF_TOPIC = "off-topic"
"""Such questions are others here (``room.PART.jsonl``): the news articles answer some of the bundled ones."""
PARTS = ("dev", "test", NEWS)
NEWS_NOTE = (
    "The calibrator was fitted on these very questions: refusals, calibration and AUROC are not held out "
    "here; `calibration.json` has them cross-fitted."
)
WORDED_NOTE = "Questions that leave open which affair they are about name it here (`room_wordings.jsonl`)."
WRONG_REFUSALS = 0.05
CALIBRATION = ("ece", "brier", "brier_skill")


def room(news: Path, into: Path, start: Path | None = None) -> Any:
    """The index of the bundled articles among the news, built or brought up to date at ``into``.

    Args:
        news: folder that holds the news articles.
        into: folder of the index.
        start: an index of the news articles to copy first, where ``into`` is not there yet.

    Raises:
        SettingsError: where ``start`` is no index.
    """
    from index import generations
    from index.build import update
    from index.index import Index

    if start is not None and not into.exists():
        if not generations.exists(start):
            raise SettingsError(f"{start} is not an index", "Build it: dateline index ARTICLES --into DIR.")
        shutil.copytree(start, into, symlinks=True)
    # A root that was indexed before stays as it is: reading thousands of articles again takes minutes.
    roots = Index.open(into).manifest.roots if generations.exists(into) else ()
    known = {Path(root.path).name for root in roots}
    wanted = (news / ARTICLES, BUNDLED)
    if missing := [root for root in wanted if root.name not in known]:
        report = update(missing, into)
        print(f"{report.articles} articles, {report.passages} passages, {report.encoded} newly embedded")
    return Index.open(into)


def figures(run: Run) -> dict[str, Any]:
    """The run's summary, and in ``room`` what the harder room is for."""
    scored = [score(question, run.outcomes.get(question.id)) for question in run.gold]
    single = [s for s in scored if s.expected_kind == "single" and s.answered]
    whole = summarise(run)
    return {
        **whole,
        "room": {
            "top_claim_accuracy": whole["answers"]["top_claim_accuracy"],
            "any_claim_accuracy": whole["answers"]["any_claim_accuracy"],
            "refusal": refusals(scored),
            "citations": {"n": whole["citations"]["citations"], "exact": whole["citations"]["exact"]},
            "claims_on_single": with_interval([float(s.claims_shown) for s in single]),
            "calibration": {name: whole["abstention"][name] for name in CALIBRATION},
            "auroc_answerable": whole["abstention"]["auroc_answerable"],
            "intervals": {
                name: whole["abstention"]["intervals"][name] for name in (*CALIBRATION, "auroc_answerable")
            },
        },
    }


def refusals(scored: Sequence[Scored]) -> dict[str, Any]:
    """Shares refused: of each type of silent question, of the answerable, and of right answers.

    As shipped, and at two cuts of the probability: below the first lie ``WRONG_REFUSALS`` of these very
    answerable questions, below the second as many of those whose answer is right if nothing is refused
    (a wrong answer withheld is no loss).
    """
    probabilities = [s.probability for s in scored]
    found: dict[str, Any] = {"shipped": _shares(scored, [not s.answered for s in scored])}
    for way, kept in (
        ("at_5_percent", [s.answerable for s in scored]),
        ("at_5_percent_of_right", [s.answerable and s.best_right for s in scored]),
    ):
        counted = [i for i, s in enumerate(scored) if kept[i] or not s.answerable]
        _, cut = refusal_at([probabilities[i] for i in counted], [kept[i] for i in counted], WRONG_REFUSALS)
        found[f"threshold_{way}"] = cut if cut != float("inf") else None
        found[way] = _shares(scored, [p < cut for p in probabilities])
    return found


def _shares(scored: Sequence[Scored], refused: Sequence[bool]) -> dict[str, Any]:
    pairs = list(zip(scored, map(float, refused), strict=True))
    types = sorted({s.type for s in scored if not s.answerable})
    return {
        **{
            type: with_interval([r for s, r in pairs if not s.answerable and s.type == type])
            for type in types
        },
        "wrongly": with_interval([r for s, r in pairs if s.answerable]),
        "right": with_interval([r for s, r in pairs if s.answerable and s.best_right]),
    }


def asked(given: argparse.Namespace) -> dict[str, Any]:
    """The figures of one part in the room, with what they rest on."""
    from qa.assistant import Assistant

    index = room(given.news, given.into, given.start)
    mark: Mapping[str, Any] = {"reader": reader_identity(given.reader), "articles": index.manifest.articles}
    began = time.perf_counter()
    assistant = Assistant.open(given.into, reader=given.reader)
    opening_ms = (time.perf_counter() - began) * 1000
    run = run_gold(
        assistant,
        questions(given.part, given.news, index, worded=given.worded)[: given.limit],
        index,
        name=f"gold {_name(given).replace('_', ', ')} in the harder room",
        into=given.into.with_name(f"{given.into.name}-runs") / _name(given),
        settings=mark,
        progress=lambda done, total: print(done, total, flush=True) if done % 20 == 0 else None,
        opening_ms=opening_ms,
    )
    if given.report:
        write_reports(run, index, given.report)
    note = NEWS_NOTE if given.part == NEWS else WORDED_NOTE if given.worded else ""
    return {**figures(run), **({"note": note} if note else {})}


def _name(given: argparse.Namespace) -> str:
    return f"{given.part}_worded" if given.worded else given.part


def wordings() -> dict[str, str]:
    """By id, how questions that leave open which affair they are about are put among other articles."""
    return {row["id"]: row["question"] for _, row in read_lines(GOLD / WORDINGS)}


def questions(part: str, news: Path, index: Any, *, worded: bool = False) -> tuple[GoldQuestion, ...]:
    """The gold questions of a part.

    Args:
        worded: whether those that leave open what they are about are put as for a room of other articles.

    Raises:
        SettingsError: where the bundled gold does not fit the index.
        CorpusError: where the folder lacks a question or an article of the labels.
    """
    if part == NEWS:
        return labelled_questions(news, labels())
    gold = GOLD / f"bundled.{part}.jsonl"
    if wrong := check(gold, index):
        raise SettingsError(f"{gold.name} does not fit the index: {wrong[0]}", "Build the index anew.")
    said = wordings() if worded else {}
    kept = (question for question in load(gold) if question.type != OFF_TOPIC)
    put = (replace(one, question=said.get(one.id, one.question)) for one in kept)
    return (*put, *load(GOLD / f"room.{part}.jsonl"))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--news", type=Path, required=True, help=f"folder that holds {ARTICLES}")
    parser.add_argument("--into", type=Path, required=True, help="folder of the index of both")
    parser.add_argument(
        "--from", dest="start", type=Path, help="an index of the news, copied where DIR is new"
    )
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--worded", action="store_true", help="say in each question which affair it is about")
    parser.add_argument(
        "--limit", type=int, help="only the first N questions: shown, and written to --out only"
    )
    parser.add_argument("--report", type=Path, help="folder for the pages, with text of the articles")
    parser.add_argument("--reader", help="another reader than the shipped one")
    parser.add_argument(
        "--out", type=Path, help="the result file; default: gold_PART[_worded].json in evals/results"
    )
    given = parser.parse_args(arguments)
    if given.worded and given.part == NEWS:
        parser.error("--worded: the news questions have no other wording")
    found = asked(given)
    out = given.out or (None if given.limit else RESULTS / f"gold_{_name(given)}.json")
    if out:
        out.write_text(json.dumps(found, indent=1, default=str) + "\n", encoding="utf-8")
        out.with_suffix(".md").write_text(table(found), encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
