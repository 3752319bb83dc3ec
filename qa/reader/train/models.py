"""Models that training reads with: the student, and a larger teacher of another vocabulary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

MPNET_SPECIAL = {0: 1, 100: 3, 101: 0, 102: 2}
"""BERT's ``[PAD]``, ``[UNK]``, ``[CLS]`` and ``[SEP]`` in MPNet's vocabulary."""
MPNET_SHIFT = 4
"""MPNet's vocabulary is BERT's after four tokens of its own."""


class MpnetReader(torch.nn.Module):
    """An MPNet span reader that takes BERT's token ids, so that one tokenizer serves teacher and student."""

    table: Tensor

    def __init__(self, inner: Any):
        super().__init__()
        self.inner = inner
        table = torch.arange(inner.config.vocab_size) + MPNET_SHIFT
        table[list(MPNET_SPECIAL)] = torch.tensor(list(MPNET_SPECIAL.values()))
        self.register_buffer("table", table, persistent=False)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Any:
        """Start and end logits (batch, tokens); MPNet has no segments, so ``token_type_ids`` is not used."""
        return self.inner(input_ids=self.table[input_ids], attention_mask=attention_mask)

    def save_pretrained(self, folder: Path) -> None:
        """Writes the wrapped model."""
        self.inner.save_pretrained(folder)


def load_model(path: str, dropout: float = 0.0) -> Any:
    """A question-answering model at ``path``, embeddings of words and distances frozen.

    ``dropout`` counts for hidden states; attention has none (on a CPU, drawing for it doubles a step).
    """
    from transformers import AutoModelForQuestionAnswering

    model = AutoModelForQuestionAnswering.from_pretrained(
        path,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",  # In bfloat16 on a CPU the fused one takes longer than all else.
    )
    model.get_input_embeddings().weight.requires_grad_(False)
    if not _is_mpnet(path):
        return model
    model.mpnet.encoder.relative_attention_bias.requires_grad_(False)
    return MpnetReader(model)


def _is_mpnet(path: str) -> bool:
    return json.loads((Path(path) / "config.json").read_text())["model_type"] == "mpnet"


def load_teacher(path: str) -> Any:
    """A trained reader that only scores: bfloat16 throughout, nothing of it trained."""
    return load_model(path).to(torch.bfloat16).eval().requires_grad_(False)
