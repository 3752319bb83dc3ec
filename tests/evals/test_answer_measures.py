"""What counts as right, and that numbers never become right by resembling one another."""

from __future__ import annotations

import pytest

from evals.gold import GoldSpan
from evals.measures.answers import contains, right, score_text
from evals.measures.citations import article_precision, article_recall, span_precision, span_recall
from evals.measures.conflicts import confusion, status_accuracy, value_recall
from evals.measures.conversation import by_turn


def place(start: int, end: int, article: str = "a") -> GoldSpan:
    return GoldSpan(article, start, end, "x" * (end - start))


def test_containment_is_by_whole_words():
    assert contains("in the port of Busan.", ["Busan"])
    assert not contains("Busanites", ["Busan"])
    assert not contains("one two three four five six Busan", ["Busan"], max_extra=5)
    assert not contains("anything", [""])


def test_a_near_number_is_wrong():
    assert not right("12 percent", [], ["13 percent"], [], quoted=False)


def test_an_accepted_string_is_right_wherever_it_stands():
    assert right("Busan, South Korea", [place(90, 108)], ["Busan"], [place(0, 5)], quoted=False)


def test_the_same_place_is_right_whatever_is_trimmed():
    assert right("mid-November this year", [place(10, 32)], ["November"], [place(14, 34)], quoted=False)
    assert not right("a long quote", [place(0, 200)], ["November"], [place(14, 34)], quoted=False)
    assert right("a long quote", [place(0, 200)], ["November"], [place(14, 34)], quoted=True)
    assert not right("x", [place(14, 34, "b")], ["November"], [place(14, 34)], quoted=True)


def test_nothing_said_scores_nothing():
    assert score_text(None, ["Busan"]) == (0.0, 0.0, 0.0)
    assert not right(None, [], ["Busan"], [], quoted=False)


def test_citation_precision_and_recall_by_hand():
    cited, gold = [place(0, 5), place(50, 60), place(0, 5, "b")], [place(4, 9), place(70, 80)]
    assert span_precision(cited, gold) == pytest.approx(1 / 3)
    assert span_recall(cited, gold) == 0.5
    assert article_precision(cited, gold) == 0.5
    assert article_recall(cited, gold) == 1.0
    assert span_precision([], gold) == 0.0


def test_conflict_measures_by_hand():
    given, expected = ["answered", "answered", "not_found"], ["answered", "conflicting", "not_found"]
    assert status_accuracy(given, expected) == pytest.approx(2 / 3)
    assert confusion(given, expected)["conflicting"] == {"answered": 1}
    assert value_recall([True, False]) == 0.5


def test_turns_are_counted_apart_and_a_turn_not_asked_in_full_is_left_out():
    first, second = by_turn([1, 2, 2], [True, False, True], [None, True, None])
    assert (first.count, first.in_conversation, first.standalone) == (1, 1.0, None)
    assert (second.count, second.in_conversation, second.standalone) == (2, 0.5, 1.0)


def test_what_a_conversation_keeps_is_counted_among_what_is_right_in_full():
    (turn,) = by_turn([2, 2, 2, 2], [True, False, True, False], [True, True, False, False])
    assert (turn.in_conversation, turn.standalone, turn.kept) == (0.5, 0.5, 0.5)
    assert by_turn([2], [True], [False])[0].kept is None
