"""One contract for both vector backends, and flat faiss against numpy."""

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexDamaged
from index.backends import VECTORS, VectorBackend
from index.types import VectorIndex
from index.vectors import read_vectors, write_vectors


@pytest.fixture(params=sorted(VECTORS))
def backend(request: pytest.FixtureRequest) -> VectorBackend:
    return VECTORS[request.param]


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    """Three hundred unit vectors in thirty clusters, (300, 16)."""
    rng = np.random.default_rng(3)
    centres = np.repeat(rng.normal(size=(30, 16)), 10, axis=0)
    return _unit(centres + 0.2 * rng.normal(size=(300, 16)))


@pytest.fixture
def opened(backend: VectorBackend, vectors: np.ndarray, tmp_path: Path) -> VectorIndex:
    return _built(backend, vectors, tmp_path)


def test_a_stored_vector_finds_itself_first(opened: VectorIndex, vectors: np.ndarray):
    for row in (0, 137, 299):
        found = opened.search(vectors[row], 5)
        assert found[0].row == row
        assert found[0].score == pytest.approx(1, abs=0.02)


def test_scores_fall_and_rows_are_real(opened: VectorIndex, vectors: np.ndarray):
    found = opened.search(vectors[5], 1000)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert len(found) <= 300
    assert all(0 <= one.row < 300 for one in found)


def test_no_k_no_rows(opened: VectorIndex, vectors: np.ndarray):
    assert opened.search(vectors[0], 0) == []


def test_a_filter_never_starves_the_result(opened: VectorIndex, vectors: np.ndarray):
    allowed = np.zeros(300, dtype=bool)
    allowed[[3, 77, 150, 222, 290]] = True
    found = opened.search(vectors[10], 5, allowed)
    assert {one.row for one in found} == {3, 77, 150, 222, 290}
    assert opened.search(vectors[10], 5, np.zeros(300, dtype=bool)) == []


def test_building_twice_gives_the_same(backend: VectorBackend, vectors: np.ndarray, tmp_path: Path):
    one, other = (_built(backend, vectors, tmp_path / name) for name in ("a", "b"))
    query = _unit(vectors[:1] + vectors[50:51])[0]
    assert one.search(query, 20) == other.search(query, 20)


@pytest.mark.parametrize("dimensions", [0, 16])
def test_an_empty_index_finds_nothing(dimensions: int, tmp_path: Path):
    opened = _built(VECTORS["flat"], np.zeros((0, dimensions), dtype=np.float32), tmp_path)
    assert opened.search(np.ones(16, dtype=np.float32), 5) == []


def test_flat_gives_what_numpy_gives(vectors: np.ndarray, tmp_path: Path):
    opened = _built(VECTORS["flat"], vectors, tmp_path)
    stored = np.asarray(read_vectors(tmp_path), dtype=np.float32)
    for query in vectors[::60]:
        scores = stored @ query
        best = np.argsort(-scores, kind="stable")[:10]
        found = opened.search(query, 10)
        assert [one.row for one in found] == best.tolist()
        assert [one.score for one in found] == pytest.approx(scores[best].tolist(), abs=1e-5)


def test_inverted_lists_find_nearly_what_flat_finds(vectors: np.ndarray, tmp_path: Path):
    flat, ivf = (_built(VECTORS[name], vectors, tmp_path / name) for name in ("flat", "ivf"))
    shared = [
        len({f.row for f in flat.search(query, 5)} & {f.row for f in ivf.search(query, 5)})
        for query in vectors[::10]
    ]
    assert np.mean(shared) >= 4


def test_a_cut_file_is_named_as_damage(backend: VectorBackend, vectors: np.ndarray, tmp_path: Path):
    _built(backend, vectors, tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(IndexDamaged):
        backend.open(tmp_path)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def _built(backend: VectorBackend, vectors: np.ndarray, folder: Path) -> VectorIndex:
    folder.mkdir(exist_ok=True)
    write_vectors(vectors, folder)
    backend.build(folder)
    return backend.open(folder)
