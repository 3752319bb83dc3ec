"""Which reader and calibrators a run used: part of what must agree before an earlier run is gone on with."""

from __future__ import annotations

import hashlib
from pathlib import Path

WEIGHTS = ("*.onnx", "*.safetensors", "reader.json")
ID_CHARS = 12


def reader_identity(reader: str | None = None) -> str:
    """The reader's name, and digits of the SHA-256 of its weights and of the calibrators.

    Args:
        reader: as ``--reader`` takes it: None for the shipped one, a folder, or a name.
    """
    from qa.abstention.calibrator import SHIPPED as CALIBRATOR
    from qa.reader.model import SHIPPED

    folder = Path(reader) if reader else SHIPPED
    files = sorted(file for pattern in WEIGHTS for file in folder.glob(pattern))
    digest = hashlib.sha256()
    for file in [*files, *sorted(CALIBRATOR.parent.glob("*.json"))]:
        digest.update(file.name.encode() + file.read_bytes())
    return f"{reader or 'shipped'} {digest.hexdigest()[:ID_CHARS]}"
