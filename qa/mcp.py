"""The assistant for programs that speak the Model Context Protocol. The mcp package lives in this file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError

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
    from qa.contract import answer_json, article_json

    made = MCPServer("dateline")

    @made.tool()
    def ask(question: str, as_of: str | None = None) -> dict[str, Any]:
        """Answers a question from the indexed news articles with exact, dated quotations, or says that they
        do not tell. Every quote is a literal slice of an article; none is generated."""
        return answer_json(assistant.ask(question, as_of))

    @made.tool()
    def read_article(article_id: str) -> dict[str, Any]:
        """The full text and metadata of one article that a citation names."""
        article = assistant.index.article(article_id)
        return article_json(article) | {"text": article.text}

    return made


def run(index: Path) -> None:
    """Serves on standard input and output until they close."""
    from qa.assistant import Assistant

    server(Assistant.open(index)).run()
