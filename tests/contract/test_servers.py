"""The HTTP and MCP servers: the command line's answers, within limits, to their own callers only."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from mcp import Client

from corpus.errors import SettingsError
from qa import served
from qa.assistant import Assistant
from qa.hosts import own_hosts
from qa.http import MAX_BODY_BYTES, application, check_host
from qa.mcp import server
from qa.served import MAX_EARLIER, MAX_NAME_CHARS, MAX_QUESTION_CHARS, Served
from tests.contract.test_ask import ANSWER

PORT = 8350
HERE = f"http://127.0.0.1:{PORT}"
QUESTION = "Who told the council about the ferries?"


@pytest.fixture(scope="module")
def assistant(index) -> Assistant:
    return Assistant.open(index, reader="sentence")


@pytest.fixture
def http(assistant) -> Iterator[TestClient]:
    app = application(assistant, own_hosts(PORT, ["Newsroom.example"]))
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as client:
        yield client


def test_an_answer_over_http_is_one_of_the_contract(http):
    answer = http.post("/ask", json={"question": QUESTION})
    assert answer.status_code == 200
    assert answer.json().keys() >= ANSWER
    assert answer.json()["claims"][0]["citations"][0]["article_id"].startswith("bridge-closes")


def test_earlier_questions_are_understood(http):
    conversation = ["When will the Harrow Bridge reopen?"]
    answer = http.post("/ask", json={"question": "Why was it closed?", "conversation": conversation})
    assert "Harrow Bridge" in answer.json()["resolved_question"]


def test_an_article_is_served_whole_and_an_unknown_one_is_404(http, assistant):
    article = next(iter(assistant.index.articles()))
    assert http.get(f"/articles/{article.id}").json()["text"] == article.text
    unknown = http.get("/articles/none")
    assert unknown.status_code == 404
    assert unknown.json()["hint"]


def test_health_names_the_index(http, assistant):
    assert http.get("/health").json() == {"status": "ready", "index_id": assistant.index.index_id}


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "elsewhere.example"},
        {"Host": "127.0.0.1:9999"},
        {"Host": f"elsewhere.example:{PORT}"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
@pytest.mark.parametrize("path", ["/health", "/articles/none", "/openapi.json"])
def test_pages_of_other_sites_are_refused(http, headers, path):
    assert http.get(path, headers=headers).status_code == 403
    assert http.post("/ask", json={"question": QUESTION}, headers=headers).status_code == 403


@pytest.mark.parametrize("host", [f"localhost:{PORT}", "newsroom.example", f"NEWSROOM.example:{PORT}"])
def test_our_own_names_are_answered(http, host):
    assert http.get("/health", headers={"Host": host, "Origin": f"http://{host}"}).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": 5},
        {"question": "x" * (MAX_QUESTION_CHARS + 1)},
        {"question": QUESTION, "as_of": "soon"},
        {"question": QUESTION, "as_of": "x" * (MAX_NAME_CHARS + 1)},
        {"question": QUESTION, "conversation": ["x"] * (MAX_EARLIER + 1)},
        {"question": QUESTION, "conversation": ["x" * (MAX_QUESTION_CHARS + 1)]},
        {"question": QUESTION, "conversation": [5]},
    ],
)
def test_what_is_misshapen_or_too_much_is_refused_with_a_remedy(http, body):
    refused = http.post("/ask", json=body)
    assert refused.status_code == 422
    assert refused.json()["hint"]
    assert len(refused.text) < 500


@pytest.mark.parametrize(
    "body", [b'{"question": "\\ud800"}', b'{"question": ["\\ud800"]}', b"\xff", b"not JSON"]
)
def test_what_is_no_text_is_refused(http, body):
    refused = http.post("/ask", content=body, headers={"Content-Type": "application/json"})
    assert refused.status_code in (400, 422)


def test_a_body_of_any_length_is_not_read(http):
    assert http.post("/ask", content=b"x" * (MAX_BODY_BYTES + 1)).status_code == 413
    assert http.post("/ask", content=iter([b"x"])).status_code == 411


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "newsroom.example"])
def test_an_address_that_others_reach_takes_a_deliberate_option(host, dateline, index):
    with pytest.raises(SettingsError):
        check_host(host, [])
    check_host(host, ["newsroom.example"])
    refused = dateline("serve", "--index", index, "--host", host)
    assert refused.code == 2
    assert "--allow-host" in refused.err


def test_a_taken_port_is_told(dateline, index):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = dateline("serve", "--index", index, "--port", taken.getsockname()[1])
    assert refused.code == 2
    assert "--port" in refused.err


class Counting:
    """An assistant that notes how many callers it has at once."""

    def __init__(self, assistant: Assistant):
        self.index = assistant.index
        self._assistant = assistant
        self.inside = self.most = 0
        self._lock = threading.Lock()

    def ask(self, *given):
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        time.sleep(0.02)
        try:
            return self._assistant.ask(*given)
        finally:
            with self._lock:
                self.inside -= 1


async def test_parallel_calls_take_turns(assistant):
    counting = Counting(assistant)
    async with Client(server(counting)) as client:  # type: ignore[arg-type]
        told = await asyncio.gather(*(client.call_tool("ask", {"question": QUESTION}) for _ in range(4)))
    assert not any(one.is_error for one in told)
    assert counting.most == 1


async def test_the_tools_say_what_the_command_line_says(assistant):
    async with Client(server(assistant)) as client:
        assert {tool.name for tool in (await client.list_tools()).tools} == {"ask", "read_article"}
        answer = (await client.call_tool("ask", {"question": QUESTION})).structured_content
        assert answer is not None
        assert answer.keys() >= ANSWER
        cited = answer["claims"][0]["citations"][0]
        article = await client.call_tool("read_article", {"article_id": cited["article_id"]})
        assert article.structured_content is not None
        assert article.structured_content["text"][cited["start"] : cited["end"]] == cited["quote"]


@pytest.mark.parametrize(
    ("tool", "given", "remedy"),
    [
        ("read_article", {"article_id": "none"}, "article list"),
        ("ask", {"question": QUESTION, "as_of": "soon"}, "2026-02-10"),
        ("ask", {"question": "x" * (MAX_QUESTION_CHARS + 1)}, str(MAX_QUESTION_CHARS)),
    ],
)
async def test_a_tool_tells_what_went_wrong_and_what_to_do(assistant, tool, given, remedy):
    async with Client(server(assistant)) as client:
        told = await client.call_tool(tool, given)
    assert told.is_error
    assert remedy in told.content[0].text  # type: ignore[union-attr]


def test_limits_count_earlier_questions_too(assistant, monkeypatch):
    monkeypatch.setattr(served, "MAX_EARLIER", 1)
    asked = Served(assistant)
    assert asked.ask(QUESTION, None, ["Who?"])["question"] == QUESTION
    with pytest.raises(SettingsError):
        asked.ask(QUESTION, None, ["Who?", "Who?"])
