"""``dateline eval --compare`` and ``--ablations``: what they print, keep and write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.ablations import FULL, READER, VARIANTS, assistants
from evals.gold import GoldQuestion
from evals.reports import write_reports
from evals.reports.markdown import ablation_markdown
from evals.runner import OUTCOMES, run_gold
from index.build import update
from index.index import Index
from qa.assistant import Assistant
from qa.reader.sentence import SentenceReader
from tests.evals.conftest import TEXTS, TableAssistant, TinyIndex
from tui.cli import app

Gold = tuple[GoldQuestion, ...]
GOLD = {
    "id": "place",
    "question": "Where did the envoys meet?",
    "type": "factoid",
    "kind": "single",
    "status": "answered",
    "answers": [{"article": "talks.md", "start": 18, "end": 23, "text": "Busan"}],
}
SILENT = {"id": "cost", "question": "What did the seals eat?", "type": "off-topic", "status": "not_found"}


def ran(*args: object) -> str:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["eval", *map(str, args)])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def folders(assistant: TableAssistant, index: TinyIndex, gold: Gold, tmp_path: Path) -> tuple[Path, Path]:
    def report(name: str) -> Path:
        run = run_gold(assistant, gold, index, remember=lambda turns, q, a: (*turns, q))
        write_reports(run, index, tmp_path / name)
        return tmp_path / name

    before = report("before")
    assistant.table["Who met?"], assistant.table["Where did they meet?"] = ["The envoys"], ["Seoul"]
    return before, report("after")


def test_two_report_folders_are_compared_in_words(folders: tuple[Path, Path]):
    shown = ran("--compare", *folders)
    header = next(line for line in shown.splitlines() if "95% interval" in line)
    assert all(word in header for word in ("measure", "A", "B", "B - A"))
    (first,) = [line for line in shown.splitlines() if "first claim right" in line]
    assert [cell.strip() for cell in first.split("│")[2:5]] == ["50.0", "50.0", "+0.0"]
    assert "right in B only: 1" in shown and "right in A only: 1" in shown
    (lost,) = [line for line in shown.splitlines() if line.startswith("│ place")]
    assert [cell.strip() for cell in lost.split("│")[1:5]] == [
        "place",
        "factoid",
        "right",
        "retrieved and not read",
    ]
    assert "before" in shown and "after" in shown


def test_a_report_folder_and_its_file_are_the_same_and_json_stays(folders: tuple[Path, Path]):
    before, after = folders
    found = json.loads(ran("--compare", before, after / "summary.json", "--json"))
    assert (found["gained"], found["lost"]) == (["c1"], ["place"])
    assert found["means"]["top_right"] == [0.5, 0.5]
    assert found["differences"]["top_right"]["mean"] == 0.0


def test_comparing_what_is_no_run_says_so(tmp_path: Path):
    done = CliRunner().invoke(app, ["eval", "--compare", str(tmp_path), str(tmp_path)])
    assert done.exit_code == 2 and "cannot be read" in done.stderr


@pytest.fixture
def indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A small index on disk and a gold file; the span reader is the sentence one, so that no model loads."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in TEXTS.items():
        (articles / name).write_text(text, encoding="utf-8")
    update([articles], tmp_path / "index")
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in (GOLD, SILENT)), encoding="utf-8")
    made = SentenceReader(str.split, lambda token: 1.0)
    made.name = "spans"
    monkeypatch.setattr("qa.reader.load_reader", lambda name: made)
    return tmp_path / "index", gold


def test_variants_set_what_their_names_say(indexed: tuple[Path, Path]):
    make = assistants(Index.open(indexed[0]))
    made = {variant.name: make(variant.settings) for variant in VARIANTS}
    settings = {name: one.settings for name, one in made.items() if isinstance(one, Assistant)}
    full = settings[FULL]
    assert (full.mode, full.claims, full.threshold) == ("hybrid", True, None)
    assert {name.split(",")[0]: one.mode for name, one in settings.items()} == {
        mode: mode for mode in ("dense", "bm25", "hybrid")
    }
    assert [name for name, one in settings.items() if one.claims] == [
        variant.name for variant in VARIANTS if "claims" in variant.name
    ]
    silent = {variant.name for variant in VARIANTS if variant.settings.get(READER) == "sentence"}
    assert silent == {name for name in settings if "sentence" in name}
    assert {name: one.threshold for name, one in settings.items()} == {
        name: None if "refusal" in name else 0.0 for name in settings
    }


def test_every_variant_is_held_against_an_earlier_one_that_differs_in_one_part():
    def parts(name: str) -> set[str]:
        return set(name.split(", "))

    for place, variant in enumerate(VARIANTS[1:], start=1):
        (before,) = [one for one in VARIANTS[:place] if one.name == variant.against]
        assert len(parts(variant.name) - parts(before.name)) == 1
    assert VARIANTS[0].against is None


def test_one_command_says_what_each_part_brings(
    indexed: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder, gold = indexed
    given = ("--ablations", "--gold", gold, "--index", folder, "--report", tmp_path / "out")
    shown = ran(*given)
    assert all(variant.name in shown for variant in VARIANTS)
    table = (tmp_path / "out" / "ablations.md").read_text()
    assert table.count("\n| ") >= 4 * len(VARIANTS) and "recall @10" in table
    kept = [tmp_path / "out" / variant.folder / OUTCOMES for variant in VARIANTS]
    assert all(len(path.read_text().splitlines()) == 3 for path in kept)

    # A second pass has nothing left to ask.
    monkeypatch.setattr(Assistant, "ask", lambda *_, **__: pytest.fail("asked again"))
    again = json.loads(ran(*given, "--json"))
    assert [row["variant"] for row in again] == [variant.name for variant in VARIANTS]
    assert again[0]["difference"] is None
    assert [row["against"] for row in again] == [variant.against for variant in VARIANTS]
    for row in again[1:]:
        values = {one["variant"]: one["summary"]["answers"]["top_claim_accuracy"]["mean"] for one in again}
        gained = values[row["variant"]] - values[row["against"]]
        assert row["difference"]["differences"]["top_right"]["mean"] == pytest.approx(gained)
    assert ablation_markdown(again) == table


def failed(*args: object) -> str:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["eval", *map(str, args)])
    assert done.exit_code == 2, done.output
    return done.stderr


def test_settings_that_make_no_sense_are_usage_errors(indexed: tuple[Path, Path]):
    folder, gold = indexed
    given = ("--gold", gold, "--index", folder)
    assert "no mode 'foo'" in failed(*given, "--set", "mode=foo")
    assert "passages=-3" in failed(*given, "--set", "passages=-3")
    assert "threshold=nan" in failed(*given, "--set", "threshold=nan")
    assert "near=1.5" in failed(*given, "--set", "near=1.5")
    assert "near='x'" in failed(*given, "--set", "near=x")
    assert "--limit" in failed(*given, "--limit", -1)


def test_questions_are_not_asked_of_articles_that_they_are_not_about(
    indexed: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder, gold = indexed
    asked: list[Path] = []
    monkeypatch.setattr("tui.evaluate._run", lambda _, questions, where: asked.append(where))
    monkeypatch.setattr("tui.evaluate.bundled_index", lambda: tmp_path / "bundled")
    ran("--gold", gold, "--index", folder)
    # The bundled questions, of an index of other articles: refused where it was named, else put right.
    assert "holds no article" in failed("--index", folder)
    monkeypatch.setenv("DATELINE_INDEX", str(folder))
    ran()
    assert asked == [folder, tmp_path / "bundled"]
