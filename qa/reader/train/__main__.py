"""``python -m qa.reader.train``: one command, seeded; run again, it goes on from its checkpoint."""

from __future__ import annotations

import argparse
import dataclasses
import os
from pathlib import Path


def main() -> None:
    """Parses the settings and starts the processes."""
    os.environ["OMP_NUM_THREADS"] = "1"
    from torch.multiprocessing.spawn import spawn

    from qa.reader.train.loop import Settings, train

    parser = argparse.ArgumentParser(description=__doc__)
    for field in dataclasses.fields(Settings):
        needed = field.default is dataclasses.MISSING
        kind = str if needed else type(field.default)
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            type=kind,
            required=needed,
            default=None if needed else field.default,
        )
    settings = Settings(**vars(parser.parse_args()))
    out = Path(settings.out).absolute()
    out.mkdir(parents=True, exist_ok=True)
    (out / "rendezvous").unlink(missing_ok=True)
    settings = dataclasses.replace(settings, out=str(out))
    spawn(train, args=(settings,), nprocs=settings.processes)


if __name__ == "__main__":
    main()
