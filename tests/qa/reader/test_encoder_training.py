"""What the encoder learns from, and what comes out of its training."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from qa.reader.train import encoder, matching, pairs
from qa.reader.train.encoder import Changed, matching_loss
from qa.reader.train.pairs import Pair, Text

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


def test_a_question_has_its_sentence_and_the_silent_ones_beside_it(data: Path):
    squad = [pair for pair in pairs.pairs(data, 3) if "council" in pair.question.lower()]
    assert len(squad) == 3
    for pair in squad:
        told = [pair.answers.text[a:b].strip() for a, b in pair.answers.sentences]
        assert told[pair.right].startswith("The council of")
        assert pair.right not in pair.silent and len(pair.silent) == len(told) - 1
        (lacks,) = pair.lacks
        assert lacks.text != pair.answers.text and lacks.source != pair.answers.source


def test_a_report_of_the_same_story_is_what_a_passage_is_told_from(data: Path):
    (story,) = [pair for pair in pairs.pairs(data, 3) if "go down" in pair.question.lower()]
    assert story.answers.text == "Ferry sinks\nThe ferry sank off Bled. Nobody was hurt."
    assert [story.answers.text[a:b].strip() for a, b in story.answers.sentences] == [
        "The ferry sank off Bled.",
        "Nobody was hurt.",
    ]
    assert (story.right, story.silent) == (0, (1,))
    (lacks,) = story.lacks
    assert lacks.text.startswith("Ferry sold\n") and lacks.source == story.answers.source


def test_a_passage_that_retrieval_ranks_high_is_told_from_as_well(data: Path):
    found = "Oberndorf's trams ran late. " + FILLER
    squad = [p for p in pairs.pairs(data, 3, lambda row: [found]) if "council" in p.question.lower()]
    assert all(len(p.lacks) == 2 and p.lacks[1].source == found for p in squad)
    assert all(p.lacks[1].text in found for p in squad)


def test_passes_follow_one_another_and_too_little_data_is_an_error(data: Path):
    assert [len(batch) for batch in matching.schedule(data, 3, 5, 2, pairs.none_near)] == [2] * 5
    with pytest.raises(ValueError, match="smaller --batch"):
        matching.schedule(data, 3, 5, 50, pairs.none_near)


def test_a_change_begins_as_none():
    inner = torch.nn.Linear(6, 4)
    x = torch.randn(3, 6)
    torch.testing.assert_close(Changed(inner, 2)(x), inner(x))


def test_what_may_answer_as_well_does_not_count_against_a_question():
    scores = torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
    right = torch.tensor([0, 1])
    all_count = torch.ones(2, 3, dtype=torch.bool)
    without = torch.tensor([[True, True, False], [True, True, True]])
    assert matching_loss(scores, right, all_count) > 0.3
    assert matching_loss(scores, right, without) < 0.01


ONE = Pair("a?", Text("First one. Second one.", ((0, 10), (11, 22)), "x"), 0, (1,), ())
SAME = Pair("b?", Text("Third one.", ((0, 10),), "x"), 0, (), ())
OTHER = Pair("c?", Text("Fourth one. Fifth one.", ((0, 11), (12, 22)), "y"), 1, (), ())


def test_passages_of_one_context_are_no_rivals():
    allowed = matching.passages_allowed([ONE, SAME, OTHER])
    assert allowed.tolist() == [[True, False, True], [False, True, True], [True, True, True]]


def test_what_lacks_an_answer_counts_for_its_own_question_and_for_those_of_other_contexts():
    lacks = (Text("Sixth one.", ((0, 10),), "x"), Text("Seventh one.", ((0, 12),), "y"))
    allowed = matching.passages_allowed([replace(ONE, lacks=lacks), SAME, OTHER])[:, 3:]
    assert allowed.tolist() == [[True, True], [False, True], [True, False]]


def test_of_its_own_passage_the_silent_sentences_count_against_a_question():
    batch = [ONE, SAME, OTHER]
    home, first = torch.tensor([0, 0, 1, 2, 2]), torch.tensor([0, 2, 3])
    allowed = matching.sentences_allowed(batch, matching.passages_allowed(batch), home, first)
    assert allowed.tolist() == [
        [True, True, False, True, True],
        [False, False, True, True, True],
        [True, True, True, False, True],
    ]


class Letters(torch.nn.Module):
    """States that say which letter a token begins with."""

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> object:
        states = torch.nn.functional.one_hot(input_ids % 26, 26).float()
        return SimpleNamespace(last_hidden_state=states)


def letters(texts: list[str], return_offsets_mapping: bool = False, **_: object) -> dict[str, torch.Tensor]:
    """A tokenizer by words; the number of a token is its first letter's."""
    words = [[match.span() for match in re.finditer(r"\w+", text)] for text in texts]
    longest = max(map(len, words)) + 1
    ids = [[25] + [ord(t[a].lower()) - 97 for a, _ in w] for t, w in zip(texts, words, strict=True)]
    offsets = [[(0, 0), *w] for w in words]
    given = {
        "input_ids": torch.tensor([one + [0] * (longest - len(one)) for one in ids]),
        "attention_mask": torch.tensor([[1] * len(one) + [0] * (longest - len(one)) for one in ids]),
    }
    if return_offsets_mapping:
        filled = [one + [(0, 0)] * (longest - len(one)) for one in offsets]
        given["offset_mapping"] = torch.tensor(filled)
    return given


def test_a_sentence_is_the_mean_of_its_tokens_inside_its_passage():
    found = encoder.encoded(Letters(), matching.texts_read(letters, [ONE.answers, SAME.answers], "cpu"))
    assert found.home.tolist() == [0, 0, 1]
    second = torch.zeros(26)
    second[[18, 14]] = 0.5  # "Second one"
    torch.testing.assert_close(found.sentences[1], second / second.norm())
    assert found.passages[0][25] > 0  # the special token counts for a passage


MOTH = Text("Moth.", ((0, 5),), "y")


def test_a_batch_that_is_told_apart_has_a_small_loss():
    batch = [
        Pair("first?", Text("First. Otter.", ((0, 6), (7, 13)), "x"), 0, (1,), ()),
        Pair(
            "quiet?", Text("Quiet. Lion.", ((0, 6), (7, 12)), "y"), 0, (1,), (Text("Moth.", ((0, 5),), "y"),)
        ),
    ]
    mixed = [replace(one, question=other.question) for one, other in zip(batch, batch[::-1], strict=True)]
    right, wrong = (
        float(encoder.batch_loss(Letters(), matching.Batch.of(letters, some))) for some in (batch, mixed)
    )
    assert right < 0.1 < wrong
