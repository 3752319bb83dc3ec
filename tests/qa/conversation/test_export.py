"""Exports cite to the character, run nothing, and marks become gold rows."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from evals.gold import load
from qa.conversation.export import to_html, to_json, to_markdown
from qa.conversation.kept import Conversation, KeptTurn
from qa.conversation.marked import gold_rows, to_gold
from tests.qa.conversation.conftest import answered, citation, claim, not_found


def talk(*turns: KeptTurn) -> Conversation:
    return Conversation("c0ffee", "Bridges & <b>more</b>", "2026-02-11T08:00:00+00:00", turns)


def turn(number: int, answer: dict[str, Any], verdict=None, pins=()) -> KeptTurn:
    return KeptTurn(number, answer["question"], answer, "2026-02-11T08:00:00+00:00", verdict, tuple(pins))


class _Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action", "data"}]


def seen(page: str) -> _Seen:
    parser = _Seen()
    parser.feed(page)
    return parser


def test_markdown_cites_file_and_offsets_in_footnotes():
    text = to_markdown(talk(turn(1, answered())))
    assert "**Monday**[^1]" in text
    assert "[^1]: “The bridge at Ostrava reopened on Monday.”" in text
    assert "`/articles/a1.txt:34-40 (text, utf-8, sha256 abababababab)`" in text
    assert "2026-02-10 (dateline)" in text


def test_one_place_has_one_footnote_however_often_it_is_cited():
    text = to_markdown(talk(turn(1, answered()), turn(2, answered(), pins=[citation()])))
    assert text.count("[^1]: ") == 1 and "[^2]: " not in text


def test_markdown_shows_what_was_understood_and_that_nothing_was_found():
    follow_up = answered("When?", resolved_question="When did the bridge reopen?")
    text = to_markdown(talk(turn(1, follow_up), turn(2, not_found("Why?", citation()))))
    assert "Understood as: When did the bridge reopen?" in text
    assert "The articles do not say." in text and "Nearest: “Monday”[^1]" in text


@pytest.mark.parametrize(
    "hostile", ["[x](javascript:alert(1))", "<script>alert(1)</script>", "# big", "a\nb\x1b[31m", "\u202egnp"]
)
def test_article_text_cannot_format_or_run_anything(hostile: str):
    turns = talk(
        turn(1, answered("Q?", claim(citation(title=hostile, sentence={"quote": hostile}), text=hostile)))
    )
    markdown, page = to_markdown(turns), to_html(turns)
    assert not re.search(r"(?<!\\)\]\(", markdown) and "<script" not in markdown and "\n# big" not in markdown
    assert "script" not in seen(page).tags
    assert not any(c in markdown + page for c in "\x1b\u202e")


def test_html_asks_no_host_for_anything():
    page = to_html(talk(turn(1, answered("Q?", claim(citation(url="https://example.org/x"))))))
    found = seen(page)
    assert found.links and all(link.startswith("#c") for link in found.links)
    assert "default-src 'none'" in page
    assert not {"script", "img", "link", "iframe"} & set(found.tags)


def test_html_escapes_the_title_and_numbers_its_citations():
    page = to_html(talk(turn(1, answered())))
    assert "<h1>Bridges &amp; &lt;b&gt;more&lt;/b&gt;</h1>" in page
    assert '<a href="#c1">1</a>' in page and '<li id="c1">' in page
    assert "/articles/a1.txt:34-40" in page


def test_json_holds_the_answers_unchanged():
    whole = json.loads(to_json(talk(turn(1, answered(), "right", [citation()]))))
    assert whole["turns"][0]["answer"] == answered()
    assert whole["turns"][0]["verdict"] == "right" and whole["turns"][0]["pins"] == [citation()]


def test_right_answers_become_gold_rows_that_the_evaluation_reads(tmp_path: Path):
    follow_up = answered("And who cut the ribbon?", claim(citation("a1", "Ida Novak")),
                         resolved_question="Who cut the ribbon of the bridge?")  # fmt: skip
    rows = to_gold(
        [talk(turn(1, answered(), "right"), turn(2, follow_up, "right"), turn(3, not_found(), "right"))]
    )
    (tmp_path / "gold.jsonl").write_text(rows, encoding="utf-8")
    first, second, third = load(tmp_path / "gold.jsonl")
    assert (first.question, first.status, first.answers[0].text) == (
        "When did the bridge reopen?",
        "answered",
        "Monday",
    )
    assert (second.conversation, second.turn) == ("c0ffee", 2)
    assert (third.status, third.answers) == ("not_found", ())


def test_a_follow_up_without_its_conversation_is_written_out_in_full():
    follow_up = answered("When?", resolved_question="When did the bridge reopen?")
    (row,) = gold_rows(talk(turn(1, answered()), turn(2, follow_up, "right")))
    assert row["question"] == "When did the bridge reopen?" and "conversation" not in row


def test_a_wrong_answer_is_gold_only_with_the_pinned_right_one():
    assert gold_rows(talk(turn(1, answered(), "wrong"))) == []
    (row,) = gold_rows(talk(turn(1, answered(), "wrong", [citation("a2", "Ostrava")])))
    assert row["answers"] == [{"article": "a2", "start": 14, "end": 21, "text": "Ostrava"}]
    assert row["status"] == "answered"


def test_an_empty_conversation_exports():
    assert to_markdown(talk()) and to_html(talk()) and json.loads(to_json(talk()))["turns"] == []


def test_who_says_so_stands_in_its_own_words():
    said = claim(citation()) | {"attribution": "according to two officials"}
    kept = talk(turn(1, answered("When?", said)))
    for page in (to_markdown(kept), to_html(kept)):
        assert "“according to two officials”" in page
        assert "according to according" not in page
