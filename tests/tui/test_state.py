"""The session's state, without Textual."""

from __future__ import annotations

import pytest

from corpus.errors import IndexDamaged, SettingsError
from tests.tui.answers import CHANGED, CONFLICTING, NOT_FOUND, SINGLE
from tests.tui.articles import COPY, COST, INQUIRY, PLAN, SAIL, SLIP
from tui.chat.prompt.past import InputHistory
from tui.chat.scope import Scope
from tui.chat.state import Conversation, iso_date, numbered


def ready() -> Conversation:
    conversation = Conversation()
    conversation.ready = True
    return conversation


def answered(conversation: Conversation, *answers) -> Conversation:
    for one in answers:
        conversation.ask(one.question)
        sent = conversation.next_to_ask()
        assert sent is not None
        conversation.finish(sent.number, one)
    return conversation


def test_a_question_asked_early_waits_until_the_session_is_ready():
    conversation = Conversation()
    asked = conversation.ask("  When?  ")
    assert conversation.next_to_ask() is None
    conversation.ready = True
    assert conversation.next_to_ask() is asked
    assert (asked.question, asked.phase) == ("When?", "working")


def test_questions_are_answered_one_at_a_time_in_order():
    conversation = ready()
    first, second = conversation.ask("one"), conversation.ask("two")
    assert conversation.next_to_ask() is first
    assert conversation.next_to_ask() is None
    conversation.finish(first.number, SINGLE)
    assert conversation.next_to_ask() is second


def test_the_result_of_a_cancelled_question_changes_nothing():
    conversation = ready()
    asked = conversation.ask("one")
    conversation.next_to_ask()
    assert conversation.cancel() is asked
    assert conversation.reach(asked.number, "checking") is None
    assert conversation.finish(asked.number, SINGLE) is None
    assert conversation.fail(asked.number, IndexDamaged("gone")) is None
    assert (asked.phase, asked.answer, asked.error, asked.stage) == ("cancelled", None, None, None)


def test_a_late_result_is_not_taken_for_the_next_question():
    conversation = ready()
    first = conversation.ask("one")
    conversation.next_to_ask()
    conversation.cancel()
    second = conversation.ask("two")
    conversation.next_to_ask()
    assert conversation.finish(first.number, SINGLE) is None
    assert second.phase == "working"


def test_beginning_again_never_reuses_a_number():
    conversation = ready()
    old = conversation.ask("one")
    conversation.next_to_ask()
    assert conversation.clear() == (old.number,)
    new = conversation.ask("two")
    conversation.next_to_ask()
    assert conversation.finish(old.number, SINGLE) is None
    assert new.number > old.number


def test_cancelling_takes_the_last_question_first():
    conversation = ready()
    first, second = conversation.ask("one"), conversation.ask("two")
    conversation.next_to_ask()
    assert conversation.cancel() is second
    assert conversation.cancel() is first
    assert conversation.cancel() is None


def test_a_follow_up_sees_only_earlier_answers():
    conversation = answered(ready(), SINGLE, CHANGED)
    third = conversation.ask("And before?")
    assert conversation.earlier(third) == (SINGLE, CHANGED)
    assert conversation.earlier(conversation.exchanges[1]) == (SINGLE,)


def test_the_cursor_walks_round_the_citations():
    conversation = answered(ready(), CHANGED)
    seen = [conversation.cursor] + [conversation.step_citation(1) and conversation.cursor for _ in range(4)]
    assert seen == [1, 2, 3, 4, 1]
    assert conversation.step_citation(-1) == numbered(CHANGED)[3]


def test_stepping_through_questions_stops_at_the_ends():
    conversation = answered(ready(), SINGLE, CHANGED)
    assert conversation.step(-1).number == 1  # type: ignore[union-attr]
    assert conversation.step(-1).number == 1  # type: ignore[union-attr]
    assert conversation.citation == numbered(SINGLE)[0]
    assert conversation.step(5).number == 2  # type: ignore[union-attr]


def test_near_misses_are_citations_when_nothing_was_found():
    conversation = answered(ready(), NOT_FOUND)
    assert conversation.current is not None
    assert conversation.current.citations == NOT_FOUND.near_misses


def test_marks_and_pins_toggle():
    conversation = answered(ready(), CONFLICTING)
    current = conversation.current
    assert current is not None
    conversation.judge("right")
    assert current.verdict == "right"
    conversation.judge("wrong")
    assert current.verdict == "wrong"
    conversation.judge("wrong")
    assert current.verdict is None
    conversation.step_citation(1)
    assert (conversation.pin(), current.pinned) == (True, {2})
    assert (conversation.pin(), current.pinned) == (False, set())


def test_nothing_can_be_judged_before_an_answer():
    conversation = ready()
    assert conversation.judge("right") is None
    conversation.ask("one")
    assert conversation.judge("right") is None
    assert conversation.pin() is None


def test_a_correction_reaches_every_citation():
    from dataclasses import replace

    conversation = answered(ready(), CONFLICTING)
    conversation.corrected(replace(COST, published="2031-10-01", published_basis="corrected"))
    current = conversation.current
    assert current is not None
    assert [c.article.published for c in current.citations] == ["2031-09-11", "2031-10-01"]
    assert current.answer is not None
    dated = [(claim.as_of, claim.as_of_basis) for claim in current.answer.claims]
    assert dated == [("2031-09-11", "front matter"), ("2031-10-01", "corrected")]


def test_a_corrected_copy_dates_no_claim_of_its_source():
    from dataclasses import replace

    conversation = answered(ready(), SINGLE)
    conversation.corrected(replace(COPY, published="2032-01-05", published_basis="corrected"))
    current = conversation.current
    assert current is not None and current.answer is not None
    (one,) = current.answer.claims
    assert (one.as_of, one.as_of_basis) == (PLAN.published, PLAN.published_basis)


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        (Scope(), {"plan", "slip", "sail", "cost", "inquiry"}),
        (Scope(as_of="2031-05-19"), {"plan", "slip", "cost", "inquiry"}),
        (Scope(as_of="2031-05"), {"plan", "slip", "cost", "inquiry"}),
        (Scope(since="2031-05"), {"slip", "sail", "cost"}),
        (Scope(since="2030-11-15"), {"plan", "slip", "sail", "cost", "inquiry"}),
        (Scope(publishers=("bay courier",)), {"plan", "slip"}),
        (Scope(left_out=("plan", "cost")), {"slip", "sail", "inquiry"}),
    ],
)
def test_the_scope_keeps_undated_articles_and_leaves_out_the_rest(scope: Scope, allowed: set[str]):
    assert {a.id for a in (PLAN, SLIP, SAIL, COST, INQUIRY) if scope.allows(a)} == allowed


def test_leaving_out_twice_takes_back_in():
    conversation = Conversation()
    assert conversation.leave_out("plan") is True
    assert conversation.scope.labels() == ("1 left out",)
    assert conversation.leave_out("plan") is False
    assert conversation.scope.left_out == ()


def test_up_and_down_walk_through_what_was_typed_and_keep_the_draft():
    history = InputHistory(["one"])
    history.add("two")
    history.add("two")
    assert [history.back("draft"), history.back("two"), history.back("one")] == ["two", "one", "one"]
    assert [history.forward("one"), history.forward("two"), history.forward("draft")] == [
        "two",
        "draft",
        "draft",
    ]
    assert InputHistory().back("typed") == "typed"


@pytest.mark.parametrize("text", ["2031", "2031-05", " 2031-05-19 ", "2031/05/19"])
def test_dates_may_be_partial(text: str):
    assert iso_date(text) == text.strip().replace("/", "-")


@pytest.mark.parametrize("text", ["", "May", "2031-13", "2031-02-30", "20310519"])
def test_what_is_no_date_is_refused_with_a_remedy(text: str):
    with pytest.raises(SettingsError) as refused:
        iso_date(text)
    assert "2026-02-10" in refused.value.hint
