"""Vectors of sentences inside their passage: pooled from its tokens' states, or read alone."""

from __future__ import annotations

import numpy as np
import pytest

from index.encoder import SHIPPED_FOLDER, NamedEncoder, load_encoder
from index.encoder_change import CHANGE, changed
from index.encoder_export import source_folder
from index.parts import encode_parts, pooled
from tests.index.conftest import HashingEncoder

TEXT = "Harbour closed\nA storm closed the harbour of Bergen. It lasted until noon."
PLACES = ((15, 52), (53, 74))


@pytest.fixture(scope="module")
def shipped() -> NamedEncoder:
    return load_encoder(threads=1)


def test_a_part_is_the_mean_of_the_tokens_inside_it():
    states = np.array([[9.0, 9.0], [1.0, 0.0], [0.0, 2.0], [5.0, 5.0]])
    offsets = np.array([[0, 0], [0, 4], [5, 8], [9, 12]])
    whole = np.array([0.6, 0.8])
    made = pooled(states, offsets, ((0, 8), (9, 11), (20, 30)), whole)
    mean = np.array([0.5, 1.0])
    np.testing.assert_allclose(made, [mean / np.linalg.norm(mean), whole, whole], rtol=1e-6)


def test_the_shipped_encoder_pools_what_transformers_computes(
    shipped: NamedEncoder, tmp_path_factory: pytest.TempPathFactory
):
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = changed(source_folder(), SHIPPED_FOLDER / CHANGE, tmp_path_factory.mktemp("encoder") / "full")
    coded = AutoTokenizer.from_pretrained(folder)(TEXT, return_offsets_mapping=True, return_tensors="pt")
    offsets = coded.pop("offset_mapping")[0].numpy()
    with torch.inference_mode():
        states = AutoModel.from_pretrained(folder)(**coded).last_hidden_state[0].numpy()
    exact = pooled(states, offsets, PLACES, states.mean(axis=0))
    ((whole, parts),) = encode_parts(shipped, [TEXT], [PLACES])
    assert (parts * exact).sum(axis=1).min() > 0.97
    assert np.array_equal(whole, shipped.encode([TEXT])[0])


def test_parts_do_not_depend_on_neighbours_or_threads(shipped: NamedEncoder):
    ((_, alone),) = encode_parts(shipped, [TEXT], [PLACES])
    for encoder in (shipped, load_encoder(threads=2)):
        found = encode_parts(encoder, ["Another text.", TEXT], [((0, 13),), PLACES])
        assert np.array_equal(found[1][1], alone)


def test_what_a_passage_says_of_a_sentence_without_names_counts(shipped: NamedEncoder):
    """ "It lasted until noon" says nothing of a storm by itself."""
    asked = shipped.encode(["Until when was there a storm in Bergen?"])[0]
    ((_, parts),) = encode_parts(shipped, [TEXT], [PLACES])
    assert parts[1] @ asked > shipped.encode(["It lasted until noon."])[0] @ asked


def test_an_encoder_without_states_reads_parts_alone():
    encoder = HashingEncoder()
    (whole, parts), (_, none) = encode_parts(encoder, [TEXT, "No part."], [PLACES, ()])
    expected = encoder.encode([TEXT, *(TEXT[a:b] for a, b in PLACES)])
    np.testing.assert_allclose(np.vstack([whole[None], parts]), expected)
    assert len(none) == 0 and encode_parts(encoder, [], []) == []
