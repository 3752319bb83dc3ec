"""Conversations are written down before they are shown, and come back as they were."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import SettingsError, UnknownArticleError
from corpus.types import Article
from qa.contract import answer_json
from qa.conversation.history import open_history
from tests.tui.answers import CHANGED, CONFLICTING, EVERY, NOT_FOUND, SINGLE
from tests.tui.articles import SHELF
from tests.tui.fakes import FakeSession
from tui.chat.desk import Desk
from tui.chat.keeping import Keeping
from tui.chat.messages import Answered, WorkFailed
from tui.chat.restore import answer_from, pinned_numbers
from tui.chat.scope import Scope, scope_from
from tui.chat.state import Exchange, numbered


def article_of(article_id: str) -> Article:
    found = {article.id: article for article in SHELF}
    if article_id not in found:
        raise UnknownArticleError(article_id)
    return found[article_id]


@pytest.mark.parametrize("question", EVERY)
def test_an_answer_comes_back_as_it_was_shown(question: str):
    shown = EVERY[question]
    back = answer_from(answer_json(shown), article_of)
    assert back == replace(shown, timings_ms={}, hits=(), candidates=())


def test_citations_of_an_article_that_has_gone_or_changed_keep_quote_and_place():
    def changed(article_id: str) -> Article:
        if article_id == "sail":
            raise UnknownArticleError(article_id)
        found = article_of(article_id)
        return replace(found, text="Rewritten. " + found.text)

    back = answer_from(answer_json(CHANGED), changed)
    assert [c.quote for c in numbered(back)] == [c.quote for c in numbered(CHANGED)]
    gone, kept = numbered(back)[0], numbered(CHANGED)[0]
    assert gone.span == kept.span
    assert gone.sentence.of(gone.article.text) == kept.sentence.of(kept.article.text)
    assert gone.article.text.strip() == kept.sentence.of(kept.article.text)


def test_an_answer_is_on_the_disk_before_it_is_posted(tmp_path: Path):
    path = tmp_path / "history.sqlite3"
    keeping = Keeping(lambda: open_history(path))
    kept_when_posted: list[int] = []
    posted: list[object] = []

    def post(message: object) -> None:
        posted.append(message)
        if isinstance(message, Answered):
            other = open_history(path)
            kept_when_posted.append(other.conversations()[0].turn_count)
            other.close()

    desk = Desk(FakeSession, post, keeping.keep)
    for number, one in enumerate((CHANGED, NOT_FOUND), start=1):
        desk.ask(number, one.question, Scope(), ())
    desk.stop()
    desk.start()
    desk._thread.join(20)
    assert kept_when_posted == [1, 2]
    keeping.close()


def test_an_answer_that_cannot_be_kept_is_shown_and_told():
    def failing(number: int, answer: object, scope: Scope) -> None:
        raise SettingsError("the disk is full", "Make room.")

    posted: list[object] = []
    desk = Desk(FakeSession, posted.append, failing)
    desk.ask(1, CHANGED.question, Scope(), ())
    desk.stop()
    desk.start()
    desk._thread.join(20)
    assert any(isinstance(message, WorkFailed) for message in posted)
    assert any(isinstance(message, Answered) for message in posted)


def test_marks_and_pins_are_kept_and_found_again(tmp_path: Path):
    keeping = Keeping(lambda: open_history(tmp_path / "history.sqlite3"))
    keeping.keep(7, CONFLICTING)
    exchange = Exchange(7, CONFLICTING.question, Scope(), "answered", answer=CONFLICTING, verdict="wrong")
    keeping.mark(exchange)
    keeping.pin(exchange, exchange.citations[1], pinned=True)
    keeping.rename("The bill")
    listed = keeping.conversations("crowns")
    assert [(kept.title, "31 million" in kept.note or "23 million" in kept.note) for kept in listed] == [
        ("The bill", True)
    ]
    again = keeping.resume(listed[0].id, first_number=40)
    turn = again.turns[0]
    assert turn.verdict == "wrong"
    assert pinned_numbers(exchange.citations, turn.pins) == {2}
    keeping.keep(41, NOT_FOUND)
    assert keeping.conversations()[0].note.endswith("2 questions")
    assert keeping.asked_before() == [CONFLICTING.question, NOT_FOUND.question]
    keeping.delete(listed[0].id)
    assert keeping.conversations() == []
    keeping.close()


SCOPE = Scope(as_of="2031-10", since="2031-01", publishers=("County Post",), left_out=("copy",))
SCOPE_WORDS = "as of 2031-10 · from 2031-01 · only County Post · 1 left out"


def test_the_scope_of_an_answer_is_kept_and_exported(tmp_path: Path):
    keeping = Keeping(lambda: open_history(tmp_path / "history.sqlite3"))
    keeping.keep(1, CHANGED, SCOPE)
    keeping.keep(2, NOT_FOUND, Scope())
    kept = keeping.history.load(str(keeping.conversation_id)).turns
    assert [scope_from(turn.answer.get("scope")) for turn in kept] == [SCOPE, Scope()]
    for form in ("md", "html"):
        written = keeping.export(form, tmp_path / f"talk.{form}").read_text(encoding="utf-8")
        assert written.count(f"Scope: {SCOPE_WORDS}") == written.count("Scope: ") == 1
    turns = json.loads(keeping.export("json", tmp_path / "talk.json").read_text(encoding="utf-8"))["turns"]
    assert [turn["answer"].get("scope") for turn in turns] == [SCOPE.kept(), None]
    keeping.close()


def test_a_removed_article_is_named_in_no_scope(tmp_path: Path):
    keeping = Keeping(lambda: open_history(tmp_path / "history.sqlite3"))
    keeping.keep(1, NOT_FOUND, SCOPE)
    keeping.forget("copy")
    scope = keeping.history.load(str(keeping.conversation_id)).turns[0].answer["scope"]
    assert "copy" not in json.dumps(scope)
    assert scope_from(scope).labels() == SCOPE.labels()
    keeping.close()


def test_keeping_nothing_still_marks_and_exports(tmp_path: Path):
    keeping = Keeping(lambda: open_history(keep=False))
    with pytest.raises(SettingsError):
        keeping.export("md", tmp_path / "talk.md")
    keeping.keep(1, CHANGED)
    keeping.export("json", tmp_path / "talk.json")
    assert '"3 October"' in (tmp_path / "talk.json").read_text(encoding="utf-8")
    assert keeping.conversations() == []
    with pytest.raises(SettingsError):
        keeping.export("md", tmp_path / "missing" / "talk.md")
    keeping.close()


def test_a_claim_takes_the_date_to_which_its_report_was_corrected_since():
    def corrected(article_id: str) -> Article:
        found = article_of(article_id)
        changes = {"published": "2031-09-12", "published_basis": "corrected"}
        return replace(found, **changes) if article_id == "sail" else found  # type: ignore[arg-type]

    back = answer_from(answer_json(CHANGED), corrected)
    assert [claim.as_of for claim in back.claims] == ["2031-09-12", "2031-05-19", "2031-02-03"]
    assert back.claims[0].as_of_basis == "corrected"


def test_a_claim_that_another_report_dates_keeps_its_date_when_it_is_resumed():
    def corrected(article_id: str) -> Article:
        found = article_of(article_id)
        return replace(found, published="2032-01-05") if article_id == "copy" else found

    back = answer_from(answer_json(SINGLE), corrected)
    assert back.claims[0].as_of == article_of("plan").published
