"""Fits and measures the calibrator.

``python -m evals.benchmarks.calibration collect --news FOLDER --news-index DIR --squad FILE --out FILE``
asks the labelled news questions (as of their dates) and SQuAD 2.0 rows (over all contexts of the file as
one corpus) and writes the features of every candidate and whether it is right: numbers only.
``... fit FILE`` writes the calibrator and evals/results/calibration.json, cross-fitted.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evals.gold import GoldQuestion, url_key
from evals.measures import abstention
from evals.measures.squad import f1
from qa.types import Candidate

RIGHT_F1 = 0.6
"""Words in common with an accepted answer that make a candidate right."""
KEPT = 6
"""Candidates of a question that are judged."""
WRONG_REFUSALS = 0.02
"""The threshold refuses this share of the questions whose answer would have been right: at 0.05 the harder,
paraphrasing gold questions (dev part) were refused two times in three."""
RESULTS = Path(__file__).parent.parent / "results" / "calibration.json"
CALIBRATOR = Path(__file__).parent.parent.parent / "qa" / "abstention" / "calibrator.json"


def collect(given: argparse.Namespace) -> None:
    """Writes one row a candidate."""
    with given.out.open("w", encoding="utf-8") as out:
        for name, assistant, questions in _sets(given):
            for number, question in enumerate(questions):
                for row in _rows(name, assistant, question):
                    out.write(json.dumps(row) + "\n")
                if number % 50 == 0:
                    out.flush()
                    print(name, number, len(questions), flush=True)


def _sets(given: argparse.Namespace) -> Iterator[tuple[str, Any, Sequence[GoldQuestion]]]:
    from evals.news import labelled_questions, labels
    from evals.squad import prepare
    from index.build import update
    from qa.assistant import Assistant

    if given.news:
        yield "news", Assistant.open(given.news_index), labelled_questions(given.news, labels())
    if given.squad:
        with tempfile.TemporaryDirectory() as folder:
            file, questions = prepare(given.squad, Path(folder))
            update([file], Path(folder) / "index")
            chosen = questions[:: max(1, len(questions) // given.squad_limit)]
            yield "squad2", Assistant.open(Path(folder) / "index"), chosen


def _rows(name: str, assistant: Any, question: GoldQuestion) -> Iterator[dict[str, Any]]:
    from qa.question import analyse
    from qa.times import as_of_date

    until = as_of_date(question.as_of) if question.as_of else None
    hits = assistant.retrieve(question.question, until)
    candidates = assistant.read(question.question, hits)
    scored = assistant.chances(analyse(question.question), candidates)
    if not scored:
        yield {"set": name, "id": question.id, "answerable": question.answerable, "rank": 0}
    for rank, (candidate, (found, _)) in enumerate(zip(candidates, scored[:KEPT], strict=False), 1):
        yield {
            "set": name,
            "id": question.id,
            "answerable": question.answerable,
            "rank": rank,
            "right": _right(assistant, question, candidate),
            "features": [round(value, 4) for value in asdict(found).values()],
        }


def _right(assistant: Any, question: GoldQuestion, candidate: Candidate) -> bool:
    article = assistant.index.article(candidate.hit.passage.article_id)
    for gold in question.answers:
        if article.url and url_key(article.url) == gold.article and candidate.span.overlaps(gold.span):
            return True
    accepted = question.accepted
    return bool(accepted) and f1(candidate.span.of(article.text), accepted) >= RIGHT_F1


def fit_all(given: argparse.Namespace) -> None:
    """Fits on everything for shipping; reports what cross-fitting says."""
    from dataclasses import replace

    from qa.abstention.fit import Judged, cross_fitted, fit

    rows = [json.loads(line) for line in given.candidates.read_text(encoding="utf-8").splitlines()]
    silent = [row for row in rows if not row["rank"]]
    rows = [row for row in rows if row["rank"]]
    judged = [
        Judged(f"{row['set']}/{row['id']}", tuple(row["features"]), row["right"], row["rank"] == 1)
        for row in rows
    ]
    chances = cross_fitted(judged, given.reader)
    best = _best(rows, list(map(float, chances)))
    threshold = _threshold([row for row in best if row["right"]])
    calibrator = replace(fit(judged, given.reader), threshold=threshold)
    calibrator.write(CALIBRATOR)
    report: dict[str, Any] = {
        "threshold": threshold,
        "weights": dict(zip(calibrator.names, calibrator.weights, strict=True)),
    }
    for name in sorted({row["set"] for row in best}):
        mine = [row for row in best if row["set"] == name]
        report[name] = _figures(mine, threshold) | {"no candidate": sum(row["set"] == name for row in silent)}
    RESULTS.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))


def _best(rows: Sequence[dict[str, Any]], chances: Sequence[float]) -> list[dict[str, Any]]:
    """The likeliest candidate of each question, as the assistant shows it."""
    by_question: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row, chance in zip(rows, chances, strict=True):
        by_question[row["set"], row["id"]].append(row | {"chance": chance})
    return [max(group, key=lambda row: row["chance"]) for group in by_question.values()]


def _threshold(right: Sequence[dict[str, Any]]) -> float:
    """The cut that refuses ``WRONG_REFUSALS`` of the answers that would have been right."""
    ranked = sorted(row["chance"] for row in right)
    return round(ranked[int(len(ranked) * WRONG_REFUSALS)], 4) if ranked else 0.5


def _figures(best: Sequence[dict[str, Any]], threshold: float) -> dict[str, Any]:
    chances = [row["chance"] for row in best]
    right = [bool(row["right"]) for row in best]
    answerable = [bool(row["answerable"]) for row in best]
    refused = [chance < threshold for chance in chances]
    unanswerable = [r for r, a in zip(refused, answerable, strict=True) if not a]
    return {
        "questions": len(best),
        "right": sum(right) / len(best),
        "auroc right": abstention.auroc(chances, right),
        "auroc answerable": abstention.auroc(chances, answerable),
        "ece": abstention.expected_calibration_error(chances, right),
        "brier": abstention.brier(chances, right),
        "brier skill": abstention.brier_skill(chances, right),
        "unanswerable refused": sum(unanswerable) / len(unanswerable) if unanswerable else None,
        "right answers refused": sum(r and x for r, x in zip(refused, right, strict=True))
        / max(1, sum(right)),
        "reliability": [asdict(one) for one in abstention.reliability(chances, right)],
        "risk coverage": _thinned([asdict(p) for p in abstention.risk_coverage(chances, right)]),
    }


def _thinned(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    step = max(1, len(points) // 40)
    return points[step - 1 :: step]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    collecting = commands.add_parser("collect")
    collecting.add_argument("--news", type=Path)
    collecting.add_argument("--news-index", type=Path)
    collecting.add_argument("--squad", type=Path)
    collecting.add_argument("--squad-limit", type=int, default=800)
    collecting.add_argument("--out", type=Path, required=True)
    collecting.set_defaults(run=collect)
    fitting = commands.add_parser("fit")
    fitting.add_argument("candidates", type=Path)
    fitting.add_argument("--reader", default="spans")
    fitting.set_defaults(run=fit_all)
    given = parser.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
