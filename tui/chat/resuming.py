"""Taking a kept conversation up again: its articles are looked up by the worker, then it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.chat.messages import Restored
from tui.chat.restore import answer_from, pinned_numbers
from tui.chat.scope import scope_from
from tui.chat.state import Session

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen


def resume(chat: ChatScreen, conversation_id: str) -> None:
    """Has the worker bring the answers of a conversation back."""
    kept = chat.keeping.history.load(conversation_id)

    def restored(session: Session) -> Restored:
        return Restored(kept, tuple(answer_from(turn.answer, session.article) for turn in kept.turns))

    chat.desk.do(restored, renew=True)


def show_restored(chat: ChatScreen, message: Restored) -> None:
    """Shows the conversation with its marks and pins in place of the one that was open."""
    chat.begin_again()
    kept, conversation = message.kept, chat.conversation
    chat.keeping.resume(kept.id, conversation.next_number)
    scopes = [scope_from(turn.answer.get("scope")) for turn in kept.turns]
    conversation.restore(message.answers, [turn.verdict for turn in kept.turns], scopes)
    conversation.scope = replace(conversation.scope, left_out=kept.left_out)
    for exchange, turn in zip(conversation.exchanges, kept.turns, strict=True):
        exchange.pinned = pinned_numbers(exchange.citations, turn.pins)
        chat.transcript.add(exchange)
    chat.tell_state()
    if conversation.exchanges:
        chat.looking.select(conversation.select(conversation.exchanges[-1].number), reveal=True)
