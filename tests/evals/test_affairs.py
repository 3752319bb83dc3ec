"""The affairs stand on their articles, and are measured together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.benchmarks import affairs
from evals.gold import check, load
from index.build import update
from index.index import Index

LATER = {
    *("bridge", "ceasefire", "launch", "ransom", "recall", "tariff"),
    *("bank", "club", "museum", "reactor", "summit", "volcano"),
}
"""Affairs with fewer questions that nothing answers."""
HOMES = [home for part in affairs.PARTS for home in affairs.homes(part)]


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.name)
def test_every_span_stands_in_its_article(home: Path, tmp_path: Path):
    update([home / "articles"], tmp_path / "index")
    assert not check(home / "questions.jsonl", Index.open(tmp_path / "index"))
    gold = load(home / "questions.jsonl")
    moves = home.parent.name.startswith("moves-")
    assert len(gold) == (32 if moves else 40)
    unanswerable = 3 if moves else 8 if home.name in LATER else 11
    assert sum(not question.answerable for question in gold) == unanswerable
    assert len(list((home / "articles").iterdir())) == 9


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.name)
def test_of_what_changed_the_newest_value_comes_first(home: Path):
    """The first claim is judged by the value that the file gives first."""
    changed = [one for one in load(home / "questions.jsonl") if one.kind == "changed"]
    assert changed and all(question.answers[0].value == 1 for question in changed)


def test_all_affairs_of_a_part_are_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("north", "south"):
        articles = tmp_path / "dev" / name / "articles"
        articles.mkdir(parents=True)
        (articles / "a.txt").write_text(f"The ferry\n\nThe {name} ferry returns in June.\n", encoding="utf-8")
        row = {
            "id": name, "question": f"Who owns the {name} ferry?", "type": "near-miss", "kind": None,
            "status": "not_found", "answers": [], "variants": [],
        }  # fmt: skip
        (articles.parent / "questions.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(affairs, "AFFAIRS", tmp_path)
    out = tmp_path / "affairs.json"
    affairs.main(["--part", "dev", "--reader", "sentence", "--out", str(out)])
    found = json.loads(out.read_text(encoding="utf-8"))
    assert (found["n"], found["settings"]["articles"]) == (2, 2)
    assert "2 questions" in out.with_suffix(".md").read_text(encoding="utf-8")
