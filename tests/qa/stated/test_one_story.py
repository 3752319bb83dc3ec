"""Sentences are looked through only where the passages read tell one story."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import update
from index.index import Index
from index.tokens import tokenize
from qa import assistant as module
from qa.assistant import Assistant
from qa.reader.sentence import SentenceReader
from tests.index.conftest import HashingEncoder

TEXTS = {
    "a": "The third round of the talks was held in Geneva. Both sides spoke for two hours.",
    "b": "The third round of the tournament was held in Paris. It rained for two hours.",
}


@pytest.mark.parametrize(("least", "stated"), [(-1.0, {"Geneva", "Paris"}), (1.01, set[str]())])
def test_values_are_looked_for_in_one_story_only(
    least: float, stated: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    update([tmp_path], tmp_path / "index", encoder=HashingEncoder())
    index = Index.open(tmp_path / "index", encoder=HashingEncoder())
    monkeypatch.setattr(module, "ONE_STORY", least)
    answer = Assistant(index, SentenceReader(tokenize, index.rarity)).ask("Where was the third round held?")
    found = [one for one in answer.candidates if one.stated]
    assert {one.span.of(index.article(one.hit.passage.article_id).text) for one in found} == stated
