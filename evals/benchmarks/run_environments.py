"""Each rival in a virtual environment of its own, made by one command.

``python -m evals.benchmarks.run_environments`` makes those that are missing, with pip.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import platformdirs

from corpus.errors import ModelError

REQUIREMENTS: dict[str, tuple[str, ...]] = {
    "haystack": (
        "torch==2.13.0",
        "haystack-ai==3.4.0",
        "transformers-haystack==2.0.0",
        "sentence-transformers>=5",
    ),
    "txtai": ("torch==2.13.0", "txtai==9.14.0"),
}
"""Torch comes first and by itself, so that the others take the build that is there."""


def folder(name: str) -> Path:
    """Where an environment is, or will be."""
    return Path(platformdirs.user_cache_dir("dateline")) / "rivals" / name


def python(name: str) -> Path:
    """The interpreter of an environment.

    Raises:
        ModelError: where it has not been made.
    """
    if name not in REQUIREMENTS:
        return Path(sys.executable)
    found = folder(name) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not found.exists():
        raise ModelError(
            f"the environment for {name} is not there", "Run python -m evals.benchmarks.run_environments."
        )
    return found


def make(name: str) -> Path:
    """Makes one environment; a second call only checks that all is installed."""
    if not (folder(name) / "pyvenv.cfg").exists():
        venv.create(folder(name), with_pip=True)
    for requirement in (REQUIREMENTS[name][:1], REQUIREMENTS[name][1:]):
        subprocess.run([str(python(name)), "-m", "pip", "install", "--quiet", *requirement], check=True)
    return python(name)


if __name__ == "__main__":
    for rival in sys.argv[1:] or REQUIREMENTS:
        print(rival, make(rival))
