"""Two runs over the same questions: paired differences, and which questions changed, both ways."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import SettingsError
from evals.measures.bootstrap import Difference, paired

MEASURES = ("right", "top_right", "any_right", "best_right", "exact_match", "f1", "containment", "answered")
SUMMARY = "summary.json"
"""What a report folder calls its figures."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``b`` against ``a``, over the ``n`` questions that both were given.

    Attributes:
        means: of ``a`` and of ``b`` by measure.
        differences: ``b - a`` by measure; answer measures over the answerable questions only.
        gained, lost: ids right in one run only.
        said: by changed id, its type and what went wrong in ``a`` and in ``b`` (None where it was right).
        only_in_one: ids that the other run was never asked: they are left out, and named.
    """

    a: str
    b: str
    n: int
    differences: dict[str, Difference]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    only_in_one: tuple[str, ...]
    means: dict[str, tuple[float, float]] = field(default_factory=dict)
    said: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """One JSON mapping."""
        return asdict(self)


def compare(a: Mapping[str, Any], b: Mapping[str, Any]) -> Comparison:
    """Compares two summaries, as ``summarise`` makes them.

    Raises:
        SettingsError: where they share no question.
    """
    left, right = _questions(a), _questions(b)
    shared = [id for id in left if id in right]
    if not shared:
        raise SettingsError("the two runs share no question", "Compare runs over the same gold file.")
    values = {measure: _values(measure, left, right, shared) for measure in MEASURES}
    values = {measure: pair for measure, pair in values.items() if pair[0]}
    differences = {measure: paired(*pair) for measure, pair in values.items()}
    gained = tuple(id for id in shared if right[id]["right"] and not left[id]["right"])
    lost = tuple(id for id in shared if left[id]["right"] and not right[id]["right"])
    return Comparison(
        str(a["name"]),
        str(b["name"]),
        len(shared),
        {measure: gap for measure, gap in differences.items() if gap is not None},
        gained,
        lost,
        tuple(sorted(left.keys() ^ right.keys())),
        {measure: (sum(one) / len(one), sum(two) / len(two)) for measure, (one, two) in values.items()},
        {id: (left[id]["type"], left[id]["reason"], right[id]["reason"]) for id in (*gained, *lost)},
    )


def read_summary(path: Path) -> dict[str, Any]:
    """A result file, or the one in a report folder.

    Raises:
        SettingsError: where it is not one.
    """
    path = path / SUMMARY if path.is_dir() else path
    hint = "Give a folder that `dateline eval --report` wrote, or what `dateline eval --json` printed."
    try:
        summary = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", hint) from error
    if not isinstance(summary, dict) or "questions" not in summary or "name" not in summary:
        raise SettingsError(f"{path} is not a result file", hint)
    return summary


def _questions(summary: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {question["id"]: question for question in summary["questions"]}


def _values(
    measure: str,
    left: Mapping[str, Mapping[str, Any]],
    right: Mapping[str, Mapping[str, Any]],
    shared: Sequence[str],
) -> tuple[list[float], list[float]]:
    """What each run scored, question by question."""
    asked = [id for id in shared if measure in ("right", "answered") or left[id]["answerable"]]
    return [float(left[id][measure]) for id in asked], [float(right[id][measure]) for id in asked]
