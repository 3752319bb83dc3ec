"""A larger teacher reads the student's token ids, and its distributions are what the student learns."""

from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertForQuestionAnswering, MPNetConfig, MPNetForQuestionAnswering

from qa.reader.train.examples import Example
from qa.reader.train.losses import Distillation, Inputs, allowed_positions, batch_loss, teacher_loss
from qa.reader.train.models import MPNET_SHIFT, MpnetReader, load_model, load_teacher

SMALL = {
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "max_position_embeddings": 40,
}
BATCH = Inputs.of(
    [
        (Example((101, 120, 121, 102, 130, 131, 132, 102), 4, (5,), (6,)),),
        (Example((101, 122, 102, 133, 134, 102), 3, (0,), (0,)),),
    ]
)


@pytest.fixture(autouse=True)
def seeded():
    torch.manual_seed(3)


@pytest.fixture
def student() -> BertForQuestionAnswering:
    return BertForQuestionAnswering(BertConfig(vocab_size=140, **SMALL)).eval()


@pytest.fixture
def teacher_folder(tmp_path: Path) -> Path:
    MPNetForQuestionAnswering(MPNetConfig(vocab_size=145, **SMALL)).save_pretrained(tmp_path / "teacher")
    return tmp_path / "teacher"


def test_special_tokens_and_words_get_the_teachers_numbers():
    inner = MPNetForQuestionAnswering(MPNetConfig(vocab_size=145, **SMALL))
    table = MpnetReader(inner).table
    assert [int(table[i]) for i in (0, 100, 101, 102)] == [1, 3, 0, 2]
    assert int(table[130]) == 130 + MPNET_SHIFT


def test_padding_does_not_change_what_the_teacher_says(teacher_folder: Path):
    teacher = load_teacher(str(teacher_folder)).float()
    ids = torch.tensor([[101, 120, 102, 130, 131, 102]])
    mask = torch.ones_like(ids)
    alone = teacher(input_ids=ids, attention_mask=mask, token_type_ids=mask).start_logits
    longer = torch.nn.functional.pad(ids, (0, 4))
    padded = teacher(
        input_ids=longer, attention_mask=(longer > 0).long(), token_type_ids=torch.zeros_like(longer)
    ).start_logits[:, :6]
    torch.testing.assert_close(alone, padded, rtol=1e-4, atol=1e-4)


def test_fused_attention_says_the_same_and_keeps_the_names(teacher_folder: Path):
    inner = MPNetForQuestionAnswering.from_pretrained(
        teacher_folder, attn_implementation="eager", attention_probs_dropout_prob=0.0
    ).eval()
    torch.nn.init.normal_(inner.mpnet.encoder.relative_attention_bias.weight)
    names = set(inner.state_dict())
    ids = torch.tensor([[101, 120, 102, 130, 131, 102], [101, 121, 102, 130, 0, 0]])
    given = {"input_ids": ids, "attention_mask": (ids > 0).long(), "token_type_ids": ids}
    plain = MpnetReader(inner)(**given).start_logits.detach()
    fused = MpnetReader(inner, fused=True)
    torch.testing.assert_close(fused(**given).start_logits, plain, rtol=1e-4, atol=1e-5)
    assert set(fused.inner.state_dict()) == names


def test_nothing_of_a_teacher_is_trained_and_a_student_keeps_its_words(teacher_folder: Path):
    assert not any(p.requires_grad for p in load_teacher(str(teacher_folder)).parameters())
    trained = {name for name, p in load_model(str(teacher_folder)).named_parameters() if p.requires_grad}
    assert not [name for name in trained if "word_embeddings" in name or "relative_attention_bias" in name]
    assert any("layer.1" in name for name in trained)


def test_a_student_that_agrees_with_its_teacher_has_nothing_to_learn():
    logits = torch.tensor([[0.3, -1.0, 2.0, 0.5]])
    allowed = torch.tensor([[True, False, True, True]])
    assert float(teacher_loss(logits, logits + 5.0, allowed, 2.0)) == pytest.approx(0.0, abs=1e-6)


def test_the_divergence_is_hintons_formula_over_allowed_positions_only():
    student, taught = torch.tensor([[1.0, 9.0, 0.0]]), torch.tensor([[3.0, -9.0, 1.0]])
    allowed = torch.tensor([[True, False, True]])
    p = torch.softmax(torch.tensor([3.0, 1.0]) / 2, 0)
    q = torch.softmax(torch.tensor([1.0, 0.0]) / 2, 0)
    wanted = 4 * float((p * (p / q).log()).sum())
    assert float(teacher_loss(student, taught, allowed, 2.0)) == pytest.approx(wanted, rel=1e-4)


def test_no_answer_is_always_allowed():
    assert allowed_positions(torch.tensor([[0, 0, 1, 1]])).tolist() == [[True, False, True, True]]


def test_a_share_of_nought_is_the_labels_alone(student: BertForQuestionAnswering, teacher_folder: Path):
    teacher = load_teacher(str(teacher_folder)).float()
    plain = batch_loss(student, BATCH)
    mixed = batch_loss(student, BATCH, distillation=Distillation(teacher, 0.0, 2.0))
    taught = batch_loss(student, BATCH, distillation=Distillation(teacher, 1.0, 2.0))
    assert float(mixed.detach()) == pytest.approx(float(plain.detach()), rel=1e-5)
    assert float(taught.detach()) != pytest.approx(float(plain.detach()), rel=1e-2)


def test_learning_from_the_teacher_brings_the_student_nearer(
    student: BertForQuestionAnswering, teacher_folder: Path
):
    distillation = Distillation(load_teacher(str(teacher_folder)).float(), 1.0, 2.0)
    optimizer = torch.optim.Adam(student.parameters(), lr=0.01)
    first = float(batch_loss(student, BATCH, distillation=distillation).detach())
    for _ in range(15):
        loss = batch_loss(student, BATCH, distillation=distillation)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert float(batch_loss(student, BATCH, distillation=distillation).detach()) < first / 2
