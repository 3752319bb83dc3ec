"""Vectors for a generation: those of unchanged passages are copied, the others computed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.parts import Places, encode_parts
from index.sentence_vectors import SentenceVectors, write_sentence_vectors
from index.types import Encoder
from index.vectors import read_vectors, write_vectors

KEY_BYTES = 16
"""Of a text's SHA-256: collisions would need 10^19 passages."""
CHUNK = 64
"""Texts between two reports of progress: a few seconds on a slow machine."""
KEYS = "keys.npy"

Told = Callable[[int, int, float, float | None], None]
Pieces = tuple[np.ndarray, np.ndarray]
"""Vector of a passage (dimensions,), and of its sentences (sentences, dimensions); float16."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """What is stored of all passages, in row order; how many were computed and copied."""

    pieces: tuple[Pieces, ...]
    keys: list[bytes]
    encoded: int
    reused: int

    @property
    def dimensions(self) -> int:
        """Length of a vector; 0 where there is none."""
        return len(self.pieces[0][0]) if self.pieces else 0


def text_key(text: str, places: Places) -> bytes:
    """What the vectors of a text, and of its sentences at ``places``, are found again by."""
    return hashlib.sha256(f"{text}\0{places}".encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


def embed(
    texts: Sequence[str],
    places: Sequence[Places],
    encoder: Encoder,
    known: Mapping[bytes, Pieces],
    told: Told = lambda *_: None,
) -> Embedded:
    """Vectors of every text and of its sentences; equal texts are encoded once.

    Args:
        places: where the sentences of each text stand in it.
        known: vectors of the generation before, by ``text_key``.
        told: (done, total, per second, seconds left) after every chunk, counting distinct new texts.
    """
    keys = [text_key(text, own) for text, own in zip(texts, places, strict=True)]
    pairs = zip(texts, places, strict=True)
    fresh = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
    computed = _encode(fresh, encoder, told)
    pieces = tuple(computed[key] if key in computed else known[key] for key in keys)
    return Embedded(pieces, keys, len(fresh), len(set(keys)) - len(fresh))


def write_embedded(embedded: Embedded, folder: Path) -> None:
    """Stores vectors and keys."""
    wholes = [whole for whole, _ in embedded.pieces]
    write_vectors(np.stack(wholes) if wholes else np.zeros((0, 0), dtype=np.float16), folder)
    write_sentence_vectors([parts for _, parts in embedded.pieces], folder)
    keys = np.frombuffer(b"".join(embedded.keys), dtype=np.uint8).reshape(-1, KEY_BYTES)
    np.save(folder / KEYS, keys, allow_pickle=False)


def read_known(folder: Path) -> dict[bytes, Pieces]:
    """What ``write_embedded`` stored, by key, memory-mapped."""
    vectors, sentences = read_vectors(folder), SentenceVectors(folder)
    keys = np.load(folder / KEYS, allow_pickle=False)
    return {key.tobytes(): (vectors[row], sentences.at(row)) for row, key in enumerate(keys)}


def _encode(fresh: Mapping[bytes, tuple[str, Places]], encoder: Encoder, told: Told) -> dict[bytes, Pieces]:
    computed: dict[bytes, Pieces] = {}
    keys, started = list(fresh), time.monotonic()
    told(0, len(keys), 0.0, None)
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        found = encode_parts(encoder, [fresh[key][0] for key in chunk], [fresh[key][1] for key in chunk])
        halves = ((whole.astype(np.float16), parts.astype(np.float16)) for whole, parts in found)
        computed.update(zip(chunk, halves, strict=True))
        rate = len(computed) / max(time.monotonic() - started, 1e-6)
        told(len(computed), len(keys), rate, (len(keys) - len(computed)) / rate)
    return computed
