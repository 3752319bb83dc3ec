"""What a conversation costs: accuracy by turn, and beside it the same questions said in full.

After Dalton et al. 2020 (TREC CAsT), who report by turn depth against the manual rewrite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TurnAccuracy:
    """One depth.

    Attributes:
        count: questions.
        in_conversation: share right as asked.
        standalone: share right said in full; None where none was asked so.
        kept: share right as asked, of those right said in full; None where none is.
    """

    turn: int
    count: int
    in_conversation: float
    standalone: float | None
    kept: float | None


def by_turn(
    turns: Sequence[int], right: Sequence[bool], standalone: Sequence[bool | None]
) -> tuple[TurnAccuracy, ...]:
    """Accuracy at each depth, shallowest first; None in ``standalone`` is a turn not asked in full."""
    rows = list(zip(turns, right, standalone, strict=True))
    found: list[TurnAccuracy] = []
    for depth in sorted(set(turns)):
        here = [(ok, alone) for turn, ok, alone in rows if turn == depth]
        alone = [said for _, said in here if said is not None]
        kept = [ok for ok, said in here if said]
        asked = [ok for ok, _ in here]
        found.append(TurnAccuracy(depth, len(here), sum(asked) / len(asked), _share(alone), _share(kept)))
    return tuple(found)


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
