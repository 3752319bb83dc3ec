"""The scoring model: token ids in, start and end logits out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from corpus.errors import ModelError
from index.onnx import remedy, session, threads, tokenizer_at
from qa.reader.verifier import Verifier
from qa.reader.windows import Layout

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent.parent / "models" / "reader"


class SpanModel(Protocol):
    """Scores windows; ``layout`` says how to build them, ``tokenizer`` with what.

    ``verifier`` judges whether one context answers, None leaving that to the margin over no answer;
    ``threshold`` is the judgement from which on it is taken to answer; ``at_once`` is how many calls of
    ``logits`` may run side by side.
    """

    tokenizer: Tokenizer
    layout: Layout
    name: str
    threshold: float
    verifier: Verifier | None
    at_once: int

    def logits(self, ids: np.ndarray, mask: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Start and end logits, each (windows, tokens), of int64 arrays (windows, tokens)."""
        ...


@dataclass(frozen=True, slots=True)
class Card:
    """What ``reader.json`` beside the weights says."""

    name: str
    max_tokens: int
    titled: bool
    threshold: float
    verifier: Verifier | None


class OnnxSpanModel:
    """A question-answering model as ONNX, with ``tokenizer.json`` and ``reader.json`` beside it."""

    def __init__(self, folder: Path):
        card = _card(folder)
        self.name = card.name
        self.threshold = card.threshold
        self.verifier = card.verifier
        self.tokenizer = tokenizer_at(folder / "tokenizer.json")
        self.layout = Layout.of(self.tokenizer, card.max_tokens, card.titled)
        self.at_once = threads()
        self._session = session(folder / "model.onnx")
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
            written["name"],
            int(written["max_tokens"]),
            bool(written["titled"]),
            float(written["threshold"]),
            Verifier.of(written["verifier"]) if written.get("verifier") else None,
        )
    except FileNotFoundError as error:
        raise ModelError(f"no reader at {folder}", "Give --reader a model's name or folder.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder / 'reader.json'} is damaged: {error}", remedy(folder)) from error


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
