from pathlib import Path

import pytest
from filelock import FileLock

from corpus.errors import IndexDamaged, SettingsError
from index import generations


def _publish(directory: Path, content: str, index_id: str = "abc") -> Path:
    with generations.writing(directory), generations.unfinished(directory) as folder:
        (folder / "content").write_text(content)
        return generations.publish(directory, folder, index_id)


def test_the_last_published_generation_is_live(tmp_path: Path):
    for content in ("one", "two"):
        _publish(tmp_path / "index", content)
        assert (generations.live(tmp_path / "index") / "content").read_text() == content


def test_where_nothing_was_published_there_is_no_index(tmp_path: Path):
    with pytest.raises(IndexDamaged) as caught:
        generations.live(tmp_path)
    assert "dateline index" in caught.value.hint


def test_an_interrupted_build_leaves_the_old_generation_live(tmp_path: Path):
    old = _publish(tmp_path, "one")
    with (
        pytest.raises(KeyboardInterrupt),
        generations.writing(tmp_path),
        generations.unfinished(tmp_path) as folder,
    ):
        (folder / "content").write_text("two")
        raise KeyboardInterrupt
    assert generations.live(tmp_path) == old
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_what_a_killed_build_left_is_cleared_by_the_next(tmp_path: Path):
    _publish(tmp_path, "one")
    stale = tmp_path / "generations" / f"{generations.UNFINISHED}dead"
    stale.mkdir()
    _publish(tmp_path, "two")
    assert not stale.exists()


def test_the_generation_just_replaced_stays_and_older_ones_go(tmp_path: Path):
    first, second, third = (_publish(tmp_path, content) for content in ("one", "two", "three"))
    assert not first.exists()
    assert second.exists()
    assert third == generations.live(tmp_path)


def test_the_same_content_again_gets_a_folder_of_its_own(tmp_path: Path):
    assert _publish(tmp_path, "one", "same") != _publish(tmp_path, "one", "same")


def test_one_writer_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(generations, "LOCK_SECONDS", 0.05)
    _publish(tmp_path, "one")
    with (
        FileLock(tmp_path / generations.LOCK),
        pytest.raises(IndexDamaged, match="another process"),
        generations.writing(tmp_path),
    ):
        pass


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(SettingsError, match=r"thesis\.txt"), generations.writing(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_folder_for_an_index(tmp_path: Path):
    (tmp_path / "index").write_text("mine")
    with pytest.raises(SettingsError), generations.writing(tmp_path / "index"):
        pass


@pytest.mark.parametrize("pointer", ["", "gone-1", "../..", "\xff"])
def test_a_pointer_to_nowhere_is_damage(tmp_path: Path, pointer: str):
    _publish(tmp_path, "one")
    (tmp_path / generations.POINTER).write_bytes(pointer.encode("latin-1"))
    with pytest.raises(IndexDamaged):
        generations.live(tmp_path)
