"""Reports: complete, self-contained, safe against what articles hold."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from evals.ablations import Ablation, Variant
from evals.compare import compare, read_summary
from evals.gold import GoldQuestion
from evals.reports import write_reports
from evals.reports.failures import marked
from evals.reports.figures import sections
from evals.reports.markdown import ablation_markdown, run_markdown
from evals.reports.page import page
from evals.reports.plots import charts
from evals.reports.terminal import ablation_table, comparison_table, run_tables
from evals.runner import Run, run_gold
from evals.summary import summarise
from tests.evals.conftest import TEXTS, TableAssistant, TinyIndex

Gold = tuple[GoldQuestion, ...]


@pytest.fixture
def run(assistant: TableAssistant, index: TinyIndex, gold: Gold) -> Run:
    return run_gold(assistant, gold, index, remember=lambda turns, q, a: (*turns, q))


def test_marks_keep_every_character_and_show_overlaps():
    html = marked("a < b & c", 10, [(10, 13, "gold"), (12, 15, "read"), (0, 5, "gold"), (18, 99, "cited")])
    assert html == (
        '<mark class="gold">a </mark><mark class="gold read">&lt;</mark><mark class="read"> b</mark>'
        ' &amp; <mark class="cited">c</mark>'
    )


def test_every_chart_is_well_formed(run: Run):
    drawn = charts(summarise(run))
    assert [title for title, _, _ in drawn][:2] == ["Accuracy by type", "Recall by k"]
    assert len(drawn) == 5
    for _, _, svg in drawn:
        ElementTree.fromstring(svg)


def test_the_page_is_self_contained_and_names_every_failure(run: Run):
    html = page(run, summarise(run), TEXTS.get)
    assert not re.search(r'(src|href)="|url\(|@import', html)
    assert html.count('<details class="card"') == 2
    for id in ("c1", "c2"):
        assert f'<span class="tag">{id}</span>' in html


def test_a_gold_span_that_was_not_retrieved_is_shown_where_it_stands(run: Run):
    lost = replace(run.outcomes["c1"], passages=(), candidates=())
    html = page(replace(run, outcomes={**run.outcomes, "c1": lost}), summarise(run), TEXTS.get)
    assert '<mark class="gold">The envoys</mark> met in Busan' in html


def test_what_articles_hold_cannot_break_the_page(run: Run):
    evil = replace(run.gold[0], question="<script>alert(1)</script>")
    html = page(replace(run, gold=(evil,), outcomes={}), summarise(replace(run, gold=(evil,), outcomes={})))
    assert "<script>alert" not in html


def test_terminal_and_markdown_say_the_same(run: Run):
    summary = summarise(run)
    console = Console(width=140, record=True, file=StringIO())
    console.print(run_tables(summary))
    shown, written = console.export_text(), run_markdown(summary)
    for section in sections(summary):
        assert section.title in shown and section.title in written
        for row in section.rows:
            assert row[0] in shown and row[0] in written


def test_comparisons_and_ablations_have_both_forms(run: Run):
    summary = summarise(run)
    against = compare(summary, {**summary, "name": "again"})
    again = Ablation(Variant("again", {}, "shipped"), summary, against)
    rows = [one.as_json() for one in (Ablation(Variant("shipped", {}), summary, None), again)]
    console = Console(width=140, record=True, file=StringIO())
    console.print(comparison_table(against), ablation_table(rows))
    assert "again against dateline" in console.export_text()
    assert ablation_markdown(rows).count("| 2 again | 50.0 | 1 | +0.0 | +0.0 to +0.0 |") == 2


def test_a_folder_gets_all_three_forms(run: Run, index: TinyIndex, tmp_path: Path):
    write_reports(run, index, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "report.html",
        "report.md",
        "summary.json",
    ]
    assert read_summary(tmp_path / "out" / "summary.json")["n"] == len(run.gold)


def test_ids_and_names_of_other_files_neither_style_nor_drive_the_terminal(run: Run):
    summary = summarise(run)
    hostile = "a\x1b]0;owned\x07[/bold][link]"
    questions = [{**one, "id": f"{one['id']}{hostile}"} for one in summary["questions"]]
    wrong = [{**one, "right": False, "scores": {}} for one in questions]
    one = {**summary, "name": hostile, "questions": questions}
    other = {**summary, "name": f"b{hostile}", "questions": wrong}
    for shown in (comparison_table(compare(one, other)), run_tables(one)):
        out = StringIO()
        Console(file=out, width=300).print(shown)
        assert "\x1b" not in out.getvalue()
        assert "[/bold][link]" in out.getvalue()
