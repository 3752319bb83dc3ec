"""Fakes and small corpora for index/. The hashing encoder is deterministic and knows word overlap only."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from index.encoder import EncoderIdentity
from index.tokens import tokenize

STORIES = {
    "geneva.txt": (
        "Ministers meet in Geneva\n\nTrade ministers met in Geneva on Monday. They agreed to cut tariffs "
        "to 30% for ninety days.\n\nThe delegation left on Tuesday. A joint statement came in the evening.\n"
    ),
    "busan.txt": (
        "Leaders shake hands in Busan\n\nThe two presidents met in Busan on Thursday. They spoke for "
        "one hour and forty minutes.\n\nSoybean purchases will resume, the White House said.\n"
    ),
    "weather.txt": (
        "Storm closes the harbour\n\nA storm closed the harbour of Bergen on Friday. Ferries stayed in port "
        "until noon.\n\nThe coast guard rescued four sailors from a trawler.\n"
    ),
}


class HashingEncoder:
    """Bag of hashed tokens as unit vectors; counts the texts that it was asked for."""

    def __init__(self, name: str = "hashing", dimensions: int = 64, sha256: str = "0" * 64):
        self.identity = EncoderIdentity(name, sha256)
        self.dimensions = dimensions
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        vectors = np.full((len(texts), self.dimensions), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for token in tokenize(text):
                vectors[row, hashlib.sha256(token.encode()).digest()[0] % self.dimensions] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A root of three stories."""
    root = tmp_path / "articles"
    root.mkdir()
    for name, text in STORIES.items():
        (root / name).write_text(text, encoding="utf-8")
    return root
