"""Small files that would fill the memory or never end are read within bounds."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from corpus.loaders import jsonl
from corpus.loaders.jsonl import load_jsonl
from corpus.loaders.markdown import load_markdown
from corpus.loaders.raw import RawArticle, Rejected, metadata_from

LEVELS = 12
STORY = "\nThe harbour board agreed on Monday to build a second pier.\n"


class Counted(Mapping[str, object]):
    """A record that counts how often it is looked into."""

    visits = 0

    def __init__(self, **values: object):
        self._values = values

    def __getitem__(self, key: str) -> object:
        Counted.visits += 1
        if Counted.visits > 10_000:
            raise AssertionError("looked into without end")
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def test_lists_that_stand_in_themselves_many_times_are_looked_into_once():
    nested: object = "Ana Ruiz"
    for _ in range(LEVELS):
        nested = [Counted(name=nested) for _ in range(10)]
    Counted.visits = 0
    found = metadata_from(dict.fromkeys(("title", "publisher", "author", "url"), nested), "front matter")
    assert (found.title, found.author) == (None, None)
    assert Counted.visits <= 40


@pytest.mark.parametrize("field", ["author", "title", "source", "published"])
def test_yaml_aliases_do_not_explode(tmp_path: Path, field: str):
    aliases = "\n".join(
        f"a{level}: &a{level} [{', '.join([f'{{name: *a{level - 1}}}'] * 10)}]" for level in range(1, LEVELS)
    )
    (tmp_path / "a.md").write_text(f"---\na0: &a0 x\n{aliases}\n{field}: *a{LEVELS - 1}\n---\n{STORY}")
    (article,) = load_markdown(tmp_path / "a.md")
    assert isinstance(article, RawArticle)
    assert article.metadata.author is None
    assert all(len(notice) < 200 for notice in article.metadata.notices)


def test_names_of_lists_and_records_are_still_joined():
    authors = ["Ana Ruiz", {"@type": "Person", "name": "Ben Oduya"}, None, [], 7]
    assert metadata_from({"author": authors}, "record").author == "Ana Ruiz, Ben Oduya, 7"
    assert metadata_from({"author": {"name": "Ana Ruiz"}}, "record").author == "Ana Ruiz"
    assert metadata_from({"author": ["x" * 400, "y" * 400]}, "record").author is None


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_line_without_end_is_rejected_by_its_number(tmp_path: Path, monkeypatch, name: str):
    monkeypatch.setattr(jsonl, "MAX_ARTICLE_BYTES", 1000)
    lines = json.dumps({"text": STORY}) + "\n" + json.dumps({"text": "x" * 100_000}) + "\n"
    content = lines.encode()
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    first, second = load_jsonl(tmp_path / name)
    assert isinstance(first, RawArticle)
    assert isinstance(second, Rejected)
    assert second.line == 2
    assert "longer than" in second.reason


def test_a_line_of_just_the_limit_is_taken(tmp_path: Path, monkeypatch):
    line = json.dumps({"text": STORY}) + "\n"
    monkeypatch.setattr(jsonl, "MAX_ARTICLE_BYTES", len(line))
    (tmp_path / "a.jsonl").write_text(line * 3)
    assert [type(one) for one in load_jsonl(tmp_path / "a.jsonl")] == [RawArticle] * 3


def test_utf_16_records_are_bounded_too(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_ARTICLE_BYTES", 1000)
    (tmp_path / "a.jsonl").write_bytes((json.dumps({"text": STORY}) * 50).encode("utf-16"))
    (rejected,) = load_jsonl(tmp_path / "a.jsonl")
    assert isinstance(rejected, Rejected)
    assert "UTF-16" in rejected.reason
