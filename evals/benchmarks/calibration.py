"""Fits and measures the calibrators.

``python -m evals.benchmarks.calibration collect --news FOLDER --news-index DIR --squad FILE... --out FILE``
asks the labelled news questions (as of their dates) and SQuAD-style rows (over all contexts of a file as
one corpus) and writes the features of every candidate and whether it is right: numbers only.
``... fit FILE`` writes the calibrators of the levels that the file holds, and what cross-fitting says of them
into evals/results/calibration.json. ``... shown FILE`` keeps the weights and fits, for spans, only what is
shown for their log-odds, and the threshold: four numbers, which the weights' own sample may serve for.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from math import log
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from evals.measures import abstention
from qa.abstention import Calibrator, Features, SentenceFeatures

WRONG_REFUSALS = 0.05
"""The threshold refuses this share of the right answers, in the mean of the sets."""
CLOSE = ("news", "gold")
"""Sets like what Dateline is used on: the threshold is read off them."""
FEWEST_RIGHT = 20
"""Right answers of a set that counts for the threshold."""
FAR_WEIGHT = {"spans": 0.7, "sentences": 0.2}
"""Of a question over encyclopaedic contexts, each an article of its own: there the first passage is nearly
always the right one, which it is not among reports of one story."""
VALUE_WEIGHT = 0.25
"""Of a question for a value, in the fit for sentences: it is answered with a sentence for the fit only, and
the reader finds its sentence far more surely."""
SHOWN_FOLDS = 5
LEVELS = ("spans", "sentences")
"""Each has a calibrator of its own."""
RESULTS = Path(__file__).parent.parent / "results" / "calibration.json"
Row = dict[str, Any]


def collect(given: argparse.Namespace) -> None:
    """Writes one row a candidate."""
    from evals.benchmarks.calibration_rows import rows

    with given.out.open("w", encoding="utf-8") as out:
        for row in rows(given):
            out.write(json.dumps(row) + "\n")


def fit_all(given: argparse.Namespace) -> None:
    """Fits on everything for shipping; reports what cross-fitting says."""
    from qa.abstention.calibrator import SHIPPED, SHIPPED_SENTENCES

    rows = [json.loads(line) for line in given.candidates.read_text(encoding="utf-8").splitlines()]
    spans = [row for row in rows if row["level"] == "spans" and not row["wide"]]
    sentences = [row for row in rows if row["level"] == "sentences"]
    report = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    if spans:
        report["spans"] = _fit(spans, given.reader, Features, SHIPPED)
    if sentences:
        report["sentences"] = _fit(sentences, given.reader, SentenceFeatures, SHIPPED_SENTENCES)
    RESULTS.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))


def fit_what_is_shown(given: argparse.Namespace) -> None:
    """Keeps the shipped weights; fits what is shown, cross-fitted by question, and the threshold."""
    from qa.abstention.calibrator import SHIPPED

    rows = [json.loads(line) for line in given.candidates.read_text(encoding="utf-8").splitlines()]
    rows = [
        row for row in rows if row["level"] == "spans" and not row["wide"] and row["rank"] and _close(row)
    ]
    kept = Calibrator.read(SHIPPED)
    best = _best(rows, [kept.probability(Features(*row["features"])) for row in rows])
    at = kept.names.index("likeness")
    shown = _as_shown(best, at, kept)
    threshold = _threshold([row for row in shown if row["right"]])
    calibrator = replace(kept, shown=_shown(best, at), threshold=threshold)
    calibrator.write(SHIPPED)
    report = json.loads(RESULTS.read_text(encoding="utf-8"))
    sets = sorted({row["set"] for row in shown})
    report["spans"] |= {"threshold": threshold, "shown": calibrator.shown}
    report["spans, as shown"] = {
        name: _figures([row for row in shown if row["set"] == name], threshold) for name in sets
    }
    RESULTS.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report["spans, as shown"], indent=1))


def _fit(rows: list[Row], reader: str, kind: type[Features] | type[SentenceFeatures], into: Path) -> Row:
    from qa.abstention.calibrator import names
    from qa.abstention.fit import Judged, cross_fitted, fit

    silent = [row for row in rows if not row["rank"]]
    rows = [row for row in rows if row["rank"]]
    judged = [
        Judged(
            f"{row['set'].partition(',')[0]}/{row['id']}",  # one fold for a question asked of several indexes
            tuple(row["features"]),
            row["right"],
            row["rank"] == 1,
            _weight(row),
        )
        for row in rows
    ]
    best = _best(rows, list(map(float, cross_fitted(judged, reader, kind))))
    asked = [row for row in best if row["wide"] or kind is Features]
    fitted = fit(judged, reader, kind)
    if kind is Features:  # sentences have too few questions of a kind for it: tried, and worse on the affairs
        at = names(kind).index("likeness")
        fitted, asked = replace(fitted, shown=_shown(asked, at)), _as_shown(asked, at, fitted)
    threshold = _threshold([row for row in asked if row["right"] and _close(row)])
    calibrator = replace(fitted, threshold=threshold)
    calibrator.write(into)
    weights = dict(zip(calibrator.names, calibrator.weights, strict=True))
    report: Row = {"threshold": threshold, "weights": weights, "shown": calibrator.shown}
    for name in sorted({row["set"] for row in asked}):
        mine = [row for row in asked if row["set"] == name]
        report[name] = _figures(mine, threshold) | {"no candidate": sum(row["set"] == name for row in silent)}
    return report


def _weight(row: Row) -> float:
    kind = VALUE_WEIGHT if row["level"] == "sentences" and not row["wide"] else 1.0
    return kind if _close(row) else kind * FAR_WEIGHT[row["level"]]


def _close(row: Row) -> bool:
    return row["set"].startswith(CLOSE)


def _best(rows: Sequence[Row], chances: Sequence[float]) -> list[Row]:
    """The likeliest candidate of each question, as the assistant shows it."""
    by_question: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row, chance in zip(rows, chances, strict=True):
        by_question[row["set"], row["id"]].append(row | {"chance": chance})
    return [max(group, key=lambda row: row["chance"]) for group in by_question.values()]


def _shown(asked: Sequence[Row], at: int) -> tuple[float, float, float, float]:
    """What turns log-odds into shown ones on what Dateline is used on; feature ``at`` is the likeness.

    Every corpus counts alike.
    """
    from qa.abstention.fit import fit_shown

    asked = [row for row in asked if _close(row)]
    sizes = Counter(map(_corpus, asked))
    mean = len(asked) / len(sizes)
    shares = [mean / sizes[_corpus(row)] for row in asked]
    likeness = [row["features"][at] for row in asked]
    right = [bool(row["right"]) for row in asked]
    return fit_shown(*map(np.array, ([_log_odds(row["chance"]) for row in asked], likeness, right, shares)))


_SILENT = re.compile(r", (?:off topic|unknown name|near miss)$")


def _corpus(row: Row) -> str:
    """What a question was asked of: its set, made questions on which that is silent with the others."""
    return _SILENT.sub("", row["set"])


def _as_shown(asked: Sequence[Row], at: int, calibrator: Calibrator) -> list[Row]:
    """The rows with the chances that are shown, each from a fit that never saw its question."""
    made: list[Row] = []
    for fold in range(SHOWN_FOLDS):
        others = [row for row in asked if _fold(row) != fold]
        told = replace(calibrator, shown=_shown(others, at))
        for row in asked:
            if _fold(row) == fold:
                shown = told.shown_probability(_log_odds(row["chance"]), row["features"][at])
                made.append(row | {"chance": shown})
    return made


def _fold(row: Row) -> int:
    return crc32(str(row["id"]).encode()) % SHOWN_FOLDS


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


def _threshold(right: Sequence[Row]) -> float:
    """The cut that refuses ``WRONG_REFUSALS`` of the answers that would have been right.

    That is the mean over the sets of ``FEWEST_RIGHT`` and more: the largest does not outvote the others.
    """
    sets = Counter(row["set"] for row in right)
    counted = {name: n for name, n in sets.items() if n >= FEWEST_RIGHT} or sets
    ranked = sorted((row for row in right if row["set"] in counted), key=lambda row: row["chance"])
    refused = 0.0
    for row in ranked:
        refused += 1 / (counted[row["set"]] * len(counted))
        if refused > WRONG_REFUSALS:
            return round(row["chance"], 4)
    return 0.5


def _figures(best: Sequence[Row], threshold: float) -> Row:
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


def _thinned(points: list[Row]) -> list[Row]:
    step = max(1, len(points) // 40)
    return points[step - 1 :: step]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    collecting = commands.add_parser("collect")
    collecting.add_argument("--news", type=Path)
    collecting.add_argument("--news-index", type=Path)
    collecting.add_argument("--gold", type=Path, help="a gold file to tune on, asked of every --gold-index")
    collecting.add_argument("--gold-index", type=Path, nargs="*")
    collecting.add_argument(
        "--affairs", type=Path, help="folder of affairs: NAME/articles, NAME/questions.jsonl"
    )
    collecting.add_argument("--strangers", type=Path, help="rows on which every --gold-index is silent")
    collecting.add_argument("--squad", type=Path, nargs="*")
    collecting.add_argument("--squad-limit", type=int, default=800)
    collecting.add_argument("--levels", nargs="+", choices=LEVELS, default=LEVELS, help="what is read for")
    collecting.add_argument("--out", type=Path, required=True)
    collecting.set_defaults(run=collect)
    fitting = commands.add_parser("fit")
    fitting.add_argument("candidates", type=Path)
    fitting.add_argument("--reader", default="dateline-reader-l6", help="name of the reader of the rows")
    fitting.set_defaults(run=fit_all)
    showing = commands.add_parser("shown")
    showing.add_argument("candidates", type=Path)
    showing.set_defaults(run=fit_what_is_shown)
    given = parser.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
