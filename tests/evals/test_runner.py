"""A run is complete, resumable and scored by hand-checked rules."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.ablations import Variant, ablate
from evals.compare import compare
from evals.gold import GoldQuestion
from evals.outcome import from_json
from evals.runner import OUTCOMES, run_gold
from evals.scoring import score
from evals.summary import summarise
from tests.evals.conftest import TableAssistant, TinyIndex

Gold = tuple[GoldQuestion, ...]


def grow(conversation: object, question: str, answer: object) -> tuple:
    return (*conversation, question)  # type: ignore[misc]


def test_turns_are_asked_in_order_with_their_conversation(
    assistant: TableAssistant, index: TinyIndex, gold: Gold
):
    run_gold(assistant, gold, index, remember=grow)
    assert ("And where?", ("Who met?",)) in assistant.asked
    assert assistant.asked[-1] == ("Where did they meet?", ())  # the follow-up in full


def test_an_interrupted_run_goes_on_where_it_stopped(
    assistant: TableAssistant, index: TinyIndex, gold: Gold, tmp_path: Path
):
    whole = run_gold(assistant, gold, index, into=tmp_path, remember=grow)
    path = tmp_path / OUTCOMES
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:3]) + lines[3][:20])
    assistant.asked.clear()
    again = run_gold(assistant, gold, index, into=tmp_path, remember=grow)
    assert dict(again.outcomes) == dict(whole.outcomes)
    questions = [question for question, _ in assistant.asked[1:]]  # the first is the warm-up
    assert "When does it end?" not in questions and "What did it cost?" in questions
    assert len(path.read_text().splitlines()) == len(lines)


def test_another_index_starts_over(assistant: TableAssistant, index: TinyIndex, gold: Gold, tmp_path: Path):
    run_gold(assistant, gold, index, into=tmp_path, remember=grow)
    assistant.asked.clear()
    index.index_id = "other"
    run_gold(assistant, gold, index, into=tmp_path, remember=grow)
    assert len(assistant.asked) == len(gold) + 2  # the warm-up, and the follow-up in full


def test_outcomes_survive_the_disk(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    run = run_gold(assistant, gold, index, remember=grow)
    for outcome in run.outcomes.values():
        assert from_json(json.loads(json.dumps(outcome.as_json()))) == outcome


def test_each_question_is_scored_by_hand(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    run = run_gold(assistant, gold, index, remember=grow)
    place, when, cost, c1, c2 = (score(q, run.outcomes[q.id]) for q in gold)
    assert (place.top_right, place.exact_match, place.reason) == (True, 1.0, None)
    assert (place.citations, place.exact_citations, place.span_precision) == (1, 1, 1.0)
    assert (when.value_recall, when.claims_shown, when.span_recall) == (1.0, 2, 1.0)
    assert cost.right and not cost.answered
    assert (place.given_kind, when.top_right) == ("single", True)
    assert (c1.right, c1.reason) == (False, "retrieved and not read")
    assert (c2.right, c2.reason) == (False, "retrieved and not read")


def test_of_values_that_changed_the_newest_must_come_first(
    assistant: TableAssistant, index: TinyIndex, gold: Gold
):
    assistant.table["When does it end?"] = ["August 12", "November 10"]
    when = score(gold[1], run_gold(assistant, gold, index, remember=grow).outcomes["when"])
    assert (when.top_right, when.any_right, when.reason) == (False, True, "read and not chosen")


def test_a_missing_prediction_scores_zero_and_stays(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    run = run_gold(assistant, gold, index, remember=grow)
    lost = replace(run, outcomes={id: o for id, o in run.outcomes.items() if id != "place"})
    before, after = summarise(run), summarise(lost)
    assert after["n"] == before["n"]
    assert after["answers"]["f1"]["mean"] < before["answers"]["f1"]["mean"]
    assert after["reasons"]["failed"] == 1
    assert after["retrieval"]["article"]["RR"]["n"] == before["retrieval"]["article"]["RR"]["n"] == 4


def test_a_failing_question_is_an_outcome(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    assistant.table["Where did they meet?"] = ["BROKEN"]
    run = run_gold(assistant, gold, index, remember=grow)
    assert "the reader is gone" in (run.outcomes["place"].error or "")
    assert run.cold_ms is None


def test_a_citation_that_the_file_does_not_hold_is_not_exact(
    assistant: TableAssistant, index: TinyIndex, gold: Gold
):
    path = index.found["talks"].path
    path.write_text("x" + path.read_text())
    run = run_gold(assistant, gold[:1], index, remember=grow)
    assert summarise(run)["citations"]["exact"] == 0.0


def test_refusing_what_was_read_is_called_refusing(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    run = run_gold(assistant, gold[:1], index, remember=grow)
    shy = replace(run.outcomes["place"], status="not_found", claims=())
    assert score(gold[0], shy).reason == "refused"
    assert score(gold[0], shy).best_right
    assert score(gold[0], replace(shy, passages=())).reason == "not retrieved"


def test_a_right_citation_inside_a_wrong_claim_is_wrong_merging(
    assistant: TableAssistant, index: TinyIndex, gold: Gold
):
    run = run_gold(assistant, gold[:1], index, remember=grow)
    seoul, busan = assistant.claim("Seoul"), run.outcomes["place"].claims[0]
    elsewhere = replace(busan.citations[0], article="later.md", start=0, end=3, quote=seoul.text)
    merged = replace(
        busan, text="Seoul", citations=(elsewhere, *(replace(c, start=c.start - 9) for c in busan.citations))
    )
    wrong = replace(run.outcomes["place"], claims=(merged,))
    assert score(gold[0], wrong).reason == "wrongly merged"


def test_the_summary_is_json_and_the_same_twice(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    one, two = (summarise(run_gold(assistant, gold, index, remember=grow)) for _ in range(2))
    for summary in (one, two):
        summary.pop("timing")
    assert json.dumps(one, allow_nan=False) == json.dumps(two, allow_nan=False)
    assert one["answers"]["top_claim_accuracy"]["mean"] == 0.5
    assert one["conversation"][1]["standalone"] == 1.0


def test_the_cold_time_holds_the_opening_and_goes_with_a_run_that_asked(
    assistant: TableAssistant, index: TinyIndex, gold: Gold, tmp_path: Path
):
    cold = run_gold(assistant, gold[:1], index, into=tmp_path, opening_ms=5000.0).cold_ms
    assert cold is not None and 5000.0 < cold < 6000.0
    assert run_gold(assistant, gold[:1], index, into=tmp_path, opening_ms=5000.0).cold_ms is None


def test_every_figure_has_its_interval(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    found = summarise(run_gold(assistant, gold, index, remember=grow))
    abstention, ends = found["abstention"], found["abstention"]["intervals"]
    assert ends["auroc_right"][0] <= abstention["auroc_right"] <= ends["auroc_right"][1]
    assert {"ece", "aurc", "brier", "precision", "recall", "wrong_refusals"} <= ends.keys()
    assert found["conflicts"]["status_accuracy"]["n"] == len(gold)
    first, second = found["conversation"]
    assert (first["interval"]["mean"], second["interval"]["mean"]) == (
        first["in_conversation"],
        second["in_conversation"],
    )


def test_citations_stand_beside_correctness_and_length(
    assistant: TableAssistant, index: TinyIndex, gold: Gold
):
    found = summarise(run_gold(assistant, gold, index, remember=grow))
    cited = found["citations"]
    assert cited["top_claim_accuracy"] == found["answers"]["top_claim_accuracy"]
    assert cited["claims_shown"]["mean"] == pytest.approx(4 / 3)  # one, two and one claims


def test_kinds_and_types_are_counted_apart(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    whole = (replace(gold[0], kind="single"), gold[1], replace(gold[3], kind="single"))
    found = summarise(run_gold(assistant, whole, index, remember=grow))
    assert {name: row["n"] for name, row in found["by_kind"].items()} == {"changed": 1, "single": 2}
    assert found["by_kind"]["single"]["exact_match"]["mean"] == 0.5
    assert {name: row["n"] for name, row in found["by_type"].items()} == {"changed": 1, "factoid": 2}


def test_comparing_names_the_questions_that_changed(assistant: TableAssistant, index: TinyIndex, gold: Gold):
    a = summarise(run_gold(assistant, gold, index, remember=grow))
    assistant.table |= {"Where did they meet?": ["Seoul"], "Who met?": ["The envoys"]}
    b = summarise(run_gold(assistant, gold[:-1], index, name="other", remember=grow))
    found = compare(a, b)
    assert (found.gained, found.lost, found.only_in_one) == (("c1",), ("place",), ("c2",))
    assert found.differences["right"].mean == 0.0
    assert found.n == 4


def test_each_ablation_is_held_against_the_variant_it_names(
    assistant: TableAssistant, index: TinyIndex, gold: Gold
):
    def factory(settings: dict) -> TableAssistant:  # type: ignore[type-arg]
        return replace(assistant, table=settings.get("table", assistant.table))

    none: dict[str, list[str]] = {}
    place = {"Where did they meet?": ["Busan"]}
    variants = (
        Variant("mute", {"table": none}),
        Variant("one", {"table": place}, "mute"),
        Variant("whole", {}, "one"),
        Variant("mute again", {"table": none}, "whole"),
    )
    mute, one, whole, again = ablate(factory, gold[:3], index, variants=variants)  # type: ignore[arg-type]
    assert mute.difference is None
    assert [found and found.gained for found in (one.difference, whole.difference)] == [("place",), ("when",)]
    assert again.difference and again.difference.lost == ("place", "when")
    assert again.difference.differences["f1"].mean == pytest.approx(-1.0)
    assert "questions" not in again.as_json()["summary"] and "questions" in again.summary
