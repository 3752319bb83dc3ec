"""Corrections are checked, survive crashes and other writers, and beat what the file says."""

import json
import os
import threading
from pathlib import Path

import pytest

from corpus.corrections import Corrections, apply
from corpus.errors import CorpusError, SettingsError
from corpus.types import Article

_ARTICLE = Article("a", "Pier", "The pier.", None, None, None, None, "none", Path("/n/a.txt"), "0" * 64)


def test_what_was_set_is_read_by_others(tmp_path):
    path = tmp_path / "index" / "corrections.json"
    writer, reader = Corrections(path), Corrections(path)
    assert reader.get("a") == {}
    writer.set("a", published="June 10, 2022", title=" New pier ")
    writer.set("b", author="Zoë Åkerman")
    writer.set("a", publisher="Harbour Times")
    assert reader.get("a") == {"published": "2022-06-10", "title": "New pier", "publisher": "Harbour Times"}
    assert reader.all()["b"] == {"author": "Zoë Åkerman"}
    assert Corrections(path).all() == reader.all()


def test_none_takes_a_correction_back(tmp_path):
    corrections = Corrections(tmp_path / "c.json")
    corrections.set("a", title="New", published="2022")
    assert corrections.set("a", title=None) == {"published": "2022"}
    corrections.set("a", published=None)
    assert corrections.all() == {}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"published": "2022-02-30"}, "2022-02-30"),
        ({"published": "yesterday"}, "yesterday"),
        ({"title": "  "}, "title is empty"),
        ({"text": "new text"}, "no field 'text'"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(tmp_path, fields, message):
    corrections = Corrections(tmp_path / "c.json")
    corrections.set("a", title="Kept")
    with pytest.raises(SettingsError, match=message):
        corrections.set("a", author="Jane Doe", **fields)
    assert corrections.get("a") == {"title": "Kept"}


def test_a_corrected_date_says_so_and_other_fields_leave_the_basis():
    dated = apply(_ARTICLE, {"published": "2022-06-10"})
    assert (dated.published, dated.published_basis) == ("2022-06-10", "corrected")
    titled = apply(_ARTICLE, {"title": "New pier", "unknown": "x"})
    assert (titled.title, titled.published_basis) == ("New pier", "none")
    assert apply(_ARTICLE, {}) == _ARTICLE


@pytest.mark.parametrize("content", ["{broken", "[]", '{"a": "b"}', b"\xff\xfe\x00"])
def test_a_damaged_file_is_told_and_never_written_over(tmp_path, content):
    path = tmp_path / "c.json"
    raw = content if isinstance(content, bytes) else content.encode()
    path.write_bytes(raw)
    for call in (lambda: Corrections(path).get("a"), lambda: Corrections(path).set("a", title="New")):
        with pytest.raises(CorpusError) as raised:
            call()
        assert raised.value.hint
    assert path.read_bytes() == raw


def test_a_crash_while_writing_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "c.json"
    corrections = Corrections(path)
    corrections.set("a", title="Kept")

    def crash(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(CorpusError, match="No space left"):
        corrections.set("a", title="Lost")
    assert json.loads(path.read_text("utf-8")) == {"a": {"title": "Kept"}}
    assert {entry.name for entry in tmp_path.iterdir()} <= {"c.json", "c.json.lock"}


def test_writers_at_the_same_time_lose_nothing(tmp_path):
    path = tmp_path / "c.json"

    def write(number):
        for turn in range(5):
            Corrections(path).set(f"a{number}", title=f"title {turn}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Corrections(path).all() == {f"a{number}": {"title": "title 4"} for number in range(4)}
