"""Everything that must hold, one command: lint, format, types, import contracts, tests. CI runs this."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent
BIN = Path(sys.executable).parent
PACKAGES = ("corpus", "index", "qa", "evals", "tui")
STEPS = (
    ("ruff", "check", *PACKAGES, "tests", "check.py"),
    ("ruff", "format", "--check", *PACKAGES, "tests", "check.py"),
    ("lint-imports",),
    ("pyright",),
    ("pytest", "-q"),
)
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1"}
"""One thread a process: OpenMP teams that wait for one another stall when cores are shared."""


def main() -> int:
    """Runs every step, also after a failure, and says which failed."""
    failed = []
    for step in STEPS:
        print("+", " ".join(step), flush=True)
        done = subprocess.run([str(BIN / step[0]), *step[1:]], cwd=ROOT, env={**os.environ, **ENVIRONMENT})
        if done.returncode:
            failed.append(step[0])
    print("failed: " + ", ".join(failed) if failed else "all checks hold", flush=True)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
