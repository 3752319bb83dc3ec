"""Where the index of the bundled articles lies: never where one of another kind would be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import encoder, manifest
from tui import console


@pytest.fixture(autouse=True)
def unbuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setattr(console, "_build_bundled", lambda folder, show: None)


def test_it_stays_where_it_is() -> None:
    assert console.bundled_index() == console.bundled_index()
    assert console.is_bundled(console.bundled_index())


def test_another_format_or_encoder_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    before = console.bundled_index()
    monkeypatch.setattr(manifest, "FORMAT", manifest.FORMAT + 1)
    other = console.bundled_index()
    monkeypatch.setattr(encoder, "SHIPPED_SHA256", "0" * 64)
    assert len({before, other, console.bundled_index()}) == 3
