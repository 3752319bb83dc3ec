"""Smoothing moves spread from activations into weights and changes nothing else."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from index.smooth import smooth

RNG = np.random.default_rng(5)
WIDTH = 8


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Two products on one input, then a third behind a kink, as in an encoder's layer."""
    weights = {f"w{i}": RNG.normal(size=(WIDTH, WIDTH)).astype(np.float32) for i in range(3)}
    nodes = [
        helper.make_node("MatMul", ["x", "w0"], ["a"], "first"),
        helper.make_node("MatMul", ["x", "w1"], ["b"], "second"),
        helper.make_node("Mul", ["a", "b"], ["ab"]),
        helper.make_node("Relu", ["ab"], ["r"]),
        helper.make_node("MatMul", ["r", "w2"], ["y"], "third"),
    ]
    shape = ["rows", WIDTH]
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(array, name) for name, array in weights.items()],
    )
    path = tmp_path / "small.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), str(path))
    return path


def with_outliers(rows: int) -> np.ndarray:
    values = RNG.normal(size=(rows, WIDTH)).astype(np.float32)
    values[:, 3] *= 40
    return values


def run(path: Path, feed: np.ndarray, names: list[str] | None = None) -> list[np.ndarray]:
    held = onnx.load(str(path))
    held.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names or [])
    session = onnxruntime.InferenceSession(held.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": feed})


def test_the_function_stays_the_same(model: Path, tmp_path: Path):
    smooth(model, tmp_path / "even.onnx", [{"x": with_outliers(16)}])
    feed = with_outliers(5)
    np.testing.assert_allclose(
        run(tmp_path / "even.onnx", feed)[0], run(model, feed)[0], rtol=1e-3, atol=1e-2
    )


def test_an_outlying_channel_comes_closer_to_the_others(model: Path, tmp_path: Path):
    smooth(model, tmp_path / "even.onnx", [{"x": with_outliers(16)}])
    feed = with_outliers(64)
    even = run(tmp_path / "even.onnx", feed, ["x_smooth"])[1]
    before, after = (np.abs(v).max(axis=0) for v in (feed, even))
    assert after.max() / np.median(after) < before.max() / np.median(before) / 4


def test_products_of_one_input_share_one_division(model: Path, tmp_path: Path):
    smooth(model, tmp_path / "even.onnx", [{"x": with_outliers(4)}])
    nodes = onnx.load(str(tmp_path / "even.onnx")).graph.node
    assert [n.name for n in nodes if n.name.endswith("_Mul")] == ["x_Mul", "r_Mul"]


def test_at_strength_nought_only_the_weights_are_evened_out(model: Path, tmp_path: Path):
    smooth(model, tmp_path / "even.onnx", [{"x": np.ones((1, WIDTH), np.float32)}], strength=0.0)
    held = {
        w.name: numpy_helper.to_array(w) for w in onnx.load(str(tmp_path / "even.onnx")).graph.initializer
    }
    kept = {w.name: numpy_helper.to_array(w) for w in onnx.load(str(model)).graph.initializer}
    spread = np.abs(held["w2"]).max(axis=1)
    assert np.ptp(spread) < np.ptp(np.abs(kept["w2"]).max(axis=1))
