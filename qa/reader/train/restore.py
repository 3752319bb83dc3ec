"""``python -m qa.reader.train.restore MODEL.onnx BASE OUT``: the shipped int8 reader as weights to train on.

Undoes :mod:`qa.reader.train.export`: products are multiplied by their scales and divided by what evened the
activations out. What int8 rounded away stays lost (a logit error of about 0.1), which a few steps repair.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

QUANTISED = "_quantized"


def restored(model: Any) -> dict[str, np.ndarray]:
    """Every weight of the quantised graph under the name that transformers gives it."""
    from onnx import numpy_helper

    held = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    found = {name.removeprefix("model."): array for name, array in held.items() if _is_parameter(name, array)}
    for name in [n for n in held if n.startswith("model.") and n.endswith(".weight" + QUANTISED)]:
        stem = name.removesuffix(QUANTISED)
        zero = held[f"{stem}_zero_point"].astype(np.float32)
        values = (held[name].astype(np.float32) - zero) * held[f"{stem}_scale"]
        found[stem.removeprefix("model.")] = values
    for node in model.graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[1] in held:
            found[_parameter_of(node.output[0])] = _weight(node, held).T
    return {name: np.ascontiguousarray(array, dtype=np.float32) for name, array in found.items()}


def _is_parameter(name: str, array: np.ndarray) -> bool:
    return name.startswith("model.") and name.endswith((".weight", ".bias")) and array.dtype == np.float32


def _parameter_of(output: str) -> str:
    path = output.partition("/MatMul")[0].removeprefix("/model/")
    return path.replace("/", ".") + ".weight"


def _weight(node: Any, held: dict[str, np.ndarray]) -> np.ndarray:
    """(inputs, outputs) weights of one product, before its input was evened out."""
    name = node.input[1]
    weight = held[name].astype(np.float32)
    if name.endswith(QUANTISED):
        stem = name.removesuffix(QUANTISED)
        weight = (weight - held[f"{stem}_zero_point"].astype(np.float32)) * held[f"{stem}_scale"]
    evened = node.input[0].removesuffix(QUANTISED)
    if evened.endswith("_smooth"):
        weight = weight * held[evened.removesuffix("_smooth") + "_scale"][:, None]
    return weight


def restore(source: Path, base: Path, out: Path) -> None:
    """Writes the reader at ``source`` as a transformers model with the configuration of ``base``."""
    import onnx
    import torch
    from transformers import AutoConfig, AutoModelForQuestionAnswering

    model = AutoModelForQuestionAnswering.from_config(AutoConfig.from_pretrained(base))
    weights = {name: torch.from_numpy(array) for name, array in restored(onnx.load(str(source))).items()}
    missing, unexpected = model.load_state_dict(weights, strict=False)
    left = [name for name in missing if not name.endswith("position_ids")]
    if left or unexpected:
        raise ValueError(f"{source} does not fit {base}: missing {left}, unexpected {unexpected}")
    model.save_pretrained(out)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="model.onnx of a shipped reader")
    parser.add_argument("base", type=Path, help="folder of the model it was trained from")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    restore(given.source, given.base, given.out)


if __name__ == "__main__":
    main()
