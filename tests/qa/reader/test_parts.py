"""What a training run goes without, and what its first weights sort out."""

import gzip
import json
import random
from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertForQuestionAnswering

from index.onnx import tokenizer_at
from qa.reader.model import SHIPPED
from qa.reader.train.examples import PARTS, Example, Mixture, encode, training_rows
from qa.reader.train.loop import Settings, rate, schedule
from qa.reader.train.rows import Row
from qa.reader.train.sorted_out import sorted_out

FILLER = " Nothing else of note was reported that week by the paper of the town." * 6
CONTEXT = f"The first council of Oberndorf bought two ferries in 1931. Lisle sold them.{FILLER}"


def record(source: str, number: int, impossible: bool = False) -> dict:
    context = f"{CONTEXT} Number {number}."
    answer = {"text": "Lisle", "start": context.index("Lisle")}
    return {
        "source": source, "context": context, "question": "Which town sold the first ferries in 1931?",
        "answers": [] if impossible else [answer], "is_impossible": impossible, "id": str(number),
    }  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [record("squad_train", n) for n in range(40)]
    rows += [record("squad2_dev_half", 50 + n, impossible=True) for n in range(3)]
    rows += [record("qamr_wikinews", 60 + n) for n in range(9)]
    for file in ("train", "train_news_sentences", "train_other_styles"):
        with gzip.open(tmp_path / f"{file}.jsonl.gz", "wt") as out:
            out.write("".join(json.dumps(row) + "\n" for row in (rows if file == "train" else ())))
    return tmp_path


def sources(data: Path, *without: str) -> set[str]:
    made = training_rows(data, 3, Mixture(without=frozenset(without)))
    return {row.source for group in made for row in group}


def test_each_part_of_the_mixture_can_be_left_out(data: Path):
    whole = sources(data)
    assert {"made_cut", "made_swap", "made_opposite", "squad2_dev_half", "qamr_wikinews"} <= whole
    assert whole - sources(data, "swap") == {"made_swap"}
    assert whole - sources(data, "opposite") == {"made_opposite"}
    assert whole - sources(data, "cut") == {"made_cut"}
    assert whole - sources(data, "impossible") == {"squad2_dev_half"}
    assert whole - sources(data, "news") == {"qamr_wikinews"}


def coded(row: Row, *without: str) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    tokenizer = tokenizer_at(SHIPPED / "tokenizer.json")
    found = [encode(row, tokenizer, random.Random(seed), frozenset(without)) for seed in range(40)]
    return {(one.ids, one.starts) for one in found if one is not None}


def test_headlines_bare_questions_and_further_matches_can_be_left_out():
    twice = Row("nq_oracle", "Lisle is a town. Lisle is old.", "What is old?", ((0, 5), (17, 22)))
    assert len(coded(twice)) == 4
    assert len(coded(twice, "headline")) == len(coded(twice, "bare")) == 2
    assert {len(starts) for _, starts in coded(twice)} == {2}
    assert {len(starts) for _, starts in coded(twice, "marginal")} == {1}


def test_a_part_that_does_not_exist_is_named(data: Path):
    settings = Settings(str(data), str(SHIPPED), "", without="swap,lemmas")
    with pytest.raises(ValueError, match="swap,lemmas"):
        schedule(settings)
    assert "swap" in PARTS


def test_a_rate_that_never_decays_stays_at_its_peak():
    settings = Settings("", "", "", decay_from=1.0)
    assert [rate(step, 100, settings) for step in (50, 100)] == [1.0, 1.0]
    assert rate(100, 100, Settings("", "", "")) == 0.0


WORK = [
    [(Example((101, 120, 102, 130 + n, 131, 102), 3, (3,), (3,), noisy=bool(n % 2)),) for n in range(4)]
    for _ in range(2)
]


@pytest.fixture
def model() -> BertForQuestionAnswering:
    torch.manual_seed(3)
    small = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    return BertForQuestionAnswering(BertConfig(vocab_size=140, **small)).eval()


def test_nothing_is_sorted_out_unless_it_is_asked_for(model: BertForQuestionAnswering):
    assert sorted_out(WORK, model, 0.0, 0.0) is WORK


def test_the_easy_groups_are_left_out_and_batches_filled_up(model: BertForQuestionAnswering):
    kept = sorted_out(WORK, model, 0.0, 0.5)
    assert [len(batch) for batch in kept] == [4]
    assert len({group for batch in kept for group in batch}) == 2  # of four, each twice


def test_only_labels_of_a_noisy_source_are_likely_wrong(model: BertForQuestionAnswering):
    kept = {group for batch in sorted_out(WORK, model, 0.5, 0.0) for group in batch}
    assert sum(not group[0].noisy for group in kept) == 2
    assert sum(group[0].noisy for group in kept) == 1
