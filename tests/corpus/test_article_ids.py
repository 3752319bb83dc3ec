"""Ids of articles: plain, and the same wherever the articles and their index are moved to."""

import shutil

from corpus.read import article_id
from tests.corpus.test_read import _STORY, _read, _write


def test_articles_moved_with_their_index_keep_their_ids(tmp_path):
    old = tmp_path / "old"
    _write(old / "sub" / "a.txt", _STORY)
    before = [a.id for a in _read(old)[0]]
    shutil.move(old, tmp_path / "new")
    assert [a.id for a in _read(tmp_path / "new", known_as=old)[0]] == before
    assert [a.path for a in _read(tmp_path / "new", known_as=old)[0]] == [tmp_path / "new" / "sub" / "a.txt"]


def test_an_id_is_plain_ascii_whatever_the_name(tmp_path):
    names = ["Über—Zoll.txt", "关税.txt", "a" * 200 + ".txt", "..txt", "a b.tar.txt"]
    ids = [article_id(tmp_path, tmp_path / name) for name in names]
    assert all(i.isascii() and " " not in i and len(i) < 70 for i in ids)
    assert ids[0].startswith("uber-zoll-")
    assert ids[1].startswith("article-")
