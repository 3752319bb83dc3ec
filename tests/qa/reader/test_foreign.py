"""A transformers model is read with only if it was trained to answer questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import ModelError
from index.encoder import SHIPPED_FOLDER
from qa.reader.transformers_model import TransformersSpanModel

TINY = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 8}


def saved(folder: Path, kind: str) -> str:
    """A tiny BERT of random weights, as ``kind`` of transformers saves it, with a tokenizer beside it."""
    import transformers

    config = transformers.BertConfig(vocab_size=30522, **TINY)
    getattr(transformers, kind)(config).save_pretrained(folder)
    (folder / "tokenizer.json").write_bytes((SHIPPED_FOLDER / "tokenizer.json").read_bytes())
    special = {"cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]", "unk_token": "[UNK]"}
    written = {"tokenizer_class": "BertTokenizerFast", **special}
    (folder / "tokenizer_config.json").write_text(json.dumps(written))
    return str(folder)


def test_an_encoder_without_the_head_is_refused(tmp_path: Path):
    with pytest.raises(ModelError, match="not trained for questions: it lacks qa_outputs"):
        TransformersSpanModel(saved(tmp_path, "BertModel"))


def test_a_model_with_the_head_is_taken(tmp_path: Path):
    assert TransformersSpanModel(saved(tmp_path, "BertForQuestionAnswering")).layout
