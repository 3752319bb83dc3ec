"""Vectors of a text and of parts of it, read together.

A part's vector is the mean of its tokens' states inside the whole text (Günther et al. 2024, "Late
chunking"): "He refused" knows who he is, and costs nothing beside the text's own vector.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.types import Encoder

Places = tuple[tuple[int, int], ...]
"""Half-open ranges of a text's code points."""


def encode_parts(
    encoder: Encoder, texts: list[str], places: Sequence[Places]
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Of each text its unit vector (dimensions,), and those of its parts (parts, dimensions), float32.

    An encoder without states of its own to share reads every part alone.
    """
    together = getattr(encoder, "encode_parts", None)
    if together is not None:
        return together(texts, places)
    if not texts:
        return []
    parts = [text[a:b] for text, own in zip(texts, places, strict=True) for a, b in own]
    wholes = encoder.encode(texts)
    alone = encoder.encode(parts) if parts else wholes[:0]
    cuts = np.cumsum([len(own) for own in places])[:-1]
    return list(zip(wholes, np.split(alone, cuts), strict=True))


def pooled(states: np.ndarray, offsets: np.ndarray, places: Places, whole: np.ndarray) -> np.ndarray:
    """(parts, dimensions) unit vectors, each the mean of the states of the tokens inside a part.

    Args:
        states: (tokens, dimensions) of the text.
        offsets: (tokens, 2) where each token stands in it; equal for special tokens.
        places: of the parts.
        whole: (dimensions,) vector of the text, for parts that no token is left of.
    """
    starts, ends = offsets[:, 0], offsets[:, 1]
    made = np.tile(whole, (len(places), 1)).astype(np.float32)
    for row, (low, high) in enumerate(places):
        inside = (starts >= low) & (ends <= high) & (ends > starts)
        if inside.any():
            mean = states[inside].mean(axis=0)
            made[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return made
