"""Models as ONNX with their tokenizers, as the encoder and the reader run them; onnxruntime ends here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

THREADS_VARIABLE = "DATELINE_THREADS"
MAX_THREADS = 2
"""Texts run at once, at most: whatever the machine, it is left usable for others."""
UNFUSED = ["SkipLayerNormFusion"]
"""Optimisations left out: the fused operator takes longer than the two it replaces."""
_ROOT = Path(__file__).parent.parent
SHIPPED = (_ROOT / "index" / "models", _ROOT / "qa" / "models")
"""Where the models lie that are part of the program."""


def threads() -> int:
    """Threads for inference: ``DATELINE_THREADS``, else the cores there are, at most two."""
    asked = os.environ.get(THREADS_VARIABLE, "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    affinity = getattr(os, "sched_getaffinity", None)
    return min(MAX_THREADS, len(affinity(0)) if affinity else (os.cpu_count() or 1))


def session(path: Path) -> Any:
    """The model at ``path``, ready to run.

    Raises:
        ModelError: it cannot be loaded.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread a call, several calls at once: on texts this small it is faster than threads within a call,
    # and does not stall when another program takes a core.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=UNFUSED
        )
    except Exception as error:  # onnxruntime's own classes share no base
        raise ModelError(f"{path} cannot be loaded: {error}", remedy(path)) from error


def tokenizer_at(path: Path) -> Tokenizer:
    """The tokenizer of a file, without the padding and cutting saved in it.

    Raises:
        ModelError: it cannot be read.
    """
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(f"{path} cannot be read: {error}", remedy(path)) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def remedy(path: Path) -> str:
    """What to do about a model's file that is damaged or missing: whether it is ours decides."""
    if any(path.is_relative_to(folder) for folder in SHIPPED):
        return "Install dateline again."
    return "Save the model again, or leave it out for the one that comes with dateline."
