"""Passages read together compete for one question; questions are put in other words."""

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest
import torch

from index.onnx import tokenizer_at
from qa.reader.model import SHIPPED
from qa.reader.train.examples import Example, Mixture, batches, examples, tensors, training_rows
from qa.reader.train.losses import span_loss
from qa.reader.train.retrieved import Retrieved
from qa.reader.train.rows import Row
from qa.reader.train.synonyms import WordNet, reworded
from qa.reader.train.thinning import thinned

SEEN = "The council of Oberndorf bought two ferries in March. "
FILLER = "Nothing else of note was reported that week by the paper of the town. " * 5


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = []
    for number, (name, thing) in enumerate((("Oberndorf", "ferries"), ("Lisle", "trams"), ("Bled", "boats"))):
        context = f"The council of {name} bought two {thing} in March. {FILLER}"
        start = context.index(name)
        rows.append({
            "source": "squad_train", "context": context, "question": f"Which council bought {thing}?",
            "answers": [{"text": name, "start": start}], "is_impossible": False, "id": str(number),
        })  # fmt: skip
    for file in ("train", "train_news_sentences", "train_other_styles"):
        with gzip.open(tmp_path / f"{file}.jsonl.gz", "wt") as out:
            out.write("".join(json.dumps(row) + "\n" for row in (rows if file == "train" else ())))
    return tmp_path


def test_a_window_alone_has_the_usual_softmax():
    logits = torch.tensor([[1.0, 2.0, 3.0, 0.5]])
    targets = torch.tensor([[False, False, True, False]])
    allowed = torch.tensor([[True, False, True, True]])
    usual = -torch.log_softmax(torch.tensor([1.0, 3.0, 0.5]), 0)[1]
    torch.testing.assert_close(span_loss(logits, targets, allowed, torch.tensor([0]), 1), usual[None])


def test_a_rival_passage_counts_by_its_margin_over_its_own_null():
    logits = torch.tensor([[1.0, 3.0], [7.0, 8.0]])
    targets = torch.tensor([[False, True], [False, False]])
    allowed = torch.ones(2, 2, dtype=torch.bool)
    loss = span_loss(logits, targets, allowed, torch.tensor([0, 0]), 1)
    expected = -torch.log_softmax(torch.tensor([0.0, 2.0, 1.0]), 0)[1]  # one null, and both margins
    torch.testing.assert_close(loss, expected[None])
    raised = span_loss(logits + torch.tensor([[0.0], [5.0]]), targets, allowed, torch.tensor([0, 0]), 1)
    torch.testing.assert_close(loss, raised)


def test_each_group_is_normalised_by_itself():
    logits = torch.tensor([[0.0, 2.0], [0.0, 1.0], [0.0, 4.0]])
    targets = torch.tensor([[False, True], [False, False], [True, False]])
    allowed = torch.ones(3, 2, dtype=torch.bool)
    both = span_loss(logits, targets, allowed, torch.tensor([0, 0, 1]), 2)
    first = span_loss(logits[:2], targets[:2], allowed[:2], torch.tensor([0, 0]), 1)
    second = span_loss(logits[2:], targets[2:], allowed[2:], torch.tensor([0]), 1)
    torch.testing.assert_close(both, torch.cat([first, second]))


def test_questions_are_read_with_neighbouring_passages_that_lack_the_answer(data: Path):
    groups = [g for seed in range(6) for g in training_rows(data, seed, Mixture(beside=2))]
    together = [group for group in groups if len(group) > 1]
    assert together
    for first, *others in together:
        answer = first.context[slice(*first.spans[0])]
        assert len(others) <= 2
        assert all(not one.spans and answer not in one.context for one in others)
        assert all(one.question == first.question for one in others)
    assert all(len(group) == 1 for group in training_rows(data, 0))


def test_passages_without_the_answer_have_no_target_of_their_own(data: Path):
    tokenizer = tokenizer_at(SHIPPED / "tokenizer.json")
    made = [g for seed in range(6) for g in examples(data, tokenizer, seed, Mixture(beside=2))]
    together = next(group for group in made if len(group) > 1)
    arrays = tensors([together])
    assert arrays["starts"][0].any() and not arrays["starts"][1:].any()
    assert set(arrays["groups"]) == {0}


def test_a_batch_keeps_to_its_tokens_over_all_windows():
    windows = [Example(tuple(range(20)), 4, (5,), (6,))] * 3
    made = batches([tuple(windows)] * 10, 130, 1)
    assert [len(batch) for batch in made] == [2] * 5  # six windows of 20 tokens
    assert tensors(made[0])["groups"].tolist() == [0, 0, 0, 1, 1, 1]


@pytest.fixture
def wordnet(tmp_path: Path) -> WordNet:
    """A WordNet of one verb synset and one noun synset, in its own format."""
    verb = "00000001 40 v 03 buy 0 purchase 0 sell_off 0 000 | gloss"
    noun = "00000001 06 n 02 ferry 0 boat 0 000 | gloss"
    files = {
        "data.verb": f"{verb}\n", "index.verb": "buy v 1 0 1 0 00000000\npurchase v 1 0 1 0 00000000\n",
        "data.noun": f"{noun}\n", "index.noun": "ferry n 1 0 1 0 00000000\n",
        "data.adj": "\n", "index.adj": "", "verb.exc": "bought buy\n", "noun.exc": "", "adj.exc": "",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return WordNet(tmp_path)


def test_synonyms_are_inflected_like_the_word(wordnet: WordNet):
    assert wordnet.synonyms("bought") == ["purchased"]
    assert wordnet.synonyms("purchased") == ["bought"]
    assert wordnet.synonyms("ferries") == ["boats"]
    assert wordnet.synonyms("council") == []


def test_only_words_that_the_passage_has_are_put_otherwise(wordnet: WordNet):
    def same(texts):
        return np.ones((len(texts), 1))

    asked = "Which council bought ferries?"
    assert reworded(asked, SEEN, wordnet, same, random.Random(1)) == "Which council purchased boats?"
    assert reworded(asked, "It purchased trams.", wordnet, same, random.Random(1)) is None


def test_a_synonym_that_changes_the_question_is_thrown_out(wordnet: WordNet):
    def far(texts):
        return np.array([[1.0, 0.0]] + [[0.6, 0.8]] * (len(texts) - 1))

    assert reworded("Which council bought ferries?", SEEN, wordnet, far, random.Random(1)) is None


def test_rewording_reaches_the_rows(data: Path):
    def louder(row: Row, rng: random.Random) -> str:
        return row.question.upper()

    rows = [g[0] for g in training_rows(data, 3, Mixture(reword=louder, reword_share=1.0)) if g[0].spans]
    assert rows and all(row.question.isupper() for row in rows)


def test_passages_beside_can_be_those_that_retrieval_ranks_high(data: Path):
    def encode(texts: list[str]) -> np.ndarray:
        return np.array([[float("ferries" in text), float("trams" in text), 0.5] for text in texts])

    def near(rows: list[Row]):
        return Retrieved(rows, encode).near

    rows = [group[0] for group in training_rows(data, 1) if group[0].spans]
    row = next(row for row in rows if "ferries" in row.question)
    found = near(rows)(row)
    assert row.context not in found and len(found) == len({row.context for row in rows}) - 1
    groups = [g for seed in range(4) for g in training_rows(data, seed, Mixture(beside=1, near=near))]
    assert any(len(group) == 2 for group in groups)


def test_words_shared_with_the_question_count_beside_meaning():
    def encode(texts: list[str]) -> np.ndarray:
        return np.ones((len(texts), 2))

    contexts = [f"{word} was seen. {FILLER}" for word in ("Oberndorf", "Lisle", "Bled")]
    rows = [Row("squad_train", context, "Which paper saw Lisle?", ((0, 4),)) for context in contexts]
    assert Retrieved(rows, encode).near(rows[0])[0] == contexts[1]


def test_questions_of_tales_and_policies_are_read_alone(data: Path):
    with gzip.open(data / "train.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) | {"source": "policyqa"} for line in lines]
    with gzip.open(data / "train.jsonl.gz", "wt") as out:
        out.write("".join(json.dumps(row) + "\n" for row in rows * 10))
    assert all(len(g) == 1 for seed in range(6) for g in training_rows(data, seed, Mixture(beside=2)))


def test_a_thinned_question_loses_only_words_of_the_passage():
    asked, passage = "Which Oberndorf council purchased two ferries in spring?", SEEN
    made = {thinned(asked, passage, random.Random(seed)) for seed in range(40)}
    assert len(made) > 4
    for question in made:
        assert question.endswith("?") and "  " not in question and " ?" not in question
        assert question.startswith("Which") and "purchased" in question and "spring" in question
        assert all(word in asked for word in question.split())


def test_a_question_of_few_words_stays_whole():
    assert {thinned("Who bought ferries?", SEEN, random.Random(seed)) for seed in range(40)} == {
        "Who bought ferries?"
    }


def test_thinning_reaches_the_rows(data: Path):
    groups = [g[0] for seed in range(8) for g in training_rows(data, seed, Mixture(thin_share=1.0))]
    assert any("bought" not in row.question for row in groups if row.spans)
