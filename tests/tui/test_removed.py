"""What is shown once an article is gone: that it was removed, and nothing of what it said."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from corpus.order_evidence import Bound, DateRange
from corpus.types import Span
from qa.contract import answer_json
from qa.conversation.history import open_history
from qa.conversation.kept import without_article
from tests.tui.answers import CHANGED, LIST, NOT_FOUND, answer, claim
from tests.tui.articles import COPY, PLAN, cite
from tests.tui.driving import chatting
from tests.tui.fakes import FakeSession
from tests.tui.test_indexing import WORKING
from tests.tui.test_keeping import article_of
from tests.tui.test_words import exchange, text_of
from tui.chat.restore import answer_from
from tui.chat.shelf import running
from tui.chat.transcript.card import card
from tui.chat.words import missing_line


def restored_without(article_id: str, found=LIST):
    kept = without_article(answer_json(found), article_id)
    assert kept is not None
    return answer_from(kept, article_of)


def test_an_answer_that_lost_its_only_source_says_so_and_blames_no_passage():
    shown = text_of(card(exchange(restored_without("sail")), 74))
    assert "The source was removed" in shown
    assert "The article that was quoted here was removed." in shown
    assert "Not in these articles" not in shown
    assert "no passage says this" not in shown


def test_an_answer_that_kept_a_claim_says_that_another_source_went():
    shown = text_of(card(exchange(restored_without("sail", CHANGED)), 74))
    assert "another article that was quoted here was removed" in " ".join(shown.replace("▌", "").split())
    assert "3 October" not in shown
    assert "September" in shown
    assert "removed" not in text_of(card(exchange(CHANGED), 74))


def test_where_nothing_comes_near_the_refusal_says_that_nothing_is_there():
    bare = replace(NOT_FOUND, near_misses=(), missing_terms=("fair",))
    assert missing_line(bare) == "Nowhere in these articles: “fair”. Nothing in them comes near."
    assert missing_line(replace(bare, missing_terms=())) == "Nothing in them comes near."
    assert missing_line(replace(NOT_FOUND, missing_terms=())) == "The words occur, but no passage says this."


def test_what_showed_the_date_of_a_removed_article_goes_with_it():
    dated = {"plan": DateRange(Bound("2031-01-01", Span(0, 20))), "copy": DateRange()}
    found = replace(answer("Who?", claim(cite(PLAN, "June"), cite(COPY, "June"))), inferred=dated)
    kept = without_article(answer_json(found), "plan")
    assert kept is not None
    assert [one["article_id"] for one in kept["inferred_dates"]] == ["copy"]
    assert PLAN.text[:20] not in str(kept["inferred_dates"])


def test_inferred_dates_come_back_with_a_kept_answer():
    dated = {"plan": DateRange(Bound("2031-01-01", Span(0, 20)), Bound("2031-12-31", Span(3, 9)))}
    found = replace(answer("Who?", claim(cite(PLAN, "June"))), inferred=dated)
    assert answer_from(answer_json(found), article_of).inferred == dated


async def test_a_removed_article_leaves_the_browser_and_the_source_pane(
    session: FakeSession, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(running, "removal", lambda *_: [sys.executable, "-c", WORKING])
    monkeypatch.setattr(session, "reload", lambda _: session.articles.pop("sail", None))
    async with chatting(session, history=open_history) as driver:
        await driver.ask(LIST.question)
        assert "180 passengers" in driver.screen_text()
        await driver.press("f4", *"sail on 3")
        assert "1 of 7 articles" in driver.screen_text()
        await driver.press("ctrl+r", "ctrl+r")
        await driver.until(lambda: "0 of 6 articles" in driver.screen_text())
        await driver.press("escape")
        await driver.until(lambda: "The source was removed" in driver.screen_text())
        await driver.press("f2")
        shown = driver.screen_text()
        assert "No citation yet." in shown
        assert "180 passengers" not in shown
