"""What each part brings, as rows of words: what the terminal and the Markdown report show alike."""

from __future__ import annotations

from collections.abc import Sequence

from evals.reports.figures import Figures, Section, percent, spread

GAINS = {
    "top_right": ("First claim right", "top_claim_accuracy"),
    "containment": ("Gold contained in the first claim", "containment"),
    "right": ("Right overall, silence included", "overall_accuracy"),
}
"""By the name that comparisons use: the table's title, and the answer measure."""
GAINS_HEADER = ("variant", "%", "against", "gain", "95% interval")
NOTES = {
    "top_right": "A whole sentence answers few questions that want a name or a number: see the next table.",
    "right": "Gain: points on the variant of that number, with the interval of a paired bootstrap.",
}
DETAILS = ("variant", "any claim %", "recall @10 %", "quiet %", "lost %", "p50 ms")
DETAILS_NOTE = (
    "Recall of the gold articles. Quiet: refused, of what the articles do not say; lost: refused, of what "
    "they do. Median of a warm question."
)


def ablation_sections(rows: Sequence[Figures]) -> tuple[Section, ...]:
    """The gains of each variant on the one that lacks a part, by measure, and the other figures of each.

    Args:
        rows: what ``Ablation.as_json`` gives, in the order in which the variants ran.
    """
    numbers = {row["variant"]: str(place) for place, row in enumerate(rows, start=1)}
    details = tuple(_details(row, numbers) for row in rows)
    gains = [_gains(measure, rows, numbers) for measure in GAINS]
    return (*gains, Section("Beside it", DETAILS, details, DETAILS_NOTE))


def _gains(measure: str, rows: Sequence[Figures], numbers: Figures) -> Section:
    title, name = GAINS[measure]
    lines = [
        (
            _named(row, numbers),
            spread(row["summary"]["answers"][name])[0],
            numbers.get(row["against"], ""),
            *_gain(row, measure),
        )
        for row in rows
    ]
    return Section(title, GAINS_HEADER, tuple(lines), NOTES.get(measure, ""))


def _details(row: Figures, numbers: Figures) -> tuple[str, ...]:
    summary = row["summary"]
    answers, warm, refused = summary["answers"], summary["timing"]["warm"], summary["abstention"]["as_given"]
    return (
        _named(row, numbers),
        spread(answers["any_claim_accuracy"])[0],
        spread(summary["retrieval"].get("article", {}).get("R@10"))[0],
        percent(refused["recall"]),
        percent(refused["wrong_refusals"]),
        f"{warm['total']['p50_ms']:.0f}" if "total" in warm else "–",
    )


def _named(row: Figures, numbers: Figures) -> str:
    return f"{numbers[row['variant']]} {row['variant']}"


def _gain(row: Figures, measure: str) -> tuple[str, str]:
    gains = row["difference"]["differences"] if row["difference"] else {}
    if (gain := gains.get(measure)) is None:
        return "", ""
    return f"{100 * gain['mean']:+.1f}", f"{100 * gain['low']:+.1f} to {100 * gain['high']:+.1f}"
