"""Questions that a reader already trained sorts out: their label is likely wrong, or they are learnt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch

from qa.reader.train.examples import Group
from qa.reader.train.losses import Inputs, group_losses

CHOICE = 2
"""Batches looked at for each that is trained on."""


def sorted_out(
    work: list[list[Group]], model: Any, clean: float, hard: float, steps: int = 0
) -> list[list[Group]]:
    """The batches of ``work`` without some of their groups, at most ``steps`` of them (0: all).

    Args:
        work: batches in order.
        model: the reader that judges, as it is.
        clean: of the groups whose label is the first match only, the share of largest loss that is left out:
            where the reader is surest of something else, the label is likeliest wrong.
        hard: of all groups, the share of smallest loss that is left out. A batch takes in groups of the next
            ones until it is as full as it was.
    """
    if not clean and not hard:
        return work
    losses = {id(group): loss for batch in work for group, loss in _losses(model, batch)}
    noisy = sorted((losses[id(g)] for batch in work for g in batch if g[0].noisy), reverse=True)
    most = noisy[int(clean * len(noisy))] if noisy and clean else float("inf")
    ordered = sorted(losses.values())
    least = ordered[int(hard * len(ordered))] if hard else float("-inf")
    kept = [
        [g for g in batch if losses[id(g)] >= least and (not g[0].noisy or losses[id(g)] <= most)]
        for batch in work
    ]
    return _refilled(kept, [len(batch) for batch in work])[: steps or None]


def _losses(model: Any, batch: list[Group]) -> Iterator[tuple[Group, float]]:
    device = next(model.parameters()).device
    with torch.no_grad():
        yield from zip(batch, group_losses(model, Inputs.of(batch, device), bf16=True).tolist(), strict=True)


def _refilled(kept: list[list[Group]], sizes: list[int]) -> list[list[Group]]:
    """Batches of the groups kept, each about as many as the batch had in whose place it stands.

    Groups of a batch are of like length, so the batches are joined by length first.
    """
    order = sorted(range(len(kept)), key=lambda n: len(kept[n][0][0].ids) if kept[n] else 0)
    filled: list[tuple[int, list[Group]]] = []
    waiting: list[Group] = []
    for number in order:
        waiting += kept[number]
        if len(waiting) >= sizes[number]:
            filled.append((number, waiting[: sizes[number]]))
            waiting = waiting[sizes[number] :]
    return [batch for _, batch in sorted(filled, key=lambda pair: pair[0])]
