"""Passes made ahead, and runs over them that end when their time or their steps are up."""

import gzip
import json
import threading
import time
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertForQuestionAnswering

from index.onnx import tokenizer_at
from qa.reader.model import SHIPPED
from qa.reader.train import accelerated, retrieved
from qa.reader.train.accelerated import PARTS, Progress, batches_of, one_pass, parser
from qa.reader.train.examples import Mixture, examples
from qa.reader.train.records import trapezoid
from qa.reader.train.retrieved import NONE, Kept

FILLER = " Nothing else of note was reported that week by the paper of the town." * 5
TOWNS = ("Oberndorf", "Lisle", "Bled", "Zell", "Riva", "Kamnik")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six rows of passage length, each about a town of its own."""
    folder = tmp_path_factory.mktemp("data")
    rows = [
        {
            "source": "squad_train", "context": f"The council of {town} bought two ferries.{FILLER}",
            "question": f"Which council of the {number}th district bought ferries?", "id": str(number),
            "answers": [{"text": town, "start": 15}], "is_impossible": False,
        }
        for number, town in enumerate(TOWNS)
    ]  # fmt: skip
    for file in ("train", "train_news_sentences", "train_other_styles"):
        with gzip.open(folder / f"{file}.jsonl.gz", "wt") as out:
            out.write("".join(json.dumps(row) + "\n" for row in (rows if file == "train" else ())))
    return folder


@pytest.fixture(scope="module")
def made(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two passes over the data, as the command makes them but for its processes."""
    out = tmp_path_factory.mktemp("passes")
    given = parser().parse_args([
        "passes", "--data", str(data), "--model", str(SHIPPED), "--out", str(out), "--count", "2",
        "--batch-tokens", "400", "--part", "2", "--stories", "0",
    ])  # fmt: skip
    (out / accelerated.WHOLE).write_text(json.dumps({"parts": 2 * PARTS}))
    for number in range(2):
        one_pass(given, number)
    return out


def questions(kept: list[dict]) -> int:
    return sum(batch["count"] for batch in kept)


def test_a_pass_holds_every_example_of_its_seed(data: Path, made: Path):
    parts = [torch.load(made / f"part-{n:03}.pt", weights_only=True) for n in range(PARTS)]
    wanted = examples(
        data, tokenizer_at(SHIPPED / "tokenizer.json"), 7, Mixture(2, thin_share=0.15, written=1)
    )
    assert sum(map(questions, parts)) == len(wanted)
    assert [questions(part) for part in parts[:-1]] == [2] * (PARTS - 1)
    ids = {tuple(row[row > 0].tolist()) for part in parts for batch in part for row in batch["ids"]}
    assert ids == {window.ids for group in wanted for window in group}


def test_batches_come_from_the_first_pass_on_and_round_again(made: Path):
    whole = [torch.load(made / f"part-{n:03}.pt", weights_only=True) for n in range(2 * PARTS)]
    order = [batch for part in (*whole[PARTS:], *whole) for batch in part]
    found = list(islice(batches_of(made, 1, "cpu"), len(order)))
    assert all(torch.equal(one["ids"], other["ids"]) for one, other in zip(found, order, strict=True))


def test_a_run_waits_for_a_part_that_is_being_made(made: Path, tmp_path: Path):
    (tmp_path / accelerated.WHOLE).write_text(json.dumps({"parts": 1}))

    def later() -> None:
        time.sleep(0.4)
        (tmp_path / "part-000.tmp").write_bytes((made / "part-000.pt").read_bytes())
        (tmp_path / "part-000.tmp").replace(tmp_path / "part-000.pt")

    thread = threading.Thread(target=later)
    thread.start()
    assert next(batches_of(tmp_path, 0, "cpu"))["count"]
    thread.join()


def test_a_part_that_never_comes_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(accelerated, "PATIENCE", 0.1)
    (tmp_path / accelerated.WHOLE).write_text(json.dumps({"parts": 1}))
    with pytest.raises(FileNotFoundError, match=r"part-000\.pt did not come"):
        next(batches_of(tmp_path, 0, "cpu"))


def test_the_rate_rises_stays_and_falls_to_nothing():
    assert trapezoid(0.0, 0.06, 0.5) == 0.0
    assert trapezoid(0.03, 0.06, 0.5) == pytest.approx(0.5)
    assert trapezoid(0.3, 0.06, 0.5) == trapezoid(0.5, 0.06, 0.5) == 1.0
    assert trapezoid(0.75, 0.06, 0.5) == pytest.approx(0.5)
    assert trapezoid(1.2, 0.06, 0.5) == 0.0


def test_steps_count_where_they_are_given_and_time_otherwise():
    assert Progress(10, 1e9, time.monotonic(), step=5).done() == 0.5
    assert Progress(0, 100.0, time.monotonic() - 50).done() == pytest.approx(0.5, abs=0.01)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    torch.manual_seed(3)
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertForQuestionAnswering(BertConfig(vocab_size=30_522, **shape)).save_pretrained(tmp_path / "small")
    return tmp_path / "small"


def test_a_run_ends_at_its_steps_and_says_what_it_did(made: Path, small: Path, tmp_path: Path):
    before = BertForQuestionAnswering.from_pretrained(small).qa_outputs.weight.detach()
    given = parser().parse_args([
        "train", "--passes", str(made), "--init", str(small), "--teacher", str(small), "--device", "cpu",
        "--out", str(tmp_path / "run"), "--steps", "4", "--learning-rate", "1e-2",
    ])  # fmt: skip
    given.do(given)
    after = BertForQuestionAnswering.from_pretrained(tmp_path / "run").qa_outputs.weight.detach()
    assert not torch.equal(before, after)
    assert json.loads((tmp_path / "run" / "settings.json").read_text())["steps"] == 4
    assert json.loads((tmp_path / "run" / "log.jsonl").read_text().splitlines()[0])["step"] == 1


def test_kept_lists_name_passages_of_the_same_data(data: Path, tmp_path: Path):
    rows = retrieved._rows(data)
    top = np.full((len(rows), 8), NONE, np.uint16)
    top[0, :2] = 3, 1
    np.savez_compressed(tmp_path / "near.npz", top=top)
    near = Kept(data, tmp_path / "near.npz").near
    assert near(rows[0]) == [rows[3].context, rows[1].context]
    assert near(rows[1]) == []
    np.savez_compressed(tmp_path / "other.npz", top=top[:2])
    with pytest.raises(ValueError, match="other data"):
        Kept(data, tmp_path / "other.npz")
