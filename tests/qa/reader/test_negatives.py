"""Made unanswerable questions: what is edited, and that nothing else is."""

import random

import pytest

from qa.reader.train.negatives import moved_number, opposed, swapped_name, without_answer
from qa.reader.train.opposites import OPPOSITES
from qa.reader.train.rows import Row

CONTEXT = "The first ferry sailed in 1931. Marta Lind steered it. In 1940 Olav Brun bought the yard."


def row(question: str, answer: str) -> Row:
    start = CONTEXT.index(answer)
    return Row("test", CONTEXT, question, ((start, start + len(answer)),))


def seeds() -> list[random.Random]:
    return [random.Random(seed) for seed in range(20)]


def test_a_word_turns_to_its_opposite_and_the_answer_goes() -> None:
    made = opposed(row("When did the first ferry sail?", "1931"), random.Random(0))
    assert made is not None
    assert (made.question, made.spans, made.context) == ("When did the last ferry sail?", (), CONTEXT)


def test_the_verb_is_denied_only_where_no_word_has_an_opposite() -> None:
    made = {m.question for rng in seeds() if (m := opposed(row("When was the yard sold?", "1940"), rng))}
    assert made == {"When was the yard bought?"}
    made = {m.question for rng in seeds() if (m := opposed(row("Who was the pilot?", "Marta Lind"), rng))}
    assert made == {"Who wasn't the pilot?"}


def test_a_number_moves_to_one_the_passage_does_not_hold() -> None:
    for rng in seeds():
        made = moved_number(row("Who bought the yard in 1940?", "Olav Brun"), rng)
        if made is not None:
            year = made.question.removeprefix("Who bought the yard in ").removesuffix("?")
            assert year.isdigit()
            assert year not in CONTEXT


def test_a_number_that_the_passage_lacks_is_left_alone() -> None:
    assert moved_number(row("Who bought the yard in 1955?", "Olav Brun"), random.Random(0)) is None


def test_a_name_is_swapped_for_another_of_the_passage_but_never_for_the_answer() -> None:
    made = [swapped_name(row("What did Olav Brun buy?", "the yard"), rng) for rng in seeds()]
    assert any(m is not None and "Marta Lind" in m.question for m in made)
    made = [swapped_name(row("Who bought what Olav Brun built?", "Marta Lind"), rng) for rng in seeds()]
    assert not any(m is not None and "Marta Lind" in m.question for m in made)


def test_the_answers_sentence_is_cut_and_the_others_stay() -> None:
    made = without_answer(row("Who steered it?", "Marta Lind"))
    assert made is not None
    assert "Marta" not in made.context
    assert made.context.startswith("The first ferry sailed in 1931. In 1940")


@pytest.mark.parametrize("word", sorted(OPPOSITES))
def test_no_word_is_its_own_opposite(word: str) -> None:
    assert OPPOSITES[word] != word
