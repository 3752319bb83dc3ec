"""What a conversation costs: accuracy by turn, and beside it the same questions said in full.

After Dalton et al. 2020 (TREC CAsT), who report by turn depth against the manual rewrite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TurnAccuracy:
    """One depth: questions, the share right in conversation, and said in full (None where not asked)."""

    turn: int
    count: int
    in_conversation: float
    standalone: float | None


def by_turn(
    turns: Sequence[int], right: Sequence[bool], standalone: Sequence[bool | None]
) -> tuple[TurnAccuracy, ...]:
    """Accuracy at each depth, shallowest first; None in ``standalone`` is a turn not asked in full."""
    rows = list(zip(turns, right, standalone, strict=True))
    found: list[TurnAccuracy] = []
    for depth in sorted(set(turns)):
        here = [(ok, alone) for turn, ok, alone in rows if turn == depth]
        alone = [said for _, said in here if said is not None]
        share = sum(alone) / len(alone) if alone else None
        found.append(TurnAccuracy(depth, len(here), sum(ok for ok, _ in here) / len(here), share))
    return tuple(found)
