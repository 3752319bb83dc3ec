"""The store gives back what was put in, refuses what is no store, and finds articles that moved with it."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import IndexDamaged, UnknownArticleError
from corpus.read import text_sha256
from corpus.store import Store
from corpus.types import Article, Block, Passage, Span


def _article(number=0, root=Path("/news"), text="The pier opened. It is long.", **fields):
    values = {
        "id": f"a{number}", "title": "Pier", "text": text, "publisher": None, "author": "Jane Doe",
        "url": None, "published": "2024-03", "published_basis": "text", "path": root / f"a{number}.txt",
        "sha256": text_sha256(text), "root": root,
    }  # fmt: skip
    return Article(**{**values, **fields})


def _passage(article, *bounds):
    spans = tuple(Span(start, end) for start, end in bounds)
    start, end = spans[0].start, spans[-1].end
    return Passage(f"{article.id}:{start}-{end}", article.id, Span(start, end), spans)


def _build(path, articles, **options):
    with Store.create(path, **options) as writer:
        for article in articles:
            passages = [_passage(article, (0, 16)), _passage(article, (17, 28))]
            writer.add(article, [Block(Span(0, 28), "body")], passages, origin="o")
    return Store.open(path, **options)


_STRINGS = st.text(st.characters(codec="utf-8"), max_size=50)


@settings(deadline=None, max_examples=20)
@given(
    text=_STRINGS,
    title=st.none() | _STRINGS,
    record=st.none() | st.integers(1, 9**9),
    encoding=st.just("cp1252"),
)
def test_what_is_added_comes_back_the_same(tmp_path_factory, text, title, record, encoding):
    folder = tmp_path_factory.mktemp("store")
    article = _article(text=text, title=title, record=record, encoding=encoding, language="de")
    blocks = [Block(Span(0, len(text)), "keypoint")]
    passage = _passage(article, (0, len(text) // 2), (len(text) // 2, len(text)))
    with Store.create(folder / "store.sqlite") as writer:
        writer.set_meta("corpus", title or "")
        assert writer.add(article, blocks, [passage]) == range(1)
    with Store.open(folder / "store.sqlite") as store:
        assert store.article("a0") == article
        assert list(store.articles()) == [article]
        assert store.blocks("a0") == tuple(blocks)
        assert store.passages("a0") == (passage,)
        assert store.passages_at([0]) == [passage]
        assert store.origin("a0") == "a0"
        assert store.meta("corpus") == (title or "")
        assert store.meta("none") is None


def test_rows_are_numbered_in_build_order_and_given_in_the_order_asked(tmp_path):
    with _build(tmp_path / "s", [_article(n) for n in range(3)]) as store:
        assert (store.article_count, store.passage_count) == (3, 6)
        assert [p.article_id for p in store.passages_at([5, 0, 3, 0])] == ["a2", "a0", "a1", "a0"]
        of_each = [passage for key in ("a0", "a1", "a2") for passage in store.passages(key)]
        assert store.passages_at(range(6)) == of_each
        assert store.passages_at([]) == []
        assert store.passage_counts() == {"a0": 2, "a1": 2, "a2": 2}
        assert store.origins() == {"a0": "o", "a1": "o", "a2": "o"}


def test_more_rows_than_sqlite_takes_parameters_can_be_asked(tmp_path):
    with _build(tmp_path / "s", [_article(n) for n in range(1200)]) as store:
        of_each = [passage.id for n in range(1200) for passage in store.passages(f"a{n}")]
        assert [passage.id for passage in store.passages_at(range(2400))] == of_each


def test_unknown_articles_and_rows_are_told(tmp_path):
    with _build(tmp_path / "s", [_article()]) as store:
        for ask in (store.article, store.blocks, store.passages, store.origin):
            with pytest.raises(UnknownArticleError, match="a' OR 1=1"):
                ask("a' OR 1=1 --")
        with pytest.raises(IndexDamaged, match="no passage 2"):
            store.passages_at([0, 2])


def test_two_articles_of_one_id_are_refused(tmp_path):
    with pytest.raises(IndexDamaged, match="a0"):
        _build(tmp_path / "s", [_article(), _article()])


def test_a_finished_store_is_one_file_and_cannot_be_written(tmp_path):
    with _build(tmp_path / "s", [_article()]) as store:
        assert [path.name for path in tmp_path.iterdir()] == ["s"]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store._connection.execute("DELETE FROM articles")


def test_a_reader_needs_no_write_permission_in_the_folder(tmp_path):
    _build(tmp_path / "odd ?#%name" / "s", [_article()]).close()
    (tmp_path / "odd ?#%name").chmod(0o500)
    try:
        with Store.open(tmp_path / "odd ?#%name" / "s") as store:
            assert store.article_count == 1
    finally:
        (tmp_path / "odd ?#%name").chmod(0o700)


@pytest.mark.parametrize("content", [None, b"", b"not a database at all, but long enough to be looked at"])
def test_what_is_no_store_is_refused_with_a_remedy(tmp_path, content):
    if content is not None:
        (tmp_path / "s").write_bytes(content)
    with pytest.raises(IndexDamaged) as raised:
        Store.open(tmp_path / "s")
    assert "dateline index" in raised.value.hint


def test_a_store_whose_building_was_cut_short_is_refused(tmp_path):
    with pytest.raises(KeyboardInterrupt), Store.create(tmp_path / "s") as writer:
        writer.add(_article(), [], [])
        raise KeyboardInterrupt
    with pytest.raises(IndexDamaged):
        Store.open(tmp_path / "s")


def test_another_schema_version_is_refused(tmp_path):
    _build(tmp_path / "s", [_article()]).close()
    connection = sqlite3.connect(tmp_path / "s")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(IndexDamaged, match="version 999"):
        Store.open(tmp_path / "s")


def test_damage_inside_the_file_is_told_as_damage(tmp_path):
    _build(tmp_path / "s", [_article(n, text="x" * 5000) for n in range(50)]).close()
    raw = bytearray((tmp_path / "s").read_bytes())
    raw[4096 * 3 :] = os.urandom(len(raw) - 4096 * 3)
    (tmp_path / "s").write_bytes(raw)
    with pytest.raises(IndexDamaged):
        store = Store.open(tmp_path / "s")
        list(store.articles())
        store.passages_at(range(50))


def test_articles_that_moved_with_their_index_are_found(tmp_path):
    news, index = tmp_path / "old" / "news", tmp_path / "old" / "index"
    news.mkdir(parents=True)
    (news / "a0.txt").write_text("The pier opened. It is long.")
    single = tmp_path / "old" / "single.txt"
    single.write_text("x")
    articles = [_article(root=news), _article(1, root=single, path=single)]
    _build(index / "generations" / "g1" / "articles.sqlite", articles).close()
    shutil.move(tmp_path / "old", tmp_path / "new")
    with Store.open(tmp_path / "new" / "index" / "generations" / "g1" / "articles.sqlite") as store:
        assert store.article("a0").path == tmp_path / "new" / "news" / "a0.txt"
        assert store.article("a1").path == tmp_path / "new" / "single.txt"
        assert store.roots() == (tmp_path / "new" / "news", tmp_path / "new" / "single.txt")


def test_articles_that_stayed_when_the_index_moved_are_found(tmp_path):
    news, index = tmp_path / "news", tmp_path / "index"
    news.mkdir()
    (news / "a0.txt").write_text("The pier opened. It is long.")
    _build(index / "generations" / "g1" / "articles.sqlite", [_article(root=news)]).close()
    (tmp_path / "far" / "away").mkdir(parents=True)
    shutil.move(index, tmp_path / "far" / "away" / "index")
    with Store.open(tmp_path / "far" / "away" / "index" / "generations" / "g1" / "articles.sqlite") as store:
        assert store.article("a0").path == news / "a0.txt"
        assert store.article("a0").root == news


def test_a_folder_without_the_articles_is_no_moved_root(tmp_path):
    news = tmp_path / "news"
    index = news / "index"
    index.mkdir(parents=True)
    (news / "a0.txt").write_text("The pier opened. It is long.")
    _build(index / "generations" / "g1" / "articles.sqlite", [_article(root=news)]).close()
    (tmp_path / "far").mkdir()
    shutil.move(index, tmp_path / "far" / "index")
    with Store.open(tmp_path / "far" / "index" / "generations" / "g1" / "articles.sqlite") as store:
        assert store.roots() == (news,)
        assert store.article("a0").path == news / "a0.txt"
