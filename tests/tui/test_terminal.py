"""The chat from end to end: a real terminal, the real models, only keys."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.tui.articles import FIRST, SECOND
from tests.tui.terminal import Terminal

RUN = [sys.executable, "-c", "from tui.entry import main; main()"]
FRONT = "---\npublished: {}\npublisher: Bay Courier\n---\n"
ENTER, ESCAPE, NEXT_CITATION, WHY, QUIT = "\r", "\x1b", "\x0e", "\x1bOR", "\x11"


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user with one index and nothing kept yet."""
    home = tmp_path_factory.mktemp("home")
    articles = home / "bay"
    articles.mkdir()
    (articles / "plan.md").write_text(FRONT.format("2031-02-03") + FIRST, encoding="utf-8")
    (articles / "slip.md").write_text(FRONT.format("2031-05-19") + SECOND, encoding="utf-8")
    environment = {
        "DATELINE_INDEX": str(home / "index"),
        "DATELINE_THREADS": "1",
        "XDG_DATA_HOME": str(home / "data"),
    }
    command = [*RUN, "index", str(articles), "--into", str(home / "index")]
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)
    return environment


def test_a_question_a_follow_up_citations_and_the_conversation_kept(at_home: dict[str, str]):
    with Terminal([*RUN, "chat"], 120, 40, at_home) as chat:
        chat.until("bay · 2 articles", "Ask about the articles")
        chat.type("When will the ferry return to service?" + ENTER)
        answered = chat.until("changed over time", "September", "June", "citation 1 of")
        assert answered.index("2031-05-19  September") < answered.index("2031-02-03  June"), "newest first"
        chat.type(NEXT_CITATION)
        chat.until("citation 2 of", "two piles. Repairs are now put at 19 million crowns.")
        chat.type("Who leads the project?" + ENTER)
        chat.until("▌ Who leads the project?", "Dora Lindqvist", "“The board named Dora Lindqvist as project")
        chat.type(WHY)
        chat.until("Dora Lindqvist as project lead")
        chat.type(QUIT)
        assert chat.ended() == 0
    with Terminal([*RUN, "chat"], 80, 24, at_home) as again:
        again.until("bay · 2 articles")
        again.type("/conversations" + ENTER)
        again.until("When will the ferry return to service?")
        again.type(ENTER)
        again.until("▌ Who leads the project?", "Dora Lindqvist")
        again.type(QUIT)
        assert again.ended() == 0


def test_a_question_typed_before_the_models_are_there_is_answered_and_silence_is_told(
    at_home: dict[str, str],
):
    with Terminal([*RUN, "chat", "--no-history"], 80, 24, at_home) as chat:
        chat.until("Ask about the articles")
        chat.type("Which river floods the cathedral of Palermo?" + ENTER)
        chat.until("▌ Which river floods the cathedral of Palermo?")
        chat.until("Not in these articles", "Nowhere in these articles: “Palermo”")
        chat.type(ESCAPE)
        chat.type(QUIT)
        assert chat.ended() == 0
