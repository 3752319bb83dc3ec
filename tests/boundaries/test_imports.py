"""What may not be loaded, seen in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("torch", "faiss", "transformers", "textual", "sentence_transformers", "trafilatura", "dateparser")


def loaded_after(code: str) -> set[str]:
    probe = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("code", ["import qa", "import tui.cli", "import evals"])
def test_importing_is_light(code: str) -> None:
    assert not loaded_after(code) & set(HEAVY)


def test_a_heavy_import_would_be_seen() -> None:
    assert "json" in loaded_after("import json")
