"""What the encoder learns from, and what comes out of its training."""

import gzip
import json
from pathlib import Path

import pytest
import torch

from qa.reader.train import encoder, pairs
from qa.reader.train.encoder import Changed, matching_loss
from qa.reader.train.pairs import Pair

FILLER = " ".join(f"The paper wrote of matter {n} at length that week." for n in range(9))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = []
    for number, (name, thing) in enumerate((("Oberndorf", "ferries"), ("Lisle", "trams"), ("Bled", "boats"))):
        context = f"The mayor bought nothing. The council of {name} has two {thing}. {FILLER}"
        rows.append({
            "source": "squad_train", "context": context, "question": f"Which council bought {thing}?",
            "answers": [{"text": name, "start": context.index(name)}], "id": str(number),
        })  # fmt: skip
    for file in ("train", "train_news_sentences", "train_other_styles"):
        with gzip.open(tmp_path / f"{file}.jsonl.gz", "wt") as out:
            out.write("".join(json.dumps(row) + "\n" for row in (rows if file == "train" else ())))
    story = {
        "titles": ["Ferry sold", "Ferry sinks"],
        "reports": ["Ana Lind sold the ferry. It was old.", "The ferry sank off Bled. Nobody was hurt."],
        "questions": [{"question": "Where did it go down?", "answerable": True, "spans": [[1, 19, 23]]}],
    }
    stories = tmp_path / "stories.jsonl.gz"
    with gzip.open(stories, "wt") as out:
        out.write(json.dumps(story) + "\n")
    monkeypatch.setattr(pairs, "STORIES", stories)
    monkeypatch.setattr(pairs, "KEEP", {"squad_train": 1.0})
    return tmp_path


def test_the_tempting_sentence_of_the_context_is_the_negative(data: Path):
    sentences, _ = pairs.pairs(data, 3)
    squad = {pair.answers: pair.lacks for pair in sentences if "council" in pair.question.lower()}
    assert squad == {
        f"The council of {name} has two {thing}.": "The mayor bought nothing."
        for name, thing in (("Oberndorf", "ferries"), ("Lisle", "trams"), ("Bled", "boats"))
    }


def test_a_report_of_the_same_story_is_the_negative_of_a_passage(data: Path):
    _, passages = pairs.pairs(data, 3)
    (story,) = [pair for pair in passages if "go down" in pair.question]
    assert story.answers == "Ferry sinks\nThe ferry sank off Bled. Nobody was hurt."
    assert story.lacks == "Ferry sold\nAna Lind sold the ferry. It was old."


def test_a_change_begins_as_none():
    inner = torch.nn.Linear(6, 4)
    x = torch.randn(3, 6)
    torch.testing.assert_close(Changed(inner, 2)(x), inner(x))


def test_what_may_answer_as_well_does_not_count_against_a_question():
    asked = torch.eye(2)
    texts = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    all_count = torch.ones(2, 3, dtype=torch.bool)
    without = torch.tensor([[True, True, False], [True, True, True]])
    first, second = matching_loss(asked, texts, all_count), matching_loss(asked, texts, without)
    assert first > 0.3 and second < 0.01


def test_passages_of_one_context_are_no_negatives_of_each_other():
    one, other = Pair("a?", "Text one.", "", 1), Pair("b?", "Text two.", "", 1)
    assert encoder._allowed([one, other], [], whole=True).tolist() == [[True, False], [False, True]]
    assert encoder._allowed([one, other], [], whole=False).all()
