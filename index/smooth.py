"""Evens out activations before int8: what is large in a channel moves into the weights.

SmoothQuant (Xiao et al. 2023, arXiv:2211.10438): ``X W = (X / s)(s W)`` with ``s`` a channel, so that
``max|X_j| / s_j`` and ``max|W_j| s_j`` come closer. Where an activation is not linear before the product
the division cannot be folded into the layer before, so it stays as a node of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

STRENGTH = 0.8
"""The paper's alpha: 0 leaves the activations as they are, 1 moves all of their spread."""


def smooth(
    source: Path, target: Path, feeds: Iterable[dict[str, np.ndarray]], strength: float = STRENGTH
) -> None:
    """Writes the model with the input of every weight product divided by its channel's scale.

    Args:
        source: a full-precision ONNX model.
        target: where the same function is written, other weights inside.
        feeds: inputs typical of use, whose activations set the scales.
        strength: the paper's alpha, between 0 and 1.
    """
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(source))
    weights = {w.name: w for w in model.graph.initializer}
    products = [n for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in weights]
    largest = _largest(model, sorted({n.input[0] for n in products}), feeds)
    by_input: dict[str, list[Any]] = {}
    for node in products:
        by_input.setdefault(node.input[0], []).append(node)
    divisions = []
    for name, nodes in by_input.items():
        held = [numpy_helper.to_array(weights[node.input[1]]) for node in nodes]
        scale = _scale(largest[name], np.max([np.abs(w).max(axis=1) for w in held], axis=0), strength)
        for node, weight in zip(nodes, held, strict=True):
            scaled = (weight * scale[:, None]).astype(weight.dtype)
            weights[node.input[1]].CopyFrom(numpy_helper.from_array(scaled, node.input[1]))
            node.input[0] = f"{name}_smooth"
        factor = numpy_helper.from_array((1 / scale).astype(np.float32), f"{name}_scale")
        model.graph.initializer.append(factor)
        divisions.append(helper.make_node("Mul", [name, factor.name], [f"{name}_smooth"], f"{name}_Mul"))
    _insert(model.graph, divisions)
    onnx.save(model, str(target))


def _scale(activations: np.ndarray, weights: np.ndarray, strength: float) -> np.ndarray:
    scale = np.maximum(activations, 1e-5) ** strength / np.maximum(weights, 1e-5) ** (1 - strength)
    return np.clip(scale / np.exp(np.log(scale).mean()), 1e-3, 1e3)


def _largest(model: Any, names: list[str], feeds: Iterable[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Largest absolute value by channel of each named activation, over ``feeds``."""
    import onnx
    import onnxruntime
    from onnx import helper

    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    watched.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names)
    session = onnxruntime.InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    found: dict[str, np.ndarray] = {}
    for feed in feeds:
        for name, value in zip(names, map(np.asarray, session.run(names, feed)), strict=True):
            peak = np.abs(value).reshape(-1, value.shape[-1]).max(axis=0)
            found[name] = np.maximum(found.get(name, 0.0), peak)
    return found


def _insert(graph: Any, made: list[Any]) -> None:
    """Puts each node right before the first that uses it: ONNX wants its nodes in order."""
    waiting = {node.output[0]: node for node in made}
    ordered = []
    for node in graph.node:
        ordered += [waiting.pop(name) for name in list(node.input) if name in waiting]
        ordered.append(node)
    del graph.node[:]
    graph.node.extend(ordered)
