"""The scoring model: token ids in, start and end logits out. onnxruntime lives in this file only."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from tokenizers import Tokenizer

from corpus.errors import ModelError
from qa.reader.windows import Layout

SHIPPED = Path(__file__).parent.parent / "models" / "reader"
THREADS_VARIABLE = "DATELINE_THREADS"
MAX_THREADS = 2
"""Windows read at once, at most: an interactive tool leaves a big machine's other cores to others."""


class SpanModel(Protocol):
    """Scores windows; ``layout`` says how to build them, ``tokenizer`` with what.

    ``threshold`` is the margin over no answer from which on one context is taken to answer; ``at_once``
    is how many calls of ``logits`` may run side by side.
    """

    tokenizer: Tokenizer
    layout: Layout
    name: str
    threshold: float
    at_once: int

    def logits(self, ids: np.ndarray, mask: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Start and end logits, each (windows, tokens), of int64 arrays (windows, tokens)."""
        ...


def threads() -> int:
    """Threads for inference: ``DATELINE_THREADS``, else the cores there are, at most two."""
    asked = os.environ.get(THREADS_VARIABLE, "")
    if asked.isdigit() and int(asked) > 0:
        return int(asked)
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MAX_THREADS, available)


@dataclass(frozen=True, slots=True)
class Card:
    """What ``reader.json`` beside the weights says."""

    name: str
    max_tokens: int
    titled: bool
    threshold: float


class OnnxSpanModel:
    """A question-answering model as ONNX, with ``tokenizer.json`` and ``reader.json`` beside it."""

    def __init__(self, folder: Path):
        card = _card(folder)
        self.name = card.name
        self.threshold = card.threshold
        self.tokenizer = tokenizer_at(folder / "tokenizer.json")
        self.layout = Layout.of(self.tokenizer, card.max_tokens, card.titled)
        self.at_once = threads()
        self._session = _session(folder / "model.onnx")
        self._inputs = {entry.name for entry in self._session.get_inputs()}

    def logits(self, ids: np.ndarray, mask: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Start and end logits, each (windows, tokens)."""
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        start, end = self._session.run(None, {k: v for k, v in given.items() if k in self._inputs})[:2]
        return np.asarray(start, np.float32), np.asarray(end, np.float32)


def _card(folder: Path) -> Card:
    try:
        written = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        return Card(
            written["name"], int(written["max_tokens"]), bool(written["titled"]), float(written["threshold"])
        )
    except FileNotFoundError as error:
        raise ModelError(f"no reader at {folder}", "Give --reader a model's name or folder.") from error
    except (ValueError, KeyError) as error:
        raise ModelError(f"{folder / 'reader.json'} is damaged: {error}", "Reinstall dateline.") from error


def tokenizer_at(path: Path) -> Tokenizer:
    """The tokenizer of a file, without the padding and cutting saved in it."""
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(f"{path} cannot be read: {error}", "Reinstall dateline.") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _session(path: Path):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread a call, several calls at once: on windows this small it is faster than threads within a
    # call, and does not stall when another program takes a core.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own classes share no base with a path in them
        raise ModelError(f"{path} cannot be loaded: {error}", "Reinstall dateline.") from error


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> SpanModel:
    """The shipped reader (``None``), an ONNX folder, or any transformers model by name or path.

    Raises:
        ModelError: nothing usable is there.
    """
    if name is None:
        return OnnxSpanModel(SHIPPED)
    folder = Path(name)
    if (folder / "reader.json").is_file():
        return OnnxSpanModel(folder)
    from qa.reader.transformers_model import TransformersSpanModel

    return TransformersSpanModel(name)
