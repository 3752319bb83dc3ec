"""The chat in a browser on this machine, through textual-serve; no other host is asked for anything.

Others who work on this machine reach its ports too. The address that is printed therefore carries a secret,
which the first visit turns into a cookie; every page, script and socket takes it.
"""

from __future__ import annotations

import secrets
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

SECRET = "token"
"""The part of the printed address that carries the secret."""
PAGE = Path(__file__).parent / "web_page"


def run(index: Path | None, *, host: str = "127.0.0.1", port: int = 8351) -> None:
    """Serves the chat over ``index`` until it is interrupted.

    Raises:
        SettingsError: ``host`` is not this machine's loopback, or textual-serve is missing.
    """
    server_for(index, secrets.token_urlsafe(24), host=host, port=port).serve()


def server_for(index: Path | None, secret: str, *, host: str = "127.0.0.1", port: int = 8351) -> Server:
    """The server, not yet started; a chat of its own for every page that is opened.

    Args:
        secret: what a visitor shows to be let in.
    """
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
        """Refuses what does not come from a page of its own, or without the secret."""

        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(_guard(own_hosts(port), secret, f"dateline-{port}"))
            app.router.add_get("/keys.js", _keys)
            return app

        async def on_startup(self, app: web.Application) -> None:
            say(f"The chat is at {self.public_url}/?{SECRET}={secret} (Ctrl+C ends it)")

    return LocalServer(command(index), host=host, port=port, title="Dateline", templates_path=PAGE)


def command(index: Path | None) -> str:
    """The command line that one page's chat runs."""
    words = [sys.executable, "-m", "tui.cli", "chat"]
    return shlex.join([*words, "--index", str(index.resolve())] if index else words)


async def _keys(_request: web.Request) -> web.StreamResponse:
    """What gives the keys to the chat when its page opens."""
    from aiohttp import web

    return web.FileResponse(PAGE / "keys.js")


def _guard(ours: frozenset[str], secret: str, cookie: str) -> Any:
    """Lets our own page in, if it shows the secret; ``cookie`` is the name of the one that keeps it."""
    from aiohttp import web

    policy = "default-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self' "
    policy += " ".join(f"ws://{name}" for name in sorted(ours) if not name.startswith("["))

    @web.middleware
    async def guard(request: web.Request, handler: Any) -> web.StreamResponse:
        if not is_ours(request.headers.get("Host"), request.headers.get("Origin"), ours):
            raise web.HTTPForbidden(text="This chat answers only its own page.")
        if request.path == "/" and _is_secret(request.query.get(SECRET), secret):
            # Sent on without it, so that it stays in no history and no picture of the screen.
            entered = web.HTTPSeeOther("/")
            entered.set_cookie(cookie, secret, httponly=True, samesite="Strict", path="/")
            raise entered
        if not _is_secret(request.cookies.get(cookie), secret):
            raise web.HTTPForbidden(text="Open the address that `dateline web` printed.")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = policy
        return response

    return guard


def _is_secret(shown: str | None, secret: str) -> bool:
    return shown is not None and secrets.compare_digest(shown.encode("utf-8", "replace"), secret.encode())
