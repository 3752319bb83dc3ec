"""The harder room's figures as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.reports.figures import between, number, percent, spread
from evals.reports.markdown import table as markdown_table

REFUSED = {
    "shipped": "as shipped",
    "at_5_percent": "at 5% of the answerable refused",
    "at_5_percent_of_right": "at 5% of right answers refused",
}
COUNTED = {"wrongly": "answerable questions refused", "right": "right answers refused"}


def table(found: Mapping[str, Any]) -> str:
    """One row a measure, with its interval and the number of questions."""
    room = found["room"]
    rows = [
        ("first claim right, %", *spread(room["top_claim_accuracy"])),
        ("any claim right, %", *spread(room["any_claim_accuracy"])),
        *_refused(room["refusal"]),
        ("citations exact, %", percent(room["citations"]["exact"]), "", str(room["citations"]["n"])),
        ("claims shown to a question of one answer", *spread(room["claims_on_single"], count=True)),
        _plain("AUROC, answerable or not", room["auroc_answerable"], room["intervals"]["auroc_answerable"]),
        _plain("expected calibration error", room["calibration"]["ece"], room["intervals"]["ece"]),
        _plain("Brier score", room["calibration"]["brier"], room["intervals"]["brier"]),
    ]
    articles = found["settings"].get("articles")
    said = f"{found['n']} questions, {found['answerable']} of them answerable, over {articles} articles."
    note = f" {found['note']}" if "note" in found else ""
    return f"{markdown_table(('measure', 'value', '95% interval', 'n'), rows)}\n\n{said}{note}\n"


def _plain(words: str, value: float | None, ends: Sequence[float] | None) -> tuple[str, ...]:
    return words, number(value), between(ends), ""


def _refused(refusal: Mapping[str, Any]) -> list[tuple[str, ...]]:
    return [
        (f"{COUNTED.get(type, f'{type} refused')}, {words}, %", *spread(share))
        for way, words in REFUSED.items()
        if way in refusal
        for type, share in refusal[way].items()
    ]
