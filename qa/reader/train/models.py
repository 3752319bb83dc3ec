"""Models that training reads with: the student, and a larger teacher of another vocabulary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

MPNET_SPECIAL = {0: 1, 100: 3, 101: 0, 102: 2}
"""BERT's ``[PAD]``, ``[UNK]``, ``[CLS]`` and ``[SEP]`` in MPNet's vocabulary."""
MPNET_SHIFT = 4
"""MPNet's vocabulary is BERT's after four tokens of its own."""


class MpnetReader(torch.nn.Module):
    """An MPNet span reader that takes BERT's token ids, so that one tokenizer serves teacher and student.

    ``fused``: with :class:`FusedAttention`.
    """

    table: Tensor

    def __init__(self, inner: Any, fused: bool = False):
        super().__init__()
        self.inner = inner
        for layer in inner.mpnet.encoder.layer if fused else ():
            layer.attention.attn = FusedAttention(layer.attention.attn)
        table = torch.arange(inner.config.vocab_size) + MPNET_SHIFT
        table[list(MPNET_SPECIAL)] = torch.tensor(list(MPNET_SPECIAL.values()))
        self.register_buffer("table", table, persistent=False)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Any:
        """Start and end logits (batch, tokens); MPNet has no segments, so ``token_type_ids`` is not used."""
        return self.inner(input_ids=self.table[input_ids], attention_mask=attention_mask)

    def save_pretrained(self, folder: Path) -> None:
        """Writes the wrapped model."""
        self.inner.save_pretrained(folder)


class FusedAttention(torch.nn.Module):
    """MPNet's attention with its scores added up and normalised in one kernel, under the same names.

    Half the time of a step on a GPU; on a CPU in bfloat16 its backward pass takes minutes.
    """

    def __init__(self, inner: Any):
        super().__init__()
        self.q, self.k, self.v, self.o = inner.q, inner.k, inner.v, inner.o
        self.heads = inner.num_attention_heads

    def forward(
        self,
        hidden_states: Tensor,
        attention_mask: Tensor | None = None,
        position_bias: Tensor | None = None,
        **_: Any,
    ) -> tuple[Tensor]:
        """(windows, tokens, dimensions); mask and bias add to the scores (windows, heads, tokens, tokens)."""
        q, k, v = (
            part(hidden_states).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        added = [part for part in (position_bias, attention_mask) if part is not None]
        bias = sum(added[1:], added[0]).to(q.dtype) if added else None
        mixed = scaled_dot_product_attention(q, k, v, attn_mask=bias)
        return (self.o(mixed.transpose(1, 2).flatten(2)),)


def load_model(path: str, dropout: float = 0.0, device: str = "cpu") -> Any:
    """A question-answering model at ``path`` on ``device``, embeddings of words and distances frozen.

    ``dropout`` counts for hidden states; attention has none (on a CPU, drawing for it doubles a step).
    """
    from transformers import AutoModelForQuestionAnswering

    model = AutoModelForQuestionAnswering.from_pretrained(
        path,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        # In bfloat16 on a CPU the fused one takes longer than all else; MPNet has none but ours.
        attn_implementation="eager" if device == "cpu" or _is_mpnet(path) else "sdpa",
    )
    model.get_input_embeddings().weight.requires_grad_(False)
    if not _is_mpnet(path):
        return model.to(device)
    model.mpnet.encoder.relative_attention_bias.requires_grad_(False)
    return MpnetReader(model, fused=device != "cpu").to(device)


def _is_mpnet(path: str) -> bool:
    return json.loads((Path(path) / "config.json").read_text())["model_type"] == "mpnet"


def load_teacher(path: str, device: str = "cpu") -> Any:
    """A trained reader that only scores: bfloat16 throughout, nothing of it trained."""
    return load_model(path, device=device).to(torch.bfloat16).eval().requires_grad_(False)
