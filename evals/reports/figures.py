"""A summary's figures as rows of words: what every report shows, in one order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Figures = Mapping[str, Any]

ANSWER_ROWS = {
    "top_claim_accuracy": "first claim right",
    "any_claim_accuracy": "any claim right",
    "best_span_accuracy": "right if nothing is refused",
    "exact_match": "exact match",
    "f1": "F1",
    "containment": "gold contained",
    "overall_accuracy": "right overall, silence included",
    "claims_shown": "claims shown",
}
CITATION_ROWS = {
    "span_precision": "precision, spans",
    "span_recall": "recall, spans",
    "article_precision": "precision, articles",
    "article_recall": "recall, articles",
}
COUNTS = {"claims_shown"}
RIGHT_NOTE = "Right: a right first claim, or rightly nothing. Silent: nothing was answered."
ABSTENTION_ROWS = {
    "auroc_answerable": "AUROC, answerable or not",
    "auroc_right": "AUROC, right or wrong",
    "aurc": "area under risk-coverage (lower is better)",
    "ece": "expected calibration error",
    "brier": "Brier score",
    "brier_skill": "Brier skill score",
}
REFUSAL_ROWS = {
    "recall": "refused, of what cannot be answered, %",
    "precision": "rightly refused, of what was refused, %",
    "wrong_refusals": "wrongly refused, of what can be answered, %",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A titled table: a header and rows of the same width, the first column being names."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def sections(summary: Figures) -> tuple[Section, ...]:
    """Every table of a run that has anything to say."""
    tables = (
        _answers(summary),
        _groups(summary, "by_type", "type", "By type", RIGHT_NOTE),
        _groups(summary, "by_kind", "kind", "By kind of answer"),
        _retrieval(summary),
        _citations(summary),
        _abstention(summary),
        _conflicts(summary),
        _conversation(summary),
        _timing(summary),
        _reasons(summary),
    )
    return tuple(table for table in tables if table.rows)


def percent(share: float | None) -> str:
    """A share as a percentage with one decimal; a dash for none."""
    return "–" if share is None else f"{100 * share:.1f}"


def number(value: float | None, digits: int = 3) -> str:
    """A plain number; a dash for none."""
    return "–" if value is None else f"{value:.{digits}f}"


def spread(figure: Figures | None, count: bool = False) -> tuple[str, str, str]:
    """Mean, interval and number of values as words."""
    if not figure:
        return "–", "", ""
    say = (lambda value: number(value, 2)) if count else percent
    return say(figure["mean"]), f"{say(figure['low'])} to {say(figure['high'])}", str(figure["n"])


def between(ends: Sequence[float] | None, say: Callable[[float], str] = number) -> str:
    """The ends of an interval as words; nothing for none."""
    return f"{say(ends[0])} to {say(ends[1])}" if ends else ""


def title(summary: Figures) -> str:
    """What a report is headed with."""
    return f"{summary['name']}: {summary['n']} questions, {summary['answerable']} of them answerable"


def _answers(summary: Figures) -> Section:
    rows = [
        (words, *spread(summary["answers"].get(name), name in COUNTS)) for name, words in ANSWER_ROWS.items()
    ]
    return Section("Answers", ("measure", "%", "95% interval", "n"), tuple(rows))


def _groups(summary: Figures, by: str, called: str, heading: str, note: str = "") -> Section:
    rows = [
        (
            name,
            str(row["n"]),
            *spread(row["right"])[:2],
            spread(row["any_right"])[0],
            spread(row["exact_match"])[0],
            spread(row["f1"])[0],
            percent(row["refused"]["mean"]),
        )
        for name, row in summary.get(by, {}).items()
    ]
    header = (called, "n", "right %", "95% interval", "any claim %", "exact %", "F1 %", "silent %")
    return Section(heading, header, tuple(rows), note)


def _retrieval(summary: Figures) -> Section:
    units = summary["retrieval"]
    names = list(dict.fromkeys(name for figures in units.values() for name in figures))
    rows = [(unit, *(spread(figures.get(name))[0] for name in names)) for unit, figures in units.items()]
    note = (
        "By gold article, by passage that overlaps a gold span, by accepted string: three different things."
    )
    return Section("Retrieval, %", ("unit", *names), tuple(rows), note)


def _citations(summary: Figures) -> Section:
    found = summary["citations"]
    exact = ("exact on disk, %", percent(found["exact"]), "", str(found["citations"]))
    rows = [(f"{words}, %", *spread(found.get(name))) for name, words in CITATION_ROWS.items()]
    beside = (
        ("beside it: first claim right, %", *spread(found.get("top_claim_accuracy"))),
        ("beside it: claims shown, where answered", *spread(found.get("claims_shown"), count=True)),
    )
    note = "Precision over answered questions, recall over every question with a marked span."
    return Section("Citations", ("measure", "value", "95% interval", "n"), (exact, *rows, *beside), note)


def _abstention(summary: Figures) -> Section:
    found, ends = summary["abstention"], summary["abstention"]["intervals"]
    given, at = found["as_given"], found["at_5_percent_wrong_refusals"]
    rows = [
        *(
            (words, percent(given[name]), between(ends[name], percent))
            for name, words in REFUSAL_ROWS.items()
        ),
        *(
            (f"refused at 5% wrong refusals: {name}, %", percent(at[name]), "")
            for name in at
            if name != "threshold"
        ),
        *((words, number(found[name]), between(ends[name])) for name, words in ABSTENTION_ROWS.items()),
    ]
    return Section("Abstention", ("measure", "value", "95% interval"), tuple(rows))


def _conflicts(summary: Figures) -> Section:
    found = summary["conflicts"]
    rows = [
        ("status as expected, %", *spread(found["status_accuracy"])),
        ("kind as expected, where answered, %", *spread(found["kind_accuracy"])),
        ("values found, %", *spread(found["value_recall"])),
    ]
    return Section("Status and values", ("measure", "value", "95% interval", "n"), tuple(rows))


def _conversation(summary: Figures) -> Section:
    rows = [
        (
            f"turn {row['turn']}",
            str(row["count"]),
            *spread(row["interval"])[:2],
            percent(row["standalone"]),
            percent(row.get("kept")),
        )
        for row in summary["conversation"]
    ]
    columns = ("turn", "n", "in conversation %", "95% interval", "said in full %", "of these kept %")
    return Section("Conversation", columns, tuple(rows))


def _timing(summary: Figures) -> Section:
    found = summary["timing"]
    rows = [
        (stage, *(number(t[p], 1) for p in ("p50_ms", "p95_ms", "p99_ms")))
        for stage, t in found["warm"].items()
    ]
    memory, cold = found["peak_rss_mb"], found["cold_ms"]
    said = [
        f"cold, with opening: {cold:.0f} ms" if cold else "",
        f"peak memory {memory:.0f} MB" if memory else "",
    ]
    note = "; ".join(words for words in said if words)
    return Section("Time, ms, warm", ("stage", "p50", "p95", "p99"), tuple(rows), note)


def _reasons(summary: Figures) -> Section:
    rows = [(reason, str(count)) for reason, count in summary["reasons"].items()]
    return Section("What went wrong", ("reason", "questions"), tuple(rows))
