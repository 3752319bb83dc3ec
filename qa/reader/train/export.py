"""``python -m qa.reader.train.export RUN TOKENIZER ROWS OUT``: trained weights to int8 ONNX.

Activations are evened out first (see :mod:`index.smooth`): without it int8 costs whole points.
Weights are quantised per channel to 7 bits, activations dynamically to 8: processors without VNNI add pairs
of products in 16 bits, which saturates on 8-bit weights, and signed weights run fastest on both kinds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from corpus.types import Span
from index.onnx import tokenizer_at
from index.smooth import smooth
from qa.reader.windows import Layout, Source, windows

CALIBRATION_ROWS = range(0, 40_000, 1_000)
MAX_TOKENS = 256
NAME = "dateline-reader-l6"


def export_fp32(weights: Path, target: Path) -> None:
    """The model as full-precision ONNX with free batch and length.

    It has no mask: windows are read one by one and have no padding to hide, and adding zeros takes time.
    """
    import torch
    from transformers import AutoModelForQuestionAnswering

    model = AutoModelForQuestionAnswering.from_pretrained(weights, attn_implementation="eager").eval()

    class Scores(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids, token_type_ids):
            out = self.model(input_ids=input_ids, token_type_ids=token_type_ids)
            return out.start_logits, out.end_logits

    free = {0: "windows", 1: "tokens"}
    names = ["input_ids", "token_type_ids"]
    ids = torch.ones((2, 16), dtype=torch.int64)
    torch.onnx.export(
        Scores(),
        (ids, ids),
        str(target),
        input_names=names,
        output_names=["start", "end"],
        dynamic_axes=dict.fromkeys([*names, "start", "end"], free),
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path, **options: Any) -> None:
    """int8 per channel; ``options`` go to onnxruntime's ``quantize_dynamic``."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        chosen = {"weight_type": QuantType.QInt8, "per_channel": True, "reduce_range": True} | options
        quantize_dynamic(str(prepared), str(target), **chosen)


def calibration(
    rows: Path, tokenizer: Path, chosen: range = CALIBRATION_ROWS
) -> Iterator[dict[str, np.ndarray]]:
    """Inputs as the reader gets them, from the ``chosen`` of SQuAD-style rows."""
    words = tokenizer_at(tokenizer)
    layout = Layout.of(words, MAX_TOKENS, titled=True)
    with gzip.open(rows, "rt", encoding="utf-8") as lines:
        for line in islice(lines, chosen.start, chosen.stop, chosen.step):
            row = json.loads(line)
            whole = Span(0, len(row["context"]))
            source = Source(row["context"], whole, (whole,), row.get("title"))
            window = windows(words, layout, row["question"], [source])[0]
            ids = np.array([window.ids], dtype=np.int64)
            yield {"input_ids": ids, "token_type_ids": np.array([window.types], dtype=np.int64)}


def export(run: Path, tokenizer: Path, rows: Path, out: Path, threshold: float = 0.0) -> None:
    """Writes ``model.onnx``, ``tokenizer.json`` and ``reader.json`` into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full, even = Path(folder) / "full.onnx", Path(folder) / "even.onnx"
        export_fp32(run, full)
        smooth(full, even, calibration(rows, tokenizer))
        quantise(even, out / "model.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    card = {"name": NAME, "max_tokens": MAX_TOKENS, "titled": True, "threshold": threshold}
    (out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of trained weights (RUN/final)")
    parser.add_argument("tokenizer", type=Path, help="tokenizer.json of the base model")
    parser.add_argument("rows", type=Path, help="training rows (.jsonl.gz) that set the scales")
    parser.add_argument("out", type=Path)
    parser.add_argument("--threshold", type=float, default=0.0, help="margin over no answer that answers")
    given = parser.parse_args()
    export(given.run, given.tokenizer, given.rows, given.out, given.threshold)


if __name__ == "__main__":
    main()
