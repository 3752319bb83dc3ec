"""A run is gone on with only by the very reader, calibrators and code that began it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import identity
from evals.identity import reader_identity


def folder(path: Path, weights: bytes) -> str:
    path.mkdir(exist_ok=True)
    (path / "model.safetensors").write_bytes(weights)
    return str(path)


def test_other_weights_or_other_code_are_another_identity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    reader = folder(tmp_path / "reader", b"one")
    first = reader_identity(reader)
    assert first.startswith(reader) and reader_identity(reader) == first
    assert reader_identity(folder(tmp_path / "reader", b"two")) != first
    folder(tmp_path / "reader", b"one")
    (tmp_path / "claims.py").write_text("changed = True")
    code = identity._code()
    monkeypatch.setattr(identity, "_code", lambda: [*code, tmp_path / "claims.py"])
    assert reader_identity(reader) != first


def test_the_code_is_what_answers_and_not_what_trains():
    names = {path.relative_to(Path(identity.__file__).parents[1]).as_posix() for path in identity._code()}
    assert {"qa/assistant.py", "index/index.py", "corpus/sentences.py"} <= names
    assert not any(name.startswith(("evals", "tui", "qa/reader/train")) for name in names)
