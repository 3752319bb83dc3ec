"""Articles removed for good: gone from the index and the disk, and not taken in again until asked for."""

from pathlib import Path

import pytest

from corpus.errors import IndexDamaged, UnknownArticleError
from index import build, removed
from index.build import update
from index.index import Index
from tests.index.conftest import HashingEncoder


@pytest.fixture
def into(tmp_path: Path, articles: Path, encoder: HashingEncoder) -> Path:
    into = tmp_path / "index"
    update([articles], into, encoder=encoder)
    return into


def held(into: Path) -> dict[str, str]:
    return {one.path.name: one.id for one in Index.open(into).articles()}


def test_a_removed_article_is_gone_from_index_and_disk(into: Path, encoder: HashingEncoder):
    key = held(into)["weather.txt"]
    report = update([], into, forget=[key], encoder=encoder)
    assert (report.removed, sorted(held(into))) == ((key,), ["busan.txt", "geneva.txt"])
    left = [path for path in into.rglob("*") if path.is_file() and b"trawler" in path.read_bytes()]
    assert left == []


def test_an_update_leaves_it_out_while_its_file_lies_there(
    into: Path, articles: Path, encoder: HashingEncoder
):
    update([], into, forget=[held(into)["weather.txt"]], encoder=encoder)
    (articles / "weather.txt").write_text("Storm again\n\nA storm closed the harbour on Sunday.\n")
    report = update([articles], into, encoder=encoder)
    assert (report.added, "weather.txt" in held(into)) == ((), False)


def test_restored_it_is_read_anew(into: Path, articles: Path, encoder: HashingEncoder):
    key = held(into)["weather.txt"]
    update([], into, forget=[key], encoder=encoder)
    assert update([], into, restore=[key], encoder=encoder).added == (key,)
    assert removed.read(into) == {}


def test_an_unknown_id_changes_nothing(into: Path, encoder: HashingEncoder):
    pointer = (into / "current").read_text()
    with pytest.raises(UnknownArticleError, match="no article nonsense"):
        update([], into, forget=["nonsense"], encoder=encoder)
    with pytest.raises(UnknownArticleError, match="no article nonsense was removed"):
        update([], into, restore=["nonsense"], encoder=encoder)
    assert ((into / "current").read_text(), removed.read(into)) == (pointer, {})


def test_what_has_no_file_any_more_cannot_be_restored(into: Path, articles: Path, encoder: HashingEncoder):
    key = held(into)["weather.txt"]
    update([], into, forget=[key], encoder=encoder)
    (articles / "weather.txt").unlink()
    with pytest.raises(UnknownArticleError, match="no longer there"):
        update([], into, restore=[key], encoder=encoder)
    assert key in removed.read(into)


def test_a_build_that_fails_removes_nothing(
    into: Path, encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(build, "write_order", broken)
    with pytest.raises(OSError, match="no space"):
        update([], into, forget=[held(into)["weather.txt"]], encoder=encoder)
    assert (removed.read(into), "weather.txt" in held(into)) == ({}, True)


def test_a_damaged_list_is_told_and_kept(into: Path, articles: Path, encoder: HashingEncoder):
    (into / removed.FILE).write_text("{")
    with pytest.raises(IndexDamaged, match="removed articles"):
        update([articles], into, encoder=encoder)
    assert (into / removed.FILE).read_text() == "{"


def test_restored_from_where_the_index_was_moved_with_its_articles(tmp_path: Path, encoder: HashingEncoder):
    before, now = tmp_path / "before", tmp_path / "now"
    (before / "articles").mkdir(parents=True)
    (before / "articles" / "weather.txt").write_text("Storm\n\nA storm closed the harbour on Sunday.\n")
    (before / "articles" / "talks.txt").write_text("Talks\n\nThe envoys met in Busan on Monday.\n")
    update([before / "articles"], before / "index", encoder=encoder)
    key = held(before / "index")["weather.txt"]
    update([], before / "index", forget=[key], encoder=encoder)
    before.rename(now)
    assert update([], now / "index", restore=[key], encoder=encoder).added == (key,)
    update([], now / "index", forget=[key], encoder=encoder)
    assert update([], now / "index", restore=[key], encoder=encoder).added == (key,)


def test_to_forget_what_is_forgotten_changes_nothing(into: Path, encoder: HashingEncoder):
    key = held(into)["weather.txt"]
    update([], into, forget=[key], encoder=encoder)
    listed = removed.read(into)
    assert not update([], into, forget=[key], encoder=encoder).changed
    assert removed.read(into) == listed
