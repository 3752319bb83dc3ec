"""The chat in a browser: this machine only, and only its own page."""

from __future__ import annotations

import re
import shlex
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import CookieJar, web
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
        server_for(None, "s", host=host)
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


SECRET = "the-secret"


async def greeted(request: web.Request) -> web.WebSocketResponse:
    opened = web.WebSocketResponse()
    await opened.prepare(request)
    await opened.send_str("hello")
    await opened.close()
    return opened


@pytest.fixture
async def client() -> AsyncIterator[TestClient[Any, Any]]:
    """A visitor of a served chat, whose socket greets instead of starting a program."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = server_for(None, SECRET, port=port)
    server.handle_websocket = greeted  # pyright: ignore[reportAttributeAccessIssue]
    # Cookies of an address in figures are kept, as browsers do.
    jar = CookieJar(unsafe=True)
    async with TestClient(TestServer(await server._make_app(), port=port), cookie_jar=jar) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/keys.js", "/static/js/textual.js", "/ws", "/download/x", "/none"])
@pytest.mark.parametrize("shown", ["", "?token=", "?token=wrong", "?token=the-secre", "?token=%ED%A0%80"])
async def test_without_the_secret_nothing_is_served(client, path: str, shown: str):
    refused = await client.get(path + shown)
    assert refused.status == 403
    assert "the-secret" not in await refused.text()
    stale = await client.get(path, cookies={f"dateline-{client.port}": "wrong"})
    assert stale.status == 403


async def test_the_secret_opens_the_page_its_scripts_and_its_socket(client):
    sent_on = await client.get(f"/?token={SECRET}", allow_redirects=False)
    assert (sent_on.status, sent_on.headers["Location"]) == (303, "/")
    cookie = sent_on.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    page = await client.get("/")
    assert page.status == 200
    text = await page.text()
    assert SECRET not in text
    for address in re.findall(r'(?:src|href)="(?:http://[^/"]+)?(/[^"]+)"', text):
        assert (await client.get(address)).status == 200, address
    socket_url = re.findall(r'data-session-websocket-url="ws://[^/"]+([^"]+)"', text)[0]
    async with client.ws_connect(f"{socket_url}?width=80&height=24") as opened:
        assert await opened.receive_str() == "hello"


async def test_the_address_with_the_secret_is_told(capsys, client):
    assert f"http://127.0.0.1:{client.port}/?token={SECRET}" in capsys.readouterr().err


async def test_requests_from_elsewhere_are_forbidden(client):
    page = await client.get(f"/?token={SECRET}")
    assert page.status == 200
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    text = await page.text()
    assert set(re.findall(r"(?:http|ws)://([^/\"]+)", text)) == {f"127.0.0.1:{client.port}"}
    keys = re.findall(r'src="(/keys[^"]*)"', text)
    script = await client.get(keys[0])
    assert script.status == 200
    assert script.content_type.endswith("/javascript")
    assert "focus()" in await script.text()
    assert (await client.get("/", headers={"Host": "elsewhere.example"})).status == 403
    foreign = await client.get("/ws", headers={"Origin": "http://elsewhere.example"})
    assert foreign.status == 403
