"""Vectors for a generation: those of unchanged texts are copied, the others computed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.sentence_vectors import read_sentence_vectors, write_sentence_vectors
from index.types import Encoder
from index.vectors import read_vectors, write_vectors

KEY_BYTES = 16
"""Of a text's SHA-256: collisions would need 10^19 passages."""
CHUNK = 64
"""Texts between two reports of progress: a few seconds on a slow machine."""
KEYS = "keys.npy"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Vectors of all passages and of all their sentences, each (rows, dimensions) float16.

    Attributes:
        keys: of the passages' texts, then of the sentences'.
        counts: sentences of each passage.
        encoded: passages whose vector was computed.
        reused: passages whose vector was copied.
    """

    vectors: np.ndarray
    sentences: np.ndarray
    keys: list[bytes]
    counts: tuple[int, ...]
    encoded: int
    reused: int


def text_key(text: str) -> bytes:
    """What a vector is found again by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


def embed(
    passages: Sequence[str],
    sentences: Sequence[Sequence[str]],
    encoder: Encoder,
    known: Mapping[bytes, np.ndarray],
    told: Callable[[int, int, float, float | None], None] = lambda *_: None,
) -> Embedded:
    """One vector per passage and per sentence; equal texts are encoded once.

    Args:
        sentences: of each passage.
        known: vectors of the generation before, by ``text_key``.
        told: (done, total, per second, seconds left) after every chunk, counting distinct new passages, a
            passage being done with its share of the sentences.
    """
    counts = tuple(map(len, sentences))
    texts = [*passages, *(text for own in sentences for text in own)]
    keys = [text_key(text) for text in texts]
    fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    own = set(keys[: len(passages)])
    new = sum(key in fresh for key in own)
    share = new / max(1, len(fresh))

    def heard(done: int, total: int, rate: float, left: float | None) -> None:
        told(round(done * share), new, rate * share, left)

    computed = _encode(fresh, encoder, heard)
    rows = [computed[key] if key in computed else known[key] for key in keys]
    vectors = np.stack(rows).astype(np.float16) if rows else np.zeros((0, 0), dtype=np.float16)
    first, others = vectors[: len(passages)], vectors[len(passages) :]
    return Embedded(first, others, keys, counts, new, len(own) - new)


def write_embedded(embedded: Embedded, folder: Path) -> None:
    """Stores vectors and keys."""
    write_vectors(embedded.vectors, folder)
    write_sentence_vectors(embedded.sentences, embedded.counts, folder)
    keys = np.frombuffer(b"".join(embedded.keys), dtype=np.uint8).reshape(-1, KEY_BYTES)
    np.save(folder / KEYS, keys, allow_pickle=False)


def read_known(folder: Path) -> dict[bytes, np.ndarray]:
    """What ``write_embedded`` stored: vectors by key, memory-mapped."""
    vectors = [*read_vectors(folder), *read_sentence_vectors(folder)]
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
