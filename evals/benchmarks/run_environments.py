"""Each rival in a virtual environment of its own, made by one command.

``python -m evals.benchmarks.run_environments [NAME...]`` makes those that are missing, with pip, below the
folder that DATELINE_RIVALS names, else below the user's cache folder. They take about 3 GB.
"""

from __future__ import annotations

import argparse
import os
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

PLACE = "DATELINE_RIVALS"


def folder(name: str) -> Path:
    """Where an environment is, or will be."""
    given = os.environ.get(PLACE)
    return (Path(given) if given else Path(platformdirs.user_cache_dir("dateline")) / "rivals") / name


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


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"by default all: {', '.join(REQUIREMENTS)}")
    names = parser.parse_args().names
    if unknown := set(names) - REQUIREMENTS.keys():
        parser.error(f"no environment is called {unknown.pop()}")
    for name in names or REQUIREMENTS:
        print(name, make(name))


if __name__ == "__main__":
    main()
