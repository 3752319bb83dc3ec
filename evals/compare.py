"""Two runs over the same questions: paired differences, and which questions changed, both ways."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import SettingsError
from evals.measures.bootstrap import Difference, paired

MEASURES = ("right", "top_right", "any_right", "best_right", "exact_match", "f1", "containment", "answered")


@dataclass(frozen=True, slots=True)
class Comparison:
    """``b`` against ``a``, over the ``n`` questions that both were given.

    Attributes:
        differences: ``b - a`` by measure; answer measures over the answerable questions only.
        gained, lost: ids right in one run only.
        only_in_one: ids that the other run was never asked: they are left out, and named.
    """

    a: str
    b: str
    n: int
    differences: dict[str, Difference]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    only_in_one: tuple[str, ...]

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
    differences = {measure: _difference(measure, left, right, shared) for measure in MEASURES}
    return Comparison(
        str(a["name"]),
        str(b["name"]),
        len(shared),
        {measure: gap for measure, gap in differences.items() if gap is not None},
        tuple(id for id in shared if right[id]["right"] and not left[id]["right"]),
        tuple(id for id in shared if left[id]["right"] and not right[id]["right"]),
        tuple(sorted(left.keys() ^ right.keys())),
    )


def read_summary(path: Path) -> dict[str, Any]:
    """A result file.

    Raises:
        SettingsError: where it is not one.
    """
    try:
        summary = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{path} cannot be read: {error}", "Give a file that `dateline eval --json` wrote."
        ) from error
    if not isinstance(summary, dict) or "questions" not in summary or "name" not in summary:
        raise SettingsError(f"{path} is not a result file", "Give a file that `dateline eval --json` wrote.")
    return summary


def _questions(summary: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {question["id"]: question for question in summary["questions"]}


def _difference(
    measure: str,
    left: Mapping[str, Mapping[str, Any]],
    right: Mapping[str, Mapping[str, Any]],
    shared: Sequence[str],
) -> Difference | None:
    asked = [id for id in shared if measure in ("right", "answered") or left[id]["answerable"]]
    return paired([float(left[id][measure]) for id in asked], [float(right[id][measure]) for id in asked])
