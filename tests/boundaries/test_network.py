"""The block that proves that nothing calls out sees every way of calling, also in processes of its own."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.only_here.sitecustomize import CalledOut

# Of the range that is kept for examples: nobody answers.
ELSEWHERE = ("192.0.2.1", 9)


def _asked(kind: int, ask: Callable[[socket.socket], object]) -> None:
    with socket.socket(socket.AF_INET, kind) as one:
        one.settimeout(0.1)
        ask(one)


@pytest.mark.parametrize(
    "call",
    [
        lambda: _asked(socket.SOCK_STREAM, lambda one: one.connect(ELSEWHERE)),
        lambda: _asked(socket.SOCK_STREAM, lambda one: one.connect_ex(ELSEWHERE)),
        lambda: _asked(socket.SOCK_DGRAM, lambda one: one.sendto(b"x", ELSEWHERE)),
        lambda: _asked(socket.SOCK_DGRAM, lambda one: one.sendto(b"x", 0, ELSEWHERE)),
        lambda: _asked(socket.SOCK_DGRAM, lambda one: one.sendmsg([b"x"], [], 0, ELSEWHERE)),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: socket.gethostbyname("example.org"),
        lambda: socket.create_connection(("example.org", 80), 0.1),
    ],
)
def test_every_way_out_is_seen(call: Callable[[], object]):
    with pytest.raises(CalledOut):
        call()


async def test_asyncio_is_seen_too():
    with pytest.raises(CalledOut):
        await asyncio.open_connection("example.org", 80)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.8.8.8"])
def test_this_machine_may_be_reached(host: str):
    with socket.create_server(("0.0.0.0", 0)) as listening:
        socket.create_connection((host, listening.getsockname()[1]), 5).close()


def test_a_process_that_a_test_starts_is_blocked_as_well():
    def ran(code: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    looked_up = ran("import socket; socket.getaddrinfo('example.org', 80)")
    assert looked_up.returncode
    assert "tried to reach 'example.org'" in looked_up.stderr
    assert "CalledOut" in ran("import socket; socket.socket().connect(('192.0.2.1', 9))").stderr
    assert ran("import socket; socket.getaddrinfo('localhost', 80)").returncode == 0
