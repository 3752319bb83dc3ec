"""Passages: whole sentences, within the limit, evenly filled, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.blocks import NOTHING_LEARNT, blocks
from corpus.passages import passages
from corpus.sentences import sentences
from corpus.types import Article, Block, Passage, Span


def by_words(text: str) -> int:
    return len(text.split())


def article(text: str) -> Article:
    return Article("a1", None, text, None, None, None, None, "none", Path("/news/a.txt"), "")


def cut(text: str, max_tokens: int, count: Callable[[str], int] = by_words) -> tuple[Passage, ...]:
    made = article(text)
    return passages(made, blocks(made, NOTHING_LEARNT), count, max_tokens)


def paragraph(number: int, count: int = 3) -> str:
    return " ".join(f"Crew {number} of the ship said on day {n} that it was well." for n in range(count))


def test_a_passage_is_whole_sentences_and_named_by_its_place():
    text = "\n\n".join(paragraph(n) for n in range(6))
    for passage in cut(text, 80):
        assert passage.id == f"a1:{passage.span.start}-{passage.span.end}"
        assert passage.article_id == "a1"
        assert (passage.sentences[0].start, passage.sentences[-1].end) == (
            passage.span.start,
            passage.span.end,
        )
        assert passage.span.of(text).endswith(".")


def test_passages_break_between_paragraphs_and_come_out_even():
    text = "\n\n".join(paragraph(n) for n in range(6))
    lengths = [by_words(passage.span.of(text)) for passage in cut(text, 80)]
    assert lengths == [78, 78, 78]


def test_no_stump_is_left_at_the_end():
    text = "\n\n".join(paragraph(n, 2) for n in range(5))
    lengths = [by_words(passage.span.of(text)) for passage in cut(text, 100)]
    assert min(lengths) >= 48


def test_the_headline_is_a_sentence_of_the_first_passage_and_its_repeat_of_none():
    text = f"Ship Comes Home\n\n{paragraph(1)}\n\nShip Comes Home\n\n{paragraph(2)}"
    found = cut(text, 160)
    slices = [sentence.of(text) for passage in found for sentence in passage.sentences]
    assert slices[0] == "Ship Comes Home"
    assert slices.count("Ship Comes Home") == 1


def test_furniture_and_headings_are_no_sentences():
    parts = (
        "Ship Comes Home",
        paragraph(1),
        "A long way",
        paragraph(2),
        "Read more: Other ship sinks",
        paragraph(3),
    )
    text = "\n\n".join(parts)
    slices = [sentence.of(text) for passage in cut(text, 200) for sentence in passage.sentences]
    assert not {"A long way", "Read more: Other ship sinks"} & set(slices)


def test_a_passage_rather_ends_at_furniture_than_spans_it():
    text = f"{paragraph(1)}\n\nRead more: Other ship sinks\n\n{paragraph(2)}\n\n{paragraph(3)}"
    assert "Read more" not in "".join(passage.span.of(text) for passage in cut(text, 80))


def test_an_overlong_sentence_is_cut_at_clauses_and_keeps_every_character():
    clauses = [f"the crew of the ship number {n} had waited for many days in the ice" for n in range(12)]
    text = "It was said that " + "; ".join(clauses) + "."
    found = cut(text, 40)
    pieces = [sentence.of(text) for passage in found for sentence in passage.sentences]
    assert all(by_words(piece) <= 40 for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece.endswith((";", ".")) for piece in pieces)


def test_a_word_longer_than_the_limit_is_cut_hard():
    text = "x" * 95
    found = passages(article(text), [Block(Span(0, 95), "body")], len, 20)
    assert [len(passage.span) for passage in found] == [20, 20, 20, 20, 15]


def test_cutting_a_long_sentence_never_counts_it_whole_for_each_piece():
    counted = 0

    def count(text: str) -> int:
        nonlocal counted
        counted += len(text)
        return len(text.split())

    text = "ship " * 20_000
    passages(article(text), [Block(Span(0, len(text)), "body")], count, 100)
    assert counted < 60 * len(text)


def test_an_article_without_text_has_no_passage():
    assert cut("", 160) == ()
    assert cut("Read more\n\nShare", 160) == ()


_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["\n", "\n\n", "\r\n", " ", ". ", "; ", ", ", " and ", "…", "“", "”", "- ", "Read more: x\n"]
        ),
        st.sampled_from(["He spoke", "The bank fell", "U.S. ", "Jan. 5", "verylongword" * 4, "é", "中文。"]),
        st.text(max_size=8),
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("count", [by_words, len, lambda text: len(text.encode()) // 3 + 2])
@settings(max_examples=50)
@given(text=_TEXTS, limit=st.integers(4, 30))
def test_passages_hold_every_body_character_once_within_the_limit(count, text: str, limit: int):
    made = article(text)
    divided = blocks(made, NOTHING_LEARNT)
    found = passages(made, divided, count, limit)
    last = 0
    held: list[int] = []
    for passage in found:
        assert last <= passage.span.start < passage.span.end
        assert count(passage.span.of(text)) <= limit or len(passage.sentences[0]) == 1
        for sentence in passage.sentences:
            assert last <= sentence.start < sentence.end
            assert sentence.of(text) == sentence.of(text).strip()
            held.extend(range(sentence.start, sentence.end))
            last = sentence.end
    wanted = [
        n
        for block in _first_headline_only(divided)
        for sentence in sentences(text, block.span)
        for n in range(sentence.start, sentence.end)
        if not text[n].isspace()
    ]
    assert [n for n in held if not text[n].isspace()] == wanted


def _first_headline_only(divided: tuple[Block, ...]) -> list[Block]:
    headlines = [block for block in divided if block.kind == "headline"][1:]
    return [
        block
        for block in divided
        if block.kind in ("body", "keypoint", "headline") and block not in headlines
    ]
