"""The JSON contract over HTTP, on the loopback interface. fastapi and uvicorn live in this file only."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any

from corpus.errors import DatelineError, SettingsError, UnknownArticleError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from qa.assistant import Assistant

MAX_QUESTION_CHARS = 2000
HINT = "Install the server's packages: pip install 'dateline[serve]'."


def application(assistant: Assistant) -> FastAPI:
    """``POST /ask``, ``GET /articles/{id}``, ``GET /health``.

    ``/ask`` takes ``{"question", "as_of"?, "conversation"?: [earlier questions]}`` and returns one answer of
    the contract.
    """
    from fastapi import Body, FastAPI, Request
    from fastapi.responses import JSONResponse

    from qa.assistant import turn_of
    from qa.contract import answer_json, article_json

    app = FastAPI(title="Dateline", docs_url=None, redoc_url=None)
    one_at_a_time = Lock()

    @app.exception_handler(DatelineError)
    def refused(request: Request, error: DatelineError) -> JSONResponse:
        del request
        status = (
            404
            if isinstance(error, UnknownArticleError)
            else 422
            if isinstance(error, SettingsError)
            else 500
        )
        return JSONResponse({"error": error.message, "hint": error.hint}, status_code=status)

    @app.post("/ask")
    def ask(
        question: Annotated[str, Body(max_length=MAX_QUESTION_CHARS)],
        as_of: Annotated[str | None, Body()] = None,
        conversation: Annotated[list[str] | None, Body(max_length=50)] = None,
    ) -> dict[str, Any]:
        with one_at_a_time:
            turns = []
            for earlier in conversation or []:
                turns.append(turn_of(assistant.ask(earlier, as_of, turns)))
            return answer_json(assistant.ask(question, as_of, turns))

    @app.get("/articles/{article_id}")
    def article(article_id: str) -> dict[str, Any]:
        with one_at_a_time:
            found = assistant.index.article(article_id)
        return article_json(found) | {"text": found.text}

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ready", "index_id": assistant.index.index_id}

    return app


def run(index: Path, host: str, port: int) -> None:
    """Serves until interrupted.

    Raises:
        SettingsError: the server's packages are not installed.
    """
    try:
        import uvicorn
    except ImportError as error:
        raise SettingsError("the HTTP server is not installed", HINT) from error
    from qa.assistant import Assistant

    uvicorn.run(application(Assistant.open(index)), host=host, port=port, log_level="warning")
