"""The command line on a small corpus of our own, with the shipped models."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tui.cli import app

ARTICLES = {
    "bridge-closes.md": """---
title: Harrow Bridge closes for repairs
publisher: Tideway Post
published: 2024-03-04
---
# Harrow Bridge closes for repairs

The Harrow Bridge was closed on Monday after divers found cracks in two piers.

The port authority said the bridge will reopen on June 14. Repairs cost $12 million, the authority said.

Ferries will run every twenty minutes between Oldquay and the market, Mayor Ines Calder told the council.
""",
    "bridge-delay.md": """---
title: Harrow Bridge stays shut until autumn
publisher: Tideway Post
published: 2024-05-20
---
# Harrow Bridge stays shut until autumn

By Lena Orsted

The Harrow Bridge will not reopen before September 30, the port authority said on Monday.

Repairs will cost $19 million, because a third pier must be replaced.
""",
    "nasty.txt": "A headline with [bold]brackets[/bold]\n\n"
    "The word \x1b[31mred\x1b[0m was printed by the clerk Osman Vale.\n",
}


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict:
        return json.loads(self.out)


@pytest.fixture
def dateline() -> Callable[..., Result]:
    def run(*args: object) -> Result:
        done = CliRunner().invoke(app, [str(arg) for arg in args])
        return Result(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture(scope="session")
def index(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index") / "built"
    done = CliRunner().invoke(app, ["index", str(articles), "--into", str(folder)])
    if done.exit_code:
        raise RuntimeError(done.stderr)
    return folder
