"""What recurs in a passage is asked for by one of its sentences."""

import random

from qa.reader.train.recurring import GAP, recurring_rows

CONTEXT = (
    "Marta Lind steered the ferry. It sank in 1931. The town remembers Marta Lind. Marta Lind never swam."
)


def test_a_recurring_span_is_hidden_in_one_sentence_and_answers_elsewhere() -> None:
    for seed in range(10):
        (row,) = recurring_rows([CONTEXT], random.Random(seed))
        assert GAP in row.question and "Marta Lind" not in row.question
        assert row.question.replace(GAP, "Marta Lind") in CONTEXT
        assert row.question.replace(GAP, "Marta Lind") not in row.context
        assert [row.context[a:b] for a, b in row.spans] == ["Marta Lind", "Marta Lind"]


def test_words_that_only_join_others_do_not_recur() -> None:
    assert (
        recurring_rows(["The ferry left the town. A goat and the cow saw the end."], random.Random(1)) == []
    )
