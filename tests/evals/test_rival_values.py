"""What is fitted on values that stand beside the best one, and what is said of it."""

from __future__ import annotations

import json
import random
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from evals.benchmarks import affairs, rival_values
from evals.benchmarks.rival_values import OUT, Pair, cross_fitted, fitted, report
from qa.claims.rival_model import RivalFeatures, names, shipped

PLAIN = RivalFeatures(
    margin=0.0, behind=0.0, score=-1.0, best=1.0, asked=0.5, alike=0.5, subject=1.0, odds=0.0,
    same_sentence=0.0, same_unit=1.0, counts_asked=0.0, ratio=0.5, days=0.0, past=0.0,
    is_date=1.0, is_duration=0.0,
    is_money=0.0, is_percent=0.0, is_count=0.0, is_person=0.0, is_place=0.0, is_text=0.0,
)  # fmt: skip


def made(count: int = 140) -> list[Pair]:
    """Pairs of seven affairs in which likely values are right."""
    rng = random.Random(5)
    scores = [rng.uniform(-4, 3) for _ in range(count)]
    return [
        Pair(
            f"affair{n % 7}",
            f"q{n}",
            "9",
            astuple(replace(PLAIN, score=score)),
            right=score + rng.gauss(0, 0.5) > 0,
            shown=score > 0,
        )
        for n, score in enumerate(scores)
    ]


def test_a_fit_ranks_by_what_tells_right_from_wrong() -> None:
    model = fitted(made())
    assert (
        model.probability(replace(PLAIN, score=2.0))
        > 0.9
        > 0.1
        > model.probability(replace(PLAIN, score=-3.0))
    )


def test_no_affair_is_judged_by_a_fit_that_saw_it() -> None:
    pairs = made()
    turned = [replace(one, right=not one.right) if one.home == "affair0" else one for one in pairs]
    own = [k for k, one in enumerate(pairs) if one.home == "affair0"]
    chances, others = cross_fitted(pairs), cross_fitted(turned)
    assert all(chances[k] == others[k] for k in own)
    assert chances != others


def test_the_report_counts_what_would_be_shown() -> None:
    pairs = made()
    told = report(pairs, fitted(pairs))
    assert told["mentions"] == told["values"] == len(pairs)
    assert told["right"] == told["right values"] == sum(one.right for one in pairs)
    assert told["right among them"] <= told["shown by chance"] <= told["values"]
    assert told["auroc"] > 0.9


def test_a_value_mentioned_twice_counts_once() -> None:
    pairs = [replace(one, asked="q", right=True) for one in made(14)]
    told = report([*pairs, replace(pairs[0], right=False)], fitted(made()))
    assert (told["mentions"], told["values"], told["right values"]) == (15, 7, 7)


def test_the_committed_figures_are_of_the_shipped_model() -> None:
    told = json.loads(OUT.read_text(encoding="utf-8"))
    assert tuple(told["weights"]) == names()
    assert tuple(told["weights"].values()) == shipped().weights


def test_values_beside_the_best_one_are_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = tmp_path / "dev" / "ferry" / "articles"
    articles.mkdir(parents=True)
    for name, date, day in (("a", "2031-03-02", "4 May"), ("b", "2031-04-20", "9 June")):
        text = f"---\ntitle: The ferry returns\ndate: {date}\n---\nThe ferry to Saltmere returns on {day}.\n"
        (articles / f"{name}.md").write_text(text, encoding="utf-8")
    start = (articles / "b.md").read_text(encoding="utf-8").index("9 June")
    row = {
        "id": "q1", "question": "When does the ferry to Saltmere return?", "type": "factoid",
        "kind": "single", "status": "answered", "variants": [],
        "answers": [{"article": "b.md", "start": start, "end": start + 6, "text": "9 June"}],
    }  # fmt: skip
    (articles.parent / "questions.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "moves-dev").mkdir()
    monkeypatch.setattr(affairs, "AFFAIRS", tmp_path)
    found = list(rival_values.pairs(None, tmp_path / "indexes"))
    assert [(one.home, one.asked, one.value[:7]) for one in found] == [("ferry", "q1", "2031-05")]
    assert not found[0].right and found[0].shown
    assert dict(zip(names(), found[0].features, strict=True))["is_date"] == 1.0
