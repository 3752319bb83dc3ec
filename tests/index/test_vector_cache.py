"""A text is encoded once, and what is remembered is what the encoder said."""

from __future__ import annotations

import numpy as np

from index.vector_cache import Vectors
from tests.index.conftest import HashingEncoder


def test_vectors_are_the_encoders_in_the_order_asked():
    texts = ["the harbour", "a vote", "the harbour", "an envoy"]
    vectors = Vectors(HashingEncoder())
    vectors.of(["a vote"])
    np.testing.assert_allclose(vectors.of(texts), HashingEncoder().encode(texts), rtol=1e-6)


def test_a_text_is_encoded_once():
    encoder = HashingEncoder()
    vectors = Vectors(encoder)
    for _ in range(3):
        vectors.of(["one", "two", "one"])
    assert encoder.asked == ["one", "two"]


def test_what_was_used_longest_ago_is_forgotten():
    encoder = HashingEncoder()
    vectors = Vectors(encoder, kept=2)
    for text in ("one", "two", "one", "three", "one", "two"):
        vectors.of([text])
    assert encoder.asked == ["one", "two", "three", "two"]
