"""For every test: no network, no settings of the person who runs them."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine and in every run: a failure must mean a change.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dateline calls nobody: a connection to anywhere but this machine fails the test."""
    connect = socket.socket.connect

    def checked(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = address[0] if isinstance(address, tuple) else address
            if host not in LOOPBACK:
                raise AssertionError(f"a test tried to reach {address!r}")
        return connect(self, address)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(socket.socket, "connect", checked)


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Indexes, history and settings of the person who runs the tests stay out of them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DATELINE_HOME", str(home))
    monkeypatch.delenv("DATELINE_INDEX", raising=False)
    return home
