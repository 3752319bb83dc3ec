"""The chat driven by keys. One chat serves several assertions: starting one is what costs."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from rich.color import Color
from textual import events

from corpus.errors import IndexDamaged
from tests.tui.answers import CHANGED, NOT_FOUND, SINGLE
from tests.tui.conftest import no_colour
from tests.tui.driving import NARROW, chatting
from tests.tui.fakes import FAILING, FakeSession
from tui.chat.app import ChatApp
from tui.chat.shelf.screen import ShelfScreen


async def test_a_question_typed_while_the_models_load_waits_its_turn(session: FakeSession):
    loading = asyncio.Event()
    loop = asyncio.get_running_loop()
    go_on = asyncio.Event()

    def slow() -> FakeSession:
        loop.call_soon_threadsafe(loading.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(20)
        return session

    async with chatting(session, opened=slow) as driver:
        await loading.wait()
        assert driver.focus() == "question"
        assert "opening the index" in driver.screen_text()
        await driver.pilot.press(*"Hm", "enter")
        assert "waiting its turn" in driver.screen_text()
        assert session.asked == []
        go_on.set()
        await driver.until(lambda: driver.chat.conversation.ready and not driver.chat.conversation.busy)
        await driver.settle()
        assert [asked[0] for asked in session.asked] == ["Hm"]
        assert "Not in these articles" in driver.screen_text()
        assert "ready" in driver.screen_text()


async def test_escape_cancels_and_no_late_result_appears(held: FakeSession):
    async with chatting(held) as driver:
        driver.chat.prompt.put(CHANGED.question)
        await driver.pilot.press("enter")
        await driver.until(lambda: driver.chat.conversation.exchanges[0].stage == "retrieving")
        await driver.pilot.pause()
        assert "● retrieving   ○ reading   ○ checking" in driver.screen_text()
        assert "esc cancel" in driver.screen_text()
        await driver.pilot.press("escape")
        assert "cancelled" in driver.screen_text()
        driver.chat.prompt.put(SINGLE.question)
        await driver.pilot.press("enter")
        held.gate.set()
        await driver.until(lambda: not driver.chat.conversation.busy)
        await driver.settle()
        phases = [exchange.phase for exchange in driver.chat.conversation.exchanges]
        assert phases == ["cancelled", "answered"]
        assert held.finished == [SINGLE.question]
        shown = driver.screen_text()
        assert "changed over time" not in shown
        assert "Dora Lindqvist" in shown


async def test_citations_are_walked_and_shown_in_their_article(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        view = driver.chat.side.source.article_view
        assert "citation 1 of 4" in driver.screen_text()
        assert driver.chat.side.source.article is not None
        assert driver.chat.side.source.article.id == "sail"
        await driver.press("ctrl+n")
        assert driver.chat.side.source.article.id == "slip"
        assert "citation 2 of 4" in driver.screen_text()
        await driver.press("ctrl+p", "ctrl+p")
        assert driver.chat.side.source.article.id == "copy"
        assert "1 copy of one report: Bay Courier" in driver.screen_text()
        assert view.cited_line is not None
        styles = {s.text: s.style for s in view.render_line(view.cited_line - view.scroll_offset.y)}
        body = styles.get("June")
        assert body is not None
        assert body.bold
        furniture = next(
            segment.style
            for y in range(view.size.height)
            for segment in view.render_line(y)
            if segment.text.startswith("Share this story")
        )
        assert furniture is not None
        assert furniture.color == Color.parse(driver.app.theme_variables["quiet"])
        assert driver.focus() == "question"


async def test_panes_open_by_key_and_give_the_keys_back(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(NOT_FOUND.question)
        await driver.press("f3")
        assert driver.focus() == "why"
        assert "Passages retrieved" in driver.screen_text()
        await driver.press("f3")
        assert not driver.chat.side.display
        assert driver.focus() == "question"
        await driver.press("f2")
        assert driver.focus() == "article"
        await driver.press("escape")
        assert driver.focus() == "question"
        await driver.enter("/search")
        assert driver.focus() == "passages"
        assert "for “Did Mayor" in driver.screen_text()
        await driver.press("down", "enter")
        assert driver.focus() == "article"
        assert driver.chat.side.source.article is not None
        assert driver.chat.side.source.article.id == "slip"
        await driver.enter("/timeline ferry")
        assert "timeline: ferry" in driver.screen_text()
        assert "2031-09-11  date from front matter · County Post" in driver.screen_text()
        await driver.press("f1")
        assert "/as-of DATE | off" in driver.screen_text()
        await driver.press("escape")
        await driver.press("ctrl+k")
        assert type(driver.app.screen).__name__ == "CommandPalette"


async def test_finding_in_an_article_walks_through_the_matches(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask("In which year was the pier sound according to witness 97?")
        view = driver.chat.side.source.article_view
        assert view.scroll_offset.y > 100
        await driver.press("ctrl+f")
        assert driver.focus() == "find"
        await driver.press(*"witness 12 ")
        assert len(view.found) == 1
        assert driver.chat.side.source.find_input.border_subtitle == "1 of 1"
        driver.chat.side.source.find_input.value = "notebook"
        await driver.settle()
        first = view.at_match
        await driver.press("enter")
        assert view.at_match == first + 1
        await driver.press("up")
        assert view.at_match == first
        await driver.press("escape")
        assert (driver.focus(), view.found) == ("article", ())


async def test_answers_are_judged_pinned_copied_and_left_out(session: FakeSession, tmp_path: Path):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.press("escape")
        assert driver.focus() == "transcript"
        await driver.press("r", "n", "b", "y", "minus")
        current = driver.chat.conversation.current
        assert current is not None
        assert (current.verdict, current.pinned) == ("right", {2})
        assert "Ferry return slips to September" in driver.app.clipboard
        assert driver.chat.conversation.scope.left_out == ("slip",)
        assert "1 left out" in driver.screen_text()
        await driver.enter("/correct date 2031-05-20")
        assert "2031-05-20 date corrected" in driver.screen_text()
        kept = driver.chat.keeping.history.load(str(driver.chat.keeping.conversation_id)).turns[0].answer
        assert "2031-05-20" in [claim["as_of"] for claim in kept["claims"]]
        gold = tmp_path / "gold.jsonl"
        await driver.enter(f"/gold {gold}")
        row = json.loads(gold.read_text(encoding="utf-8"))
        assert (row["status"], row["answers"][0]["text"]) == ("answered", "3 October")
        for form in ("md", "html", "json"):
            await driver.enter(f"/export {form} {tmp_path / 'talk'}.{form}")
        assert "3 October" in (tmp_path / "talk.md").read_text(encoding="utf-8")
        assert (tmp_path / "talk.html").is_file()
        await driver.ask("And the cost?")
        assert session.asked[-1][1].left_out == ("slip",)
        assert session.asked[-1][2] == 1


async def test_the_scope_is_set_by_commands_and_shown(session: FakeSession):
    async with chatting(session) as driver:
        await driver.enter("/as-of 2031-06")
        await driver.enter("/from 2031-01-01")
        await driver.press(*"/publisher b")
        assert driver.chat.prompt.menu.is_open
        assert "Bay Courier" in driver.screen_text()
        await driver.press("tab", "enter")
        labels = ("as of 2031-06", "from 2031-01-01", "only Bay Courier")
        assert driver.chat.conversation.scope.labels() == labels
        assert " · ".join(labels) in driver.screen_text()
        await driver.enter("/publisher Bay Curier")
        await driver.until(lambda: "Did you mean Bay Courier" in driver.screen_text())
        assert driver.chat.conversation.scope.labels() == labels
        await driver.enter("/publisher island wire")
        assert driver.chat.conversation.scope.labels()[-1] == "only Island Wire"
        await driver.enter("/publisher bay courier")
        await driver.enter("/as-of yesterday")
        await driver.until(lambda: "not a date" in driver.screen_text())
        await driver.ask("When?")
        assert session.asked[-1][1].as_of == "2031-06"
        await driver.press("up")
        assert driver.chat.prompt.input.value == "When?"
        await driver.press("up", "down", "down")
        assert driver.chat.prompt.input.value == ""


async def test_the_menu_opens_walks_completes_and_closes(session: FakeSession):
    async with chatting(session) as driver:
        await driver.press("/", "c")
        chosen = driver.chat.prompt.menu.chosen
        assert chosen is not None
        assert chosen.line == "/copy"
        await driver.press("down", "enter")
        assert driver.chat.prompt.input.value == "/correct "
        assert driver.focus() == "question"
        await driver.press("escape")
        assert not driver.chat.prompt.menu.is_open
        await driver.press("escape")
        assert driver.chat.prompt.input.value == ""


async def test_pasted_text_is_one_safe_line(session: FakeSession):
    async with chatting(session) as driver:
        driver.chat.prompt.input.post_message(events.Paste("When\nwill \x1b[2J[b]it[/b]\r\nsail?"))
        await driver.settle()
        assert driver.chat.prompt.input.value == "When will ␛[2J[b]it[/b] sail?"
        await driver.press("escape", "escape")
        assert driver.focus() == "transcript"
        driver.chat.transcript.post_message(events.Paste("? r x"))
        await driver.settle()
        assert (driver.focus(), driver.chat.prompt.input.value) == ("question", "? r x")


async def test_failures_are_told_with_their_remedy_and_asking_goes_on(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(FAILING)
        await driver.until(lambda: "✗ the vectors are cut short [0 of 9]" in driver.screen_text())
        assert "Run dateline verify, then index again." in driver.screen_text()
        await driver.enter("/nonsense")
        await driver.until(lambda: "no command /nonsense" in driver.screen_text())
        await driver.ask(SINGLE.question)
        assert driver.chat.conversation.exchanges[-1].phase == "answered"


async def test_an_index_that_cannot_be_opened_is_told_until_it_is_there(session: FakeSession):
    built = asyncio.Event()

    def opened() -> FakeSession:
        if not built.is_set():
            raise IndexDamaged("there is no index here", "Run dateline index FOLDER.")
        return session

    async with chatting(session, opened=opened) as driver:
        await driver.until(lambda: driver.chat.conversation.unopened is not None)
        driver.chat.prompt.put(SINGLE.question)
        await driver.pilot.press("enter")
        exchange = driver.chat.conversation.exchanges[0]
        await driver.until(lambda: exchange.phase == "failed")
        await driver.pilot.pause()
        assert "✗ there is no index here" in driver.screen_text()
        assert "✗ not open" in driver.screen_text()
        built.set()
        await driver.ask(SINGLE.question)
        assert "● ready" in driver.screen_text()
        assert driver.chat.conversation.exchanges[1].phase == "answered"
        assert driver.chat.exit_code == 0


async def test_the_exit_code_says_that_the_index_could_not_be_opened(session: FakeSession):
    def broken() -> FakeSession:
        raise IndexDamaged("there is no index here", "Run dateline index FOLDER.")

    async with chatting(session, opened=broken) as driver:
        await driver.until(lambda: "not open" in driver.screen_text())
        await driver.until(lambda: "Run dateline index FOLDER." in driver.screen_text())
        await driver.pilot.press("ctrl+q")
    assert driver.app.return_code == 3


async def test_the_browser_filters_sorts_opens_and_leaves_out(session: FakeSession):
    async with chatting(session) as driver:
        await driver.press("f4")
        assert isinstance(driver.app.screen, ShelfScreen)
        await driver.until(lambda: "7 articles" in driver.screen_text())
        assert driver.focus() == "shelf-filter"
        await driver.press(*"ferry", "ctrl+s")
        assert "4 of 7 articles" in driver.screen_text()
        assert "by publisher" in driver.screen_text()
        await driver.press("down", "ctrl+l", "enter")
        assert driver.focus() == "article"
        left_out = driver.chat.conversation.scope.left_out
        assert driver.chat.side.source.article is not None
        assert left_out == (driver.chat.side.source.article.id,)
        assert "left out of this conversation" in driver.screen_text()


async def test_conversations_are_found_resumed_renamed_and_deleted(session: FakeSession):
    from qa.conversation.history import open_history

    async with chatting(session, history=open_history) as driver:
        await driver.ask(CHANGED.question)
        await driver.press("escape", "r", "minus")
        await driver.enter("/rename The ferry")
        await driver.enter("/new")
        assert driver.chat.conversation.exchanges == []
        assert driver.chat.conversation.scope.left_out == ()
        assert "Ask the articles." in driver.screen_text()
        await driver.enter("/conversations October")
        assert "The ferry" in driver.screen_text()
        await driver.press("enter")
        await driver.until(lambda: bool(driver.chat.conversation.exchanges))
        await driver.settle()
        restored = driver.chat.conversation.exchanges[0]
        assert (restored.verdict, restored.answer is not None) == ("right", True)
        assert "● 2031-09-11  3 October" in driver.screen_text()
        await driver.ask("And before that?")
        assert session.asked[-1][2] == 1
        await driver.press("f6", "ctrl+d", "ctrl+d")
        assert "No conversation is kept." in driver.screen_text()


async def test_one_column_shows_either_the_transcript_or_the_article(session: FakeSession):
    async with chatting(session, NARROW) as driver:
        await driver.ask(CHANGED.question)
        assert not driver.chat.side.display
        assert driver.chat.transcript.size.width == 80
        await driver.press("f2")
        assert driver.chat.side.size.width >= 79
        assert "Marrow Bay ferry to sail" in driver.screen_text()
        await driver.press("n")
        assert "citation 2 of 4" in driver.screen_text()
        await driver.press("escape")
        assert not driver.chat.side.display
        assert driver.focus() == "question"
        await driver.pilot.resize_terminal(200, 50)
        await driver.press("f2")
        assert driver.chat.transcript.size.width + driver.chat.side.size.width >= 199
        await driver.enter("/theme")
        assert driver.app.theme == "dateline-light"


@pytest.mark.parametrize("theme", ["textual-light", "nord", "ansi-dark"])
async def test_other_themes_and_no_colour_show_the_same_words(session: FakeSession, theme: str):
    with no_colour():
        async with chatting(session, theme_name=theme) as driver:
            await driver.ask(CHANGED.question)
            assert driver.app.no_color
            assert "● 2031-09-11  3 October" in driver.screen_text()


def test_the_chat_starts_without_loading_what_the_session_needs():
    import subprocess
    import sys

    heavy = (
        "numpy",
        "onnxruntime",
        "faiss",
        "torch",
        "transformers",
        "dateparser",
        "trafilatura",
        "qa.assistant",
    )
    code = f"import sys, tui.chat.app; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_quitting_while_a_question_is_answered_leaves_nothing_behind(held: FakeSession):
    async with chatting(held) as driver:
        driver.chat.prompt.put(CHANGED.question)
        await driver.pilot.press("enter")
        await driver.until(lambda: bool(held.asked))
        await driver.pilot.press("ctrl+q")
    held.gate.set()
    assert isinstance(driver.app, ChatApp)
    assert driver.chat.conversation.exchanges[0].answer is None
