"""The dense encoder: the shipped int8 ONNX model, or any sentence-transformers model by name."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from corpus.errors import ModelError
from index import onnx
from index.parts import Places, pooled
from index.types import Encoder

SHIPPED = "minilm-l6-int8"
SHIPPED_SHA256 = "b9f82858b085e75d51e32bf32f22226cdeeebffa9d30425ca01a518ce9022fb2"
"""Of the shipped model.onnx; `dateline verify` compares the file with it."""
SHIPPED_FOLDER = Path(__file__).parent / "models" / SHIPPED
MAX_TOKENS = 256
"""The length that all-MiniLM-L6-v2 was trained and is published with."""
BATCH = 32


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """Which weights made a vector: vectors of two identities cannot be compared."""

    name: str
    sha256: str


class NamedEncoder(Encoder, Protocol):
    """An encoder that an index can name in its manifest."""

    @property
    def identity(self) -> EncoderIdentity:
        """Name and checksum of the weights."""
        ...


class OnnxEncoder:
    """A sentence encoder with pooling and normalisation in its graph, on onnxruntime.

    Texts run one by one, in as many threads as allowed: int8 activations share one scale per run, so that
    a vector would otherwise depend on its neighbours in the batch, and an updated index differ from a
    rebuilt one. It costs nothing: there is no padding, and a batch is no faster on a CPU.
    """

    def __init__(self, folder: Path, identity: EncoderIdentity, threads: int | None = None):
        self.identity = identity
        self._threads = threads or onnx.threads()
        self._tokenizer = onnx.tokenizer_at(folder / "tokenizer.json")
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._session = onnx.session(folder / "model.onnx")

    def encode(self, texts: list[str]) -> np.ndarray:
        """Unit vectors, shape (texts, 384), float32; of each text the first 256 tokens count."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts)]
        if len(ids) == 1 or self._threads == 1:
            return np.stack([self._vector(one) for one in ids])
        with ThreadPoolExecutor(self._threads) as threads:
            return np.stack(list(threads.map(self._vector, ids)))

    def encode_parts(self, texts: list[str], places: Sequence[Places]) -> list[tuple[np.ndarray, np.ndarray]]:
        """Of each text its unit vector (384,), and those of its parts (parts, 384); see ``index.parts``."""
        pairs = list(zip(self._tokenizer.encode_batch(texts), places, strict=True))
        if len(pairs) == 1 or self._threads == 1:
            return [self._with_parts(*pair) for pair in pairs]
        with ThreadPoolExecutor(self._threads) as threads:
            return list(threads.map(lambda pair: self._with_parts(*pair), pairs))

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._session.get_outputs()[0].shape[1])

    def _vector(self, ids: list[int]) -> np.ndarray:
        return self._session.run(["vectors"], _feeds(ids))[0][0]

    def _with_parts(self, coded: Any, places: Places) -> tuple[np.ndarray, np.ndarray]:
        vectors, states = self._session.run(["vectors", "states"], _feeds(coded.ids))
        return vectors[0], pooled(states[0], np.array(coded.offsets), places, vectors[0])


def _feeds(ids: list[int]) -> dict[str, np.ndarray]:
    tokens = np.array([ids], dtype=np.int64)
    return {"input_ids": tokens, "attention_mask": np.ones_like(tokens)}


class TorchEncoder:
    """Any sentence-transformers model, on torch; a folder is known by its full path, wherever one asks."""

    def __init__(self, name: str, threads: int | None = None):
        folder = Path(name).expanduser()
        name = str(folder.resolve()) if folder.is_dir() else name
        self._model = _sentence_transformer(name)
        _bound_torch(threads or onnx.threads())
        self.identity = EncoderIdentity(name, _weights_sha256(self._model))

    def encode(self, texts: list[str]) -> np.ndarray:
        """Unit vectors, shape (texts, dimensions), float32."""
        vectors = self._model.encode(
            texts, batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


def load_encoder(name: str | None = None, *, threads: int | None = None) -> NamedEncoder:
    """The shipped encoder, or a sentence-transformers model by name or path.

    Args:
        name: None or ``minilm-l6-int8`` for the shipped one.
        threads: that may compute; by default see ``index.onnx.threads``.

    Raises:
        ModelError: there is no such model on this machine.
    """
    if name is not None and name != SHIPPED:
        return TorchEncoder(name, threads)
    if not (SHIPPED_FOLDER / "model.onnx").exists():
        raise ModelError(f"the shipped encoder is not in {SHIPPED_FOLDER}", "Install dateline again.")
    return OnnxEncoder(SHIPPED_FOLDER, EncoderIdentity(SHIPPED, SHIPPED_SHA256), threads)


def count_tokens(text: str) -> int:
    """Number of the shipped encoder's tokens in ``text``, without the two special ones."""
    # WordPiece never crosses white space and news repeats its words: 20 times as fast as the whole text.
    return sum(map(_count_word, text.split()))


def shipped_sha256() -> str:
    """SHA-256 of the shipped weights as they are on disk."""
    return hashlib.sha256((SHIPPED_FOLDER / "model.onnx").read_bytes()).hexdigest()


@lru_cache(maxsize=1 << 17)
def _count_word(word: str) -> int:
    return len(_counter().encode(word, add_special_tokens=False).ids)


@lru_cache(maxsize=1)
def _counter() -> Any:
    return onnx.tokenizer_at(SHIPPED_FOLDER / "tokenizer.json")


def _sentence_transformer(name: str) -> Any:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # Nothing calls out at run time.
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise ModelError(
            f"the model {name!r} needs sentence-transformers, which cannot be loaded here ({error})",
            f"Install it, or index again with the shipped model: --model {SHIPPED}.",
        ) from error
    disable_progress_bar()
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)  # A folder has no revision.
    try:
        return SentenceTransformer(name, device="cpu", local_files_only=True)
    except Exception as error:  # A folder can be broken in as many ways as there are libraries below.
        is_there = Path(name).is_dir()
        raise ModelError(
            f"{name} cannot be loaded as a sentence-transformers model ({type(error).__name__})"
            if is_there
            else f"no sentence-transformers model {name!r} on this machine",
            f"Put it back, or index again with another, --model FOLDER, or the shipped, --model {SHIPPED}.",
        ) from error


def _bound_torch(threads: int) -> None:
    """Torch takes as many threads as there are cores, whatever the machine is shared with."""
    import torch

    torch.set_num_threads(threads)


def _weights_sha256(model: Any) -> str:
    digest = hashlib.sha256()
    for key, weights in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(weights.cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()
