"""Losses of the reader: likelihood of the right positions over passages, and a teacher's distributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import log_softmax

from qa.reader.train.examples import Group, tensors

NEVER = -1e4
"""Score of a position that cannot be an answer; finite, since bfloat16 sums meet it."""


@dataclass(frozen=True, slots=True)
class Distillation:
    """A teacher, the share of its loss, and the temperature (Hinton et al. 2015, section 2)."""

    teacher: Any
    share: float
    temperature: float


def allowed_positions(types: Tensor) -> Tensor:
    """(batch, tokens) bool: context tokens, and ``[CLS]``, which stands for no answer."""
    allowed = types.bool()
    allowed[:, 0] = True
    return allowed


def span_loss(logits: Tensor, targets: Tensor, allowed: Tensor, groups: Tensor, count: int) -> Tensor:
    """Negative log of the probability on all right positions, one value a group.

    The windows of a group share one normalisation and one null: a position counts by its margin over the null
    of its own window, which is what passages are compared by when reading (shared normalisation, Clark &
    Gardner 2018, section 3.2). For a window alone it is the usual softmax.

    Args:
        logits: (windows, tokens), start or end scores; token 0 is the null.
        targets: (windows, tokens) bool, one or more right positions in a group (marginal likelihood where a
            noisy source leaves several; the same, eq. 2).
        allowed: (windows, tokens) bool.
        groups: (windows,) number of each window's group, counted from 0 and in order.
        count: number of groups.
    """
    first = torch.ones_like(groups, dtype=torch.bool)
    first[1:] = groups[1:] != groups[:-1]
    margins = (logits - logits[:, :1]).masked_fill(~allowed, NEVER)
    margins = torch.cat([margins[:, :1].masked_fill(~first[:, None], NEVER), margins[:, 1:]], dim=1)
    everything = _by_group(torch.logsumexp(margins, dim=-1), groups, count)
    right = _by_group(torch.logsumexp(margins.masked_fill(~targets, NEVER), dim=-1), groups, count)
    return everything - right


def _by_group(values: Tensor, groups: Tensor, count: int) -> Tensor:
    """(groups,) log of the summed exponentials of each group's ``values`` (windows,)."""
    members = groups[None, :] == torch.arange(count, device=groups.device)[:, None]
    return torch.logsumexp(values[None, :].expand_as(members).masked_fill(~members, NEVER), dim=-1)


def teacher_loss(logits: Tensor, taught: Tensor, allowed: Tensor, temperature: float) -> Tensor:
    """Divergence of the softened student from the softened teacher, times the temperature squared."""
    student = log_softmax(logits.masked_fill(~allowed, NEVER) / temperature, dim=-1)
    teacher = log_softmax(taught.masked_fill(~allowed, NEVER) / temperature, dim=-1)
    return (teacher.exp() * (teacher - student)).sum(dim=-1) * temperature**2


@dataclass(frozen=True, slots=True)
class Inputs:
    """A batch where it is computed: arrays (windows, tokens), ``groups`` (windows,), and how many groups."""

    ids: Tensor
    mask: Tensor
    types: Tensor
    starts: Tensor
    ends: Tensor
    groups: Tensor
    count: int

    @classmethod
    def of(cls, batch: list[Group], device: torch.device | str = "cpu") -> Inputs:
        """The batch's arrays, on ``device``."""
        arrays = {name: torch.from_numpy(array).to(device) for name, array in tensors(batch).items()}
        return cls(**arrays, count=len(batch))

    def scored_by(self, model: Any) -> tuple[Tensor, Tensor]:
        """(windows, tokens) start and end scores."""
        out = model(input_ids=self.ids, attention_mask=self.mask, token_type_ids=self.types)
        return out.start_logits.float(), out.end_logits.float()


def batch_loss(
    model: torch.nn.Module,
    batch: Inputs,
    bf16: bool = False,
    distillation: Distillation | None = None,
) -> Tensor:
    """Summed loss of a batch."""
    starts, ends = _scores(model, batch, bf16)
    hard = _hard(starts, ends, batch)
    if distillation is None:
        return hard.sum() / 2
    with torch.no_grad():
        taught = batch.scored_by(distillation.teacher)
    heat, allowed = distillation.temperature, allowed_positions(batch.types)
    soft = teacher_loss(starts, taught[0], allowed, heat) + teacher_loss(ends, taught[1], allowed, heat)
    return (distillation.share * soft.sum() + (1 - distillation.share) * hard.sum()) / 2


def group_losses(model: torch.nn.Module, batch: Inputs, bf16: bool = False) -> Tensor:
    """(groups,) loss on the labels, one value a group."""
    return _hard(*_scores(model, batch, bf16), batch) / 2


def _scores(model: torch.nn.Module, batch: Inputs, bf16: bool) -> tuple[Tensor, Tensor]:
    with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16, enabled=bf16):
        return batch.scored_by(model)


def _hard(starts: Tensor, ends: Tensor, batch: Inputs) -> Tensor:
    allowed = allowed_positions(batch.types)
    first = span_loss(starts, batch.starts, allowed, batch.groups, batch.count)
    return first + span_loss(ends, batch.ends, allowed, batch.groups, batch.count)
