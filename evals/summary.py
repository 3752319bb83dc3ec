"""From scored questions to the figures of a report, every mean with its interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import numpy.typing as npt

from evals.measures import abstention, conflicts, conversation, retrieval, timing
from evals.measures.bootstrap import interval, interval_of
from evals.runner import STANDALONE, Run
from evals.scoring import Scored, score

Figures = dict[str, Any]
"""What JSON can hold."""
Values = npt.NDArray[Any]
"""One value a question; shape (questions,)."""

ANSWER_MEASURES: dict[str, Callable[[Scored], float]] = {
    "top_claim_accuracy": lambda s: float(s.top_right),
    "any_claim_accuracy": lambda s: float(s.any_right),
    "best_span_accuracy": lambda s: float(s.best_right),
    "exact_match": lambda s: s.exact_match,
    "f1": lambda s: s.f1,
    "containment": lambda s: s.containment,
}
ABSTENTION_MEASURES: dict[str, Callable[[Values, Values, Values], float | None]] = {
    "auroc_answerable": lambda p, able, right: abstention.auroc(p, able),
    "auroc_right": lambda p, able, right: abstention.auroc(p, right > 0),
    "aurc": lambda p, able, right: abstention.aurc(p, right),
    "ece": lambda p, able, right: abstention.expected_calibration_error(p, right),
    "brier": lambda p, able, right: abstention.brier(p, right),
    "brier_skill": lambda p, able, right: abstention.brier_skill(p, right),
}
"""Each from the probabilities, what can be answered, and what is right if nothing is refused."""
CITATION_MEASURES: dict[str, Callable[[Scored], float | None]] = {
    "span_precision": lambda s: s.span_precision,
    "span_recall": lambda s: s.span_recall,
    "article_precision": lambda s: s.article_precision,
    "article_recall": lambda s: s.article_recall,
}


def summarise(run: Run) -> Figures:
    """The whole run as one JSON mapping: figures, and one row a question without any text."""
    scored = [score(question, run.outcomes.get(question.id)) for question in run.gold]
    return {
        "name": run.name,
        "index_id": run.index_id,
        "settings": dict(run.settings),
        "n": len(scored),
        "answerable": sum(s.answerable for s in scored),
        "answers": answers(scored),
        "by_type": grouped(scored, lambda s: s.type),
        "by_kind": grouped(scored, lambda s: s.expected_kind),
        "retrieval": retrieved(run),
        "citations": citations(scored),
        "abstention": abstained(scored),
        "conflicts": stated(scored),
        "conversation": turns(run, scored),
        "timing": timed(run),
        "reasons": dict(Counter(s.reason for s in scored if s.reason).most_common()),
        "questions": [{**asdict(s), "right": s.right} for s in scored],
    }


def answers(scored: Sequence[Scored]) -> Figures:
    """Every answer measure over the answerable questions."""
    able = [s for s in scored if s.answerable]
    figures = {name: with_interval([of(s) for s in able]) for name, of in ANSWER_MEASURES.items()}
    figures["overall_accuracy"] = with_interval([float(s.right) for s in scored])
    shown = [s.claims_shown for s in able if s.answered]
    figures["claims_shown"] = with_interval([float(count) for count in shown])
    return figures


def grouped(scored: Sequence[Scored], group: Callable[[Scored], str | None]) -> Figures:
    """Each group of questions: its number, the answer measures, the share gone right, and refused."""
    groups: dict[str, list[Scored]] = {}
    for s in scored:
        if (name := group(s)) is not None:
            groups.setdefault(name, []).append(s)
    return {name: {"n": len(rows), **_group(rows)} for name, rows in sorted(groups.items())}


def _group(rows: Sequence[Scored]) -> Figures:
    able = [s for s in rows if s.answerable]
    return {
        "right": with_interval([float(s.right) for s in rows]),
        "any_right": with_interval([float(s.any_right) for s in able]),
        "exact_match": with_interval([s.exact_match for s in able]),
        "f1": with_interval([s.f1 for s in able]),
        "refused": with_interval([float(not s.answered) for s in rows]),
    }


def retrieved(run: Run) -> Figures:
    """Recall, MRR and nDCG for each unit; questions without a gold span count by answer string only."""
    able = [question for question in run.gold if question.answerable]
    passages = {q.id: run.outcomes[q.id].passages if q.id in run.outcomes else () for q in able}
    deepest = max((len(found) for found in passages.values()), default=0)
    cutoffs = [k for k in retrieval.CUTOFFS if k <= deepest]
    spots = {
        "article": {q.id: retrieval.by_article(passages[q.id], q.answers) for q in able if q.answers},
        "passage": {q.id: retrieval.by_passage(passages[q.id], q.answers) for q in able if q.answers},
        "answer": {q.id: retrieval.by_answer([p.text for p in passages[q.id]], q.accepted) for q in able},
    }
    return {unit: _retrieval_figures(found, cutoffs) for unit, found in spots.items() if found}


def citations(scored: Sequence[Scored]) -> Figures:
    """Exactness over every citation shown; precision and recall, always beside correctness and length."""
    total = sum(s.citations for s in scored)
    figures: Figures = {
        "citations": total,
        "exact": sum(s.exact_citations for s in scored) / total if total else None,
    }
    for name, of in CITATION_MEASURES.items():
        figures[name] = with_interval([value for s in scored if (value := of(s)) is not None])
    able = [s for s in scored if s.answerable]
    figures["top_claim_accuracy"] = with_interval([float(s.top_right) for s in able])
    figures["claims_shown"] = with_interval([float(s.claims_shown) for s in able if s.answered])
    return figures


def abstained(scored: Sequence[Scored]) -> Figures:
    """Refusals as given, what the probability allows, and whether it means what it says."""
    probabilities = np.array([s.probability for s in scored])
    answerable = np.array([s.answerable for s in scored], dtype=bool)
    rights = np.array([float(s.best_right) for s in scored])
    given = abstention.refusal([s.answered for s in scored], answerable.tolist())
    figures: Figures = {
        "as_given": asdict(given),
        "at_5_percent_wrong_refusals": _refused_by_type(scored),
        "reliability": [asdict(b) for b in abstention.reliability(probabilities, rights)],
        "risk_coverage": [asdict(p) for p in abstention.risk_coverage(probabilities, rights)],
    }
    intervals: Figures = {}
    for name, measure in ABSTENTION_MEASURES.items():
        figures[name] = measure(probabilities, answerable, rights)
        intervals[name] = interval_of(
            lambda at, of=measure: of(probabilities[at], answerable[at], rights[at]), len(scored)
        )
    return {**figures, "intervals": {**intervals, **_refusal_intervals(scored)}}


def _refusal_intervals(scored: Sequence[Scored]) -> Figures:
    """The ends of the intervals of precision and recall of refusal, and of wrong refusals."""
    shares = {
        "precision": [float(not s.answerable) for s in scored if not s.answered],
        "recall": [float(not s.answered) for s in scored if not s.answerable],
        "wrong_refusals": [float(not s.answered) for s in scored if s.answerable],
    }
    found = {name: interval(values) for name, values in shares.items()}
    return {name: (one.low, one.high) if one else None for name, one in found.items()}


def stated(scored: Sequence[Scored]) -> Figures:
    """Status accuracy with its confusion, and the recall of values."""
    kinded = [s for s in scored if s.answered and s.expected_kind]
    several = [s.value_recall for s in scored if s.value_recall is not None and s.answerable]
    return {
        "status_accuracy": with_interval([float(s.status_right) for s in scored]),
        "confusion": conflicts.confusion(
            [s.given_status for s in scored], [s.expected_status for s in scored]
        ),
        "kind_accuracy": with_interval([float(s.given_kind == s.expected_kind) for s in kinded]),
        "value_recall": with_interval(several),
    }


def turns(run: Run, scored: Sequence[Scored]) -> list[Figures]:
    """Accuracy by turn, beside the same questions asked in full."""
    rows = [
        (s, score(q, run.outcomes.get(q.id + STANDALONE)) if q.id + STANDALONE in run.outcomes else None)
        for q, s in zip(run.gold, scored, strict=True)
        if q.conversation is not None
    ]
    depths = [s.turn or 1 for s, _ in rows]
    rights, alone = [s.right for s, _ in rows], [said.right if said else None for _, said in rows]
    return [
        {
            **asdict(row),
            "interval": with_interval([float(s.right) for s, _ in rows if (s.turn or 1) == row.turn]),
        }
        for row in conversation.by_turn(depths, rights, alone)
    ]


def timed(run: Run) -> Figures:
    """Warm times by stage, the cold first question, and peak memory."""
    timings = [run.outcomes[q.id].timings_ms for q in run.gold if q.id in run.outcomes]
    stages = {stage: asdict(figures) for stage, figures in timing.by_stage(timings).items()}
    return {"warm": stages, "cold_ms": run.cold_ms, "peak_rss_mb": run.peak_rss_mb}


def with_interval(values: Sequence[float]) -> Figures | None:
    """Mean, ends of the 95% interval, and the number of values."""
    found = interval(values)
    return {**asdict(found), "n": len(values)} if found else None


def _refused_by_type(scored: Sequence[Scored]) -> Figures:
    """The share refused of each silent type where one answerable question in twenty is refused."""
    recall, threshold = abstention.refusal_at([s.probability for s in scored], [s.answerable for s in scored])
    types: dict[str, list[bool]] = {}
    for s in scored:
        if not s.answerable:
            types.setdefault(s.type, []).append(s.probability < threshold)
    shares = {type: sum(refused) / len(refused) for type, refused in sorted(types.items())}
    finite = threshold if threshold != float("inf") else None
    return {"threshold": finite, "all": recall, **shares}


def _retrieval_figures(
    found: Mapping[str, tuple[retrieval.Ranking, set[str]]], cutoffs: Sequence[int]
) -> Figures:
    rankings = {question: ranking for question, (ranking, _) in found.items()}
    relevant = {question: names for question, (_, names) in found.items()}
    scores = retrieval.evaluate(rankings, relevant, cutoffs)
    names = dict.fromkeys(name for figures in scores.values() for name in figures)
    return {name: with_interval([figures[name] for figures in scores.values()]) for name in names}
