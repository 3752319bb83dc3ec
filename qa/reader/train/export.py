"""``python -m qa.reader.train.export RUN OUT``: trained weights to int8 ONNX with its tokenizer.

Weights are quantised per channel to 7 bits, activations dynamically to 8: processors without VNNI add pairs
of products in 16 bits, which saturates on 8-bit weights, and signed weights run fastest on both kinds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

MAX_TOKENS = 256
NAME = "dateline-reader-l6"


def export_fp32(weights: Path, target: Path) -> None:
    """The model as full-precision ONNX with free batch and length."""
    import torch
    from transformers import AutoModelForQuestionAnswering

    model = AutoModelForQuestionAnswering.from_pretrained(weights, attn_implementation="eager").eval()

    class Scores(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids, attention_mask, token_type_ids):
            out = self.model(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
            )
            return out.start_logits, out.end_logits

    free = {0: "windows", 1: "tokens"}
    names = ["input_ids", "attention_mask", "token_type_ids"]
    ids = torch.ones((2, 16), dtype=torch.int64)
    torch.onnx.export(
        Scores(),
        (ids, ids, ids),
        str(target),
        input_names=names,
        output_names=["start", "end"],
        dynamic_axes=dict.fromkeys([*names, "start", "end"], free),
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path, keep: list[str] | None = None, **options: Any) -> None:
    """int8 per channel; ``keep`` names nodes left in full precision."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        chosen = {"weight_type": QuantType.QInt8, "per_channel": True, "reduce_range": True} | options
        quantize_dynamic(str(prepared), str(target), nodes_to_exclude=keep or [], **chosen)


def export(run: Path, tokenizer: Path, out: Path, threshold: float = 0.0) -> None:
    """Writes ``model.onnx``, ``tokenizer.json`` and ``reader.json`` into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export_fp32(run, full)
        quantise(full, out / "model.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    card = {"name": NAME, "max_tokens": MAX_TOKENS, "titled": True, "threshold": threshold}
    (out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of trained weights (RUN/final)")
    parser.add_argument("tokenizer", type=Path, help="tokenizer.json of the base model")
    parser.add_argument("out", type=Path)
    parser.add_argument("--threshold", type=float, default=0.0, help="margin over no answer that answers")
    given = parser.parse_args()
    export(given.run, given.tokenizer, given.out, given.threshold)


if __name__ == "__main__":
    main()
