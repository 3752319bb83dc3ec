"""What the lines around the panes say stays true, and stays in sight."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from corpus.errors import SettingsError
from tests.tui.answers import CHANGED, LIST
from tests.tui.articles import SHELF
from tests.tui.driving import NARROW, WIDE, chatting
from tests.tui.fakes import FakeSession
from tui.chat.messages import SessionReady
from tui.chat.publishers import known_publisher
from tui.chat.shelf.screen import ShelfScreen, columns


async def test_every_error_stands_where_the_first_one_stood(session: FakeSession):
    async with chatting(session) as driver:
        rows: list[int] = []
        for _ in range(4):
            await driver.enter("/export pdf")
            await driver.until(lambda: "cannot export" in driver.screen_text())
            lines = driver.screen_text().splitlines()
            rows.append(next(n for n, line in enumerate(lines) if "cannot export" in line))
        assert len(set(rows)) == 1


async def test_the_note_beside_the_names_is_of_the_part_that_shows(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.enter("/search ferry")
        assert "for “ferry”" in driver.screen_text()
        await driver.press("escape", "f2")
        assert "for “ferry”" not in driver.screen_text()
        assert "citation 1 of" in driver.screen_text()
        await driver.press("escape", "f3")
        assert "citation 1 of" not in driver.screen_text()


async def test_what_is_sought_is_sought_in_the_next_article_too(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.press("ctrl+f", *"the")
        pane = driver.chat.side.source
        driver.chat.action_perform("next")
        await driver.settle()
        count = len(pane.article_view.found)
        assert pane.find_input.display
        assert count
        assert str(pane.find_input.border_subtitle) == f"{pane.article_view.at_match + 1} of {count}"


async def test_an_index_that_another_process_renewed_is_asked_and_told(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        session.newer = replace(SHELF[0], id="newer", title="A newer report")
        await driver.ask(LIST.question)
        assert "newer" in session.articles
        assert f"{len(SHELF) + 1} articles" in driver.screen_text()
        assert "brought up to date" in driver.screen_text()
        session.newer = replace(SHELF[0], id="newest", title="The newest report")
        await driver.press("f4")
        assert "The newest report" in driver.screen_text()


async def test_what_was_typed_is_called_back_once_after_the_index_was_opened_again(session: FakeSession):
    from qa.conversation.history import open_history

    async with chatting(session, history=open_history) as driver:
        await driver.ask(CHANGED.question)
        driver.chat.post_message(SessionReady(session.status()))
        await driver.ask(LIST.question)
        await driver.press("up", "up", "up", "up")
        assert driver.chat.prompt.input.value == CHANGED.question
        await driver.press("down", "down")
        assert driver.chat.prompt.input.value == ""


async def test_a_conversation_is_resumed_over_the_index_as_it_is_now(session: FakeSession):
    from qa.conversation.history import open_history

    async with chatting(session, history=open_history) as driver:
        await driver.ask(CHANGED.question)
        cited = CHANGED.claims[0].citations[0].article
        session.newer = replace(cited, published="2031-12-24", published_basis="corrected")
        await driver.press("f6", "enter")
        await driver.until(lambda: "2031-12-24 date corrected" in driver.screen_text())


async def test_a_conversation_that_is_deleted_leaves_the_screen(session: FakeSession):
    from qa.conversation.history import open_history

    async with chatting(session, history=open_history) as driver:
        await driver.ask(CHANGED.question)
        await driver.press("f6", "ctrl+d", "ctrl+d", "escape")
        assert driver.chat.conversation.exchanges == []
        assert "Ask the articles." in driver.screen_text()


@pytest.mark.parametrize("key", ["f1", "f4", "f6"])
async def test_what_opens_over_the_chat_fits_a_small_terminal(session: FakeSession, key: str):
    async with chatting(session, (60, 20)) as driver:
        await driver.press(key)
        dialog = driver.app.screen.query_one(".dialog")
        assert dialog.region.right <= 60
        assert "esc close" in " ".join(driver.screen_text().split()) or key == "f1"


async def test_the_columns_of_the_browser_follow_the_terminal(session: FakeSession):
    async with chatting(session) as driver:
        await driver.press("f4")
        assert "Date from" in driver.screen_text()
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert isinstance(driver.app.screen, ShelfScreen)
        shown = driver.screen_text()
        assert "Copies" in shown
        assert "Date from" not in shown


@pytest.mark.parametrize("width", [48, 60, 67, 89, 111])
def test_columns_fit_with_a_title_that_can_be_read(width: int):
    laid = columns(width)
    assert sum(cells + 2 for _, cells in laid) <= width
    assert dict(laid)["Title"] >= 18


async def test_the_menu_takes_one_line_a_command(session: FakeSession):
    async with chatting(session, (60, 20)) as driver:
        await driver.pilot.press("/")
        await driver.settle()
        menu = driver.chat.prompt.menu
        assert menu.virtual_size.height == menu.option_count


async def test_an_article_of_the_browser_is_opened_whole(session: FakeSession):
    async with chatting(session) as driver:
        await driver.press("f4", *"inquiry", "enter")
        view = driver.chat.side.source.article_view
        assert driver.focus() == "article"
        assert "Witness 1 told the inquiry" in driver.screen_text()
        await driver.press("j", "pagedown")
        assert view.scroll_offset.y > 1
        assert view.find("notebook") == 120


async def test_the_text_of_an_article_comes_too_late_for_what_is_looked_at_by_then(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        cited = CHANGED.claims[0].citations[0].article
        driver.chat.looking.show_listed(replace(cited, text=""))
        driver.chat.looking.show_citation()
        await driver.settle()
        assert driver.chat.side.source.article_view.cited_line is not None
        assert "citation 1 of 4" in driver.screen_text()
        assert driver.chat.looking.at is not None
        assert driver.chat.looking.at[1] == CHANGED.claims[0].citations[0]


@pytest.mark.parametrize(("row", "left"), [(1, ["newest"]), (2, ["newest"]), (0, ["oldest"])])
async def test_the_cursor_stays_where_a_conversation_was_deleted(
    session: FakeSession, row: int, left: list[str]
):
    from qa.conversation.history import open_history

    async with chatting(session, history=open_history) as driver:
        for name in ("oldest", "middle", "newest"):
            await driver.ask(CHANGED.question)
            await driver.enter(f"/rename {name}")
            await driver.enter("/new")
        await driver.press("f6", *["down"] * row, "ctrl+d", "ctrl+d", "ctrl+d", "ctrl+d", "escape")
        titles = [kept.title for kept in driver.chat.keeping.conversations()]
        assert titles == left


async def test_the_scope_of_an_answer_is_shown_when_it_is_resumed(session: FakeSession):
    from qa.conversation.history import open_history

    async with chatting(session, history=open_history) as driver:
        await driver.enter("/publisher County Post")
        await driver.ask(LIST.question)
        await driver.enter("/publisher off")
        await driver.ask(CHANGED.question)
        await driver.enter("/new")
        await driver.enter("/as-of 2031")
        await driver.press("f6", "enter")
        await driver.until(lambda: len(driver.chat.conversation.exchanges) == 2)
        labels = [exchange.scope.labels() for exchange in driver.chat.conversation.exchanges]
        assert labels == [("only County Post",), ()]
        await driver.press("escape", "k")
        assert "scope          only County Post" in driver.screen_text()
        assert driver.chat.conversation.scope.labels() == ("as of 2031",)


def unnamed(session: FakeSession) -> None:
    session.articles = {key: replace(one, publisher=None) for key, one in session.articles.items()}


async def test_a_publisher_of_no_article_is_refused_also_where_none_is_named(session: FakeSession):
    unnamed(session)
    async with chatting(session) as driver:
        await driver.enter("/publisher Some Agency")
        await driver.until(lambda: "no article is by Some Agency" in driver.screen_text())
        assert driver.chat.conversation.scope.publishers == ()
        assert "✓" not in driver.screen_text()


async def test_a_publisher_typed_before_the_index_is_open_is_taken_back_when_no_article_is_by_it(
    session: FakeSession,
):
    opening = threading.Event()

    def opened() -> FakeSession:
        opening.wait(20)
        return session

    async with chatting(session, opened=opened) as driver:
        for typed, left in (("Some Agency", ()), ("bay courier", ("bay courier",))):
            driver.chat.publishers = None
            driver.chat.prompt.put(f"/publisher {typed}")
            await driver.pilot.press("enter")
            await driver.until(lambda typed=typed: f"only {typed}" in driver.screen_text())
            opening.set()
            driver.chat.desk.do(driver.chat.actions.load_publishers)
            await driver.settle()
            assert driver.chat.conversation.scope.publishers == left


async def test_a_corrected_publisher_may_be_asked_for(session: FakeSession):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.enter("/correct publisher Harbour Gazette")
        await driver.settle()
        await driver.enter("/publisher harbour gazette")
        assert driver.chat.conversation.scope.publishers == ("Harbour Gazette",)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("courier", "Did you mean Bay Courier?"),
        ("The Bay Courier Online", "Did you mean Bay Courier?"),
        ("County Pots", "Did you mean County Post?"),
        ("xyzzy", "There are: Bay Courier, County Post, Wire 0, Wire 1, Wire 2, Wire 3 and 2 more."),
    ],
)
def test_the_nearest_publishers_are_named(typed: str, hint: str):
    names = ("Bay Courier", "County Post", *(f"Wire {n}" for n in range(6)))
    with pytest.raises(SettingsError) as refused:
        known_publisher(typed, names)
    assert refused.value.hint == hint


async def test_where_no_pane_shows_it_the_citation_is_named_below(session: FakeSession):
    async with chatting(session, NARROW) as driver:
        await driver.ask(CHANGED.question)
        await driver.press("ctrl+n")
        assert "Citation 2 of 4: 2031-05-19 · Bay Courier" in driver.screen_text()
        assert "›[2]" in driver.screen_text()
        driver.chat.hints.say("")
        await driver.press("f2", "n")
        assert "Citation 3 of 4" not in driver.screen_text()
        await driver.pilot.resize_terminal(*WIDE)
        await driver.press("escape", "ctrl+n")
        assert "Citation 4 of 4" not in driver.screen_text()


async def test_an_article_that_is_left_out_says_so_in_the_browser(session: FakeSession):
    async with chatting(session, NARROW) as driver:
        await driver.press("f4", *"sail", "ctrl+l")
        assert "left out · Marrow Bay" in driver.screen_text()
        await driver.press("ctrl+l")
        assert "left out ·" not in driver.screen_text()


@pytest.mark.parametrize("then", ["/source", "/why", "/articles", CHANGED.question])
async def test_an_error_is_gone_once_something_else_is_done(session: FakeSession, then: str):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        await driver.enter("/export pdf")
        await driver.until(lambda: "cannot export" in driver.screen_text())
        await driver.enter(then)
        assert "cannot export" not in driver.screen_text()


@pytest.mark.parametrize(
    ("typed", "left"),
    [("/timel", ""), ("/fin", ""), ("/theme", ""), ("/arti", ""), ("/as", "/as-of "), ("/exp", "/export ")],
)
@pytest.mark.parametrize("clicked", [False, True])
async def test_a_command_of_the_menu_runs_at_once_unless_something_must_follow(
    session: FakeSession, typed: str, left: str, clicked: bool
):
    async with chatting(session) as driver:
        await driver.ask(CHANGED.question)
        before = driver.screen_text()
        await driver.press(*typed)
        if clicked:
            await driver.pilot.click(driver.chat.prompt.menu, offset=(4, 1))
        else:
            await driver.pilot.press("enter")
        await driver.settle()
        assert driver.chat.prompt.input.value == left
        assert left or driver.screen_text() != before or driver.app.theme == "dateline-light"
