"""For every test: no network, no settings of the person who runs them."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

from tests.only_here import sitecustomize
from tests.only_here.sitecustomize import checked_lookups, checked_methods

# The same examples on every machine and in every run: a failure must mean a change.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dateline calls nobody: reaching for another machine fails the test, or the process that it started."""
    for name, checked in checked_methods().items():
        monkeypatch.setattr(socket.socket, name, checked)
    for name, checked in checked_lookups().items():
        monkeypatch.setattr(socket, name, checked)
    folder = Path(sitecustomize.__file__).parent
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Indexes, history and settings of the person who runs the tests stay out of them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DATELINE_HOME", str(home))
    monkeypatch.delenv("DATELINE_INDEX", raising=False)
    return home
