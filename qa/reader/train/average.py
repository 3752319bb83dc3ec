"""``python -m qa.reader.train.average ONE OTHER --share 0.6 --out DIR``: the mean of two runs' weights.

Runs that share a beginning average well (Wortsman et al. 2022, "Model soups"): the mean is often better
than either, and costs nothing at run time.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

WEIGHTS = "model.safetensors"


def average(one: Path, other: Path, share: float, out: Path) -> None:
    """Writes ``(1 - share) * one + share * other``, with the other files of ``other``."""
    from safetensors.torch import load_file, save_file

    first, second = load_file(one / WEIGHTS), load_file(other / WEIGHTS)
    shutil.copytree(other, out, dirs_exist_ok=True)
    mean = {name: (first[name] * (1 - share) + second[name] * share).contiguous() for name in second}
    save_file(mean, out / WEIGHTS, metadata={"format": "pt"})


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the second")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    average(given.one, given.other, given.share, given.out)


if __name__ == "__main__":
    main()
