"""The shipped encoder: the real one, held against sentence-transformers on the same weights."""

import shutil
import subprocess
import sys

import numpy as np
import pytest

from corpus.errors import ModelError
from index import encoder
from index.encoder import SHIPPED_FOLDER, NamedEncoder, count_tokens, load_encoder, shipped_sha256
from index.encoder_change import CHANGE, changed
from index.encoder_export import source_folder

MIN_COSINE = 0.98
"""Of any text with the float32 vector; measured: 0.987 on 160 texts."""
MEAN_COSINE = 0.99
"""Measured: 0.994."""

TEXTS = [
    "Who met in Geneva?",
    "How much did exports to the United States fall in April?",
    "Leaders shake hands in Busan\nThe two presidents met on Thursday for one hour and forty minutes.",
    "Central bank holds rates\nPolicymakers left the rate at 4.25% and said that inflation was easing.",
    "A storm closed the harbour of Bergen on Friday. Ferries stayed in port until noon, and four sailors "
    "were rescued from a trawler by the coast guard, which had been warned by a fisherman. " * 3,
    "tariff",
]


@pytest.fixture(scope="module")
def shipped() -> NamedEncoder:
    return load_encoder(threads=1)


@pytest.fixture(scope="module")
def published() -> NamedEncoder:
    return load_encoder(str(source_folder()))


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> NamedEncoder:
    folder = tmp_path_factory.mktemp("reference") / "encoder"
    return load_encoder(str(changed(source_folder(), SHIPPED_FOLDER / CHANGE, folder)))


def test_the_shipped_encoder_gives_what_sentence_transformers_gives(
    shipped: NamedEncoder, reference: NamedEncoder
):
    cosines = (shipped.encode(TEXTS) * reference.encode(TEXTS)).sum(axis=1)
    assert cosines.min() > MIN_COSINE
    assert cosines.mean() > MEAN_COSINE


def test_both_rank_passages_alike(shipped: NamedEncoder, reference: NamedEncoder):
    for one in (shipped, reference):
        questions = one.encode(["Where did the two presidents meet?", "What did the storm do?"])
        assert (questions @ one.encode(TEXTS[2:5]).T).argmax(axis=1).tolist() == [0, 2]


def test_vectors_have_length_one(shipped: NamedEncoder):
    vectors = shipped.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_a_vector_does_not_depend_on_its_neighbours_or_on_threads(shipped: NamedEncoder):
    alone = np.concatenate([shipped.encode([text]) for text in TEXTS])
    assert np.array_equal(shipped.encode(TEXTS), alone)
    assert np.array_equal(load_encoder(threads=2).encode(TEXTS), alone)


def test_what_lies_beyond_256_tokens_does_not_count(shipped: NamedEncoder):
    long = "tariff " * 400
    assert np.array_equal(shipped.encode([long]), shipped.encode([long + "geneva"]))


def test_no_text_and_empty_text_are_encoded(shipped: NamedEncoder):
    assert shipped.encode([]).shape == (0, 384)
    assert np.isfinite(shipped.encode([""])).all()


@pytest.mark.parametrize("text", [*TEXTS, "", "U.S.-China: $550 billion—“Röntgen”", "貿易 talks"])
def test_counting_by_words_is_counting_the_text(text: str):
    whole = encoder._counter().encode(text, add_special_tokens=False)
    assert count_tokens(text) == len(whole.ids)


def test_the_weights_are_those_that_the_code_names(shipped: NamedEncoder):
    assert shipped_sha256() == shipped.identity.sha256


def test_another_model_has_another_identity(shipped: NamedEncoder, published: NamedEncoder):
    assert published.identity.name == str(source_folder())
    assert published.identity != shipped.identity


def test_the_change_of_our_training_is_small_and_no_nothing(shipped: NamedEncoder, published: NamedEncoder):
    cosines = (shipped.encode(TEXTS) * published.encode(TEXTS)).sum(axis=1)
    assert 0.8 < cosines.min() < cosines.max() < 0.99


def test_a_model_that_is_not_here_is_an_error_with_a_remedy(tmp_path):
    with pytest.raises(ModelError, match="no sentence-transformers model") as caught:
        load_encoder(str(tmp_path / "nowhere"))
    assert caught.value.hint


def test_a_folder_is_known_by_its_full_path(published: NamedEncoder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(source_folder().parent)
    assert load_encoder(f"./{source_folder().name}").identity == published.identity


def test_a_folder_that_is_no_model_or_a_damaged_one_is_an_error_with_a_remedy(tmp_path):
    damaged = tmp_path / "damaged"
    shutil.copytree(source_folder(), damaged)
    (damaged / "model.safetensors").write_bytes(b"0123456789")
    (tmp_path / "empty").mkdir()
    for folder in (damaged, tmp_path / "empty"):
        with pytest.raises(ModelError, match="cannot be loaded") as caught:
            load_encoder(str(folder))
        assert "--model minilm-l6-int8" in caught.value.hint


def test_where_the_package_is_missing_it_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match="needs sentence-transformers"):
        load_encoder(str(source_folder()))


def test_encoding_loads_no_torch():
    script = (
        "import sys; from index.encoder import load_encoder; load_encoder(threads=1).encode(['a']);"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "[]\n"
