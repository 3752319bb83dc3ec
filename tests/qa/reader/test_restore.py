"""A shipped int8 reader can be trained further: its weights come back, to the rounding."""

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertForQuestionAnswering

from index.smooth import smooth
from qa.reader.train.export import export_fp32, quantise
from qa.reader.train.restore import restore

LENGTH = 16


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    torch.manual_seed(4)
    config = BertConfig(
        vocab_size=60, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=48,
        max_position_embeddings=LENGTH,
    )  # fmt: skip
    model = BertForQuestionAnswering(config)
    for weight in model.parameters():  # an exporter keeps equal ones, as before training, once only
        weight.data += 0.02 * torch.randn_like(weight)
    model.save_pretrained(tmp_path / "trained")
    return tmp_path / "trained"


def shipped(trained: Path) -> Path:
    folder = trained.parent
    ids = np.arange(LENGTH, dtype=np.int64)[None]
    ones = np.ones_like(ids)
    export_fp32(trained, folder / "fp32.onnx")
    feed = {"input_ids": ids, "token_type_ids": ones}
    smooth(folder / "fp32.onnx", folder / "even.onnx", [feed])
    quantise(folder / "even.onnx", folder / "model.onnx")
    return folder / "model.onnx"


@pytest.mark.filterwarnings("ignore")
def test_the_weights_come_back_to_the_rounding(trained: Path, tmp_path: Path):
    restore(shipped(trained), trained, tmp_path / "again")
    was = BertForQuestionAnswering.from_pretrained(trained).state_dict()
    now = BertForQuestionAnswering.from_pretrained(tmp_path / "again").state_dict()
    assert set(now) == set(was)
    for name, weight in was.items():
        assert float((now[name] - weight).norm() / weight.norm()) < 0.04, name


@pytest.mark.filterwarnings("ignore")
def test_another_models_weights_are_refused(trained: Path, tmp_path: Path):
    torch.manual_seed(5)
    other = BertConfig(
        vocab_size=60, hidden_size=32, num_hidden_layers=3, num_attention_heads=2, intermediate_size=48,
        max_position_embeddings=LENGTH,
    )  # fmt: skip
    BertForQuestionAnswering(other).save_pretrained(tmp_path / "other")
    with pytest.raises(ValueError, match="does not fit"):
        restore(shipped(trained), tmp_path / "other", tmp_path / "again")
