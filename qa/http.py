"""The JSON contract over HTTP, for this machine. fastapi and uvicorn live in this file only."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import DatelineError, SettingsError, UnknownArticleError
from qa.hosts import is_loopback, is_ours, own_hosts
from qa.served import Served

if TYPE_CHECKING:
    from fastapi import FastAPI, Request
    from fastapi.responses import JSONResponse

    from qa.assistant import Assistant

MAX_BODY_BYTES = 512 * 1024
"""All questions of one request at their longest, each character escaped."""
HINT = "Install the server's packages: pip install 'dateline[serve]'."


def application(assistant: Assistant, ours: frozenset[str]) -> FastAPI:
    """``POST /ask``, ``GET /articles/{id}``, ``GET /health``; what goes wrong is ``{"error", "hint"}``.

    ``/ask`` takes ``{"question", "as_of"?, "conversation"?: [earlier questions]}`` and returns one answer of
    the contract.

    Args:
        ours: what a request may call this server, see ``qa.hosts``.
    """
    from fastapi import Body, FastAPI

    served = Served(assistant)
    app = FastAPI(title="Dateline", docs_url=None, redoc_url=None)
    _guard(app, ours)
    _refusals(app)

    # Defaults, not annotations: those are strings here, and fastapi does not find Body in them.
    @app.post("/ask")
    def ask(
        question: str = Body(),
        as_of: str | None = Body(None),
        conversation: list[str] | None = Body(None),  # noqa: B008
    ) -> dict[str, Any]:
        return served.ask(question, as_of, conversation or ())

    @app.get("/articles/{article_id}")
    def article(article_id: str) -> dict[str, Any]:
        return served.article(article_id)

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ready", "index_id": served.index_id}

    return app


def run(index: Path, host: str, port: int, names: Sequence[str] = ()) -> None:
    """Serves until interrupted.

    Args:
        names: what other machines call this one; without any, only this machine is served.

    Raises:
        SettingsError: the server's packages are not installed, or ``host`` can be reached from elsewhere
            and no names are given.
        OSError: the port is taken.
    """
    check_host(host, names)
    try:
        import fastapi  # noqa: F401  # pyright: ignore[reportUnusedImport]
        import uvicorn
    except ImportError as error:
        raise SettingsError("the HTTP server is not installed", HINT) from error
    from qa.assistant import Assistant

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host.strip("[]"), port), family=family) as listening:
        app = application(Assistant.open(index), own_hosts(port, names))
        with suppress(KeyboardInterrupt):
            uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])


def check_host(host: str, names: Sequence[str]) -> None:
    """Refuses an address that others can reach, unless it was said what they call it.

    Raises:
        SettingsError: see above.
    """
    if not is_loopback(host) and not names:
        raise SettingsError(
            f"{host} is not this machine alone: everyone who reaches it could read every article",
            "Use 127.0.0.1; or, if that is meant, name what others call this machine with --allow-host NAME.",
        )


def _guard(app: FastAPI, ours: frozenset[str]) -> None:
    """Turns away requests of other sites' pages, and bodies that are too large to be read."""

    @app.middleware("http")
    async def guard(request: Request, handler: Any) -> Any:
        if not is_ours(request.headers.get("Host"), request.headers.get("Origin"), ours):
            return _refused(403, "this server answers only under its own name", "Ask 127.0.0.1.")
        length = request.headers.get("Content-Length", "0" if request.method in ("GET", "HEAD") else "")
        if not length.isdecimal():
            return _refused(411, "the body's length is not given", "Send it whole, with Content-Length.")
        if int(length) > MAX_BODY_BYTES:
            return _refused(413, "the body is too large", f"It may have {MAX_BODY_BYTES} bytes at most.")
        return await handler(request)


def _refusals(app: FastAPI) -> None:
    from fastapi.exceptions import RequestValidationError

    @app.exception_handler(DatelineError)
    def refused(_: Request, error: DatelineError) -> JSONResponse:
        known = {UnknownArticleError: 404, SettingsError: 422}
        return _refused(known.get(type(error), 500), error.message, error.hint)

    @app.exception_handler(RequestValidationError)
    def misshapen(_: Request, error: RequestValidationError) -> JSONResponse:
        # What was sent is not sent back: it may be of any length, and no valid Unicode.
        first = error.errors()[0]
        wrong = f"{'.'.join(map(str, first['loc']))[:80]}: {first['msg']}"
        return _refused(422, wrong, 'Send {"question", "as_of"?, "conversation"?} as JSON.')


def _refused(status: int, message: str, hint: str) -> JSONResponse:
    from fastapi.responses import JSONResponse

    return JSONResponse({"error": message, "hint": hint}, status_code=status)
