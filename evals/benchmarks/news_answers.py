"""Quiz questions over thousands of real articles, each asked as of its own date, over the whole index.

``python -m evals.benchmarks.news_answers --news FOLDER --index DIR [--limit N] [--out FILE]``

asks the questions whose answer stands in an article, and those labelled by hand, through Dateline with each
retriever, without claims, and for the best sentence cut to the words of the reader's answer. Beside the
result lies one line a question and system (figures, no text); a second run goes on there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from evals.ablations import READER, assistants
from evals.benchmarks.kept_rows import KeptRows, Row
from evals.gold import GoldQuestion
from evals.identity import reader_identity
from evals.measures.answers import right, score_text
from evals.measures.bootstrap import paired
from evals.news import all_questions, labelled_questions, labels
from evals.outcome import Naming, Outcome, outcome_of
from evals.quoted import RESULTS
from evals.reports.figures import number, percent, spread
from evals.reports.markdown import table as markdown_table
from evals.runner import naming
from evals.summary import with_interval

SYSTEMS: dict[str, dict[str, Any]] = {
    "hybrid": {},
    "bm25": {"mode": "bm25"},
    "dense": {"mode": "dense"},
    "best span": {"claims": False},
    "sentence": {READER: "sentence", "claims": False},
}
"""All but the last read spans; "best span" is hybrid without claims. Each is asked with nothing refused."""
OURS = "hybrid"
STRINGS = ("exact_match", "f1", "containment")
OUT = RESULTS / "news_answers.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is known of it.

    Attributes:
        quiz: the quiz's own answers; empty where they are known to be wrong.
        labelled: whether a person judged it answerable or not, and marked the spans.
    """

    gold: GoldQuestion
    quiz: tuple[str, ...]
    labelled: bool


def questions(news: Path) -> list[Asked]:
    """Those with their answer in an article, and those labelled; the labels know better.

    Raises:
        CorpusError: where the folder lacks a question or an article of the labels.
    """
    marked = {question.id: question for question in labelled_questions(news, labels())}
    found: list[Asked] = []
    for question in all_questions(news):
        if own := marked.get(question.id):
            found.append(Asked(own, own.variants, True))
        elif question.answerable:
            found.append(Asked(question, question.variants, False))
    return found


def measure(
    asked: Sequence[Asked], index: Any, kept: KeptRows, factory: Callable[[Mapping[str, Any]], Any]
) -> dict[str, list[Row]]:
    """One row a system and question, in the order of the questions."""
    found: dict[str, list[Row]] = {}
    name = naming([one.gold for one in asked])
    for system, settings in SYSTEMS.items():
        lengths = [row["words"] for row in found[OURS]] if system == "sentence" else [None] * len(asked)
        row = partial(_row, factory({**settings, "threshold": 0.0}), index, name)
        rows = found[system] = []
        for place, (one, words) in enumerate(zip(asked, lengths, strict=True)):
            rows.append(kept.get(f"{system}/{one.gold.id}", partial(row, one, words)))
            if place % 50 == 0:
                print(system, place, len(asked), flush=True)
    return found


def _said(outcome: Outcome) -> str | None:
    """What is answered first; of a list all its items, since "which two" is answered by both."""
    if outcome.answered and outcome.kind == "list":
        return ", ".join(claim.text for claim in outcome.claims)
    return outcome.text


def _row(assistant: Any, index: Any, name: Naming, one: Asked, words: int | None) -> Row:
    """One question asked with nothing refused; ``refused`` says what the shipped threshold would do.

    Args:
        words: the sentence's length, which then never refuses; None for spans.
    """
    gold = one.gold
    outcome = outcome_of(gold.id, assistant.ask(gold.question, as_of=gold.as_of), index.article, name)
    said = _said(outcome)
    text = said if words is None else " ".join((said or "").split()[:words])
    cited = outcome.claims[0].citations if outcome.claims else ()
    em, f1, held = score_text(text, one.quiz)
    quoted = gold.kind == "passage"
    return {
        "exact_match": em,
        "f1": f1,
        "containment": held,
        "right": gold.answerable and right(text, cited, gold.accepted, gold.answers, quoted=quoted),
        "words": len((text or "").split()),
        "probability": outcome.probability,
        "refused": not outcome.claims or (words is None and outcome.probability < _threshold(gold.question)),
        "check_ms": outcome.timings_ms.get("check", 0.0),
        "total_ms": outcome.timings_ms.get("total", 0.0),
    }


def _threshold(question: str) -> float:
    """The shipped cut for this question."""
    from qa.abstention.calibrator import shipped
    from qa.question import analyse

    calibrators = shipped("spans")
    chosen = calibrators.sentences if analyse(question).wants_passage else calibrators.spans
    return chosen.threshold


def figures(asked: Sequence[Asked], rows: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """Everything that the result file holds but its provenance."""
    ours = rows[OURS]
    return {
        "questions": len(asked),
        "scored": len(_scored(asked)),
        "labelled": {
            "answerable": sum(one.labelled and one.gold.answerable for one in asked),
            "silent": sum(one.labelled and not one.gold.answerable for one in asked),
        },
        "systems": {system: _system(asked, own) for system, own in rows.items()},
        "hybrid_against": {
            system: _differences(asked, own, ours) for system, own in rows.items() if system != OURS
        },
        "claims": _claims(asked, rows["best span"], ours),
    }


def _scored(asked: Sequence[Asked]) -> list[int]:
    """Places of the questions that the quiz's strings can judge."""
    return [place for place, one in enumerate(asked) if one.quiz]


def _system(asked: Sequence[Asked], rows: Sequence[Row]) -> dict[str, Any]:
    chosen = [rows[place] for place in _scored(asked)]
    marked = [(one, row) for one, row in zip(asked, rows, strict=True) if one.labelled]
    return {
        "unrefused": {name: with_interval([row[name] for row in chosen]) for name in STRINGS},
        "as_shown": {name: with_interval([_shown(row, name) for row in chosen]) for name in STRINGS},
        "labelled_right": with_interval([float(r["right"]) for one, r in marked if one.gold.answerable]),
        "refused_rightly": with_interval(
            [float(r["refused"]) for one, r in marked if not one.gold.answerable]
        ),
        "refused_wrongly": with_interval([float(r["refused"]) for one, r in marked if one.gold.answerable]),
        "words": sum(row["words"] for row in chosen) / len(chosen) if chosen else None,
        "check_ms": median(row["check_ms"] for row in rows) if rows else None,
        "total_ms": median(row["total_ms"] for row in rows) if rows else None,
    }


def _differences(asked: Sequence[Asked], a: Sequence[Row], b: Sequence[Row]) -> dict[str, Any]:
    """``b - a`` with nothing refused, and as shown."""
    chosen = _scored(asked)
    found = {name: paired([a[i][name] for i in chosen], [b[i][name] for i in chosen]) for name in STRINGS}
    shown = {
        f"{name}_as_shown": paired([_shown(a[i], name) for i in chosen], [_shown(b[i], name) for i in chosen])
        for name in STRINGS
    }
    marked = [place for place, one in enumerate(asked) if one.labelled and one.gold.answerable]
    labelled = paired([float(a[i]["right"]) for i in marked], [float(b[i]["right"]) for i in marked])
    whole = {**found, **shown, "labelled_right": labelled}
    return {name: asdict(gap) for name, gap in whole.items() if gap}


def _claims(asked: Sequence[Asked], alone: Sequence[Row], merged: Sequence[Row]) -> dict[str, Any]:
    """Merged claims against the best single span, and what they cost."""
    checks = [[row["check_ms"] for row in rows] for rows in (merged, alone)]
    with_claims, without = (median(ms) if ms else 0.0 for ms in checks)
    return {
        "differences": _differences(asked, alone, merged),
        "check_ms": with_claims,
        "check_ms_best_span": without,
        "added_ms": with_claims - without,
    }


def _shown(row: Row, name: str) -> float:
    return 0.0 if row["refused"] else float(row[name])


HEADER = (
    "system",
    "exact match %",
    "F1 %",
    "95% interval",
    "answer contained %",
    "hybrid better by, F1",
    "F1 as shown %",
    "silence kept %",
    "wrongly refused %",
    "p50 ms",
)


def table(found: Mapping[str, Any]) -> str:
    """The result file as Markdown."""
    rows = [_table_row(system, own, found) for system, own in found["systems"].items()]
    gap, claims = found["claims"]["differences"].get("f1"), found["claims"]
    said = _gap(gap) if gap else "no question to compare on"
    lines = [
        markdown_table(HEADER, rows),
        f"{found['scored']} questions with quiz answers; nothing refused unless a column says so; silence "
        f"and refusals on the {found['labelled']['silent']} and {found['labelled']['answerable']} questions "
        "labelled by hand. The sentence is cut to the words of the reader's answer to the same question, and "
        "no calibrator knows its score.",
        f"Merged claims against the best single span: F1 {said}; {claims['added_ms']:+.1f} ms "
        f"(median check stage {claims['check_ms']:.1f} ms).",
    ]
    return "\n\n".join(lines) + "\n"


def _table_row(system: str, own: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[str, ...]:
    free, shown = own["unrefused"], own["as_shown"]
    gap = found["hybrid_against"].get(system, {}).get("f1")
    refuses = system != "sentence"
    return (
        system,
        spread(free["exact_match"])[0],
        *spread(free["f1"])[:2],
        spread(free["containment"])[0],
        _gap(gap) if gap else "",
        spread(shown["f1"])[0] if refuses else "–",
        spread(own["refused_rightly"])[0] if refuses else "–",
        spread(own["refused_wrongly"])[0] if refuses else "–",
        number(own["total_ms"], 0),
    )


def _gap(gap: Mapping[str, float]) -> str:
    low, high = percent(gap["low"]), percent(gap["high"])
    return f"{100 * gap['mean']:+.1f} ({low} to {high})"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    from index.index import Index

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--news", type=Path, required=True, help="folder of articles and questions")
    parser.add_argument("--index", type=Path, required=True, help="the index of all its articles")
    parser.add_argument("--limit", type=int, help="only the first N questions")
    parser.add_argument("--reader", help="another reader than the shipped one")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    index = Index.open(given.index)
    asked = questions(given.news)[: given.limit]
    mark = {"index": index.index_id, "reader": reader_identity(given.reader)}
    kept = KeptRows(given.out.with_suffix(".rows.jsonl"), mark)
    found = {**mark, **figures(asked, measure(asked, index, kept, assistants(index, given.reader)))}
    given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    given.out.with_suffix(".md").write_text(table(found), encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
