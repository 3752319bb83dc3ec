"""What answered in a run: part of what must agree before an earlier run is gone on with."""

from __future__ import annotations

import hashlib
from pathlib import Path

WEIGHTS = ("*.onnx", "*.safetensors", "reader.json")
CODE = ("corpus", "index", "qa")
ID_CHARS = 12


def reader_identity(reader: str | None = None) -> str:
    """The reader's name, and digits of the SHA-256 of its weights, the calibrators and the code that answers.

    Args:
        reader: as ``--reader`` takes it: None for the shipped one, a folder, or a name.
    """
    from qa.abstention.calibrator import SHIPPED as CALIBRATOR
    from qa.reader.model import SHIPPED

    folder = Path(reader) if reader else SHIPPED
    weights = sorted(file for pattern in WEIGHTS for file in folder.glob(pattern))
    digest = hashlib.sha256()
    for file in [*weights, *sorted(CALIBRATOR.parent.glob("*.json")), *_code()]:
        digest.update(file.name.encode() + file.read_bytes())
    return f"{reader or 'shipped'} {digest.hexdigest()[:ID_CHARS]}"


def _code(root: Path = Path(__file__).parents[1]) -> list[Path]:
    """The source files of the packages that an answer goes through; what trains a reader is none of them."""
    files = [file for package in CODE for file in (root / package).rglob("*.py")]
    return sorted(file for file in files if "train" not in file.relative_to(root).parts)
