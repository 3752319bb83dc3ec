"""The chat in a browser on this machine, through textual-serve; no other host is asked for anything."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError
from qa.hosts import is_loopback, is_ours, own_hosts
from tui.console import say

if TYPE_CHECKING:
    from aiohttp import web
    from textual_serve.server import Server

PAGE = Path(__file__).parent / "web_page"


def run(index: Path | None, *, host: str = "127.0.0.1", port: int = 8351) -> None:
    """Serves the chat over ``index`` until it is interrupted.

    Raises:
        SettingsError: ``host`` is not this machine's loopback, or textual-serve is missing.
    """
    server_for(index, host=host, port=port).serve()


def server_for(index: Path | None, *, host: str = "127.0.0.1", port: int = 8351) -> Server:
    """The server, not yet started; a chat of its own for every page that is opened."""
    if not is_loopback(host):
        raise SettingsError(
            f"{host} is not this machine",
            "The chat is served to this machine only: use 127.0.0.1 and a tunnel.",
        )
    try:
        from textual_serve.server import Server
    except ImportError as error:
        raise SettingsError("textual-serve is not installed", "pip install 'dateline[serve]'") from error

    class LocalServer(Server):
        """Refuses what does not come from a page of its own."""

        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(_guard(own_hosts(port)))
            app.router.add_get("/keys.js", _keys)
            return app

        async def on_startup(self, app: web.Application) -> None:
            say(f"The chat is at {self.public_url} (Ctrl+C ends it)")

    return LocalServer(command(index), host=host, port=port, title="Dateline", templates_path=PAGE)


def command(index: Path | None) -> str:
    """The command line that one page's chat runs."""
    words = [sys.executable, "-m", "tui.cli", "chat"]
    return shlex.join([*words, "--index", str(index.resolve())] if index else words)


async def _keys(_request: web.Request) -> web.StreamResponse:
    """What gives the keys to the chat when its page opens."""
    from aiohttp import web

    return web.FileResponse(PAGE / "keys.js")


def _guard(ours: frozenset[str]) -> Any:
    from aiohttp import web

    policy = "default-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self' "
    policy += " ".join(f"ws://{name}" for name in sorted(ours) if not name.startswith("["))

    @web.middleware
    async def guard(request: web.Request, handler: Any) -> web.StreamResponse:
        if not is_ours(request.headers.get("Host"), request.headers.get("Origin"), ours):
            raise web.HTTPForbidden(text="This chat answers only its own page.")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = policy
        return response

    return guard
