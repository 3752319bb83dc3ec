"""Follow-ups read as the whole question would; new topics stay as they are."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.conversation import Turn, resolve
from tests.qa.conversation.chains import CHAINS
from tests.qa.conversation.chains_stories import STORIES


def _turn(line: str) -> Turn:
    question, answer, sentence = (None if part == "-" else part for part in line.split(" | "))
    return Turn(question or "", None, answer, sentence)


def _cases() -> list[tuple[list[Turn], str, str]]:
    cases: list[tuple[list[Turn], str, str]] = []
    for block in f"{CHAINS.strip()}\n\n{STORIES.strip()}".split("\n\n"):
        *lines, last = block.split("\n")
        question, _, whole = last.partition(" => ")
        cases.append(([_turn(line) for line in lines], question, whole))
    return cases


@pytest.mark.parametrize(("turns", "question", "whole"), _cases())
def test_the_whole_question(turns: list[Turn], question: str, whole: str):
    assert resolve(question, turns).question == whole


def test_a_chain_of_three_lives_on_resolved_questions():
    turns: list[Turn] = []
    for question, answer in (
        ("Who was prime minister of Chile?", "Rosa Diaz"),
        ("And before that?", "Karl Moss"),
    ):
        turns.append(Turn(question, resolve(question, turns).question, answer))
    assert resolve("And before that?", turns).question == "Who was prime minister of Chile before Karl Moss?"


def test_a_topic_of_earlier_turns_comes_back_after_a_gap():
    turns = [
        Turn("Who leads the Norlandic delegation?", None, "Karl Brandt"),
        Turn("Where is it based?", "Where is the Norlandic delegation based?", "Oslo"),
        Turn("How many members does it have?", "How many members does the Norlandic delegation have?", "12"),
    ]
    assert resolve("When did he arrive?", turns).question == "When did Karl Brandt arrive?"


def test_a_not_found_turn_still_gives_its_question():
    turns = [Turn("When did parliament approve the budget of Sudria?", None, None, None)]
    assert resolve("Why?", turns).question == "Why did parliament approve the budget of Sudria?"


def test_added_names_what_the_conversation_gave_in_reading_order():
    resolved = resolve("Who will he meet there?", [Turn("When will Karl Brandt visit Lisbon?", None, "May")])
    assert resolved.is_follow_up and resolved.added == ("Karl", "Brandt", "Lisbon")


def test_a_first_question_and_a_new_topic_are_no_follow_ups():
    turns = [Turn("Who won the election in Moldova?", None, "Ana Ruiz")]
    for question, before in (("And Britain?", []), ("How tall is the Ostrava Bridge?", turns)):
        resolved = resolve(question, before)
        assert (resolved.question, resolved.is_follow_up, resolved.added) == (question, False, ())


def test_a_new_topic_keeps_its_slips_of_typing():
    asked = "Wat did Norland pay Sudria?"
    assert resolve(asked, [Turn("Who won the election in Moldova?")]).question == asked


def test_the_kind_of_the_answer_decides_who_is_meant():
    turns = [Turn("Which name is on the plaque?", None, "Novak", None, None, "person")]
    assert resolve("When did she die?", turns).question == "When did Novak die?"


@pytest.mark.parametrize("sign", ["\x00", "\x1b[31m", "\n", "\u200b", "\u202e"])
def test_control_and_format_characters_do_not_come_through(sign: str):
    turns = [Turn(f"Who lea{sign}ds Norland?", None, f"Karl{sign} Brandt")]
    for question in (f"When did he{sign} arrive?", f"{sign}And Britain?{sign}"):
        resolved = resolve(question, turns)
        assert not any(
            unicodedata.category(c) in {"Cc", "Cf"} for c in resolved.question + "".join(resolved.added)
        )


_TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("aeiou tTnNrRsS?.,'’()-0189%$"), st.characters()), max_size=80
)
_QUESTION = st.one_of(
    _TEXT,
    st.lists(
        st.sampled_from(
            [
                "who",
                "what",
                "when",
                "why",
                "how",
                "did",
                "does",
                "is",
                "was",
                "he",
                "she",
                "it",
                "they",
                "there",
                "then",
                "that",
                "this",
                "one",
                "the",
                "their",
                "of",
                "in",
                "to",
                "and",
                "before",
                "Britain",
                "Ana",
                "Ruiz",
                "Oslo",
                "talks",
                "deal",
                "won",
                "met",
                "2024",
                "5",
                "percent",
                "?",
                "'s",
            ]
        ),
        max_size=9,
    ).map(" ".join),
)


@settings(max_examples=150, deadline=None)
@given(question=_QUESTION, earlier=_QUESTION, answer=st.none() | _TEXT | _QUESTION)
def test_any_text_resolves_and_only_follow_ups_change(question: str, earlier: str, answer: str | None):
    turns = [Turn("Who leads Norland?", None, "Karl Brandt"), Turn(earlier, None, answer, answer)]
    resolved = resolve(question, turns)
    assert resolved == resolve(question, turns)
    assert "\x1b" not in resolved.question
    assert resolved.is_follow_up or resolved.added == ()


def test_long_text_stays_quick():
    turns = [Turn("Who leads Norland? " * 200, None, "Karl Brandt " * 500, "He met her. " * 500)] * 30
    started = time.process_time()
    resolve("What did he say there about it? " * 200, turns)
    assert time.process_time() - started < 1.0
