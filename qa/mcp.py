"""The assistant for programs that speak the Model Context Protocol. The mcp package lives in this file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import DatelineError, SettingsError
from qa.served import Served

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from qa.assistant import Assistant

HINT = "Install the server's packages: pip install 'dateline[serve]'."


def server(assistant: Assistant) -> MCPServer:
    """A server with the tools ``ask`` and ``read_article``.

    Raises:
        SettingsError: the mcp package is not installed.
    """
    try:
        from mcp.server.mcpserver import MCPServer
    except ImportError as error:
        raise SettingsError("the MCP server is not installed", HINT) from error

    served = Served(assistant)
    made = MCPServer("dateline")

    @made.tool()
    def ask(question: str, as_of: str | None = None) -> dict[str, Any]:
        """Answers a question from the indexed news articles with exact, dated quotations, or says that they
        do not tell. Every quote is a literal slice of an article; none is generated."""
        with _told():
            return served.ask(question, as_of)

    @made.tool()
    def read_article(article_id: str) -> dict[str, Any]:
        """The full text and metadata of one article that a citation names."""
        with _told():
            return served.article(article_id)

    return made


def run(index: Path) -> None:
    """Serves on standard input and output until they close."""
    from qa.assistant import Assistant

    server(Assistant.open(index)).run()


@contextmanager
def _told() -> Iterator[None]:
    """Passes on what a caller can do something about; of other errors the package tells nothing."""
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        yield
    except DatelineError as error:
        raise ToolError(f"{error.message}. {error.hint}".strip()) from error
