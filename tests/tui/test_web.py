"""The chat in a browser: this machine only, and only its own page."""

from __future__ import annotations

import re
import shlex
import socket
import sys
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from corpus.errors import SettingsError
from qa.hosts import is_loopback, is_ours, own_hosts
from tui.web import PAGE, command, server_for


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"])
def test_this_machine_is_served(host: str):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", ""])
def test_other_machines_are_refused_with_a_remedy(host: str):
    assert not is_loopback(host)
    with pytest.raises(SettingsError) as refused:
        server_for(None, host=host)
    assert "127.0.0.1" in refused.value.hint


@pytest.mark.parametrize(
    ("host", "origin", "ours"),
    [
        ("127.0.0.1:8351", None, True),
        ("localhost:8351", "http://localhost:8351", True),
        ("127.0.0.1:8351", "http://elsewhere.example", False),
        ("127.0.0.1:8351", "http://127.0.0.1:9999", False),
        ("127.0.0.1:8351", "null", False),
        ("elsewhere.example:8351", None, False),
        (None, None, False),
    ],
)
def test_only_our_own_page_may_drive_the_chat(host: str | None, origin: str | None, ours: bool):
    assert is_ours(host, origin, own_hosts(8351)) is ours


def test_the_page_names_no_other_host():
    assert not re.findall(r"(?:https?:)?//[a-z]", (PAGE / "app_index.html").read_text(encoding="utf-8"))


def test_the_chat_of_a_page_is_this_very_dateline(tmp_path: Path):
    folder = tmp_path / "an index; with $(odd) name"
    words = shlex.split(command(folder))
    assert words == [sys.executable, "-m", "tui.cli", "chat", "--index", str(folder.resolve())]


async def test_requests_from_elsewhere_are_forbidden():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = await server_for(None, port=port)._make_app()
    async with TestClient(TestServer(app, port=port)) as client:
        page = await client.get("/")
        assert page.status == 200
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        text = await page.text()
        assert set(re.findall(r"(?:http|ws)://([^/\"]+)", text)) == {f"127.0.0.1:{port}"}
        keys = re.findall(r'src="(/keys[^"]*)"', text)
        script = await client.get(keys[0])
        assert script.status == 200
        assert script.content_type.endswith("/javascript")
        assert "focus()" in await script.text()
        assert (await client.get("/", headers={"Host": "elsewhere.example"})).status == 403
        foreign = await client.get("/ws", headers={"Origin": "http://elsewhere.example"})
        assert foreign.status == 403
