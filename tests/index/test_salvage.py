"""An index that cannot be read is built again, and what people said about its articles is kept."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import CorpusError, IndexDamaged
from index import generations, manifest, removed
from index.build import update
from index.index import Index
from index.salvage import salvage
from tests.index.conftest import HashingEncoder

Break = Callable[[Path], None]


def _gone(folder: Path) -> None:
    (folder / manifest.NAME).unlink()


def _cut(folder: Path) -> None:
    path = folder / manifest.NAME
    path.write_bytes(path.read_bytes()[:40])


def _other_format(folder: Path) -> None:
    path = folder / manifest.NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 1}))


def _incomplete(folder: Path) -> None:
    path = folder / manifest.NAME
    path.write_text(json.dumps({"format": manifest.FORMAT, "roots": json.loads(path.read_text())["roots"]}))


@pytest.fixture
def single(tmp_path: Path) -> Path:
    path = tmp_path / "single.txt"
    path.write_text("Alone\n\nThis article stands alone.\n")
    return path


@pytest.fixture
def into(tmp_path: Path, articles: Path, single: Path, encoder: HashingEncoder) -> Path:
    """Two roots; one article has a corrected date, another was removed."""
    into = tmp_path / "index"
    update([articles, single], into, encoder=encoder)
    ids = {one.path.name: one.id for one in Index.open(into).articles()}
    Index.open(into).corrections.set(ids["busan.txt"], published="2025-10-30")
    update([], into, forget=[ids["weather.txt"]], encoder=encoder)
    return into


def _held(into: Path) -> dict[str, tuple[str, str | None, str]]:
    return {
        one.path.name: (one.id, one.published, one.published_basis) for one in Index.open(into).articles()
    }


@pytest.mark.parametrize("damage", [_gone, _cut, _other_format, _incomplete])
def test_naming_one_root_reads_all_anew_and_keeps_what_people_said(
    into: Path, single: Path, encoder: HashingEncoder, damage: Break
):
    before = _held(into)
    damage(generations.live(into))
    with pytest.raises(IndexDamaged) as caught:
        Index.open(into)
    assert "keeps what was corrected" in caught.value.hint
    report = update([single], into, encoder=encoder)
    assert (_held(into), report.notices) == (before, ())
    assert before["busan.txt"][1:] == ("2025-10-30", "corrected")
    assert "weather.txt" not in before


def test_ids_of_a_moved_index_stay_though_its_manifest_is_gone(
    tmp_path: Path, articles: Path, encoder: HashingEncoder
):
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    shutil.copytree(articles, first / "articles")
    update([first / "articles"], first / "index", encoder=encoder)
    before = _held(first / "index")
    first.rename(second)
    _gone(generations.live(second / "index"))
    update([second / "articles"], second / "index", encoder=encoder)
    assert _held(second / "index") == before


def test_a_lost_pointer_loses_no_root(into: Path, single: Path, encoder: HashingEncoder):
    before = _held(into)
    (into / "current").unlink()
    update([single], into, encoder=encoder)
    assert _held(into) == before


def test_the_encoder_it_was_built_with_is_known_again(into: Path):
    folder = generations.live(into)
    assert salvage(into).encoder == "hashing"
    _gone(folder)
    assert salvage(into).encoder == "hashing"


def test_where_nothing_tells_the_roots_those_named_are_built_and_it_is_said(
    into: Path, articles: Path, single: Path, encoder: HashingEncoder
):
    before = _held(into)
    for folder in (into / "generations").iterdir():
        shutil.rmtree(folder)
    with pytest.raises(IndexDamaged, match="nothing tells") as caught:
        update([], into, remove=[single], encoder=encoder)
    assert "Name all of its folders" in caught.value.hint
    report = update([articles], into, encoder=encoder)
    assert _held(into) == {name: one for name, one in before.items() if name != "single.txt"}
    assert ["nothing tells which folders" in notice.message for notice in report.notices] == [True]


def test_a_folder_that_is_away_is_not_dropped_in_silence(
    into: Path, articles: Path, single: Path, encoder: HashingEncoder
):
    _gone(generations.live(into))
    articles.rename(articles.parent / "elsewhere")
    with pytest.raises(CorpusError, match="not there") as caught:
        update([single], into, encoder=encoder)
    assert "--remove" in caught.value.hint
    update([single], into, remove=[articles], encoder=encoder)
    assert list(_held(into)) == ["single.txt"]
    assert len(removed.read(into)) == 1
