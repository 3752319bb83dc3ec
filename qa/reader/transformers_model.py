"""Any transformers question-answering model as a span model. torch and transformers live here only."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from corpus.errors import ModelError
from qa.reader.verifier import Verifier
from qa.reader.windows import Layout

MAX_TOKENS = 384
"""Window of foreign models: what SQuAD fine-tuning scripts train with."""


HINT = "Give a transformers question-answering model: a folder, or a name in the local cache."


class TransformersSpanModel:
    """``AutoModelForQuestionAnswering`` run by torch in full precision."""

    def __init__(self, name: str):
        import torch
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer
        from transformers.utils.logging import disable_progress_bar

        from index.onnx import threads

        torch.set_num_threads(threads())
        try:
            disable_progress_bar()
            # Nothing calls out at run time: a hub name must be in the local cache.
            fast = AutoTokenizer.from_pretrained(name, use_fast=True, local_files_only=True)
            model, told = AutoModelForQuestionAnswering.from_pretrained(
                name, local_files_only=True, output_loading_info=True
            )
        except (OSError, ValueError) as error:
            raise ModelError(f"no question-answering model {name!r} on this machine", HINT) from error
        # What a file lacks is filled at random: an encoder without the head marks spans by chance.
        if lacking := sorted(told["missing_keys"]):
            raise ModelError(f"{name!r} is not trained for questions: it lacks {', '.join(lacking)}", HINT)
        self._model = model.eval()
        if not getattr(fast, "is_fast", False):
            raise ModelError(f"{name!r} has no fast tokenizer", "Offsets need a fast tokenizer.")
        self._torch = torch
        self.name = name
        self.threshold = 0.0
        self.verifier: Verifier | None = None
        self.at_once = 1
        self.tokenizer = fast.backend_tokenizer
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        longest = getattr(self._model.config, "max_position_embeddings", 512) - 2
        self.layout = Layout.of(self.tokenizer, min(MAX_TOKENS, longest), _titled(name))
        self._typed = getattr(self._model.config, "type_vocab_size", 1) > 1

    def logits(self, ids: np.ndarray, mask: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Start and end logits, each (windows, tokens)."""
        torch = self._torch
        given = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}
        if self._typed:
            given["token_type_ids"] = torch.from_numpy(types)
        with torch.inference_mode():
            out = self._model(**given)
        return out.start_logits.float().numpy(), out.end_logits.float().numpy()


def _titled(name: str) -> bool:
    """Whether our own training made the model, so that it knows headlines."""
    try:
        return "batch_tokens" in json.loads((Path(name) / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
