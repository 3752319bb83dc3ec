"""Vectors for a generation: those of unchanged texts are copied, the others computed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.types import Encoder
from index.vectors import read_vectors, write_vectors

KEY_BYTES = 16
"""Of a text's SHA-256: collisions would need 10^19 passages."""
CHUNK = 64
"""Texts between two reports of progress: a few seconds on a slow machine."""
KEYS = "keys.npy"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Vectors of all rows, (passages, dimensions) float16; how many were computed and copied."""

    vectors: np.ndarray
    keys: list[bytes]
    encoded: int
    reused: int


def text_key(text: str) -> bytes:
    """What a vector is found again by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


def embed(
    texts: Sequence[str],
    encoder: Encoder,
    known: Mapping[bytes, np.ndarray],
    told: Callable[[int, int, float, float | None], None] = lambda *_: None,
) -> Embedded:
    """One vector per text; equal texts are encoded once.

    Args:
        known: vectors of the generation before, by ``text_key``.
        told: (done, total, per second, seconds left) after every chunk, counting distinct new texts.
    """
    keys = [text_key(text) for text in texts]
    fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    computed = _encode(fresh, encoder, told)
    rows = [computed[key] if key in computed else known[key] for key in keys]
    vectors = np.stack(rows).astype(np.float16) if rows else np.zeros((0, 0), dtype=np.float16)
    return Embedded(vectors, keys, len(fresh), len(set(keys)) - len(fresh))


def write_embedded(embedded: Embedded, folder: Path) -> None:
    """Stores vectors and keys."""
    write_vectors(embedded.vectors, folder)
    keys = np.frombuffer(b"".join(embedded.keys), dtype=np.uint8).reshape(-1, KEY_BYTES)
    np.save(folder / KEYS, keys, allow_pickle=False)


def read_known(folder: Path) -> dict[bytes, np.ndarray]:
    """What ``write_embedded`` stored: vectors by key, memory-mapped."""
    vectors = read_vectors(folder)
    keys = np.load(folder / KEYS, allow_pickle=False)
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}


def _encode(
    fresh: Mapping[bytes, str], encoder: Encoder, told: Callable[[int, int, float, float | None], None]
) -> dict[bytes, np.ndarray]:
    computed: dict[bytes, np.ndarray] = {}
    keys, started = list(fresh), time.monotonic()
    told(0, len(keys), 0.0, None)
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        vectors = encoder.encode([fresh[key] for key in chunk]).astype(np.float16)
        computed.update(zip(chunk, vectors, strict=True))
        rate = len(computed) / max(time.monotonic() - started, 1e-6)
        told(len(computed), len(keys), rate, (len(keys) - len(computed)) / rate)
    return computed
