"""What the encoder and the reader share: threads, and what is told of a file that is damaged."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from corpus.errors import ModelError
from index import onnx
from index.encoder import SHIPPED_FOLDER, load_encoder
from index.encoder_export import source_folder
from qa.reader.model import SHIPPED, load_model


def test_one_variable_bounds_the_encoder_and_the_reader(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(onnx.THREADS_VARIABLE, "3")
    load_model.cache_clear()
    assert load_model().at_once == 3
    load_model.cache_clear()
    assert load_encoder()._threads == 3  # type: ignore[attr-defined]
    assert load_encoder(threads=1)._threads == 1  # type: ignore[attr-defined]


def test_it_bounds_a_model_on_torch_too(monkeypatch: pytest.MonkeyPatch):
    import torch

    before = torch.get_num_threads()
    monkeypatch.setenv(onnx.THREADS_VARIABLE, "3")
    try:
        load_encoder(str(source_folder()))
        assert torch.get_num_threads() == 3
        load_encoder(str(source_folder()), threads=1)
        assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize("written", ["", "0", "-1", "many", "\u00b2"])
def test_what_is_no_number_of_threads_leaves_the_default(monkeypatch: pytest.MonkeyPatch, written: str):
    monkeypatch.setenv(onnx.THREADS_VARIABLE, written)
    assert 1 <= onnx.threads() <= min(onnx.MAX_THREADS, os.cpu_count() or 1)


@pytest.mark.parametrize("read", [onnx.session, onnx.tokenizer_at])
def test_a_damaged_file_of_ones_own_is_not_mended_by_installing(tmp_path: Path, read):
    (tmp_path / "x").write_bytes(b"no model")
    with pytest.raises(ModelError) as refused:
        read(tmp_path / "x")
    assert "Install" not in refused.value.hint
    assert refused.value.hint


def test_a_missing_file_of_ours_is_mended_by_installing():
    for folder in (SHIPPED_FOLDER, SHIPPED):
        with pytest.raises(ModelError) as refused:
            onnx.tokenizer_at(folder / "none.json")
        assert "Install dateline again" in refused.value.hint


@pytest.mark.parametrize("card", ["[]", '"x"', "{", "{}", '{"name": "x", "max_tokens": null}'])
def test_a_card_that_is_none_is_told(tmp_path: Path, card: str):
    shutil.copy(SHIPPED / "tokenizer.json", tmp_path)
    (tmp_path / "reader.json").write_text(card)
    with pytest.raises(ModelError) as refused:
        load_model(str(tmp_path))
    assert "reader.json" in refused.value.message


def test_a_whole_card_is_taken(tmp_path: Path):
    for name in ("tokenizer.json", "model.onnx"):
        shutil.copy(SHIPPED / name, tmp_path)
    card = json.loads((SHIPPED / "reader.json").read_text())
    (tmp_path / "reader.json").write_text(json.dumps(card | {"name": "mine"}))
    assert load_model(str(tmp_path)).name == "mine"
